#pragma once

#include <core/base/cancel.h>
#include <core/commands/workspace.h>
#include <core/migration/offline.h>

namespace retort::commands
{

struct SqlOptions {
    QString dialect; ///< empty: that of the URL, for which no database is asked
    migration::WriteText write;
    std::function<void(const alembic::LogLine &)> log; ///< may be empty
    /// Told the plan before the first word is written; may be empty.
    std::function<void(const migration::Plan &)> started;
};

/// `--sql`: writes what the goal would do as SQL text. Targets may be ranges `a:b`; an upgrade without a start begins
/// at base, a downgrade without one where the database stands. Stamp takes one start only (errors::StampRanges).
[[nodiscard]] Result<> writeSql(const Workspace &workspace, const migration::Goal &goal, const SqlOptions &options,
                                const CancelToken &cancel = {});

/// `ensure_version --sql`.
[[nodiscard]] Result<> writeVersionTableSql(const Workspace &workspace, const SqlOptions &options);

} // namespace retort::commands
