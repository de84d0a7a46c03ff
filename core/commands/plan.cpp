#include <core/commands/current.h>
#include <core/commands/engine.h>
#include <core/commands/lost_head.h>
#include <core/commands/plan.h>
#include <core/commands/schema.h>
#include <core/database/error_codes.h>
#include <core/migration/planner.h>
#include <core/revisions/resolve.h>

namespace retort::commands
{

Result<migration::Plan> plan(const Workspace &workspace, const migration::Goal &goal, const CancelToken &cancel)
{
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
