#pragma once

#include <core/commands/workspace.h>

namespace retort::commands
{

/// What `heads` lists, in load order. With `resolveDependencies`, without those that another revision depends on.
[[nodiscard]] Result<std::vector<revisions::RevisionIndex>> heads(const Workspace &workspace, bool resolveDependencies);

} // namespace retort::commands
