#include <core/base/overloaded.h>
#include <core/project/project.h>
#include <tests/core/project/tree.h>

#include <QFile>

using namespace retort;
using namespace retort::project;
using retort::tests::Tree;
using namespace Qt::Literals::StringLiterals;

/// Which file a dotted name leads to.
class ProjectModulesTest : public QObject
{
    Q_OBJECT

    static inline const QString project = uR"(
== app/alembic.ini
[alembic]
script_location = %(here)s/migrations
prepend_sys_path = lib
== app/migrations/env.py
== app/migrations/versions/a.py
revision = "a1"
down_revision = None
== app/migrations/helpers.py
== app/migrations/sub/__init__.py
== app/migrations/sub/deep.py
== app/lib/shared.py
== app/lib/migrations/helpers.py
== app/docker/Dockerfile
== outside.py
)"_s;

    static Project openedAt(const Tree &tree)
    {
        auto opened = open({.path = tree.at(u"app"_s), .workingFolder = tree.at(u"app"_s)});
        if (!opened)
            qFatal("%s", qPrintable(present(opened.error())));
        return *std::move(opened);
    }

    static QString found(const Tree &tree, const ProjectModules &modules, const std::string &name)
    {
        const auto module = modules.find(name);
        if (!module)
            return errorName(module.error().code);
        const auto *script = std::get_if<script::ScriptModule>(&*module);
        if (script == nullptr)
            return u"nothing"_s;
        return tree.told(script->source->file()) + (script->isPackage ? u" package"_s : QString());
    }

private Q_SLOTS:
    void names_lead_to_files_as_in_python_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("file");
        QTest::newRow("beside the versions") << u"migrations.sub.deep"_s << u"/tree/app/migrations/sub/deep.py"_s;
        QTest::newRow("a package") << u"migrations.sub"_s << u"/tree/app/migrations/sub/__init__.py package"_s;
        QTest::newRow("a folder with Python in it") << u"migrations"_s << u"/tree/app/lib/migrations package"_s;
        QTest::newRow("prepend_sys_path") << u"shared"_s << u"/tree/app/lib/shared.py"_s;
        QTest::newRow("prepend_sys_path wins") << u"migrations.helpers"_s << u"/tree/app/lib/migrations/helpers.py"_s;
        QTest::newRow("a folder without Python") << u"docker"_s << u"nothing"_s;
        QTest::newRow("nobody's") << u"flask"_s << u"nothing"_s;
        QTest::newRow("outside of the tree") << u"outside"_s << u"nothing"_s;
    }

    void names_lead_to_files_as_in_python()
    {
        QFETCH(QString, name);
        QFETCH(QString, file);
        const Tree tree(project);
        QCOMPARE(found(tree, ProjectModules(openedAt(tree).modules), name.toStdString()), file);
    }

    void links_that_leave_the_tree_are_not_followed()
    {
        const Tree tree(project);
        QVERIFY(QFile::link(tree.at(u"outside.py"_s), tree.at(u"app/stolen.py"_s)));
        QVERIFY(QFile::link(tree.at(u"app/lib/shared.py"_s), tree.at(u"app/ours.py"_s)));
        const ProjectModules modules(openedAt(tree).modules);
        QCOMPARE(found(tree, modules, "stolen"), u"nothing"_s);
        QCOMPARE(found(tree, modules, "ours"), u"/tree/app/ours.py"_s);
    }

    void the_whole_repository_is_the_tree()
    {
        const Tree tree(project + u"\n== .git/HEAD\n");
        QCOMPARE(found(tree, ProjectModules(openedAt(tree).modules), "outside"), u"/tree/outside.py"_s);
    }

    void a_file_that_cannot_be_decoded_is_an_error_of_whoever_asks_for_it()
    {
        const Tree tree(project);
        tree.write(u"app/broken.py"_s, "x = '\xff'\n");
        QCOMPARE(found(tree, ProjectModules(openedAt(tree).modules), "broken"), u"script-not-decodable"_s);
    }

    void relative_imports_start_from_the_outermost_folder_that_is_searched()
    {
        const Tree tree(project);
        const ProjectModules modules(openedAt(tree).modules);
        QCOMPARE(modules.packageOf(tree.at(u"app/migrations/versions/a.py"_s)), std::string("migrations.versions"));
        QCOMPARE(modules.packageOf(tree.at(u"outside.py"_s)), std::string());
    }
};

QTEST_APPLESS_MAIN(ProjectModulesTest)
#include "tst_project_modules.moc"
