#pragma once

#include <core/base/cancel.h>
#include <core/base/error.h>
#include <core/database/query_result.h>
#include <core/database/url.h>
#include <core/sql/object_name.h>
#include <core/sql/statement.h>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace retort::database
{

class Driver;
class Watchdog;

/// What a session may do to the database, and whether it may come into being by being opened.
enum class Access {
    ReadOnly,       ///< never creates, never writes; what a killed program left in an SQLite file is rolled back
    ReadWrite,      ///< never creates
    ReadWriteCreate ///< an SQLite file that is missing is created, empty
};

/// Called once a statement was sent, while its server works: what it does costs no time. It must not touch the session.
/// SQLite works in this program, and there is no meanwhile.
using Meanwhile = std::function<void()>;

struct OpenOptions {
    Access access = Access::ReadWriteCreate;
    /// How long a statement waits for another connection's lock before errors::DatabaseLocked; absent: the server's
    /// own limit, else 5 seconds.
    std::optional<std::chrono::milliseconds> lockTimeout = {};
    /// How long a statement may run on a server (0: for ever); absent: as long as the server lets it.
    std::optional<std::chrono::milliseconds> statementTimeout = {};
    /// How long a transaction may stand idle before a server ends it (0: for ever); absent: the server's own limit,
    /// else a minute. A program that hangs then gives its locks back.
    std::optional<std::chrono::milliseconds> idleInTransactionTimeout = {};
    /// How often PostgreSQL looks whether we are still there while a statement runs (0: never); absent: its own
    /// setting, else every 2 seconds.
    std::optional<std::chrono::milliseconds> connectionCheckInterval = {};
    /// How long a server may take to answer at all, in whole seconds; a URL may say otherwise.
    std::chrono::milliseconds connectTimeout{10000};
    /// What PostgreSQL shows to others of this session, unless the URL says it.
    QString applicationName = QStringLiteral("retort");
    /// Once cancelled, the running statement is interrupted and all later ones are refused (errors::Cancelled);
    /// a rollback still runs.
    CancelToken cancel = {};
};

/// An open connection. Made, used and destroyed on one thread, as an object on the stack; closes itself. Statements
/// outside of a Transaction commit by themselves.
///
/// What the SQL of a migration script must not reach is refused (errors::SqlRefused): other files by ATTACH or
/// VACUUM INTO, extensions, the catalogue's own tables, and the transaction, which belongs to class Transaction.
class Session
{
public:
    /// DatabaseFileMissing {path}, DatabaseUnreachable {database, message}, DatabaseNotADatabase {database},
    /// DatabaseLocked, DatabaseDriverMissing {driver}, Cancelled. Of servers besides: LoginRefused {database, message},
    /// DatabaseMissing {name, message}, TlsFailed {database, message}, TlsNotEnforced {option, driver},
    /// DatabaseOptionUnknown {option}, DatabaseOptionInvalid {option, reason}.
    [[nodiscard]] static Result<Session> open(const Url &url, const OpenOptions &options = {});
    ~Session();
    Session(Session &&other) noexcept;
    Session &operator=(Session &&other) = delete;

    /// Runs the statement to its end and reads every row. The text may hold several statements where there are no
    /// parameters: they run in order up to the first that fails, and the answer is the last one's.
    ///
    /// Errors: SqlFailed, ConstraintViolated, DatabaseLocked, DatabaseReadOnly, DatabaseFull, DatabaseDamaged,
    /// DatabaseFailed, SqlRefused, SqlParametersMismatch, PermissionDenied, StatementTimedOut, ConnectionLost,
    /// CopyRefused, TransactionControlRefused, Cancelled. DatabaseLocked has {blockers} where the database tells who
    /// they are. All have {message, statement}; their position is the statement's origin, or without one the place in
    /// the SQL; with both, the place in the SQL is the cause.
    [[nodiscard]] Result<QueryResult> execute(const sql::Statement &statement, const Meanwhile &meanwhile = {});

    /// The same for SQL of our own that has no origin.
    [[nodiscard]] Result<QueryResult> execute(const QString &sql);

    /// Whether there is a table or view of that name; SQLite does not look at its case. The errors of execute().
    [[nodiscard]] Result<bool> hasTable(const sql::ObjectName &name);

    /// Whether a transaction is open; a failed statement may have ended it.
    [[nodiscard]] bool isInTransaction() const;

    [[nodiscard]] const Url &url() const;
    [[nodiscard]] const CancelToken &cancelToken() const;

private:
    friend class Transaction;
    friend class NamedLock;
    [[nodiscard]] Driver &driver();
    struct State;
    explicit Session(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace retort::database
