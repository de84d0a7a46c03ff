#pragma once

#include <core/revisions/walk.h>

#include <set>

namespace retort::revisions
{

/// The rows of the version table while a path is walked: what each step writes, after the rules of Alembic's
/// HeadMaintainer. Each call moves the rows on. errors::VersionRowsInconsistent where Alembic would crash on rows
/// that do not fit the step.
class VersionRows
{
public:
    VersionRows(const RevisionGraph &graph, std::span<const RevisionIndex> rows);

    [[nodiscard]] Result<std::vector<VersionWrite>> upgrade(RevisionIndex revision);
    [[nodiscard]] Result<std::vector<VersionWrite>> downgrade(RevisionIndex revision);

    [[nodiscard]] Result<std::vector<VersionWrite>> stampNewBranch(RevisionIndex to);
    [[nodiscard]] Result<std::vector<VersionWrite>> stampAway(RevisionIndex from);
    /// Moves all of `from` to one row. Rows of `from` that an earlier step has moved already make a new row instead,
    /// when going up.
    [[nodiscard]] Result<std::vector<VersionWrite>> stampMove(std::span<const RevisionIndex> from, RevisionIndex to,
                                                              Direction direction);

    [[nodiscard]] QStringList ids() const;

private:
    void countChild(RevisionIndex child, int change);
    [[nodiscard]] bool isRow(RevisionIndex i) const { return rows_.contains(i); }
    [[nodiscard]] bool isCovered(RevisionIndex parent, RevisionIndex downgraded) const;
    [[nodiscard]] bool isBelow(RevisionIndex searched, std::span<const RevisionIndex> rows) const;
    [[nodiscard]] std::vector<RevisionIndex> rowsWithout(std::span<const RevisionIndex> left) const;
    [[nodiscard]] std::vector<RevisionIndex> parentsUncovered(RevisionIndex downgraded) const;
    [[nodiscard]] Result<std::vector<VersionWrite>> merge(std::span<const RevisionIndex> from, RevisionIndex to);
    [[nodiscard]] VersionWrite inserted(RevisionIndex to);
    [[nodiscard]] VersionWrite deleted(RevisionIndex from);
    [[nodiscard]] VersionWrite updated(RevisionIndex from, RevisionIndex to);
    [[nodiscard]] tl::unexpected<Error> inconsistent(RevisionIndex at) const;

    const RevisionGraph &graph_;
    std::set<RevisionIndex> rows_;     ///< in load order
    std::vector<int> appliedChildren_; ///< over allParents: how many applied revisions stand on each
};

} // namespace retort::revisions
