#include <core/revisions/error_codes.h>
#include <core/revisions/graph_builder.h>

#include <algorithm>
#include <limits>

namespace retort::revisions
{
namespace
{

std::size_t at(RevisionIndex i)
{
    return static_cast<std::size_t>(i);
}

void addOnce(std::vector<RevisionIndex> &list, RevisionIndex value)
{
    if (std::find(list.begin(), list.end(), value) == list.end())
        list.push_back(value);
}

} // namespace

RevisionGraph RevisionGraph::build(std::vector<Revision> inLoadOrder)
{
    return GraphBuilder().build(std::move(inLoadOrder));
}

RevisionGraph GraphBuilder::build(std::vector<Revision> inLoadOrder)
{
    graph_.revisions_ = std::move(inLoadOrder);
    for (Lists *lists : {&ownLabels_, &parents_, &dependencies_, &allParents_, &children_, &allChildren_})
        lists->resize(count());
    seen_.assign(count(), 0);
    nameRevisions();
    nameLabels();
    connectParents();
    connectDependencies();
    orderTopologically();
    normalizeDependencies();
    findEnds();
    spreadLabels();
    checkCycles();
    graph_.parents_ = IndexRows(parents_);
    graph_.dependencies_ = IndexRows(dependencies_);
    graph_.allParents_ = IndexRows(allParents_);
    graph_.children_ = IndexRows(children_);
    graph_.allChildren_ = IndexRows(allChildren_);
    return std::move(graph_);
}

void GraphBuilder::addProblem(ErrorCode code, QVariantMap data, RevisionIndex revision)
{
    std::optional<SourcePosition> position;
    if (const QString path = graph_.at(revision).path; !path.isEmpty())
        position = SourcePosition{.file = path, .sourceLine = {}};
    graph_.problems_.push_back(Error{code, std::move(data), std::move(position), {}, nullptr});
}

void GraphBuilder::nameRevisions()
{
    QHash<QString, QStringList> pathsOfDuplicates;
    for (RevisionIndex i = 0; i < graph_.size(); ++i) {
        const Revision &revision = graph_.at(i);
        if (revision.problem) {
            if (!revision.id.isEmpty() && !brokenById_.contains(revision.id))
                brokenById_.insert(revision.id, i);
            continue;
        }
        QStringList illegal;
        for (const QChar c : {u'+', u'-', u':', u'@'}) {
            if (revision.id.contains(c))
                illegal << QString(c);
        }
        if (!illegal.isEmpty())
            addProblem(errors::RevisionIdIllegalCharacter,
                       {{QStringLiteral("characters"), illegal}, {QStringLiteral("revision"), revision.id}}, i);
        const auto known = graph_.byId_.constFind(revision.id);
        if (known == graph_.byId_.cend()) {
            graph_.byId_.insert(revision.id, i);
            continue;
        }
        QStringList &paths = pathsOfDuplicates[revision.id];
        if (paths.isEmpty())
            paths << graph_.at(*known).path;
        paths << revision.path;
        addProblem(errors::RevisionDuplicateId,
                   {{QStringLiteral("revision"), revision.id}, {QStringLiteral("paths"), paths}}, i);
    }
}

void GraphBuilder::nameLabels()
{
    for (RevisionIndex i = 0; i < graph_.size(); ++i) {
        if (graph_.isBroken(i))
            continue;
        for (const QString &label : graph_.at(i).branchLabels) {
            const auto other = graph_.find(label) ? graph_.find(label) : graph_.findLabel(label);
            if (other) {
                addProblem(errors::RevisionDuplicateLabel,
                           {{QStringLiteral("label"), label},
                            {QStringLiteral("revision"), graph_.idOf(i)},
                            {QStringLiteral("other"), graph_.idOf(*other)}},
                           i);
                continue;
            }
            ownLabels_[at(i)].push_back(static_cast<int>(labelNames_.size()));
            labelNames_ << label;
            graph_.byLabel_.insert(label, i);
        }
    }
}

void GraphBuilder::connectParents()
{
    for (RevisionIndex i = 0; i < graph_.size(); ++i) {
        if (graph_.isBroken(i))
            continue;
        for (const QString &name : graph_.at(i).downRevisions) {
            const auto parent = graph_.find(name);
            if (name == graph_.idOf(i)) {
                addProblem(errors::RevisionSelfLoop, {{QStringLiteral("revisions"), QStringList{name}}}, i);
            } else if (parent) {
                addOnce(parents_[at(i)], *parent);
            } else if (const auto broken = brokenById_.constFind(name); broken != brokenById_.cend()) {
                addProblem(errors::RevisionStandsOnBroken,
                           {{QStringLiteral("revision"), graph_.idOf(i)}, {QStringLiteral("broken"), name}}, i);
                graph_.problems_.back() = graph_.problems_.back().causedBy(*graph_.at(*broken).problem);
            } else {
                addProblem(errors::RevisionParentMissing,
                           {{QStringLiteral("missing"), name}, {QStringLiteral("revision"), graph_.idOf(i)}}, i);
            }
        }
        for (const RevisionIndex parent : parents_[at(i)]) {
            children_[at(parent)].push_back(i);
            allChildren_[at(parent)].push_back(i);
        }
    }
}

void GraphBuilder::connectDependencies()
{
    for (RevisionIndex i = 0; i < graph_.size(); ++i) {
        if (graph_.isBroken(i))
            continue;
        for (const QString &name : graph_.at(i).dependsOn) {
            const auto dependency = graph_.find(name) ? graph_.find(name) : graph_.findLabel(name);
            if (dependency == i) {
                addProblem(errors::RevisionDependencySelfLoop,
                           {{QStringLiteral("revisions"), QStringList{graph_.idOf(i)}}}, i);
            } else if (dependency) {
                addOnce(dependencies_[at(i)], *dependency);
            } else if (const auto broken = brokenById_.constFind(name); broken != brokenById_.cend()) {
                addProblem(errors::RevisionStandsOnBroken,
                           {{QStringLiteral("revision"), graph_.idOf(i)}, {QStringLiteral("broken"), name}}, i);
                graph_.problems_.back() = graph_.problems_.back().causedBy(*graph_.at(*broken).problem);
            } else {
                addProblem(errors::RevisionDependencyMissing,
                           {{QStringLiteral("missing"), name}, {QStringLiteral("revision"), graph_.idOf(i)}}, i);
            }
        }
        for (const RevisionIndex dependency : dependencies_[at(i)]) {
            const auto &parents = parents_[at(i)];
            if (std::find(parents.begin(), parents.end(), dependency) == parents.end())
                allChildren_[at(dependency)].push_back(i);
        }
    }
    for (auto &children : allChildren_)
        std::sort(children.begin(), children.end());
}

void GraphBuilder::orderTopologically()
{
    std::vector<int> waitingFor(count());
    std::vector<RevisionIndex> &order = graph_.topologicalOrder_;
    graph_.levels_.assign(count(), 0);
    for (RevisionIndex i = 0; i < graph_.size(); ++i) {
        auto &all = allParents_[at(i)];
        all = parents_[at(i)];
        for (const RevisionIndex dependency : dependencies_[at(i)])
            addOnce(all, dependency);
        waitingFor[at(i)] = static_cast<int>(all.size());
        if (all.empty() && !graph_.isBroken(i))
            order.push_back(i);
    }
    for (std::size_t next = 0; next < order.size(); ++next) {
        const RevisionIndex i = order[next];
        for (const RevisionIndex child : allChildren_[at(i)]) {
            int &level = graph_.levels_[at(child)];
            level = std::max(level, graph_.levels_[at(i)] + 1);
            if (--waitingFor[at(child)] == 0)
                order.push_back(child);
        }
    }
    for (RevisionIndex i = 0; i < graph_.size(); ++i) {
        if (waitingFor[at(i)] > 0) {
            graph_.levels_[at(i)] = 0;
            order.push_back(i);
        }
    }
}

// Two dependants of the same revision are mostly near each other or on different branches. The search goes down from
// `revision` no further than the lowest of all dependants, so that it ends at once in both cases; walking all
// ancestors for each dependant, as Alembic does, is quadratic.
bool GraphBuilder::isInheritedDependency(RevisionIndex revision, RevisionIndex dependency)
{
    const int lowest = lowestDependant_[at(dependency)];
    if (lowest >= graph_.level(revision))
        return false;
    ++search_;
    std::vector<RevisionIndex> todo = parents_[at(revision)];
    while (!todo.empty()) {
        const RevisionIndex i = todo.back();
        todo.pop_back();
        if (seen_[at(i)] == search_ || graph_.level(i) < lowest)
            continue;
        seen_[at(i)] = search_;
        const auto &own = dependencies_[at(i)];
        if (std::find(own.begin(), own.end(), dependency) != own.end())
            return true;
        todo.insert(todo.end(), parents_[at(i)].begin(), parents_[at(i)].end());
    }
    return false;
}

void GraphBuilder::normalizeDependencies()
{
    lowestDependant_.assign(count(), std::numeric_limits<int>::max());
    for (RevisionIndex i = 0; i < graph_.size(); ++i) {
        for (const RevisionIndex dependency : dependencies_[at(i)])
            lowestDependant_[at(dependency)] = std::min(lowestDependant_[at(dependency)], graph_.level(i));
    }
    for (RevisionIndex i = 0; i < graph_.size(); ++i) {
        if (dependencies_[at(i)].empty())
            continue;
        std::vector<RevisionIndex> kept;
        for (const RevisionIndex dependency : dependencies_[at(i)]) {
            if (!isInheritedDependency(i, dependency))
                kept.push_back(dependency);
        }
        std::sort(kept.begin(), kept.end());
        allParents_[at(i)] = parents_[at(i)];
        for (const RevisionIndex dependency : kept)
            addOnce(allParents_[at(i)], dependency);
    }
}

void GraphBuilder::findEnds()
{
    for (RevisionIndex i = 0; i < graph_.size(); ++i) {
        if (graph_.isBroken(i))
            continue;
        if (children_[at(i)].empty())
            graph_.heads_.push_back(i);
        if (allChildren_[at(i)].empty())
            graph_.realHeads_.push_back(i);
        if (graph_.at(i).downRevisions.isEmpty()) {
            graph_.bases_.push_back(i);
            if (graph_.at(i).dependsOn.isEmpty())
                graph_.realBases_.push_back(i);
        }
    }
}

int GraphBuilder::labelSet(std::vector<int> labels)
{
    std::sort(labels.begin(), labels.end());
    labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
    labelSets_.push_back(std::move(labels));
    return static_cast<int>(labelSets_.size()) - 1;
}

// Alembic walks from each labelled revision to its last descendant and from there back down, past the labelled
// revision, until a branch point or a merge. So a label spreads upwards only from a stretch that leads to a head
// without branch point and merge ("open"), and all revisions of such a stretch share their labels. Sets are shared
// between neighbours, so that one label on 20,000 revisions is one set.
void GraphBuilder::spreadLabels()
{
    const std::vector<RevisionIndex> &order = graph_.topologicalOrder_;
    std::vector<bool> open(count());
    Lists spreading = ownLabels_; // label numbers; of an open stretch all at its lowest revision
    for (auto i = order.rbegin(); i != order.rend(); ++i) {
        const auto &children = children_[at(*i)];
        open[at(*i)] = allChildren_[at(*i)].size() <= 1 && graph_.at(*i).downRevisions.size() <= 1 &&
                       (children.empty() || open[at(children.front())]);
        if (!open[at(*i)] || children.empty())
            continue;
        auto &above = spreading[at(children.front())];
        if (spreading[at(*i)].size() < above.size())
            std::swap(spreading[at(*i)], above);
        spreading[at(*i)].insert(spreading[at(*i)].end(), above.begin(), above.end());
        above.clear();
    }

    graph_.labelSetOf_.assign(count(), 0);
    labelSets_.emplace_back();
    for (const RevisionIndex i : order) {
        std::vector<int> sets;
        for (const RevisionIndex parent : parents_[at(i)]) {
            if (const int set = graph_.labelSetOf_[at(parent)]; set != 0)
                addOnce(sets, set);
        }
        if (sets.size() <= 1 && spreading[at(i)].empty()) {
            graph_.labelSetOf_[at(i)] = sets.empty() ? 0 : sets.front();
            continue;
        }
        std::vector<int> labels = spreading[at(i)];
        for (const int set : sets)
            labels.insert(labels.end(), labelSets_[at(set)].begin(), labelSets_[at(set)].end());
        graph_.labelSetOf_[at(i)] = labelSet(std::move(labels));
    }
    for (const auto &set : labelSets_) {
        QStringList names;
        for (const int label : set)
            names << labelNames_[label];
        graph_.labelSets_.push_back(std::move(names));
    }
}

void GraphBuilder::checkCycles()
{
    std::vector<bool> named(count());
    const auto report = [&](const Lists &edges, ErrorCode code) {
        for (const auto &cycle : cycles(edges)) {
            if (std::any_of(cycle.begin(), cycle.end(), [&](RevisionIndex i) { return named[at(i)]; }))
                continue;
            for (const RevisionIndex i : cycle)
                named[at(i)] = true;
            addProblem(code, {{QStringLiteral("revisions"), graph_.idsOf(cycle)}}, cycle.front());
        }
    };
    report(parents_, errors::RevisionCycle);
    Lists all = parents_;
    for (std::size_t i = 0; i < count(); ++i)
        all[i].insert(all[i].end(), dependencies_[i].begin(), dependencies_[i].end());
    report(all, errors::RevisionDependencyCycle);
}

} // namespace retort::revisions
