#pragma once

#include <core/alembic/error_codes.h>
#include <core/base/cancel.h>
#include <core/commands/workspace.h>
#include <core/migration/plan.h>
#include <core/migration/run_event.h>

namespace retort::commands
{

struct MigrateOptions {
    /// The run is written down in the database as well, where the journal's tables are made if they are missing; from
    /// then on every run is.
    bool journalInDatabase = false;
};

/// Upgrade, downgrade or stamp: plans from where the database stands, and runs. A plan that was overtaken by somebody
/// else is made anew. Refused before anything is made or changed when the goal cannot be reached or a script on the
/// path cannot be run. Gives the rows of the version table afterwards. `observer` is called on this thread. The run is
/// written into the journals (core/commands/run_journal.h).
[[nodiscard]] Result<QStringList> migrate(const Workspace &workspace, const migration::Goal &goal,
                                          const migration::Observer &observer, const CancelToken &cancel = {},
                                          const MigrateOptions &options = {});

/// Goes on with the upgrade or downgrade that was left half done, behind the statements that are committed, to where
/// that run was to go. errors::NothingToResume with {why}; those of resumePointOf and RunOptions::resume.
[[nodiscard]] Result<QStringList> resume(const Workspace &workspace, revisions::Direction direction,
                                         const migration::Observer &observer, const CancelToken &cancel = {},
                                         const MigrateOptions &options = {});

/// Runs just the plan that a person agreed to (preview()); errors::PlanOutdated when the database has moved since, and
/// those of checkConfirmed().
[[nodiscard]] Result<QStringList> runPlan(const Workspace &workspace, const migration::Plan &plan,
                                          const migration::Observer &observer, const CancelToken &cancel = {});

} // namespace retort::commands
