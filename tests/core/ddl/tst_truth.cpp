#include <core/base/files.h>
#include <core/ddl/apply.h>
#include <core/dialects/description.h>
#include <tests/support/databases.h>
#include <tests/support/servers.h>

#include <QJsonArray>
#include <QTest>

using namespace retort;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

/// What a statement does to a schema here is what it does to a real database: each statement of truth/*.sql is run and
/// replayed, and after each the replayed schema and the one that the database tells must agree in every fact.
class TruthTest : public QObject
{
    Q_OBJECT

    static database::Url urlFor(const QString &dialect, const TemporaryDatabases &files)
    {
        if (dialect == u"postgresql"_s)
            return PostgresServer::instance().freshDatabase(u"truth"_s);
        if (dialect == u"mariadb"_s)
            return MariadbServer::instance().freshDatabase(u"truth"_s);
        return files.url();
    }

    /// The databases write views, triggers and routines anew in words of their own: only their names are compared
    /// there. SQLite keeps them as they are.
    static QJsonObject comparable(QJsonObject description, const QString &dialect)
    {
        if (dialect == u"sqlite"_s)
            return description;
        for (const QString &list : {u"views"_s, u"triggers"_s, u"routines"_s}) {
            QJsonArray names;
            for (const QJsonValue &value : description[list].toArray()) {
                QJsonObject object = value.toObject();
                object.remove(u"definition"_s);
                names << object;
            }
            description[list] = names;
        }
        return description;
    }

private Q_SLOTS:
    void replay_equals_the_database_data()
    {
        QTest::addColumn<QString>("dialect");
        for (const QString &dialect : {u"sqlite"_s, u"postgresql"_s, u"mariadb"_s})
            QTest::addRow("%s", qPrintable(dialect)) << dialect;
    }

    void replay_equals_the_database()
    {
        QFETCH(QString, dialect);
        const dialects::Dialect *known = must(dialects::dialectNamed(dialect));
        const TemporaryDatabases files;
        database::Session session = must(database::Session::open(urlFor(dialect, files)));
        const dialects::CatalogueQuery query = [&](const QString &sql) {
            return session.execute(sql).map([](database::QueryResult answer) { return std::move(answer.rows); });
        };
        const QString text =
            must(readTextFile(QStringLiteral(RETORT_TEST_DATA "/truth/tables.") + dialect + u".sql"_s));
        schema::Schema replayed;
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
            const schema::Schema found = must(known->readSchema(query, {}));
            for (const dialects::Difference &difference :
                 dialects::differences(comparable(dialects::describe(replayed, *known), dialect),
                                       comparable(dialects::describe(found, *known), dialect)))
                faults << u"%1\n    at %2: replayed %3, found %4"_s.arg(
                    statement.simplified().left(100), difference.path, difference.left, difference.right);
            // Each fault is told once, at the statement that made it.
            if (faults.size() > before)
                replayed = found;
        }
        for (const QString &fault : faults)
            qWarning("%s", qPrintable(fault));
        QVERIFY(faults.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TruthTest)
#include "tst_truth.moc"
