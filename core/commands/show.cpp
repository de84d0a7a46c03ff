#include <core/commands/current.h>
#include <core/commands/show.h>
#include <core/revisions/resolve.h>

namespace retort::commands
{

Result<std::vector<revisions::RevisionIndex>> show(const Workspace &workspace, const QString &identifier,
                                                   const CancelToken &cancel)
{
    const revisions::RevisionGraph &graph = workspace.project.graph;
    if (identifier != QLatin1StringView("current"))
        return revisions::resolveRevisions(graph, identifier);
    RETORT_TRY(const QStringList rows, versionRows(workspace, cancel));
    return revisions::resolveRows(graph, rows);
}

} // namespace retort::commands
