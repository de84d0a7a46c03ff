#pragma once

#include <core/base/cancel.h>
#include <core/commands/workspace.h>
#include <ui/connections/connection_status.h>
#include <ui/history/history_rows.h>

#include <memory>
#include <vector>

namespace retort::ui
{

enum class Severity { Error, Warning, Note };

/// Something about the project that a person should know.
struct Problem {
    Severity severity = Severity::Error;
    QString text;
    QString place; ///< "3f2a_add_users.py:12"; empty when it has none
    std::optional<revisions::RevisionIndex> revision;
    Error error;

    bool operator==(const Problem &) const = default;
};

/// A project as the window shows it. Immutable; the graph inside the rows is the workspace's own.
struct LoadedProject {
    std::shared_ptr<const commands::Workspace> workspace;
    ConnectionStatus connection;
    SharedRows rows;
    std::vector<Problem> problems; ///< errors first
};

/// Reads the project, looks where its database stands as far as that needs no consent, and makes everything that the
/// window shows. Runs no script, writes nothing. Blocks; for jobs. The errors of commands::openWorkspace.
[[nodiscard]] Result<LoadedProject> loadProject(const commands::WorkspaceOptions &options, const CancelToken &cancel);

/// The same project after a run: only the database is looked at again.
[[nodiscard]] LoadedProject lookAgain(const LoadedProject &project, const CancelToken &cancel);

} // namespace retort::ui
