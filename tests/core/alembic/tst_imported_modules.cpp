#include <core/alembic/evaluate.h>
#include <core/base/presenter.h>
#include <core/project/modules.h>
#include <tests/core/project/tree.h>
#include <tests/support/recording_sink.h>

using namespace retort;
using namespace retort::alembic;
using retort::tests::RecordingSink;
using retort::tests::Tree;
using namespace Qt::Literals::StringLiterals;

/// Revisions that use modules of their own project: m/versions/r.py is the revision of each tree.
class ImportedModulesTest : public QObject
{
    Q_OBJECT

    struct Outcome {
        QString checked; ///< what the check finds, as a person sees it
        QString ran;     ///< the statements, or why there are none
        std::optional<ErrorCode> failure = {};
    };

    static Outcome outcomeOf(const QString &files, const QString &dialect = u"sqlite"_s)
    {
        const Tree tree(files);
        const project::ProjectModules modules({{tree.root()}, {tree.root()}});
        auto script = readScript(u"r1"_s, tree.at(u"m/versions/r.py"_s));
        if (!script)
            return {present(script.error()), {}};
        script->package = modules.packageOf(script->path);
        Evaluator evaluator(&modules);
        Outcome outcome;
        for (const Error &error : evaluator.check(*script, Direction::Up))
            outcome.checked += tree.told(present(error)) + u'\n';
        RecordingSink sink(**dialects::dialectNamed(dialect));
        if (const auto done = evaluator.evaluate(*script, Direction::Up, sink, {}); !done) {
            outcome.ran = tree.told(present(done.error()));
            outcome.failure = done.error().code;
            return outcome;
        }
        for (const sql::Statement &statement : sink.statements)
            outcome.ran += statement.text.simplified() + u'\n';
        return outcome;
    }

private Q_SLOTS:
    void helpers_run_wherever_they_lie_data()
    {
        QTest::addColumn<QString>("files");
        const QString helper = u"from alembic import op\ndef drop(name):\n    op.drop_table(name)\n"_s;
        QTest::newRow("absolute") << u"== m/helpers.py\n" % helper %
                                         u"== m/versions/r.py\nfrom m.helpers import drop\n"
                                         "def upgrade():\n    drop('t')\n";
        QTest::newRow("dotted") << u"== m/helpers.py\n" % helper %
                                       u"== m/versions/r.py\nimport m.helpers\n"
                                       "def upgrade():\n    m.helpers.drop('t')\n";
        QTest::newRow("dotted, imported by somebody else") << u"== m/helpers.py\n" % helper %
                                                                  u"== m/versions/r.py\nimport m\n"
                                                                  "def upgrade():\n    m.helpers.drop('t')\n";
        QTest::newRow("alias") << u"== m/helpers.py\n" % helper %
                                      u"== m/versions/r.py\nimport m.helpers as h\n"
                                      "def upgrade():\n    h.drop('t')\n";
        QTest::newRow("submodule") << u"== m/helpers.py\n" % helper %
                                          u"== m/versions/r.py\nfrom m import helpers\n"
                                          "def upgrade():\n    helpers.drop('t')\n";
        QTest::newRow("relative") << u"== m/versions/helpers.py\n" % helper %
                                         u"== m/versions/r.py\nfrom .helpers import drop\n"
                                         "def upgrade():\n    drop('t')\n";
        QTest::newRow("relative module") << u"== m/versions/helpers.py\n" % helper %
                                                u"== m/versions/r.py\nfrom . import helpers\n"
                                                "def upgrade():\n    helpers.drop('t')\n";
        QTest::newRow("one up") << u"== m/helpers.py\n" % helper %
                                       u"== m/versions/r.py\nfrom ..helpers import drop\n"
                                       "def upgrade():\n    drop('t')\n";
        QTest::newRow("star") << u"== m/helpers.py\n" % helper %
                                     u"== m/versions/r.py\nfrom m.helpers import *\n"
                                     "def upgrade():\n    drop('t')\n";
        QTest::newRow("inside") << u"== m/helpers.py\n" % helper %
                                       u"== m/versions/r.py\ndef upgrade():\n    from m.helpers import drop\n"
                                       "    drop('t')\n";
        QTest::newRow("handed on") << u"== m/tools/impl.py\n" % helper %
                                          u"== m/tools/__init__.py\nfrom .impl import drop\n"
                                          "== m/versions/r.py\nfrom m.tools import drop\n"
                                          "def upgrade():\n    drop('t')\n";
        QTest::newRow("handed on, by attribute") << u"== m/tools/impl.py\n" % helper %
                                                        u"== m/tools/__init__.py\nfrom .impl import drop\n"
                                                        "== m/versions/r.py\nfrom m import tools\n"
                                                        "def upgrade():\n    tools.drop('t')\n";
        QTest::newRow("star handed on") << u"== m/tools/impl.py\n" % helper %
                                               u"== m/tools/__init__.py\nfrom .impl import *\n"
                                               "== m/versions/r.py\nfrom m.tools import drop\n"
                                               "def upgrade():\n    drop('t')\n";
        QTest::newRow("circular") << u"== m/a.py\nfrom m import b\n" % helper %
                                         u"== m/b.py\nfrom m import a\ndef drop(name):\n    a.drop(name)\n"
                                         "== m/versions/r.py\nfrom m.b import drop\n"
                                         "def upgrade():\n    drop('t')\n";
    }

    void helpers_run_wherever_they_lie()
    {
        QFETCH(QString, files);
        const Outcome outcome = outcomeOf(files);
        QCOMPARE(outcome.checked, QString());
        QCOMPARE(outcome.ran, u"DROP TABLE t\n"_s);
    }

    void what_a_module_needs_besides_hurts_nobody()
    {
        const Outcome outcome = outcomeOf(u"== m/helpers.py\n"
                                          "from flask import current_app\n"
                                          "from everything import *\n"
                                          "import asyncpg\n"
                                          "from alembic import op\n"
                                          "logger = current_app.logger\n"
                                          "app = create_app(current_app)\n"
                                          "async def fetch():\n    async with asyncpg.connect() as c:\n"
                                          "        return [row async for row in c]\n"
                                          "class Model(Base):\n    async def save(self):\n        await fetch()\n"
                                          "def drop(name):\n    op.drop_table(name)\n"
                                          "== m/versions/r.py\nfrom m.helpers import drop, Model\n"
                                          "from nowhere import *\n"
                                          "def upgrade():\n    drop('t')\n"_s);
        QCOMPARE(outcome.checked, QString());
        QCOMPARE(outcome.ran, u"DROP TABLE t\n"_s);
    }

    void what_a_helper_needs_is_found_before_the_run_with_the_way_there()
    {
        const Outcome outcome = outcomeOf(u"== m/helpers.py\n"
                                          "from flask import current_app\n"
                                          "def url():\n    return current_app.url\n"
                                          "def work():\n    print(url())\n"
                                          "== m/versions/r.py\nfrom m.helpers import work\n"
                                          "def upgrade():\n    work()\n"_s);
        QCOMPARE(outcome.checked, u"revision r1 cannot be run natively\n"
                                  " --> /tree/m/versions/r.py:3:5\n"
                                  "  3 |     work()\n"
                                  "    |     ^^^^\n"
                                  "  because: current_app comes from the module flask, which Retort does not have\n"
                                  "   --> /tree/m/helpers.py:3:12\n"
                                  "    3 |     return current_app.url\n"
                                  "      |            ^^^^^^^^^^^^^^^\n"
                                  "    while using m.helpers.work (/tree/m/versions/r.py:3:5)\n"
                                  "  Write the step in another way, or run this revision with Python.\n"_s);
        QVERIFY2(outcome.ran.contains(u"/tree/m/helpers.py:3:12"_s), qPrintable(outcome.ran));
        QCOMPARE(outcome.failure, ErrorCode::ScriptOutOfReach);
        QVERIFY2(outcome.ran.contains(u"flask.current_app is out of reach"_s), qPrintable(outcome.ran));
    }

    void a_name_that_the_module_does_not_have_is_found_before_the_run()
    {
        const QString files = u"== m/helpers.py\nx = 1\n== m/versions/r.py\nfrom m.helpers import drop\n"
                              "def upgrade():\n    drop('t')\n"_s;
        const Outcome outcome = outcomeOf(files);
        QVERIFY2(outcome.checked.contains(u"ImportError: cannot import name 'drop' from 'm.helpers'\n   --> "
                                          "/tree/m/versions/r.py:3:5"_s),
                 qPrintable(outcome.checked));
        QVERIFY2(outcome.ran.startsWith(u"ImportError: cannot import name 'drop' from 'm.helpers'"_s),
                 qPrintable(outcome.ran));
    }

    void a_module_that_adds_names_to_itself_is_believed()
    {
        const Outcome outcome = outcomeOf(u"== m/helpers.py\nfrom alembic import op\n"
                                          "globals()['drop'] = op.drop_table\n"
                                          "== m/versions/r.py\nfrom m.helpers import drop\n"
                                          "def upgrade():\n    drop('t')\n"_s);
        QCOMPARE(outcome.checked, QString());
        QCOMPARE(outcome.ran, u"DROP TABLE t\n"_s);
    }

    void methods_that_nobody_calls_need_nothing()
    {
        const Outcome outcome = outcomeOf(u"== m/types.py\nimport sqlalchemy as sa\nfrom crypto import encrypt\n"
                                          "class Secret(sa.TypeDecorator):\n    impl = sa.String\n"
                                          "    cache_ok = True\n"
                                          "    def process_bind_param(self, value, dialect):\n"
                                          "        return encrypt(value)\n"
                                          "== m/versions/r.py\nfrom alembic import op\nimport sqlalchemy as sa\n"
                                          "import m.types\n"
                                          "def upgrade():\n"
                                          "    op.add_column('t', sa.Column('a', m.types.Secret(length=40)))\n"_s);
        QCOMPARE(outcome.checked, QString());
        QCOMPARE(outcome.ran, u"ALTER TABLE t ADD COLUMN a VARCHAR(40)\n"_s);
    }

    void errors_show_the_text_of_the_module()
    {
        const Outcome outcome = outcomeOf(u"== m/helpers.py\ndef work():\n    return 1 / 0\n"
                                          "== m/versions/r.py\nfrom m.helpers import work\n"
                                          "def upgrade():\n    work()\n"_s);
        QCOMPARE(outcome.checked, QString());
        QCOMPARE(outcome.ran, u"ZeroDivisionError: division by zero\n"
                              " --> /tree/m/helpers.py:2:12\n"
                              "  2 |     return 1 / 0\n"
                              "    |            ^^^^^\n"
                              "  while in upgrade() (/tree/m/versions/r.py:3:5)\n"
                              "  while in work() (/tree/m/helpers.py:2:12)"_s);
    }

    void a_module_with_a_syntax_error_hurts_who_uses_it()
    {
        const QString unused = u"== m/broken.py\ndef (\n== m/versions/r.py\nfrom m.broken import x\n"
                               "def upgrade():\n    pass\n"_s;
        QCOMPARE(outcomeOf(unused).checked, QString());
        QCOMPARE(outcomeOf(unused).ran, QString());
        const Outcome used = outcomeOf(QString(unused).replace(u"    pass"_s, u"    x()"_s));
        QVERIFY2(used.checked.contains(u"/tree/m/broken.py:1:5"_s), qPrintable(used.checked));
        QVERIFY2(used.ran.contains(u"/tree/m/broken.py:1:5"_s), qPrintable(used.ran));
    }

    void modules_that_import_each_other_end_as_in_python()
    {
        const Outcome outcome = outcomeOf(u"== m/a.py\nfrom m.b import y\nx = y\n== m/b.py\nfrom m.a import x\ny = x\n"
                                          "== m/versions/r.py\nfrom m.a import x\n"
                                          "def upgrade():\n    print(x)\n"_s);
        QVERIFY2(outcome.ran.contains(u"cannot import name"_s), qPrintable(outcome.ran));
    }

    void nothing_above_the_package_is_imported()
    {
        const Outcome outcome = outcomeOf(u"== m/versions/r.py\nfrom ....x import y\ndef upgrade():\n    y()\n"_s);
        QVERIFY2(outcome.ran.contains(u"attempted relative import with no known parent package"_s),
                 qPrintable(outcome.ran));
    }
};

QTEST_APPLESS_MAIN(ImportedModulesTest)
#include "tst_imported_modules.moc"
