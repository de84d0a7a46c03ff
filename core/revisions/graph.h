#pragma once

#include <core/revisions/revision.h>

#include <QHash>

#include <span>
#include <vector>

namespace retort::revisions
{

/// A list of index lists in two flat vectors: row i is values[starts[i]] up to values[starts[i + 1]].
class IndexRows
{
public:
    IndexRows() = default;
    explicit IndexRows(const std::vector<std::vector<RevisionIndex>> &rows);

    [[nodiscard]] std::span<const RevisionIndex> operator[](RevisionIndex row) const
    {
        return {values_.data() + starts_[static_cast<std::size_t>(row)],
                values_.data() + starts_[static_cast<std::size_t>(row) + 1]};
    }

private:
    std::vector<std::size_t> starts_;
    std::vector<RevisionIndex> values_;
};

/// All revisions of a project and how they hang together. Immutable; copies share nothing mutable, so that one graph
/// may be read from several threads. Building and all lookups are linear in the number of revisions and edges.
///
/// Building never fails: a graph with problems can be shown, but is not walked (checkSound()). Two kinds of edges:
/// *parents* come from down_revision, *dependencies* from depends_on. "All" names both kinds together.
class RevisionGraph
{
public:
    RevisionGraph() = default;
    [[nodiscard]] static RevisionGraph build(std::vector<Revision> inLoadOrder);

    [[nodiscard]] int size() const { return static_cast<int>(revisions_.size()); }
    [[nodiscard]] const std::vector<Revision> &revisions() const { return revisions_; }
    [[nodiscard]] const Revision &at(RevisionIndex i) const { return revisions_[static_cast<std::size_t>(i)]; }
    [[nodiscard]] const QString &idOf(RevisionIndex i) const { return at(i).id; }
    [[nodiscard]] QStringList idsOf(std::span<const RevisionIndex> rows) const;

    /// The revision of exactly this id; the first loaded where an id is there twice. Broken files are not found.
    [[nodiscard]] std::optional<RevisionIndex> find(const QString &id) const;
    /// The revision whose file carries this branch label.
    [[nodiscard]] std::optional<RevisionIndex> findLabel(const QString &label) const;

    /// Each in the order written, without what is missing.
    [[nodiscard]] std::span<const RevisionIndex> parents(RevisionIndex i) const { return parents_[i]; }
    /// depends_on with labels resolved.
    [[nodiscard]] std::span<const RevisionIndex> dependencies(RevisionIndex i) const { return dependencies_[i]; }
    /// parents(i), then those dependencies that no ancestor of i has as well, in load order. These are the rows of the
    /// version table that applying i takes away (Alembic's _normalized_down_revisions).
    [[nodiscard]] std::span<const RevisionIndex> allParents(RevisionIndex i) const { return allParents_[i]; }

    /// In load order.
    [[nodiscard]] std::span<const RevisionIndex> children(RevisionIndex i) const { return children_[i]; }
    /// children(i) and all that depend on i, in load order.
    [[nodiscard]] std::span<const RevisionIndex> allChildren(RevisionIndex i) const { return allChildren_[i]; }

    /// All in load order. A head has no children; a real head has no dependants either. A base has no down_revision; a
    /// real base has no depends_on either. Broken files are none of these.
    [[nodiscard]] const std::vector<RevisionIndex> &heads() const { return heads_; }
    [[nodiscard]] const std::vector<RevisionIndex> &realHeads() const { return realHeads_; }
    [[nodiscard]] const std::vector<RevisionIndex> &bases() const { return bases_; }
    [[nodiscard]] const std::vector<RevisionIndex> &realBases() const { return realBases_; }

    /// Its own branch labels and those it inherits, in load order of the files that carry them. A label spreads to all
    /// descendants, and upwards until a branch point or a merge.
    [[nodiscard]] const QStringList &labels(RevisionIndex i) const
    {
        return labelSets_[static_cast<std::size_t>(labelSetOf_[static_cast<std::size_t>(i)])];
    }
    [[nodiscard]] const QHash<QString, RevisionIndex> &labelOwners() const { return byLabel_; }

    [[nodiscard]] bool isBroken(RevisionIndex i) const { return at(i).problem.has_value(); }
    [[nodiscard]] bool isHead(RevisionIndex i) const { return !isBroken(i) && children(i).empty(); }
    [[nodiscard]] bool isRealHead(RevisionIndex i) const { return !isBroken(i) && allChildren(i).empty(); }
    [[nodiscard]] bool isBase(RevisionIndex i) const { return !isBroken(i) && at(i).downRevisions.isEmpty(); }
    [[nodiscard]] bool isBranchPoint(RevisionIndex i) const { return children(i).size() > 1; }
    /// Dependants counted as well.
    [[nodiscard]] bool isRealBranchPoint(RevisionIndex i) const { return allChildren(i).size() > 1; }
    [[nodiscard]] bool isMergePoint(RevisionIndex i) const { return at(i).downRevisions.size() > 1; }

    /// The longest way down to a base over all parents: smaller than that of everything above. 0 inside a cycle.
    [[nodiscard]] int level(RevisionIndex i) const { return levels_[static_cast<std::size_t>(i)]; }
    /// All non-broken revisions, each after its parents and dependencies; ties in load order. What hangs on a cycle is
    /// at the end.
    [[nodiscard]] const std::vector<RevisionIndex> &topologicalOrder() const { return topologicalOrder_; }

    /// Everything that is wrong, with data: illegal characters in an id, duplicate id, duplicate label, self-loops,
    /// missing parents and dependencies, parents in broken files, cycles. A broken file itself is not listed here
    /// (Revision::problem) as long as nothing stands on it.
    [[nodiscard]] const std::vector<Error> &problems() const { return problems_; }
    /// The first of problems(), or success. Everything that resolves or walks asks this first.
    [[nodiscard]] Result<> checkSound() const;

private:
    friend class GraphBuilder;

    std::vector<Revision> revisions_;
    QHash<QString, RevisionIndex> byId_;
    QHash<QString, RevisionIndex> byLabel_;
    IndexRows parents_, dependencies_, allParents_, children_, allChildren_;
    std::vector<RevisionIndex> heads_, realHeads_, bases_, realBases_, topologicalOrder_;
    std::vector<int> levels_;
    std::vector<QStringList> labelSets_;
    std::vector<int> labelSetOf_;
    std::vector<Error> problems_;
};

/// Whether depends_on edges count.
enum class Follow { ParentsOnly, All };

/// The given revisions and everything below (above) them: true at each index of the result. O(revisions + edges).
[[nodiscard]] std::vector<bool> ancestors(const RevisionGraph &graph, std::span<const RevisionIndex> of, Follow follow);
[[nodiscard]] std::vector<bool> descendants(const RevisionGraph &graph, std::span<const RevisionIndex> of,
                                            Follow follow);

} // namespace retort::revisions
