#pragma once

#include <core/base/cancel.h>
#include <core/commands/workspace.h>

namespace retort::commands
{

/// Creates the version table, and an SQLite file for it, unless they are there.
[[nodiscard]] Result<> ensureVersion(const Workspace &workspace, const CancelToken &cancel = {});

} // namespace retort::commands
