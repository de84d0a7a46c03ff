#include <core/commands/engine.h>
#include <core/commands/error_codes.h>
#include <core/commands/half_done.h>
#include <core/commands/migrate.h>
#include <core/commands/plan.h>
#include <core/commands/run_journal.h>
#include <core/migration/error_codes.h>
#include <core/migration/journal/tables.h>
#include <core/migration/planner.h>
#include <core/migration/runner.h>

namespace retort::commands
{
using namespace Qt::Literals::StringLiterals;

namespace
{

struct How {
    bool mayPlanAnew = false;
    std::optional<migration::Unfinished> resumes = {};
    bool journalInDatabase = false;
};

/// A relative target is meant from where the run began: where that was to end is known. Only "+2" over several branches
/// has no name.
QString endOf(const migration::journal::Run &earlier)
{
    const QString &target = earlier.targets.first();
    if (!target.contains(u'+') && !target.contains(u'-'))
        return target;
    return earlier.to.isEmpty() ? u"base"_s : earlier.to.first();
}

/// A plan whose first script an earlier run has done half of may be what somebody wants who has cleared that away.
Result<> tellOfHalf(const Workspace &workspace, const migration::Plan &plan, const dialects::Dialect &dialect,
                    database::Session &session, const migration::Observer &observer, const CancelToken &cancel)
{
    if (dialect.capabilities().transactionalDdl || plan.steps.empty() || migration::isStamp(plan) || !observer)
        return {};
    RETORT_TRY(const auto left, unfinishedIn(workspace, dialect, session, cancel));
    const migration::PlanStep &first = plan.steps.front();
    if (left && left->halfDone && left->halfDone->id == first.revision.id &&
        left->halfDone->direction == first.direction)
        observer(migration::Notice{Error{errors::StartsAgain, {{u"revision"_s, first.revision.id}}, {}, {}, {}}});
    return {};
}

Result<QStringList> run(const Workspace &workspace, const migration::Plan &plan, const How &how,
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
    if (how.mayPlanAnew) {
        options.planAnew = [&](const QStringList &rows) {
            return migration::makePlan(workspace.project.graph, rows, plan.goal, plan.conditions);
        };
    }
    RETORT_TRY(database::Session session, openTarget(workspace, target, database::Access::ReadWriteCreate, cancel));
    if (how.resumes) {
        options.resume = [&](database::Session &locked) {
            return pointToResume(workspace, *dialect, locked, *how.resumes, cancel);
        };
    } else {
        RETORT_CHECK(tellOfHalf(workspace, plan, *dialect, session, observer, cancel));
    }
    // Whoever has once had the tables made wants every run to be in them.
    RETORT_TRY(const bool isKept, session.hasTable(migration::journal::tablesFor(*dialect).statements));
    const JournalledRun journal{workspace,
                                target,
                                *dialect,
                                options.versionTable,
                                plan.goal,
                                scripts,
                                isKept || how.journalInDatabase,
                                how.resumes ? how.resumes->run.id : QString()};
    return migration::run(plan, session, *dialect, scripts, options, journalled(journal, observer));
}

} // namespace

Result<QStringList> migrate(const Workspace &workspace, const migration::Goal &goal,
                            const migration::Observer &observer, const CancelToken &cancel,
                            const MigrateOptions &options)
{
    // Before the first connection, which the plan makes.
    RETORT_TRY(const Target target, targetOf(workspace));
    RETORT_CHECK(checkConfirmed(workspace, target, Change::Migration));
    RETORT_TRY(const migration::Plan made, plan(workspace, goal, cancel));
    return run(workspace, made, {true, {}, options.journalInDatabase}, observer, cancel);
}

Result<QStringList> resume(const Workspace &workspace, revisions::Direction direction,
                           const migration::Observer &observer, const CancelToken &cancel,
                           const MigrateOptions &options)
{
    RETORT_TRY(const Target target, targetOf(workspace));
    RETORT_CHECK(checkConfirmed(workspace, target, Change::Migration));
    RETORT_TRY(const migration::Unfinished left, runToResume(workspace, cancel));
    const migration::journal::Run &earlier = left.run;
    const bool isUp = direction == revisions::Direction::Up;
    if (earlier.command != (isUp ? u"upgrade"_s : u"downgrade"_s))
        return fail(errors::NothingToResume, {{u"why"_s, QString(u"the last one was a "_s + earlier.command)}});
    const QString end = endOf(earlier);
    const migration::Goal goal =
        isUp ? migration::Goal(migration::Upgrade{end}) : migration::Goal(migration::Downgrade{end});
    RETORT_TRY(migration::Plan made,
               migration::makePlan(workspace.project.graph, earlier.rows, goal, {earlier.now, earlier.seed}));
    return run(workspace, made, {false, left, options.journalInDatabase}, observer, cancel);
}

Result<QStringList> runPlan(const Workspace &workspace, const migration::Plan &plan,
                            const migration::Observer &observer, const CancelToken &cancel)
{
    RETORT_TRY(const Target target, targetOf(workspace));
    RETORT_CHECK(checkConfirmed(workspace, target, Change::Migration));
    return run(workspace, plan, {}, observer, cancel);
}

} // namespace retort::commands
