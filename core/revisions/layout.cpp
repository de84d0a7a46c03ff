#include <core/revisions/layout.h>
#include <core/revisions/order.h>

#include <algorithm>
#include <map>
#include <set>

namespace retort::revisions
{
namespace
{

constexpr int none = -1;

std::size_t at(int i)
{
    return static_cast<std::size_t>(i);
}

/// Broken files, then everything else from the newest down.
std::vector<RevisionIndex> rowOrder(const RevisionGraph &graph)
{
    std::vector<RevisionIndex> order;
    for (RevisionIndex i = 0; i < graph.size(); ++i) {
        if (graph.isBroken(i))
            order.push_back(i);
    }
    std::vector<bool> readable(at(graph.size()), true);
    for (const RevisionIndex i : order)
        readable[at(i)] = false;
    std::optional<Sorted> sorted;
    if (graph.checkSound())
        sorted = sortFromHeads(graph, readable, graph.realHeads());
    if (sorted)
        order.insert(order.end(), sorted->order.begin(), sorted->order.end());
    else
        order.insert(order.end(), graph.topologicalOrder().rbegin(), graph.topologicalOrder().rend());
    return order;
}

/// A line on its way down to a revision that has no row yet.
struct Line {
    RevisionIndex to = 0;
    EdgeKind kind = EdgeKind::Parent;
    int color = 0;
};

/// Lays out row after row; between two rows it holds the lines that pass, by lane.
class LaneWriter
{
public:
    explicit LaneWriter(const RevisionGraph &graph)
        : graph_(graph)
        , rowOf_(at(graph.size()))
        , laneTo_{std::vector<int>(at(graph.size()), none), std::vector<int>(at(graph.size()), none)}
    {
    }

    Layout write()
    {
        const std::vector<RevisionIndex> order = rowOrder(graph_);
        for (std::size_t row = 0; row < order.size(); ++row)
            rowOf_[at(order[row])] = static_cast<int>(row);
        for (const RevisionIndex i : order)
            addRow(i);
        layout_.lanes = lanes_;
        return std::move(layout_);
    }

private:
    int &laneTo(RevisionIndex i, EdgeKind kind) { return laneTo_[kind == EdgeKind::Parent ? 0 : 1][at(i)]; }

    int takeLane()
    {
        if (free_.empty())
            return lanes_++;
        const int lane = *free_.begin();
        free_.erase(free_.begin());
        return lane;
    }

    void endLine(RevisionIndex to, EdgeKind kind, int keptLane)
    {
        int &lane = laneTo(to, kind);
        if (lane == none)
            return;
        lines_.erase(lane);
        dependencyLanes_ -= kind == EdgeKind::Dependency ? 1 : 0;
        if (lane != keptLane)
            free_.insert(lane);
        lane = none;
    }

    /// The stretch above the row of `revision`, whose node is in `lane`.
    void writeStretch(RevisionIndex revision, int lane)
    {
        if (layout_.rows.empty())
            return;
        std::vector<LaneEdge> &edges = layout_.rows.back().below;
        const auto bottomOf = [&](int own) { return lines_.at(own).to == revision ? lane : own; };
        for (const LaneEdge &start : starts_)
            edges.push_back({start.top, bottomOf(start.bottom), start.kind, start.color});
        for (const auto &[own, line] : lines_) {
            if (!startedAbove_.contains(own))
                edges.push_back({own, bottomOf(own), line.kind, line.color});
        }
        const auto key = [](const LaneEdge &e) { return std::tuple(e.bottom, e.top, e.kind); };
        std::sort(edges.begin(), edges.end(), [&](const auto &a, const auto &b) { return key(a) < key(b); });
        starts_.clear();
        startedAbove_.clear();
    }

    void startLine(int nodeLane, Line line, bool mayKeepLane)
    {
        int lane = laneTo(line.to, EdgeKind::Parent);
        if (lane == none && line.kind == EdgeKind::Dependency)
            lane = laneTo(line.to, EdgeKind::Dependency);
        if (lane == none) {
            if (line.kind == EdgeKind::Dependency && dependencyLanes_ == mostDependencyLanes) {
                layout_.rows.back().undrawn.push_back(line.to);
                return;
            }
            dependencyLanes_ += line.kind == EdgeKind::Dependency ? 1 : 0;
            lane = mayKeepLane ? nodeLane : takeLane();
            if (!mayKeepLane)
                line.color = colors_++;
            laneTo(line.to, line.kind) = lane;
            lines_.emplace(lane, line);
            startedAbove_.insert(lane);
        }
        starts_.push_back({nodeLane, lane, line.kind, line.color});
    }

    void addRow(RevisionIndex i)
    {
        int lane = laneTo(i, EdgeKind::Parent);
        if (lane == none)
            lane = laneTo(i, EdgeKind::Dependency);
        const bool isHead = lane == none;
        if (isHead)
            lane = takeLane();
        // A broken file is on no branch, so that mending it changes nobody's color.
        const int color = graph_.isBroken(i) ? 0 : isHead ? colors_++ : lines_.at(lane).color;
        writeStretch(i, lane);
        endLine(i, EdgeKind::Parent, lane);
        endLine(i, EdgeKind::Dependency, lane);
        layout_.rows.push_back({i, lane, color, {}, {}});

        bool laneKept = false;
        for (const RevisionIndex parent : graph_.parents(i)) {
            if (rowOf_[at(parent)] <= rowOf_[at(i)])
                continue;
            startLine(lane, {parent, EdgeKind::Parent, color}, !laneKept);
            laneKept = laneKept || lines_.contains(lane);
        }
        for (const RevisionIndex dependency : graph_.dependencies(i)) {
            const auto parents = graph_.parents(i);
            const bool isParent = std::find(parents.begin(), parents.end(), dependency) != parents.end();
            if (!isParent && rowOf_[at(dependency)] > rowOf_[at(i)])
                startLine(lane, {dependency, EdgeKind::Dependency, color}, false);
        }
        if (!laneKept)
            free_.insert(lane);
    }

    const RevisionGraph &graph_;
    std::vector<int> rowOf_;
    std::vector<int> laneTo_[2];   ///< by kind: the lane that leads to each revision
    std::map<int, Line> lines_;    ///< by lane, left to right
    std::set<int> free_;           ///< lanes below lanes_ without a line
    std::vector<LaneEdge> starts_; ///< from the last row's node; bottom is the line's own lane
    std::set<int> startedAbove_;   ///< lanes whose line began at the last row
    int lanes_ = 0;
    int colors_ = 0;
    int dependencyLanes_ = 0;
    Layout layout_;
};

void put(QString &line, int column, QChar c)
{
    if (line.size() <= column)
        line.resize(column + 1, u' ');
    line[column] = c;
}

QString nodeLine(const LayoutRow &row, const std::vector<LaneEdge> &above, const RevisionGraph &graph)
{
    QString line;
    for (const LaneEdge &edge : above) {
        const int column = 2 * edge.bottom;
        const bool dottedOver = edge.kind == EdgeKind::Dependency && column < line.size() && line[column] == u'|';
        if (!dottedOver)
            put(line, column, edge.kind == EdgeKind::Parent ? u'|' : u':');
    }
    const QChar node = graph.isBroken(row.revision) ? u'!' : graph.isMergePoint(row.revision) ? u'M' : u'*';
    put(line, 2 * row.lane, node);
    return line + u' ' + graph.idOf(row.revision);
}

QString stretchLine(const std::vector<LaneEdge> &edges)
{
    QString line;
    for (const LaneEdge &edge : edges) {
        const bool solid = edge.kind == EdgeKind::Parent;
        if (edge.top == edge.bottom)
            continue;
        const int left = std::min(edge.top, edge.bottom);
        const int right = std::max(edge.top, edge.bottom);
        for (int column = 2 * left + 1; column < 2 * right; ++column)
            put(line, column, solid ? u'-' : u'.');
        const bool toRight = edge.bottom > edge.top;
        put(line, toRight ? 2 * edge.bottom - 1 : 2 * edge.bottom + 1, toRight ? u'\\' : u'/');
    }
    if (line.isEmpty())
        return line;
    for (const LaneEdge &edge : edges) {
        if (edge.top == edge.bottom)
            put(line, 2 * edge.top, edge.kind == EdgeKind::Parent ? u'|' : u':');
    }
    return line + u'\n';
}

} // namespace

Layout layOut(const RevisionGraph &graph)
{
    return LaneWriter(graph).write();
}

QString toText(const Layout &layout, const RevisionGraph &graph)
{
    QString text;
    const std::vector<LaneEdge> *above = nullptr;
    for (const LayoutRow &row : layout.rows) {
        text += nodeLine(row, above ? *above : std::vector<LaneEdge>(), graph) + u'\n' + stretchLine(row.below);
        above = &row.below;
    }
    return text;
}

} // namespace retort::revisions
