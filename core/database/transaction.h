#pragma once

#include <core/base/error.h>

namespace retort::database
{

class Session;

enum class TransactionMode {
    Read, ///< takes no lock before it reads
    Write ///< SQLite: holds the write lock from its beginning, so that what was read inside stays true
};

/// A transaction of a session, which must outlive it. Rolled back at the end of its life unless committed. On SQLite
/// and PostgreSQL all DDL is part of it; on MySQL each DDL statement commits what came before.
class Transaction
{
public:
    /// The errors of Session::execute.
    [[nodiscard]] static Result<Transaction> begin(Session &session, TransactionMode mode);
    /// The one that SQL outside of any has begun (sql::Statement::outsideTransaction): isInTransaction() is true.
    [[nodiscard]] static Transaction adopt(Session &session) { return Transaction(session); }
    ~Transaction();
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&other) = delete;

    /// On an error everything is rolled back.
    [[nodiscard]] Result<> commit();
    /// Also when the session is cancelled, and where the database already ended the transaction by itself.
    [[nodiscard]] Result<> rollback();

private:
    explicit Transaction(Session &session)
        : session_(&session)
    {
    }
    Session *session_; ///< null once it is over
};

} // namespace retort::database
