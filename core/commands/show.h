#pragma once

#include <core/base/cancel.h>
#include <core/commands/workspace.h>

namespace retort::commands
{

/// The revisions that `identifier` names; "current" asks the database.
[[nodiscard]] Result<std::vector<revisions::RevisionIndex>> show(const Workspace &workspace, const QString &identifier,
                                                                 const CancelToken &cancel = {});

} // namespace retort::commands
