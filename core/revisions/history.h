#pragma once

#include <core/revisions/graph.h>
#include <core/revisions/spec.h>

namespace retort::revisions
{

/// The revisions of `history`, newest first. An open `from` is base, an open `to` is heads; "current" stands for
/// `rows`, the rows of the version table (an empty list: base). Both ends may be relative. `from` is included, but for
/// what lies on other branches; errors::RangeNotOneBranch where `from` is no ancestor of `to`.
[[nodiscard]] Result<std::vector<RevisionIndex>> history(const RevisionGraph &graph, const RevisionRange &range = {},
                                                         const QStringList &rows = {});

/// Whether the range needs the rows of a version table.
[[nodiscard]] bool needsRows(const RevisionRange &range);

/// What `branches` lists: every branch point, newest first.
[[nodiscard]] Result<std::vector<RevisionIndex>> branchPoints(const RevisionGraph &graph);

/// What `heads` lists. With `resolveDependencies` (heads --resolve-dependencies) without those that another revision
/// depends on.
[[nodiscard]] Result<std::vector<RevisionIndex>> listHeads(const RevisionGraph &graph, bool resolveDependencies);

} // namespace retort::revisions
