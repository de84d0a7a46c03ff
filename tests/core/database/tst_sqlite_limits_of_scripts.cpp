#include <core/database/error_codes.h>
#include <tests/support/databases.h>

#include <QFile>
#include <QTest>

using namespace retort;
using namespace retort::database;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

/// What the SQL of a migration script cannot do on SQLite: reach other files, load code, damage the catalogue, or end
/// the run's transaction.
class tst_sqlite_limits_of_scripts : public QObject
{
    Q_OBJECT

    TemporaryDatabases databases_;

    ErrorCode codeOf(Session &session, const QString &sql)
    {
        const auto result = session.execute(sql);
        if (result)
            qFatal("did not fail: %s", qPrintable(sql));
        return result.error().code;
    }

private Q_SLOTS:
    void no_other_file_is_read_or_written_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("attach") << u"ATTACH '%1' AS other"_s;
        QTest::newRow("attach computed") << u"ATTACH '%1' || '' AS other"_s;
        QTest::newRow("attach a name") << u"ATTACH \"%1\" AS other"_s;
        QTest::newRow("attach a uri") << u"ATTACH 'file:%1?mode=rwc' AS other"_s;
        QTest::newRow("vacuum into") << u"VACUUM INTO '%1'"_s;
        QTest::newRow("vacuum into computed") << u"VACUUM main INTO '%1' || ''"_s;
    }
    void no_other_file_is_read_or_written()
    {
        QFETCH(QString, sql);
        Session session = databases_.open();
        const QString other = databases_.path(u"other.db"_s);
        QCOMPARE(codeOf(session, sql.arg(other)), errors::SqlRefused);
        QVERIFY(!QFile::exists(other));
    }

    void a_name_given_as_a_parameter_is_refused_as_well()
    {
        Session session = databases_.open();
        const auto result =
            session.execute(sql::Statement{u"ATTACH ? AS other"_s, {databases_.path(u"other.db"_s)}, {}});
        QVERIFY(!result);
        QCOMPARE(result.error().code, errors::SqlRefused);
        QCOMPARE(result.error().data.value(u"statement"_s), u"ATTACH ? AS other"_s);
    }

    void vacuum_and_the_nameless_database_work()
    {
        Session session = databases_.open();
        QVERIFY(session.execute(u"VACUUM"_s));
        QVERIFY(session.execute(u"ATTACH '' AS scratch; CREATE TABLE scratch.t (x); DETACH scratch"_s));
    }

    void extensions_and_settings_of_the_process_are_out_of_reach_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("extension") << u"SELECT load_extension('x')"_s;
        QTest::newRow("extension, other case") << u"SELECT Load_Extension('x', 'y')"_s;
        QTest::newRow("temporary folder") << u"PRAGMA temp_store_directory = '/'"_s;
        QTest::newRow("catalogue") << u"PRAGMA writable_schema = ON"_s;
        QTest::newRow("catalogue, qualified") << u"PRAGMA main.Writable_Schema(1)"_s;
    }
    void extensions_and_settings_of_the_process_are_out_of_reach()
    {
        QFETCH(QString, sql);
        Session session = databases_.open();
        QCOMPARE(codeOf(session, sql), errors::SqlRefused);
    }

    void the_catalogue_cannot_be_edited()
    {
        Session session = databases_.open();
        QVERIFY(session.execute(u"CREATE TABLE kept (x)"_s));
        QCOMPARE(codeOf(session, u"DELETE FROM sqlite_master"_s), errors::SqlFailed);
        QCOMPARE(rowsOf(session, u"SELECT count(*) FROM sqlite_master WHERE name = 'kept'"_s), u"1"_s);
    }

    void the_transaction_belongs_to_the_session_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("begin") << u"BEGIN"_s;
        QTest::newRow("commit") << u"COMMIT"_s;
        QTest::newRow("end") << u"END TRANSACTION"_s;
        QTest::newRow("rollback") << u"ROLLBACK"_s;
        QTest::newRow("hidden behind another") << u"SELECT 1; /* */ commit"_s;
    }
    void the_transaction_belongs_to_the_session()
    {
        QFETCH(QString, sql);
        Session session = databases_.open();
        {
            const auto transaction = must(Transaction::begin(session, TransactionMode::Write));
            QCOMPARE(codeOf(session, sql), errors::TransactionControlRefused);
            QVERIFY(session.isInTransaction());
        }
        QCOMPARE(codeOf(session, sql), errors::TransactionControlRefused);
    }

    void savepoints_inside_of_it_are_a_scripts_own()
    {
        Session session = databases_.open();
        auto transaction = must(Transaction::begin(session, TransactionMode::Write));
        QVERIFY(session.execute(u"CREATE TABLE s (x); SAVEPOINT a; INSERT INTO s VALUES (1); ROLLBACK TO a; "
                                "INSERT INTO s VALUES (2); RELEASE a"_s));
        QVERIFY(transaction.commit());
        QCOMPARE(rowsOf(session, u"SELECT x FROM s"_s), u"2"_s);
    }
};

QTEST_GUILESS_MAIN(tst_sqlite_limits_of_scripts)
#include "tst_sqlite_limits_of_scripts.moc"
