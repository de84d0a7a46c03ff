#include <core/migration/run_transaction.h>

namespace retort::migration
{

Result<RunTransaction> RunTransaction::open(database::Session &session, AfterBegin afterBegin)
{
    RETORT_TRY(database::ForeignKeyGuard foreignKeys, database::ForeignKeyGuard::switchOff(session));
    return RunTransaction(session, std::move(foreignKeys), std::move(afterBegin));
}

Result<> RunTransaction::begin()
{
    RETORT_TRY(database::Transaction begun, database::Transaction::begin(session_, database::TransactionMode::Write));
    transaction_.emplace(std::move(begun));
    return afterBegin_ ? afterBegin_() : Result<>();
}

Result<> RunTransaction::keepOpen()
{
    if (!wasEnded())
        return {};
    transaction_.reset();
    return begin();
}

Result<> RunTransaction::commit()
{
    if (!transaction_)
        return {};
    auto done = foreignKeys_.refuseNew();
    if (done)
        done = transaction_->commit();
    else
        RETORT_CHECK(transaction_->rollback());
    transaction_.reset();
    return done;
}

Result<> RunTransaction::rollback()
{
    if (!transaction_)
        return session_.isInTransaction() ? database::Transaction::adopt(session_).rollback() : Result<>();
    auto done = transaction_->rollback();
    transaction_.reset();
    return done;
}

} // namespace retort::migration
