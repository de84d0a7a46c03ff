#pragma once

#include <core/base/cancel.h>
#include <core/commands/workspace.h>
#include <core/migration/journal/store.h>

namespace retort::commands
{

/// Where a person's own journal is, for all projects: retort/journal.db in XDG_STATE_HOME, else in ~/.local/state.
/// Empty where there is no home either.
[[nodiscard]] QString userJournal(const QProcessEnvironment &environment);

/// What tells one database from another in the journal, whoever logs in: no user, no options.
[[nodiscard]] QString journalAddress(const database::Url &url);

/// What the journals tell of one database: the person's own and, where there is one, that in the database itself.
struct JournalReport {
    std::vector<migration::journal::Run> runs; ///< the newest first, each once
    std::vector<migration::journal::AppliedScript> applied;
    bool isInDatabase = false;
    std::vector<Error> problems; ///< a journal that could not be read
};

struct JournalQuestion {
    int most = 0; ///< runs; 0: all
    bool withStatements = false;
    bool withApplied = false;
    bool untilCommitted = false; ///< Asked::untilCommitted
};

/// The errors of databaseOf and versionTableOf; a journal that cannot be read is none.
[[nodiscard]] Result<JournalReport> readJournal(const Workspace &workspace, const JournalQuestion &question,
                                                const CancelToken &cancel = {});

} // namespace retort::commands
