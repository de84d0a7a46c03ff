#pragma once

#include <core/base/cancel.h>
#include <core/commands/workspace.h>
#include <core/migration/plan.h>
#include <core/migration/run_event.h>

namespace retort::commands
{

/// Upgrade, downgrade or stamp: plans from where the database stands, and runs. A plan that was overtaken by somebody
/// else is made anew. Refused before anything is made or changed when the goal cannot be reached or a script on the
/// path cannot be run. Gives the rows of the version table afterwards. `observer` is called on this thread.
[[nodiscard]] Result<QStringList> migrate(const Workspace &workspace, const migration::Goal &goal,
                                          const migration::Observer &observer, const CancelToken &cancel = {});

/// Runs just the plan that a person agreed to (preview()); errors::PlanOutdated when the database has moved since.
[[nodiscard]] Result<QStringList> runPlan(const Workspace &workspace, const migration::Plan &plan,
                                          const migration::Observer &observer, const CancelToken &cancel = {});

} // namespace retort::commands
