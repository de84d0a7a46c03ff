#pragma once

#include <core/base/cancel.h>
#include <core/commands/workspace.h>
#include <core/revisions/walk.h>

namespace retort::commands
{

/// How far one direction of a revision gets in Retort.
enum class ScriptReach {
    Native,       ///< all that it does is known without a database
    AsksDatabase, ///< as native, but what it does is decided by what the database answers; so it needs one
    Raises,       ///< raises on purpose, as it would in Alembic: a downgrade that must not be
    OutOfReach,   ///< cannot be run, or fails
};

struct CheckedScript {
    revisions::RevisionIndex revision = 0;
    revisions::Direction direction = revisions::Direction::Up;
    ScriptReach reach = ScriptReach::Native;
    std::vector<Error> causes; ///< empty where it is native
};

/// One reason, and all scripts it holds up.
struct CauseGroup {
    Error example;                    ///< the innermost error of the first script; the others' sentences are the same
    std::vector<std::size_t> scripts; ///< indexes of ScriptReport::scripts, each once
};

struct ScriptReport {
    QString dialect;
    std::vector<CheckedScript> scripts; ///< from the bases to the heads, up before down
    std::vector<CauseGroup> causes;     ///< of what is out of reach; those that hold up most come first

    [[nodiscard]] int count(revisions::Direction direction, ScriptReach reach) const;
};

/// Looks at every script of the history in both directions, without a database: what the check finds, and where that
/// finds nothing, what comes out of evaluating it for `dialect` (empty: that of the project's URL). Errors: those of
/// finding the dialect, Cancelled.
[[nodiscard]] Result<ScriptReport> checkScripts(const Workspace &workspace, const QString &dialect,
                                                const CancelToken &cancel = {});

/// The innermost error, which says what is wrong; those around it say where it was come by.
[[nodiscard]] const Error &innermost(const Error &error);

} // namespace retort::commands
