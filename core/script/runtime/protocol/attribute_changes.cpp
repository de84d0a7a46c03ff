#include <core/script/runtime/protocol/builtin.h>

namespace retort::script
{

namespace
{

/// Whether instances can have an attribute of that name: any, or those that __slots__ names.
Eval<bool> hasRoomFor(Interpreter &vm, const Class &type, const Str &name)
{
    if (type.hasAttributes)
        return true;
    for (const Class *base : type.mro()) {
        const Value slots = base->isOpen ? base->names().get("__slots__") : Value();
        if (const auto *only = slots.as<Str>(); only != nullptr && only->text() == name.text())
            return true;
        if (!slots.isSet() || slots.isKind(Kind::Str))
            continue;
        RETORT_TRY(const bool found, contains(vm, slots, Value(Ref<Str>(const_cast<Str *>(&name)))));
        if (found)
            return true;
    }
    return false;
}

} // namespace

Eval<void> setAttribute(Interpreter &vm, const Value &object, const Str &name, const Value &value)
{
    if (const auto *placeholder = object.as<Placeholder>())
        return vm.outOfReach(*placeholder);
    const Ref<Str> key(const_cast<Str *>(&name));
    if (auto *type = object.as<Class>()) {
        if (!type->isOpen)
            return vm.raise(vm.errors().TypeError,
                            textOf("cannot set '", name.text(), "' attribute of immutable type '", type->name(), "'"));
        if (const Value *meta = type->type()->find(*vm.names().setattr);
            meta && overriding(vm, object, *vm.names().setattr)) {
            RETORT_TRY(const Value done, callMethod(vm, Value(*meta), object, {Value(key), value}));
            return {};
        }
        if (name.text() == "__name__" && value.as<Str>()) {
            type->setName(std::string(value.as<Str>()->text()));
            return {};
        }
        if (name.text() == "__qualname__" && value.as<Str>()) {
            type->setQualifiedName(std::string(value.as<Str>()->text()));
            return {};
        }
        const Value *shown = type->type()->find(name);
        if (shown && shown->as<NativeProperty>() && name.text() != "__module__")
            return vm.raise(vm.errors().AttributeError,
                            textOf("attribute '", name.text(), "' of 'type' objects is not writable"));
        type->setAttribute(key, value);
        return {};
    }
    if (auto *module = object.as<ModuleObject>()) {
        RETORT_CHECK(vm.load(*module));
        module->names().set(key, value);
        return {};
    }
    if (const Value *custom = overriding(vm, object, *vm.names().setattr)) {
        const Value method = *custom;
        RETORT_TRY(const Value done, callMethod(vm, method, object, {Value(key), value}));
        return {};
    }
    return setGenericAttribute(vm, object, name, value);
}

Eval<void> setGenericAttribute(Interpreter &vm, const Value &object, const Str &name, const Value &value)
{
    Class &type = typeOf(vm, object);
    const Value *onType = type.find(name);
    const Value found = onType ? *onType : Value();
    if (const auto *native = found.as<NativeProperty>()) {
        if (native->entry().set)
            return native->entry().set(vm, object, value);
        if (!type.hasAttributes || type.isBuiltin)
            return vm.raise(vm.errors().AttributeError,
                            textOf("attribute '", name.text(), "' of '", type.name(), "' objects is not writable"));
        return vm.raise(vm.errors().AttributeError,
                        textOf("attribute '", name.text(), "' of '", type.name(), "' objects is not writable"));
    }
    if (const auto *property = found.as<Property>()) {
        if (property->setter.isNone())
            return vm.raise(vm.errors().AttributeError,
                            textOf("property '", name.text(), "' of '", type.name(), "' object has no setter"));
        RETORT_TRY(const Value done, call(vm, property->setter, {object, value}));
        return {};
    }
    if (found.isKind(Kind::Instance)) {
        if (const Value *set = found.object()->type()->find(*vm.names().set)) {
            RETORT_TRY(const Value done, callMethod(vm, Value(*set), found, {object, value}));
            return {};
        }
    }
    RETORT_TRY(const bool takes, object.isObject() ? hasRoomFor(vm, type, name) : Eval<bool>(false));
    if (!takes) {
        if (found.isSet())
            return vm.raise(vm.errors().AttributeError,
                            textOf("'", type.name(), "' object attribute '", name.text(), "' is read-only"));
        return noAttribute(vm, object, name.text());
    }
    object.object()->ensureAttributes().set(Ref<Str>(const_cast<Str *>(&name)), value);
    return {};
}

Eval<void> deleteAttribute(Interpreter &vm, const Value &object, const Str &name)
{
    if (const auto *placeholder = object.as<Placeholder>())
        return vm.outOfReach(*placeholder);
    if (auto *type = object.as<Class>()) {
        if (const Value *meta = overriding(vm, object, *vm.names().delattr)) {
            const Value method = *meta;
            RETORT_TRY(const Value done, callMethod(vm, method, object, {Value(Ref<Str>(const_cast<Str *>(&name)))}));
            return {};
        }
        if (!type->isOpen || !type->removeAttribute(name))
            return noAttribute(vm, object, name.text());
        return {};
    }
    if (auto *module = object.as<ModuleObject>()) {
        if (!module->names().table().removeText(name))
            return noAttribute(vm, object, name.text());
        return {};
    }
    if (const Value *custom = overriding(vm, object, *vm.names().delattr)) {
        const Value method = *custom;
        RETORT_TRY(const Value done, callMethod(vm, method, object, {Value(Ref<Str>(const_cast<Str *>(&name)))}));
        return {};
    }
    return deleteGenericAttribute(vm, object, name);
}

Eval<void> deleteGenericAttribute(Interpreter &vm, const Value &object, const Str &name)
{
    const Value *onType = typeOf(vm, object).find(name);
    if (onType) {
        const Value found = *onType;
        if (const auto *property = found.as<Property>()) {
            if (property->deleter.isNone())
                return vm.raise(vm.errors().AttributeError, textOf("property '", name.text(), "' of '",
                                                                   typeName(vm, object), "' object has no deleter"));
            RETORT_TRY(const Value done, call(vm, property->deleter, {object}));
            return {};
        }
        if (found.isKind(Kind::Instance)) {
            if (const Value *remove = found.object()->type()->find(*vm.names().delete_)) {
                RETORT_TRY(const Value done, callMethod(vm, Value(*remove), found, {object}));
                return {};
            }
        }
    }
    if (!object.isObject() || !object.object()->attributes() ||
        !object.object()->attributes()->table().removeText(name))
        return noAttribute(vm, object, name.text());
    return {};
}

} // namespace retort::script
