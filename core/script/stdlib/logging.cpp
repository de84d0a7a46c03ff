#include <core/script/runtime/interpreter.h>
#include <core/script/runtime/vm/machine.h>
#include <core/script/stdlib/modules.h>
#include <core/script/stdlib/world.h>

namespace retort::script
{

namespace
{

Eval<> write(Call &call)
{
    RETORT_TRY(const std::int64_t level, call.integer(0));
    RETORT_TRY(const QString text, call.text(1));
    const World *world = call.vm.host<World>();
    if (world && world->log)
        world->log(static_cast<int>(level), text, call.position());
    return Value::none();
}

Eval<> handledException(Call &call)
{
    Exception *handled = call.vm.machine().handled();
    return handled ? Value(handled) : Value::none();
}

constexpr FunctionEntry functions[] = {
    {"_write", "level, text, /", "Adds a line to the log of the run.", write},
    {"_handled_exception", "", "The exception that is being handled, or None.", handledException},
};

constexpr std::string_view namesWritten[] = {
    "CRITICAL",
    "DEBUG",
    "ERROR",
    "FATAL",
    "Filter",
    "Filterer",
    "Formatter",
    "Handler",
    "INFO",
    "Logger",
    "LoggerAdapter",
    "NOTSET",
    "NullHandler",
    "StreamHandler",
    "WARN",
    "WARNING",
    "addLevelName",
    "basicConfig",
    "captureWarnings",
    "critical",
    "debug",
    "disable",
    "error",
    "exception",
    "fatal",
    "getLevelName",
    "getLevelNamesMapping",
    "getLogger",
    "getLoggerClass",
    "info",
    "lastResort",
    "log",
    "raiseExceptions",
    "root",
    "shutdown",
    "warn",
    "warning",
};

} // namespace

const ModuleEntry loggingModule{
    "logging", "Messages for the log of the run.", functions, nullptr, namesWritten, ":/stdlib/logging.py"};

} // namespace retort::script
