#include <core/script/runtime/builtins/builtins.h>
#include <core/script/runtime/builtins/exception_groups.h>
#include <core/script/runtime/protocol/builtin.h>
#include <core/script/runtime/vm/machine.h>

#include <algorithm>

namespace retort::script
{

namespace
{

bool areExceptions(Interpreter &vm, std::span<const Value> items)
{
    return std::all_of(items.begin(), items.end(), [&](const Value &item) {
        return item.object()->type()->isSubclassOf(vm.errors().Exception.get());
    });
}

Eval<> groupNew(Call &call)
{
    Interpreter &vm = call.vm;
    auto *type = call[0].as<Class>();
    if (!call[1].as<Str>())
        return vm.raise(vm.errors().TypeError,
                        textOf("BaseExceptionGroup.__new__() argument 1 must be str, not ", typeName(vm, call[1])));
    if (!call[2].as<List>() && !call[2].as<Tuple>())
        return vm.raise(vm.errors().TypeError, std::string("second argument (exceptions) must be a sequence"));
    RETORT_TRY(const std::vector<Value> items, collect(vm, call[2]));
    if (items.empty())
        return vm.raise(vm.errors().ValueError,
                        std::string("second argument (exceptions) must be a non-empty sequence"));
    for (std::size_t i = 0; i < items.size(); ++i)
        if (!items[i].as<Exception>())
            return vm.raise(vm.errors().ValueError,
                            textOf("Item ", i, " of second argument (exceptions) is not an exception"));
    const bool allExceptions = areExceptions(vm, items);
    if (type == vm.errors().BaseExceptionGroup.get() && allExceptions)
        type = vm.errors().ExceptionGroup.get();
    else if (type->isSubclassOf(vm.errors().Exception.get()) && !allExceptions)
        return vm.raise(vm.errors().TypeError, type == vm.errors().ExceptionGroup.get()
                                                   ? std::string("Cannot nest BaseExceptions in an ExceptionGroup")
                                                   : textOf("Cannot nest BaseExceptions in '", type->name(), "'"));
    const auto made = Ref<Exception>(new Exception(vm, type, vm.tuple({call[1], call[2]})));
    made->group = vm.tuple(items);
    return Value(made);
}

Eval<> groupInit(Call &)
{
    return Value::none();
}

/// The method `derive`, which classes of scripts may have of their own, with what the new group takes over.
Eval<Ref<Exception>> derived(Interpreter &vm, const Ref<Exception> &group, const std::vector<Value> &items)
{
    if (items.empty())
        return Ref<Exception>();
    RETORT_TRY(const Value method, getAttribute(vm, Value(group), "derive"));
    RETORT_TRY(const Value made, call(vm, method, {Value(vm.list(items))}));
    auto *exception = made.as<Exception>();
    if (!exception || !exception->group)
        return vm.raise(vm.errors().TypeError, std::string("derive must return an instance of BaseExceptionGroup"));
    exception->cause = group->cause;
    exception->context = group->context;
    exception->suppressesContext = group->suppressesContext;
    exception->trace = group->trace;
    if (group->attributes()) {
        const Value notes = group->attributes()->get("__notes__");
        if (const auto *list = notes.as<List>()) {
            const std::vector<Value> copies(list->items().begin(), list->items().end());
            exception->ensureAttributes().set(vm, "__notes__", Value(vm.list(copies)));
        }
    }
    return Ref<Exception>(exception);
}

Eval<> groupDerive(Call &call)
{
    RETORT_TRY(const Value message, getAttribute(call.vm, call.self, "message"));
    return script::call(call.vm, Value(call.vm.errors().BaseExceptionGroup), {message, call[0]});
}

/// A condition of split() and subgroup(): a class, a tuple of them, or a function.
Eval<ExceptionCondition> conditionOf(Interpreter &vm, const Value &given)
{
    const bool isClass = given.as<Class>() && given.as<Class>()->isSubclassOf(vm.errors().BaseException.get());
    const auto *tuple = given.as<Tuple>();
    const bool areClasses =
        tuple && std::all_of(tuple->items().begin(), tuple->items().end(), [&](const Value &item) {
            return item.as<Class>() && item.as<Class>()->isSubclassOf(vm.errors().BaseException.get());
        });
    if (isClass || areClasses)
        return ExceptionCondition([&vm, given](const Ref<Exception> &exception) {
            return vm.machine().exceptionMatches(Value(exception), given);
        });
    if (!isCallable(vm, given) || given.as<Class>())
        return vm.raise(vm.errors().TypeError,
                        std::string("expected a function, exception type or tuple of exception types"));
    return ExceptionCondition([&vm, given](const Ref<Exception> &exception) -> Eval<bool> {
        RETORT_TRY(const Value answer, call(vm, given, {Value(exception)}));
        return truth(vm, answer);
    });
}

Value orNone(const Ref<Exception> &exception)
{
    return exception ? Value(exception) : Value::none();
}

Eval<> groupSplit(Call &call)
{
    RETORT_TRY(const ExceptionCondition condition, conditionOf(call.vm, call[0]));
    RETORT_TRY(const SplitException parts,
               splitException(call.vm, Ref<Exception>(call.self.as<Exception>()), condition));
    return Value(call.vm.tuple({orNone(parts.match), orNone(parts.rest)}));
}

Eval<> groupSubgroup(Call &call)
{
    RETORT_TRY(const ExceptionCondition condition, conditionOf(call.vm, call[0]));
    RETORT_TRY(const SplitException parts,
               splitException(call.vm, Ref<Exception>(call.self.as<Exception>()), condition));
    return orNone(parts.match);
}

Eval<> groupMessage(Interpreter &, const Value &self)
{
    const Tuple &arguments = *self.as<Exception>()->arguments;
    return arguments.size() == 0 ? Value::none() : arguments[0];
}

Eval<> groupExceptions(Interpreter &vm, const Value &self)
{
    const Ref<Tuple> &group = self.as<Exception>()->group;
    return group ? Value(group) : Value(vm.tuple());
}

constexpr FunctionEntry groupMethods[] = {
    {"__new__", "cls, message, exceptions, /, *args", "Exceptions that were raised together.", groupNew,
     Flavor::StaticMethod},
    {"__init__", "*args, **kwargs", "Does nothing.", groupInit},
    {"derive", "excs, /", "A group with the same message.", groupDerive},
    {"split", "condition, /", "The part that a condition takes, and the rest.", groupSplit},
    {"subgroup", "condition, /", "The part that a condition takes.", groupSubgroup},
};
constexpr AttributeEntry groupAttributes[] = {
    {"message", "What the group was made with.", groupMessage},
    {"exceptions", "The exceptions in it.", groupExceptions},
};

} // namespace

Eval<SplitException> splitException(Interpreter &vm, const Ref<Exception> &exception,
                                    const ExceptionCondition &condition)
{
    RETORT_TRY(const bool matches, condition(exception));
    if (matches)
        return SplitException{exception, {}};
    if (!exception->group)
        return SplitException{{}, exception};
    RETORT_CHECK(vm.enterNesting());
    const NestingGuard guard(vm);
    std::vector<Value> taken;
    std::vector<Value> left;
    const Ref<Tuple> group = exception->group;
    for (const Value &item : group->items()) {
        RETORT_TRY(const SplitException parts, splitException(vm, Ref<Exception>(item.as<Exception>()), condition));
        if (parts.match)
            taken.emplace_back(parts.match);
        if (parts.rest)
            left.emplace_back(parts.rest);
    }
    SplitException both;
    RETORT_TRY(both.match, derived(vm, exception, taken));
    RETORT_TRY(both.rest, derived(vm, exception, left));
    return both;
}

Ref<Exception> makeExceptionGroup(Interpreter &vm, std::string message, std::span<const Value> exceptions)
{
    const Ref<Class> &type =
        areExceptions(vm, exceptions) ? vm.errors().ExceptionGroup : vm.errors().BaseExceptionGroup;
    const auto made = Ref<Exception>(
        new Exception(vm, type.get(), vm.tuple({Value(vm.str(std::move(message))), Value(vm.list(exceptions))})));
    made->group = vm.tuple(exceptions);
    return made;
}

const ClassEntry exceptionGroupEntry{"BaseExceptionGroup", "builtins", "Exceptions that were raised together.",
                                     groupMethods, groupAttributes};

} // namespace retort::script
