#pragma once

#include <core/revisions/lookup.h>

namespace retort::revisions
{

/// What the target of a walk means, seen from where the database stands. They take a sound graph.

/// Every revision that an upgrade to `target` aims at. `current` are the rows of the version table as revisions.
[[nodiscard]] Result<std::vector<Landing>> upgradeTargets(const RevisionGraph &graph,
                                                          std::span<const RevisionIndex> current, const QString &target,
                                                          PastTheEnd past);

struct DowngradeTarget {
    QString branch;                        ///< limits the downgrade to this branch; empty: all
    std::optional<RevisionIndex> revision; ///< nothing: base
    bool severalStarts = false;            ///< counted down from the first of several rows
};

/// `current` are texts, because the lower end of a history range is counted down from its upper end as it was written.
[[nodiscard]] Result<DowngradeTarget> downgradeTarget(const RevisionGraph &graph, const QStringList &current,
                                                      const QString &target, PastTheEnd past);

} // namespace retort::revisions
