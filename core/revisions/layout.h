#pragma once

#include <core/revisions/graph.h>

namespace retort::revisions
{

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

    bool operator==(const LayoutRow &) const = default;
};

struct Layout {
    std::vector<LayoutRow> rows; ///< newest first; broken files on top, unconnected
    int lanes = 0;               ///< how many lanes the widest row needs

    bool operator==(const Layout &) const = default;
};

/// Rows and lanes of the whole graph. Every revision stands above its parents and dependencies, branch by branch (as
/// `history` lists them where the graph is sound). A branch keeps its lane from its head down to where it meets its
/// branch point; a lane that has ended is taken again by the next branch. Linear in revisions and lines drawn.
[[nodiscard]] Layout layOut(const RevisionGraph &graph);

/// The same as text, one line a row and one a stretch between rows: for tests and terminals.
[[nodiscard]] QString toText(const Layout &layout, const RevisionGraph &graph);

} // namespace retort::revisions
