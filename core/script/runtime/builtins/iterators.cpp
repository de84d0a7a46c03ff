#include <core/script/runtime/builtins/builtins.h>
#include <core/script/runtime/values/iterator.h>

namespace retort::script
{

namespace
{

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

} // namespace

const ClassEntry iteratorEntry{"iterator", "builtins", "An iterator.", iteratorMethods, {}, nullptr, false};
const ClassEntry generatorEntry{"generator", "builtins", "A function under way.", generatorMethods, generatorAttributes,
                                nullptr,     false};

} // namespace retort::script
