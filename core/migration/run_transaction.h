#pragma once

#include <core/database/foreign_keys.h>
#include <core/database/session.h>
#include <core/database/transaction.h>

#include <functional>
#include <optional>

namespace retort::migration
{

/// The transaction of a run: one for all of it, or one after the other with pauses between. Where DDL is not
/// transactional the database commits before and after each such statement: a new transaction follows.
class RunTransaction
{
public:
    /// Called inside of each transaction, first thing; may be empty.
    using AfterBegin = std::function<Result<>()>;
    /// The session must outlive it. Foreign keys are off as long as it lives.
    [[nodiscard]] static Result<RunTransaction> open(database::Session &session, AfterBegin afterBegin);

    [[nodiscard]] Result<> begin();
    /// What foreign keys are violated by now is not held against the run.
    [[nodiscard]] Result<> rememberViolations() { return foreignKeys_.remember(); }
    /// Refuses new violations, and then everything is rolled back.
    [[nodiscard]] Result<> commit();
    /// Also of a transaction that a script has begun itself, between two of the run's.
    [[nodiscard]] Result<> rollback();
    /// Foreign keys stay off after SQL that ran outside of the transaction.
    [[nodiscard]] Result<> keepForeignKeysOff() { return foreignKeys_.keepOff(); }

    [[nodiscard]] bool isOpen() const { return transaction_.has_value(); }
    /// Whether the database has committed by itself what was done since begin().
    [[nodiscard]] bool wasEnded() const { return isOpen() && !session_.isInTransaction(); }
    /// Begins again where it was.
    [[nodiscard]] Result<> keepOpen();

private:
    RunTransaction(database::Session &session, database::ForeignKeyGuard foreignKeys, AfterBegin afterBegin)
        : session_(session)
        , afterBegin_(std::move(afterBegin))
        , foreignKeys_(std::move(foreignKeys))
    {
    }

    database::Session &session_;
    AfterBegin afterBegin_;
    database::ForeignKeyGuard foreignKeys_;            ///< switches back after the transaction is over
    std::optional<database::Transaction> transaction_; ///< ends before foreignKeys_
};

} // namespace retort::migration
