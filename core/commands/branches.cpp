#include <core/commands/branches.h>
#include <core/revisions/history.h>

namespace retort::commands
{

Result<std::vector<revisions::RevisionIndex>> branches(const Workspace &workspace)
{
    return revisions::branchPoints(workspace.project.graph);
}

} // namespace retort::commands
