#include <core/commands/current.h>
#include <core/commands/engine.h>
#include <core/revisions/resolve.h>

namespace retort::commands
{
namespace
{

Result<QStringList> rowsAt(const Workspace &workspace, const database::Url &url, const CancelToken &cancel)
{
    RETORT_TRY(const dialects::Dialect *dialect, dialectOf(url));
    RETORT_TRY(const migration::VersionTable table, versionTableOf(workspace));
    return migration::readVersionsAt(url, {.access = database::Access::ReadOnly, .cancel = cancel}, *dialect, table);
}

} // namespace

Result<QStringList> versionRows(const Workspace &workspace, const CancelToken &cancel)
{
    RETORT_TRY(const database::Url url, databaseOf(workspace));
    return rowsAt(workspace, url, cancel);
}

Result<Standing> current(const Workspace &workspace, const CancelToken &cancel)
{
    Standing standing;
    RETORT_TRY(standing.url, databaseOf(workspace));
    RETORT_TRY(standing.rows, rowsAt(workspace, standing.url, cancel));
    RETORT_TRY(standing.current, revisions::currentRevisions(workspace.project.graph, standing.rows));
    return standing;
}

} // namespace retort::commands
