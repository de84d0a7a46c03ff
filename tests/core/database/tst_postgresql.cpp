#include <core/base/error_codes.h>
#include <core/database/error_codes.h>
#include <tests/support/databases.h>
#include <tests/support/servers.h>

#include <QTest>

#include <cmath>
#include <thread>

using namespace retort;
using namespace retort::database;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

namespace
{

Error errorOf(Session &session, const sql::Statement &statement)
{
    const auto result = session.execute(statement);
    if (result)
        qFatal("did not fail: %s", qPrintable(statement.text));
    return result.error();
}

Error errorOf(Session &session, const QString &sql)
{
    return errorOf(session, sql::Statement{sql, {}, {}});
}

Error refusalOf(const Url &url, const OpenOptions &options = {})
{
    const auto opened = Session::open(url, options);
    if (opened)
        qFatal("was opened: %s", qPrintable(displayed(url)));
    return opened.error();
}

} // namespace

class tst_postgresql : public QObject
{
    Q_OBJECT

    PostgresServer *server_ = nullptr;
    Url url_;

    Session open(const OpenOptions &options = {}) { return must(Session::open(url_, options)); }

private Q_SLOTS:
    void initTestCase()
    {
        server_ = &PostgresServer::instance();
        url_ = server_->freshDatabase(u"app"_s);
    }

    void values_come_back_exactly_as_they_went_in()
    {
        Session session = open();
        const std::vector<sql::Value> values{
            sql::Null{},
            true,
            qint64{-9223372036854775807},
            0.1,
            -HUGE_VAL,
            sql::Decimal{u"-12345678901234567890.123456789012345678900"_s},
            u"it's \\ ü 🐘 ?"_s,
            QByteArray("\0\1'\\\xff", 5),
            sql::Date{u"2024-02-29"_s},
            sql::Date{u"infinity"_s},
            sql::Date{u"0044-03-15 BC"_s},
            sql::Time{u"23:59:58.000123"_s},
            sql::DateTime{u"2024-02-29 23:59:58.000123"_s},
            sql::DateTime{u"2024-02-29 23:59:58.000123+00:00"_s},
            sql::Interval{u"1 day 02:03:04.5"_s},
            sql::Json{uR"({"a": [1, null]})"_s},
            sql::Uuid{u"c0ffee00-1234-4321-8888-0123456789ab"_s},
        };
        must(session.execute(u"SET timezone = 'UTC'; CREATE TABLE kinds (a int, b bool, c bigint, d float8, e float8, "
                             "f numeric, g text, h bytea, i date, j date, k date, l time, m timestamp, n timestamptz, "
                             "o interval, p jsonb, q uuid)"_s));
        must(session.execute(
            {u"INSERT INTO kinds VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s, values, {}}));
        const QueryResult read = must(session.execute(u"SELECT * FROM kinds"_s));
        QCOMPARE(read.rows.size(), std::size_t{1});
        for (std::size_t i = 0; i < values.size(); ++i)
            QVERIFY2(read.rows[0][i] == values[i], qPrintable(read.columns[static_cast<qsizetype>(i)]));
        QVERIFY(std::isnan(std::get<double>(must(session.execute(u"SELECT 'NaN'::float8"_s)).rows[0][0])));
        QCOMPARE(rowsOf(session, u"SELECT ARRAY[1, NULL], '12.50'::money, int4range(1, 5)"_s),
                 u"{1,NULL}|$12.50|[1,5)"_s);
    }

    void values_have_the_types_that_a_person_writes()
    {
        Session session = open();
        const QueryResult types = must(session.execute(
            {u"SELECT pg_typeof(?)::text, pg_typeof(?)::text, pg_typeof(?)::text, 5 -?, '[1]'::jsonb ?? ?, '?\?'"_s,
             {qint64{1}, 1.5, sql::Decimal{u"1"_s}, qint64{-1}, u"1"_s},
             {}}));
        QVERIFY(types.rows[0] ==
                (std::vector<sql::Value>{u"integer"_s, u"numeric"_s, u"integer"_s, qint64{6}, false, u"??"_s}));
    }

    void values_may_stand_where_postgresql_takes_no_parameters()
    {
        Session session = open();
        must(session.execute({u"CREATE TABLE noted (x int DEFAULT ?)"_s, {qint64{7}}, {}}));
        must(session.execute({u"COMMENT ON TABLE noted IS ?"_s, {u"it's \\ fine"_s}, {}}));
        QCOMPARE(rowsOf(session, u"SELECT obj_description('noted'::regclass)"_s), u"it's \\ fine"_s);
    }

    void rows_are_counted_and_a_key_is_read_by_returning()
    {
        Session session = open();
        must(session.execute(u"CREATE TABLE counted (id serial, x int)"_s));
        const QueryResult inserted = must(session.execute(u"INSERT INTO counted (x) VALUES (1), (2) RETURNING id"_s));
        QCOMPARE(inserted.rowsAffected, std::optional<qint64>(2));
        QCOMPARE(inserted.rows.size(), std::size_t{2});
        QCOMPARE(must(session.execute(u"UPDATE counted SET x = 0"_s)).rowsAffected, std::optional<qint64>(2));
        QCOMPARE(must(session.execute(u"SELECT * FROM counted"_s)).rowsAffected, std::optional<qint64>());
        QCOMPARE(must(session.execute(u"CREATE INDEX ON counted (x)"_s)).rowsAffected, std::optional<qint64>());
    }

    void several_statements_run_whole_or_fail_whole_and_the_failing_one_is_named()
    {
        Session session = open();
        must(session.execute(u"CREATE TABLE whole (x int); INSERT INTO whole VALUES (1); -- done\n;"_s));
        QCOMPARE(rowsOf(session, u"SELECT 1; SELECT x + 1 FROM whole"_s), u"2"_s);
        const Error error =
            errorOf(session, u"INSERT INTO whole VALUES (2);\n  -- the next\n  SELECT 'ü', nope;\nDELETE FROM whole"_s);
        QCOMPARE(error.code, errors::SqlFailed);
        QCOMPARE(error.data.value(u"statement"_s).toString(), u"SELECT 'ü', nope"_s);
        QCOMPARE(error.data.value(u"sqlstate"_s).toString(), u"42703"_s);
        QVERIFY(error.position);
        QCOMPARE(error.position->line, 3);
        QCOMPARE(error.position->column, 15);
        QCOMPARE(rowsOf(session, u"SELECT x FROM whole"_s), u"1"_s);
    }

    void a_place_after_values_is_that_of_the_statement()
    {
        Session session = open();
        const Error error = errorOf(session, {u"SELECT ?, ?, nope"_s, {u"long enough"_s, qint64{1}}, {}});
        QCOMPARE(error.position->column, 14);
    }

    void detail_and_hint_are_part_of_the_words()
    {
        Session session = open();
        must(session.execute(u"CREATE TABLE keyed (x int PRIMARY KEY); INSERT INTO keyed VALUES (1)"_s));
        const Error error = errorOf(session, u"INSERT INTO keyed VALUES (1)"_s);
        QCOMPARE(error.code, errors::ConstraintViolated);
        QCOMPARE(sentence(error), u"duplicate key value violates unique constraint \"keyed_pkey\"\n"
                                  "DETAIL: Key (x)=(1) already exists."_s);
        QVERIFY(
            errorOf(session, u"SELECT lenght('x')"_s).data.value(u"hint"_s).toString().startsWith(u"No function"_s));
    }

    void notices_are_kept_with_the_answer()
    {
        Session session = open();
        QCOMPARE(must(session.execute(u"DROP TABLE IF EXISTS never"_s)).notices,
                 QStringList{u"table \"never\" does not exist, skipping"_s});
        QVERIFY(must(session.execute(u"SELECT 1"_s)).notices.isEmpty());
    }

    void a_transaction_is_rolled_back_with_its_ddl()
    {
        Session session = open();
        {
            const auto transaction = must(Transaction::begin(session, TransactionMode::Write));
            must(session.execute(u"CREATE TABLE never (x int)"_s));
            QVERIFY(session.isInTransaction());
            QVERIFY(must(session.hasTable({{}, u"never"_s})));
        }
        QVERIFY(!must(session.hasTable({{}, u"never"_s})));
    }

    void a_commit_that_is_answered_by_a_rollback_is_an_error()
    {
        Session session = open();
        auto transaction = must(Transaction::begin(session, TransactionMode::Write));
        must(session.execute(u"CREATE TABLE never (x int)"_s));
        QVERIFY(!session.execute(u"SELECT nope"_s));
        const auto done = transaction.commit();
        QVERIFY(!done);
        QCOMPARE(done.error().code, errors::CommitRolledBack);
        QVERIFY(!session.isInTransaction());
    }

    void the_transaction_belongs_to_the_run()
    {
        Session session = open();
        for (const QString &sql : {u"COMMIT"_s, u"begin"_s, u"SELECT 1; /* x */ ROLLBACK"_s, u"END"_s, u"ABORT"_s,
                                   u"START TRANSACTION"_s, u"PREPARE TRANSACTION 'x'"_s})
            QCOMPARE(errorOf(session, sql).code, errors::TransactionControlRefused);
        auto transaction = must(Transaction::begin(session, TransactionMode::Write));
        must(session.execute(u"SAVEPOINT a; SELECT 1"_s));
        QVERIFY(!session.execute(u"SELECT nope"_s));
        must(session.execute(u"ROLLBACK TO SAVEPOINT a"_s));
        must(session.execute(u"RELEASE a"_s));
        QVERIFY(transaction.commit());
    }

    void nothing_is_copied_from_or_to_the_client()
    {
        Session session = open();
        must(session.execute(u"CREATE TABLE copied (x int)"_s));
        QCOMPARE(errorOf(session, u"COPY copied FROM STDIN"_s).code, errors::CopyRefused);
        QCOMPARE(errorOf(session, u"COPY copied TO STDOUT"_s).code, errors::CopyRefused);
        QCOMPARE(rowsOf(session, u"SELECT count(*) FROM copied"_s), u"0"_s);
    }

    void parameters_must_be_as_many_as_their_places()
    {
        Session session = open();
        QCOMPARE(errorOf(session, {u"SELECT ?, ?"_s, {qint64{1}}, {}}).code, errors::SqlParametersMismatch);
        QCOMPARE(errorOf(session, {u"SELECT ?; SELECT 2"_s, {qint64{1}}, {}}).code, errors::SqlSeveralStatements);
        QCOMPARE(errorOf(session, {u"SELECT ?"_s, {u"a\0b"_s}, {}}).code, errors::SqlNullCharacter);
        QCOMPARE(errorOf(session, u"SELECT 1\0; DROP TABLE x"_s).code, errors::SqlNullCharacter);
    }

    void names_of_tables_and_views_are_known_with_quotes_and_schemas()
    {
        Session session = open();
        must(session.execute(
            u"CREATE SCHEMA \"Sch'\"\"ema\"; CREATE TABLE \"Sch'\"\"ema\".\"T ü\" (x int); CREATE VIEW shown AS SELECT 1 AS x"_s));
        QVERIFY(must(session.hasTable({u"Sch'\"ema"_s, u"T ü"_s})));
        QVERIFY(!must(session.hasTable({{}, u"T ü"_s})));
        QVERIFY(must(session.hasTable({{}, u"shown"_s})));
        QVERIFY(!must(session.hasTable({{}, u"pg_class"_s})));
    }

    void a_lock_is_waited_for_only_so_long()
    {
        Session holder = open();
        must(holder.execute(u"CREATE TABLE held (x int)"_s));
        const auto transaction = must(Transaction::begin(holder, TransactionMode::Write));
        must(holder.execute(u"LOCK TABLE held"_s));
        Session waiter = open({.lockTimeout = std::chrono::milliseconds(30)});
        QCOMPARE(errorOf(waiter, u"SELECT * FROM held"_s).code, errors::DatabaseLocked);
    }

    void cancelling_stops_a_statement_that_runs_and_the_rollback_still_works()
    {
        CancelSource source;
        Session watcher = open();
        Session session = open({.cancel = source.token()});
        auto transaction = must(Transaction::begin(session, TransactionMode::Write));
        must(session.execute(u"SET application_name = 'sleeper'"_s));
        std::thread canceller([&] {
            while (rowsOf(watcher, u"SELECT 1 FROM pg_stat_activity WHERE application_name = 'sleeper' AND "
                                   "wait_event = 'PgSleep'"_s)
                       .isEmpty())
                std::this_thread::yield();
            source.cancel(CancelReason::BySignal);
        });
        const Error error = errorOf(session, u"SELECT pg_sleep(1000)"_s);
        canceller.join();
        QCOMPARE(error.code, errors::Cancelled);
        QCOMPARE(errorOf(session, u"SELECT 1"_s).code, errors::Cancelled);
        QVERIFY(transaction.rollback());
        QVERIFY(!session.isInTransaction());
    }

    void a_statement_that_takes_too_long_is_not_a_cancelled_one()
    {
        Session session = open();
        must(session.execute(u"SET statement_timeout = '10ms'"_s));
        QCOMPARE(errorOf(session, u"SELECT pg_sleep(1000)"_s).code, errors::StatementTimedOut);
    }

    void what_a_user_may_not_do_is_its_own_error()
    {
        Session admin = open();
        must(admin.execute(
            u"DROP ROLE IF EXISTS \"re:ader\"; CREATE ROLE \"re:ader\" LOGIN PASSWORD 'p@/%:?#'; CREATE TABLE private (x int)"_s));
        const Url url = must(
            parseUrl(u"postgresql+psycopg2://re%3Aader:p%40%2F%25%3A%3F%23@127.0.0.1:%1/app"_s.arg(server_->port())));
        Session session = must(Session::open(url));
        QCOMPARE(errorOf(session, u"SELECT * FROM private"_s).code, errors::PermissionDenied);
    }

    void a_read_only_session_writes_nothing()
    {
        Session session = open({.access = Access::ReadOnly});
        QCOMPARE(errorOf(session, u"CREATE TABLE never (x int)"_s).code, errors::DatabaseReadOnly);
    }

    void a_connection_that_is_cut_is_named_and_rolls_back()
    {
        Session admin = open();
        Session session = open();
        auto transaction = must(Transaction::begin(session, TransactionMode::Write));
        must(session.execute(u"SET application_name = 'victim'; CREATE TABLE never (x int)"_s));
        must(admin.execute(
            u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'victim'"_s));
        QCOMPARE(errorOf(session, u"SELECT 1"_s).code, errors::ConnectionLost);
        QVERIFY(transaction.rollback());
        QVERIFY(!must(admin.hasTable({{}, u"never"_s})));
    }

    void each_way_of_not_being_let_in_has_its_own_error()
    {
        Url url = url_;
        url.password = Secret(u"wrong"_s);
        QCOMPARE(refusalOf(url).code, errors::LoginRefused);
        QVERIFY(!present(refusalOf(url)).contains(u"wrong"_s));
        url.password.reset();
        QCOMPARE(refusalOf(url).code, errors::LoginRefused);
        url = url_;
        url.user = u"nobody there"_s;
        QCOMPARE(refusalOf(url).code, errors::LoginRefused);
        QCOMPARE(refusalOf(server_->url(u"no such"_s)).code, errors::DatabaseMissing);
        QCOMPARE(refusalOf(server_->url(u"no such"_s)).data.value(u"name"_s).toString(), u"no such"_s);
        url = url_;
        url.port = 1;
        QCOMPARE(refusalOf(url).code, errors::DatabaseUnreachable);
        url.host = u"no.such.host.invalid"_s;
        QCOMPARE(refusalOf(url).code, errors::DatabaseUnreachable);
        QCOMPARE(refusalOf(server_->url(u"app"_s, {u"sslmode=require"_s})).code, errors::TlsFailed);
        QCOMPARE(refusalOf(server_->url(u"app"_s, {u"sslmode=sometimes"_s})).code, errors::DatabaseOptionInvalid);
        QCOMPARE(refusalOf(server_->url(u"app"_s, {u"options=-c a=b;c"_s})).code, errors::DatabaseOptionInvalid);
        QCOMPARE(refusalOf(server_->url(u"app"_s, {u"colour=red"_s})).code, errors::DatabaseOptionUnknown);
    }

    void addresses_are_taken_as_sqlalchemy_takes_them_data()
    {
        QTest::addColumn<QString>("text");
        const QString port = QString::number(server_->port());
        QTest::newRow("local socket") << u"postgresql://retort:s3cret@/app?host=%1&port=%2"_s.arg(server_->socket(),
                                                                                                  port);
        QTest::newRow("several hosts") << u"postgresql://retort:s3cret@/app?host=127.0.0.1:1&host=127.0.0.1:%1"_s.arg(
            port);
        QTest::newRow("hosts in one") << u"postgresql://retort:s3cret@/app?host=127.0.0.1,127.0.0.1&port=1,%1"_s.arg(
            port);
        QTest::newRow("IPv6") << u"postgresql://retort:s3cret@[::1]:%1/app"_s.arg(port);
        QTest::newRow("asyncpg's names")
            << u"postgresql+asyncpg://retort:s3cret@127.0.0.1:%1/app?ssl=prefer&timeout=5"_s.arg(port);
        QTest::newRow("options")
            << u"postgresql://retort:s3cret@127.0.0.1:%1/app?options=-c%20search_path%3Dpublic&connect_timeout=3&application_name=it%27s"_s
                   .arg(port);
    }
    void addresses_are_taken_as_sqlalchemy_takes_them()
    {
        QFETCH(QString, text);
        Session session = must(Session::open(must(parseUrl(text))));
        QCOMPARE(rowsOf(session, u"SELECT current_database()"_s), u"app"_s);
    }

    void a_password_comes_from_the_environment_or_the_password_file()
    {
        Url url = url_;
        url.password.reset();
        qputenv("PGPASSWORD", "s3cret");
        QVERIFY(Session::open(url));
        qunsetenv("PGPASSWORD");
        TemporaryDatabases folder;
        QFile file(folder.path(u"pass"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("*:*:app:retort:s3cret\n");
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        qputenv("PGPASSFILE", file.fileName().toUtf8());
        QVERIFY(Session::open(url));
        qunsetenv("PGPASSFILE");
    }

    void a_server_that_dies_is_a_lost_connection_and_comes_back()
    {
        Session session = open();
        server_->kill();
        QCOMPARE(errorOf(session, u"SELECT 1"_s).code, errors::ConnectionLost);
        QCOMPARE(refusalOf(url_).code, errors::DatabaseUnreachable);
        server_->start();
        Session again = open();
        QCOMPARE(rowsOf(again, u"SELECT 1"_s), u"1"_s);
    }
};

QTEST_GUILESS_MAIN(tst_postgresql)
#include "tst_postgresql.moc"
