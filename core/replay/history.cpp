#include <core/replay/history.h>
#include <core/replay/replay_sink.h>
#include <core/revisions/order.h>

#include <algorithm>

namespace retort::replay
{
using namespace Qt::Literals::StringLiterals;
using revisions::Follow;
using revisions::RevisionIndex;

namespace
{

/// The order in which an upgrade of an empty database runs everything that leads to these revisions.
std::vector<RevisionIndex> runOrder(const revisions::RevisionGraph &graph, std::span<const RevisionIndex> targets)
{
    const auto sorted = revisions::sortFromHeads(graph, ancestors(graph, targets, Follow::All), targets);
    return {sorted->order.rbegin(), sorted->order.rend()}; // all are reached: they are the targets' own ancestors
}

} // namespace

Result<Snapshot> History::at(std::span<const RevisionIndex> revisions, const CancelToken &cancel)
{
    if (revisions.empty())
        return empty_;
    if (revisions.size() > 1)
        return along(runOrder(graph_, revisions), cancel);
    RETORT_TRY(const Snapshot *only, upTo(revisions.front(), cancel));
    return *only;
}

/// Each revision's snapshot from its parent's, in an order in which that is known already: a history may be thousands
/// deep.
Result<const Snapshot *> History::upTo(RevisionIndex wanted, const CancelToken &cancel)
{
    if (const auto found = known_.find(wanted); found != known_.end())
        return &found->second;
    const RevisionIndex target[] = {wanted};
    const std::vector<bool> needed = ancestors(graph_, target, Follow::All);
    for (const RevisionIndex revision : graph_.topologicalOrder()) {
        if (!needed[static_cast<std::size_t>(revision)] || known_.count(revision) > 0)
            continue;
        RETORT_CHECK(cancel.check(u"the replay"_s));
        const auto parents = graph_.allParents(revision);
        Snapshot snapshot = parents.size() == 1 ? known_.at(parents.front()) : empty_;
        if (parents.size() > 1) {
            std::vector<RevisionIndex> before = runOrder(graph_, std::span(&revision, 1));
            before.pop_back();
            RETORT_TRY(snapshot, along(before, cancel));
        }
        // The only parent's schema is what there was before; it stays where it is.
        const schema::Schema before = parents.size() == 1 ? schema::Schema() : snapshot.schema;
        apply(snapshot, parents.size() == 1 ? known_.at(parents.front()).schema : before, revision);
        known_.emplace(revision, std::move(snapshot));
    }
    return &known_.at(wanted);
}

Result<Snapshot> History::along(const std::vector<RevisionIndex> &order, const CancelToken &cancel)
{
    // The longest beginning of it that is one revision with all that leads to it: that snapshot is known.
    Snapshot snapshot = empty_;
    std::size_t next = 0;
    for (std::size_t count = order.size(); count > 0 && next == 0; --count) {
        const std::vector<bool> own = ancestors(graph_, std::span(&order[count - 1], 1), Follow::All);
        if (std::count(own.begin(), own.end(), true) == static_cast<std::ptrdiff_t>(count)) {
            RETORT_TRY(const Snapshot *known, upTo(order[count - 1], cancel));
            snapshot = *known;
            next = count;
        }
    }
    for (; next < order.size(); ++next) {
        RETORT_CHECK(cancel.check(u"the replay"_s));
        const schema::Schema before = snapshot.schema;
        apply(snapshot, before, order[next]);
    }
    return snapshot;
}

void History::apply(Snapshot &snapshot, const schema::Schema &before, RevisionIndex index)
{
    const revisions::Revision &revision = graph_.at(index);
    ReplaySink sink(dialect_, snapshot, revision.id);
    if (auto done = evaluate_(revision, sink); !done)
        snapshot.gaps.push_back({revision.id, done.error()});
    trace(snapshot, before, revision.id, sink.renames());
}

} // namespace retort::replay
