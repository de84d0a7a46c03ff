#include <core/database/bound_text.h>
#include <core/database/driver.h>
#include <core/database/error_codes.h>
#include <core/database/mysql/connect.h>
#include <core/database/mysql/errors.h>
#include <core/database/mysql/values.h>
#include <core/database/sql_place.h>
#include <core/sql/statement_kind.h>

#include <QCryptographicHash>

#include <memory>

#include <mysql.h>

/// MySQL and MariaDB through Qt's driver and its native handle: Qt opens and closes the connection, everything else is
/// the client library's own interface, because QtSql rounds values, skips what follows a failed statement without a
/// word and cannot interrupt.

namespace retort::database
{
using namespace Qt::Literals::StringLiterals;

namespace
{

using namespace mysql;

constexpr unsigned savepointMissing = 1305; ///< ER_SP_DOES_NOT_EXIST

struct FreeResult {
    void operator()(MYSQL_RES *result) const { mysql_free_result(result); }
};

struct Close {
    void operator()(MYSQL *handle) const { mysql_close(handle); }
};

class MysqlDriver final : public Driver
{
public:
    MysqlDriver(Connection connection, Settings settings, const OpenOptions &options, QString shown)
        : connection_(std::move(connection))
        , settings_(std::move(settings))
        , cancel_(options.cancel)
        , shown_(std::move(shown))
        , thread_(mysql_thread_id(handle()))
    {
        // LOAD DATA LOCAL would send any file of this machine that a script, or the server, asks for.
        const unsigned off = 0;
        mysql_options(handle(), MYSQL_OPT_LOCAL_INFILE, &off);
    }

    ~MysqlDriver() override
    {
        const QString name = connection_.database.connectionName();
        connection_.database.close();
        connection_ = {};
        QSqlDatabase::removeDatabase(name);
    }

    Result<QueryResult> execute(const sql::Statement &statement, const Meanwhile &meanwhile = {}) override
    {
        const sql::LexicalRules rules = lexicalRules();
        RETORT_TRY(const BoundText bound,
                   boundText(statement, rules, [this](const sql::Value &value) { return written(handle(), value); }));
        const std::vector<sql::Piece> pieces = sql::split(bound.text, rules);
        if (!statement.outsideTransaction)
            RETORT_CHECK(refuseTransactionControl(bound.text, pieces, rules));
        QueryResult last;
        // One by one: what runs on the server in one text cannot be told apart when it fails.
        for (const sql::Piece &piece : pieces) {
            const QString each = bound.text.mid(piece.offset, piece.length);
            auto answer = answerInTransaction(each, rules, meanwhile);
            if (!answer) {
                Error error = std::move(answer).error();
                askForStatus();
                if (const qsizetype place = placeOf(error, each); place >= 0)
                    error.position = placeInSql(statement.text, bound.originalOffset(piece.offset + place));
                return fail(std::move(error));
            }
            last = std::move(*answer);
        }
        return last;
    }

    Result<bool> hasTable(const sql::ObjectName &name) override
    {
        sql::Statement statement{u"SELECT 1 FROM information_schema.tables WHERE table_name = ? AND "
                                 "(@@lower_case_table_names <> 0 OR BINARY table_name = ?) AND table_schema = "_s,
                                 {name.name, name.name},
                                 {}};
        statement.text += name.schema.isEmpty() ? u"DATABASE()"_s : u"?"_s;
        if (!name.schema.isEmpty())
            statement.parameters.emplace_back(name.schema);
        RETORT_TRY(const QueryResult found, execute(statement));
        return !found.rows.empty();
    }

    /// With the first statement that is in need of it: DDL ends a transaction before it begins.
    Result<> begin(TransactionMode) override
    {
        isBegun_ = true;
        return {};
    }
    Result<> commit() override
    {
        isBegun_ = false;
        return isInTransaction() ? control(u"COMMIT"_s) : Result<>();
    }
    Result<> rollback() override
    {
        isBegun_ = false;
        if (!isInTransaction())
            return {};
        obeysCancel_ = false;
        auto done = control(u"ROLLBACK"_s);
        // An interrupt that was sent for the statement before may come late, and hits the ROLLBACK.
        if (!done && done.error().code == errors::StatementTimedOut)
            done = control(u"ROLLBACK"_s);
        obeysCancel_ = true;
        // Without a connection the server rolls back by itself.
        return !done && done.error().code == errors::ConnectionLost ? Result<>() : done;
    }
    /// Whether something is not committed yet.
    bool isInTransaction() const override { return (status() & SERVER_STATUS_IN_TRANS) != 0; }

    Result<bool> tryLock(const QString &name) override
    {
        RETORT_TRY(const QueryResult taken, execute({u"SELECT GET_LOCK(?, 0)"_s, {lockName(name)}, {}}));
        return taken.rows[0][0] == sql::Value(qint64{1});
    }
    void unlock(const QString &name) noexcept override
    {
        obeysCancel_ = false;
        (void)execute({u"DO RELEASE_LOCK(?)"_s, {lockName(name)}, {}});
        obeysCancel_ = true;
    }
    Result<LockHolder> lockHolder(const QString &name) override
    {
        RETORT_TRY(const QueryResult found, execute({u"SELECT CAST(id AS CHAR), user, host FROM "
                                                     "information_schema.processlist WHERE id = IS_USED_LOCK(?)"_s,
                                                     {lockName(name)},
                                                     {}}));
        LockHolder holder;
        if (!found.rows.empty()) {
            holder = {textOf(found.rows[0][0]), textOf(found.rows[0][1]), textOf(found.rows[0][2]), {}, {}};
        }
        return holder;
    }

    std::vector<LockHolder> blockers() noexcept override
    {
        if (!connectBeside())
            return {};
        const QByteArray self = QByteArray::number(static_cast<qulonglong>(thread_));
        // Rows: InnoDB knows. A table's shape: by default the server does not tell, but whoever is in a transaction may
        // be the one.
        const QByteArray query =
            "SELECT DISTINCT p.id, p.user, p.host, '', '' FROM information_schema.processlist p "
            "JOIN information_schema.innodb_trx b ON b.trx_mysql_thread_id = p.id WHERE p.id <> " +
            self +
            " AND (EXISTS (SELECT 1 FROM information_schema.innodb_lock_waits w JOIN information_schema.innodb_trx r "
            "ON r.trx_id = w.requesting_trx_id WHERE r.trx_mysql_thread_id = " +
            self +
            " AND w.blocking_trx_id = b.trx_id) OR EXISTS (SELECT 1 FROM information_schema.processlist s "
            "WHERE s.id = " +
            self + " AND s.state LIKE 'Waiting for table metadata lock%'))";
        if (mysql_real_query(beside_.get(), query.constData(), static_cast<unsigned long>(query.size())) != 0)
            return {};
        const std::unique_ptr<MYSQL_RES, FreeResult> rows(mysql_store_result(beside_.get()));
        std::vector<LockHolder> found;
        for (MYSQL_ROW row = rows ? mysql_fetch_row(rows.get()) : nullptr; row; row = mysql_fetch_row(rows.get()))
            found.push_back({QString::fromUtf8(row[0]), QString::fromUtf8(row[1]), QString::fromUtf8(row[2]), {}, {}});
        return found;
    }

    void interrupt() noexcept override
    {
        if (!connectBeside())
            return;
        const QByteArray kill = "KILL QUERY " + QByteArray::number(static_cast<qulonglong>(thread_));
        if (mysql_real_query(beside_.get(), kill.constData(), static_cast<unsigned long>(kill.size())) != 0 &&
            codeOf(mysql_errno(beside_.get())) == errors::ConnectionLost)
            beside_.reset();
    }

    /// What values rely on, and the limits of waiting.
    Result<> prepare(const OpenOptions &options)
    {
        using namespace std::chrono_literals;
        const qint64 seconds = atLeastOneSecond(options.lockTimeout.value_or(5s));
        RETORT_CHECK(
            answerTo(u"SET SESSION autocommit = 1, SESSION time_zone = DEFAULT, SESSION lock_wait_timeout = %1, "
                     "SESSION innodb_lock_wait_timeout = %1"_s.arg(seconds)));
        if (options.statementTimeout)
            RETORT_CHECK(limitStatements(*options.statementTimeout));
        RETORT_CHECK(limitIdleness(options.idleInTransactionTimeout));
        if (!settings_.sqlMode.isEmpty())
            RETORT_CHECK(execute({u"SET SESSION sql_mode = ?"_s, {settings_.sqlMode}, {}}));
        if (!settings_.initCommand.isEmpty())
            RETORT_CHECK(execute({settings_.initCommand, {}, {}}));
        if (options.access == Access::ReadOnly)
            RETORT_CHECK(answerTo(u"SET SESSION TRANSACTION READ ONLY"_s));
        return {};
    }

private:
    MYSQL *handle() const { return connection_.handle; }

    /// On the watchdog's thread: a connection of its own, which stays open from the first time on.
    bool connectBeside()
    {
        if (beside_)
            return true;
        beside_.reset(mysql_init(nullptr));
        const unsigned timeout = 2;
        mysql_options(beside_.get(), MYSQL_OPT_CONNECT_TIMEOUT, &timeout);
        const char enforced = settings_.tls == Tls::Required ? 1 : 0;
        mysql_options(beside_.get(), MYSQL_OPT_SSL_ENFORCE, &enforced);
        const QByteArray host = settings_.host.toUtf8();
        const QByteArray user = settings_.user.toUtf8();
        const QByteArray password = settings_.password.toUtf8();
        const QByteArray socket = settings_.socket.toUtf8();
        if (!mysql_real_connect(
                beside_.get(), host.isEmpty() ? nullptr : host.constData(), user.isEmpty() ? nullptr : user.constData(),
                settings_.password.isNull() ? nullptr : password.constData(), nullptr,
                static_cast<unsigned>(settings_.port), socket.isEmpty() ? nullptr : socket.constData(), 0))
            beside_.reset();
        return beside_ != nullptr;
    }

    /// Such locks are the whole server's, and their names have at most 64 characters.
    QString lockName(const QString &name) const
    {
        const QByteArray whole = (settings_.database + u'.' + name).toUtf8();
        return u"retort:"_s + QString::fromLatin1(QCryptographicHash::hash(whole, QCryptographicHash::Sha1).toHex());
    }

    static QString textOf(const sql::Value &value)
    {
        const QString *text = std::get_if<QString>(&value);
        return text ? *text : QString();
    }

    Result<QueryResult> answerInTransaction(const QString &statement, const sql::LexicalRules &rules,
                                            const Meanwhile &meanwhile)
    {
        if (isBegun_ && !isInTransaction() && !sql::changesSchema(statement, rules))
            RETORT_CHECK(answerTo(u"START TRANSACTION"_s));
        auto answer = answerTo(statement, meanwhile);
        // DDL has ended the transaction, and its savepoints with it: nothing is left to release.
        if (!answer && mysql_errno(handle()) == savepointMissing && firstWord(statement, rules) == u"RELEASE")
            return QueryResult();
        return answer;
    }

    /// With an error the server does not say what has become of the transaction: a deadlock has rolled it back, and
    /// DDL that failed has committed what came before.
    void askForStatus()
    {
        static constexpr QByteArrayView nothing = "DO 0";
        if (codeOf(mysql_errno(handle())) != errors::ConnectionLost)
            mysql_real_query(handle(), nothing.data(), static_cast<unsigned long>(nothing.size()));
    }

    /// What the server said of itself with its last answer.
    unsigned status() const
    {
        unsigned status = 0;
        mariadb_get_infov(handle(), MARIADB_CONNECTION_SERVER_STATUS, &status);
        return status;
    }

    /// The mode of the server says what a backslash is, and may change with each statement.
    sql::LexicalRules lexicalRules() const
    {
        sql::LexicalRules rules = sql::mysqlRules();
        rules.backslashInQuotes = (status() & SERVER_STATUS_NO_BACKSLASH_ESCAPES) == 0;
        return rules;
    }

    /// MariaDB limits every statement, in seconds; MySQL those that read, in milliseconds.
    Result<> limitStatements(std::chrono::milliseconds limit)
    {
        return control(isMariadb()
                           ? u"SET SESSION max_statement_time = %1"_s.arg(static_cast<double>(limit.count()) / 1000)
                           : u"SET SESSION max_execution_time = %1"_s.arg(limit.count()));
    }

    /// Only MariaDB can; without having been asked, only where the server has no limit of its own.
    Result<> limitIdleness(std::optional<std::chrono::milliseconds> limit)
    {
        using namespace std::chrono_literals;
        if (!isMariadb())
            return {};
        const qint64 seconds = limit == 0ms ? 0 : atLeastOneSecond(limit.value_or(1min));
        return control(limit ? u"SET SESSION idle_transaction_timeout = %1"_s.arg(seconds)
                             : u"SET SESSION idle_transaction_timeout = IF(@@idle_transaction_timeout = 0, %1, "
                               "@@idle_transaction_timeout)"_s.arg(seconds));
    }

    static qint64 atLeastOneSecond(std::chrono::milliseconds time)
    {
        return std::max<qint64>(1, std::chrono::ceil<std::chrono::seconds>(time).count());
    }

    bool isMariadb() const { return QByteArrayView(mysql_get_server_info(handle())).contains("MariaDB"); }

    Result<> control(const QString &text)
    {
        RETORT_CHECK(answerTo(text));
        return {};
    }

    Result<QueryResult> answerTo(const QString &statement, const Meanwhile &meanwhile = {})
    {
        if (obeysCancel_)
            RETORT_CHECK(cancel_.check(u"the statement"_s));
        const QByteArray utf8 = statement.toUtf8();
        if (mysql_send_query(handle(), utf8.constData(), static_cast<unsigned long>(utf8.size())) != 0)
            return fail(error(statement));
        if (meanwhile)
            meanwhile();
        if (mysql_read_query_result(handle()) != 0)
            return fail(error(statement));
        Result<QueryResult> answer = QueryResult();
        // A procedure answers several times; the first that has rows counts, as in Python's drivers.
        bool isFirst = true;
        for (int next = 0; next == 0; next = mysql_next_result(handle())) {
            auto each = oneAnswer(statement);
            if (isFirst || !each)
                answer = std::move(each);
            isFirst = false;
            if (mysql_more_results(handle()) == 0)
                return answer;
        }
        return fail(error(statement));
    }

    Result<QueryResult> oneAnswer(const QString &statement)
    {
        const std::unique_ptr<MYSQL_RES, FreeResult> result(mysql_store_result(handle()));
        if (result)
            return read(result.get());
        if (mysql_field_count(handle()) > 0)
            return fail(error(statement));
        QueryResult answer;
        static const QStringList changing{u"INSERT"_s, u"UPDATE"_s, u"DELETE"_s, u"REPLACE"_s, u"LOAD"_s, u"WITH"_s};
        const QString word = firstWord(statement, lexicalRules());
        if (changing.contains(word))
            answer.rowsAffected = static_cast<qint64>(mysql_affected_rows(handle()));
        if (const auto id = mysql_insert_id(handle()); id != 0 && (word == u"INSERT" || word == u"REPLACE"))
            answer.lastInsertedId = static_cast<qint64>(id);
        return answer;
    }

    Error error(const QString &statement) const
    {
        Error error = errorOf(handle());
        if (const auto going = cancel_.check(u"the statement"_s);
            !going && obeysCancel_ && error.code == errors::StatementTimedOut)
            return going.error();
        error.data.insert(u"statement"_s, statement);
        error.data.insert(u"database"_s, shown_);
        return error;
    }

    Connection connection_;
    const Settings settings_;
    const CancelToken cancel_;
    const QString shown_;
    const unsigned long thread_;
    std::unique_ptr<MYSQL, Close> beside_; ///< the watchdog's
    bool obeysCancel_ = true;              ///< false while rolling back
    bool isBegun_ = false;                 ///< whether there is a Transaction, which the server may not know of yet
};

} // namespace

Result<std::unique_ptr<Driver>> openMysql(const Url &url, const OpenOptions &options)
{
    RETORT_TRY(Settings settings, settingsOf(url, options));
    RETORT_TRY(Connection connection, connectTo(url, settings));
    auto driver = std::make_unique<MysqlDriver>(std::move(connection), std::move(settings), options, displayed(url));
    RETORT_CHECK(driver->prepare(options));
    return std::unique_ptr<Driver>(std::move(driver));
}

} // namespace retort::database
