#include <core/script/runtime/protocol/builtin.h>
#include <core/script/runtime/values/iterator.h>
#include <core/script/runtime/vm/machine.h>

#include <algorithm>

namespace retort::script
{

Class &typeOf(Interpreter &vm, const Value &value)
{
    const Types &types = vm.types();
    switch (value.tag()) {
    case Value::Tag::Unset:
    case Value::Tag::None:
        return *types.none;
    case Value::Tag::NotImplemented:
        return *types.notImplemented;
    case Value::Tag::Ellipsis:
        return *types.ellipsis;
    case Value::Tag::Bool:
        return *types.boolean;
    case Value::Tag::Int:
        return *types.integer;
    case Value::Tag::Float:
        return *types.real;
    case Value::Tag::Object:
        return value.object()->type() ? *value.object()->type() : *types.object;
    }
    __builtin_unreachable();
}

const std::string &typeName(Interpreter &vm, const Value &value)
{
    return typeOf(vm, value).name();
}

namespace
{

/// Binds what was found on a class to an object (or to the class, for class methods).
Eval<> bind(Interpreter &vm, const Value &found, const Value &self, Class &type)
{
    if (!found.isObject())
        return found;
    switch (found.object()->kind()) {
    case Kind::Function:
        return self.isSet() ? Value(vm.make<BoundMethod>(found, self)) : found;
    case Kind::NativeFunction:
        switch (found.as<NativeFunction>()->entry().flavor) {
        case Flavor::Function:
        case Flavor::Method:
            return self.isSet() && found.as<NativeFunction>()->owner() ? Value(vm.make<BoundMethod>(found, self))
                                                                       : found;
        case Flavor::ClassMethod:
            return Value(vm.make<BoundMethod>(found, Value(&type)));
        case Flavor::StaticMethod:
            return found;
        }
        return found;
    case Kind::StaticMethod:
        return found.as<StaticMethod>()->function;
    case Kind::ClassMethod:
        return Value(vm.make<BoundMethod>(found.as<ClassMethod>()->function, Value(&type)));
    case Kind::NativeProperty:
        return self.isSet() ? found.as<NativeProperty>()->entry().get(vm, self) : found;
    case Kind::Property: {
        if (!self.isSet())
            return found;
        const Property &property = *found.as<Property>();
        if (property.getter.isNone()) {
            const Str *name = property.name.as<Str>();
            return vm.raise(vm.errors().AttributeError, textOf("property ", name ? reprOfText(name->text()) + " " : "",
                                                               "of '", typeName(vm, self), "' object has no getter"));
        }
        return call(vm, property.getter, {self});
    }
    default: {
        if (found.object()->kind() != Kind::Instance)
            return found;
        const Value *get = found.object()->type()->find(*vm.names().get);
        if (!get)
            return found;
        return callMethod(vm, *get, found, {self.isSet() ? self : Value::none(), Value(&type)});
    }
    }
}

bool isDataDescriptor(Interpreter &vm, const Value &found)
{
    if (!found.isObject())
        return false;
    switch (found.object()->kind()) {
    case Kind::Property:
    case Kind::NativeProperty:
        return true;
    case Kind::Instance:
        return found.object()->type()->find(*vm.names().set) != nullptr;
    default:
        return false;
    }
}

Eval<> findOnClass(Interpreter &vm, Class &type, const Str &name)
{
    Class &metaclass = *type.type();
    const Value *meta = metaclass.find(name);
    const Value metaFound = meta ? *meta : Value();
    if (isDataDescriptor(vm, metaFound))
        return bind(vm, metaFound, Value(&type), metaclass);
    if (const Value *own = type.find(name)) {
        const Value found = *own;
        return bind(vm, found, Value(), type);
    }
    if (metaFound.isSet())
        return bind(vm, metaFound, Value(&type), metaclass);
    return Value();
}

Eval<> findOnSuper(Interpreter &vm, const Super &super, const Str &name)
{
    const std::vector<Class *> &mro = super.selfType().mro();
    const auto start = std::find(mro.begin(), mro.end(), &super.start());
    if (start != mro.end()) {
        for (auto type = start + 1; type != mro.end(); ++type) {
            const Value found = (*type)->names().get(name);
            if (!found.isSet())
                continue;
            // super() in a class method: `self` is the class.
            const bool onClass = super.self().as<Class>() == &super.selfType();
            return bind(vm, found, onClass ? Value() : super.self(), super.selfType());
        }
    }
    if (name.text() == "__class__")
        return Value(vm.types().super);
    return Value();
}

Eval<> findOnModule(Interpreter &vm, ModuleObject &module, const Str &name)
{
    Value found = module.names().get(name);
    if (!found.isSet() && module.load) {
        RETORT_CHECK(vm.load(module));
        found = module.names().get(name);
    }
    if (!found.isSet() && module.find) {
        RETORT_TRY(found, module.find(vm, name.text()));
        if (found.isSet())
            module.names().set(Ref<Str>(const_cast<Str *>(&name)), found);
    }
    if (const auto *placeholder = found.as<Placeholder>(); placeholder && placeholder->source)
        return vm.machine().resolveLazy(found);
    if (found.isSet())
        return found;
    if (name.text() == "__dict__")
        return Value(Ref<Dict>(&module.names()));
    // A module inside of a package of the project is its attribute once somebody imported it, and env.py, which nobody
    // runs here, may have been the one.
    if (!module.package.empty() && module.package == module.name() && !name.text().starts_with('_')) {
        RETORT_TRY(const Value inner, vm.importModule(textOf(module.name(), ".", name.text())));
        if (!inner.as<Placeholder>())
            return inner;
    }
    return findGenericAttribute(vm, Value(&module), name);
}

} // namespace

Eval<> findGenericAttribute(Interpreter &vm, const Value &object, const Str &name)
{
    Class &type = typeOf(vm, object);
    const Value *onType = type.find(name);
    const Value found = onType ? *onType : Value();
    if (isDataDescriptor(vm, found))
        return bind(vm, found, object, type);
    if (object.isObject() && object.object()->attributes()) {
        Value own = object.object()->attributes()->get(name);
        if (own.isSet())
            return own;
    }
    if (found.isSet())
        return bind(vm, found, object, type);
    return Value();
}

Eval<> findAttribute(Interpreter &vm, const Value &object, const Str &name)
{
    Value found;
    if (object.isObject()) {
        switch (object.object()->kind()) {
        case Kind::Class: {
            RETORT_TRY(found, findOnClass(vm, *object.as<Class>(), name));
            break;
        }
        case Kind::Super:
            return findOnSuper(vm, *object.as<Super>(), name);
        case Kind::Module: {
            RETORT_TRY(found, findOnModule(vm, *object.as<ModuleObject>(), name));
            return found;
        }
        case Kind::Placeholder:
            return vm.outOfReach(*object.as<Placeholder>());
        default: {
            Eval<> generic = findGenericAttribute(vm, object, name);
            if (!generic) {
                // A property that raises AttributeError leaves the word to __getattr__, as in Python.
                auto *exception = generic.error().exception()->kind() == Kind::Exception
                                      ? static_cast<Exception *>(generic.error().exception().get())
                                      : nullptr;
                if (!exception || !exception->type()->isSubclassOf(vm.errors().AttributeError.get()) ||
                    !typeOf(vm, object).find(*vm.names().getattr))
                    return generic;
                generic = Value();
            }
            found = *generic;
            break;
        }
        }
    } else {
        RETORT_TRY(found, findGenericAttribute(vm, object, name));
    }
    if (found.isSet())
        return found;
    const Value *fallback = typeOf(vm, object).find(*vm.names().getattr);
    if (!fallback)
        return Value();
    const Eval<> answered = callMethod(vm, *fallback, object, {Value(Ref<Str>(const_cast<Str *>(&name)))});
    if (!answered && answered.error().exception()->kind() == Kind::Exception &&
        answered.error().exception()->type()->isSubclassOf(vm.errors().AttributeError.get()))
        return Value();
    return answered;
}

Eval<> findAttribute(Interpreter &vm, const Value &object, std::string_view name)
{
    return findAttribute(vm, object, *vm.intern(name));
}

Failure noAttribute(Interpreter &vm, const Value &object, std::string_view name)
{
    if (const auto *type = object.as<Class>())
        return vm.raise(vm.errors().AttributeError,
                        textOf("type object '", type->name(), "' has no attribute '", name, "'"));
    if (const auto *module = object.as<ModuleObject>())
        return vm.raise(vm.errors().AttributeError,
                        textOf("module '", module->name(), "' has no attribute '", name, "'"));
    return vm.raise(vm.errors().AttributeError,
                    textOf("'", typeName(vm, object), "' object has no attribute '", name, "'"));
}

Eval<> getAttribute(Interpreter &vm, const Value &object, const Str &name)
{
    // __getattr__ that raises AttributeError keeps its own words.
    if (object.isObject() && object.object()->kind() == Kind::Instance) {
        const Value *fallback = object.object()->type()->find(*vm.names().getattr);
        if (fallback) {
            const Value method = *fallback;
            Eval<> generic = findGenericAttribute(vm, object, name);
            if (!generic && (generic.error().exception()->kind() != Kind::Exception ||
                             !generic.error().exception()->type()->isSubclassOf(vm.errors().AttributeError.get())))
                return generic;
            if (generic && generic->isSet())
                return generic;
            return callMethod(vm, method, object, {Value(Ref<Str>(const_cast<Str *>(&name)))});
        }
    }
    RETORT_TRY(Value found, findAttribute(vm, object, name));
    if (found.isSet())
        return found;
    if (const auto *module = object.as<ModuleObject>(); module && module->find) {
        // A module that is known by its tables only: what it lacks is out of reach, not an error of the script.
        const auto placeholder = vm.make<Placeholder>(module->name(), std::string(name.text()));
        return vm.outOfReach(*placeholder);
    }
    return noAttribute(vm, object, name.text());
}

Eval<> getAttribute(Interpreter &vm, const Value &object, std::string_view name)
{
    return getAttribute(vm, object, *vm.intern(name));
}

Eval<> findSpecial(Interpreter &vm, const Value &object, const Str &name)
{
    if (const auto *placeholder = object.as<Placeholder>())
        return vm.outOfReach(*placeholder);
    Class &type = typeOf(vm, object);
    const Value *found = type.find(name);
    if (!found)
        return Value();
    const Value method = *found;
    return bind(vm, method, object, type);
}

} // namespace retort::script
