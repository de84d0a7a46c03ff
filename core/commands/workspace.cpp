#include <core/commands/target.h>
#include <core/commands/workspace.h>

namespace retort::commands
{

Result<Workspace> openWorkspace(WorkspaceOptions options)
{
    RETORT_TRY(project::Project opened, project::open(options.project));
    std::vector<project::Connection> own;
    if (!options.ownConnections.isEmpty()) {
        RETORT_TRY(own, project::readOwnConnections(options.ownConnections, opened.root));
    }
    std::vector<project::Connection> connections = project::merged(opened.retort.connections, own);
    return Workspace{std::move(opened), std::move(options), std::move(connections)};
}

Result<database::Url> databaseOf(const Workspace &workspace)
{
    RETORT_TRY(Target target, targetOf(workspace));
    return std::move(target.url);
}

} // namespace retort::commands
