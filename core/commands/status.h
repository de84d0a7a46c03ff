#pragma once

#include <core/base/cancel.h>
#include <core/commands/workspace.h>
#include <core/database/named_lock.h>
#include <core/migration/recovery.h>

namespace retort::commands
{

/// A script that holds something else than when it was applied.
struct EditedScript {
    QString revision;
    QString path;
    QString applied; ///< when
    QString who;

    bool operator==(const EditedScript &) const = default;
};

/// Where a database stands, and what a person should know of it.
struct Status {
    database::Url url;
    QStringList rows;                              ///< of the version table
    std::vector<revisions::RevisionIndex> current; ///< those rows that are revisions of the project
    std::vector<revisions::RevisionIndex> pending; ///< not applied yet, in load order
    /// What is wrong with it and what to do, the most serious first: errors of core/commands.
    std::vector<Error> problems;
    std::optional<migration::Unfinished> unfinished;
    std::optional<database::LockHolder> running; ///< who migrates it right now
    std::vector<EditedScript> edited;
    std::optional<migration::journal::Run> lastRun; ///< that the journal knows, without its revisions
    bool isJournalInDatabase = false;
    std::vector<Error> notes; ///< what could not be looked at
};

/// Reads and changes nothing. A missing SQLite file is an empty database. The errors of connecting and asking.
[[nodiscard]] Result<Status> status(const Workspace &workspace, const CancelToken &cancel = {});

} // namespace retort::commands
