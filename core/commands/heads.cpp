#include <core/commands/heads.h>
#include <core/revisions/history.h>

namespace retort::commands
{

Result<std::vector<revisions::RevisionIndex>> heads(const Workspace &workspace, bool resolveDependencies)
{
    return revisions::listHeads(workspace.project.graph, resolveDependencies);
}

} // namespace retort::commands
