#include <core/commands/engine.h>
#include <core/commands/migrate.h>
#include <core/commands/plan.h>
#include <core/migration/planner.h>
#include <core/migration/runner.h>

namespace retort::commands
{
namespace
{

Result<QStringList> run(const Workspace &workspace, const migration::Plan &plan, bool mayPlanAnew,
                        const migration::Observer &observer, const CancelToken &cancel)
{
    RETORT_TRY(const Target target, targetOf(workspace));
    RETORT_CHECK(checkConfirmed(workspace, target, Change::Migration));
    RETORT_TRY(const dialects::Dialect *dialect, dialectOf(target.url));
    const migration::Scripts scripts = scriptsOf(workspace, cancel);
    // Before the session, which may bring an SQLite file into being.
    if (std::vector<Error> errors = migration::checkScripts(plan, scripts); !errors.empty())
        return fail(std::move(errors.front()));

    migration::RunOptions options;
    RETORT_TRY(options.versionTable, versionTableOf(workspace));
    options.transactionPerMigration = workspace.project.environment.online.transactionPerMigration.value_or(false);
    options.readTable = tableReader(*dialect);
    options.lockDeadline = lockDeadline(workspace);
    if (target.connection)
        options.lockRetries = target.connection->limits.lockRetries.value_or(options.lockRetries);
    if (mayPlanAnew) {
        options.planAnew = [&](const QStringList &rows) {
            return migration::makePlan(workspace.project.graph, rows, plan.goal, plan.conditions);
        };
    }
    RETORT_TRY(database::Session session, openTarget(workspace, target, database::Access::ReadWriteCreate, cancel));
    return migration::run(plan, session, *dialect, scripts, options, observer);
}

} // namespace

Result<QStringList> migrate(const Workspace &workspace, const migration::Goal &goal,
                            const migration::Observer &observer, const CancelToken &cancel)
{
    // Before the first connection, which the plan makes.
    RETORT_TRY(const Target target, targetOf(workspace));
    RETORT_CHECK(checkConfirmed(workspace, target, Change::Migration));
    RETORT_TRY(const migration::Plan made, plan(workspace, goal, cancel));
    return run(workspace, made, true, observer, cancel);
}

Result<QStringList> runPlan(const Workspace &workspace, const migration::Plan &plan,
                            const migration::Observer &observer, const CancelToken &cancel)
{
    return run(workspace, plan, false, observer, cancel);
}

} // namespace retort::commands
