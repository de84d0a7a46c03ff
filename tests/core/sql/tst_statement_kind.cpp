#include <core/sql/statement_kind.h>

#include <QTest>

using namespace retort::sql;
using namespace Qt::Literals::StringLiterals;

class tst_statement_kind : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_a_statement_does_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<StatementKind>("kind");
        const auto row = [](const char *statement, StatementKind kind) {
            QTest::newRow(statement) << QString::fromLatin1(statement) << kind;
        };
        row("SELECT 1", StatementKind::Question);
        row(" -- first\n ((select 1) union (select 2))", StatementKind::Question);
        row("/* hint */ SHOW TABLES", StatementKind::Question);
        row("WITH a AS (SELECT 1) SELECT * FROM a", StatementKind::Question);
        row("WITH a AS (SELECT 'delete') SELECT \"update\" FROM a", StatementKind::Question);
        row("WITH a AS (SELECT 1) INSERT INTO t SELECT * FROM a", StatementKind::Rows);
        row("with gone as (delete from t returning *) select * from gone", StatementKind::Rows);
        row("INSERT INTO t VALUES (1)", StatementKind::Rows);
        row("update t set x = 1", StatementKind::Rows);
        row("SET foreign_key_checks = 0", StatementKind::Setting);
        row("USE other", StatementKind::Setting);
        row("PRAGMA foreign_keys = OFF", StatementKind::Setting);
        row("CREATE TABLE t (x int)", StatementKind::Definition);
        row("CALL tidy_up()", StatementKind::Definition);
        row("settle the account", StatementKind::Definition);
        row("", StatementKind::Definition);
    }
    void what_a_statement_does()
    {
        QFETCH(QString, statement);
        QFETCH(StatementKind, kind);
        QCOMPARE(kindOf(statement, postgresqlRules()), kind);
        QCOMPARE(changesSomething(kind), kind == StatementKind::Rows || kind == StatementKind::Definition);
    }

    void passwords_are_not_shown_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *statement, const char *shown) {
            QTest::newRow(statement) << QString::fromLatin1(statement) << QString::fromLatin1(shown);
        };
        row("CREATE USER u WITH ENCRYPTED PASSWORD 's3cret' LOGIN",
            "CREATE USER u WITH ENCRYPTED PASSWORD '***' LOGIN");
        row("ALTER ROLE u password='it''s'", "ALTER ROLE u password='***'");
        row("CREATE USER u@'%' IDENTIFIED BY 's3cret', v IDENTIFIED WITH ed25519 AS 'hash'",
            "CREATE USER u@'%' IDENTIFIED BY '***', v IDENTIFIED WITH ed25519 AS '***'");
        row("SET PASSWORD FOR u = PASSWORD('s3cret')", "SET PASSWORD FOR u = PASSWORD('***')");
        row("CREATE USER MAPPING FOR u SERVER s OPTIONS (user 'u', password 's3cret')",
            "CREATE USER MAPPING FOR u SERVER s OPTIONS (user 'u', password '***')");
        row("CREATE SUBSCRIPTION s CONNECTION 'host=h password=s3cret' PUBLICATION p",
            "CREATE SUBSCRIPTION s CONNECTION '***' PUBLICATION p");
        row("UPDATE users SET name = 'bob', password = 's3cret'", "UPDATE users SET name = 'bob', password = '***'");
        row("CREATE TABLE users (password text DEFAULT 'x')", "CREATE TABLE users (password text DEFAULT 'x')");
        row("INSERT INTO t VALUES ('bob')", "INSERT INTO t VALUES ('bob')");
    }
    void passwords_are_not_shown()
    {
        QFETCH(QString, statement);
        QFETCH(QString, shown);
        QCOMPARE(withoutPasswords(statement, mysqlRules()), shown);
    }
};

QTEST_GUILESS_MAIN(tst_statement_kind)
#include "tst_statement_kind.moc"
