#include <core/base/files.h>
#include <core/database/transaction.h>
#include <core/ddl/apply.h>
#include <core/dialects/description.h>
#include <core/sql/splitter.h>
#include <tests/support/bodies.h>
#include <tests/support/databases.h>
#include <tests/support/golden.h>
#include <tests/support/servers.h>

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace retort;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

/// What is compiled also runs: each body of tests/golden/bodies is executed on the real database behind what its file
/// starts from, and leaves the schema that Alembic's own text leaves in a second database. What stands in
/// executed/FILE.DIALECT.txt is all that is otherwise: what a database refuses, with its words (text that means another
/// database, or something that is not there), and what is left otherwise where the text is another one for a reason.
/// "and not Alembic's" is the mark of a fault: the text of Alembic runs.
class ExecutedTest : public QObject
{
    Q_OBJECT

    const std::vector<GoldenBody> bodies_ = goldenBodies();
    int executed_ = 0;
    int compared_ = 0;

    /// A database that is empty before each use.
    struct Place {
        QString dialect;
        QString name;
        TemporaryDatabases files;
        std::unique_ptr<database::Session> session = {};
        std::optional<database::Transaction> transaction = {}; ///< that nothing is kept of

        void open(const QString &statements)
        {
            if (dialect == u"mariadb"_s)
                return openEmptied();
            const bool mayGoOn = transaction.has_value();
            transaction.reset();
            if (!mayGoOn)
                session.reset();
            if (dialect == u"sqlite"_s) {
                session.reset();
                QFile::remove(files.path());
                session = std::make_unique<database::Session>(must(database::Session::open(files.url())));
                return;
            }
            if (!session)
                session = std::make_unique<database::Session>(
                    must(database::Session::open(PostgresServer::instance().freshDatabase(name))));
            // Much faster than a database of its own, which only these need.
            if (!statements.contains(u"CONCURRENTLY"_s))
                transaction.emplace(must(database::Transaction::begin(*session, database::TransactionMode::Write)));
        }

        /// Much faster than a new database.
        void openEmptied()
        {
            if (!session)
                session = std::make_unique<database::Session>(
                    must(database::Session::open(MariadbServer::instance().freshDatabase(name))));
            must(session->execute(u"SET foreign_key_checks = 0"_s));
            const database::QueryResult all = must(session->execute(
                u"SELECT table_type, table_name FROM information_schema.tables WHERE table_schema = DATABASE()"_s));
            for (const auto &row : all.rows) {
                const auto type = std::get<QString>(row[0]);
                const QString kind = type == u"VIEW"_s || type == u"SEQUENCE"_s ? type : u"TABLE"_s;
                must(session->execute(
                    u"DROP %1 `%2`"_s.arg(kind, QString(std::get<QString>(row[1])).replace(u"`"_s, u"``"_s))));
            }
            must(session->execute(u"SET foreign_key_checks = 1"_s));
            // Its schemas are databases.
            const database::QueryResult schemas = must(session->execute(
                u"SELECT schema_name FROM information_schema.schemata WHERE schema_name NOT IN ('ours', 'theirs', "
                "'mysql', 'sys', 'information_schema', 'performance_schema')"_s));
            for (const auto &row : schemas.rows)
                must(session->execute(u"DROP DATABASE `%1`"_s.arg(std::get<QString>(row[0]))));
        }
    };

    static Result<> run(database::Session &session, const QString &text, const dialects::Dialect &dialect)
    {
        for (const sql::Piece &piece : sql::split(text, dialect.lexicalRules())) {
            const QString statement = text.mid(piece.offset, piece.length);
            // Where offline text leaves and enters the transaction, a run does so itself.
            if (statement != u"BEGIN"_s && statement != u"COMMIT"_s)
                RETORT_CHECK(session.execute(statement));
        }
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
    static QString words(const Error &error)
    {
        static const QRegularExpression temporary(u"#sql-alter-[0-9a-f-]+"_s);
        return sentence(error).simplified().replace(temporary, u"#sql-alter"_s);
    }

    /// Whether this is the version that executed/ was written with: Debian 12's.
    static bool isOfTheFiles(const QString &dialect)
    {
        const TemporaryDatabases files;
        database::Session session = must(database::Session::open(
            dialect == u"sqlite"_s       ? files.url()
            : dialect == u"postgresql"_s ? PostgresServer::instance().freshDatabase(u"version"_s)
                                         : MariadbServer::instance().freshDatabase(u"version"_s)));
        const QString query = dialect == u"sqlite"_s ? u"SELECT sqlite_version()"_s : u"SELECT version()"_s;
        const QString version = std::get<QString>(must(session.execute(query)).rows[0][0]);
        return version.contains(dialect == u"sqlite"_s       ? u"3.40."_s
                                : dialect == u"postgresql"_s ? u"PostgreSQL 15."_s
                                                             : u"10.11."_s);
    }

    /// The titles of what is refused, and whose text that is.
    static QStringList entriesOf(const QString &text)
    {
        QStringList entries;
        QString title;
        for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
            if (!line.startsWith(u' ')) {
                title = line;
                continue;
            }
            if (!line.startsWith(u"    at "_s))
                entries << title + (line.contains(u"Alembic's: "_s) ? line.section(u':', 0, 0) : u" is refused"_s);
        }
        return entries;
    }

private Q_SLOTS:
    void bodies_run_and_leave_what_alembic_leaves_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("dialect");
        QStringList files;
        for (const GoldenBody &body : bodies_)
            if (!files.contains(body.file))
                files << body.file;
        for (const QString &dialect : {u"sqlite"_s, u"postgresql"_s, u"mariadb"_s})
            for (const QString &file : std::as_const(files))
                QTest::addRow("%s, %s", qPrintable(file), qPrintable(dialect)) << file << dialect;
    }

    void bodies_run_and_leave_what_alembic_leaves()
    {
        QFETCH(QString, file);
        QFETCH(QString, dialect);
        const dialects::Dialect &known = *must(dialects::dialectNamed(dialect));
        BodyWriter writer(known);
        Place ours{dialect, u"ours"_s, {}, {}};
        Place theirs{dialect, u"theirs"_s, {}, {}};
        QString otherwise;
        for (const GoldenBody &body : bodies_) {
            if (body.file != file)
                continue;
            const Result<QString> text = writer.text(body.given, body.code);
            const QString given = body.given.isEmpty() ? QString() : must(writer.text({}, body.given));
            if (!text || text->isEmpty())
                continue;
            const auto outcome = [&](Place &place, const QString &statements) -> Result<QJsonObject> {
                place.open(statements);
                if (const auto done = run(*place.session, given, known); !done)
                    qFatal("what %s starts from: %s", qPrintable(body.file), qPrintable(present(done.error())));
                RETORT_CHECK(run(*place.session, statements, known));
                return schemaOf(*place.session, known);
            };
            const Result<QJsonObject> left = outcome(ours, *text);
            const AlembicOutcome &alembic = body.alembic.at(dialect);
            // The same text twice would show nothing.
            const bool isOther = alembic.failure.isEmpty() && alembic.text != *text;
            const auto expected = isOther ? std::optional(outcome(theirs, alembic.text)) : std::nullopt;
            if (!left) {
                const bool isAlone = expected && *expected;
                otherwise +=
                    body.title + (isAlone ? u"\n    and not Alembic's: "_s : u"\n    "_s) + words(left.error()) + u'\n';
                continue;
            }
            ++executed_;
            if (!expected)
                continue;
            if (!*expected) {
                otherwise += body.title + u"\n    only Alembic's: "_s + words(expected->error()) + u'\n';
                continue;
            }
            ++compared_;
            for (const dialects::Difference &difference : dialects::differences(*left, **expected))
                otherwise += u"%1\n    at %2: Retort left %3, Alembic %4\n"_s.arg(body.title, difference.path,
                                                                                  difference.left, difference.right);
        }
        const QString path = QStringLiteral(RETORT_TEST_DATA "/executed/%1.%2.txt").arg(file, dialect);
        if (isOfTheFiles(dialect))
            return compareWithGolden(path, otherwise.toUtf8());
        // Another version may take more and tell more, in other words; what only it refuses is a fault.
        const QStringList expected = entriesOf(must(readTextFile(path)));
        for (const QString &entry : entriesOf(otherwise))
            QVERIFY2(expected.contains(entry), qPrintable(entry));
    }

    void cleanupTestCase()
    {
        qInfo("%d bodies executed, %d of them compared with what another text of Alembic leaves", executed_, compared_);
    }
};

QTEST_GUILESS_MAIN(ExecutedTest)
#include "tst_executed.moc"
