#include <core/script/error_codes.h>
#include <core/script/runtime/interpreter.h>
#include <core/script/stdlib/modules.h>
#include <core/script/stdlib/world.h>

// Environment variables can be read, and the plan and the log of a run name those that were. Everything else of `os`
// that reaches files, processes or the system is not there; what asks for files is refused where it is called.

namespace retort::script
{

namespace
{

/// Unset when there is no such variable.
Value variable(Interpreter &vm, const QString &name)
{
    World *world = vm.host<World>();
    if (!world)
        return {};
    world->variablesRead.insert(name);
    const auto found = world->variables.find(name);
    return found == world->variables.end() ? Value() : Value(vm.str(*found));
}

Eval<> getVariable(Call &call)
{
    RETORT_TRY(const QString name, call.text(0));
    const Value found = variable(call.vm, name);
    return found.isSet() ? found : call[1];
}

Eval<> variableNames(Call &call)
{
    std::vector<Value> names;
    if (World *world = call.vm.host<World>())
        for (const QString &name : world->variables.keys())
            names.emplace_back(call.vm.str(name));
    return Value(call.vm.list(names));
}

Eval<> pathOf(Call &call)
{
    RETORT_CHECK(call.utf8(0));
    return call[0];
}

constexpr FunctionEntry functions[] = {
    {"getenv", "key, default=None", "An environment variable.", getVariable},
    {"_variable_names", "", "The names of all environment variables.", variableNames},
    {"fspath", "path, /", "The path as text.", pathOf},
};

constexpr std::string_view namesWritten[] = {"environ", "sep",     "linesep", "name",    "curdir", "pardir",  "urandom",
                                             "extsep",  "pathsep", "altsep",  "devnull", "path",   "PathLike"};

Eval<> refuse(Call &call)
{
    RETORT_TRY(const QString what, call.text(0));
    return call.vm.raiseError(Error{errors::ScriptUnsupported, {{QStringLiteral("construct"), what}}, {}, {}, {}});
}

constexpr FunctionEntry pathFunctions[] = {
    {"_refuse", "construct, /", "Fails where a script asks for files.", refuse},
};

constexpr std::string_view pathNames[] = {
    "abspath",  "basename", "commonpath", "commonprefix", "curdir", "dirname", "exists",     "expanduser", "extsep",
    "getmtime", "getsize",  "isabs",      "isdir",        "isfile", "islink",  "join",       "lexists",    "normcase",
    "normpath", "pardir",   "realpath",   "relpath",      "sep",    "split",   "splitdrive", "splitext",
};

} // namespace

const ModuleEntry osPathModule{"os.path", "Paths as text.", pathFunctions, nullptr, pathNames, ":/stdlib/os_path.py"};
const ModuleEntry osModule{
    "os", "Environment variables, and paths as text.", functions, nullptr, namesWritten, ":/stdlib/os.py"};

} // namespace retort::script
