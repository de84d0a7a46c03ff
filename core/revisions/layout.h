#pragma once

#include <core/revisions/graph.h>

namespace retort::revisions
{

/// More dotted lines side by side cannot be told apart, and a history in which one branch depends on another at every
/// step would have thousands.
constexpr int mostDependencyLanes = 24;

enum class EdgeKind { Parent, Dependency };

/// A line in the stretch between one row's node and the next row's: from lane `top` to lane `bottom`. A line that only
/// passes has top == bottom; one that leaves the row's node or arrives at the next row's node may change the lane.
struct LaneEdge {
    int top = 0;
    int bottom = 0;
    EdgeKind kind = EdgeKind::Parent; ///< dependencies are drawn dotted
    int color = 0;                    ///< index into an endless palette; take it modulo the palette's size

    bool operator==(const LaneEdge &) const = default;
};

struct LayoutRow {
    RevisionIndex revision = 0;
    int lane = 0;                ///< where the node is, from 0 at the left
    int color = 0;               ///< of the branch the node is on
    std::vector<LaneEdge> below; ///< by bottom, then top; empty in the last row
    /// Dependencies without a line, because mostDependencyLanes pass here already: to be shown in words.
    std::vector<RevisionIndex> undrawn;

    bool operator==(const LayoutRow &) const = default;
};

struct Layout {
    std::vector<LayoutRow> rows; ///< newest first; broken files on top, unconnected
    int lanes = 0;               ///< how many lanes the widest row needs

    bool operator==(const Layout &) const = default;
};

/// Rows and lanes of the whole graph. Every revision stands above its parents and dependencies, in the order of
/// `history` where the graph is sound. A branch keeps its lane from its newest revision to its oldest, whose line then
/// joins the lane that already leads to its parent; where there is none yet, the lane goes on to the parent itself. A
/// lane that has ended is taken again by the next branch, leftmost first. Linear in revisions and lines drawn; edges
/// that close a cycle are not drawn.
[[nodiscard]] Layout layOut(const RevisionGraph &graph);

/// The same as text: one line a row (`*`, `M` a merge, `!` broken; `|` and, of dependencies, `:` pass), and one a
/// stretch in which a line changes its lane.
[[nodiscard]] QString toText(const Layout &layout, const RevisionGraph &graph);

} // namespace retort::revisions
