#include <core/commands/current.h>
#include <core/commands/engine.h>
#include <core/database/error_codes.h>
#include <core/revisions/resolve.h>

namespace retort::commands
{
namespace
{

Result<QStringList> rowsAt(const Workspace &workspace, const Target &target, const CancelToken &cancel)
{
    RETORT_TRY(const dialects::Dialect *dialect, dialectOf(target.url));
    RETORT_TRY(const migration::VersionTable table, versionTableOf(workspace));
    auto session = openTarget(workspace, target, database::Access::ReadOnly, cancel);
    if (!session && session.error().code == errors::DatabaseFileMissing)
        return QStringList();
    if (!session)
        return fail(session.error());
    return migration::readVersions(*session, *dialect, table);
}

} // namespace

Result<QStringList> versionRows(const Workspace &workspace, const CancelToken &cancel)
{
    RETORT_TRY(const Target target, targetOf(workspace));
    return rowsAt(workspace, target, cancel);
}

Result<Standing> current(const Workspace &workspace, const CancelToken &cancel)
{
    RETORT_TRY(const Target target, targetOf(workspace));
    Standing standing{target.url, {}, {}};
    RETORT_TRY(standing.rows, rowsAt(workspace, target, cancel));
    RETORT_TRY(standing.current, revisions::currentRevisions(workspace.project.graph, standing.rows));
    return standing;
}

} // namespace retort::commands
