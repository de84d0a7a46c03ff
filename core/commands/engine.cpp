#include <core/alembic/evaluate.h>
#include <core/commands/engine.h>
#include <core/commands/script_files.h>
#include <core/migration/journal/digest.h>
#include <core/migration/journal/tables.h>

#include <QRandomGenerator>

namespace retort::commands
{
namespace
{

// Shared by the functions of Scripts. A run and its check are on one thread.
class ScriptCache
{
public:
    explicit ScriptCache(const project::Project &project)
        : modules_(project.modules)
        , files_(modules_)
        , evaluator_(&modules_, &project.retort)
    {
    }

    ScriptFiles &files() { return files_; }

    /// Before a session is made and again before the run: looked at once.
    std::vector<Error> check(const revisions::Revision &revision, revisions::Direction direction)
    {
        const auto key = std::pair(revision.path, direction);
        if (const auto known = checks_.find(key); known != checks_.end())
            return known->second;
        const Result<ScriptFiles::File> file = files_.read(revision);
        std::vector<Error> errors = file ? evaluator_.check(file->script, direction)
                                         : std::vector<Error>{alembic::cannotRun(revision.id, file.error())};
        return checks_.emplace(key, std::move(errors)).first->second;
    }

    alembic::Evaluator &evaluator() { return evaluator_; }

private:
    project::ProjectModules modules_;
    ScriptFiles files_;
    alembic::Evaluator evaluator_;
    std::map<std::pair<QString, revisions::Direction>, std::vector<Error>> checks_;
};

QMap<QString, QString> configurationOf(const project::Project &project)
{
    QMap<QString, QString> values;
    const QString &section = project.settings.section;
    for (const QString &name : project::optionNames(project.configuration, section)) {
        // An option that cannot be interpolated is as good as missing: only a script that asks for it would care.
        if (const auto value = project::iniValue(project.configuration, section, name); value && *value)
            values.insert(name, **value);
    }
    return values;
}

QMap<QString, QString> variablesOf(const QProcessEnvironment &environment)
{
    QMap<QString, QString> variables;
    for (const QString &name : environment.keys())
        variables.insert(name, environment.value(name));
    return variables;
}

QStringList xArgumentsOf(const project::XArguments &arguments)
{
    QStringList list;
    for (auto argument = arguments.cbegin(); argument != arguments.cend(); ++argument)
        list << argument.key() + QLatin1Char('=') + argument.value();
    list.sort();
    return list;
}

} // namespace

migration::Scripts scriptsOf(const Workspace &workspace, const CancelToken &cancel)
{
    const auto cache = std::make_shared<ScriptCache>(workspace.project);
    alembic::Environment environment;
    environment.cancel = cancel;
    environment.xArguments = xArgumentsOf(workspace.options.xArguments);
    environment.configuration = configurationOf(workspace.project);
    environment.variables = variablesOf(workspace.options.environment);
    if (const auto table = versionTableOf(workspace))
        environment.versionTable = table->name;

    migration::Scripts scripts;
    scripts.evaluate = [cache, environment](const revisions::Revision &revision, revisions::Direction direction,
                                            alembic::StatementSink &sink,
                                            const migration::Conditions &conditions) -> Result<> {
        RETORT_TRY(const ScriptFiles::File file, cache->files().read(revision));
        const FixedClock clock(conditions.now);
        alembic::Environment own = environment;
        own.clock = &clock;
        // Each revision draws numbers of its own, whichever others are run with it.
        own.seed = conditions.seed ^ qHash(revision.id);
        return cache->evaluator().evaluate(file.script, direction, sink, own);
    };
    scripts.check = [cache](const revisions::Revision &revision, revisions::Direction direction) {
        return cache->check(revision, direction);
    };
    scripts.expect = [cache](const std::vector<revisions::Revision> &revisions) { cache->files().expect(revisions); };
    scripts.digest = [cache](const revisions::Revision &revision) {
        const auto file = cache->files().read(revision);
        return file ? migration::journal::digestOf(file->content) : QString();
    };
    return scripts;
}

Result<migration::VersionTable> versionTableOf(const Workspace &workspace)
{
    const auto target = targetOf(workspace); // there may be none, as with --sql --dialect
    if (!target && !workspace.options.connection.isEmpty())
        return fail(target.error());
    const project::Connection connection = target && target->connection ? *target->connection : project::Connection();
    migration::VersionTable table;
    if (connection.versionTable) {
        table.name = {{}, *connection.versionTable};
    } else {
        RETORT_TRY(const project::VersionTable named,
                   project::versionTable(workspace.project, workspace.options.environment));
        table.name = {named.schema, named.name};
    }
    table.name.schema = connection.versionTableSchema.value_or(table.name.schema);
    table.hasPrimaryKey = workspace.project.environment.online.versionTablePk.value_or(true);
    return table;
}

Result<const dialects::Dialect *> dialectOf(const database::Url &url)
{
    return dialects::dialectNamed(database::nameOf(url.kind));
}

Result<const dialects::Dialect *> dialectFor(const Workspace &workspace, const QString &name)
{
    if (!name.isEmpty())
        return dialects::dialectNamed(name);
    RETORT_TRY(const database::Url url, databaseOf(workspace));
    return dialectOf(url);
}

dialects::CatalogueQuery catalogueOf(database::Session &session)
{
    return [&session](const QString &text) {
        return session.execute(text).map([](database::QueryResult answer) { return std::move(answer.rows); });
    };
}

migration::ReadTable tableReader(const dialects::Dialect &dialect)
{
    return [&dialect](database::Session &session, const sql::ObjectName &name) {
        return dialects::readTable(dialect, name, catalogueOf(session));
    };
}

schema::Schema withoutOwnTables(schema::Schema live, const migration::VersionTable &versions,
                                const dialects::Dialect &dialect)
{
    sql::ObjectName own = versions.name;
    if (own.schema == dialect.customs().defaultSchema)
        own.schema.clear();
    live.tables.erase(own);
    for (const sql::ObjectName &table : migration::journal::tablesFor(dialect).all())
        live.tables.erase(table);
    return live;
}

replay::History historyOf(const Workspace &workspace, const dialects::Dialect &dialect, const CancelToken &cancel,
                          schema::Collations collations)
{
    const migration::Scripts scripts = scriptsOf(workspace, cancel);
    const migration::Conditions conditions = freshConditions();
    return {workspace.project.graph, dialect,
            [scripts, conditions](const revisions::Revision &revision, alembic::StatementSink &sink) {
                return scripts.evaluate(revision, revisions::Direction::Up, sink, conditions);
            },
            std::move(collations)};
}

migration::Conditions freshConditions()
{
    return {SystemClock().now(), QRandomGenerator::global()->generate64()};
}

} // namespace retort::commands
