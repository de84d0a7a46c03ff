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

class tst_mysql : public QObject
{
    Q_OBJECT

    MariadbServer *server_ = nullptr;
    Url url_;

    Session open(const OpenOptions &options = {}) { return must(Session::open(url_, options)); }

private Q_SLOTS:
    void initTestCase()
    {
        server_ = &MariadbServer::instance();
        url_ = server_->freshDatabase(u"app"_s);
    }

    void values_come_back_exactly_as_they_went_in()
    {
        Session session = open();
        const std::vector<sql::Value> values{
            sql::Null{},
            qint64{1},
            qint64{-9223372036854775807},
            sql::Decimal{u"18446744073709551615"_s},
            0.1,
            sql::Decimal{u"-12345678901234567890.123456789012345678900"_s},
            u"it's \\ \"ü\" 🐘 ? %s"_s,
            QByteArray("\0\1'\\\xff", 5),
            sql::Date{u"2024-02-29"_s},
            sql::Interval{u"-838:59:58.000123"_s},
            sql::DateTime{u"2024-02-29 23:59:58.000123"_s},
            qint64{2155},
            u"b"_s,
            QByteArray("\5", 1),
            uR"({"a": [1, null]})"_s,
        };
        must(session.execute(u"CREATE TABLE kinds (a int, b boolean, c bigint, d bigint unsigned, e double, "
                             "f decimal(50,21), g text, h blob, i date, j time(6), k datetime(6), l year, "
                             "m enum('a', 'b'), n bit(8), o json)"_s));
        must(
            session.execute({u"INSERT INTO kinds VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s, values, {}}));
        const QueryResult read = must(session.execute(u"SELECT * FROM kinds"_s));
        QCOMPARE(read.rows.size(), std::size_t{1});
        for (std::size_t i = 0; i < values.size(); ++i)
            QVERIFY2(read.rows[0][i] == values[i], qPrintable(read.columns[static_cast<qsizetype>(i)]));
    }

    void moments_lose_their_zone_as_with_pymysql()
    {
        Session session = open();
        must(session.execute(u"CREATE TABLE moments (x datetime(6), y time)"_s));
        must(session.execute({u"INSERT INTO moments VALUES (?, ?)"_s,
                              {sql::DateTime{u"2024-02-29 12:00:00.5+02:00"_s}, sql::Time{u"01:02:03-05:00"_s}},
                              {}}));
        QCOMPARE(rowsOf(session, u"SELECT * FROM moments"_s), u"2024-02-29 12:00:00.500000|01:02:03"_s);
        QCOMPARE(errorOf(session, {u"SELECT ?"_s, {HUGE_VAL}, {}}).code, errors::SqlFailed);
    }

    void quoting_follows_the_mode_of_the_server()
    {
        Session session = open();
        must(session.execute(u"SET sql_mode = 'NO_BACKSLASH_ESCAPES'"_s));
        QCOMPARE(rowsOf(session, u"SELECT 1"_s), u"1"_s);
        const QString text = u"\\' OR 1=1 -- \\"_s;
        QVERIFY(must(session.execute({u"SELECT ?"_s, {text}, {}})).rows[0][0] == sql::Value(text));
    }

    void rows_are_counted_as_found_and_keys_are_known()
    {
        Session session = open();
        must(session.execute(u"CREATE TABLE counted (id int AUTO_INCREMENT PRIMARY KEY, x int)"_s));
        const QueryResult inserted = must(session.execute(u"INSERT INTO counted (x) VALUES (1), (2)"_s));
        QCOMPARE(inserted.rowsAffected, std::optional<qint64>(2));
        QCOMPARE(inserted.lastInsertedId, std::optional<qint64>(1));
        QCOMPARE(must(session.execute(u"UPDATE counted SET x = 1"_s)).rowsAffected, std::optional<qint64>(2));
        QCOMPARE(must(session.execute(u"SELECT * FROM counted"_s)).rowsAffected, std::optional<qint64>());
        QCOMPARE(must(session.execute(u"CREATE INDEX i ON counted (x)"_s)).rowsAffected, std::optional<qint64>());
    }

    void several_statements_run_up_to_the_first_that_fails_which_is_named()
    {
        Session session = open();
        must(session.execute(u"CREATE TABLE whole (x int); INSERT INTO whole VALUES (1); -- done\n;"_s));
        QCOMPARE(rowsOf(session, u"SELECT 1; SELECT x + 1 FROM whole"_s), u"2"_s);
        const Error error = errorOf(
            session, u"INSERT INTO whole VALUES (2);\n  # the next\n  SELECT 'ü' FORM nope;\nDELETE FROM whole"_s);
        QCOMPARE(error.code, errors::SqlFailed);
        QCOMPARE(error.data.value(u"statement"_s).toString(), u"SELECT 'ü' FORM nope"_s);
        QCOMPARE(error.data.value(u"number"_s).toInt(), 1064);
        QVERIFY(error.position);
        QCOMPARE(error.position->line, 3);
        QCOMPARE(error.position->column, 19);
        QCOMPARE(rowsOf(session, u"SELECT x FROM whole"_s), u"1\n2"_s);
    }

    void procedures_triggers_and_their_answers()
    {
        Session session = open();
        must(session.execute(u"CREATE TABLE t (x int); CREATE PROCEDURE two() BEGIN SELECT 1 AS a; SELECT 2 AS b; END;"
                             "CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW BEGIN SET NEW.x = 5; END; "
                             "INSERT INTO t VALUES (1)"_s));
        QCOMPARE(rowsOf(session, u"CALL two()"_s), u"1"_s);
        QCOMPARE(rowsOf(session, u"SELECT x FROM t"_s), u"5"_s);
    }

    void ddl_commits_what_came_before()
    {
        Session session = open();
        must(session.execute(u"CREATE TABLE moved (x int)"_s));
        {
            auto transaction = must(Transaction::begin(session, TransactionMode::Write));
            must(session.execute(u"INSERT INTO moved VALUES (1)"_s));
            QVERIFY(session.isInTransaction());
            must(session.execute(u"CREATE INDEX i ON moved (x)"_s));
            QVERIFY(!session.isInTransaction());
        }
        {
            auto transaction = must(Transaction::begin(session, TransactionMode::Write));
            must(session.execute(u"INSERT INTO moved VALUES (2)"_s));
        }
        QCOMPARE(rowsOf(session, u"SELECT x FROM moved"_s), u"1"_s);
    }

    void errors_have_their_classes()
    {
        Session session = open();
        must(session.execute(
            u"CREATE TABLE keyed (x int PRIMARY KEY, y int NOT NULL, CHECK (y > 0)); INSERT INTO keyed VALUES (1, 1)"_s));
        QCOMPARE(errorOf(session, u"INSERT INTO keyed VALUES (1, 1)"_s).code, errors::ConstraintViolated);
        QCOMPARE(errorOf(session, u"INSERT INTO keyed VALUES (2, NULL)"_s).code, errors::ConstraintViolated);
        QCOMPARE(errorOf(session, u"INSERT INTO keyed VALUES (2, 0)"_s).code, errors::ConstraintViolated);
        QCOMPARE(errorOf(session, u"SELECT nope"_s).code, errors::SqlFailed);
        must(session.execute(u"SET max_statement_time = 0.01"_s));
        QCOMPARE(errorOf(session, u"SELECT SLEEP(1000)"_s).code, errors::StatementTimedOut);
    }

    void the_transaction_belongs_to_the_run()
    {
        Session session = open();
        for (const QString &sql :
             {u"COMMIT"_s, u"begin"_s, u"SELECT 1; # x\n ROLLBACK"_s, u"START TRANSACTION"_s, u"XA BEGIN 'x'"_s})
            QCOMPARE(errorOf(session, sql).code, errors::TransactionControlRefused);
        auto transaction = must(Transaction::begin(session, TransactionMode::Write));
        must(session.execute(u"SAVEPOINT a; SELECT 1; ROLLBACK TO a; RELEASE SAVEPOINT a"_s));
        QVERIFY(transaction.commit());
    }

    void no_file_of_this_machine_is_sent()
    {
        Session session = open();
        must(session.execute(u"CREATE TABLE loaded (x text)"_s));
        QVERIFY(!session.execute(u"LOAD DATA LOCAL INFILE '/etc/hostname' INTO TABLE loaded"_s));
        QCOMPARE(rowsOf(session, u"SELECT count(*) FROM loaded"_s), u"0"_s);
    }

    void parameters_must_be_as_many_as_their_places()
    {
        Session session = open();
        QCOMPARE(errorOf(session, {u"SELECT ?, ?"_s, {qint64{1}}, {}}).code, errors::SqlParametersMismatch);
        QCOMPARE(errorOf(session, {u"SELECT ?; SELECT 2"_s, {qint64{1}}, {}}).code, errors::SqlSeveralStatements);
        QVERIFY(must(session.execute({u"SELECT ?"_s, {u"a\0b"_s}, {}})).rows[0][0] == sql::Value(u"a\0b"_s));
    }

    void names_of_tables_and_views_are_known()
    {
        Session session = open();
        must(session.execute(u"CREATE TABLE `T'\"ü` (x int); CREATE VIEW shown AS SELECT 1 AS x"_s));
        QVERIFY(must(session.hasTable({{}, u"T'\"ü"_s})));
        QVERIFY(!must(session.hasTable({{}, u"t'\"ü"_s})));
        QVERIFY(must(session.hasTable({u"app"_s, u"shown"_s})));
        QVERIFY(!must(session.hasTable({u"mysql"_s, u"shown"_s})));
    }

    void a_lock_is_waited_for_only_so_long()
    {
        Session holder = open();
        must(holder.execute(u"CREATE TABLE held (x int)"_s));
        const auto transaction = must(Transaction::begin(holder, TransactionMode::Write));
        must(holder.execute(u"INSERT INTO held VALUES (1)"_s));
        Session waiter = open({.lockTimeout = std::chrono::milliseconds(30)});
        QCOMPARE(errorOf(waiter, u"ALTER TABLE held ADD y int"_s).code, errors::DatabaseLocked);
    }

    void cancelling_stops_a_statement_that_runs_and_the_rollback_still_works()
    {
        CancelSource source;
        Session watcher = open();
        Session session = open({.cancel = source.token()});
        auto transaction = must(Transaction::begin(session, TransactionMode::Write));
        std::thread canceller([&] {
            while (
                rowsOf(watcher, u"SELECT 1 FROM information_schema.processlist WHERE state = 'User sleep'"_s).isEmpty())
                std::this_thread::yield();
            source.cancel(CancelReason::BySignal);
        });
        const auto slept = session.execute(u"SELECT SLEEP(1000) FROM (SELECT 1 UNION SELECT 2) two"_s);
        canceller.join();
        QVERIFY(!slept);
        QCOMPARE(slept.error().code, errors::Cancelled);
        QCOMPARE(errorOf(session, u"SELECT 1"_s).code, errors::Cancelled);
        QVERIFY(transaction.rollback());
        QVERIFY(!session.isInTransaction());
    }

    void what_a_user_may_not_do_is_its_own_error()
    {
        Session admin = open();
        must(admin.execute(
            u"CREATE TABLE private (x int); CREATE USER 're:ader'@'%' IDENTIFIED BY 'p@/%:?#'; CREATE TABLE public (x int); GRANT SELECT ON app.public TO 're:ader'@'%'"_s));
        const Url url =
            must(parseUrl(u"mysql+pymysql://re%3Aader:p%40%2F%25%3A%3F%23@127.0.0.1:%1/app"_s.arg(server_->port())));
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
        must(admin.execute(u"CREATE TABLE kept (x int)"_s));
        auto transaction = must(Transaction::begin(session, TransactionMode::Write));
        must(session.execute(u"INSERT INTO kept VALUES (1)"_s));
        must(admin.execute(u"KILL "_s + rowsOf(session, u"SELECT CONNECTION_ID()"_s)));
        QCOMPARE(errorOf(session, u"SELECT 1"_s).code, errors::ConnectionLost);
        QVERIFY(transaction.rollback());
        QCOMPARE(rowsOf(admin, u"SELECT count(*) FROM kept"_s), u"0"_s);
    }

    void each_way_of_not_being_let_in_has_its_own_error()
    {
        Url url = url_;
        url.password = Secret(u"wrong"_s);
        QCOMPARE(refusalOf(url).code, errors::LoginRefused);
        QVERIFY(!present(refusalOf(url)).contains(u"wrong"_s));
        url.password.reset();
        QCOMPARE(refusalOf(url).code, errors::LoginRefused);
        QCOMPARE(refusalOf(server_->url(u"no such"_s)).code, errors::DatabaseMissing);
        QCOMPARE(refusalOf(server_->url(u"no such"_s)).data.value(u"name"_s).toString(), u"no such"_s);
        url = url_;
        url.port = 1;
        QCOMPARE(refusalOf(url).code, errors::DatabaseUnreachable);
        url.host = u"no.such.host.invalid"_s;
        QCOMPARE(refusalOf(url).code, errors::DatabaseUnreachable);
        QCOMPARE(refusalOf(server_->url(u"app"_s, {u"ssl_mode=REQUIRED"_s})).code, errors::TlsFailed);
        QCOMPARE(refusalOf(server_->url(u"app"_s, {u"ssl_mode=VERIFY_CA"_s})).code, errors::TlsNotEnforced);
        QCOMPARE(refusalOf(server_->url(u"app"_s, {u"ssl_ca=/ca.pem"_s})).code, errors::TlsNotEnforced);
        QCOMPARE(refusalOf(server_->url(u"app"_s, {u"ssl_verify_cert=true"_s})).code, errors::TlsNotEnforced);
        QCOMPARE(refusalOf(server_->url(u"app"_s, {u"connect_timeout=soon"_s})).code, errors::DatabaseOptionInvalid);
        QCOMPARE(refusalOf(server_->url(u"app"_s, {u"ssl_key=a;b"_s})).code, errors::DatabaseOptionInvalid);
        QCOMPARE(refusalOf(server_->url(u"app"_s, {u"colour=red"_s})).code, errors::DatabaseOptionUnknown);
    }

    void addresses_are_taken_as_sqlalchemy_takes_them_data()
    {
        QTest::addColumn<QString>("text");
        const QString port = QString::number(server_->port());
        QTest::newRow("local socket") << u"mysql://retort:s3cret@/app?unix_socket="_s + server_->socket();
        QTest::newRow("localhost") << u"mariadb+mariadbconnector://retort:s3cret@localhost:%1/app"_s.arg(port);
        QTest::newRow("options")
            << u"mysql+mysqldb://retort:s3cret@127.0.0.1:%1/app?charset=utf8&connect_timeout=3&ssl_mode=PREFERRED&sql_mode=ANSI"_s
                   .arg(port);
    }
    void addresses_are_taken_as_sqlalchemy_takes_them()
    {
        QFETCH(QString, text);
        Session session = must(Session::open(must(parseUrl(text))));
        QCOMPARE(rowsOf(session, u"SELECT DATABASE(), @@character_set_client"_s), u"app|utf8mb4"_s);
    }

    void a_password_comes_from_the_environment()
    {
        Url url = url_;
        url.password.reset();
        qputenv("MYSQL_PWD", "s3cret");
        QVERIFY(Session::open(url));
        qunsetenv("MYSQL_PWD");
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

QTEST_GUILESS_MAIN(tst_mysql)
#include "tst_mysql.moc"
