#include <core/database/error_codes.h>
#include <tests/support/databases.h>

#include <QTest>

using namespace retort;
using namespace retort::database;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

class tst_transaction : public QObject
{
    Q_OBJECT

    TemporaryDatabases databases_;

    QString tables(Session &session)
    {
        return rowsOf(session, u"SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"_s);
    }

private Q_SLOTS:
    void init() { databases_ = TemporaryDatabases(); }

    void ddl_and_rows_are_rolled_back_together()
    {
        Session session = databases_.open();
        must(session.execute(u"CREATE TABLE old (x)"_s));
        {
            const auto transaction = must(Transaction::begin(session, TransactionMode::Write));
            must(session.execute(u"INSERT INTO old VALUES (1); CREATE TABLE new (x); DROP TABLE old"_s));
            QCOMPARE(tables(session), u"new"_s);
        }
        QCOMPARE(tables(session), u"old"_s);
        QCOMPARE(rowsOf(session, u"SELECT count(*) FROM old"_s), u"0"_s);
    }

    void what_is_committed_is_there_for_others()
    {
        Session session = databases_.open();
        Session other = databases_.open();
        auto transaction = must(Transaction::begin(session, TransactionMode::Write));
        must(session.execute(u"CREATE TABLE t (x)"_s));
        QCOMPARE(tables(other), QString());
        QVERIFY(transaction.commit());
        QVERIFY(!session.isInTransaction());
        QCOMPARE(tables(other), u"t"_s);
    }

    void a_transaction_for_writing_holds_the_lock_from_its_beginning()
    {
        Session session = databases_.open();
        Session other = databases_.open(u"app.db"_s, {.lockTimeout = std::chrono::milliseconds(0)});
        const auto transaction = must(Transaction::begin(session, TransactionMode::Write));
        QCOMPARE(other.execute(u"CREATE TABLE t (x)"_s).error().code, errors::DatabaseLocked);
        QVERIFY(Transaction::begin(other, TransactionMode::Read));
    }

    void a_failed_commit_rolls_back()
    {
        Session session = databases_.open();
        Session reader = databases_.open();
        must(session.execute(u"CREATE TABLE t (x)"_s));
        Session writer = databases_.open(u"app.db"_s, {.lockTimeout = std::chrono::milliseconds(0)});
        auto reading = must(Transaction::begin(reader, TransactionMode::Read));
        QCOMPARE(rowsOf(reader, u"SELECT count(*) FROM t"_s), u"0"_s);
        auto transaction = must(Transaction::begin(writer, TransactionMode::Write));
        must(writer.execute(u"INSERT INTO t VALUES (1)"_s));
        QCOMPARE(transaction.commit().error().code, errors::DatabaseLocked);
        QVERIFY(!writer.isInTransaction());
        QVERIFY(reading.rollback());
        QCOMPARE(rowsOf(session, u"SELECT count(*) FROM t"_s), u"0"_s);
    }

    void the_names_of_tables_and_views_are_known()
    {
        Session session = databases_.open();
        must(session.execute(u"CREATE TABLE \"a'b\" (x); CREATE VIEW v AS SELECT 1; CREATE INDEX i ON \"a'b\" (x)"_s));
        QVERIFY(must(session.hasTable({{}, u"a'b"_s})));
        QVERIFY(must(session.hasTable({{}, u"V"_s})));
        QVERIFY(must(session.hasTable({u"main"_s, u"v"_s})));
        QVERIFY(!must(session.hasTable({{}, u"i"_s})));
        QVERIFY(!session.hasTable({u"nowhere"_s, u"v"_s}));
    }
};

QTEST_GUILESS_MAIN(tst_transaction)
#include "tst_transaction.moc"
