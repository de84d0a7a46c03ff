#include <core/base/overloaded.h>
#include <core/commands/current.h>
#include <core/commands/engine.h>
#include <core/commands/error_codes.h>
#include <core/commands/plan.h>
#include <core/commands/write_sql.h>
#include <core/revisions/resolve.h>
#include <core/revisions/spec.h>

namespace retort::commands
{
namespace
{

struct Start {
    std::optional<QString> from; ///< what stood before the colon
    QString target;
};

Start startOf(const QString &text)
{
    const qsizetype colon = text.indexOf(QLatin1Char(':'));
    if (colon < 0)
        return {std::nullopt, text};
    return {text.left(colon), text.mid(colon + 1)};
}

QStringList rowsOf(const std::optional<QString> &from)
{
    return from && !from->isEmpty() ? QStringList{*from} : QStringList();
}

Result<migration::Plan> stampPlan(const Workspace &workspace, const migration::Stamp &goal)
{
    migration::Stamp stamp{{}, goal.purge};
    std::optional<QString> from;
    for (const QString &text : goal.targets) {
        const Start start = startOf(text);
        if (start.from && from && *start.from != *from)
            return fail(errors::StampRanges);
        if (start.from)
            from = start.from;
        stamp.targets << start.target;
    }
    return planFrom(workspace, stamp, rowsOf(from));
}

Result<migration::Plan> planOf(const Workspace &workspace, const migration::Goal &goal, const CancelToken &cancel)
{
    return std::visit(overloaded{
                          [&](const migration::Upgrade &upgrade) {
                              const Start start = startOf(upgrade.target);
                              return planFrom(workspace, migration::Upgrade{start.target}, rowsOf(start.from));
                          },
                          [&](const migration::Downgrade &downgrade) {
                              const Start start = startOf(downgrade.target);
                              const migration::Downgrade target{start.target};
                              return start.from ? planFrom(workspace, target, rowsOf(start.from))
                                                : plan(workspace, target, cancel);
                          },
                          [&](const migration::Stamp &stamp) { return stampPlan(workspace, stamp); },
                      },
                      goal);
}

} // namespace

Result<> writeSql(const Workspace &workspace, const migration::Goal &goal, const SqlOptions &options,
                  const CancelToken &cancel)
{
    RETORT_TRY(const dialects::Dialect *dialect, dialectFor(workspace, options.dialect));
    RETORT_TRY(const migration::Plan made, planOf(workspace, goal, cancel));
    migration::OfflineOptions offline;
    RETORT_TRY(offline.versionTable, versionTableOf(workspace));
    const project::ConfigureFacts &facts = workspace.project.environment.offline;
    offline.transactionPerMigration = facts.transactionPerMigration.value_or(false);
    offline.cancel = cancel;
    offline.startingSchema = [&]() -> Result<replay::Snapshot> {
        RETORT_TRY(const std::vector<revisions::RevisionIndex> start,
                   revisions::resolveRows(workspace.project.graph, made.rowsBefore));
        return historyOf(workspace, *dialect, cancel).at(start, cancel);
    };
    if (options.started)
        options.started(made);
    return migration::writeOffline(made, *dialect, scriptsOf(workspace, cancel), offline, options.write, options.log);
}

Result<> writeVersionTableSql(const Workspace &workspace, const SqlOptions &options)
{
    RETORT_TRY(const dialects::Dialect *dialect, dialectFor(workspace, options.dialect));
    RETORT_TRY(const migration::VersionTable table, versionTableOf(workspace));
    operations::CreateTable create{dialects::versionTable(table.name, table.hasPrimaryKey), false};
    RETORT_TRY(const std::vector<sql::Statement> statements, dialect->compile({std::move(create), {}}, {}));
    for (const sql::Statement &statement : statements) {
        QString text = statement.text;
        RETORT_CHECK(
            options.write(text.replace(QLatin1Char('\t'), QLatin1StringView("    ")) + QLatin1StringView(";\n\n")));
    }
    return {};
}

} // namespace retort::commands
