#include <core/database/error_codes.h>
#include <core/database/session.h>

#include <QCoreApplication>
#include <QTest>

using namespace retort;
using namespace retort::database;
using namespace Qt::Literals::StringLiterals;

class tst_driver_missing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCoreApplication::setLibraryPaths({}); }

    void each_driver_that_is_missing_is_named_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("driver");
        QTest::newRow("sqlite") << u"sqlite://"_s << u"QSQLITE"_s;
        QTest::newRow("postgresql") << u"postgresql://h/d"_s << u"QPSQL"_s;
        QTest::newRow("mysql") << u"mysql://h/d"_s << u"QMYSQL"_s;
        QTest::newRow("mariadb") << u"mariadb://h/d"_s << u"QMYSQL"_s;
    }
    void each_driver_that_is_missing_is_named()
    {
        QFETCH(QString, url);
        const auto opened = Session::open(*parseUrl(url));
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, errors::DatabaseDriverMissing);
        QTEST(opened.error().data.value(u"driver"_s).toString(), "driver");
    }
};

QTEST_GUILESS_MAIN(tst_driver_missing)
#include "tst_driver_missing.moc"
