#include <core/dialects/description.h>
#include <tests/core/ddl/live.h>

#include <QTest>

using namespace retort;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

/// What reading a live schema does beyond the facts that truth/ holds: what it leaves out, what it says it may not see,
/// and how often it asks.
class LiveSchemaTest : public QObject
{
    Q_OBJECT

    static database::Session sessionOn(const QString &url)
    {
        return must(database::Session::open(must(database::parseUrl(url))));
    }
    static schema::Schema read(database::Session &session, const dialects::SchemaScope &scope = {})
    {
        return must(must(dialects::dialectNamed(database::nameOf(session.url().kind)))
                        ->readSchema(catalogueOf(session), scope));
    }
    static schema::Table tableIn(const schema::Schema &schema, const QString &name)
    {
        const schema::Table *found = schema::findTable(schema, {{}, name});
        return found ? *found : schema::Table();
    }
    static QStringList names(const auto &objects)
    {
        QStringList all;
        for (const auto &[name, object] : objects)
            all << (name.schema.isEmpty() ? name.name : QString(name.schema + u'.' + name.name));
        return all;
    }

private Q_SLOTS:
    void an_index_that_was_not_finished_is_invalid()
    {
        database::Session session = sessionOn(emptyDatabase(u"postgresql"_s, u"invalid"_s));
        must(session.execute(u"CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1), (1)"_s));
        QVERIFY(!session.execute(u"CREATE UNIQUE INDEX CONCURRENTLY ux ON t (a)"_s));
        const schema::Table table = tableIn(read(session), u"t"_s);
        QCOMPARE(table.indexes.size(), std::size_t{1});
        QCOMPARE(table.indexes[0].options.count(u"postgresql_invalid"_s), std::size_t{1});
        must(session.execute(u"DELETE FROM t; REINDEX INDEX ux"_s));
        QVERIFY(tableIn(read(session), u"t"_s).indexes[0].options.empty());
    }

    void what_extensions_and_the_system_bring_along_is_left_out()
    {
        database::Session session = sessionOn(emptyDatabase(u"postgresql"_s, u"extended"_s));
        must(session.execute(u"CREATE EXTENSION citext; CREATE TABLE t (name citext)"_s));
        const schema::Schema schema = read(session);
        QCOMPARE(names(schema.tables), QStringList{u"t"_s});
        QVERIFY(schema.routines.empty() && schema.sequences.empty() && schema.enums.empty() && schema.hidden.isEmpty());
    }

    void schemas_are_read_by_name_besides_the_usual_one()
    {
        database::Session session = sessionOn(emptyDatabase(u"postgresql"_s, u"schemas"_s));
        must(session.execute(u"CREATE TABLE t (a INTEGER PRIMARY KEY); CREATE SCHEMA billing; CREATE SCHEMA other;"
                             "CREATE TABLE billing.t (a INTEGER REFERENCES t); CREATE TABLE other.t (a INTEGER);"
                             "CREATE VIEW billing.v AS SELECT a FROM t; CREATE TYPE billing.kind AS ENUM ('x')"_s));
        QCOMPARE(names(read(session).tables), QStringList{u"t"_s});
        const schema::Schema both = read(session, {{u"billing"_s}, {}});
        QCOMPARE(names(both.tables), (QStringList{u"t"_s, u"billing.t"_s}));
        QCOMPARE(names(both.views), QStringList{u"billing.v"_s});
        QCOMPARE(names(both.enums), QStringList{u"billing.kind"_s});
        const auto *key = std::get_if<schema::ForeignKey>(&both.tables.at({u"billing"_s, u"t"_s})->constraints.at(0));
        QVERIFY(key);
        QCOMPARE(key->target, (sql::ObjectName{{}, u"t"_s}));
    }

    void databases_are_read_by_name_besides_the_usual_one()
    {
        const QString url = emptyDatabase(u"mariadb"_s, u"usual"_s);
        (void)emptyDatabase(u"mariadb"_s, u"another"_s);
        database::Session session = sessionOn(url);
        must(session.execute(u"CREATE TABLE t (a INTEGER PRIMARY KEY)"_s));
        must(session.execute(u"CREATE TABLE another.t (a INTEGER, FOREIGN KEY (a) REFERENCES usual.t (a))"_s));
        QCOMPARE(names(read(session).tables), QStringList{u"t"_s});
        QCOMPARE(names(read(session, {{u"another"_s}, {}}).tables), (QStringList{u"t"_s, u"another.t"_s}));
    }

    void what_the_account_may_not_see_is_said_on_postgresql()
    {
        const QString url = emptyDatabase(u"postgresql"_s, u"hiding"_s);
        database::Session session = sessionOn(url);
        must(session.execute(
            u"CREATE TABLE t (a INTEGER); REVOKE ALL ON SCHEMA public FROM PUBLIC; DROP ROLE IF EXISTS guest;"
            "CREATE ROLE guest LOGIN PASSWORD 'guest'"_s));
        database::Url guest = must(database::parseUrl(url));
        guest.user = u"guest"_s;
        guest.password = database::Secret(u"guest"_s);
        database::Session own = must(database::Session::open(guest));
        QCOMPARE(read(own).hidden, QStringList{u"the tables of any schema: none on the search path may be used"_s});
        must(session.execute(u"GRANT USAGE ON SCHEMA public TO guest"_s));
        const schema::Schema seen = read(own);
        QCOMPARE(names(seen.tables), QStringList{u"t"_s});
        QVERIFY(seen.hidden.isEmpty());
    }

    void what_the_account_may_not_see_is_said_on_mariadb()
    {
        const QString url = emptyDatabase(u"mariadb"_s, u"hiding"_s);
        database::Session session = sessionOn(url);
        for (const QString &statement : {u"CREATE TABLE t (a INTEGER)"_s, u"CREATE VIEW v AS SELECT a FROM t"_s,
                                         u"CREATE SEQUENCE s"_s, u"CREATE FUNCTION f() RETURNS INTEGER RETURN 1"_s,
                                         u"CREATE OR REPLACE USER guest@'%' IDENTIFIED BY 'guest'"_s,
                                         u"GRANT SELECT, EXECUTE ON hiding.* TO guest@'%'"_s})
            must(session.execute(statement));
        QVERIFY(read(session).hidden.isEmpty());
        database::Url guest = must(database::parseUrl(url));
        guest.user = u"guest"_s;
        guest.password = database::Secret(u"guest"_s);
        database::Session own = must(database::Session::open(guest));
        const schema::Schema seen = read(own);
        QCOMPARE(names(seen.tables), QStringList{u"t"_s});
        QCOMPARE(seen.hidden, (QStringList{u"triggers, if there are any"_s, u"the definition of the view v"_s,
                                           u"the definition of the function f"_s}));
        must(session.execute(u"REVOKE SELECT, EXECUTE ON hiding.* FROM guest@'%'"_s));
        must(session.execute(u"GRANT SELECT ON hiding.t TO guest@'%'"_s));
        QVERIFY(read(own).hidden.contains(u"tables that it has no rights on, if there are any"_s));
        must(session.execute(u"GRANT INSERT ON hiding.s TO guest@'%'"_s));
        // What a session may do in its database is settled when it is opened.
        database::Session later = must(database::Session::open(guest));
        QVERIFY(read(later).hidden.contains(u"the options of the sequences"_s));
    }

    void the_catalogue_is_asked_as_often_for_many_tables_as_for_one_data()
    {
        QTest::addColumn<QString>("dialect");
        for (const QString &dialect : truthDialects)
            QTest::addRow("%s", qPrintable(dialect)) << dialect;
    }

    void the_catalogue_is_asked_as_often_for_many_tables_as_for_one()
    {
        QFETCH(QString, dialect);
        database::Session session = sessionOn(emptyDatabase(dialect, u"counted"_s));
        int asked = 0;
        const dialects::CatalogueQuery counted = [&](const QString &sql) {
            ++asked;
            return catalogueOf(session)(sql);
        };
        const dialects::Dialect &known = *must(dialects::dialectNamed(dialect));
        const auto queries = [&] {
            asked = 0;
            (void)must(known.readSchema(counted, {}));
            return asked;
        };
        must(session.execute(u"CREATE TABLE t (id INTEGER PRIMARY KEY)"_s));
        const int once = queries();
        for (int i = 0; i < 20; ++i) {
            must(
                session.execute(u"CREATE TABLE t%1 (id INTEGER PRIMARY KEY, t_id INTEGER REFERENCES t (id))"_s.arg(i)));
            must(session.execute(u"CREATE INDEX ix%1 ON t%1 (t_id)"_s.arg(i)));
        }
        QCOMPARE(queries(), once);
        QVERIFY(once <= 12);
    }
};

QTEST_GUILESS_MAIN(LiveSchemaTest)
#include "tst_live_schema.moc"
