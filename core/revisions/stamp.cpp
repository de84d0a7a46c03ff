#include <core/revisions/error_codes.h>
#include <core/revisions/lookup.h>
#include <core/revisions/resolve.h>
#include <core/revisions/version_rows.h>
#include <core/revisions/walk.h>

#include <algorithm>

namespace retort::revisions
{

using namespace Qt::Literals::StringLiterals;

namespace
{

struct StampAim {
    std::vector<RevisionIndex> targets; ///< empty: base
    std::vector<RevisionIndex> moved;   ///< the rows on the targets' branches, in the order of the rows
};

Result<StampAim> aimOf(const RevisionGraph &graph, std::span<const RevisionIndex> current, const QStringList &targets)
{
    StampAim aim;
    for (const QString &target : targets) {
        RETORT_TRY(const Lineage lineage, Lineage::of(graph, target, Follow::All));
        for (const RevisionIndex row : lineage.filter(current)) {
            if (std::find(aim.moved.begin(), aim.moved.end(), row) == aim.moved.end())
                aim.moved.push_back(row);
        }
        RETORT_TRY(const std::vector<RevisionIndex> revisions, resolveRevisions(graph, target));
        aim.targets.insert(aim.targets.end(), revisions.begin(), revisions.end());
    }
    return aim;
}

/// The one step that stamps `target`; nothing where it is a row already.
Result<std::optional<WalkStep>> stampStep(const RevisionGraph &graph, const StampAim &aim, RevisionIndex target,
                                          VersionRows &version)
{
    const auto among = [&](const std::vector<bool> &set) {
        return std::any_of(aim.moved.begin(), aim.moved.end(),
                           [&](RevisionIndex i) { return set[static_cast<std::size_t>(i)]; });
    };
    if (std::find(aim.moved.begin(), aim.moved.end(), target) != aim.moved.end())
        return std::nullopt;
    const bool rowsAbove = among(descendants(graph, std::span(&target, 1), Follow::All));
    const bool rowsBelow = among(ancestors(graph, std::span(&target, 1), Follow::All));
    WalkStep step{target, Direction::Up, {}, {target}, {}};
    if (rowsAbove && rowsBelow)
        return fail(errors::StampBothWays,
                    {{u"revision"_s, graph.idOf(target)}, {u"current"_s, graph.idsOf(aim.moved)}});
    if (rowsAbove || rowsBelow) {
        step.from = aim.moved;
        step.direction = rowsAbove ? Direction::Down : Direction::Up;
        RETORT_TRY(step.writes, version.stampMove(step.from, target, step.direction));
    } else {
        RETORT_TRY(step.writes, version.stampNewBranch(target));
    }
    return step;
}

} // namespace

Result<Path> stampPath(const RevisionGraph &graph, const QStringList &rows, const QStringList &targets, bool purge)
{
    RETORT_CHECK(graph.checkSound());
    Path path;
    path.purge = purge;
    path.rowsBefore = rows;
    RETORT_TRY(const std::vector<RevisionIndex> current, resolveRows(graph, purge ? QStringList() : rows));
    Result<StampAim> aim = aimOf(graph, current, targets.isEmpty() ? QStringList{u"base"_s} : targets);
    if (!aim && aim.error().code == errors::MultipleHeads)
        aim.error().code = errors::MultipleHeadsToStamp;
    RETORT_CHECK(aim);
    VersionRows version(graph, current);
    if (aim->targets.empty()) {
        for (const RevisionIndex row : aim->moved) {
            WalkStep step{row, Direction::Down, {row}, {}, {}};
            RETORT_TRY(step.writes, version.stampAway(row));
            path.steps.push_back(std::move(step));
        }
    }
    for (const RevisionIndex target : aim->targets) {
        RETORT_TRY(std::optional<WalkStep> step, stampStep(graph, *aim, target, version));
        if (step)
            path.steps.push_back(std::move(*step));
    }
    path.rowsAfter = version.ids();
    return path;
}

} // namespace retort::revisions
