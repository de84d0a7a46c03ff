#include <core/revisions/error_codes.h>
#include <core/revisions/order.h>
#include <core/revisions/resolve.h>
#include <core/revisions/selection.h>
#include <core/revisions/targets.h>
#include <core/revisions/version_rows.h>
#include <core/revisions/walk.h>

#include <algorithm>

namespace retort::revisions
{

using namespace Qt::Literals::StringLiterals;

namespace
{

std::vector<RevisionIndex> copyOf(std::span<const RevisionIndex> revisions)
{
    return {revisions.begin(), revisions.end()};
}

Result<Path> walked(const RevisionGraph &graph, const QStringList &rows, std::span<const RevisionIndex> current,
                    std::span<const RevisionIndex> order, Direction direction)
{
    Path path;
    path.rowsBefore = rows;
    path.steps.reserve(order.size());
    VersionRows version(graph, current);
    for (const RevisionIndex i : order) {
        WalkStep step{i, direction, {i}, copyOf(graph.parents(i)), {}};
        if (direction == Direction::Up)
            std::swap(step.from, step.to);
        RETORT_TRY(step.writes, direction == Direction::Up ? version.upgrade(i) : version.downgrade(i));
        path.steps.push_back(std::move(step));
    }
    path.rowsAfter = version.ids();
    return path;
}

Result<std::vector<RevisionIndex>> upgradeOrder(const RevisionGraph &graph, std::span<const RevisionIndex> current,
                                                const QString &target)
{
    RETORT_TRY(const std::vector<Landing> landings,
               asEnd(upgradeTargets(graph, current, target, PastTheEnd::IsTooFar), target));
    std::vector<RevisionIndex> targets;
    for (const Landing &landing : landings) {
        if (landing.kind != Landing::Kind::Revision)
            return fail(errors::NotAnUpgradeTarget, {{u"target"_s, target}});
        targets.push_back(landing.revision);
    }
    RETORT_CHECK(checkNoOverlap(graph, targets));
    RETORT_CHECK(checkNoOverlap(graph, current));
    std::vector<bool> needed = ancestors(graph, targets, Follow::All);
    const std::vector<bool> applied = ancestors(graph, current, Follow::All);
    for (std::size_t i = 0; i < needed.size(); ++i)
        needed[i] = needed[i] && !applied[i];
    std::optional<Sorted> sorted = sortFromHeads(graph, needed, targets);
    if (!sorted)
        return fail(errors::NotAnUpgradeTarget, {{u"target"_s, target}});
    std::reverse(sorted->order.begin(), sorted->order.end());
    return std::move(sorted->order);
}

/// The lowest revisions to take away; with a branch only those on it, where there is a choice.
Result<std::vector<RevisionIndex>> downgradeRoots(const RevisionGraph &graph, const DowngradeTarget &target)
{
    std::vector<RevisionIndex> roots = target.revision ? copyOf(graph.children(*target.revision)) : graph.bases();
    if (target.branch.isEmpty() || roots.size() < 2)
        return roots;
    RETORT_TRY(const RevisionIndex branch, lookUpBranch(graph, target.branch));
    const std::vector<bool> onBranch = ancestors(graph, std::span(&branch, 1), Follow::ParentsOnly);
    std::erase_if(roots, [&](RevisionIndex i) { return !onBranch[static_cast<std::size_t>(i)]; });
    if (roots.empty())
        return fail(errors::DowngradeTargetNotOnBranch);
    return roots;
}

} // namespace

Result<Path> upgradePath(const RevisionGraph &graph, const QStringList &rows, const QString &target)
{
    RETORT_TRY(const std::vector<RevisionIndex> current, resolveRows(graph, rows));
    RETORT_TRY(const std::vector<RevisionIndex> order, upgradeOrder(graph, current, target));
    return walked(graph, rows, current, order, Direction::Up);
}

Result<Path> downgradePath(const RevisionGraph &graph, const QStringList &rows, const QString &target)
{
    RETORT_TRY(const std::vector<RevisionIndex> current, resolveRows(graph, rows));
    RETORT_TRY(const DowngradeTarget aim, asEnd(downgradeTarget(graph, rows, target, PastTheEnd::IsTooFar), target));
    RETORT_TRY(const std::vector<RevisionIndex> roots, downgradeRoots(graph, aim));
    std::vector<bool> dropped = descendants(graph, roots, Follow::All);
    const std::vector<bool> applied = ancestors(graph, current, Follow::All);
    bool any = false;
    for (std::size_t i = 0; i < dropped.size(); ++i) {
        dropped[i] = dropped[i] && applied[i];
        any = any || dropped[i];
    }
    const auto isCurrent = [&](RevisionIndex i) {
        return std::find(current.begin(), current.end(), i) != current.end();
    };
    if (aim.revision && !any && !isCurrent(*aim.revision))
        return fail(errors::NotADowngradeTarget, {{u"target"_s, target}});
    const std::optional<Sorted> sorted = sortFromHeads(graph, dropped, current);
    if (!sorted)
        return fail(errors::NotADowngradeTarget, {{u"target"_s, target}});
    RETORT_TRY(Path path, walked(graph, rows, current, sorted->order, Direction::Down));
    if (aim.severalStarts)
        path.warnings.push_back(Error{errors::DowngradeStartAmbiguous, {{u"rows"_s, rows}}, {}, {}, nullptr});
    return path;
}

} // namespace retort::revisions
