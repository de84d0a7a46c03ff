#include <core/script/runtime/builtins/builtins.h>
#include <core/script/runtime/frame.h>
#include <core/script/runtime/protocol/builtin.h>
#include <core/script/runtime/vm/machine.h>

namespace retort::script
{

namespace
{

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

} // namespace

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

} // namespace retort::script
