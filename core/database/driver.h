#pragma once

#include <core/base/error.h>
#include <core/database/named_lock.h>
#include <core/database/query_result.h>
#include <core/database/session.h>
#include <core/database/transaction.h>
#include <core/sql/statement.h>

#include <memory>

namespace retort::database
{

/// What each database does in its own way behind a Session. Not for use outside of core/database.
class Driver
{
public:
    virtual ~Driver() = default;

    /// Errors have no position but a place in the SQL; Session adds the origin.
    [[nodiscard]] virtual Result<QueryResult> execute(const sql::Statement &statement, const Meanwhile &meanwhile) = 0;
    [[nodiscard]] virtual Result<bool> hasTable(const sql::ObjectName &name) = 0;
    [[nodiscard]] virtual Result<> begin(TransactionMode mode) = 0;
    [[nodiscard]] virtual Result<> commit() = 0;
    [[nodiscard]] virtual Result<> rollback() = 0;
    [[nodiscard]] virtual bool isInTransaction() const = 0;

    /// NamedLock's three: whether the lock is ours now; giving it back, also when cancelled; who holds it.
    [[nodiscard]] virtual Result<bool> tryLock(const QString &name) = 0;
    virtual void unlock(const QString &name) noexcept = 0;
    [[nodiscard]] virtual Result<LockHolder> lockHolder(const QString &name) = 0;

    /// Who keeps the running statement from a lock, as far as the database tells. Called from the watchdog's thread,
    /// while execute() may be running, over a connection of its own.
    [[nodiscard]] virtual std::vector<LockHolder> blockers() noexcept = 0;

    /// Stops the running statement, which then fails. Called from the watchdog's thread, only while execute(), begin()
    /// or commit() is running, and again until it returns.
    virtual void interrupt() noexcept = 0;
};

/// The errors of Session::open.
[[nodiscard]] Result<std::unique_ptr<Driver>> openSqlite(const Url &url, const OpenOptions &options);
[[nodiscard]] Result<std::unique_ptr<Driver>> openPostgresql(const Url &url, const OpenOptions &options);
[[nodiscard]] Result<std::unique_ptr<Driver>> openMysql(const Url &url, const OpenOptions &options);

} // namespace retort::database
