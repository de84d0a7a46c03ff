#include <core/base/error_codes.h>
#include <core/database/error_codes.h>
#include <tests/support/databases.h>

#include <QFile>
#include <QTest>

#include <csignal>
#include <limits>
#include <thread>

#include <sys/resource.h>

using namespace retort;
using namespace retort::database;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

namespace
{

sql::Statement statement(const QString &text, std::vector<sql::Value> parameters = {})
{
    return {text, std::move(parameters), {}};
}

Error errorOf(Session &session, const QString &sql)
{
    const auto result = session.execute(sql);
    if (result)
        qFatal("did not fail: %s", qPrintable(sql));
    return result.error();
}

} // namespace

class tst_session : public QObject
{
    Q_OBJECT

    TemporaryDatabases databases_;

private Q_SLOTS:
    void what_the_system_cannot_write_is_the_databases_failure()
    {
        Session session = databases_.open();
        must(session.execute(u"CREATE TABLE t (x)"_s));
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit usual{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &usual), 0);
        const rlimit tight{64 * 1024, usual.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &tight), 0);
        const auto written = session.execute(u"INSERT INTO t VALUES (randomblob(1000000))"_s);
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &usual), 0);
        QVERIFY(!written);
        QCOMPARE(written.error().code, errors::DatabaseFailed);
    }

    void values_come_back_exactly_as_they_went_in()
    {
        Session session = must(Session::open(must(parseUrl(u"sqlite://"_s))));
        const std::vector<sql::Value> values{
            sql::Null{},
            std::numeric_limits<qint64>::min(),
            std::numeric_limits<qint64>::max(),
            0.1,
            -0.0,
            std::numeric_limits<double>::infinity(),
            u"zwölf \U0001F600 'quoted' \n"_s,
            QString(u"with\0nul"_s),
            QString(),
            QByteArray("\x00\xff\x01", 3),
            QByteArray(""),
        };
        QStringList marks;
        for (std::size_t i = 0; i < values.size(); ++i)
            marks << u"?"_s;
        const QueryResult result = must(session.execute(statement(u"SELECT "_s + marks.join(u", "_s), values)));
        QCOMPARE(result.rows.size(), std::size_t{1});
        for (std::size_t i = 0; i < values.size(); ++i)
            QVERIFY2(result.rows[0][i] == (i == 8 ? sql::Value(u""_s) : values[i]), qPrintable(QString::number(i)));
    }

    void what_sqlite_has_no_type_for_is_stored_as_its_text()
    {
        Session session = databases_.open();
        const std::vector<sql::Value> values{true,
                                             sql::Decimal{u"12345678901234567890.10"_s},
                                             sql::Date{u"2024-02-29"_s},
                                             sql::Time{u"23:59:58.000123"_s},
                                             sql::DateTime{u"2024-02-29 23:59:58.000123"_s},
                                             sql::Interval{u"1 day"_s},
                                             sql::Json{u"[1]"_s},
                                             sql::Uuid{u"c0ffee00-0000-4000-8000-000000000000"_s}};
        const auto result = must(session.execute(statement(u"SELECT ?, ?, ?, ?, ?, ?, ?, ?"_s, values)));
        QVERIFY(result.rows[0][0] == sql::Value(qint64{1}));
        QVERIFY(result.rows[0][1] == sql::Value(u"12345678901234567890.10"_s));
        QVERIFY(result.rows[0][4] == sql::Value(u"2024-02-29 23:59:58.000123"_s));
        QVERIFY(result.rows[0][7] == sql::Value(u"c0ffee00-0000-4000-8000-000000000000"_s));
    }

    void the_answer_tells_columns_rows_touched_and_the_new_key()
    {
        Session session = databases_.open();
        const QueryResult created = must(session.execute(u"CREATE TABLE answer (id INTEGER PRIMARY KEY, x)"_s));
        QVERIFY(!created.rowsAffected);
        QVERIFY(created.columns.isEmpty());
        const QueryResult inserted = must(session.execute(u"INSERT INTO answer (id, x) VALUES (7, 1), (8, 1)"_s));
        QCOMPARE(inserted.rowsAffected, 2);
        QCOMPARE(inserted.lastInsertedId, 8);
        const QueryResult updated = must(session.execute(u"UPDATE answer SET x = 2 WHERE id = 99"_s));
        QCOMPARE(updated.rowsAffected, 0);
        QVERIFY(!updated.lastInsertedId);
        const QueryResult selected = must(session.execute(u"SELECT id AS a, x AS \"b c\" FROM answer WHERE 0"_s));
        QCOMPARE(selected.columns, (QStringList{u"a"_s, u"b c"_s}));
        QVERIFY(selected.rows.empty());
        QVERIFY(!selected.rowsAffected);
        QVERIFY(!must(session.execute(u"CREATE TABLE copy AS SELECT * FROM answer"_s)).rowsAffected);
        QCOMPARE(must(session.execute(u"WITH w AS (SELECT 1) DELETE FROM copy"_s)).rowsAffected, 2);
    }

    void a_text_of_several_statements_runs_whole_and_answers_as_the_last()
    {
        Session session = databases_.open();
        const QString text = u"CREATE TABLE several (x); -- one; two\n"
                             "CREATE TRIGGER t AFTER INSERT ON several BEGIN DELETE FROM several WHERE x = 2; END;\n"
                             "INSERT INTO several VALUES ('a;b'), (2);;\n"
                             "SELECT x FROM several; -- done"_s;
        QCOMPARE(rowsOf(session, text), u"a;b"_s);
        QVERIFY(must(session.execute(u" -- nothing\n"_s)).columns.isEmpty());
        QVERIFY(must(session.execute(QString())).rows.empty());
    }

    void of_several_statements_the_failing_one_is_named_and_pointed_at()
    {
        Session session = databases_.open();
        const Error error = errorOf(session, u"CREATE TABLE first (x);\nSELEKT 'ü';\nCREATE TABLE third (x)"_s);
        QCOMPARE(error.code, errors::SqlFailed);
        QCOMPARE(error.data.value(u"message"_s), u"near \"SELEKT\": syntax error"_s);
        QCOMPARE(error.data.value(u"statement"_s), u"SELEKT 'ü'"_s);
        QCOMPARE(error.position->line, 2);
        QCOMPARE(error.position->column, 1);
        QCOMPARE(error.position->sourceLine, u"SELEKT 'ü';"_s);
        QCOMPARE(rowsOf(session, u"SELECT name FROM sqlite_master WHERE name IN ('first', 'third')"_s), u"first"_s);
    }

    void an_error_stands_at_the_script_line_with_the_place_in_the_sql_below_it()
    {
        Session session = databases_.open();
        const SourcePosition call{u"versions/a.py"_s, 12, 5, 10, u"    op.execute('select nope')"_s};
        const auto result = session.execute(sql::Statement{u"select nope"_s, {}, call});
        QVERIFY(!result);
        QCOMPARE(result.error().position, call);
        QVERIFY(result.error().cause);
        QCOMPARE(result.error().cause->code, errors::SqlPlace);
        QCOMPARE(result.error().cause->position->column, 8);
        QCOMPARE(sentence(result.error()), u"no such column: nope"_s);
    }

    void a_violated_constraint_is_its_own_class_of_error()
    {
        Session session = databases_.open();
        must(session.execute(u"CREATE TABLE unique_x (x UNIQUE)"_s));
        const Error error = errorOf(session, u"INSERT INTO unique_x VALUES (1), (1)"_s);
        QCOMPARE(error.code, errors::ConstraintViolated);
        QCOMPARE(sentence(error), u"UNIQUE constraint failed: unique_x.x"_s);
        QVERIFY(!error.position);
    }

    void parameters_must_be_as_many_as_their_places()
    {
        Session session = databases_.open();
        QCOMPARE(session.execute(statement(u"SELECT ?, ?"_s, {qint64{1}})).error().code, errors::SqlParametersMismatch);
        QCOMPARE(errorOf(session, u"SELECT :name"_s).code, errors::SqlParametersMismatch);
        QCOMPARE(session.execute(statement(u"SELECT ?; SELECT 2"_s, {qint64{1}})).error().code,
                 errors::SqlSeveralStatements);
        QVERIFY(session.execute(statement(u"SELECT ?; -- done\n"_s, {qint64{1}})));
    }

    void a_statement_with_parameters_may_run_many_times_also_while_the_schema_changes()
    {
        Session session = databases_.open();
        must(session.execute(u"CREATE TABLE many (x)"_s));
        for (qint64 i = 0; i < 20; ++i) {
            must(session.execute(u"CREATE TABLE many_%1 (x)"_s.arg(i)));
            must(session.execute(statement(u"INSERT INTO many VALUES (?)"_s, {i})));
            must(session.execute(statement(u"SELECT x, %1 FROM many WHERE x = ?"_s.arg(i), {i})));
        }
        QCOMPARE(rowsOf(session, u"SELECT count(*), sum(x) FROM many"_s), u"20|190"_s);
    }

    void a_null_character_does_not_hide_the_rest_of_a_statement()
    {
        Session session = databases_.open();
        QCOMPARE(errorOf(session, u"SELECT 1\0; DROP TABLE x"_s).code, errors::SqlNullCharacter);
    }

    void a_text_that_is_not_utf8_is_an_error_and_not_a_guess()
    {
        Session session = databases_.open();
        const Error error = errorOf(session, u"SELECT 1 AS a, CAST(x'e4f6' AS TEXT) AS broken"_s);
        QCOMPARE(error.code, errors::ValueNotUtf8);
        QCOMPARE(error.data.value(u"column"_s), u"broken"_s);
    }

    void only_an_upgrade_may_create_the_file()
    {
        for (const Access access : {Access::ReadOnly, Access::ReadWrite}) {
            const auto opened = Session::open(databases_.url(u"missing.db"_s), {.access = access});
            QVERIFY(!opened);
            QCOMPARE(opened.error().code, errors::DatabaseFileMissing);
            QVERIFY(!QFile::exists(databases_.path(u"missing.db"_s)));
        }
        QVERIFY(Session::open(databases_.url(u"missing.db"_s)));
        QVERIFY(QFile::exists(databases_.path(u"missing.db"_s)));
    }

    void a_read_only_session_reads_and_writes_nothing()
    {
        {
            Session writer = databases_.open(u"read.db"_s);
            must(writer.execute(u"CREATE TABLE t (x)"_s));
        }
        Session reader = databases_.open(u"read.db"_s, {.access = Access::ReadOnly});
        QCOMPARE(rowsOf(reader, u"SELECT name FROM sqlite_master"_s), u"t"_s);
        QCOMPARE(errorOf(reader, u"INSERT INTO t VALUES (1)"_s).code, errors::DatabaseReadOnly);
    }

    void a_path_may_hold_characters_that_mean_something_in_a_uri()
    {
        const QString name = u"a b%20?mode=memory#ü;x.db"_s;
        must(databases_.open(name).execute(u"CREATE TABLE t (x)"_s));
        QVERIFY(QFile::exists(databases_.path(name)));
        Session again = databases_.open(name);
        QCOMPARE(rowsOf(again, u"SELECT name FROM sqlite_master"_s), u"t"_s);
    }

    void a_uri_is_taken_as_pysqlite_takes_it()
    {
        const QString file = databases_.path(u"uri.db"_s);
        must(databases_.open(u"uri.db"_s).execute(u"CREATE TABLE t (x)"_s));
        Url url = must(parseUrl(u"sqlite:///file:"_s + file + u"?mode=ro&uri=true&check_same_thread=false"_s));
        Session session = must(Session::open(url));
        QCOMPARE(rowsOf(session, u"SELECT name FROM sqlite_master"_s), u"t"_s);
        QCOMPARE(errorOf(session, u"DROP TABLE t"_s).code, errors::DatabaseReadOnly);
        url = must(parseUrl(u"sqlite:///file:"_s + databases_.path(u"never.db"_s) + u"?mode=rwc&uri=true"_s));
        QCOMPARE(Session::open(url, {.access = Access::ReadOnly}).error().code, errors::DatabaseUnreachable);
        QVERIFY(!QFile::exists(databases_.path(u"never.db"_s)));
    }

    void a_folder_that_is_missing_is_unreachable()
    {
        const auto opened = Session::open(databases_.url(u"no/such/folder/app.db"_s));
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, errors::DatabaseUnreachable);
        QVERIFY(sentence(opened.error()).contains(u"no/such/folder/app.db"_s));
    }

    void a_file_that_is_no_database_is_refused_when_opened()
    {
        QFile file(databases_.path(u"text.db"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(4096, 'x'));
        file.close();
        const auto opened = Session::open(databases_.url(u"text.db"_s));
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, errors::DatabaseNotADatabase);
    }

    void a_damaged_file_is_named_as_such()
    {
        const QString path = databases_.path(u"damaged.db"_s);
        must(databases_.open(u"damaged.db"_s)
                 .execute(u"CREATE TABLE t (x); INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
                          "FROM n WHERE i < 1000) SELECT randomblob(100) FROM n"_s));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(4096));
        file.write(QByteArray(4096 * 4, 'x'));
        file.close();
        Session session = databases_.open(u"damaged.db"_s);
        QCOMPARE(errorOf(session, u"SELECT count(x) FROM t"_s).code, errors::DatabaseDamaged);
    }

    void a_full_disk_is_its_own_error_and_ends_the_transaction()
    {
        Session session = databases_.open(u"full.db"_s);
        must(session.execute(u"CREATE TABLE t (x); PRAGMA max_page_count = 10"_s));
        auto transaction = must(Transaction::begin(session, TransactionMode::Write));
        must(session.execute(u"INSERT INTO t VALUES (1)"_s));
        QCOMPARE(errorOf(session, u"INSERT INTO t VALUES (randomblob(100000))"_s).code, errors::DatabaseFull);
        QVERIFY(transaction.rollback());
        QCOMPARE(rowsOf(session, u"SELECT count(*) FROM t"_s), u"0"_s);
    }

    void a_lock_held_by_another_connection_is_waited_for_and_then_named()
    {
        Session holder = databases_.open(u"locked.db"_s);
        must(holder.execute(u"CREATE TABLE t (x)"_s));
        auto transaction = must(Transaction::begin(holder, TransactionMode::Write));
        Session waiter = databases_.open(u"locked.db"_s, {.lockTimeout = std::chrono::milliseconds(30)});
        const auto refused = Transaction::begin(waiter, TransactionMode::Write);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, errors::DatabaseLocked);
        QCOMPARE(sentence(refused.error()), u"database is locked"_s);
        QVERIFY(transaction.commit());
        QVERIFY(Transaction::begin(waiter, TransactionMode::Write));
    }

    void the_url_may_set_how_long_a_lock_is_waited_for()
    {
        Session holder = databases_.open(u"timeout.db"_s);
        const auto transaction = must(Transaction::begin(holder, TransactionMode::Write));
        Url url = databases_.url(u"timeout.db"_s);
        url.query.emplace_back(u"timeout"_s, u"0"_s);
        Session waiter = must(Session::open(url, {.lockTimeout = std::chrono::hours(1)}));
        QCOMPARE(Transaction::begin(waiter, TransactionMode::Write).error().code, errors::DatabaseLocked);
    }

    void cancelling_stops_a_statement_that_runs()
    {
        Session watcher = databases_.open(u"cancel.db"_s, {.lockTimeout = std::chrono::milliseconds(0)});
        must(watcher.execute(u"CREATE TABLE t (x)"_s));
        CancelSource source;
        Session session = databases_.open(u"cancel.db"_s, {.cancel = source.token()});
        // The endless INSERT holds the write lock: once it is held, the statement runs.
        std::thread canceller([&] {
            Session own = databases_.open(u"cancel.db"_s, {.lockTimeout = std::chrono::milliseconds(0)});
            while (Transaction::begin(own, TransactionMode::Write))
                std::this_thread::yield();
            source.cancel(CancelReason::ByPerson);
        });
        const Error error = errorOf(session, u"INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
                                             "FROM n) SELECT i FROM n WHERE i < 0"_s);
        canceller.join();
        QCOMPARE(error.code, errors::Cancelled);
        QCOMPARE(errorOf(session, u"SELECT 1"_s).code, errors::Cancelled);
        QCOMPARE(rowsOf(watcher, u"SELECT count(*) FROM t"_s), u"0"_s);
    }

    void cancelling_stops_the_wait_for_a_lock()
    {
        Session holder = databases_.open(u"wait.db"_s);
        const auto transaction = must(Transaction::begin(holder, TransactionMode::Write));
        CancelSource source;
        Session waiter =
            databases_.open(u"wait.db"_s, {.lockTimeout = std::chrono::hours(1), .cancel = source.token()});
        std::thread canceller([&] { source.cancel(CancelReason::BySignal); });
        const auto refused = Transaction::begin(waiter, TransactionMode::Write);
        canceller.join();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, errors::Cancelled);
    }

    void a_cancelled_session_is_not_opened_but_an_open_one_still_rolls_back()
    {
        CancelSource source;
        Session session = databases_.open(u"back.db"_s, {.cancel = source.token()});
        must(session.execute(u"CREATE TABLE t (x)"_s));
        auto transaction = must(Transaction::begin(session, TransactionMode::Write));
        must(session.execute(u"INSERT INTO t VALUES (1)"_s));
        source.cancel(CancelReason::ByPerson);
        QCOMPARE(transaction.commit().error().code, errors::Cancelled);
        QVERIFY(!session.isInTransaction());
        QCOMPARE(Session::open(databases_.url(), {.cancel = source.token()}).error().code, errors::Cancelled);
        Session other = databases_.open(u"back.db"_s);
        QCOMPARE(rowsOf(other, u"SELECT count(*) FROM t"_s), u"0"_s);
    }
};

QTEST_GUILESS_MAIN(tst_session)
#include "tst_session.moc"
