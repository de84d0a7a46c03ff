#include <core/base/overloaded.h>
#include <core/commands/current.h>
#include <core/commands/engine.h>
#include <core/commands/error_codes.h>
#include <core/commands/lost_head.h>
#include <core/commands/plan.h>
#include <core/commands/schema.h>
#include <core/database/error_codes.h>
#include <core/migration/planner.h>
#include <core/revisions/resolve.h>
#include <core/revisions/spec.h>

#include <algorithm>

namespace retort::commands
{
namespace
{

/// Whether the target is counted from where the history ends, or goes up by a number.
bool dependsOnTheWhole(const QString &target)
{
    const auto spec = revisions::parseSpec(target); // of what is none, the planner says why
    return spec && (spec->symbol == u"head" || spec->symbol == u"heads" || spec->offset.value_or(0) > 0);
}

/// A file that cannot be read is left out of the history. Without it an upgrade to head would stop before it and be
/// taken for a success.
Result<> checkWhole(const revisions::RevisionGraph &graph, const migration::Goal &goal)
{
    const auto &all = graph.revisions();
    const auto broken =
        std::find_if(all.begin(), all.end(), [](const auto &revision) { return revision.problem.has_value(); });
    if (broken == all.end())
        return {};
    const QStringList targets = std::visit(overloaded{
                                               [](const migration::Upgrade &goal) { return QStringList{goal.target}; },
                                               [](const migration::Downgrade &) { return QStringList(); },
                                               [](const migration::Stamp &goal) { return goal.targets; },
                                           },
                                           goal);
    const auto target = std::find_if(targets.begin(), targets.end(), dependsOnTheWhole);
    if (target == targets.end())
        return {};
    Error error{
        errors::HistoryIncomplete, {{QStringLiteral("target"), *target}}, broken->problem->position, {}, nullptr};
    return fail(std::move(error).causedBy(*broken->problem));
}

} // namespace

Result<migration::Plan> plan(const Workspace &workspace, const migration::Goal &goal, const CancelToken &cancel)
{
    RETORT_CHECK(checkWhole(workspace.project.graph, goal));
    RETORT_TRY(const QStringList rows, versionRows(workspace, cancel));
    auto made = migration::makePlan(workspace.project.graph, rows, goal, freshConditions());
    if (made)
        return made;
    RETORT_TRY(const migration::VersionTable table, versionTableOf(workspace));
    return fail(explained(made.error(), workspace.project.graph, table.name.name, rows));
}

Result<migration::Plan> planFrom(const Workspace &workspace, const migration::Goal &goal, const QStringList &from)
{
    const revisions::RevisionGraph &graph = workspace.project.graph;
    RETORT_CHECK(checkWhole(graph, goal));
    QStringList rows;
    for (const QString &identifier : from) {
        RETORT_TRY(const std::vector<revisions::RevisionIndex> named, revisions::resolveRevisions(graph, identifier));
        rows << graph.idsOf(named);
    }
    rows.removeDuplicates();
    return migration::makePlan(graph, rows, goal, freshConditions());
}

Result<migration::Plan> preview(const Workspace &workspace, const migration::Goal &goal, const CancelToken &cancel)
{
    RETORT_TRY(const database::Url url, databaseOf(workspace));
    RETORT_TRY(const dialects::Dialect *dialect, dialectOf(url));
    RETORT_TRY(migration::Plan made, plan(workspace, goal, cancel));
    const migration::Scripts scripts = scriptsOf(workspace, cancel);
    if (std::vector<Error> errors = migration::checkScripts(made, scripts); !errors.empty())
        return fail(std::move(errors.front()));
    const auto startingSchema = [&]() -> Result<replay::Snapshot> {
        Result<SchemaReport> live = liveSchema(workspace, {}, cancel);
        if (!live && live.error().code == errors::DatabaseFileMissing)
            return replay::Snapshot{};
        return live.map([](SchemaReport report) { return std::move(report.snapshot); });
    };
    return migration::recordSteps(std::move(made), *dialect, scripts, startingSchema, cancel);
}

} // namespace retort::commands
