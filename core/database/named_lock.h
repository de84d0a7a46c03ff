#pragma once

#include <core/base/error.h>

#include <chrono>
#include <functional>
#include <optional>

namespace retort::database
{

class Session;

/// Who holds a lock, as far as the database tells; what it does not tell is empty.
struct LockHolder {
    QString process; ///< of the server, or of this machine for SQLite
    QString user;
    QString host;
    QString application;
    QString since; ///< the holder's connection

    bool operator==(const LockHolder &) const = default;
};

/// "process 12, user app, host 10.0.0.7, application psql, connected since ...", or that it is unknown.
[[nodiscard]] QString shown(const LockHolder &holder);

/// Keeps two programs apart that take the lock of the same name on the same database: a session's advisory lock on
/// PostgreSQL, GET_LOCK on MySQL, a file beside an SQLite database (none for one in memory, or where none can be
/// written). Held by the session that does the work, and not by one beside it: when the program dies, the lock lasts
/// just as long as the statement that is still running. The session must outlive it.
class NamedLock
{
public:
    struct Waiting {
        std::chrono::milliseconds deadline{0}; ///< 0: only one look
        /// Called when the wait begins, and again when somebody else holds the lock; may be empty.
        std::function<void(const LockHolder &holder)> observer = {};
    };
    /// Nothing where somebody else still held it at the deadline; `holder` is then who. The errors of Session::execute.
    [[nodiscard]] static Result<std::optional<NamedLock>> take(Session &session, const QString &name,
                                                               const Waiting &waiting, LockHolder &holder);
    /// Also in a session that was cancelled.
    ~NamedLock();
    NamedLock(NamedLock &&other) noexcept;
    NamedLock &operator=(NamedLock &&other) = delete;

private:
    NamedLock(Session &session, QString name);
    Session *session_;
    QString name_;
};

} // namespace retort::database
