#include <core/replay/history.h>
#include <core/replay/replay_sink.h>

#include <algorithm>

namespace retort::replay
{
using namespace Qt::Literals::StringLiterals;
using revisions::Follow;
using revisions::RevisionIndex;

Result<Snapshot> History::at(std::span<const RevisionIndex> revisions, const CancelToken &cancel)
{
    if (revisions.empty())
        return empty_;
    RETORT_TRY(const Snapshot *first, upTo(revisions.front(), cancel));
    if (revisions.size() == 1)
        return *first;
    Snapshot snapshot = *first;
    std::vector<bool> done = ancestors(graph_, revisions.first(1), Follow::All);
    RETORT_CHECK(complete(snapshot, done, revisions.subspan(1), cancel));
    return snapshot;
}

/// Each revision's snapshot from its first parent's, in an order in which that is known already: a history may be
/// thousands deep.
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
        Snapshot snapshot = parents.empty() ? empty_ : known_.at(parents.front());
        if (parents.size() > 1) {
            std::vector<bool> done = ancestors(graph_, parents.first(1), Follow::All);
            RETORT_CHECK(complete(snapshot, done, parents.subspan(1), cancel));
        }
        // The only parent's schema is what there was before; it stays where it is.
        const schema::Schema before = parents.size() == 1 ? schema::Schema() : snapshot.schema;
        apply(snapshot, parents.size() == 1 ? known_.at(parents.front()).schema : before, revision);
        known_.emplace(revision, std::move(snapshot));
    }
    return &known_.at(wanted);
}

Result<> History::complete(Snapshot &base, std::vector<bool> &done, std::span<const RevisionIndex> revisions,
                           const CancelToken &cancel)
{
    const std::vector<bool> needed = ancestors(graph_, revisions, Follow::All);
    for (const RevisionIndex revision : graph_.topologicalOrder()) {
        const auto place = static_cast<std::size_t>(revision);
        if (!needed[place] || done[place])
            continue;
        RETORT_CHECK(cancel.check(u"the replay"_s));
        const schema::Schema before = base.schema;
        apply(base, before, revision);
        done[place] = true;
    }
    return {};
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
