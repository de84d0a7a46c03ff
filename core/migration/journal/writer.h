#pragma once

#include <core/base/clock.h>
#include <core/migration/journal/store.h>
#include <core/migration/run_event.h>

namespace retort::migration::journal
{

/// Writes a run down from its events. What it cannot write it says once, and then is silent: a journal never makes a
/// run fail.
///
/// A statement is written before it runs where the database commits it by itself, so that after a kill it is known how
/// far a revision came; it is synced then, too, but for DDL, which takes as long as the sync: that goes on while the
/// server works, and nothing else is sent before both are over. All others are written in batches and when their
/// transaction ends. A run without steps is not written.
class Writer
{
public:
    struct Options {
        /// Who, where, on which database: all that is known before the run begins. Its id is taken if there is one.
        Run heading;
        sql::LexicalRules rules; ///< of the database that is migrated
        /// Only after a commit or rollback of the run: the store is a second connection to an SQLite database.
        bool onlyBetweenTransactions = false;
        /// What the file of a script held when it was read; may be empty.
        std::function<QString(const revisions::Revision &revision)> digest = {};
        std::function<void(const Error &error)> complain;
        const Clock *clock; ///< must outlive it
    };
    /// Opens the store when there is something to write.
    using Open = std::function<Result<Store>()>;
    Writer(Open open, Options options);

    void event(const RunEvent &event);

private:
    void started(const RunStarted &event);
    void revisionStarted(const RevisionStarted &event);
    void statementStarted(const StatementStarted &event);
    void databaseWorks();
    void statementFinished(const StatementFinished &event);
    void revisionFinished(const RevisionFinished &event);
    void committed(const Committed &event);
    void failed(const RunFailed &event);
    void ended(Outcome outcome);

    [[nodiscard]] Statement newStatement(const sql::Statement &statement, bool changes);
    void closeStatement(Outcome outcome);
    /// A lock was not given in time: the revisions from there on were rolled back and begin anew.
    void forgetFrom(int position);
    void putStatement();
    void putRevision();
    /// What becomes of all that is Done.
    void settle(Outcome outcome);
    enum class Moment { InTransaction, BetweenTransactions };
    void write(Moment moment);
    void sync();
    void giveUpUnless(const Result<> &done);
    [[nodiscard]] Result<> writeTo();
    [[nodiscard]] QString now() const;

    Open open_;
    std::optional<Store> store_;
    Options options_;
    Run run_;
    Changes changes_;
    bool isActive_ = false; ///< a run goes on that is written down
    std::optional<Revision> revision_;
    bool isRevisionNew_ = true;
    std::optional<Statement> statement_; ///< the last one of the revision
    QString text_;                       ///< its whole text
    bool isOpen_ = false;                ///< it runs
    bool isStatementNew_ = true;         ///< it was not written yet
    std::optional<std::size_t> queued_;  ///< where it stands in changes_
    bool writesAhead_ = false;           ///< the last statement committed by itself
    bool isUnsynced_ = false;            ///< that it was to run is written, and not synced yet
    bool isBehind_ = false;              ///< that it was done is not written yet
    bool hasDone_ = false;               ///< rows were written that are to be settled yet
    int unsettledFrom_ = 0;              ///< the first revision that may be Done, or have statements that are
    int changing_ = 0;                   ///< statements of the revision that changed something
};

} // namespace retort::migration::journal
