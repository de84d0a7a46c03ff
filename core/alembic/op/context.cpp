#include <core/alembic/host.h>
#include <core/alembic/op/op.h>
#include <core/alembic/sqlalchemy/engine.h>
#include <core/dialects/dialect.h>
#include <core/script/runtime/protocol.h>

// op.get_context(), alembic.context and its config.

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;

namespace
{

class MigrationContextObject final : public Instance
{
public:
    static constexpr std::string_view moduleName = "alembic.operations";
    static constexpr std::string_view className = "MigrationContext";
    using Instance::Instance;
};

class AutocommitBlock final : public Instance
{
public:
    static constexpr std::string_view moduleName = "alembic.operations";
    static constexpr std::string_view className = "AutocommitBlock";
    using Instance::Instance;
};

class ConfigObject final : public Instance
{
public:
    static constexpr std::string_view moduleName = "alembic.operations";
    static constexpr std::string_view className = "Config";
    using Instance::Instance;
};

Eval<> autocommitBlock(Call &call)
{
    return ScriptHost::of(call.vm).make<AutocommitBlock>();
}

Eval<> enterAutocommit(Call &call)
{
    ScriptHost &host = ScriptHost::of(call.vm);
    if (host.inAutocommit)
        return host.refuse(u"an autocommit_block inside of another one"_s, call.position());
    if (auto begun = host.sink().beginAutocommit(); !begun)
        return host.failWith(std::move(begun).error().at(call.position()));
    host.inAutocommit = true;
    return Value::none();
}

Eval<> leaveAutocommit(Call &call)
{
    ScriptHost &host = ScriptHost::of(call.vm);
    host.inAutocommit = false;
    if (auto ended = host.sink().endAutocommit(); !ended)
        return host.failWith(std::move(ended).error().at(call.position()));
    return Value::boolean(false);
}

Eval<> beginTransaction(Call &call)
{
    return connectionObject(call.vm);
}

Eval<> contextExecute(Call &call)
{
    return executeStatement(call.vm, call[0], Value(), call.position(), true);
}

Eval<> dialectOf(Interpreter &vm, const Value &)
{
    return dialectObject(vm);
}
Eval<> bindOf(Interpreter &vm, const Value &)
{
    return connectionObject(vm);
}
Eval<> asSqlOf(Interpreter &vm, const Value &)
{
    return Value::boolean(ScriptHost::of(vm).sink().isOffline());
}
Eval<> optionsOf(Interpreter &vm, const Value &)
{
    Ref<Dict> options = vm.dict();
    options->set(vm, "as_sql", Value::boolean(ScriptHost::of(vm).sink().isOffline()));
    return options;
}
template <QString sql::ObjectName::*part> Eval<> versionTablePart(Interpreter &vm, const Value &)
{
    const ScriptHost &host = ScriptHost::of(vm);
    const auto &table = host.environment().versionTable;
    if (!table)
        return host.refuse(u"the version table of a project that computes its name"_s);
    const QString &name = (*table).*part;
    return name.isEmpty() ? Value::none() : Value(vm.str(name));
}
Eval<> configOf(Interpreter &vm, const Value &)
{
    return ScriptHost::of(vm).make<ConfigObject>();
}

constexpr FunctionEntry migrationContextMethods[] = {
    {"autocommit_block", "", "Statements that each commit by themselves: with ...autocommit_block():", autocommitBlock},
    {"begin_transaction", "_per_migration=False", "The run's transaction goes on.", beginTransaction},
    {"execute", "sql, execution_options=None", "Runs SQL.", contextExecute},
};
constexpr AttributeEntry migrationContextAttributes[] = {
    {"dialect", "The database.", dialectOf},
    {"bind", "The connection.", bindOf},
    {"connection", "The connection.", bindOf},
    {"as_sql", "Whether text for --sql is made.", asSqlOf},
    {"opts", "The options of the context.", optionsOf},
    {"version_table", "The name of the version table.", versionTablePart<&sql::ObjectName::name>},
    {"version_table_schema", "Its schema, or None.", versionTablePart<&sql::ObjectName::schema>},
    {"config", "The ini.", configOf},
};
constexpr FunctionEntry autocommitMethods[] = {
    {"__enter__", "", "Commits what was done so far.", enterAutocommit},
    {"__exit__", "type, value, traceback", "Goes on in a transaction.", leaveAutocommit},
};

Eval<> mainOption(Call &call)
{
    RETORT_TRY(const QString name, call.text(0));
    const auto &configuration = ScriptHost::of(call.vm).environment().configuration;
    const auto found = configuration.find(name.toLower());
    return found == configuration.end() ? call[1] : Value(call.vm.str(*found));
}

Eval<> section(Call &call)
{
    Ref<Dict> options = call.vm.dict();
    for (const auto &[key, value] : ScriptHost::of(call.vm).environment().configuration.asKeyValueRange())
        options->set(call.vm.str(key), call.vm.str(value));
    return options;
}

Eval<> attributesOf(Interpreter &vm, const Value &)
{
    return vm.dict();
}
Eval<> sectionNameOf(Interpreter &vm, const Value &)
{
    return vm.str(u"alembic"_s);
}

constexpr FunctionEntry configMethods[] = {
    {"get_main_option", "name, default=None", "A value of the ini's section.", mainOption},
    {"get_section", "name, default=None", "All values of the ini's section.", section},
};
constexpr AttributeEntry configAttributes[] = {
    {"attributes", "What a program gave Alembic: nothing here.", attributesOf},
    {"config_ini_section", "The ini's section.", sectionNameOf},
};

const ClassRow rows[] = {
    {{"MigrationContext", "alembic.operations", "What the run is about.", migrationContextMethods,
      migrationContextAttributes, allocate<MigrationContextObject>, false}},
    {{"AutocommitBlock",
      "alembic.operations",
      "Statements outside of the transaction.",
      autocommitMethods,
      {},
      allocate<AutocommitBlock>,
      false}},
    {{"Config", "alembic.operations", "The ini.", configMethods, configAttributes, allocate<ConfigObject>, false}},
};

Eval<> isOfflineMode(Call &call)
{
    return Value::boolean(ScriptHost::of(call.vm).sink().isOffline());
}

/// get_x_argument(as_dictionary=True): what stands behind the `=`, or None where there is none.
Eval<> xArgument(Call &call)
{
    const QStringList &given = ScriptHost::of(call.vm).environment().xArguments;
    const CallArguments in(call);
    RETORT_TRY(const bool asDictionary, in.flag("as_dictionary"));
    Ref<List> list = call.vm.list();
    Ref<Dict> dict = call.vm.dict();
    for (const QString &argument : given) {
        list->append(call.vm.str(argument));
        const qsizetype equals = argument.indexOf(u'=');
        dict->set(call.vm.str(equals < 0 ? argument : argument.left(equals)),
                  call.vm.str(equals < 0 ? QString() : argument.mid(equals + 1)));
    }
    return asDictionary ? Value(dict) : Value(list);
}

Eval<> migrationContext(Interpreter &vm)
{
    return ScriptHost::of(vm).make<MigrationContextObject>();
}
Eval<> config(Interpreter &vm)
{
    return ScriptHost::of(vm).make<ConfigObject>();
}

Eval<> contextFunction(Call &call)
{
    return migrationContext(call.vm);
}
Eval<> bindFunction(Call &call)
{
    return connectionObject(call.vm);
}

Eval<> refuseContext(Call &call)
{
    return ScriptHost::of(call.vm).refuse(
        u"context.%1() in a revision"_s.arg(QString::fromLatin1(call.function.entry().name)), call.position());
}

constexpr FunctionEntry functions[] = {
    {"is_offline_mode", "", "Whether text for --sql is made.", isOfflineMode},
    {"get_x_argument", "as_dictionary=False", "What was given with -x.", xArgument},
    {"get_context", "", "The migration context.", contextFunction},
    {"get_bind", "", "The connection.", bindFunction},
    {"execute", "sql, execution_options=None", "Runs SQL.", contextExecute},
    {"configure", "**kw", "Refused: only env.py configures.", refuseContext},
    {"run_migrations", "**kw", "Refused: a revision cannot run others.", refuseContext},
};
constexpr ObjectRow objects[] = {
    {"config", "The ini.", config},
};

} // namespace

const std::span<const ClassRow> contextClasses = rows;
const std::span<const FunctionEntry> contextFunctions = functions;
const std::span<const ObjectRow> contextObjects = objects;

Eval<> getContext(Call &call)
{
    return migrationContext(call.vm);
}

} // namespace retort::alembic
