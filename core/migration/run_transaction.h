#pragma once

#include <core/database/foreign_keys.h>
#include <core/database/session.h>
#include <core/database/transaction.h>

#include <optional>

namespace retort::migration
{

/// The transaction of a run: one for all of it, or one after the other with pauses between. On a database without
/// transactional DDL there is none, and every statement counts at once.
class RunTransaction
{
public:
    /// The session must outlive it. Foreign keys are off as long as it lives.
    [[nodiscard]] static Result<RunTransaction> open(database::Session &session, bool isTransactional);

    [[nodiscard]] Result<> begin();
    /// What foreign keys are violated by now is not held against the run.
    [[nodiscard]] Result<> rememberViolations() { return foreignKeys_.remember(); }
    /// Refuses new violations, and then everything is rolled back.
    [[nodiscard]] Result<> commit();
    [[nodiscard]] Result<> rollback();
    /// Foreign keys stay off after SQL that ran outside of the transaction.
    [[nodiscard]] Result<> keepForeignKeysOff() { return foreignKeys_.keepOff(); }

    [[nodiscard]] bool isTransactional() const { return isTransactional_; }
    [[nodiscard]] bool isOpen() const { return transaction_.has_value(); }

private:
    RunTransaction(database::Session &session, database::ForeignKeyGuard foreignKeys, bool isTransactional)
        : session_(session)
        , isTransactional_(isTransactional)
        , foreignKeys_(std::move(foreignKeys))
    {
    }

    database::Session &session_;
    bool isTransactional_;
    database::ForeignKeyGuard foreignKeys_;            ///< switches back after the transaction is over
    std::optional<database::Transaction> transaction_; ///< ends before foreignKeys_
};

} // namespace retort::migration
