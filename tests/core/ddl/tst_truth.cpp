#include <core/base/files.h>
#include <core/ddl/apply.h>
#include <tests/core/ddl/live.h>

#include <QTest>

using namespace retort;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

/// What a statement does to a schema here is what it does to a real database: each statement of truth/*.sql is run and
/// replayed, and after each the replayed schema and the one that the database tells must agree in every fact.
class TruthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replay_equals_the_database_data()
    {
        QTest::addColumn<QString>("dialect");
        for (const QString &dialect : truthDialects)
            QTest::addRow("%s", qPrintable(dialect)) << dialect;
    }

    void replay_equals_the_database()
    {
        QFETCH(QString, dialect);
        const dialects::Dialect *known = must(dialects::dialectNamed(dialect));
        database::Session session =
            must(database::Session::open(must(database::parseUrl(emptyDatabase(dialect, u"truth"_s)))));
        const QString text =
            must(readTextFile(QStringLiteral(RETORT_TEST_DATA "/truth/tables.") + dialect + u".sql"_s));
        schema::Schema replayed;
        replayed.collations = must(known->readSchema(catalogueOf(session), {})).collations;
        QStringList faults;
        for (const sql::Piece &piece : sql::split(text, known->lexicalRules())) {
            const QString statement = text.mid(piece.offset, piece.length);
            if (const auto done = session.execute(statement); !done) {
                faults << u"refused: "_s + statement.simplified().left(100) + u": "_s + present(done.error());
                continue;
            }
            if (ddl::apply(replayed, statement, known->customs()) == ddl::Effect::Opaque)
                faults << u"not understood: "_s + statement;
            const qsizetype before = faults.size();
            const schema::Schema found = must(known->readSchema(catalogueOf(session), {}));
            for (const QString &fault : faultsOf(replayed, found, *known))
                faults << statement.simplified().left(100) + u"\n    at "_s + fault;
            // Each fault is told once, at the statement that made it.
            if (faults.size() > before)
                replayed = found;
        }
        for (const QString &fault : faults)
            qWarning("%s", qPrintable(fault));
        QVERIFY(faults.isEmpty());
    }

    void what_is_printed_makes_the_schema_again_data() { replay_equals_the_database_data(); }
    void what_is_printed_makes_the_schema_again()
    {
        QFETCH(QString, dialect);
        const dialects::Dialect *known = must(dialects::dialectNamed(dialect));
        const QString text =
            must(readTextFile(QStringLiteral(RETORT_TEST_DATA "/truth/tables.") + dialect + u".sql"_s));
        const auto sessionOn = [&](const QString &name) {
            return must(database::Session::open(must(database::parseUrl(emptyDatabase(dialect, name)))));
        };
        database::Session first = sessionOn(u"printed"_s);
        for (const sql::Piece &piece : sql::split(text, known->lexicalRules()))
            (void)first.execute(text.mid(piece.offset, piece.length));
        // Of RANGE and LIST the model does not have the partitions, without which there are none.
        if (dialect == u"mariadb"_s)
            must(first.execute(u"DROP TABLE by_year"_s));
        const schema::Schema there = must(known->readSchema(catalogueOf(first), {}));
        QStringList faults;
        database::Session second = sessionOn(u"again"_s);
        if (!there.collations.database.isEmpty())
            must(second.execute(u"ALTER DATABASE COLLATE "_s + there.collations.database));
        for (const QString &statement : dialects::statementsFor(there, *known))
            if (const auto done = second.execute(statement); !done)
                faults << statement.simplified().left(200) + u": "_s + sentence(done.error());
        faults += faultsOf(there, must(known->readSchema(catalogueOf(second), {})), *known);
        for (const QString &fault : std::as_const(faults))
            qWarning("%s", qPrintable(fault));
        QVERIFY(faults.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TruthTest)
#include "tst_truth.moc"
