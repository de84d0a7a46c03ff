#include <core/revisions/error_codes.h>
#include <core/revisions/selection.h>

#include <algorithm>

namespace retort::revisions
{

using namespace Qt::Literals::StringLiterals;

Result<> checkNoOverlap(const RevisionGraph &graph, std::span<const RevisionIndex> requested)
{
    std::vector<bool> isRequested(static_cast<std::size_t>(graph.size()));
    for (const RevisionIndex i : requested)
        isRequested[static_cast<std::size_t>(i)] = true;
    std::vector<bool> seen(isRequested.size());
    for (const RevisionIndex start : requested) {
        std::vector<RevisionIndex> overlaps;
        std::vector<RevisionIndex> todo{start};
        while (!todo.empty()) {
            const RevisionIndex i = todo.back();
            todo.pop_back();
            const auto at = static_cast<std::size_t>(i);
            if (isRequested[at] && i != start)
                overlaps.push_back(i);
            if (seen[at])
                continue;
            seen[at] = true;
            const auto parents = graph.allParents(i);
            todo.insert(todo.end(), parents.begin(), parents.end());
        }
        if (overlaps.empty())
            continue;
        std::sort(overlaps.begin(), overlaps.end());
        overlaps.erase(std::unique(overlaps.begin(), overlaps.end()), overlaps.end());
        return fail(errors::RequestedRevisionsOverlap,
                    {{u"revision"_s, graph.idOf(start)}, {u"others"_s, graph.idsOf(overlaps)}});
    }
    return {};
}

} // namespace retort::revisions
