#include <core/base/presenter.h>
#include <core/script/runtime/protocol/builtin.h>
#include <core/script/runtime/values/iterator.h>

#include <algorithm>

namespace retort::script
{

namespace
{

/// Notes that the repr of a container is being made, so that a container inside itself is seen.
class ReprMark
{
public:
    ReprMark(Interpreter &vm, const Object *object)
        : vm_(vm)
    {
        vm_.reprStack().push_back(object);
    }
    ReprMark(const ReprMark &) = delete;
    ReprMark &operator=(const ReprMark &) = delete;
    ~ReprMark() { vm_.reprStack().pop_back(); }

private:
    Interpreter &vm_;
};

Eval<void> appendItem(Interpreter &vm, std::string &to, const Value &item)
{
    RETORT_TRY(const std::string shown, reprOf(vm, item));
    to += shown;
    RETORT_CHECK(vm.reserve(to.size()));
    return vm.tick();
}

Eval<std::string> reprOfItems(Interpreter &vm, const char *open, const ValueVector &items, const char *close)
{
    std::string shown = open;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0)
            shown += ", ";
        // Kept: __repr__ may change the list. NOLINTNEXTLINE(performance-unnecessary-copy-initialization)
        const Value item = items[i];
        RETORT_CHECK(appendItem(vm, shown, item));
    }
    return shown + close;
}

Eval<std::string> reprOfTable(Interpreter &vm, const HashTable &table, bool keys, bool values, const char *between)
{
    std::string shown;
    bool first = true;
    for (std::size_t place = 0; place < table.end(); ++place) {
        // Kept: __repr__ may change the dict. NOLINTNEXTLINE(performance-unnecessary-copy-initialization)
        const HashTable::Entry entry = table.at(place);
        if (!entry.key.isSet())
            continue;
        if (!first)
            shown += ", ";
        first = false;
        const bool pairs = keys && values && between[0] == ',';
        if (pairs)
            shown += "(";
        if (keys)
            RETORT_CHECK(appendItem(vm, shown, entry.key));
        if (keys && values)
            shown += between;
        if (values)
            RETORT_CHECK(appendItem(vm, shown, entry.value));
        if (pairs)
            shown += ")";
    }
    return shown;
}

Eval<std::string> reprOfContainer(Interpreter &vm, const Value &value)
{
    const Object *object = value.object();
    const auto &stack = vm.reprStack();
    const bool inside = std::find(stack.begin(), stack.end(), object) != stack.end();
    RETORT_CHECK(vm.enterNesting());
    const NestingGuard guard(vm);
    const ReprMark mark(vm, object);
    switch (object->kind()) {
    case Kind::List:
        return inside ? std::string("[...]") : reprOfItems(vm, "[", value.as<List>()->items(), "]");
    case Kind::Tuple:
        if (inside)
            return std::string("(...)");
        return reprOfItems(vm, "(", value.as<Tuple>()->items(), value.as<Tuple>()->size() == 1 ? ",)" : ")");
    case Kind::Dict: {
        if (inside)
            return std::string("{...}");
        RETORT_TRY(const std::string shown, reprOfTable(vm, value.as<Dict>()->table(), true, true, ": "));
        return "{" + shown + "}";
    }
    case Kind::DictView: {
        const auto &view = *value.as<DictView>();
        RETORT_TRY(const std::string shown, reprOfTable(vm, view.dict()->table(), view.what() != DictView::What::Values,
                                                        view.what() != DictView::What::Keys, ", "));
        return typeName(vm, value) + "([" + shown + "])";
    }
    default: {
        const auto &set = *value.as<Set>();
        const bool plain = set.type() == vm.types().set.get();
        if (inside)
            return set.type()->name() + "(...)";
        if (set.size() == 0)
            return set.type()->name() + "()";
        RETORT_TRY(const std::string shown, reprOfTable(vm, set.table(), true, false, ""));
        return plain ? "{" + shown + "}" : set.type()->name() + "({" + shown + "})";
    }
    }
}

Eval<std::string> stringFrom(Interpreter &vm, const Value &method, const Value &value, const char *name)
{
    RETORT_CHECK(vm.enterNesting());
    const NestingGuard guard(vm);
    RETORT_TRY(const Value result, callMethod(vm, method, value));
    const auto *text = result.as<Str>();
    if (!text)
        return vm.raise(vm.errors().TypeError, textOf(name, " returned non-string (type ", typeName(vm, result), ")"));
    return std::string(text->text());
}

} // namespace

Eval<std::string> builtinRepr(Interpreter &vm, const Value &value)
{
    switch (value.tag()) {
    case Value::Tag::Unset:
    case Value::Tag::None:
        return std::string("None");
    case Value::Tag::NotImplemented:
        return std::string("NotImplemented");
    case Value::Tag::Ellipsis:
        return std::string("Ellipsis");
    case Value::Tag::Bool:
        return std::string(value.asBool() ? "True" : "False");
    case Value::Tag::Int:
        return std::to_string(value.asInt());
    case Value::Tag::Float:
        return reprOfDouble(value.asFloat());
    case Value::Tag::Object:
        break;
    }
    const Object &object = *value.object();
    switch (object.kind()) {
    case Kind::Int:
        return intToText(vm, value);
    case Kind::Float:
        return reprOfDouble(value.as<Float>()->number());
    case Kind::Str:
        return reprOfText(value.as<Str>()->text());
    case Kind::Bytes:
        if (isByteArray(vm, value))
            return typeName(vm, value) + "(" + reprOfBytes(value.as<Bytes>()->bytes()) + ")";
        return reprOfBytes(value.as<Bytes>()->bytes());
    case Kind::List:
    case Kind::Tuple:
    case Kind::Dict:
    case Kind::DictView:
    case Kind::Set:
        return reprOfContainer(vm, value);
    case Kind::Range: {
        const auto &range = *value.as<Range>();
        if (range.step() == 1)
            return textOf("range(", range.start(), ", ", range.stop(), ")");
        return textOf("range(", range.start(), ", ", range.stop(), ", ", range.step(), ")");
    }
    case Kind::Slice: {
        const auto &slice = *value.as<Slice>();
        RETORT_TRY(const std::string start, reprOf(vm, slice.start()));
        RETORT_TRY(const std::string stop, reprOf(vm, slice.stop()));
        RETORT_TRY(const std::string step, reprOf(vm, slice.step()));
        return "slice(" + start + ", " + stop + ", " + step + ")";
    }
    case Kind::Class: {
        const auto &type = *value.as<Class>();
        return "<class '" + (type.module().empty() || type.module() == "builtins" ? "" : type.module() + ".") +
               type.qualifiedName() + "'>";
    }
    case Kind::Function:
        return textOf("<function ", value.as<Function>()->qualifiedName->text(), ">");
    case Kind::NativeFunction:
        return textOf("<built-in function ", value.as<NativeFunction>()->entry().name, ">");
    case Kind::BoundMethod: {
        const auto &bound = *value.as<BoundMethod>();
        const auto *function = bound.function().as<Function>();
        const auto *native = bound.function().as<NativeFunction>();
        return textOf("<bound method ",
                      function ? std::string(function->qualifiedName->text())
                      : native ? typeName(vm, bound.self()) + "." + native->entry().name
                               : std::string("?"),
                      " of ", typeName(vm, bound.self()), " object>");
    }
    case Kind::Module:
        return "<module '" + value.as<ModuleObject>()->name() + "'>";
    case Kind::Placeholder:
        return vm.outOfReach(*value.as<Placeholder>());
    case Kind::Generator:
        return "<generator object " + value.as<Generator>()->name() + ">";
    case Kind::Exception: {
        const auto &exception = *value.as<Exception>();
        if (exception.arguments->size() == 1) {
            RETORT_TRY(const std::string argument, reprOf(vm, (*exception.arguments)[0]));
            return exception.type()->name() + "(" + argument + ")";
        }
        RETORT_TRY(const std::string arguments, reprOf(vm, Value(exception.arguments)));
        return exception.type()->name() + arguments;
    }
    case Kind::Super:
        return textOf("<super: ", value.as<Super>()->start().name(), ">");
    default:
        break;
    }
    Class &type = typeOf(vm, value);
    if (&type == vm.types().genericAlias.get() || &type == vm.types().unionType.get()) {
        const auto shown = [&](const Value &part) -> Eval<std::string> {
            if (const auto *named = part.as<Class>())
                return named == vm.types().none.get() ? std::string("None") : named->displayName();
            return part.is(Value::ellipsis()) ? std::string("...") : reprOf(vm, part);
        };
        const Value arguments = object.attributes()->get("__args__");
        std::string text;
        for (const Value &part : arguments.as<Tuple>()->items()) {
            RETORT_TRY(const std::string one, shown(part));
            text += (text.empty() ? "" : &type == vm.types().unionType.get() ? " | " : ", ") + one;
        }
        if (&type == vm.types().unionType.get())
            return text;
        RETORT_TRY(const std::string origin, shown(object.attributes()->get("__origin__")));
        return origin + "[" + text + "]";
    }
    return "<" + type.displayName() + " object>";
}

Eval<std::string> reprOf(Interpreter &vm, const Value &value)
{
    const Value *own = overriding(vm, value, *vm.names().repr);
    if (!own && value.as<Class>() && !value.object()->type()->isBuiltin)
        own = value.object()->type()->find(*vm.names().repr);
    if (own) {
        const Value method = *own;
        const auto *native = method.as<NativeFunction>();
        if (!native || !native->owner() || !native->owner()->isBuiltin)
            return stringFrom(vm, method, value, "__repr__");
    }
    return builtinRepr(vm, value);
}

Eval<std::string> builtinText(Interpreter &vm, const Value &value)
{
    if (const auto *text = value.as<Str>())
        return std::string(text->text());
    if (const auto *exception = value.as<Exception>()) {
        if (exception->group) {
            RETORT_TRY(const std::string message, textOfValue(vm, (*exception->arguments)[0]));
            const std::size_t count = exception->group->size();
            return textOf(message, " (", count, " sub-exception", count == 1 ? "" : "s", ")");
        }
        if (exception->arguments->size() == 0)
            return exception->error ? sentence(*exception->error).toStdString() : std::string();
        if (exception->arguments->size() > 1)
            return reprOf(vm, Value(exception->arguments));
        const Value only = (*exception->arguments)[0];
        if (exception->type()->isSubclassOf(vm.errors().KeyError.get()))
            return reprOf(vm, only);
        return textOfValue(vm, only);
    }
    return reprOf(vm, value);
}

Eval<std::string> textOfValue(Interpreter &vm, const Value &value)
{
    if (const Value *own = overriding(vm, value, *vm.names().str)) {
        const Value method = *own;
        return stringFrom(vm, method, value, "__str__");
    }
    return builtinText(vm, value);
}

Eval<std::int64_t> builtinHash(Interpreter &vm, const Value &value)
{
    switch (value.tag()) {
    case Value::Tag::Bool:
    case Value::Tag::Int:
        return hashOfInteger(value);
    case Value::Tag::Float:
        return hashOfDouble(value.asFloat());
    case Value::Tag::Object:
        break;
    default:
        return static_cast<std::int64_t>(value.tag()) * 7919 + 17;
    }
    const auto mix = [](std::uint64_t seed, std::int64_t part) {
        return (seed ^ static_cast<std::uint64_t>(part)) * 0x100000001B3U + 0x9E3779B9U;
    };
    switch (value.object()->kind()) {
    case Kind::Int:
        return hashOfInteger(value);
    case Kind::Float:
        return hashOfDouble(value.as<Float>()->number());
    case Kind::Str:
        return static_cast<std::int64_t>(value.as<Str>()->hash());
    case Kind::Bytes:
        if (isByteArray(vm, value))
            break;
        return static_cast<std::int64_t>(hashOfText(value.as<Bytes>()->bytes()));
    case Kind::Tuple: {
        RETORT_CHECK(vm.enterNesting());
        const NestingGuard guard(vm);
        std::uint64_t hash = 0xCBF29CE484222325U;
        for (const Value &item : value.as<Tuple>()->items()) {
            RETORT_CHECK(vm.tick());
            RETORT_TRY(const std::int64_t part, hashOf(vm, item));
            hash = mix(hash, part);
        }
        return static_cast<std::int64_t>(hash);
    }
    case Kind::Set: {
        if (!value.object()->type()->isSubclassOf(vm.types().frozenset.get()))
            break;
        std::uint64_t hash = 0;
        const HashTable &table = value.as<Set>()->table();
        for (std::size_t place = 0; place < table.end(); ++place)
            if (table.at(place).key.isSet())
                hash += mix(0xCBF29CE484222325U, static_cast<std::int64_t>(table.at(place).hash));
        return static_cast<std::int64_t>(hash);
    }
    case Kind::BoundMethod: {
        RETORT_TRY(const std::int64_t part, hashOf(vm, value.as<BoundMethod>()->self()));
        return static_cast<std::int64_t>(
            mix(reinterpret_cast<std::uintptr_t>(value.as<BoundMethod>()->function().object()), part));
    }
    case Kind::Range: {
        const auto &range = *value.as<Range>();
        return static_cast<std::int64_t>(
            mix(mix(range.length(), range.start()), range.length() > 1 ? range.step() : 0));
    }
    case Kind::List:
    case Kind::Dict:
    case Kind::DictView:
    case Kind::Slice:
        break;
    default:
        return static_cast<std::int64_t>(reinterpret_cast<std::uintptr_t>(value.object()) >> 4U);
    }
    return vm.raise(vm.errors().TypeError, textOf("unhashable type: '", typeName(vm, value), "'"));
}

Eval<std::int64_t> hashOf(Interpreter &vm, const Value &value)
{
    if (const auto *placeholder = value.as<Placeholder>())
        return vm.outOfReach(*placeholder);
    if (const Value *own = overriding(vm, value, *vm.names().hash)) {
        if (own->isNone())
            return vm.raise(vm.errors().TypeError, textOf("unhashable type: '", typeName(vm, value), "'"));
        const Value method = *own;
        RETORT_TRY(const Value result, callMethod(vm, method, value));
        if (!isInteger(result))
            return vm.raise(vm.errors().TypeError, std::string("__hash__ method should return an integer"));
        return hashOfInteger(result);
    }
    return builtinHash(vm, value);
}

} // namespace retort::script
