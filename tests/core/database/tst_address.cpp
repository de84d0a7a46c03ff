#include <core/base/presenter.h>
#include <core/database/address.h>
#include <tests/support/databases.h>

#include <QDir>
#include <QFile>
#include <QTest>

using namespace retort;
using namespace retort::database;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

class tst_address : public QObject
{
    Q_OBJECT

    static Address address(const QString &url) { return addressOf(must(parseUrl(url))); }

private Q_SLOTS:
    void every_spelling_of_a_place_is_the_same_address_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("address");
        const auto row = [](const char *url, const char *address) {
            QTest::newRow(url) << QString::fromLatin1(url) << QString::fromLatin1(address);
        };
        row("postgresql+psycopg2://app:x@DB.example/shop", "postgresql://app@db.example:5432/shop");
        row("postgresql://app@db.example:6432/shop?sslmode=require", "postgresql://app@db.example:6432/shop");
        row("postgresql://app@/shop", "postgresql://app@localhost:5432/shop");
        row("postgresql://app@127.0.0.1/shop", "postgresql://app@localhost:5432/shop");
        row("postgresql://app@[::1]:5432/shop", "postgresql://app@localhost:5432/shop");
        row("postgresql://app@/shop?host=/var/run/postgresql", "postgresql://app@localhost:5432/shop");
        row("postgresql://app@/shop?host=db.example:5433", "postgresql://app@db.example:5433/shop");
        row("postgresql://ignored@elsewhere/none?user=app&host=db.example&dbname=shop&port=7",
            "postgresql://app@db.example:7/shop");
        row("postgresql://app@[2001:db8::1]/shop", "postgresql://app@[2001:db8::1]:5432/shop");
        row("postgresql://app@db.example", "postgresql://app@db.example:5432/app");
        row("postgresql:///shop?service=shop", "postgresql://shop:5432/shop");
        row("mysql+pymysql://app@db.example/shop", "mysql://app@db.example:3306/shop");
        row("mariadb://app@db.example/shop", "mysql://app@db.example:3306/shop");
        row("mysql://app@localhost/shop?unix_socket=/run/mysqld/mysqld.sock", "mysql://app@localhost:3306/shop");
        row("mysql://app@db.example?database=shop", "mysql://app@db.example:3306/shop");
    }
    void every_spelling_of_a_place_is_the_same_address()
    {
        QFETCH(QString, url);
        QTEST(shown(address(url)), "address");
    }

    void a_file_is_known_through_links_and_relative_paths()
    {
        const TemporaryDatabases files;
        QVERIFY(QDir().mkpath(files.path(u"real"_s)));
        QVERIFY(QFile::link(files.path(u"real"_s), files.path(u"link"_s)));
        const Address real = address(u"sqlite:///"_s + files.path(u"real/app.db"_s));
        QVERIFY(isSameDatabase(real, address(u"sqlite:///"_s + files.path(u"link/../link/app.db"_s))));
        QVERIFY(
            isSameDatabase(real, address(u"sqlite:///file:%1?uri=true&mode=rw"_s.arg(files.path(u"link/app.db"_s)))));
        QVERIFY(!isSameDatabase(real, address(u"sqlite:///"_s + files.path(u"real/other.db"_s))));
        QVERIFY(!isSameDatabase(address(u"sqlite://"_s), address(u"sqlite://"_s)));
    }

    void who_connects_makes_no_other_database()
    {
        const Address one = address(u"postgresql://app@db.example/shop"_s);
        QVERIFY(isSameDatabase(one, address(u"postgresql://owner@db.example:5432/shop"_s)));
        QVERIFY(one != address(u"postgresql://owner@db.example:5432/shop"_s));
        QVERIFY(!isSameDatabase(one, address(u"postgresql://app@db.example/other"_s)));
        QVERIFY(!isSameDatabase(one, address(u"mysql://app@db.example:5432/shop"_s)));
    }

    void this_machine_is_told_from_others()
    {
        QVERIFY(isLocal(address(u"sqlite:///app.db"_s)));
        QVERIFY(isLocal(address(u"postgresql://app@127.0.0.1/shop"_s)));
        QVERIFY(isLocal(address(u"mysql://app@localhost/shop"_s)));
        QVERIFY(!isLocal(address(u"postgresql://app@10.0.0.5/shop"_s)));
        QVERIFY(!isLocal(address(u"postgresql:///shop?service=shop"_s)));
    }
};

QTEST_GUILESS_MAIN(tst_address)
#include "tst_address.moc"
