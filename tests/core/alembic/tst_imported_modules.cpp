#include <core/alembic/evaluate.h>
#include <core/base/presenter.h>
#include <core/project/modules.h>
#include <core/project/retort_toml.h>
#include <core/script/error_codes.h>
#include <tests/core/project/tree.h>
#include <tests/support/prepared_sink.h>

using namespace retort;
using namespace retort::alembic;
using retort::tests::PreparedSink;
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
        project::RetortToml settings;
        if (const auto text = readTextFile(tree.at(u"retort.toml"_s)))
            settings = project::parseRetortToml(*text, tree.at(u"retort.toml"_s)).value();
        auto script = readScript(u"r1"_s, tree.at(u"m/versions/r.py"_s));
        if (!script)
            return {present(script.error()), {}};
        script->package = modules.packageOf(script->path);
        Evaluator evaluator(&modules, &settings);
        Outcome outcome;
        for (const Error &error : evaluator.check(*script, Direction::Up))
            outcome.checked += tree.told(present(error)) + u'\n';
        PreparedSink sink(**dialects::dialectNamed(dialect));
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

    /// Revisions share one interpreter: which of them loads the module first must make no difference.
    void an_import_that_nobody_uses_hurts_no_more_when_its_module_is_loaded()
    {
        const Outcome outcome = outcomeOf(u"== m/helpers.py\nname = 't'\n"
                                          "== m/versions/r.py\nfrom alembic import op\n"
                                          "from m.helpers import name\ntable = name + '2'\n"
                                          "from m.helpers import missing\n"
                                          "def upgrade():\n    op.drop_table(table)\n"_s);
        QCOMPARE(outcome.checked, QString());
        QCOMPARE(outcome.ran, u"DROP TABLE t2\n"_s);
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
        QCOMPARE(outcome.failure, errors::ScriptOutOfReach);
        QVERIFY2(outcome.ran.contains(u"flask.current_app is out of reach"_s), qPrintable(outcome.ran));
    }

    void a_name_that_the_module_does_not_have_is_found_before_the_run()
    {
        const QString files = u"== m/helpers.py\nx = 1\n== m/versions/r.py\nfrom m.helpers import drop\n"
                              "def upgrade():\n    drop('t')\n"_s;
        const Outcome outcome = outcomeOf(files);
        QVERIFY2(
            outcome.checked.contains(u" --> /tree/m/versions/r.py:3:5\n  3 |     drop('t')\n    |     ^^^^\n  because: "
                                     "ImportError: cannot import name 'drop' from 'm.helpers'\n"_s),
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
                                          "    def __init__(self, length):\n"
                                          "        super().__init__(length)\n"
                                          "        self.length = length\n"
                                          "    def process_bind_param(self, value, dialect):\n"
                                          "        return encrypt(value)\n"
                                          "== m/versions/r.py\nfrom alembic import op\nimport sqlalchemy as sa\n"
                                          "import m.types\n"
                                          "def upgrade():\n"
                                          "    op.add_column('t', sa.Column('a', m.types.Secret(length=40)))\n"_s);
        QCOMPARE(outcome.checked, QString());
        QCOMPARE(outcome.ran, u"ALTER TABLE t ADD COLUMN a VARCHAR(40)\n"_s);
    }

    void types_of_well_known_libraries_are_known_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("onSqlite");
        QTest::addColumn<QString>("onPostgresql");
        QTest::addColumn<QString>("onMysql");
        const auto row = [](const char *type, const char *sqlite, const char *postgresql, const char *mysql) {
            QTest::newRow(type) << QString::fromLatin1(type) << QString::fromLatin1(sqlite)
                                << QString::fromLatin1(postgresql) << QString::fromLatin1(mysql);
        };
        // As the libraries themselves compile them.
        row("sqlalchemy_utils.UUIDType()", "BINARY(16)", "UUID", "BINARY(16)");
        row("sqlalchemy_utils.types.uuid.UUIDType(binary=False)", "CHAR(32)", "UUID", "CHAR(32)");
        row("sqlalchemy_utils.UUIDType(native=False)", "BINARY(16)", nullptr, "BINARY(16)");
        row("sqlalchemy_utils.types.json.JSONType()", "TEXT", "JSON", "TEXT");
        row("sqlalchemy_utils.PasswordType(max_length=60)", "BLOB", "BYTEA", "VARBINARY(60)");
        row("sqlalchemy_utils.types.choice.ChoiceType([('a', 'A')])", "VARCHAR(255)", "VARCHAR(255)", "VARCHAR(255)");
        row("sqlalchemy_utils.ChoiceType([('a', 'A')], impl=sa.Integer())", "INTEGER", "INTEGER", "INTEGER");
        row("sqlalchemy_utils.EmailType()", "VARCHAR(255)", "VARCHAR(255)", "VARCHAR(255)");
        row("sqlalchemy_utils.types.encrypted.encrypted_type.StringEncryptedType(sa.Unicode, 'k', length=90)",
            "VARCHAR(90)", "VARCHAR(90)", "VARCHAR(90)");
        row("sqlalchemy_utils.EncryptedType(sa.Unicode, 'k')", "BLOB", "BYTEA", "BLOB");
        row("sqlalchemy_utils.IPAddressType()", "VARCHAR(50)", "VARCHAR(50)", "VARCHAR(50)");
        row("sqlalchemy_utils.URLType()", "TEXT", "TEXT", "TEXT");
        row("sqlalchemy_utils.ArrowType(timezone=True)", "DATETIME", "TIMESTAMP WITH TIME ZONE", "DATETIME");
        row("sqlalchemy_utils.TSVectorType('name')", nullptr, "TSVECTOR", nullptr);
        row("sqlalchemy_utils.LtreeType()", nullptr, "LTREE", nullptr);
        row("sqlalchemy_utils.IntRangeType()", "VARCHAR(255)", "INT4RANGE", "VARCHAR(255)");
        row("sqlalchemy_utils.PhoneNumberType(max_length=30)", "VARCHAR(30)", "VARCHAR(30)", "VARCHAR(30)");
        row("sqlmodel.sql.sqltypes.AutoString()", "VARCHAR", "VARCHAR", "VARCHAR(255)");
        row("sqlmodel.AutoString(length=20)", "VARCHAR(20)", "VARCHAR(20)", "VARCHAR(20)");
        row("pgvector.sqlalchemy.Vector(3)", "VECTOR(3)", "VECTOR(3)", "VECTOR(3)");
        row("pgvector.sqlalchemy.vector.VECTOR(dim=3)", "VECTOR(3)", "VECTOR(3)", "VECTOR(3)");
        row("pgvector.sqlalchemy.HALFVEC()", "HALFVEC", "HALFVEC", "HALFVEC");
        row("citext.CIText()", "CITEXT", "CITEXT", "CITEXT");
        row("geoalchemy2.types.Geometry(geometry_type='POINT', srid=4326, spatial_index=False, "
            "from_text='ST_GeomFromEWKT', name='geometry')",
            "geometry(POINT,4326)", "geometry(POINT,4326)", nullptr);
        row("geoalchemy2.Geography(spatial_index=False)", "geography(GEOMETRY,-1)", "geography(GEOMETRY,-1)", nullptr);
        row("fastapi_users_db_sqlalchemy.generics.GUID()", "CHAR(36)", "UUID", "CHAR(36)");
        row("fastapi_users_db_sqlalchemy.generics.TIMESTAMPAware(timezone=True)", "TIMESTAMP",
            "TIMESTAMP WITH TIME ZONE", "TIMESTAMP NULL");
        row("sqlalchemy_utc.UtcDateTime()", "DATETIME", "TIMESTAMP WITH TIME ZONE", "DATETIME");
        row("sqlalchemy_json.MutableJson", "JSON", "JSON", "JSON");
        row("sqlalchemy_jsonfield.JSONField()", "JSON", "JSON", "JSON");
        row("sqlalchemy_jsonfield.jsonfield.JSONField(enforce_string=True)", "TEXT", "TEXT", "TEXT");
        row("advanced_alchemy.types.GUID(length=16)", "BINARY(16)", "UUID", "BINARY(16)");
        row("advanced_alchemy.types.datetime.DateTimeUTC(timezone=True)", "DATETIME", "TIMESTAMP WITH TIME ZONE",
            "DATETIME");
        row("advanced_alchemy.types.EncryptedString('k')", "VARCHAR", "VARCHAR", "TEXT");
    }

    void types_of_well_known_libraries_are_known()
    {
        QFETCH(QString, type);
        QFETCH(QString, onSqlite);
        QFETCH(QString, onPostgresql);
        QFETCH(QString, onMysql);
        const QString module = type.section(u'(', 0, 0).section(u'.', 0, -2);
        const QString files = u"== m/versions/r.py\nfrom alembic import op\nimport sqlalchemy as sa\nimport " % module %
                              u"\ndef upgrade():\n    op.add_column('t', sa.Column('a', " % type % u"))\n";
        for (const auto &[dialect, sql] : {std::pair(u"sqlite"_s, onSqlite), std::pair(u"postgresql"_s, onPostgresql),
                                           std::pair(u"mysql"_s, onMysql)}) {
            const Outcome outcome = outcomeOf(files, dialect);
            QCOMPARE(outcome.checked, QString());
            if (!sql.isEmpty())
                QCOMPARE(outcome.ran, QString(u"ALTER TABLE t ADD COLUMN a " % sql % u'\n'));
        }
    }

    void names_that_a_library_has_and_retort_does_not_are_found_before_the_run()
    {
        const Outcome outcome = outcomeOf(u"== m/versions/r.py\nfrom sqlalchemy_utils import create_view\n"
                                          "def upgrade():\n    create_view('v')\n"_s);
        QVERIFY2(outcome.checked.contains(u"Retort's sqlalchemy_utils has no 'create_view'"_s),
                 qPrintable(outcome.checked));
    }

    void retort_toml_maps_types()
    {
        const QString files = u"== retort.toml\n[script.types]\n"
                              "\"app.types.UTC\" = \"sa.DateTime(timezone=True)\"\n"
                              "\"app.types.Money\" = { postgresql = \"money\", sqlite = \"NUMERIC\" }\n"
                              "\"m.types.Name\" = \"sa.String\"\n"
                              "== m/types.py\nfrom nowhere import Base\nclass Name(Base):\n    pass\nlength = 7\n"
                              "== m/versions/r.py\nfrom alembic import op\nimport sqlalchemy as sa\n"
                              "import app.types\nfrom app.types import Money\nimport m.types\n"
                              "def upgrade():\n"
                              "    op.add_column('t', sa.Column('a', app.types.UTC()))\n"
                              "    op.add_column('t', sa.Column('b', Money('EUR')))\n"
                              "    op.add_column('t', sa.Column('c', m.types.Name(m.types.length)))\n"_s;
        const Outcome outcome = outcomeOf(files, u"postgresql"_s);
        QCOMPARE(outcome.checked, QString());
        QCOMPARE(outcome.ran, u"ALTER TABLE t ADD COLUMN a TIMESTAMP WITH TIME ZONE\n"
                              "ALTER TABLE t ADD COLUMN b money\n"
                              "ALTER TABLE t ADD COLUMN c VARCHAR(7)\n"_s);
        const Outcome mysql = outcomeOf(files, u"mysql"_s);
        QVERIFY2(mysql.ran.contains(u"retort.toml has no type of app.types.Money for mysql"_s), qPrintable(mysql.ran));
    }

    void what_is_wrong_with_a_mapped_type_is_shown_at_its_line()
    {
        const QString files = u"== retort.toml\n[script.types]\n\"app.A\" = \"sa.Nothing()\"\n"
                              "== m/versions/r.py\nfrom alembic import op\nimport sqlalchemy as sa\nimport app\n"
                              "def upgrade():\n    op.add_column('t', sa.Column('a', app.A()))\n"_s;
        const Outcome outcome = outcomeOf(files);
        QVERIFY2(outcome.ran.contains(u"/tree/retort.toml:2:"_s), qPrintable(outcome.ran));
        const Outcome broken = outcomeOf(QString(files).replace(u"sa.Nothing()"_s, u"sa.String(("_s));
        QVERIFY2(broken.checked.contains(u"/tree/retort.toml:2:"_s), qPrintable(broken.checked));
        const Outcome other = outcomeOf(QString(files).replace(u"app.A()"_s, u"app.B()"_s));
        QVERIFY2(other.checked.contains(u"B comes from the module app, which Retort does not have"_s),
                 qPrintable(other.checked));
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
