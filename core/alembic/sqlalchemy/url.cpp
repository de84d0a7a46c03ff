#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/engine.h>
#include <core/alembic/values.h>
#include <core/script/runtime/protocol.h>

// engine.url: a script may ask what kind of database it runs on, not where that is, and with which password.

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;

namespace
{

Eval<> backendName(Call &call)
{
    return call.vm.str(ScriptHost::of(call.vm).sink().dialect().name());
}
Eval<> databaseName(Interpreter &vm, const Value &)
{
    ScriptHost &host = ScriptHost::of(vm);
    const QString kind = host.sink().dialect().name();
    if (kind == u"sqlite"_s)
        return host.refuse(u"the file name of a database"_s);
    const QString question = kind == u"postgresql"_s ? u"SELECT current_database()"_s : u"SELECT database()"_s;
    RETORT_TRY(const auto answer, host.query({question, {}, vm.position(), false, false}));
    return fromSqlValue(vm, answer.rows.front().front(), {});
}

Eval<> nameOf(Interpreter &vm, const Value &)
{
    return vm.str(ScriptHost::of(vm).sink().dialect().name());
}

constexpr FunctionEntry urlMethods[] = {
    {"get_backend_name", "", "sqlite, postgresql, mysql or mariadb.", backendName},
};
constexpr AttributeEntry urlAttributes[] = {
    {"drivername", "sqlite, postgresql, mysql or mariadb.", nameOf},
    {"database", "The name of the database, by asking for it.", databaseName},
};

const ClassRow rows[] = {
    {{"URL", "sqlalchemy", "Of a connection, without its secrets.", urlMethods, urlAttributes, nullptr, false}, "str"},
};

} // namespace

const std::span<const ClassRow> urlClasses = rows;

Eval<> urlObject(Interpreter &vm)
{
    Class &type = ScriptHost::of(vm).classNamed("sqlalchemy", "URL");
    const QString text = ScriptHost::of(vm).sink().dialect().name() + u"://"_s;
    return call(vm, Value(&type), {Value(vm.str(text))});
}

} // namespace retort::alembic
