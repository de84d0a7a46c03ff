#include <core/revisions/graph_builder.h>

#include <algorithm>

namespace retort::revisions
{

// Tarjan's algorithm with a stack of its own instead of recursion.
std::vector<std::vector<RevisionIndex>> cycles(const std::vector<std::vector<RevisionIndex>> &edges)
{
    struct Visit {
        std::size_t node;
        std::size_t nextEdge = 0;
    };
    constexpr int unseen = -1;
    std::vector<int> number(edges.size(), unseen);
    std::vector<int> lowest(edges.size(), unseen);
    std::vector<bool> onStack(edges.size());
    std::vector<std::size_t> stack;
    std::vector<Visit> visits;
    std::vector<std::vector<RevisionIndex>> found;
    int counter = 0;

    const auto enter = [&](std::size_t node) {
        number[node] = lowest[node] = counter++;
        stack.push_back(node);
        onStack[node] = true;
        visits.push_back({node});
    };
    const auto closeComponent = [&](std::size_t root) {
        std::vector<RevisionIndex> component;
        std::size_t node = 0;
        do {
            node = stack.back();
            stack.pop_back();
            onStack[node] = false;
            component.push_back(static_cast<RevisionIndex>(node));
        } while (node != root);
        if (component.size() > 1) {
            std::sort(component.begin(), component.end());
            found.push_back(std::move(component));
        }
    };

    for (std::size_t start = 0; start < edges.size(); ++start) {
        if (number[start] != unseen)
            continue;
        enter(start);
        while (!visits.empty()) {
            Visit &visit = visits.back();
            if (visit.nextEdge < edges[visit.node].size()) {
                const auto next = static_cast<std::size_t>(edges[visit.node][visit.nextEdge++]);
                if (number[next] == unseen)
                    enter(next);
                else if (onStack[next])
                    lowest[visit.node] = std::min(lowest[visit.node], number[next]);
                continue;
            }
            const std::size_t node = visit.node;
            visits.pop_back();
            if (!visits.empty())
                lowest[visits.back().node] = std::min(lowest[visits.back().node], lowest[node]);
            if (lowest[node] == number[node])
                closeComponent(node);
        }
    }
    return found;
}

} // namespace retort::revisions
