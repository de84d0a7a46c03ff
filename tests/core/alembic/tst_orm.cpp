#include <core/alembic/error_codes.h>
#include <core/alembic/evaluate.h>
#include <core/base/error_codes.h>
#include <core/base/presenter.h>
#include <core/dialects/dialect.h>
#include <core/script/error_codes.h>
#include <tests/support/databases.h>
#include <tests/support/golden.h>
#include <tests/support/prepared_sink.h>

#include <QTest>

using namespace retort;
using namespace retort::alembic;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// Runs what it is given on a database.
class SessionSink final : public StatementSink
{
public:
    SessionSink(const dialects::Dialect &dialect, database::Session &session)
        : dialect_(dialect)
        , session_(session)
    {
    }

    QString printed;

    [[nodiscard]] const dialects::Dialect &dialect() const override { return dialect_; }
    [[nodiscard]] bool isOffline() const override { return false; }
    [[nodiscard]] Result<database::QueryResult> apply(const operations::Operation &,
                                                      const std::vector<sql::Statement> &statements) override
    {
        database::QueryResult last;
        for (const sql::Statement &statement : statements) {
            RETORT_TRY(last, session_.execute(statement));
        }
        return last;
    }
    [[nodiscard]] Result<database::QueryResult> query(const sql::Statement &statement) override
    {
        return session_.execute(statement);
    }
    [[nodiscard]] Result<std::optional<schema::Table>> table(const sql::ObjectName &, const SourcePosition &) override
    {
        return std::optional<schema::Table>();
    }
    [[nodiscard]] Result<> beginAutocommit() override { return {}; }
    [[nodiscard]] Result<> endAutocommit() override { return {}; }
    void log(const LogLine &line) override { printed += line.text + u'\n'; }

private:
    const dialects::Dialect &dialect_;
    database::Session &session_;
};

QString contentsOf(database::Session &session)
{
    QString text = u"--\n"_s;
    const QString names = rowsOf(session, u"SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"_s);
    for (const QString &name : names.split(u'\n', Qt::SkipEmptyParts)) {
        const QString rows = rowsOf(session, u"SELECT * FROM \"%1\""_s.arg(name));
        text += name + u":\n"_s + rows + (rows.isEmpty() || rows.endsWith(u'\n') ? u""_s : u"\n"_s);
    }
    return text;
}

} // namespace

/// Data migrations with SQLAlchemy's ORM, on a database. What the cases of tests/core/alembic/orm print and leave there
/// is what they print and leave with the real one (make_expected.py).
class OrmTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scripts_do_what_they_do_with_sqlalchemy_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &each : goldenCases(QStringLiteral(RETORT_TEST_DATA "/orm"), u".out"_s))
            QTest::addRow("%s", qPrintable(each)) << each.section(u'.', 0, 0);
    }

    void scripts_do_what_they_do_with_sqlalchemy()
    {
        QFETCH(QString, name);
        const QString folder = QStringLiteral(RETORT_TEST_DATA "/orm/");
        const TemporaryDatabases databases;
        database::Session session = databases.open();
        SessionSink sink(*must(dialects::dialectNamed(u"sqlite"_s)), session);
        const RevisionScript script = must(readScript(u"r"_s, folder + name + u".py"_s));
        Evaluator evaluator;
        const std::vector<Error> problems = evaluator.check(script, Direction::Up);
        QVERIFY2(problems.empty(), problems.empty() ? "" : qPrintable(present(problems.front())));
        const auto done = evaluator.evaluate(script, Direction::Up, sink, {});
        QVERIFY2(done.has_value(), done ? "" : qPrintable(present(done.error())));
        compareWithGolden(folder + name + u".out"_s, (sink.printed + contentsOf(session)).toUtf8());
    }

    void what_the_orm_part_lacks_is_refused_where_it_is_used()
    {
        const auto refused = [](const char *body) {
            const auto script = must(parseScript(u"r"_s, u"r.py"_s,
                                                 QByteArray("import sqlalchemy as sa\nfrom sqlalchemy import orm\n"
                                                            "Base = orm.declarative_base()\n"
                                                            "class A(Base):\n"
                                                            "    __tablename__ = 'a'\n"
                                                            "    id = sa.Column(sa.Integer, primary_key=True)\n"
                                                            "def upgrade():\n") +
                                                     body));
            PreparedSink sink(*must(dialects::dialectNamed(u"sqlite"_s)), false);
            const auto done = Evaluator().evaluate(script, Direction::Up, sink, {});
            return done ? Error{errors::Cancelled, {}, {}, {}, nullptr} : done.error();
        };
        const Error derived = refused("    class B(A):\n        __tablename__ = 'b'\n"
                                      "        id = sa.Column(sa.Integer, primary_key=True)\n");
        QCOMPARE(derived.code, errors::ScriptNotSupportedHere);
        QCOMPARE(derived.position->line, 8);
        QCOMPARE(refused("    orm.Query([A]).union()\n").code, errors::ScriptNotSupportedHere);
        QCOMPARE(refused("    orm.Session().execute(sa.select(A))\n").code, errors::ScriptRaised);
    }

    void nothing_follows_what_a_session_rolled_back()
    {
        const auto script =
            must(parseScript(u"r"_s, u"r.py"_s,
                             "from alembic import op\nimport sqlalchemy as sa\nfrom sqlalchemy import orm\n"
                             "def upgrade():\n"
                             "    session = orm.Session(bind=op.get_bind())\n"
                             "    session.rollback()\n"
                             "    session.execute(sa.text('UPDATE t SET a = 1'))\n"
                             "    session.rollback()\n"
                             "    op.execute('UPDATE t SET a = 2')\n"));
        PreparedSink sink(*must(dialects::dialectNamed(u"sqlite"_s)), false);
        const auto done = Evaluator().evaluate(script, Direction::Up, sink, {});
        QVERIFY(!done);
        QCOMPARE(done.error().code, errors::ScriptNotSupportedHere);
        QCOMPARE(done.error().position->line, 9);
        QCOMPARE(sink.statements.size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(OrmTest)
#include "tst_orm.moc"
