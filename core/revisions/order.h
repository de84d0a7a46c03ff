#pragma once

#include <core/revisions/graph.h>

namespace retort::revisions
{

struct Sorted {
    std::vector<RevisionIndex> order; ///< newest first
    std::size_t visits = 0;           ///< how many revisions were looked at: tests hold this against quadratic growth

    bool operator==(const Sorted &) const = default;
};

/// Orders the chosen revisions from `heads` down: each after all of its descendants, one branch as far as it goes
/// before the next, several heads in load order. This is the order in which Alembic walks and lists. Nothing where
/// some of the chosen cannot be reached from the heads through chosen ones.
[[nodiscard]] std::optional<Sorted> sortFromHeads(const RevisionGraph &graph, const std::vector<bool> &chosen,
                                                  std::span<const RevisionIndex> heads);

} // namespace retort::revisions
