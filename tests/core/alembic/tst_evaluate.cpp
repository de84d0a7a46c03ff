#include <core/alembic/error_codes.h>
#include <core/alembic/evaluate.h>
#include <core/base/error_codes.h>
#include <core/base/files.h>
#include <core/base/presenter.h>
#include <core/dialects/error_codes.h>
#include <core/script/error_codes.h>
#include <tests/support/prepared_sink.h>

#include <QDirIterator>
#include <QFileInfo>
#include <QTest>

using namespace retort;
using namespace retort::alembic;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

/// What a script may do and what it is told when it may not. The statements it makes are tests/golden's.
class EvaluateTest : public QObject
{
    Q_OBJECT

    static Error errorOf(const char *text)
    {
        const auto dialect = dialects::dialectNamed(u"sqlite"_s);
        const auto script = parseScript(u"r"_s, u"r.py"_s, QByteArray(text));
        PreparedSink sink(**dialect);
        const auto done = Evaluator().evaluate(*script, Direction::Up, sink, {});
        return done ? Error{errors::Cancelled, {}, {}, {}, nullptr} : done.error();
    }

private Q_SLOTS:
    void every_revision_of_the_demo_evaluates_both_ways()
    {
        const auto dialect = dialects::dialectNamed(u"sqlite"_s);
        QDirIterator files(QStringLiteral(RETORT_SOURCE_DIR "/resources/demo/migrations/versions"), {u"*.py"_s});
        int count = 0;
        while (files.hasNext()) {
            const auto script = readScript(u"r"_s, files.next());
            QVERIFY(script.has_value());
            for (const Direction direction : {Direction::Up, Direction::Down}) {
                PreparedSink sink(**dialect, false);
                // Batches ask for the shape of their table; here one is enough that has the columns they name.
                for (const QString &name :
                     {u"products"_s, u"order_lines"_s, u"payments"_s, u"reviews"_s, u"customers"_s, u"orders"_s})
                    sink.tables[name].name.name = name;
                const auto done = Evaluator().evaluate(*script, direction, sink, {});
                if (!done && done.error().code == errors::ScriptRaised)
                    QFAIL(qPrintable(present(done.error())));
            }
            ++count;
        }
        QVERIFY(count >= 14);
    }

    void wrong_arguments_are_told_as_python_tells_them()
    {
        const Error error = errorOf("from alembic import op\ndef upgrade():\n    op.drop_column('t')\n");
        QCOMPARE(error.code, errors::ScriptRaised);
        QVERIFY(sentence(error).startsWith(u"TypeError: drop_column() missing 1 required positional argument"_s));
        QCOMPARE(error.position->line, 3);
    }

    void a_question_without_a_database_ends_the_evaluation()
    {
        const Error error = errorOf("from alembic import op\nimport sqlalchemy as sa\n"
                                    "def upgrade():\n"
                                    "    try:\n        op.get_bind().execute(sa.text('SELECT 1')).scalar()\n"
                                    "    except Exception:\n        pass\n");
        QCOMPARE(error.code, errors::DatabaseNeededOffline);
        QCOMPARE(error.position->line, 5);
    }

    /// Such a script must be evaluated while it runs.
    void where_a_script_may_go_on_after_an_error_is_told()
    {
        const auto script = parseScript(u"r"_s, u"r.py"_s,
                                        "from alembic import op\n"
                                        "try:\n    import nothing\nexcept ImportError:\n    pass\n"
                                        "class Calm:\n"
                                        "    def __enter__(self):\n        return self\n"
                                        "    def __exit__(self, *raised):\n        return True\n"
                                        "def work():\n    op.execute('in a function')\n"
                                        "def upgrade():\n"
                                        "    op.execute('alone')\n"
                                        "    with op.get_context().autocommit_block():\n"
                                        "        op.execute('in a block')\n"
                                        "    try:\n"
                                        "        work()\n"
                                        "    finally:\n"
                                        "        op.execute('at last')\n"
                                        "    with Calm():\n"
                                        "        op.execute('calmly')\n"
                                        "    op.execute('alone again')\n");
        QVERIFY(script.has_value());
        PreparedSink sink(**dialects::dialectNamed(u"postgresql"_s));
        QVERIFY(Evaluator().evaluate(*script, Direction::Up, sink, {}));
        QCOMPARE(sink.statements.size(), std::size_t{6});
        QCOMPARE(sink.guarded, (std::vector<int>{12, 22}));
    }

    /// Nobody knows it before the statement has run: to go on with a guess would record what a run does not do.
    void what_a_change_has_touched_is_not_known_before_it_ran_data()
    {
        QTest::addColumn<QByteArray>("question");
        for (const char *question :
             {"execute(sa.text('UPDATE t SET a = 1')).rowcount", "execute(t.delete()).rowcount",
              "execute(sa.text('WITH x AS (SELECT 1) DELETE FROM t')).rowcount",
              "execute(sa.text('INSERT INTO t VALUES (1) RETURNING a')).fetchone()", "execute(t.insert()).lastrowid"})
            QTest::newRow(question) << QByteArray(question);
    }
    void what_a_change_has_touched_is_not_known_before_it_ran()
    {
        QFETCH(const QByteArray, question);
        const QByteArray text = "from alembic import op\nimport sqlalchemy as sa\n"
                                "def upgrade():\n    t = sa.table('t', sa.column('a'))\n"
                                "    while op.get_bind()." +
                                question + ":\n        pass\n";
        const auto dialect = dialects::dialectNamed(u"sqlite"_s);
        const auto script = parseScript(u"r"_s, u"r.py"_s, text);
        for (const bool isOffline : {true, false}) {
            PreparedSink sink(**dialect, isOffline);
            const auto done = Evaluator().evaluate(*script, Direction::Up, sink, {});
            QVERIFY(!done);
            QCOMPARE(done.error().code, isOffline ? errors::DatabaseNeededOffline : errors::DecidedAtRun);
            QCOMPARE(done.error().position->line, 5);
            QCOMPARE(sink.statements.size(), std::size_t{1});
        }
    }

    void sqlite_has_no_delete_by_other_tables()
    {
        const Error error = errorOf("from alembic import op\nimport sqlalchemy as sa\n"
                                    "def upgrade():\n"
                                    "    t, u = sa.table('t', sa.column('a')), sa.table('u', sa.column('a'))\n"
                                    "    op.execute(t.delete().where(t.c.a == u.c.a))\n");
        QCOMPARE(error.code, errors::OperationNotSupported);
        QCOMPARE(error.position->line, 5);
    }

    void refused_directives_say_so()
    {
        const Error error = errorOf("from alembic import op\ndef upgrade():\n    op.run_async(None)\n");
        QCOMPARE(error.code, errors::ScriptNotSupportedHere);
        QCOMPARE(sentence(error), u"Retort does not run op.run_async()"_s);
    }

    void a_table_that_is_rebuilt_has_to_be_there()
    {
        const auto dialect = dialects::dialectNamed(u"sqlite"_s);
        const auto script = parseScript(u"r"_s, u"r.py"_s,
                                        "from alembic import op\n"
                                        "def upgrade():\n"
                                        "    with op.batch_alter_table('nowhere', recreate='always') as batch:\n"
                                        "        batch.drop_column('a')\n");
        PreparedSink sink(**dialect, false);
        const auto done = Evaluator().evaluate(*script, Direction::Up, sink, {});
        QVERIFY(!done);
        QCOMPARE(done.error().code, errors::ScriptTableMissing);
        QCOMPARE(done.error().position->line, 3);
    }

    void the_entry_point_may_take_op_or_the_engine()
    {
        const auto dialect = dialects::dialectNamed(u"sqlite"_s);
        const auto script = parseScript(u"r"_s, u"r.py"_s,
                                        "def upgrade(engine_name):\n"
                                        "    globals()['upgrade_' + engine_name]()\n"
                                        "def upgrade_second():\n    print('here')\n");
        PreparedSink sink(**dialect);
        Environment environment;
        environment.engineName = u"second"_s;
        const auto done = Evaluator().evaluate(*script, Direction::Up, sink, environment);
        QVERIFY2(done.has_value(), done ? "" : qPrintable(present(done.error())));
        QCOMPARE(sink.lines.size(), std::size_t{1});
        QCOMPARE(sink.lines[0].text, u"here"_s);
    }

    void the_variables_a_script_reads_are_told_whether_it_ends_well_or_not()
    {
        const auto dialect = dialects::dialectNamed(u"sqlite"_s);
        for (const QByteArray end : {"", "    raise ValueError\n"}) {
            const auto script = parseScript(u"r"_s, u"r.py"_s,
                                            "import os\ndef upgrade():\n    os.getenv('TENANT')\n"
                                            "    os.environ.get('HOME'), 'TENANT' in os.environ\n" +
                                                end);
            PreparedSink sink(**dialect);
            const auto done = Evaluator().evaluate(*script, Direction::Up, sink, {});
            QCOMPARE(done.has_value(), end.isEmpty());
            QCOMPARE(sink.lines.size(), std::size_t{1});
            QCOMPARE(sink.lines[0].text, u"Reads from the environment: HOME, TENANT"_s);
        }
    }

    void what_else_an_env_py_hands_over_fails_when_it_is_used()
    {
        const Error error = errorOf("def upgrade(op, tables, tester):\n    op.drop_table('t')\n    tables.users\n");
        QCOMPARE(error.code, errors::ScriptOutOfReach);
        QVERIFY(sentence(error).startsWith(u"env.py.tables is out of reach"_s));
        QCOMPARE(error.position->line, 3);
    }

    void the_context_knows_where_it_runs()
    {
        const auto dialect = dialects::dialectNamed(u"postgresql"_s);
        const auto script = parseScript(u"r"_s, u"r.py"_s,
                                        "from alembic import op, context\n"
                                        "def upgrade():\n"
                                        "    here = context.get_context()\n"
                                        "    print(here.version_table, here.version_table_schema)\n"
                                        "    url = op.get_bind().engine.url\n"
                                        "    print(url.drivername, str(url).startswith('postgres'), url)\n");
        PreparedSink sink(**dialect);
        Environment environment;
        environment.versionTable = sql::ObjectName{u"app"_s, u"versions"_s};
        const auto done = Evaluator().evaluate(*script, Direction::Up, sink, environment);
        QVERIFY2(done.has_value(), done ? "" : qPrintable(present(done.error())));
        QCOMPARE(sink.lines.size(), std::size_t{2});
        QCOMPARE(sink.lines[0].text, u"versions app"_s);
        QCOMPARE(sink.lines[1].text, u"postgresql True postgresql://"_s);
        const auto unknown = Evaluator().evaluate(*script, Direction::Up, sink, {});
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().code, errors::ScriptNotSupportedHere);
    }

    void a_list_is_an_array_to_postgresql()
    {
        const auto dialect = dialects::dialectNamed(u"postgresql"_s);
        const auto script = parseScript(u"r"_s, u"r.py"_s,
                                        "from alembic import op\nimport sqlalchemy as sa\n"
                                        "def upgrade():\n"
                                        "    op.get_bind().execute(sa.text('DELETE FROM t WHERE a = ANY(:a)'), {'a': "
                                        "[1, None, 'x\"', True, [2]]})\n");
        PreparedSink sink(**dialect);
        const auto done = Evaluator().evaluate(*script, Direction::Up, sink, {});
        QVERIFY2(done.has_value(), done ? "" : qPrintable(present(done.error())));
        QCOMPARE(sink.statements.size(), std::size_t{1});
        QCOMPARE(sink.statements[0].text, u"DELETE FROM t WHERE a = ANY('{\"1\",NULL,\"x\\\"\",t,{\"2\"}}')"_s);
    }

    void what_a_script_says_reaches_the_log()
    {
        const auto script = parseScript(u"r"_s, u"r.py"_s,
                                        "import logging, warnings\n"
                                        "def upgrade():\n"
                                        "    print('printed', end='')\n"
                                        "    print('', 'twice')\n"
                                        "    logging.getLogger('alembic').info('step %d', 1)\n"
                                        "    logging.getLogger('app.data').error('lost')\n"
                                        "    warnings.warn('old', DeprecationWarning)\n"
                                        "    warnings.warn('careful')\n");
        PreparedSink sink(**dialects::dialectNamed(u"sqlite"_s));
        QVERIFY(Evaluator().evaluate(*script, Direction::Up, sink, {}));
        QStringList said;
        for (const LogLine &line : sink.lines)
            said << u"%1 %2 %3"_s.arg(int(line.level)).arg(line.origin ? line.origin->line : 0).arg(line.text);
        QVERIFY2(said.contains(u"0 0 printed twice"_s), qPrintable(said.join(u'\n')));
        QVERIFY2(said.contains(u"%1 6 lost"_s.arg(int(LogLine::Level::Error))), qPrintable(said.join(u'\n')));
        QVERIFY2(said.contains(u"%1 8 UserWarning: careful"_s.arg(int(LogLine::Level::Warning))),
                 qPrintable(said.join(u'\n')));
    }

    void op_has_the_directives_of_other_packages()
    {
        const auto script = parseScript(u"r"_s, u"r.py"_s,
                                        "from alembic import op\nimport sqlalchemy as sa\n"
                                        "from alembic_postgresql_enum import ColumnType, TableReference\n"
                                        "from alembic_utils.pg_function import PGFunction\n"
                                        "from alembic_utils.pg_trigger import PGTrigger\n"
                                        "def upgrade():\n"
                                        "    op.sync_enum_values('public', 'state', ['new', \"it's\"],\n"
                                        "        [TableReference('t', 'c', existing_server_default=\"'old'::state\"),\n"
                                        "         TableReference('u', 'd', column_type=ColumnType.ARRAY, "
                                        "existing_server_default=sa.text('NULL'))],\n"
                                        "        enum_values_to_rename=[('old', 'new')])\n"
                                        "    made = PGFunction('public', 'f(a integer default 1)', 'RETURNS int AS $$ "
                                        "SELECT a::int $$ LANGUAGE sql;')\n"
                                        "    op.create_entity(made)\n"
                                        "    op.replace_entity(made)\n"
                                        "    op.drop_entity(made)\n"
                                        "    op.create_entity(PGTrigger('public', 'tr', 'BEFORE INSERT ON t EXECUTE "
                                        "PROCEDURE f()', 'public.t'))\n");
        PreparedSink sink(**dialects::dialectNamed(u"postgresql"_s));
        const auto done = Evaluator().evaluate(*script, Direction::Up, sink, {});
        QVERIFY2(done.has_value(), done ? "" : qPrintable(present(done.error())));
        QString text;
        for (const sql::Statement &statement : sink.statements)
            text += statement.text + u'\n';
        QCOMPARE(
            text,
            u"ALTER TYPE \"public\".\"state\" RENAME TO \"state_old\"\n"
            "CREATE TYPE \"public\".\"state\" AS ENUM('new', 'it''s')\n"
            "ALTER TABLE \"public\".\"t\" ALTER COLUMN \"c\" DROP DEFAULT\n"
            "ALTER TABLE \"public\".\"t\" ALTER COLUMN \"c\" TYPE \"public\".\"state\" USING CASE \"c\"::text WHEN "
            "'old' THEN 'new'::\"public\".\"state\" ELSE \"c\"::text::\"public\".\"state\" END\n"
            "ALTER TABLE \"public\".\"t\" ALTER COLUMN \"c\" SET DEFAULT 'new'::\"public\".\"state\"\n"
            "ALTER TABLE \"public\".\"u\" ALTER COLUMN \"d\" DROP DEFAULT\n"
            "ALTER TABLE \"public\".\"u\" ALTER COLUMN \"d\" TYPE \"public\".\"state\"[] USING "
            "array_replace(\"d\"::text[], 'old', 'new')::\"public\".\"state\"[]\n"
            "ALTER TABLE \"public\".\"u\" ALTER COLUMN \"d\" SET DEFAULT NULL\n"
            "DROP TYPE \"public\".\"state_old\"\n"
            "CREATE FUNCTION \"public\".\"f\"(a integer default 1) RETURNS int AS $$ SELECT a::int $$ LANGUAGE sql\n"
            "CREATE OR REPLACE FUNCTION \"public\".\"f\"(a integer default 1) RETURNS int AS $$ SELECT a::int $$ "
            "LANGUAGE sql\n"
            "DROP FUNCTION \"public\".\"f\"(a integer)\n"
            "CREATE TRIGGER \"tr\" BEFORE INSERT ON t EXECUTE PROCEDURE f()\n"_s);
    }

    void rows_are_read_back_by_name_and_place()
    {
        const auto dialect = dialects::dialectNamed(u"sqlite"_s);
        const auto script = parseScript(u"r"_s, u"r.py"_s,
                                        "from alembic import op\nimport sqlalchemy as sa\n"
                                        "def upgrade():\n"
                                        "    for row in op.get_bind().execute(sa.text('SELECT id, name FROM t')):\n"
                                        "        op.execute(f'-- {row.id} {row[1]} {row._mapping[\"name\"]}')\n");
        PreparedSink sink(**dialect, false);
        sink.answers[u"SELECT id, name FROM t"_s] = {{u"id"_s, u"name"_s}, {{qint64{1}, u"a"_s}}, {}, {}, {}};
        const auto done = Evaluator().evaluate(*script, Direction::Up, sink, {});
        QVERIFY2(done.has_value(), done ? "" : qPrintable(present(done.error())));
        QCOMPARE(sink.statements.size(), std::size_t{1});
        QCOMPARE(sink.statements[0].text, u"-- 1 a a"_s);
    }
};

QTEST_APPLESS_MAIN(EvaluateTest)
#include "tst_evaluate.moc"
