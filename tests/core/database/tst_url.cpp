#include <core/base/presenter.h>
#include <core/database/error_codes.h>
#include <core/database/url.h>

#include <QTest>

using namespace retort;
using namespace retort::database;
using namespace Qt::Literals::StringLiterals;

namespace
{

Url url(const QString &text)
{
    auto parsed = parseUrl(text);
    if (!parsed)
        qFatal("%s", qPrintable(present(parsed.error())));
    return *parsed;
}

} // namespace

class tst_url : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_part_is_read_and_decoded()
    {
        const Url read =
            url(u"postgresql+psycopg2://us%20er:p%40s%2Fs@db.example:5433/shop?sslmode=require&a=x+y%2B"_s);
        QCOMPARE(read.kind, Kind::Postgresql);
        QCOMPARE(read.driver, u"psycopg2"_s);
        QCOMPARE(read.user, u"us er"_s);
        QCOMPARE(read.password->reveal(), u"p@s/s"_s);
        QCOMPARE(read.host, u"db.example"_s);
        QCOMPARE(read.port, 5433);
        QCOMPARE(read.database, u"shop"_s);
        QCOMPARE(option(read, u"sslmode"_s), u"require"_s);
        QCOMPARE(option(read, u"a"_s), u"x y+"_s);
        QVERIFY(!option(read, u"none"_s));
    }

    void sqlite_paths_have_three_slashes_when_relative_and_four_when_absolute()
    {
        QCOMPARE(url(u"sqlite:///app.db"_s).database, u"app.db"_s);
        QCOMPARE(url(u"sqlite:///./data/app.db"_s).database, u"./data/app.db"_s);
        QCOMPARE(url(u"sqlite:////var/lib/app.db"_s).database, u"/var/lib/app.db"_s);
        QCOMPARE(url(u"sqlite+aiosqlite:///a%20b.db"_s).database, u"a%20b.db"_s);
    }

    void sqlite_in_memory_has_several_spellings_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("inMemory");
        QTest::newRow("nothing") << u"sqlite://"_s << true;
        QTest::newRow("one slash") << u"sqlite:///"_s << true;
        QTest::newRow("name") << u"sqlite:///:memory:"_s << true;
        QTest::newRow("uri") << u"sqlite:///file::memory:?cache=shared&uri=true"_s << true;
        QTest::newRow("uri mode") << u"sqlite:///file:x?mode=memory&uri=true"_s << true;
        QTest::newRow("file") << u"sqlite:///memory"_s << false;
        QTest::newRow("server") << u"postgresql://"_s << false;
    }
    void sqlite_in_memory_has_several_spellings()
    {
        QFETCH(QString, text);
        QTEST(isInMemory(url(text)), "inMemory");
    }

    void an_ipv6_host_stands_in_brackets()
    {
        const Url read = url(u"mysql+pymysql://root@[2001:db8::1]:3306/test"_s);
        QCOMPARE(read.host, u"2001:db8::1"_s);
        QCOMPARE(read.port, 3306);
        QCOMPARE(read.user, u"root"_s);
        QVERIFY(!read.password);
        QCOMPARE(displayed(read), u"mysql+pymysql://root@[2001:db8::1]:3306/test"_s);
    }

    void a_unix_socket_is_an_option()
    {
        const Url read = url(u"postgresql://user@/shop?host=/var/run/postgresql"_s);
        QVERIFY(read.host.isEmpty());
        QCOMPARE(option(read, u"host"_s), u"/var/run/postgresql"_s);
    }

    void mariadb_is_a_dialect_of_its_own()
    {
        QCOMPARE(url(u"mariadb+mariadbconnector://u:p@h/d"_s).kind, Kind::Mariadb);
        QCOMPARE(nameOf(Kind::Mariadb), u"mariadb"_s);
    }

    void an_option_may_come_twice_and_an_empty_one_is_dropped()
    {
        const Url read = url(u"postgresql:///d?host=a:1&host=b:2&empty=&flag"_s);
        QCOMPARE(read.query.size(), std::size_t{2});
        QCOMPARE(option(read, u"host"_s), u"a:1"_s);
    }

    void what_is_displayed_reads_back_to_the_same_url_but_for_the_secrets_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("password") << u"postgresql://u:secret@h/d"_s << u"postgresql://u:***@h/d"_s;
        QTest::newRow("empty password") << u"postgresql://u:@h/d"_s << u"postgresql://u:***@h/d"_s;
        QTest::newRow("password with an at")
            << u"mysql://u:a%40b@h:1/d?ssl_ca=/ca.pem"_s << u"mysql://u:***@h:1/d?ssl_ca=/ca.pem"_s;
        QTest::newRow("option") << u"postgresql://h/d?user=u&password=secret&sslpassword=secret"_s
                                << u"postgresql://h/d?user=u&password=***&sslpassword=***"_s;
        QTest::newRow("user with a colon") << u"postgresql://a%3Ab@h/d"_s << u"postgresql://a%3Ab@h/d"_s;
        QTest::newRow("sqlite") << u"sqlite:////abs/a b.db"_s << u"sqlite:////abs/a b.db"_s;
        QTest::newRow("memory") << u"sqlite://"_s << u"sqlite://"_s;
    }
    void what_is_displayed_reads_back_to_the_same_url_but_for_the_secrets()
    {
        QFETCH(QString, text);
        QTEST(displayed(url(text)), "shown");
        QVERIFY(!displayed(url(text)).contains(u"secret"_s));
        QCOMPARE(displayed(url(displayed(url(text)))), displayed(url(text)));
    }

    void a_text_that_is_no_url_is_refused_without_repeating_it_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("empty") << QString() << ErrorCode(errors::DatabaseUrlMalformed);
        QTest::newRow("a path") << u"/secret/app.db"_s << ErrorCode(errors::DatabaseUrlMalformed);
        QTest::newRow("one slash") << u"sqlite:/secret.db"_s << ErrorCode(errors::DatabaseUrlMalformed);
        QTest::newRow("at in password") << u"mysql://u:my@secret@h/d"_s << ErrorCode(errors::DatabaseUrlAtSign);
        QTest::newRow("port") << u"mysql://u:secret"_s << ErrorCode(errors::DatabaseUrlPortInvalid);
        QTest::newRow("port too large") << u"mysql://h:65536/secret"_s << ErrorCode(errors::DatabaseUrlPortInvalid);
        QTest::newRow("old name") << u"postgres://u:secret@h/d"_s << ErrorCode(errors::DatabaseKindUnknown);
        QTest::newRow("placeholder") << u"driver://user:secret@localhost/dbname"_s
                                     << ErrorCode(errors::DatabaseKindUnknown);
    }
    void a_text_that_is_no_url_is_refused_without_repeating_it()
    {
        QFETCH(QString, text);
        const auto refused = parseUrl(text);
        QVERIFY(!refused);
        QTEST(refused.error().code, "code");
        QVERIFY(!present(refused.error()).contains(u"secret"_s));
    }
};

QTEST_GUILESS_MAIN(tst_url)
#include "tst_url.moc"
