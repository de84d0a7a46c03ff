#pragma once

#include <core/revisions/graph.h>

#include <QSet>

namespace retort::revisions
{

/// Builds one RevisionGraph, step by step; each step uses what the ones before it filled. Only RevisionGraph::build
/// uses it.
class GraphBuilder
{
public:
    [[nodiscard]] RevisionGraph build(std::vector<Revision> inLoadOrder);

private:
    using Lists = std::vector<std::vector<RevisionIndex>>;

    void nameRevisions();
    void nameLabels();
    void connectParents();
    void connectDependencies();
    void orderTopologically();
    void normalizeDependencies();
    void findEnds();
    void spreadLabels();
    void checkCycles();

    [[nodiscard]] std::size_t count() const { return graph_.revisions_.size(); }
    /// Whether an ancestor of `revision` (down_revision only) depends on `dependency` too.
    [[nodiscard]] bool isInheritedDependency(RevisionIndex revision, RevisionIndex dependency);
    void addProblem(ErrorCode code, QVariantMap data, RevisionIndex at);
    [[nodiscard]] int labelSet(std::vector<int> labels);

    RevisionGraph graph_;
    QHash<QString, RevisionIndex> brokenById_;
    QStringList labelNames_; ///< a label's number is its place here; numbers follow load order
    Lists ownLabels_;        ///< label numbers
    Lists parents_, dependencies_, allParents_, children_, allChildren_;
    std::vector<int> lowestDependant_; ///< the lowest level of those that depend on it
    std::vector<int> seen_;            ///< marks of isInheritedDependency, one number a search
    int search_ = 0;
    std::vector<std::vector<int>> labelSets_;
};

/// The strongly connected components of more than one member, each in load order: the cycles of a graph whose
/// self-loops are left out. Linear, and not recursive (a history may be 50,000 deep).
[[nodiscard]] std::vector<std::vector<RevisionIndex>> cycles(const std::vector<std::vector<RevisionIndex>> &edges);

} // namespace retort::revisions
