#include <core/script/runtime/builtins/builtins.h>
#include <core/script/runtime/protocol/builtin.h>

namespace retort::script
{

namespace
{

Eval<> exceptionNew(Call &call)
{
    auto *type = call[0].as<Class>();
    if (!type || !type->isSubclassOf(call.vm.errors().BaseException.get()))
        return call.vm.raise(call.vm.errors().TypeError, std::string("BaseException.__new__(X): X is no exception"));
    const auto made = Ref<Exception>(new Exception(call.vm, type, Ref<Tuple>(const_cast<Tuple *>(&call.tuple(1)))));
    return Value(made);
}

Eval<> exceptionInit(Call &call)
{
    call.self.as<Exception>()->arguments = Ref<Tuple>(const_cast<Tuple *>(&call.tuple(0)));
    return Value::none();
}

Eval<> exceptionWithTraceback(Call &call)
{
    return call.self;
}

Eval<> exceptionAddNote(Call &call)
{
    RETORT_TRY(const std::string_view note, call.utf8(0));
    Dict &attributes = call.self.object()->ensureAttributes();
    Value notes = attributes.get("__notes__");
    if (!notes.as<List>()) {
        notes = call.vm.list();
        attributes.set(call.vm, "__notes__", notes);
    }
    notes.as<List>()->append(call.vm.str(std::string(note)));
    return Value::none();
}

Eval<> exceptionArgs(Interpreter &, const Value &self)
{
    return Value(self.as<Exception>()->arguments);
}

Eval<void> setExceptionArgs(Interpreter &vm, const Value &self, const Value &value)
{
    RETORT_TRY(const std::vector<Value> items, collect(vm, value));
    self.as<Exception>()->arguments = vm.tuple(items);
    return {};
}

Eval<> orNone(const Ref<Exception> &exception)
{
    return exception ? Value(exception) : Value::none();
}

Eval<> exceptionCause(Interpreter &, const Value &self)
{
    return orNone(self.as<Exception>()->cause);
}

Eval<void> setExceptionCause(Interpreter &, const Value &self, const Value &value)
{
    self.as<Exception>()->cause = Ref<Exception>(value.as<Exception>());
    self.as<Exception>()->suppressesContext = true;
    return {};
}

Eval<> exceptionContext(Interpreter &, const Value &self)
{
    return orNone(self.as<Exception>()->context);
}

Eval<> exceptionSuppress(Interpreter &, const Value &self)
{
    return Value::boolean(self.as<Exception>()->suppressesContext);
}

Eval<> exceptionTraceback(Interpreter &, const Value &)
{
    return Value::none();
}

/// StopIteration.value, SystemExit.code.
Eval<> exceptionFirst(Interpreter &, const Value &self)
{
    const Tuple &arguments = *self.as<Exception>()->arguments;
    return arguments.size() == 0 ? Value::none() : arguments[0];
}

constexpr FunctionEntry exceptionMethods[] = {
    {"__new__", "cls, /, *args, **kwargs", "Makes an exception.", exceptionNew, Flavor::StaticMethod},
    {"__init__", "*args", "Sets args.", exceptionInit},
    {"with_traceback", "tb, /", "The exception itself.", exceptionWithTraceback},
    {"add_note", "note, /", "Adds a text to __notes__.", exceptionAddNote},
};
constexpr AttributeEntry exceptionAttributes[] = {
    {"args", "What the exception was made with.", exceptionArgs, setExceptionArgs},
    {"__cause__", "The exception of `raise ... from`.", exceptionCause, setExceptionCause},
    {"__context__", "The exception that was being handled.", exceptionContext},
    {"__suppress_context__", "Whether the context is not shown.", exceptionSuppress},
    {"__traceback__", "None: tracebacks are no values here.", exceptionTraceback},
};
constexpr AttributeEntry stopIterationAttributes[] = {{"value", "What the generator returned.", exceptionFirst}};
constexpr AttributeEntry systemExitAttributes[] = {{"code", "The exit code.", exceptionFirst}};
constexpr ClassEntry baseException{"BaseException", "builtins", "The base of all exceptions.", exceptionMethods,
                                   exceptionAttributes};

} // namespace

const ClassEntry &baseExceptionEntry()
{
    return baseException;
}

void fillExceptions(Interpreter &vm)
{
    fillClass(vm, *vm.errors().BaseException, baseException);
    fillClass(vm, *vm.errors().StopIteration,
              {"StopIteration", "builtins", "The end of an iterator.", {}, stopIterationAttributes});
    fillClass(vm, *vm.errors().BaseExceptionGroup, exceptionGroupEntry);
    fillClass(vm, *vm.errors().SystemExit, {"SystemExit", "builtins", "Asks to end.", {}, systemExitAttributes});
}

} // namespace retort::script
