#pragma once

#include <core/migration/planner.h>
#include <core/migration/resume.h>
#include <core/migration/run_event.h>
#include <core/migration/version_table.h>

#include <chrono>

namespace retort::migration
{

struct RunOptions {
    VersionTable versionTable = {};
    /// A transaction for each revision instead of one for all.
    bool transactionPerMigration = false;
    /// Asked when the version table holds other rows, once it is locked, than when the plan was made: the plan from
    /// these rows. Without it such a run is refused (errors::PlanOutdated), which is right where a person has agreed
    /// to what was shown.
    std::function<Result<Plan>(const QStringList &rows)> planAnew = {};
    /// For scripts that need a table's shape.
    ReadTable readTable = {};
    /// Asked once nobody else runs here: where an earlier run came to. The plan must begin with that revision
    /// (errors::ResumeElsewhere), and its script still do what was done (errors::ResumedScriptDiffers).
    std::function<Result<ResumePoint>(database::Session &session)> resume = {};
    /// How long a run that somebody else is doing is waited for (errors::MigrationLocked).
    std::chrono::milliseconds lockDeadline{60000};
    /// How often a transaction that was not given a lock in time is tried again, where nothing of it is committed yet.
    int lockRetries = 5;
};

/// Runs a plan on a session, and tells `observer` (which may be empty) each event. It is alone with the database and
/// the version table: whoever else runs there is waited for, then the plan is made anew where the database has moved.
/// All scripts on the path are checked before anything runs.
///
/// Where the database has transactional DDL (SQLite, PostgreSQL) everything since the last commit is rolled back on an
/// error, the writes to the version table with it; an autocommit block commits what came before it. MySQL and MariaDB
/// commit with each DDL statement; there each revision is a transaction of its own, as in Alembic, so that one without
/// DDL is undone as a whole. What was committed of a revision that failed is told as the error's cause
/// (errors::LeftHalfDone). On SQLite foreign keys are off during the run, and what would leave *new* rows without
/// their parents is refused before each commit (errors::ForeignKeysViolated).
///
/// Cancelling is the session's: its token stops the running statement, the wait for a lock, and the scripts between
/// statements. The errors are those of checkScripts, evaluation, Session and Transaction, each within the revision that
/// was run.
///
/// Gives the rows of the version table afterwards.
[[nodiscard]] Result<QStringList> run(Plan plan, database::Session &session, const dialects::Dialect &dialect,
                                      const Scripts &scripts, const RunOptions &options, const Observer &observer);

} // namespace retort::migration
