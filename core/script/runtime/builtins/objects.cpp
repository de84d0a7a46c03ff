#include <core/script/runtime/builtins/builtins.h>
#include <core/script/runtime/protocol/builtin.h>
#include <core/script/runtime/vm/machine.h>

namespace retort::script
{

namespace
{

// ---- object

Eval<> objectNew(Call &call)
{
    auto *type = call[0].as<Class>();
    if (!type)
        return call.vm.raise(call.vm.errors().TypeError, std::string("object.__new__(X): X is not a type object"));
    if (!type->allocate)
        return call.vm.raise(call.vm.errors().TypeError, textOf("cannot create '", type->name(), "' instances"));
    RETORT_TRY(const Ref<Object> made, type->allocate(call.vm, *type));
    return Value(made);
}

Eval<> objectRepr(Call &call)
{
    RETORT_TRY(std::string shown, builtinRepr(call.vm, call.self));
    return Value(call.vm.str(std::move(shown)));
}

Eval<> objectStr(Call &call)
{
    RETORT_TRY(std::string shown, builtinText(call.vm, call.self));
    return Value(call.vm.str(std::move(shown)));
}

Eval<> objectFormat(Call &call)
{
    RETORT_TRY(const std::string_view spec, call.utf8(0));
    RETORT_TRY(std::string shown, builtinFormat(call.vm, call.self, spec));
    return Value(call.vm.str(std::move(shown)));
}

Eval<> objectHash(Call &call)
{
    RETORT_TRY(const std::int64_t hash, builtinHash(call.vm, call.self));
    return Value::integer(hash);
}

template <CompareOperator op> Eval<> objectCompare(Call &call)
{
    RETORT_TRY(Value result, builtinCompare(call.vm, op, call.self, call[0]));
    if (result.isNotImplemented() && op == CompareOperator::Eq && call.self.is(call[0]))
        return Value::boolean(true);
    return result;
}

Eval<> objectSetattr(Call &call)
{
    auto *name = call[0].as<Str>();
    if (!name || !call.self.isObject())
        return call.vm.raise(call.vm.errors().TypeError, std::string("attribute name must be string"));
    RETORT_CHECK(setGenericAttribute(call.vm, call.self, *name, call[1]));
    return Value::none();
}

Eval<> objectDelattr(Call &call)
{
    const auto *name = call[0].as<Str>();
    if (!name || !call.self.isObject())
        return call.vm.raise(call.vm.errors().TypeError, std::string("attribute name must be string"));
    RETORT_CHECK(deleteGenericAttribute(call.vm, call.self, *name));
    return Value::none();
}

Eval<> objectGetattribute(Call &call)
{
    const auto *name = call[0].as<Str>();
    RETORT_TRY(Value found, name ? findGenericAttribute(call.vm, call.self, *name) : Eval<>(Value()));
    if (found.isSet())
        return found;
    return call.vm.raise(call.vm.errors().AttributeError,
                         textOf("'", typeName(call.vm, call.self), "' object has no attribute '",
                                name ? name->text() : std::string_view("?"), "'"));
}

Eval<> objectClass(Interpreter &vm, const Value &self)
{
    return Value(&typeOf(vm, self));
}

Eval<> objectDict(Interpreter &vm, const Value &self)
{
    if (auto *type = self.as<Class>()) {
        // A copy: the names of a class change through assignments only.
        const Ref<Dict> names = vm.dict();
        names->table().copyFrom(type->names().table());
        return Value(names);
    }
    if (!self.isObject() || !typeOf(vm, self).hasAttributes)
        return vm.raise(vm.errors().AttributeError,
                        textOf("'", typeName(vm, self), "' object has no attribute '__dict__'"));
    return Value(Ref<Dict>(&self.object()->ensureAttributes()));
}

constexpr FunctionEntry objectMethods[] = {
    {"__new__", "cls, /, *args, **kwargs", "Makes a bare object.", objectNew, Flavor::StaticMethod},
    {"__init__", "*args, **kwargs", "Does nothing.", returnNone},
    {"__init_subclass__", "", "Called for each class that derives.", returnNone, Flavor::ClassMethod},
    {"__repr__", "", "repr(self)", objectRepr},
    {"__str__", "", "str(self)", objectStr},
    {"__format__", "format_spec, /", "format(self, format_spec)", objectFormat},
    {"__hash__", "", "hash(self)", objectHash},
    {"__eq__", "value, /", "self == value", objectCompare<CompareOperator::Eq>},
    {"__ne__", "value, /", "self != value", objectCompare<CompareOperator::NotEq>},
    {"__lt__", "value, /", "self < value", objectCompare<CompareOperator::Lt>},
    {"__le__", "value, /", "self <= value", objectCompare<CompareOperator::LtE>},
    {"__gt__", "value, /", "self > value", objectCompare<CompareOperator::Gt>},
    {"__ge__", "value, /", "self >= value", objectCompare<CompareOperator::GtE>},
    {"__setattr__", "name, value, /", "Sets an attribute of the instance.", objectSetattr},
    {"__delattr__", "name, /", "Deletes an attribute of the instance.", objectDelattr},
    {"__getattribute__", "name, /", "An attribute without __getattr__.", objectGetattribute},
};
constexpr AttributeEntry objectAttributes[] = {
    {"__class__", "The class of the object.", objectClass},
    {"__dict__", "The attributes of the object.", objectDict},
};

// ---- type

Eval<> typeNew(Call &call)
{
    auto *metaclass = call[0].as<Class>();
    const auto *name = call[1].as<Str>();
    const auto *bases = call[2].as<Tuple>();
    const auto *names = call[3].as<Dict>();
    if (!metaclass || !name || !bases || !names)
        return call.vm.raise(call.vm.errors().TypeError, std::string("type.__new__() takes a name, bases and names"));
    std::vector<Ref<Class>> classes;
    for (const Value &base : bases->items()) {
        if (!base.as<Class>())
            return call.vm.raise(call.vm.errors().TypeError, std::string("bases must be types"));
        classes.emplace_back(base.as<Class>());
    }
    // The most derived metaclass makes the class.
    for (const Ref<Class> &base : classes)
        if (base->type()->isSubclassOf(metaclass))
            metaclass = base->type();
    if (metaclass != call[0].as<Class>()) {
        const Value *maker = metaclass->find(*call.vm.names().new_);
        if (const auto *own = maker ? maker->as<StaticMethod>() : nullptr) {
            const Value function = own->function;
            return script::call(call.vm, function, {Value(metaclass), call[1], call[2], call[3]});
        }
    }
    if (classes.empty())
        classes.push_back(call.vm.types().object);
    RETORT_TRY(const Ref<Class> made,
               makeClass(call.vm, *metaclass, std::string(name->text()), std::move(classes), *names, &call.dict(4)));
    return Value(made);
}

Eval<> typeCall(Call &call)
{
    std::vector<Value> all(call.tuple(0).items().begin(), call.tuple(0).items().end());
    const std::size_t positional = all.size();
    std::vector<Value> names;
    const HashTable &named = call.dict(1).table();
    for (std::size_t place = 0; place < named.end(); ++place) {
        if (!named.at(place).key.isSet())
            continue;
        names.push_back(named.at(place).key);
        all.push_back(named.at(place).value);
    }
    return constructInstance(call.vm, *call.self.as<Class>(), Arguments{all.data(), positional, names});
}

Eval<> typeSetattr(Call &call)
{
    auto *type = call.self.as<Class>();
    auto *name = call[0].as<Str>();
    if (!name || !type->isOpen)
        return call.vm.raise(call.vm.errors().TypeError,
                             textOf("cannot set attributes of immutable type '", type->name(), "'"));
    type->setAttribute(call.vm.intern(name->text()), call[1]);
    return Value::none();
}

Eval<> typeDelattr(Call &call)
{
    auto *type = call.self.as<Class>();
    const auto *name = call[0].as<Str>();
    if (!name || !type->isOpen || !type->removeAttribute(*name))
        return call.vm.raise(call.vm.errors().AttributeError,
                             textOf("type object '", type->name(), "' has no attribute '",
                                    name ? name->text() : std::string_view("?"), "'"));
    return Value::none();
}

Eval<> typeInstancecheck(Call &call)
{
    return Value::boolean(typeOf(call.vm, call[0]).isSubclassOf(call.self.as<Class>()));
}

Eval<> typeSubclasscheck(Call &call)
{
    const auto *type = call[0].as<Class>();
    if (!type)
        return call.vm.raise(call.vm.errors().TypeError, std::string("issubclass() arg 1 must be a class"));
    return Value::boolean(type->isSubclassOf(call.self.as<Class>()));
}

Eval<> typeMro(Call &call)
{
    std::vector<Value> order;
    for (Class *type : call.self.as<Class>()->mro())
        order.emplace_back(type);
    return Value(call.vm.list(order));
}

Eval<> typeNameAttribute(Interpreter &vm, const Value &self)
{
    return Value(vm.str(self.as<Class>()->name()));
}

Eval<> typeQualname(Interpreter &vm, const Value &self)
{
    return Value(vm.str(self.as<Class>()->qualifiedName()));
}

Eval<> typeModule(Interpreter &vm, const Value &self)
{
    const Value own = self.as<Class>()->names().get(*vm.names().module);
    return own.isSet() ? own : Value(vm.str(self.as<Class>()->module()));
}

Eval<> typeMroAttribute(Interpreter &vm, const Value &self)
{
    std::vector<Value> order;
    for (Class *type : self.as<Class>()->mro())
        order.emplace_back(type);
    return Value(vm.tuple(order));
}

Eval<> typeBases(Interpreter &vm, const Value &self)
{
    std::vector<Value> bases(self.as<Class>()->bases().begin(), self.as<Class>()->bases().end());
    return Value(vm.tuple(bases));
}

constexpr FunctionEntry typeMethods[] = {
    {"__new__", "cls, name, bases, dict, /, **kwds", "Makes a class.", typeNew, Flavor::StaticMethod},
    {"__init__", "*args, **kwargs", "Does nothing.", returnNone},
    {"__call__", "*args, **kwargs", "Makes an instance.", typeCall},
    {"__setattr__", "name, value, /", "Sets an attribute of the class.", typeSetattr},
    {"__delattr__", "name, /", "Deletes an attribute of the class.", typeDelattr},
    {"__instancecheck__", "instance, /", "isinstance(instance, self)", typeInstancecheck},
    {"__subclasscheck__", "subclass, /", "issubclass(subclass, self)", typeSubclasscheck},
    {"mro", "", "The method resolution order, as a list.", typeMro},
};
constexpr AttributeEntry typeAttributes[] = {
    {"__name__", "The class's name.", typeNameAttribute},
    {"__qualname__", "The name with what it is nested in.", typeQualname},
    {"__module__", "The module of the class.", typeModule},
    {"__mro__", "The method resolution order.", typeMroAttribute},
    {"__bases__", "The direct bases.", typeBases},
};

// ---- modules

Eval<> moduleName(Interpreter &vm, const Value &self)
{
    return Value(vm.str(self.as<ModuleObject>()->name()));
}

constexpr AttributeEntry moduleAttributes[] = {{"__name__", "The dotted name.", moduleName}};

// ---- classes with arguments

Eval<> aliasCall(Call &call)
{
    const Value origin = call.self.object()->attributes()->get("__origin__");
    return script::call(call.vm, origin, Arguments{call.tuple(0).items().data(), call.tuple(0).size(), {}});
}

constexpr FunctionEntry aliasMethods[] = {{"__call__", "*args", "Makes an instance of the class.", aliasCall}};

} // namespace

const ClassEntry objectEntry{"object", "builtins", "The base of every class.", objectMethods, objectAttributes};
const ClassEntry typeEntry{"type", "builtins", "The class of classes.", typeMethods, typeAttributes};
const ClassEntry noneEntry{"NoneType", "builtins", "The class of None.", {}, {}, nullptr, false};
const ClassEntry moduleEntry{"module", "builtins", "A module.", {}, moduleAttributes, nullptr, false};
const ClassEntry genericAliasEntry{"GenericAlias", "builtins", "A class with arguments.", aliasMethods, {},
                                   nullptr,        false};
const ClassEntry unionTypeEntry{"UnionType", "builtins", "Either of several classes.", {}, {}, nullptr, false};

} // namespace retort::script
