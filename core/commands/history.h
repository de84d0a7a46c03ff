#pragma once

#include <core/base/cancel.h>
#include <core/commands/workspace.h>

namespace retort::commands
{

struct HistoryOptions {
    std::optional<QString> range; ///< "a:b", either side open, either side may be "current" or relative
    bool indicateCurrent = false;
};

struct HistoryListing {
    std::vector<revisions::RevisionIndex> revisions; ///< newest first
    /// By load order, whether the database stands there; empty when the database was not asked.
    std::vector<bool> isCurrent;
};

/// Asks the database only for `indicateCurrent` and for ranges with "current".
[[nodiscard]] Result<HistoryListing> history(const Workspace &workspace, const HistoryOptions &options,
                                             const CancelToken &cancel = {});

} // namespace retort::commands
