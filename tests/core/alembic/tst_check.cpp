#include <core/alembic/error_codes.h>
#include <core/alembic/evaluate.h>
#include <core/alembic/modules.h>
#include <core/alembic/tables.h>
#include <core/base/presenter.h>
#include <core/script/error_codes.h>

#include <QTest>

using namespace retort;
using namespace retort::alembic;
using namespace Qt::Literals::StringLiterals;

/// What is found out about a revision before anything of it runs.
class CheckTest : public QObject
{
    Q_OBJECT

    static std::vector<Error> check(const char *text, Direction direction = Direction::Up)
    {
        const auto script = parseScript(u"3f2a91"_s, u"r.py"_s, QByteArray(text));
        return script ? Evaluator().check(*script, direction) : std::vector<Error>{script.error()};
    }

private Q_SLOTS:
    void what_the_tables_know_passes()
    {
        QVERIFY(check("from alembic import op\n"
                      "import sqlalchemy as sa\n"
                      "from sqlalchemy.dialects import postgresql\n"
                      "from sqlalchemy.dialects.mysql import TINYINT\n"
                      "def upgrade():\n"
                      "    op.add_column('t', sa.Column('a', postgresql.UUID(), server_default=sa.func.now()))\n"
                      "    op.drop_column('t', TINYINT.__name__)\n")
                    .empty());
    }

    void an_import_that_is_never_used_never_hurts()
    {
        QVERIFY(check("import geoalchemy2\nfrom app.models import User\ndef upgrade():\n    pass\n").empty());
    }

    void what_would_leave_the_language_is_refused_where_it_is_reached()
    {
        const auto errors = check("def helper():\n    eval('1')\ndef upgrade():\n    open('x', 'w')\n    helper()\n"
                                  "def downgrade():\n    pass\n");
        QCOMPARE(errors.size(), std::size_t{2});
        QCOMPARE(errors[0].cause->code, errors::ScriptUnsupported);
        QCOMPARE(errors[0].position->line, 4);
        QCOMPARE(errors[1].position->line, 2);
        QVERIFY(check("open('x', 'w')\ndef upgrade():\n    pass\n").size() == 1);
        QVERIFY(check("def helper():\n    eval('1')\ndef upgrade():\n    pass\n").empty());
        QVERIFY(check("def open(name):\n    return name\ndef upgrade():\n    open('x')\n").empty());
    }

    void a_foreign_name_is_refused_where_it_is_used()
    {
        const auto errors = check("from alembic import op\n"
                                  "from app.models import User\n"
                                  "def upgrade():\n"
                                  "    op.bulk_insert(User.table, [])\n");
        QCOMPARE(errors.size(), std::size_t{1});
        QCOMPARE(errors[0].code, errors::ScriptCannotRun);
        QCOMPARE(sentence(errors[0]), u"revision 3f2a91 cannot be run natively"_s);
        QCOMPARE(errors[0].position->line, 4);
        QCOMPARE(errors[0].position->column, 20);
        QCOMPARE(errors[0].cause->code, errors::ScriptModuleUnknown);
        QCOMPARE(sentence(*errors[0].cause), u"User comes from the module app.models, which Retort does not have"_s);
    }

    void a_directive_that_does_not_exist_is_named_with_its_place()
    {
        const auto errors = check("from alembic import op\ndef upgrade():\n    op.create_view('v')\n");
        QCOMPARE(errors.size(), std::size_t{1});
        QCOMPARE(errors[0].cause->code, errors::ScriptNameUnknown);
        QCOMPARE(sentence(*errors[0].cause), u"Retort's alembic.op has no 'create_view'"_s);
        QCOMPARE(errors[0].position->column, 8);
    }

    void only_the_direction_that_is_asked_for_counts()
    {
        const char *text = "from app import thing\ndef upgrade():\n    pass\ndef downgrade():\n    thing()\n";
        QVERIFY(check(text).empty());
        QCOMPARE(check(text, Direction::Down).size(), std::size_t{1});
    }

    void helper_functions_count_only_where_they_are_reached()
    {
        const char *unused = "from app import thing\ndef helper():\n    thing()\ndef upgrade():\n    pass\n";
        QVERIFY(check(unused).empty());
        const char *used = "from app import thing\ndef helper():\n    thing()\ndef upgrade():\n    helper()\n";
        QCOMPARE(check(used).size(), std::size_t{1});
    }

    void annotations_are_never_evaluated()
    {
        QVERIFY(
            check("from app import Thing\nx: Thing = 1\ndef upgrade(a: Thing = None) -> Thing:\n    pass\n").empty());
    }

    void every_module_of_the_tables_finds_its_own_names()
    {
        for (const ModuleRow &module : moduleRows()) {
            for (const auto *table : module.classes) {
                for (const ClassRow &row : *table)
                    QVERIFY2(hasName(module, row.entry.name), row.entry.name);
            }
            const Modules modules(nullptr);
            for (const std::string_view submodule : module.submodules) {
                const auto found = modules.find(std::string(module.name) + "." + std::string(submodule));
                QVERIFY(found && !std::holds_alternative<script::UnknownModule>(*found));
            }
            for (const Borrowed &borrowed : module.borrowed) {
                QVERIFY(findModule(borrowed.module) != nullptr);
                for (const std::string_view name : borrowed.names)
                    QVERIFY2(hasName(*findModule(borrowed.module), name), std::string(name).c_str());
            }
        }
    }

    void every_class_has_its_base()
    {
        for (const ModuleRow &module : moduleRows()) {
            for (const auto *table : module.classes) {
                for (const ClassRow &row : *table) {
                    if (!row.base.empty() && row.base != "str")
                        QVERIFY2(findClass(row.entry.module, row.base) != nullptr, row.entry.name);
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(CheckTest)
#include "tst_check.moc"
