#pragma once

#include <core/migration/planner.h>
#include <core/migration/run_event.h>
#include <core/migration/version_table.h>

namespace retort::migration
{

struct RunOptions {
    VersionTable versionTable;
    /// A transaction for each revision instead of one for all.
    bool transactionPerMigration = false;
    /// Asked when the version table holds other rows, once it is locked, than when the plan was made: the plan from
    /// these rows. Without it such a run is refused (ErrorCode::PlanOutdated), which is right where a person has agreed
    /// to what was shown.
    std::function<Result<Plan>(const QStringList &rows)> planAnew;
    /// For scripts that need a table's shape.
    ReadTable readTable;
};

/// Runs a plan on a session, and tells `observer` (which may be empty) each event. All scripts on the path are checked
/// before anything runs. Where the database has transactional DDL (SQLite, PostgreSQL) everything since the last commit
/// is rolled back on an error, the writes to the version table with it; an autocommit block commits what came before
/// it. On SQLite foreign keys are off during the run, and what would leave *new* rows without their parents is refused
/// before each commit (ErrorCode::ForeignKeysViolated).
///
/// Cancelling is the session's: its token stops the running statement, and the scripts between statements. The errors
/// are those of checkScripts, evaluation, Session and Transaction, each within the revision that was run.
///
/// Gives the rows of the version table afterwards.
[[nodiscard]] Result<QStringList> run(Plan plan, database::Session &session, const dialects::Dialect &dialect,
                                      const Scripts &scripts, const RunOptions &options, const Observer &observer);

} // namespace retort::migration
