#include <core/database/driver.h>
#include <core/database/error_codes.h>
#include <core/database/session.h>
#include <core/database/watchdog.h>

#include <algorithm>
#include <mutex>
#include <optional>
#include <thread>

namespace retort::database
{
using namespace Qt::Literals::StringLiterals;

struct Session::State {
    Url url;
    CancelToken cancel;
    std::thread::id thread = std::this_thread::get_id();
    std::unique_ptr<Driver> driver;
    std::mutex blockersMutex;
    std::vector<LockHolder> blockers; ///< of the running statement, as last seen; guarded by blockersMutex
    std::optional<Watchdog> watchdog; ///< ends before what it uses

    void lookForBlockers()
    {
        std::vector<LockHolder> found = driver->blockers();
        if (found.empty())
            return; // the look may have come after the wait
        const std::lock_guard lock(blockersMutex);
        blockers = std::move(found);
    }
    std::vector<LockHolder> takeBlockers()
    {
        const std::lock_guard lock(blockersMutex);
        return std::exchange(blockers, {});
    }

    Watchdog *watching() { return watchdog ? &*watchdog : nullptr; }
};

namespace
{

Result<std::unique_ptr<Driver>> openDriver(const Url &url, const OpenOptions &options)
{
    switch (url.kind) {
    case Kind::Sqlite:
        return openSqlite(url, options);
    case Kind::Postgresql:
        return openPostgresql(url, options);
    case Kind::Mysql:
    case Kind::Mariadb:
        return openMysql(url, options);
    }
    Q_UNREACHABLE();
}

void nameBlockers(Error &error, const std::vector<LockHolder> &blockers)
{
    if (error.code != errors::DatabaseLocked || blockers.empty())
        return;
    QStringList names;
    for (const LockHolder &each : blockers)
        names << shown(each);
    error.data.insert(u"blockers"_s, names);
    error.data[u"message"_s] =
        QString(error.data.value(u"message"_s).toString() + u"\nBlocked by "_s + names.join(u"; "_s));
}

// The script's line is where the person looks first; the place in the SQL is the cause below it.
Error placed(Error error, const sql::Statement &statement)
{
    if (!statement.origin)
        return error;
    const std::optional<SourcePosition> inSql = std::exchange(error.position, statement.origin);
    return inSql ? error.causedBy(Error{errors::SqlPlace, {}, inSql, {}, {}}) : error;
}

} // namespace

Session::Session(std::unique_ptr<State> state)
    : state_(std::move(state))
{
}
Session::~Session() = default;
Session::Session(Session &&other) noexcept = default;

Result<Session> Session::open(const Url &url, const OpenOptions &options)
{
    RETORT_CHECK(options.cancel.check(u"opening the database"_s));
    auto state = std::make_unique<State>();
    state->url = url;
    state->cancel = options.cancel;
    RETORT_TRY(state->driver, openDriver(url, options));
    using namespace std::chrono_literals;
    const bool mayBlock = options.access != Access::ReadOnly && url.kind != Kind::Sqlite;
    // Often enough to see who it was before the limit is reached.
    const std::chrono::milliseconds pause = std::max(10ms, options.lockTimeout.value_or(5s) / 2);
    if (options.cancel.canBeCancelled() || mayBlock)
        state->watchdog.emplace(
            options.cancel, [driver = state->driver.get()] { driver->interrupt(); },
            mayBlock ? std::function<void()>([seen = state.get()] { seen->lookForBlockers(); }) : nullptr, pause);
    return Session(std::move(state));
}

Result<QueryResult> Session::execute(const sql::Statement &statement, const Meanwhile &meanwhile)
{
    Q_ASSERT(state_->thread == std::this_thread::get_id());
    const Watchdog::Watched watched(state_->watching());
    (void)state_->takeBlockers(); // of the statement before
    auto result = state_->driver->execute(statement, meanwhile);
    if (result)
        return result;
    Error error = std::move(result).error();
    nameBlockers(error, state_->takeBlockers());
    return fail(placed(std::move(error), statement));
}

Result<QueryResult> Session::execute(const QString &sql)
{
    return execute(sql::Statement{sql, {}, {}});
}

Result<bool> Session::hasTable(const sql::ObjectName &name)
{
    const Watchdog::Watched watched(state_->watching());
    return state_->driver->hasTable(name);
}

bool Session::isInTransaction() const
{
    return state_->driver->isInTransaction();
}

Driver &Session::driver()
{
    return *state_->driver;
}

const Url &Session::url() const
{
    return state_->url;
}

const CancelToken &Session::cancelToken() const
{
    return state_->cancel;
}

Result<Transaction> Transaction::begin(Session &session, TransactionMode mode)
{
    const Watchdog::Watched watched(session.state_->watching());
    RETORT_CHECK(session.state_->driver->begin(mode));
    return Transaction(session);
}

Transaction::~Transaction()
{
    // What can fail here fails because the connection is gone, and the database then rolls back by itself.
    if (session_)
        (void)rollback();
}

Transaction::Transaction(Transaction &&other) noexcept
    : session_(std::exchange(other.session_, nullptr))
{
}

Result<> Transaction::commit()
{
    Q_ASSERT(session_);
    auto done = [this] {
        const Watchdog::Watched watched(session_->state_->watching());
        return session_->state_->driver->commit();
    }();
    if (done)
        session_ = nullptr;
    else
        RETORT_CHECK(rollback());
    return done;
}

Result<> Transaction::rollback()
{
    Q_ASSERT(session_);
    // Not watched: a cancelled session must still be able to put things back.
    return std::exchange(session_, nullptr)->state_->driver->rollback();
}

} // namespace retort::database
