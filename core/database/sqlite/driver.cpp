#include <core/database/driver.h>
#include <core/database/error_codes.h>
#include <core/database/sql_place.h>
#include <core/database/sqlite/authorizer.h>
#include <core/database/sqlite/errors.h>
#include <core/database/sqlite/statement.h>
#include <core/sql/quoting.h>
#include <core/sql/splitter.h>

#include <QFileInfo>
#include <QLockFile>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QUrl>
#include <QUuid>

#include <algorithm>
#include <list>
#include <thread>

#include <sqlite3.h>

/// SQLite through Qt's driver and its native handle: Qt opens and closes the connection, everything else is SQLite's
/// own interface, because QtSql refuses several statements in one text, rounds values, prepares each statement anew and
/// has no way to interrupt, to authorize or to wait for a lock with a cancel button.
///
/// Lifetimes: statements end before the connection; the authorizer and the busy handler are members that the connection
/// points to, so the connection is closed in the destructor's body, while they still live.

namespace retort::database
{
using namespace Qt::Literals::StringLiterals;

namespace
{

/// Statements with parameters are likely to come again (rows of bulk_insert, writes to the version table and to the
/// journal, which has eight), and so are BEGIN and COMMIT. All others are DDL and data steps that come once.
constexpr std::size_t cachedStatements = 16;

class SqliteDriver final : public Driver
{
public:
    SqliteDriver(const QSqlDatabase &database, sqlite3 *handle, const OpenOptions &options, QString shown)
        : database_(database)
        , handle_(handle)
        , lockTimeout_(options.lockTimeout.value_or(std::chrono::seconds(5)))
        , cancel_(options.cancel)
        , shown_(std::move(shown))
    {
        authorizer_.install(handle_);
        sqlite3_busy_handler(handle_, &SqliteDriver::onBusy, this);
        // Scripts cannot damage the file by SQL (shadow tables, the catalogue, an unsafe journal).
        sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    }

    ~SqliteDriver() override
    {
        cache_.clear();
        const QString name = database_.connectionName();
        database_.close();
        database_ = QSqlDatabase();
        QSqlDatabase::removeDatabase(name);
    }

    Result<QueryResult> execute(const sql::Statement &statement, const Meanwhile &) override
    {
        if (statement.text.contains(QChar::Null))
            return fail(errors::SqlNullCharacter, {{u"statement"_s, statement.text}});
        authorizer_.allowTransactionControl = statement.outsideTransaction;
        auto done = statement.parameters.empty() ? executeAll(statement.text) : executeWithParameters(statement);
        authorizer_.allowTransactionControl = false;
        return done;
    }

    Result<bool> hasTable(const sql::ObjectName &name) override
    {
        const QString catalogue =
            (name.schema.isEmpty() ? QString() : sql::quoteAlways(name.schema, {}) + u'.') + u"sqlite_master"_s;
        RETORT_TRY(const QueryResult found,
                   executeWithParameters({u"SELECT 1 FROM "_s + catalogue +
                                              u" WHERE type IN ('table', 'view') AND name = ? COLLATE NOCASE"_s,
                                          {name.name},
                                          {}}));
        return !found.rows.empty();
    }

    Result<> begin(TransactionMode mode) override
    {
        return control(mode == TransactionMode::Write ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s);
    }
    Result<> commit() override { return control(u"COMMIT"_s); }
    Result<> rollback() override
    {
        // A full disk, an interrupt and a few others end the transaction by themselves.
        if (!isInTransaction())
            return {};
        obeysCancel_ = false;
        auto done = control(u"ROLLBACK"_s);
        obeysCancel_ = true;
        return done;
    }
    bool isInTransaction() const override { return sqlite3_get_autocommit(handle_) == 0; }

    Result<bool> tryLock(const QString &) override
    {
        const QString file = QString::fromUtf8(sqlite3_db_filename(handle_, "main"));
        const QString path = file + u".retort-lock"_s;
        // Who only reads makes no file, and still sees that of somebody who writes.
        if (file.isEmpty() || (sqlite3_db_readonly(handle_, "main") != 0 && !QFileInfo::exists(path)))
            return true;
        lock_ = std::make_unique<QLockFile>(path);
        lock_->setStaleLockTime(0); // a run may be long; whether its process lives is what counts
        bool isOurs = lock_->tryLock(0);
        // One that names nobody is being written this moment, or its writer was killed over it: then it grows old.
        if (qint64 process = 0; !isOurs && !lock_->getLockInfo(&process, nullptr, nullptr)) {
            lock_->setStaleLockTime(1000);
            isOurs = lock_->tryLock(0);
        }
        // Where no file can be made beside the database there is BEGIN IMMEDIATE.
        return isOurs || lock_->error() == QLockFile::PermissionError;
    }
    void unlock(const QString &) noexcept override { lock_.reset(); }
    Result<LockHolder> lockHolder(const QString &) override
    {
        qint64 process = 0;
        LockHolder holder;
        if (lock_ && lock_->getLockInfo(&process, &holder.host, &holder.application))
            holder.process = QString::number(process);
        return holder;
    }

    std::vector<LockHolder> blockers() noexcept override { return {}; }
    void interrupt() noexcept override { sqlite3_interrupt(handle_); }

    /// Whether a program was killed over the file and left work to be rolled back, which takes a session that may
    /// write.
    bool needsRecovery() const
    {
        const int code = sqlite3_extended_errcode(handle_);
        return code == SQLITE_READONLY_ROLLBACK || code == SQLITE_READONLY_RECOVERY || code == SQLITE_READONLY_CANTINIT;
    }

    /// Reads the header, so that a file that is no database is refused by open() and not by the first statement.
    Result<> checkHeader()
    {
        auto read = executeAll(u"PRAGMA schema_version"_s);
        if (!read && read.error().code == errors::DatabaseReadOnly)
            return fail(errors::DatabaseUnreachable,
                        {{u"database"_s, shown_}, {u"message"_s, read.error().data.value(u"message"_s)}});
        return read ? Result<>() : fail(read.error());
    }

private:
    struct Cached {
        QString text;
        SqliteStatement statement;
    };

    // SQLite calls this as long as another connection holds the lock. Its own handler could not be cancelled.
    static int onBusy(void *self, int count) { return static_cast<SqliteDriver *>(self)->waitForLock(count) ? 1 : 0; }
    bool waitForLock(int count)
    {
        using namespace std::chrono_literals;
        const auto now = std::chrono::steady_clock::now();
        if (count == 0)
            waitingSince_ = now;
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(waitingSince_ + lockTimeout_ - now);
        if (cancel_.isCancelled() || left <= 0ms)
            return false;
        std::this_thread::sleep_for(std::min(left, count < 5 ? 1ms : 10ms));
        return true;
    }

    Result<> checkCancelled() const { return obeysCancel_ ? cancel_.check(u"the statement"_s) : Result<>(); }

    Result<> control(const QString &sql)
    {
        authorizer_.allowTransactionControl = true;
        auto done = executeWithParameters({sql, {}, {}});
        authorizer_.allowTransactionControl = false;
        return done ? Result<>() : fail(done.error());
    }

    /// Each statement of a text, in order; SQLite itself says where one ends.
    Result<QueryResult> executeAll(const QString &text)
    {
        const QByteArray sql = text.toUtf8();
        QueryResult last;
        for (QByteArrayView rest = sql; !rest.isEmpty();) {
            RETORT_TRY(SqliteStatement statement, prepared(sql, rest));
            if (!statement.isEmpty()) {
                RETORT_CHECK(statement.expectParameters(0));
                RETORT_TRY(last, run(statement));
            }
        }
        return last;
    }

    Result<QueryResult> executeWithParameters(const sql::Statement &statement)
    {
        RETORT_TRY(SqliteStatement * reused, cached(statement.text));
        RETORT_CHECK(reused->expectParameters(statement.parameters.size()));
        reused->bind(statement.parameters);
        return run(*reused);
    }

    Result<SqliteStatement *> cached(const QString &text)
    {
        const auto found =
            std::find_if(cache_.begin(), cache_.end(), [&](const Cached &entry) { return entry.text == text; });
        if (found != cache_.end()) {
            cache_.splice(cache_.begin(), cache_, found);
            return &cache_.front().statement;
        }
        const QByteArray sql = text.toUtf8();
        QByteArrayView rest = sql;
        RETORT_TRY(SqliteStatement statement, prepared(sql, rest));
        while (!rest.isEmpty()) {
            RETORT_TRY(const SqliteStatement another, prepared(sql, rest));
            if (!another.isEmpty())
                return fail(errors::SqlSeveralStatements, {{u"statement"_s, text}});
        }
        cache_.push_front({text, std::move(statement)});
        if (cache_.size() > cachedStatements)
            cache_.pop_back();
        return &cache_.front().statement;
    }

    /// Takes the first statement off `rest`, the end of `whole`; an empty one where there is only space or a comment.
    Result<SqliteStatement> prepared(const QByteArray &whole, QByteArrayView &rest)
    {
        RETORT_CHECK(checkCancelled());
        authorizer_.reset();
        sqlite3_stmt *raw = nullptr;
        const char *tail = nullptr;
        authorizer_.isCompiling = true;
        const int code = sqlite3_prepare_v2(handle_, rest.data(), static_cast<int>(rest.size()), &raw, &tail);
        authorizer_.isCompiling = false;
        if (code != SQLITE_OK)
            return fail(compileError(sqlite3_extended_errcode(handle_), whole, rest));
        const QByteArrayView text(rest.data(), tail);
        rest = rest.sliced(text.size());
        return SqliteStatement(raw, text, authorizer_.changesRows(), authorizer_.insertsRows());
    }

    Result<QueryResult> run(SqliteStatement &statement)
    {
        RETORT_CHECK(checkCancelled());
        QueryResult result;
        const auto finished = statement.run(result);
        if (!finished && finished.error() == SqliteStatement::unreadableText)
            return fail(errors::ValueNotUtf8, {{u"column"_s, statement.unreadableColumn()}});
        if (!finished)
            return fail(error(finished.error(), QString::fromUtf8(statement.text()).trimmed()));
        if (statement.changesRows())
            result.rowsAffected = sqlite3_changes64(handle_);
        if (statement.changesRows() && statement.insertsRows())
            result.lastInsertedId = sqlite3_last_insert_rowid(handle_);
        return result;
    }

    /// Of the first statement in `rest`. What SQLite could not compile it did not measure either.
    Error compileError(int resultCode, const QByteArray &whole, QByteArrayView rest) const
    {
        const int offset = sqlite3_error_offset(handle_);
        const QString text = QString::fromUtf8(rest);
        const std::vector<sql::Piece> pieces = sql::split(text, sql::sqliteRules());
        Error failed = error(resultCode, pieces.empty() ? text : text.mid(pieces[0].offset, pieces[0].length));
        if (offset >= 0 && offset <= rest.size()) {
            const qsizetype before = whole.size() - rest.size() + offset;
            failed.position = placeInSql(QString::fromUtf8(whole), QString::fromUtf8(whole.first(before)).size());
        }
        return failed;
    }

    Error error(int resultCode, const QString &statement) const
    {
        const int primary = resultCode & 0xff;
        if (const auto going = checkCancelled(); !going && (primary == SQLITE_INTERRUPT || primary == SQLITE_BUSY))
            return going.error();
        if (authorizer_.refusal()) {
            Error refusal = *authorizer_.refusal();
            refusal.data.insert(u"statement"_s, statement);
            return refusal;
        }
        return {codeOf(resultCode),
                {{u"message"_s, QString::fromUtf8(sqlite3_errmsg(handle_))},
                 {u"statement"_s, statement},
                 {u"database"_s, shown_}},
                {},
                {},
                {}};
    }

    QSqlDatabase database_;
    sqlite3 *handle_;
    const std::chrono::milliseconds lockTimeout_;
    const CancelToken cancel_;
    const QString shown_;
    bool obeysCancel_ = true; ///< false while rolling back
    Authorizer authorizer_;
    std::chrono::steady_clock::time_point waitingSince_;
    std::list<Cached> cache_; ///< latest use first
    std::unique_ptr<QLockFile> lock_;
};

/// Options of Python's driver that are none of SQLite's.
bool isPythonOption(const QString &name)
{
    static const QStringList names{u"uri"_s,          u"timeout"_s,           u"isolation_level"_s,
                                   u"detect_types"_s, u"check_same_thread"_s, u"cached_statements"_s};
    return names.contains(name);
}

/// The name for sqlite3_open as a URI, which alone can say "never create".
QString nativeName(const Url &url, Access access)
{
    if (isInMemory(url) && !option(url, u"uri"_s))
        return u":memory:"_s;
    const QString mode = access == Access::ReadOnly ? u"ro"_s : access == Access::ReadWrite ? u"rw"_s : u"rwc"_s;
    if (!option(url, u"uri"_s)) {
        const QString path = QFileInfo(url.database).absoluteFilePath();
        return u"file:"_s + QString::fromLatin1(QUrl::toPercentEncoding(path, "/")) + u"?mode="_s + mode;
    }
    QStringList parameters;
    for (const auto &[name, value] : url.query) {
        if (!isPythonOption(name) && (name != u"mode"_s || access == Access::ReadWriteCreate || isInMemory(url)))
            parameters << QString::fromLatin1(QUrl::toPercentEncoding(name) + '=' +
                                              QUrl::toPercentEncoding(value, "/"));
    }
    if (!isInMemory(url) && access != Access::ReadWriteCreate)
        parameters << u"mode="_s + mode;
    return url.database + (parameters.isEmpty() ? QString() : QString(u'?' + parameters.join(u'&')));
}

/// Nobody asks SQLite how much memory it holds; counting it takes a lock for each allocation, a tenth of a long run of
/// DDL. Only possible before anything of SQLite was used in the process, and harmless when it comes too late.
void withoutMemoryStatistics()
{
    [[maybe_unused]] static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

} // namespace

namespace
{

Result<std::unique_ptr<SqliteDriver>> opened(const Url &url, const OpenOptions &options)
{
    if (!QSqlDatabase::isDriverAvailable(u"QSQLITE"_s))
        return fail(errors::DatabaseDriverMissing, {{u"driver"_s, u"QSQLITE"_s}});
    const bool isPlainFile = !isInMemory(url) && !option(url, u"uri"_s);
    if (isPlainFile && options.access != Access::ReadWriteCreate && !QFileInfo::exists(url.database))
        return fail(errors::DatabaseFileMissing, {{u"path"_s, url.database}});

    withoutMemoryStatistics();
    const QString connection = u"retort-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
    database.setDatabaseName(nativeName(url, options.access));
    database.setConnectOptions(u"QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=0"_s);
    if (!database.open()) {
        const QString message = database.lastError().databaseText();
        database = QSqlDatabase();
        QSqlDatabase::removeDatabase(connection);
        return fail(errors::DatabaseUnreachable, {{u"database"_s, displayed(url)}, {u"message"_s, message}});
    }
    const QVariant handle = database.driver()->handle();
    Q_ASSERT(qstrcmp(handle.typeName(), "sqlite3*") == 0);
    OpenOptions own = options;
    if (const auto timeout = option(url, u"timeout"_s)) {
        bool isNumber = false;
        if (const double seconds = timeout->toDouble(&isNumber); isNumber && seconds >= 0 && seconds < 1e6)
            own.lockTimeout = std::chrono::milliseconds(static_cast<qint64>(seconds * 1000));
    }
    auto driver = std::make_unique<SqliteDriver>(database, *static_cast<sqlite3 *const *>(handle.constData()), own,
                                                 displayed(url));
    database = QSqlDatabase(); // the driver's is the last one, which removes the connection
    return driver;
}

} // namespace

Result<std::unique_ptr<Driver>> openSqlite(const Url &url, const OpenOptions &options)
{
    RETORT_TRY(std::unique_ptr<SqliteDriver> driver, opened(url, options));
    auto read = driver->checkHeader();
    if (!read && options.access == Access::ReadOnly && driver->needsRecovery()) {
        OpenOptions writing = options;
        writing.access = Access::ReadWrite;
        RETORT_TRY(const std::unique_ptr<SqliteDriver> recovering, opened(url, writing));
        RETORT_CHECK(recovering->checkHeader());
        read = driver->checkHeader();
    }
    RETORT_CHECK(std::move(read));
    return std::unique_ptr<Driver>(std::move(driver));
}

} // namespace retort::database
