#include <core/revisions/graph.h>

namespace retort::revisions
{

IndexRows::IndexRows(const std::vector<std::vector<RevisionIndex>> &rows)
{
    std::size_t total = 0;
    for (const auto &row : rows)
        total += row.size();
    starts_.reserve(rows.size() + 1);
    values_.reserve(total);
    for (const auto &row : rows) {
        starts_.push_back(values_.size());
        values_.insert(values_.end(), row.begin(), row.end());
    }
    starts_.push_back(values_.size());
}

QStringList RevisionGraph::idsOf(std::span<const RevisionIndex> rows) const
{
    QStringList ids;
    ids.reserve(static_cast<qsizetype>(rows.size()));
    for (const RevisionIndex row : rows)
        ids << idOf(row);
    return ids;
}

std::optional<RevisionIndex> RevisionGraph::find(const QString &id) const
{
    const auto found = byId_.constFind(id);
    return found == byId_.cend() ? std::nullopt : std::optional(*found);
}

std::optional<RevisionIndex> RevisionGraph::findLabel(const QString &label) const
{
    const auto found = byLabel_.constFind(label);
    return found == byLabel_.cend() ? std::nullopt : std::optional(*found);
}

Result<> RevisionGraph::checkSound() const
{
    if (!problems_.empty())
        return fail(problems_.front());
    return {};
}

namespace
{

template <typename Next>
std::vector<bool> reachable(const RevisionGraph &graph, std::span<const RevisionIndex> from, Next next)
{
    std::vector<bool> seen(static_cast<std::size_t>(graph.size()));
    std::vector<RevisionIndex> todo;
    const auto visit = [&](RevisionIndex i) {
        if (!seen[static_cast<std::size_t>(i)]) {
            seen[static_cast<std::size_t>(i)] = true;
            todo.push_back(i);
        }
    };
    for (const RevisionIndex i : from)
        visit(i);
    while (!todo.empty()) {
        const RevisionIndex i = todo.back();
        todo.pop_back();
        for (const RevisionIndex other : next(i))
            visit(other);
    }
    return seen;
}

} // namespace

std::vector<bool> ancestors(const RevisionGraph &graph, std::span<const RevisionIndex> of, Follow follow)
{
    return reachable(graph, of,
                     [&](RevisionIndex i) { return follow == Follow::All ? graph.allParents(i) : graph.parents(i); });
}

std::vector<bool> descendants(const RevisionGraph &graph, std::span<const RevisionIndex> of, Follow follow)
{
    return reachable(graph, of,
                     [&](RevisionIndex i) { return follow == Follow::All ? graph.allChildren(i) : graph.children(i); });
}

} // namespace retort::revisions
