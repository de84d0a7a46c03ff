#include <core/revisions/error_codes.h>
#include <core/revisions/version_rows.h>

#include <algorithm>

namespace retort::revisions
{

using namespace Qt::Literals::StringLiterals;

namespace
{

std::size_t at(RevisionIndex i)
{
    return static_cast<std::size_t>(i);
}

} // namespace

VersionRows::VersionRows(const RevisionGraph &graph, std::span<const RevisionIndex> rows)
    : graph_(graph)
    , rows_(rows.begin(), rows.end())
    , appliedChildren_(static_cast<std::size_t>(graph.size()))
{
    const std::vector<bool> applied = ancestors(graph, rows, Follow::All);
    for (RevisionIndex i = 0; i < graph.size(); ++i) {
        if (applied[at(i)])
            countChild(i, 1);
    }
}

void VersionRows::countChild(RevisionIndex child, int change)
{
    for (const RevisionIndex parent : graph_.allParents(child))
        appliedChildren_[at(parent)] += change;
}

QStringList VersionRows::ids() const
{
    QStringList ids;
    for (const RevisionIndex row : rows_)
        ids << graph_.idOf(row);
    return ids;
}

VersionWrite VersionRows::inserted(RevisionIndex to)
{
    rows_.insert(to);
    return InsertVersion{graph_.idOf(to)};
}

VersionWrite VersionRows::deleted(RevisionIndex from)
{
    rows_.erase(from);
    return DeleteVersion{graph_.idOf(from)};
}

VersionWrite VersionRows::updated(RevisionIndex from, RevisionIndex to)
{
    rows_.erase(from);
    rows_.insert(to);
    return UpdateVersion{graph_.idOf(from), graph_.idOf(to)};
}

tl::unexpected<Error> VersionRows::inconsistent(RevisionIndex revision) const
{
    return fail(errors::VersionRowsInconsistent, {{u"revision"_s, graph_.idOf(revision)}, {u"rows"_s, ids()}});
}

std::vector<RevisionIndex> VersionRows::rowsWithout(std::span<const RevisionIndex> left) const
{
    std::vector<RevisionIndex> others;
    for (const RevisionIndex row : rows_) {
        if (std::find(left.begin(), left.end(), row) == left.end())
            others.push_back(row);
    }
    return others;
}

bool VersionRows::isBelow(RevisionIndex searched, std::span<const RevisionIndex> rows) const
{
    std::vector<bool> seen(appliedChildren_.size());
    std::vector<RevisionIndex> todo(rows.begin(), rows.end());
    while (!todo.empty()) {
        const RevisionIndex i = todo.back();
        todo.pop_back();
        if (i == searched)
            return true;
        if (seen[at(i)] || graph_.level(i) <= graph_.level(searched))
            continue;
        seen[at(i)] = true;
        const auto parents = graph_.allParents(i);
        todo.insert(todo.end(), parents.begin(), parents.end());
    }
    return false;
}

Result<std::vector<VersionWrite>> VersionRows::merge(std::span<const RevisionIndex> from, RevisionIndex to)
{
    std::vector<VersionWrite> writes;
    const bool movable =
        !from.empty() && !isRow(to) && std::all_of(from.begin(), from.end(), [&](RevisionIndex i) { return isRow(i); });
    if (!movable)
        return inconsistent(to);
    for (const RevisionIndex row : from.first(from.size() - 1))
        writes.push_back(deleted(row));
    writes.push_back(updated(from.back(), to));
    return writes;
}

// The rows of a version table never include one another on the way up (walk.cpp refuses rows that do), so a parent
// that is a row is covered by no other row. Only parents that are no rows, because something depends on them, need
// the search.
Result<std::vector<VersionWrite>> VersionRows::upgrade(RevisionIndex revision)
{
    const auto parents = graph_.allParents(revision);
    std::vector<RevisionIndex> from;
    std::vector<RevisionIndex> notRows;
    for (const RevisionIndex parent : parents)
        (isRow(parent) ? from : notRows).push_back(parent);
    countChild(revision, 1);
    if (from.empty())
        return std::vector{inserted(revision)};
    if (from.size() == 1)
        return std::vector{updated(from.front(), revision)};
    if (!notRows.empty()) {
        const std::vector<RevisionIndex> others = rowsWithout(from);
        for (const RevisionIndex parent : notRows) {
            if (!isBelow(parent, others))
                return inconsistent(revision);
        }
    }
    return merge(from, revision);
}

/// Whether another row than that of `downgraded` stands for `parent` too. What is applied and has an applied child is
/// below some row; that row can only be the one of `downgraded` where `parent` is an ancestor of another parent.
bool VersionRows::isCovered(RevisionIndex parent, RevisionIndex downgraded) const
{
    if (isRow(parent))
        return true;
    const bool hasOtherChild = appliedChildren_[at(parent)] > 1;
    if (!hasOtherChild)
        return false;
    if (rows_.size() == 1)
        return true;
    const auto parents = graph_.allParents(downgraded);
    const bool mayBeBelowSibling = std::any_of(parents.begin(), parents.end(), [&](RevisionIndex sibling) {
        return graph_.level(sibling) > graph_.level(parent);
    });
    return !mayBeBelowSibling || isBelow(parent, rowsWithout(std::span(&downgraded, 1)));
}

std::vector<RevisionIndex> VersionRows::parentsUncovered(RevisionIndex downgraded) const
{
    std::vector<RevisionIndex> uncovered;
    for (const RevisionIndex parent : graph_.allParents(downgraded)) {
        if (!isCovered(parent, downgraded))
            uncovered.push_back(parent);
    }
    return uncovered;
}

Result<std::vector<VersionWrite>> VersionRows::downgrade(RevisionIndex revision)
{
    if (!isRow(revision))
        return inconsistent(revision);
    const std::vector<RevisionIndex> to = parentsUncovered(revision);
    countChild(revision, -1);
    if (to.empty())
        return std::vector{deleted(revision)};
    std::vector<VersionWrite> writes;
    for (const RevisionIndex parent : std::span(to).first(to.size() - 1))
        writes.push_back(inserted(parent));
    writes.push_back(updated(revision, to.back()));
    return writes;
}

Result<std::vector<VersionWrite>> VersionRows::stampNewBranch(RevisionIndex to)
{
    if (isRow(to))
        return inconsistent(to);
    return std::vector{inserted(to)};
}

Result<std::vector<VersionWrite>> VersionRows::stampAway(RevisionIndex from)
{
    if (!isRow(from))
        return inconsistent(from);
    return std::vector{deleted(from)};
}

Result<std::vector<VersionWrite>> VersionRows::stampMove(std::span<const RevisionIndex> from, RevisionIndex to,
                                                         Direction direction)
{
    const bool moved = !std::all_of(from.begin(), from.end(), [&](RevisionIndex i) { return isRow(i); });
    if (direction == Direction::Up && moved && !isRow(to))
        return std::vector{inserted(to)};
    return merge(from, to);
}

} // namespace retort::revisions
