#include <core/alembic/arguments.h>
#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/engine.h>
#include <core/alembic/sqlalchemy/types.h>
#include <core/script/runtime/protocol.h>

// Types that a script defines itself. What such a type is for a database only its own code knows, so that code is run
// when the type is used: a TypeDecorator's load_dialect_impl (else its `impl`), a UserDefinedType's get_col_spec.

namespace retort::alembic
{

using namespace script;

namespace
{

/// `impl` of the class, made with the arguments the decorator was given, becomes `impl` of the object.
Eval<> initDecorator(Call &call)
{
    RETORT_TRY(const Value impl, findAttribute(call.vm, call.self, "impl"));
    if (!impl.isSet()) {
        return call.vm.raise(call.vm.errors().AttributeError,
                             "TypeDecorator implementations require a class-level variable 'impl' which refers to the "
                             "class of type being decorated");
    }
    if (!impl.isKind(Kind::Class))
        return Value::none();
    const Tuple &given = call.tuple(0);
    const Dict &keywords = call.dict(1);
    std::vector<Value> arguments(given.items().begin(), given.items().end());
    std::vector<std::pair<Ref<Str>, Value>> named;
    for (std::size_t place = 0; place < keywords.table().end(); ++place) {
        const auto &entry = keywords.table().at(place);
        if (entry.key.isSet())
            named.emplace_back(Ref<Str>(entry.key.as<Str>()), entry.value);
    }
    RETORT_TRY(const Value made, script::call(call.vm, impl, std::span<const Value>(arguments), named));
    RETORT_CHECK(setAttribute(call.vm, call.self, *call.vm.intern("impl"), made));
    return Value::none();
}

Eval<> loadDialectImpl(Call &call)
{
    return getAttribute(call.vm, call.self, "impl");
}

constexpr FunctionEntry decoratorMethods[] = {
    {"__init__", "*args, **kwargs", "The type it decorates gets these arguments.", initDecorator},
    {"load_dialect_impl", "dialect", "The type that stands for this one on a database.", loadDialectImpl},
};

Eval<> initUserDefined(Call &)
{
    return Value::none();
}

constexpr FunctionEntry userDefinedMethods[] = {
    {"__init__", "*args, **kwargs", "A type that writes itself: a script's class defines get_col_spec().",
     initUserDefined},
};

const ClassRow rows[] = {
    {{"TypeDecorator", "sqlalchemy", "A type of a script on top of another one.", decoratorMethods},
     "TypeEngine",
     [] { return sql::SqlType(); }},
    {{"UserDefinedType", "sqlalchemy", "A type of a script that writes its own SQL.", userDefinedMethods},
     "TypeEngine",
     [] { return sql::SqlType(); }},
};

/// A type object that is, or holds, the one asked for: classes are called without arguments first.
Eval<Value> instantiated(Interpreter &vm, const Value &value)
{
    if (value.isKind(Kind::Class))
        return call(vm, value);
    return value;
}

} // namespace

const std::span<const ClassRow> customTypes = rows;

Eval<sql::SqlType> resolveType(Interpreter &vm, TypeObject &object)
{
    ScriptHost &host = ScriptHost::of(vm);
    const ClassRow *row = host.rowOf(*object.type());
    const std::string_view known = row != nullptr ? std::string_view(row->entry.name) : std::string_view();
    const Value self(&object);
    sql::SqlType resolved = object.sqlType;
    if (known == "TypeDecorator") {
        RETORT_TRY(const Value dialect, dialectObject(vm));
        RETORT_TRY(const Value method, getAttribute(vm, self, "load_dialect_impl"));
        RETORT_TRY(Value impl, call(vm, method, {dialect}));
        if (impl.native<TypeObject>() == &object)
            return vm.raise(vm.errors().RecursionError, "load_dialect_impl() gives the type itself");
        RETORT_CHECK(vm.enterNesting());
        auto inner = toType(vm, impl);
        vm.leaveNesting();
        RETORT_TRY(resolved, std::move(inner));
    } else if (known == "UserDefinedType") {
        RETORT_TRY(const Value method, findAttribute(vm, self, "get_col_spec"));
        if (!method.isSet()) {
            return vm.raise(vm.errors().AttributeError,
                            textOf("'", object.type()->name(), "' object has no attribute 'get_col_spec'"));
        }
        RETORT_TRY(const Value spec, call(vm, method));
        RETORT_TRY(const QString text, toText(vm, spec, "get_col_spec()"));
        resolved.kind = sql::RawType{text};
    } else {
        return resolved;
    }
    // with_variant() on the decorator itself comes before what it decorates.
    for (const auto &variant : object.sqlType.variants)
        resolved.variants.insert(resolved.variants.begin(), variant);
    return resolved;
}

Eval<sql::SqlType> toType(Interpreter &vm, const Value &value)
{
    if (value.isNone() || !value.isSet())
        return sql::SqlType();
    RETORT_TRY(const Value made, instantiated(vm, value));
    if (auto *object = made.native<TypeObject>())
        return resolveType(vm, *object);
    RETORT_TRY(const std::string repr, reprOf(vm, value));
    return argumentError(vm, textOf("SQLAlchemy type expected, got ", repr));
}

} // namespace retort::alembic
