// The commands that plan, change a database, or write down how it would be changed.

#include <app/cli/commands.h>
#include <app/cli/consent.h>
#include <app/cli/plan_json.h>
#include <app/cli/run_log.h>
#include <core/base/presenter.h>
#include <core/commands/engine.h>
#include <core/commands/ensure_version.h>
#include <core/commands/error_codes.h>
#include <core/commands/migrate.h>
#include <core/commands/plan.h>
#include <core/commands/reset.h>
#include <core/commands/write_sql.h>

namespace retort::cli
{
namespace
{

// A range without --sql, or an option that only --sql knows.
Result<> checkOnline(const QStringList &targets, const QString &dialect)
{
    for (const QString &target : targets) {
        if (target.contains(QLatin1Char(':')))
            return fail(errors::RangeNotAllowed);
    }
    if (!dialect.isEmpty())
        return fail(errors::OptionNeedsSql, {{QStringLiteral("option"), QStringLiteral("--dialect")}});
    return {};
}

commands::SqlOptions sqlOptions(const Call &call, RunLog &log, const QString &dialect)
{
    commands::SqlOptions options;
    options.dialect = dialect;
    options.write = [&call](const QString &text) -> Result<> {
        call.output.text(text);
        return call.output.finish();
    };
    options.log = [&log](const alembic::LogLine &line) { log.said(line); };
    options.started = [&log](const migration::Plan &plan) { log.offline(plan); };
    return options;
}

/// A run that `start` begins: its log, and at the end its report.
Result<ExitCode> runLogged(const Call &call, commands::Change change,
                           const std::function<Result<QStringList>(const commands::Workspace &workspace,
                                                                   const migration::Observer &observer)> &start)
{
    RETORT_TRY(commands::Workspace workspace, workspaceFor(call));
    RETORT_CHECK(askForConsent(call, workspace, change));
    RETORT_TRY(const dialects::Dialect *dialect, commands::dialectFor(workspace, {}));
    RunLog log(call.output, *dialect);
    log.starting();
    RETORT_TRY(const QStringList rows,
               start(workspace, [&log](const migration::RunEvent &event) { log.event(event); }));
    if (call.global.json)
        call.output.json(log.report(rows));
    return Done;
}

Result<ExitCode> migrate(const Call &call, const migration::Goal &goal, bool journal)
{
    return runLogged(call, commands::Change::Migration,
                     [&](const commands::Workspace &workspace, const migration::Observer &observer) {
                         return commands::migrate(workspace, goal, observer, call.cancel, {journal});
                     });
}

Result<ExitCode> resume(const Call &call, const MoveCommand &command)
{
    const auto direction = command.move == Move::Upgrade ? revisions::Direction::Up : revisions::Direction::Down;
    return runLogged(call, commands::Change::Migration,
                     [&](const commands::Workspace &workspace, const migration::Observer &observer) {
                         return commands::resume(workspace, direction, observer, call.cancel, {command.journal});
                     });
}

Result<ExitCode> writeSql(const Call &call, const migration::Goal &goal, const QString &dialectName)
{
    RETORT_TRY(const commands::Workspace workspace, workspaceFor(call));
    RETORT_TRY(const dialects::Dialect *dialect, commands::dialectFor(workspace, dialectName));
    RunLog log(call.output, *dialect);
    RETORT_CHECK(commands::writeSql(workspace, goal, sqlOptions(call, log, dialectName), call.cancel));
    return Done;
}

} // namespace

Result<ExitCode> run(const Call &call, const MoveCommand &command)
{
    const migration::Goal goal = command.move == Move::Upgrade ? migration::Goal(migration::Upgrade{command.target})
                                                               : migration::Goal(migration::Downgrade{command.target});
    if (command.sql)
        return writeSql(call, goal, command.dialect);
    RETORT_CHECK(checkOnline({command.target}, command.dialect));
    return command.resume ? resume(call, command) : migrate(call, goal, command.journal);
}

Result<ExitCode> run(const Call &call, const StampCommand &command)
{
    const migration::Stamp goal{command.targets, command.purge};
    if (command.sql)
        return writeSql(call, goal, command.dialect);
    RETORT_CHECK(checkOnline(command.targets, command.dialect));
    return migrate(call, goal, command.journal);
}

Result<ExitCode> run(const Call &call, const ResetCommand &command)
{
    return runLogged(call, commands::Change::Reset,
                     [&](const commands::Workspace &workspace, const migration::Observer &observer) {
                         return commands::reset(workspace, command.target, observer, call.cancel);
                     });
}

Result<ExitCode> run(const Call &call, const EnsureVersionCommand &command)
{
    RETORT_TRY(commands::Workspace workspace, workspaceFor(call));
    if (command.sql) {
        RETORT_TRY(const dialects::Dialect *dialect, commands::dialectFor(workspace, command.dialect));
        RunLog log(call.output, *dialect);
        RETORT_CHECK(commands::writeVersionTableSql(workspace, sqlOptions(call, log, command.dialect)));
        return Done;
    }
    RETORT_CHECK(checkOnline({}, command.dialect));
    RETORT_CHECK(askForConsent(call, workspace, commands::Change::Migration));
    RETORT_CHECK(commands::ensureVersion(workspace, call.cancel));
    return Done;
}

Result<ExitCode> run(const Call &call, const PlanCommand &command)
{
    RETORT_TRY(const commands::Workspace workspace, workspaceFor(call));
    const auto goal = [&command]() -> migration::Goal {
        switch (command.what) {
        case PlanCommand::What::Upgrade:
            return migration::Upgrade{command.targets.first()};
        case PlanCommand::What::Downgrade:
            return migration::Downgrade{command.targets.first()};
        case PlanCommand::What::Stamp:
            break;
        }
        return migration::Stamp{command.targets, command.purge};
    }();
    RETORT_CHECK(checkOnline(command.targets, {}));
    RETORT_TRY(const migration::Plan plan, command.from ? commands::planFrom(workspace, goal, *command.from)
                                                        : commands::plan(workspace, goal, call.cancel));
    for (const Error &warning : plan.warnings)
        call.output.note(QStringLiteral("warning: ") + present(warning));
    if (call.global.json) {
        call.output.json(planToJson(plan));
        return Done;
    }
    for (const QString &line : planLines(plan))
        call.output.line(line);
    return Done;
}

} // namespace retort::cli
