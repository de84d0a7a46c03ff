#include <core/script/runtime/builtins/builtins.h>
#include <core/script/runtime/frame.h>
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

Eval<> returnNone(Call &)
{
    return Value::none();
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
    if (!typeOf(call.vm, call.self).hasAttributes)
        return call.vm.raise(call.vm.errors().AttributeError, textOf("'", typeName(call.vm, call.self),
                                                                     "' object has no attribute '", name->text(), "'"));
    const Value *found = typeOf(call.vm, call.self).find(*name);
    if (found && found->as<Property>() && !found->as<Property>()->setter.isNone()) {
        const Value setter = found->as<Property>()->setter;
        RETORT_TRY(const Value done, script::call(call.vm, setter, {call.self, call[1]}));
        return Value::none();
    }
    call.self.object()->ensureAttributes().set(Ref<Str>(name), call[1]);
    return Value::none();
}

Eval<> objectDelattr(Call &call)
{
    const auto *name = call[0].as<Str>();
    if (!name || !call.self.isObject() || !call.self.object()->attributes() ||
        !call.self.object()->attributes()->table().removeText(*name))
        return call.vm.raise(call.vm.errors().AttributeError,
                             name ? std::string(name->text()) : std::string("attribute name must be string"));
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
    {"mro", "", "The method resolution order, as a list.", typeMro},
};
constexpr AttributeEntry typeAttributes[] = {
    {"__name__", "The class's name.", typeNameAttribute},
    {"__qualname__", "The name with what it is nested in.", typeQualname},
    {"__module__", "The module of the class.", typeModule},
    {"__mro__", "The method resolution order.", typeMroAttribute},
    {"__bases__", "The direct bases.", typeBases},
};

// ---- functions

Eval<> functionName(Interpreter &, const Value &self)
{
    return Value(self.as<Function>()->name);
}

Eval<void> setFunctionName(Interpreter &vm, const Value &self, const Value &value)
{
    if (!value.as<Str>())
        return vm.raise(vm.errors().TypeError, std::string("__name__ must be set to a string object"));
    self.as<Function>()->name = Ref<Str>(value.as<Str>());
    return {};
}

Eval<> functionQualname(Interpreter &, const Value &self)
{
    return Value(self.as<Function>()->qualifiedName);
}

Eval<void> setFunctionQualname(Interpreter &vm, const Value &self, const Value &value)
{
    if (!value.as<Str>())
        return vm.raise(vm.errors().TypeError, std::string("__qualname__ must be set to a string object"));
    self.as<Function>()->qualifiedName = Ref<Str>(value.as<Str>());
    return {};
}

Eval<> functionDoc(Interpreter &, const Value &self)
{
    return self.as<Function>()->doc;
}

Eval<void> setFunctionDoc(Interpreter &, const Value &self, const Value &value)
{
    self.as<Function>()->doc = value;
    return {};
}

Eval<> functionModule(Interpreter &vm, const Value &self)
{
    return Value(vm.str(self.as<Function>()->module()->name()));
}

Eval<void> ignoreModule(Interpreter &, const Value &, const Value &)
{
    return {};
}

constexpr AttributeEntry functionAttributes[] = {
    {"__name__", "The function's name.", functionName, setFunctionName},
    {"__qualname__", "The name with what it is nested in.", functionQualname, setFunctionQualname},
    {"__doc__", "The text at the beginning of the body.", functionDoc, setFunctionDoc},
    {"__module__", "The module of the function.", functionModule, ignoreModule},
};

Eval<> nativeName(Interpreter &vm, const Value &self)
{
    return Value(vm.str(std::string(self.as<NativeFunction>()->entry().name)));
}

Eval<> nativeDoc(Interpreter &vm, const Value &self)
{
    return Value(vm.str(std::string(self.as<NativeFunction>()->entry().doc)));
}

constexpr AttributeEntry nativeAttributes[] = {
    {"__name__", "The function's name.", nativeName},
    {"__qualname__", "The function's name.", nativeName},
    {"__doc__", "What the function does.", nativeDoc},
};

Eval<> methodSelf(Interpreter &, const Value &self)
{
    return self.as<BoundMethod>()->self();
}

Eval<> methodFunction(Interpreter &, const Value &self)
{
    return self.as<BoundMethod>()->function();
}

Eval<> methodName(Interpreter &vm, const Value &self)
{
    return getAttribute(vm, self.as<BoundMethod>()->function(), *vm.names().name);
}

Eval<> methodDoc(Interpreter &vm, const Value &self)
{
    return getAttribute(vm, self.as<BoundMethod>()->function(), *vm.names().doc);
}

constexpr AttributeEntry methodAttributes[] = {
    {"__self__", "The object the method belongs to.", methodSelf},
    {"__func__", "The function.", methodFunction},
    {"__name__", "The function's name.", methodName},
    {"__doc__", "What the function does.", methodDoc},
};

// ---- property, staticmethod, classmethod

Eval<> propertyInit(Call &call)
{
    auto *self = call.self.as<Property>();
    self->getter = call[0];
    self->setter = call[1];
    self->deleter = call[2];
    self->doc = call[3];
    if (self->doc.isNone() && call[0].as<Function>())
        self->doc = call[0].as<Function>()->doc;
    if (call[0].as<Function>())
        self->name = call[0].as<Function>()->name;
    return Value::none();
}

template <Value Property::*part> Eval<> propertyWith(Call &call)
{
    const auto &self = *call.self.as<Property>();
    const auto made = Ref<Property>(new Property(call.vm, self.type()));
    made->getter = self.getter;
    made->setter = self.setter;
    made->deleter = self.deleter;
    made->doc = self.doc;
    made->name = self.name;
    (*made).*part = call[0];
    return Value(made);
}

template <Value Property::*part> Eval<> propertyPart(Interpreter &, const Value &self)
{
    return self.as<Property>()->*part;
}

constexpr FunctionEntry propertyMethods[] = {
    {"__init__", "fget=None, fset=None, fdel=None, doc=None", "An attribute behind functions.", propertyInit},
    {"getter", "function, /", "The same with another getter.", propertyWith<&Property::getter>},
    {"setter", "function, /", "The same with a setter.", propertyWith<&Property::setter>},
    {"deleter", "function, /", "The same with a deleter.", propertyWith<&Property::deleter>},
};
constexpr AttributeEntry propertyAttributes[] = {
    {"fget", "The getter.", propertyPart<&Property::getter>},
    {"fset", "The setter.", propertyPart<&Property::setter>},
    {"fdel", "The deleter.", propertyPart<&Property::deleter>},
    {"__doc__", "What the attribute is.", propertyPart<&Property::doc>},
};

template <typename Wrapper> Eval<> wrapperNew(Call &call)
{
    return Value(Ref<Object>(new Wrapper(call.vm, call[0].as<Class>(), call[1])));
}

template <typename Wrapper> Eval<> wrapperFunction(Interpreter &, const Value &self)
{
    return self.as<Wrapper>()->function;
}

constexpr FunctionEntry staticMethods[] = {
    {"__new__", "cls, function, /", "A method without self.", wrapperNew<StaticMethod>, Flavor::StaticMethod},
    {"__init__", "*args", "Does nothing.", returnNone},
};
constexpr AttributeEntry staticAttributes[] = {{"__func__", "The function.", wrapperFunction<StaticMethod>}};
constexpr FunctionEntry classMethods[] = {
    {"__new__", "cls, function, /", "A method of the class.", wrapperNew<ClassMethod>, Flavor::StaticMethod},
    {"__init__", "*args", "Does nothing.", returnNone},
};
constexpr AttributeEntry classAttributes[] = {{"__func__", "The function.", wrapperFunction<ClassMethod>}};

// ---- super

Eval<> superNew(Call &call)
{
    Interpreter &vm = call.vm;
    Value start = call[1];
    Value self = call[2];
    if (!call.isGiven(1)) {
        const Frame *frame = vm.machine().top();
        if (!frame || frame->code->classCell < 0 || frame->code->signature.items.empty())
            return vm.raise(vm.errors().RuntimeError, std::string("super(): no arguments"));
        start = frame->cells[static_cast<std::size_t>(frame->code->classCell)]->value;
        self = frame->slots[0];
        for (const auto &[local, cell] : frame->code->moved)
            if (local == 0)
                self = frame->cells[cell]->value;
    }
    auto *type = start.as<Class>();
    if (!type || !self.isSet())
        return vm.raise(vm.errors().TypeError, std::string("super() needs a class and an object"));
    Class *selfType = &typeOf(vm, self);
    if (!selfType->isSubclassOf(type))
        selfType = self.as<Class>();
    if (!selfType || !selfType->isSubclassOf(type))
        return vm.raise(vm.errors().TypeError,
                        std::string("super(type, obj): obj must be an instance or subtype of type"));
    return Value(vm.make<Super>(Ref<Class>(type), self, Ref<Class>(selfType)));
}

constexpr FunctionEntry superMethods[] = {
    {"__new__", "cls, type=..., object_or_type=..., /", "The attributes of the classes behind.", superNew,
     Flavor::StaticMethod},
    {"__init__", "*args", "Does nothing.", returnNone},
};

// ---- modules, iterators, generators

Eval<> moduleName(Interpreter &vm, const Value &self)
{
    return Value(vm.str(self.as<ModuleObject>()->name()));
}

constexpr AttributeEntry moduleAttributes[] = {{"__name__", "The dotted name.", moduleName}};

Eval<> iteratorIter(Call &call)
{
    return call.self;
}

Eval<> iteratorNext(Call &call)
{
    RETORT_TRY(Value item, next(call.vm, call.self));
    if (item.isSet())
        return item;
    const auto *generator = call.self.as<Generator>();
    if (generator && !generator->returned.isNone()) {
        const Value arguments[] = {generator->returned};
        return call.vm.raiseWith(call.vm.errors().StopIteration, arguments);
    }
    return call.vm.raise(call.vm.errors().StopIteration, std::string());
}

constexpr FunctionEntry iteratorMethods[] = {
    {"__iter__", "", "The iterator itself.", iteratorIter},
    {"__next__", "", "The next value.", iteratorNext},
};

Eval<> stopped(Interpreter &vm, Generator &generator, Eval<> item)
{
    if (!item || item->isSet())
        return item;
    if (generator.returned.isNone())
        return vm.raise(vm.errors().StopIteration, std::string());
    const Value arguments[] = {generator.returned};
    return vm.raiseWith(vm.errors().StopIteration, arguments);
}

Eval<> generatorSend(Call &call)
{
    auto &generator = *call.self.as<Generator>();
    return stopped(call.vm, generator, generator.resume(call.vm, call[0]));
}

Eval<> generatorThrow(Call &call)
{
    Interpreter &vm = call.vm;
    auto &generator = *call.self.as<Generator>();
    Value exception = call[0];
    if (const auto *type = exception.as<Class>(); type && type->isSubclassOf(vm.errors().BaseException.get())) {
        RETORT_TRY(exception, call[1].isSet() && !call[1].isNone() ? script::call(vm, call[0], {call[1]})
                                                                   : script::call(vm, call[0]));
    }
    if (!exception.as<Exception>())
        return vm.raise(vm.errors().TypeError,
                        textOf("exceptions must be classes or instances deriving from BaseException, not ",
                               typeName(vm, exception)));
    return stopped(vm, generator, generator.raiseInside(vm, Raised(Ref<Object>(exception.object()))));
}

Eval<> generatorClose(Call &call)
{
    return noneResult(call.self.as<Generator>()->close(call.vm));
}

Eval<> generatorName(Interpreter &vm, const Value &self)
{
    return Value(vm.str(self.as<Generator>()->name()));
}

constexpr FunctionEntry generatorMethods[] = {
    {"__iter__", "", "The generator itself.", iteratorIter},
    {"__next__", "", "The next value.", iteratorNext},
    {"send", "value, /", "Goes on with a value for the waiting yield.", generatorSend},
    {"throw", "type, value=..., traceback=..., /", "Raises where the generator waits.", generatorThrow},
    {"close", "", "Ends the generator.", generatorClose},
};
constexpr AttributeEntry generatorAttributes[] = {{"__name__", "The function's name.", generatorName}};

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
const ClassEntry functionEntry{"function", "builtins", "A function of a script.", {}, functionAttributes,
                               nullptr,    false};
const ClassEntry nativeFunctionEntry{
    "builtin_function_or_method", "builtins", "A function of the language.", {}, nativeAttributes, nullptr, false};
const ClassEntry boundMethodEntry{"method", "builtins", "A method of an object.", {}, methodAttributes, nullptr, false};
const ClassEntry propertyEntry{"property", "builtins", "An attribute behind functions.", propertyMethods,
                               propertyAttributes};
const ClassEntry staticMethodEntry{"staticmethod", "builtins", "A method without self.", staticMethods,
                                   staticAttributes};
const ClassEntry classMethodEntry{"classmethod", "builtins", "A method of the class.", classMethods, classAttributes};
const ClassEntry superEntry{"super", "builtins", "The attributes of the classes behind.", superMethods, {},
                            nullptr, false};
const ClassEntry moduleEntry{"module", "builtins", "A module.", {}, moduleAttributes, nullptr, false};
const ClassEntry iteratorEntry{"iterator", "builtins", "An iterator.", iteratorMethods, {}, nullptr, false};
const ClassEntry generatorEntry{"generator", "builtins", "A function under way.", generatorMethods, generatorAttributes,
                                nullptr,     false};
const ClassEntry genericAliasEntry{"GenericAlias", "builtins", "A class with arguments.", aliasMethods, {},
                                   nullptr,        false};
const ClassEntry unionTypeEntry{"UnionType", "builtins", "Either of several classes.", {}, {}, nullptr, false};

} // namespace retort::script
