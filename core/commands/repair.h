#pragma once

#include <core/base/cancel.h>
#include <core/commands/workspace.h>
#include <core/migration/plan.h>
#include <core/migration/recovery.h>
#include <core/migration/run_event.h>

namespace retort::commands
{

/// The ways out of a revision that was left half done. None of them is taken by being looked for.
struct WaysOut {
    migration::Unfinished left; ///< with a revision that is half done, or one that was rolled back
    /// Why the run cannot be resumed, if so.
    std::optional<Error> noResume;
    /// The statements of the other direction's script that lead back to where the revision began, as a replay on the
    /// schema shows; nothing where it does not show that.
    std::optional<migration::Plan> undo;
    /// Moves the version table as the revision would have done at its end.
    std::optional<migration::Plan> stamp;
    /// The schema is as the whole revision leaves it.
    bool looksFinished = false;
};

/// Nothing where all is in order. The errors of connecting and reading.
[[nodiscard]] Result<std::optional<WaysOut>> waysOut(const Workspace &workspace, const CancelToken &cancel = {});

/// The statements that a plan of known steps runs, for a person to look at.
[[nodiscard]] QStringList statementsOf(const migration::Plan &plan);

} // namespace retort::commands
