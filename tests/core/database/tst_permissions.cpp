#include <core/database/error_codes.h>
#include <tests/support/databases.h>
#include <tests/support/unprivileged.h>

#include <QFile>
#include <QTest>

using namespace retort;
using namespace retort::database;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

class tst_permissions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_file_that_may_not_be_written_can_be_read()
    {
        const TemporaryDatabases databases;
        must(databases.open().execute(u"CREATE TABLE t (x)"_s));
        QVERIFY(QFile::setPermissions(databases.path(), QFile::ReadOwner));
        Session session = databases.open();
        QCOMPARE(rowsOf(session, u"SELECT count(*) FROM t"_s), u"0"_s);
        QCOMPARE(session.execute(u"INSERT INTO t VALUES (1)"_s).error().code, errors::DatabaseReadOnly);
    }

    void a_file_that_may_not_be_read_is_unreachable()
    {
        const TemporaryDatabases databases;
        must(databases.open().execute(u"CREATE TABLE t (x)"_s));
        QVERIFY(QFile::setPermissions(databases.path(), {}));
        const auto opened = Session::open(databases.url(), {.access = Access::ReadOnly});
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, errors::DatabaseUnreachable);
    }

    void a_folder_that_may_not_be_written_lets_nothing_be_written_or_created()
    {
        const TemporaryDatabases databases;
        must(databases.open().execute(u"CREATE TABLE t (x)"_s));
        QVERIFY(QFile::setPermissions(databases.folder(), QFile::ReadOwner | QFile::ExeOwner));
        Session session = databases.open();
        QCOMPARE(rowsOf(session, u"SELECT count(*) FROM t"_s), u"0"_s);
        const auto written = session.execute(u"INSERT INTO t VALUES (1)"_s);
        const auto created = Session::open(databases.url(u"new.db"_s));
        QVERIFY(QFile::setPermissions(databases.folder(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QVERIFY(!written);
        QCOMPARE(written.error().code, errors::DatabaseReadOnly);
        QVERIFY(!created);
        QCOMPARE(created.error().code, errors::DatabaseUnreachable);
    }
};

RETORT_UNPRIVILEGED_TEST_MAIN(tst_permissions)
#include "tst_permissions.moc"
