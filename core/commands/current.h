#pragma once

#include <core/base/cancel.h>
#include <core/commands/workspace.h>

namespace retort::commands
{

/// Where a database stands.
struct Standing {
    database::Url url;
    QStringList rows;                              ///< of the version table, as the database gives them
    std::vector<revisions::RevisionIndex> current; ///< what `current` lists, in load order
};

/// Reads the version table and changes nothing: a missing SQLite file or version table is an empty one, and is not
/// made. RevisionNotFound where a row is no revision of the project, and all errors of opening and asking.
[[nodiscard]] Result<Standing> current(const Workspace &workspace, const CancelToken &cancel = {});

/// Only the rows; they need not be revisions of the project.
[[nodiscard]] Result<QStringList> versionRows(const Workspace &workspace, const CancelToken &cancel = {});

} // namespace retort::commands
