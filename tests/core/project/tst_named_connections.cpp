#include <core/project/error_codes.h>
#include <core/project/retort_toml.h>

#include "tree.h"

using namespace retort;
using namespace retort::project;
using namespace Qt::Literals::StringLiterals;
using retort::tests::Tree;

namespace
{

QString shown(const std::optional<std::chrono::milliseconds> &time)
{
    return time ? QString::number(time->count()) : u"-"_s;
}

/// One line a connection.
QString shown(const std::vector<Connection> &connections)
{
    QStringList lines;
    for (const Connection &each : connections) {
        const Limits &limits = each.limits;
        lines << QStringList{each.name,
                             each.url ? database::displayed(*each.url) : u"-"_s,
                             each.urlVariable.value_or(u"-"_s),
                             each.environment ? nameOf(*each.environment) : u"-"_s,
                             each.colour.value_or(u"-"_s),
                             each.versionTableSchema.value_or(u"-"_s) + u'.' + each.versionTable.value_or(u"-"_s),
                             each.applicationName.value_or(u"-"_s),
                             QStringList{shown(limits.connect), shown(limits.lock), shown(limits.statement),
                                         shown(limits.idleInTransaction), shown(limits.connectionCheck),
                                         limits.lockRetries ? QString::number(*limits.lockRetries) : u"-"_s}
                                 .join(u' ')}
                     .join(u" | "_s);
    }
    return lines.join(u'\n');
}

} // namespace

class tst_connections : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connections_are_read_in_the_order_of_the_text()
    {
        const auto read = parseRetortToml(u"[connections.shop]\n"
                                          "url = \"postgresql+psycopg2://app@db.example/shop\"\n"
                                          "class = \"production\"\n"
                                          "colour = \"#C01c28\"\n"
                                          "version_table = \"schema_version\"\n"
                                          "version_table_schema = \"ops\"\n"
                                          "application_name = \"shop migrations\"\n"
                                          "connect_timeout = \"10s\"\n"
                                          "lock_timeout = \"500ms\"\n"
                                          "statement_timeout = \"1h\"\n"
                                          "idle_in_transaction_session_timeout = \"5min\"\n"
                                          "client_connection_check_interval = \"0s\"\n"
                                          "lock_retries = 0\n"
                                          "[connections.archive]\n"
                                          "url_variable = \"ARCHIVE_URL\"\n"
                                          "class = \"staging\"\n"
                                          "[connections.here]\n"
                                          "url = \"sqlite:///dev.db\"\n"_s,
                                          u"retort.toml"_s);
        QVERIFY(read);
        QCOMPARE(shown(read->connections),
                 u"shop | postgresql+psycopg2://app@db.example/shop | - | production | #C01c28 | ops.schema_version | "
                 "shop migrations | 10000 500 3600000 300000 0 0\n"
                 "archive | - | ARCHIVE_URL | staging | - | -.- | - | - - - - - -\n"
                 "here | sqlite:///dev.db | - | - | - | -.- | - | - - - - - -"_s);
    }

    void what_is_wrong_is_shown_at_its_line_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("told");
        const auto row = [](const char *name, const QString &line, const QString &told) {
            QTest::newRow(name) << line << told;
        };
        row("class", u"class = \"prod\""_s,
            u"'prod' is not a valid value for connections.x.class; expected one of development, test, staging, "
            "production"_s);
        row("colour", u"colour = \"red\""_s,
            u"'red' is not a valid value for connections.x.colour; expected a colour such as \"#c01c28\""_s);
        row("time without a unit", u"lock_timeout = 3"_s,
            u"'3' is not a valid value for connections.x.lock_timeout; expected a time with its unit, such as "
            "\"500ms\", \"3s\", \"5min\" or \"1h\""_s);
        row("retries", u"lock_retries = -1"_s,
            u"'-1' is not a valid value for connections.x.lock_retries; expected a whole number from 0"_s);
        row("url", u"url = \"nonsense\""_s, u"Could not parse SQLAlchemy URL from given URL string"_s);
        row("password", u"url = \"postgresql://a:b@h/d\""_s, u"The URL of the connection 'x' holds a password"_s);
        row("password in an option", u"url = \"mysql://a@h/d?passwd=b\""_s,
            u"The URL of the connection 'x' holds a password"_s);
    }
    void what_is_wrong_is_shown_at_its_line()
    {
        QFETCH(QString, line);
        const auto read = parseRetortToml(u"[connections.x]\n"_s + line + u'\n', u"retort.toml"_s);
        QVERIFY(!read);
        QTEST(sentence(read.error()), "told");
        QCOMPARE(read.error().position->line, 2);
        // A password is not repeated, not even as the line of the file.
        if (read.error().code == errors::PasswordInFile)
            QVERIFY(!present(read.error()).contains(u"passwd"_s) && !present(read.error()).contains(u"a:b"_s));
    }

    void what_is_a_persons_own_counts_but_for_the_more_careful_class()
    {
        const Tree tree(u"== shop/alembic.ini\n\n== other/alembic.ini\n"_s);
        tree.write(u"connections.toml"_s, u"[\"%1/other\".production]\n"
                                          "url = \"sqlite:///wrong.db\"\n"
                                          "[\"%1/shop/.\".production]\n"
                                          "url = \"postgresql://ada@10.0.0.7/shop\"\n"
                                          "class = \"development\"\n"
                                          "lock_timeout = \"1s\"\n"
                                          "[\"%1/shop/.\".mine]\n"
                                          "url = \"sqlite:///mine.db\"\n"_s.arg(tree.root())
                                              .toUtf8());
        const auto own = readOwnConnections(tree.at(u"connections.toml"_s), tree.at(u"shop"_s));
        QVERIFY(own);
        const auto projects = parseRetortToml(u"[connections.production]\nurl_variable = \"SHOP\"\n"
                                              "class = \"production\"\ncolour = \"#c01c28\"\n"_s,
                                              {});
        QCOMPARE(shown(merged(projects->connections, *own)),
                 u"production | postgresql://ada@10.0.0.7/shop | - | production | #c01c28 | -.- | - | - 1000 - - - -\n"
                 "mine | sqlite:///mine.db | - | - | - | -.- | - | - - - - - -"_s);
        QVERIFY(readOwnConnections(tree.at(u"none.toml"_s), tree.root())->empty());
    }
};

QTEST_GUILESS_MAIN(tst_connections)
#include "tst_named_connections.moc"
