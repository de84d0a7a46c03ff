#include <core/revisions/order.h>

#include <algorithm>

namespace retort::revisions
{

// The walk has a list of tips, one a branch that is being walked. The current tip is taken, unless it is an ancestor
// of another tip: then that one goes first. A taken tip is replaced by its first parent, further parents become tips
// at the end of the list; a tip whose parents are all tips already ends its branch, and the one before it goes on.
//
// Alembic keeps the set of all ancestors of each tip, which is quadratic. Here each revision knows how many of its
// children are still ancestors of some tip ("alive"): a tip is free when that is none. Which tip goes first is only
// searched where one is held up, once for each, over those revisions only that are taken before it.
namespace
{

constexpr int none = -1;

std::size_t at(int i)
{
    return static_cast<std::size_t>(i);
}

class HeadSorter
{
public:
    HeadSorter(const RevisionGraph &graph, const std::vector<bool> &chosen)
        : graph_(graph)
        , waiting_(chosen)
        , slotOf_(chosen.size(), none)
        , aliveChildren_(chosen.size(), 0)
        , seen_(chosen.size(), 0)
    {
    }

    std::optional<Sorted> sort(std::vector<RevisionIndex> heads)
    {
        std::sort(heads.begin(), heads.end());
        heads.erase(std::unique(heads.begin(), heads.end()), heads.end());
        std::erase_if(heads, [&](RevisionIndex i) { return !waiting_[at(i)]; });
        countAlive(heads);
        for (const RevisionIndex head : heads)
            append(head);
        int slot = first_;
        while (slot != none) {
            const RevisionIndex tip = tips_[at(slot)].revision;
            slot = aliveChildren_[at(tip)] > 0 ? firstSlotAbove(tip) : take(slot);
        }
        if (std::find(waiting_.begin(), waiting_.end(), true) != waiting_.end())
            return std::nullopt;
        return std::move(sorted_);
    }

private:
    struct Tip {
        RevisionIndex revision;
        int previous;
        int next;
    };

    void countAlive(std::span<const RevisionIndex> heads)
    {
        const std::vector<bool> below = ancestors(graph_, heads, Follow::All);
        for (RevisionIndex i = 0; i < graph_.size(); ++i) {
            if (!below[at(i)])
                continue;
            ++sorted_.visits;
            for (const RevisionIndex parent : graph_.allParents(i))
                ++aliveChildren_[at(parent)];
        }
    }

    void append(RevisionIndex revision)
    {
        const int slot = static_cast<int>(tips_.size());
        tips_.push_back({revision, last_, none});
        (last_ == none ? first_ : tips_[at(last_)].next) = slot;
        last_ = slot;
        slotOf_[at(revision)] = slot;
    }

    /// Returns the slot to go on with.
    int remove(int slot)
    {
        const auto [revision, previous, next] = tips_[at(slot)];
        (previous == none ? first_ : tips_[at(previous)].next) = next;
        (next == none ? last_ : tips_[at(next)].previous) = previous;
        return previous == none ? first_ : previous;
    }

    int take(int slot)
    {
        const RevisionIndex taken = tips_[at(slot)].revision;
        sorted_.order.push_back(taken);
        waiting_[at(taken)] = false;
        slotOf_[at(taken)] = none;
        bool replaced = false;
        for (const RevisionIndex parent : graph_.allParents(taken)) {
            if (!waiting_[at(parent)] || slotOf_[at(parent)] != none)
                continue;
            if (replaced) {
                append(parent);
            } else {
                tips_[at(slot)].revision = parent;
                slotOf_[at(parent)] = slot;
                replaced = true;
            }
        }
        release(taken);
        return replaced ? slot : remove(slot);
    }

    void release(RevisionIndex revision)
    {
        std::vector<RevisionIndex> dead{revision};
        while (!dead.empty()) {
            const RevisionIndex i = dead.back();
            dead.pop_back();
            ++sorted_.visits;
            for (const RevisionIndex parent : graph_.allParents(i)) {
                if (--aliveChildren_[at(parent)] == 0 && slotOf_[at(parent)] == none)
                    dead.push_back(parent);
            }
        }
    }

    int firstSlotAbove(RevisionIndex heldUp)
    {
        if (heldUp != searchedFor_)
            markAlive(heldUp);
        for (int slot = first_; slot != none; slot = tips_[at(slot)].next) {
            const RevisionIndex tip = tips_[at(slot)].revision;
            if (tip != heldUp && seen_[at(tip)] == search_)
                return slot;
        }
        return none; // cannot be: a child alive is an ancestor of some tip
    }

    /// Marks everything alive above `heldUp`; that is what is taken before it.
    void markAlive(RevisionIndex heldUp)
    {
        searchedFor_ = heldUp;
        ++search_;
        std::vector<RevisionIndex> todo{heldUp};
        while (!todo.empty()) {
            const RevisionIndex i = todo.back();
            todo.pop_back();
            ++sorted_.visits;
            for (const RevisionIndex child : graph_.allChildren(i)) {
                const bool alive = slotOf_[at(child)] != none || aliveChildren_[at(child)] > 0;
                if (alive && seen_[at(child)] != search_) {
                    seen_[at(child)] = search_;
                    todo.push_back(child);
                }
            }
        }
    }

    const RevisionGraph &graph_;
    std::vector<bool> waiting_;
    std::vector<Tip> tips_; ///< a linked list; a slot keeps its number, and the list is in the order of numbers
    int first_ = none;
    int last_ = none;
    std::vector<int> slotOf_;
    std::vector<int> aliveChildren_;
    std::vector<int> seen_;
    int search_ = 0;
    RevisionIndex searchedFor_ = none;
    Sorted sorted_;
};

} // namespace

std::optional<Sorted> sortFromHeads(const RevisionGraph &graph, const std::vector<bool> &chosen,
                                    std::span<const RevisionIndex> heads)
{
    return HeadSorter(graph, chosen).sort({heads.begin(), heads.end()});
}

} // namespace retort::revisions
