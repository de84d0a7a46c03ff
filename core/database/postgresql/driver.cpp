#include <core/database/bound_text.h>
#include <core/database/driver.h>
#include <core/database/error_codes.h>
#include <core/database/postgresql/connect.h>
#include <core/database/postgresql/errors.h>
#include <core/database/postgresql/pooler.h>
#include <core/database/postgresql/statement.h>
#include <core/database/postgresql/values.h>
#include <core/database/sql_place.h>

#include <QCryptographicHash>
#include <QtEndian>

#include <memory>

#include <libpq-fe.h>

/// PostgreSQL through Qt's driver and its native handle: Qt opens and closes the connection, everything else is
/// libpq's own interface, because QtSql rounds values, drops the errors of all but the first statement of a text, takes
/// the `?` of jsonb for a parameter and cannot interrupt.

namespace retort::database
{
using namespace Qt::Literals::StringLiterals;

namespace
{

using namespace postgresql;

struct FreeCancel {
    void operator()(PGcancel *cancel) const { PQfreeCancel(cancel); }
};

struct Clear {
    void operator()(PGresult *result) const { PQclear(result); }
};
using Rows = std::unique_ptr<PGresult, Clear>;

class PostgresqlDriver final : public Driver
{
public:
    PostgresqlDriver(Connection connection, const Url &url, const OpenOptions &options)
        : connection_(std::move(connection))
        , cancel_(options.cancel)
        , shown_(displayed(url))
        , url_(url)
        , watching_(options)
        , interrupt_(PQgetCancel(handle()))
    {
        PQsetNoticeReceiver(handle(), &PostgresqlDriver::onNotice, this);
    }

    ~PostgresqlDriver() override
    {
        const QString name = connection_.database.connectionName();
        connection_.database.close();
        connection_ = {};
        QSqlDatabase::removeDatabase(name);
    }

    Result<QueryResult> execute(const sql::Statement &statement, const Meanwhile &meanwhile = {}) override
    {
        RETORT_TRY(const BoundText bound,
                   boundText(statement, rules_, [this](const sql::Value &value) { return written(handle(), value); }));
        const std::vector<sql::Piece> pieces = sql::split(bound.text, rules_);
        if (!statement.outsideTransaction)
            RETORT_CHECK(refuseTransactionControl(bound.text, pieces, rules_));
        Answers answers = answered(bound.text, meanwhile);
        if (!answers.failure)
            return std::move(answers.last);
        Error error = std::move(answers.failure->error);
        if (answers.failure->statement < pieces.size()) {
            const sql::Piece piece = pieces[answers.failure->statement];
            error.data.insert(u"statement"_s, bound.text.mid(piece.offset, piece.length));
        }
        if (const int place = answers.failure->place; place > 0) {
            const qsizetype sent = QString::fromUcs4(bound.text.toStdU32String().c_str(), place - 1).size();
            error.position = placeInSql(statement.text, bound.originalOffset(sent));
        }
        return fail(std::move(error));
    }

    Result<bool> hasTable(const sql::ObjectName &name) override
    {
        sql::Statement statement{
            u"SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
            "WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND c.relname = ? AND "_s,
            {name.name},
            {}};
        if (name.schema.isEmpty()) {
            statement.text += u"pg_catalog.pg_table_is_visible(c.oid) AND n.nspname <> 'pg_catalog'"_s;
        } else {
            statement.text += u"n.nspname = ?"_s;
            statement.parameters.emplace_back(name.schema);
        }
        RETORT_TRY(const QueryResult found, execute(statement));
        return !found.rows.empty();
    }

    Result<> begin(TransactionMode) override
    {
        RETORT_CHECK(control(u"BEGIN"_s));
        return {};
    }
    Result<> commit() override
    {
        RETORT_TRY(const QByteArray tag, control(u"COMMIT"_s));
        if (tag != "COMMIT")
            return fail(errors::CommitRolledBack);
        return {};
    }
    Result<> rollback() override
    {
        obeysCancel_ = false;
        Result<> done;
        // An interrupt that was sent for the statement before may come late, and hits the ROLLBACK.
        for (int attempt = 0; attempt < 5 && isInTransaction(); ++attempt) {
            const auto answer = control(u"ROLLBACK"_s);
            done = answer ? Result<>() : fail(answer.error());
            if (done || done.error().code != errors::StatementTimedOut)
                break;
        }
        obeysCancel_ = true;
        // Without a connection the server rolls back by itself.
        return PQstatus(handle()) == CONNECTION_BAD ? Result<>() : done;
    }
    bool isInTransaction() const override
    {
        const PGTransactionStatusType status = PQtransactionStatus(handle());
        return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE;
    }

    Result<bool> tryLock(const QString &name) override
    {
        RETORT_TRY(const QueryResult taken, execute({u"SELECT pg_try_advisory_lock(?, ?)"_s, lockKey(name), {}}));
        return taken.rows[0][0] == sql::Value(true);
    }
    void unlock(const QString &name) noexcept override
    {
        obeysCancel_ = false;
        (void)execute({u"SELECT pg_advisory_unlock(?, ?)"_s, lockKey(name), {}});
        obeysCancel_ = true;
    }
    Result<LockHolder> lockHolder(const QString &name) override
    {
        RETORT_TRY(
            const QueryResult found,
            execute({u"SELECT a.pid::text, a.usename::text, coalesce(host(a.client_addr), 'local'), "
                     "a.application_name, date_trunc('second', a.backend_start)::text "
                     "FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid "
                     "WHERE l.locktype = 'advisory' AND l.granted AND l.classid = ? AND "
                     "l.objid = (? & x'ffffffff'::bigint)::oid AND "
                     "l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())"_s,
                     lockKey(name),
                     {}}));
        if (found.rows.empty())
            return LockHolder();
        const auto text = [&row = found.rows[0]](std::size_t column) {
            const QString *value = std::get_if<QString>(&row[column]);
            return value ? *value : QString();
        };
        return LockHolder{text(0), text(1), text(2), text(3), text(4)};
    }

    std::vector<LockHolder> blockers() noexcept override
    {
        if (!watcher_)
            watcher_ = connectBeside(url_, watching_);
        if (!watcher_ || PQstatus(watcher_.get()) != CONNECTION_OK) {
            watcher_.reset();
            return {};
        }
        const QByteArray query =
            "SELECT a.pid, a.usename, coalesce(pg_catalog.host(a.client_addr), ''), a.application_name, "
            "pg_catalog.date_trunc('second', a.backend_start) "
            "FROM pg_catalog.unnest(pg_catalog.pg_blocking_pids(" +
            QByteArray::number(PQbackendPID(handle())) + ")) AS p(pid) JOIN pg_catalog.pg_stat_activity a USING (pid)";
        const Rows rows(PQexec(watcher_.get(), query.constData()));
        std::vector<LockHolder> found;
        for (int row = 0; row < PQntuples(rows.get()); ++row) {
            const auto text = [&](int column) { return QString::fromUtf8(PQgetvalue(rows.get(), row, column)); };
            found.push_back({text(0), text(1), text(2), text(3), text(4)});
        }
        return found;
    }

    void interrupt() noexcept override
    {
        char message[256];
        PQcancel(interrupt_.get(), message, sizeof message);
    }

    /// What values and errors rely on, and what keeps a lost session from holding its locks.
    Result<> prepare(const OpenOptions &options)
    {
        using namespace std::chrono_literals;
        const QString readOnly =
            options.access == Access::ReadOnly ? u"SET default_transaction_read_only = on;"_s : QString();
        const QString statements = options.statementTimeout
                                       ? u"SET statement_timeout = %1;"_s.arg(options.statementTimeout->count())
                                       : QString();
        RETORT_CHECK(
            execute({u"SET client_encoding = 'UTF8'; SET datestyle = 'ISO'; SET intervalstyle = 'postgres';"
                     "SET bytea_output = 'hex'; SET standard_conforming_strings = on; "
                     "SET extra_float_digits = 3;"_s +
                         limit(u"lock_timeout"_s, options.lockTimeout, 5s) +
                         limit(u"idle_in_transaction_session_timeout"_s, options.idleInTransactionTimeout, 1min) +
                         statements + readOnly,
                     {},
                     {}}));
        // Not on every system that PostgreSQL runs on, and only from 14 on.
        const auto checked =
            execute({limit(u"client_connection_check_interval"_s, options.connectionCheckInterval, 2s), {}, {}});
        return checked || !options.connectionCheckInterval ? Result<>() : fail(checked.error());
    }

private:
    PGconn *handle() const { return connection_.handle; }

    /// Sets what was asked for; else the default where neither server nor role nor database has a limit of its own.
    static QString limit(const QString &name, std::optional<std::chrono::milliseconds> asked,
                         std::chrono::milliseconds otherwise)
    {
        return asked
                   ? u"SET %1 = '%2ms';"_s.arg(name).arg(asked->count())
                   : u"SELECT set_config('%1', '%2ms', false) WHERE current_setting('%1', true) = '0';"_s.arg(name).arg(
                         otherwise.count());
    }

    /// The first number is Retort's own, the second the name's; the lock is the database's in any case.
    static std::vector<sql::Value> lockKey(const QString &name)
    {
        constexpr qint64 retorts = 0x52545254;
        const QByteArray digest = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha1);
        return {retorts, qint64{qFromBigEndian<qint32>(digest.constData())}};
    }

    static void onNotice(void *self, const PGresult *result)
    {
        auto *driver = static_cast<PostgresqlDriver *>(self);
        driver->notices_ << errorOf(result).data.value(u"message"_s).toString();
    }

    Result<QByteArray> control(const QString &text)
    {
        Answers answers = answered(text);
        if (answers.failure)
            return fail(std::move(answers.failure->error));
        return std::move(answers.tag);
    }

    Answers answered(const QString &text, const Meanwhile &meanwhile = {})
    {
        notices_.clear();
        Answers answers;
        const auto going = obeysCancel_ ? cancel_.check(u"the statement"_s) : Result<>();
        if (going)
            answers = answersTo(handle(), text.toUtf8(), meanwhile);
        else
            answers.failure = {going.error(), 0, 0};
        answers.last.notices = std::exchange(notices_, {});
        if (answers.failure) {
            Error &error = answers.failure->error;
            error.data.insert(u"database"_s, shown_);
            const bool wasInterrupted = error.code == errors::StatementTimedOut;
            if (const auto stillGoing = cancel_.check(u"the statement"_s);
                !stillGoing && wasInterrupted && obeysCancel_) {
                error = stillGoing.error();
                answers.failure->place = 0;
            }
        }
        return answers;
    }

    Connection connection_;
    const CancelToken cancel_;
    const QString shown_;
    const Url url_;
    const OpenOptions watching_;
    NativeConnection watcher_; ///< the watchdog's
    const std::unique_ptr<PGcancel, FreeCancel> interrupt_;
    const sql::LexicalRules rules_ = sql::postgresqlRules();
    QStringList notices_;
    bool obeysCancel_ = true; ///< false while rolling back
};

} // namespace

Result<std::unique_ptr<Driver>> openPostgresql(const Url &url, const OpenOptions &options)
{
    RETORT_TRY(Connection connection, connectTo(url, options));
    RETORT_CHECK(refuseTransactionPooling(connection.handle, url, options));
    auto driver = std::make_unique<PostgresqlDriver>(std::move(connection), url, options);
    RETORT_CHECK(driver->prepare(options));
    return std::unique_ptr<Driver>(std::move(driver));
}

} // namespace retort::database
