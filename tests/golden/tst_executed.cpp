#include <core/ddl/apply.h>
#include <core/dialects/description.h>
#include <core/sql/splitter.h>
#include <tests/support/bodies.h>
#include <tests/support/databases.h>
#include <tests/support/golden.h>
#include <tests/support/servers.h>

#include <QJsonArray>
#include <QTest>

using namespace retort;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

/// What is compiled also runs: each body of tests/golden/bodies is executed on the real database behind what its file
/// starts from, and leaves the schema that Alembic's own text leaves in a second database. What a database refuses
/// stands in refused.DIALECT.txt with its words: text that means another database, or a table that is not there.
class ExecutedTest : public QObject
{
    Q_OBJECT

    /// One database of its own, emptied before each use.
    struct Place {
        QString dialect;
        QString name;
        TemporaryDatabases files;
        std::unique_ptr<database::Session> session;

        void open()
        {
            session.reset();
            if (dialect == u"sqlite"_s) {
                QFile::remove(files.path());
                session = std::make_unique<database::Session>(must(database::Session::open(files.url())));
                return;
            }
            if (dialect == u"postgresql"_s) {
                session = std::make_unique<database::Session>(
                    must(database::Session::open(PostgresServer::instance().freshDatabase(name))));
                return;
            }
            auto &server = MariadbServer::instance();
            const auto fresh = server.freshDatabase(name);
            session = std::make_unique<database::Session>(must(database::Session::open(fresh)));
            for (const QString &other : {u"crm"_s, u"extra"_s, u"My Schema"_s})
                must(session->execute(u"DROP DATABASE IF EXISTS `%1`"_s.arg(other)));
        }
    };

    static Result<> run(database::Session &session, const QString &text, const dialects::Dialect &dialect)
    {
        for (const sql::Piece &piece : sql::split(text, dialect.lexicalRules()))
            RETORT_CHECK(session.execute(text.mid(piece.offset, piece.length)));
        return {};
    }

    static QJsonObject schemaOf(database::Session &session, const dialects::Dialect &dialect)
    {
        const dialects::CatalogueQuery query = [&](const QString &sql) {
            return session.execute(sql).map([](database::QueryResult answer) { return std::move(answer.rows); });
        };
        return dialects::describe(must(dialect.readSchema(query, {})), dialect);
    }

    /// The database's own words on one line, without what differs from run to run.
    static QString words(const Error &error) { return sentence(error).simplified(); }

private Q_SLOTS:
    void bodies_run_and_leave_what_alembic_leaves_data()
    {
        QTest::addColumn<QString>("dialect");
        for (const QString &dialect : {u"sqlite"_s, u"postgresql"_s, u"mariadb"_s})
            QTest::addRow("%s", qPrintable(dialect)) << dialect;
    }

    void bodies_run_and_leave_what_alembic_leaves()
    {
        QFETCH(QString, dialect);
        const dialects::Dialect &known = *must(dialects::dialectNamed(dialect));
        BodyWriter writer(known);
        Place ours{dialect, u"ours"_s, {}, {}};
        Place theirs{dialect, u"theirs"_s, {}, {}};
        QString refused;
        QStringList faults;
        int executed = 0;
        int compared = 0;
        for (const GoldenBody &body : goldenBodies()) {
            const Result<QString> text = writer.text(body.given, body.code);
            const QString given = body.given.isEmpty() ? QString() : must(writer.text({}, body.given));
            if (!text || text->isEmpty())
                continue;
            const QString name = body.file + u": "_s + body.title;
            const auto outcome = [&](Place &place, const QString &statements) -> Result<QJsonObject> {
                place.open();
                if (const auto done = run(*place.session, given, known); !done)
                    qFatal("what %s starts from: %s", qPrintable(body.file), qPrintable(present(done.error())));
                RETORT_CHECK(run(*place.session, statements, known));
                return schemaOf(*place.session, known);
            };
            const Result<QJsonObject> left = outcome(ours, *text);
            if (!left) {
                refused += name + u"\n    "_s + words(left.error()) + u"\n"_s;
                continue;
            }
            ++executed;
            const AlembicOutcome &alembic = body.alembic.at(dialect);
            // The same text twice would show nothing.
            if (!alembic.failure.isEmpty() || alembic.text == *text)
                continue;
            const Result<QJsonObject> expected = outcome(theirs, alembic.text);
            if (!expected)
                continue;
            ++compared;
            for (const dialects::Difference &difference : dialects::differences(*left, *expected))
                faults << u"%1\n    at %2: Retort left %3, Alembic %4"_s.arg(name, difference.path, difference.left,
                                                                              difference.right);
        }
        for (const QString &fault : faults)
            qWarning("%s", qPrintable(fault));
        qInfo("%s: %d bodies executed, %d of them compared with what another text of Alembic leaves", qPrintable(dialect),
              executed, compared);
        QVERIFY(faults.isEmpty());
        compareWithGolden(QStringLiteral(RETORT_TEST_DATA "/refused.%1.txt").arg(dialect), refused.toUtf8());
    }
};

QTEST_GUILESS_MAIN(ExecutedTest)
#include "tst_executed.moc"
