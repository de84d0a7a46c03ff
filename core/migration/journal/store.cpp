#include <core/base/error_codes.h>
#include <core/database/error_codes.h>
#include <core/database/transaction.h>
#include <core/migration/error_codes.h>
#include <core/migration/journal/rows.h>
#include <core/migration/journal/store.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

namespace retort::migration::journal
{
using namespace Qt::Literals::StringLiterals;

namespace
{

/// Another retort that writes to the same file needs milliseconds.
constexpr std::chrono::milliseconds patience{2000};

database::Url urlOf(const QString &path)
{
    database::Url url;
    url.database = path;
    return url;
}

const dialects::Dialect &sqliteDialect()
{
    static const dialects::Dialect *const dialect = *dialects::dialectNamed(u"sqlite"_s);
    return *dialect;
}

Result<> create(database::Session &session, const Tables &tables, const dialects::Dialect &dialect)
{
    for (const QString &statement : createTables(tables, dialect))
        RETORT_CHECK(session.execute(statement));
    return {};
}

/// With a write-ahead log a commit needs no sync to survive the end of the program. Two that open a new journal at the
/// same moment are in each other's way here, where SQLite does not wait by itself.
Result<> useLog(database::Session &session)
{
    const auto end = std::chrono::steady_clock::now() + patience;
    for (;;) {
        const auto done = session.execute(u"PRAGMA journal_mode=WAL"_s);
        if (done)
            return {};
        if (done.error().code != errors::DatabaseLocked || std::chrono::steady_clock::now() >= end)
            return fail(done.error());
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

/// PostgreSQL looks for unqualified names in the schema of the user's own name first.
Result<> checkSearchPath(database::Session &session, const Tables &tables)
{
    if (tables.runs.schema.isEmpty())
        return {};
    RETORT_TRY(const database::QueryResult answer, session.execute(u"SELECT CAST(current_user AS text)"_s));
    const auto *user = answer.rows.empty() ? nullptr : std::get_if<QString>(&answer.rows[0][0]);
    if (user && *user == tables.runs.schema)
        return fail(errors::JournalInSearchPath, {{u"schema"_s, tables.runs.schema}});
    return {};
}

/// The last table that is made: where it is, all are.
Result<bool> isThere(database::Session &session, const Tables &tables)
{
    return session.hasTable(tables.statements);
}

} // namespace

Store::Store(database::Session session, Tables tables)
    : session_(std::move(session))
    , tables_(std::move(tables))
{
}

Result<Store> Store::openFile(const QString &path)
{
    const QString folder = QFileInfo(path).absolutePath();
    const bool isNew = !QFileInfo::exists(path);
    if (!QDir().mkpath(folder))
        return fail(errors::FileUnwritable, {{u"path"_s, folder}, {u"reason"_s, u"the folder cannot be made"_s}});
    RETORT_TRY(database::Session session, database::Session::open(urlOf(path), {.lockTimeout = patience}));
    if (isNew)
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    RETORT_CHECK(useLog(session));
    RETORT_CHECK(session.execute(u"PRAGMA synchronous=NORMAL"_s));
    const Tables tables = tablesFor(sqliteDialect());
    RETORT_TRY(const bool hasTables, isThere(session, tables));
    if (!hasTables)
        RETORT_CHECK(create(session, tables, sqliteDialect()));
    Store store(std::move(session), tables);
    store.log_ = path + u"-wal"_s;
    return store;
}

Result<std::optional<Store>> Store::readFile(const QString &path)
{
    if (path.isEmpty() || !QFileInfo::exists(path))
        return std::nullopt;
    RETORT_TRY(database::Session session,
               database::Session::open(urlOf(path), {.access = database::Access::ReadOnly, .lockTimeout = patience}));
    return readIn(std::move(session), sqliteDialect());
}

Result<Store> Store::openIn(database::Session session, const dialects::Dialect &dialect, bool &made)
{
    const Tables tables = tablesFor(dialect);
    RETORT_TRY(const bool hasTables, isThere(session, tables));
    made = !hasTables;
    if (made) {
        RETORT_CHECK(checkSearchPath(session, tables));
        RETORT_CHECK(create(session, tables, dialect));
    }
    return Store(std::move(session), tables);
}

Result<std::optional<Store>> Store::readIn(database::Session session, const dialects::Dialect &dialect)
{
    const Tables tables = tablesFor(dialect);
    RETORT_TRY(const bool hasTables, isThere(session, tables));
    if (!hasTables)
        return std::nullopt;
    return Store(std::move(session), tables);
}

Result<> Store::write(const Run &run, const Changes &changes)
{
    RETORT_TRY(database::Transaction transaction,
               database::Transaction::begin(session_, database::TransactionMode::Write));
    RETORT_CHECK(writeAll(run, changes));
    return transaction.commit();
}

Result<> Store::sync()
{
    if (log_.isEmpty())
        return {};
    if (!open_)
        open_ = std::make_unique<Descriptor>(::open(QFile::encodeName(log_).constData(), O_RDONLY | O_CLOEXEC));
    // Where a file system cannot have the log (a network's), SQLite writes otherwise, and has synced each commit.
    if (open_->get() < 0 && errno == ENOENT) {
        log_.clear();
        return {};
    }
    if (open_->get() >= 0 && ::fdatasync(open_->get()) == 0)
        return {};
    return fail(errors::FileUnwritable, {{u"path"_s, log_}, {u"reason"_s, QString::fromLocal8Bit(::strerror(errno))}});
}

Result<> Store::writeAll(const Run &run, const Changes &changes)
{
    if (changes.isNewRun || last_ != run)
        RETORT_CHECK(session_.execute(changes.isNewRun ? insertRun(tables_, run) : updateRun(tables_, run)));
    last_ = run;
    if (changes.triedAgainFrom) {
        for (const sql::ObjectName &table : {tables_.statements, tables_.revisions})
            RETORT_CHECK(session_.execute(forget(table, run.id, *changes.triedAgainFrom)));
    }
    for (const Changes::OfRevision &change : changes.revisions) {
        RETORT_CHECK(session_.execute(change.isNew ? insertRevision(tables_, run.id, change.revision)
                                                   : updateRevision(tables_, run.id, change.revision)));
    }
    for (const Changes::OfStatement &change : changes.statements) {
        RETORT_CHECK(session_.execute(change.isNew
                                          ? insertStatement(tables_, run.id, change.position, change.statement)
                                          : updateStatement(tables_, run.id, change.position, change.statement)));
    }
    if (changes.settled) {
        for (const sql::ObjectName &table : {tables_.revisions, tables_.statements})
            RETORT_CHECK(session_.execute(settle(table, run.id, *changes.settled, changes.settledFrom)));
    }
    return {};
}

Result<std::vector<Run>> Store::runs(const Asked &asked)
{
    RETORT_TRY(const database::QueryResult found, session_.execute(selectRuns(tables_, asked)));
    std::vector<Run> runs;
    for (const auto &row : found.rows) {
        Run run = runOf(row);
        if (asked.untilCommitted && run.outcome == Outcome::Committed) {
            runs.push_back(std::move(run));
            break;
        }
        if (asked.withRevisions || asked.withStatements) {
            RETORT_TRY(run.revisions, revisionsOf(run.id));
        }
        if (asked.withStatements)
            RETORT_CHECK(addStatements(run.id, run.revisions));
        runs.push_back(std::move(run));
    }
    return runs;
}

Result<std::vector<Revision>> Store::revisionsOf(const QString &run)
{
    RETORT_TRY(const database::QueryResult found, session_.execute(selectRevisions(tables_, run)));
    std::vector<Revision> revisions;
    for (const auto &row : found.rows)
        revisions.push_back(revisionOf(row));
    return revisions;
}

Result<> Store::addStatements(const QString &run, std::vector<Revision> &revisions)
{
    RETORT_TRY(const database::QueryResult found, session_.execute(selectStatements(tables_, run)));
    auto revision = revisions.begin();
    for (const auto &row : found.rows) {
        const int position = positionOf(row);
        while (revision != revisions.end() && revision->position < position)
            ++revision;
        if (revision != revisions.end() && revision->position == position)
            revision->statements.push_back(statementOf(row));
    }
    return {};
}

Result<std::vector<AppliedScript>> Store::applied(const Asked &asked)
{
    RETORT_TRY(const database::QueryResult found, session_.execute(selectApplied(tables_, asked)));
    std::vector<AppliedScript> scripts;
    for (const auto &row : found.rows)
        scripts.push_back(appliedOf(row));
    return scripts;
}

} // namespace retort::migration::journal
