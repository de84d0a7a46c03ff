#pragma once

#include <core/revisions/graph.h>

/// Revisions in the words and order of Alembic's command line, so that what reads its output reads ours.

namespace retort::cli
{

struct LineOptions {
    bool branches = false;  ///< the branch labels
    bool summary = false;   ///< the first paragraph of the docstring
    bool parents = false;   ///< "parent -> " before it
    bool structure = true;  ///< (branchpoint) and (mergepoint)
    bool isCurrent = false; ///< (current)
};

/// "a1b2 -> c3d4 (label) (head), message"
[[nodiscard]] QString revisionLine(const revisions::RevisionGraph &graph, revisions::RevisionIndex revision,
                                   const LineOptions &options);

/// The form of -v and `show`: several lines, the last one empty, without a final line end.
[[nodiscard]] QString revisionEntry(const revisions::RevisionGraph &graph, revisions::RevisionIndex revision,
                                    bool isCurrent = false);

} // namespace retort::cli
