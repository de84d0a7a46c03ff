#include <core/script/runtime/builtins/builtins.h>
#include <core/script/runtime/builtins/functions.h>
#include <core/script/runtime/frame.h>
#include <core/script/runtime/object_numbers.h>
#include <core/script/runtime/protocol/builtin.h>
#include <core/script/runtime/vm/machine.h>

namespace retort::script
{

Eval<> builtinCallable(Call &call)
{
    return Value::boolean(isCallable(call.vm, call[0]));
}

Eval<> builtinDelattr(Call &call)
{
    const auto *name = call[1].as<Str>();
    if (!name)
        return call.vm.raise(call.vm.errors().TypeError, std::string("attribute name must be string"));
    return noneResult(deleteAttribute(call.vm, call[0], *name));
}

Eval<> builtinDir(Call &call)
{
    Interpreter &vm = call.vm;
    const Ref<Dict> names = vm.dict();
    const auto add = [&](const Dict *from) {
        for (std::size_t place = 0; from && place < from->table().end(); ++place)
            if (auto *key = from->table().at(place).key.as<Str>())
                names->set(Ref<Str>(key), Value::none());
    };
    if (!call.isGiven(0)) {
        const Frame *frame = vm.machine().top();
        if (frame)
            add(&frame->module->names());
    } else if (auto *module = call[0].as<ModuleObject>()) {
        RETORT_CHECK(vm.load(*module));
        add(&module->names());
    } else {
        Class &type = call[0].as<Class>() ? *call[0].as<Class>() : typeOf(vm, call[0]);
        for (const Class *part : type.mro())
            add(&part->names());
        if (call[0].isObject())
            add(call[0].object()->attributes());
    }
    RETORT_TRY(const std::vector<Value> all, collect(vm, Value(names)));
    return sortedList(vm, all, Value::none(), false);
}

Eval<> builtinGetattr(Call &call)
{
    auto *name = call[1].as<Str>();
    if (!name)
        return call.vm.raise(call.vm.errors().TypeError,
                             textOf("attribute name must be string, not '", typeName(call.vm, call[1]), "'"));
    if (!call.isGiven(2))
        return getAttribute(call.vm, call[0], *call.vm.intern(name->text()));
    RETORT_TRY(Value found, findAttribute(call.vm, call[0], *call.vm.intern(name->text())));
    return found.isSet() ? found : call[2];
}

Eval<> builtinGlobals(Call &call)
{
    const Frame *frame = call.vm.machine().top();
    return frame ? Value(Ref<Dict>(&frame->module->names())) : Value(call.vm.dict());
}

Eval<> builtinLocals(Call &call)
{
    Interpreter &vm = call.vm;
    const Frame *frame = vm.machine().top();
    if (!frame || frame->code->name == "<module>")
        return builtinGlobals(call);
    const Ref<Dict> names = vm.dict();
    if (frame->names)
        names->table().copyFrom(frame->names->table());
    for (std::size_t i = 0; i < frame->code->locals.size(); ++i)
        if (frame->slots[i].isSet() && frame->code->locals[i] != vm.names().doc)
            names->set(frame->code->locals[i], frame->slots[i]);
    for (std::size_t i = 0; i < frame->cells.size(); ++i)
        if (frame->cells[i]->value.isSet())
            names->set(frame->code->cells[i], frame->cells[i]->value);
    return Value(names);
}

Eval<> builtinVars(Call &call)
{
    if (!call.isGiven(0))
        return builtinLocals(call);
    RETORT_TRY(Value names, findAttribute(call.vm, call[0], *call.vm.names().dict));
    if (!names.isSet())
        return call.vm.raise(call.vm.errors().TypeError, std::string("vars() argument must have __dict__ attribute"));
    return names;
}

Eval<> builtinHasattr(Call &call)
{
    const auto *name = call[1].as<Str>();
    if (!name)
        return call.vm.raise(call.vm.errors().TypeError,
                             textOf("attribute name must be string, not '", typeName(call.vm, call[1]), "'"));
    RETORT_TRY(const Value found, [&]() -> Eval<> {
        Eval<> value = findAttribute(call.vm, call[0], *call.vm.intern(name->text()));
        if (!value && value.error().exception()->kind() == Kind::Exception &&
            value.error().exception()->type()->isSubclassOf(call.vm.errors().AttributeError.get()))
            return Value();
        return value;
    }());
    return Value::boolean(found.isSet());
}

Eval<> builtinHash(Call &call)
{
    RETORT_TRY(const std::int64_t hash, hashOf(call.vm, call[0]));
    return Value::integer(hash);
}

Eval<> builtinId(Call &call)
{
    if (call[0].isObject())
        return Value::integer(call.vm.state<ObjectNumbers>().of(call[0]));
    RETORT_TRY(const std::int64_t hash, hashOf(call.vm, call[0]));
    return Value::integer(hash);
}

Eval<> builtinIsinstance(Call &call)
{
    RETORT_TRY(const bool fits, isInstance(call.vm, call[0], call[1]));
    return Value::boolean(fits);
}

Eval<> builtinIssubclass(Call &call)
{
    RETORT_TRY(const bool fits, isSubclass(call.vm, call[0], call[1]));
    return Value::boolean(fits);
}

Eval<> builtinSetattr(Call &call)
{
    const auto *name = call[1].as<Str>();
    if (!name)
        return call.vm.raise(call.vm.errors().TypeError,
                             textOf("attribute name must be string, not '", typeName(call.vm, call[1]), "'"));
    return noneResult(setAttribute(call.vm, call[0], *call.vm.intern(name->text()), call[2]));
}

} // namespace retort::script
