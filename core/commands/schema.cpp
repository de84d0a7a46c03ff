#include <core/commands/engine.h>
#include <core/commands/schema.h>
#include <core/replay/history.h>
#include <core/revisions/resolve.h>

namespace retort::commands
{
Result<SchemaReport> liveSchema(const Workspace &workspace, const QStringList &schemas, const CancelToken &cancel)
{
    RETORT_TRY(const Target target, targetOf(workspace));
    RETORT_TRY(const dialects::Dialect *dialect, dialectOf(target.url));
    RETORT_TRY(database::Session session, openTarget(workspace, target, database::Access::ReadOnly, cancel));
    SchemaReport report;
    report.dialect = dialect;
    RETORT_TRY(report.snapshot.schema, dialect->readSchema(catalogueOf(session), {schemas, {}}));
    RETORT_TRY(const migration::VersionTable versions, versionTableOf(workspace));
    report.snapshot.schema = withoutOwnTables(std::move(report.snapshot.schema), versions, *dialect);
    return report;
}

Result<SchemaReport> replayedSchema(const Workspace &workspace, const QString &target, const QString &dialectName,
                                    const CancelToken &cancel, const schema::Collations &collations)
{
    RETORT_TRY(const dialects::Dialect *dialect, dialectFor(workspace, dialectName));
    const revisions::RevisionGraph &graph = workspace.project.graph;
    RETORT_TRY(const std::vector<revisions::RevisionIndex> revisions, revisions::resolveRevisions(graph, target));
    replay::History history = historyOf(workspace, *dialect, cancel, collations);
    SchemaReport report;
    report.dialect = dialect;
    RETORT_TRY(report.snapshot, history.at(revisions, cancel));
    return report;
}

} // namespace retort::commands
