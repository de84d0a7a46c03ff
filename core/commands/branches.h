#pragma once

#include <core/commands/workspace.h>

namespace retort::commands
{

/// The branch points, newest first; where they lead is in the graph.
[[nodiscard]] Result<std::vector<revisions::RevisionIndex>> branches(const Workspace &workspace);

} // namespace retort::commands
