#pragma once

#include <core/revisions/graph.h>

namespace retort::revisions
{

/// The parts that resolving and walking share. They take a sound graph (checkSound()).

/// What a text without offset stands for, before the names are looked up: `branch@heads` is several ids.
struct Named {
    QStringList names; ///< ids, labels or beginnings of ids; empty: base, or heads of nothing
    QString branch;    ///< empty: none

    bool operator==(const Named &) const = default;
};
[[nodiscard]] Result<Named> nameRevisions(const RevisionGraph &graph, const QString &text);

/// The revision of that id, label, or beginning of an id or label (unique among the names longer than 3 characters);
/// with a branch only on it, its ancestors and its descendants. errors::RevisionNotFound otherwise, whose cause
/// says why.
[[nodiscard]] Result<RevisionIndex> lookUp(const RevisionGraph &graph, const QString &name, const QString &branch = {});

/// The revision that a branch is named by: its label's owner, or a revision.
[[nodiscard]] Result<RevisionIndex> lookUpBranch(const RevisionGraph &graph, const QString &branch);

/// All ancestors and descendants of what a text names. A text that names nothing (base) has everything in its lineage.
class Lineage
{
public:
    [[nodiscard]] static Result<Lineage> of(const RevisionGraph &graph, const QString &text,
                                            Follow follow = Follow::ParentsOnly);
    [[nodiscard]] static Lineage of(const RevisionGraph &graph, RevisionIndex revision);

    [[nodiscard]] bool contains(RevisionIndex i) const
    {
        const auto at = static_cast<std::size_t>(i);
        return everything_ || below_[at] || above_[at];
    }
    [[nodiscard]] std::vector<RevisionIndex> filter(std::span<const RevisionIndex> revisions) const;

private:
    bool everything_ = false;
    std::vector<bool> below_, above_;
};

/// Where counting steps from a revision led.
struct Landing {
    enum class Kind { Revision, Base, TooFar };
    Kind kind = Kind::TooFar;
    RevisionIndex revision = 0; ///< of Kind::Revision

    bool operator==(const Landing &) const = default;
};

/// What to do at a head, or below base: stay there, or report TooFar.
enum class PastTheEnd { IsTooFar, StaysThere };

/// Goes up (`steps` > 0) or down from `start`; no start is base when going up, and means the heads when going down.
/// `along` limits going up to one branch. errors::AmbiguousWalk where there are several ways.
[[nodiscard]] Result<Landing> countFrom(const RevisionGraph &graph, std::optional<RevisionIndex> start, int steps,
                                        const std::optional<Lineage> &along, PastTheEnd past);

/// resolveRevisions, but with the landings of "-N" and "label@-N" as they are.
[[nodiscard]] Result<std::vector<Landing>> resolveLandings(const RevisionGraph &graph, const QString &text);

} // namespace retort::revisions
