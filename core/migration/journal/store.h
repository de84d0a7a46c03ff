#pragma once

#include <core/base/descriptor.h>
#include <core/database/session.h>
#include <core/migration/journal/record.h>
#include <core/migration/journal/tables.h>

#include <memory>

namespace retort::migration::journal
{

/// What is to be written of a run at once.
struct Changes {
    struct OfRevision {
        Revision revision; ///< its statements are not looked at
        bool isNew = true;
    };
    struct OfStatement {
        int position = 0; ///< of its revision in the run
        Statement statement;
        bool isNew = true;
    };
    bool isNewRun = false;
    /// The revisions from this position on were rolled back and are tried again: what was written of them goes first.
    std::optional<int> triedAgainFrom;
    std::vector<OfRevision> revisions;
    std::vector<OfStatement> statements;
    /// What becomes of all revisions and statements that were Done.
    std::optional<Outcome> settled;
    int settledFrom = 0; ///< none of them stands before this position
};

/// Which runs are asked for.
struct Asked {
    QString database; ///< as Run::database; empty: all that the journal has
    QString versionTable;
    int most = 0; ///< the newest so many; 0: all
    bool withRevisions = false;
    bool withStatements = false;
    /// Ends with the newest run that came to its end, of which only the run itself is given.
    bool untilCommitted = false;
};

/// A revision that was applied, and what its script was then.
struct AppliedScript {
    QString revision;
    QString digest;
    QString when;
    QString who;

    bool operator==(const AppliedScript &) const = default;
};

/// A journal on a session of its own, which commits by itself: an SQLite file of the person, or tables in the database
/// that is migrated. Used on one thread.
class Store
{
public:
    /// Opens the file, makes it with its folders and tables where it is missing; only its owner may read it. The errors
    /// of Session::open, FileUnwritable.
    [[nodiscard]] static Result<Store> openFile(const QString &path);
    /// The same for reading; nothing where there is no file.
    [[nodiscard]] static Result<std::optional<Store>> readFile(const QString &path);
    /// The tables in the database that is migrated, on a session of their own; they are made where they are missing,
    /// which `made` tells. The errors of Session.
    [[nodiscard]] static Result<Store> openIn(database::Session session, const dialects::Dialect &dialect, bool &made);
    /// The same for reading; nothing where they are missing.
    [[nodiscard]] static Result<std::optional<Store>> readIn(database::Session session,
                                                             const dialects::Dialect &dialect);

    /// All or nothing. It survives the end of the program. The errors of Session::execute.
    [[nodiscard]] Result<> write(const Run &run, const Changes &changes);
    /// What was written survives a loss of power, too; a database server decides that by itself. FileUnwritable.
    [[nodiscard]] Result<> sync();

    /// The newest first.
    [[nodiscard]] Result<std::vector<Run>> runs(const Asked &asked);
    /// The last time that each revision was upgraded to and committed.
    [[nodiscard]] Result<std::vector<AppliedScript>> applied(const Asked &asked);

    [[nodiscard]] const Tables &tables() const { return tables_; }

private:
    Store(database::Session session, Tables tables);
    [[nodiscard]] Result<> writeAll(const Run &run, const Changes &changes);
    [[nodiscard]] Result<std::vector<Revision>> revisionsOf(const QString &run);
    [[nodiscard]] Result<> addStatements(const QString &run, std::vector<Revision> &revisions);

    database::Session session_;
    Tables tables_;
    std::optional<Run> last_;          ///< as it was written
    QString log_;                      ///< SQLite's write-ahead log; empty in the database of an application
    std::unique_ptr<Descriptor> open_; ///< the same
};

} // namespace retort::migration::journal
