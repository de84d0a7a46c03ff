#include <core/project/error_codes.h>
#include <core/project/project.h>
#include <tests/core/project/tree.h>
#include <tests/support/unprivileged.h>

using namespace retort;
using namespace retort::project;
using retort::tests::Tree;
using namespace Qt::Literals::StringLiterals;

namespace
{

// Three revisions, the last of them in a folder of its own.
const QString scripts = uR"(
== migrations/env.py
== migrations/versions/a.py
revision = "a1"
down_revision = None
== migrations/versions/b.py
revision = "b1"
down_revision = "a1"
== migrations/versions/deep/c.py
revision = "c1"
down_revision = "b1"
)"_s;

QString firstLine(const Error &error)
{
    return present(error).section(u'\n', 0, 0);
}

// What was opened: the ids in load order, then a line for each note, problem and broken file.
QString opened(const Tree &tree, const OpenOptions &options)
{
    const auto project = open(options);
    if (!project)
        return tree.told(errorName(project.error().code) % u": " % firstLine(project.error()));
    QStringList ids;
    QStringList lines;
    for (const revisions::Revision &revision : project->graph.revisions()) {
        ids << (revision.id.isEmpty() ? u"?"_s : revision.id);
        if (revision.problem)
            lines << u"broken " % errorName(revision.problem->code);
    }
    for (const Error &note : project->notes)
        lines << u"note " % errorName(note.code) % u": " % firstLine(note);
    for (const Error &problem : project->problems)
        lines << u"problem " % errorName(problem.code) % u": " % firstLine(problem);
    lines.prepend(ids.join(u' '));
    return tree.told(lines.join(u'\n'));
}

QString opened(const Tree &tree, const QString &path = {})
{
    return opened(tree, {.path = tree.at(path), .workingFolder = {}});
}

QString withIni(const QString &settings)
{
    return u"== alembic.ini\n[alembic]\n" % settings % u'\n' % scripts;
}

} // namespace

class tst_project : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_kind_of_project_opens_data()
    {
        QTest::addColumn<QString>("files");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &files, const QString &path, const QString &expected) {
            QTest::newRow(name) << files << path << expected;
        };
        const QString plain = u"script_location = migrations"_s;
        row("ini in the folder", withIni(plain), u""_s, u"a1 b1"_s);
        row("ini by its path", withIni(plain), u"alembic.ini"_s, u"a1 b1"_s);
        row("ini of another name", u"== conf/db.ini\n[alembic]\nscript_location = %(here)s/../migrations"_s + scripts,
            u"conf/db.ini"_s, u"a1 b1"_s);
        row("relative to the folder above", u"== conf/db.ini\n[alembic]\nscript_location = migrations"_s + scripts,
            u"conf/db.ini"_s, u"a1 b1"_s);
        row("pyproject", u"== pyproject.toml\n[tool.alembic]\nscript_location = \"%(here)s/migrations\""_s + scripts,
            u""_s, u"a1 b1"_s);
        row("pyproject by its path", u"== pyproject.toml\n[tool.alembic]\nscript_location = \"migrations\""_s + scripts,
            u"pyproject.toml"_s, u"a1 b1"_s);
        row("the ini wins over pyproject",
            u"== pyproject.toml\n[tool.alembic]\nscript_location = \"nowhere\"\nrecursive_version_locations = true\n"_s +
                withIni(plain),
            u""_s, u"a1 b1 c1"_s);
        row("Flask-Migrate", u"== migrations/alembic.ini\n[alembic]\nfile_template = %%(rev)s"_s + scripts, u""_s,
            u"a1 b1"_s);
        row("Flask-Migrate, its folder", u"== migrations/alembic.ini\n[alembic]"_s + scripts, u"migrations"_s,
            u"a1 b1"_s);
        row("script folder without an ini", scripts, u"migrations"_s, u"a1 b1"_s);
        row("bare folder of revisions", scripts, u"migrations/versions"_s, u"a1 b1"_s);
        row("bare folder alone", u"== x/a.py\nrevision = 'a1'\ndown_revision = None"_s, u"x"_s, u"a1"_s);
        row("package and path",
            withIni(u"script_location = app:db/scripts"_s) +
                u"\n== app/db/scripts/env.py\n== app/db/scripts/versions/z.py\nrevision = 'z1'\n"
                "down_revision = None"_s,
            u""_s, u"z1"_s);
        row("recursive", withIni(plain + u"\nrecursive_version_locations = true"_s), u""_s, u"a1 b1 c1"_s);
        row("no versions folder yet", u"== alembic.ini\n[alembic]\nscript_location = m\n== m/env.py"_s, u""_s,
            u"\nnote version-folder-missing: The folder for revisions does not exist: /tree/m/versions"_s);
    }
    void every_kind_of_project_opens()
    {
        QFETCH(const QString, files);
        QFETCH(const QString, path);
        QFETCH(const QString, expected);
        const Tree tree(files);
        QCOMPARE(opened(tree, path), expected);
    }

    void version_locations_are_split_as_the_settings_say_data()
    {
        QTest::addColumn<QString>("settings");
        QTest::addColumn<QString>("expected");
        const QString deepFirst = u"c1 a1 b1"_s;
        QTest::newRow("legacy, space") << u"version_locations = migrations/versions/deep migrations/versions"_s
                                       << deepFirst;
        QTest::newRow("legacy, comma") << u"version_locations = migrations/versions/deep, migrations/versions"_s
                                       << deepFirst;
        const std::pair<const char *, const char *> separators[] = {
            {":", ":"}, {";", ";"}, {"space", " "}, {"os", ":"}, {"newline", "\n  "}, {"os  # the default", ":"}};
        for (const auto &[name, between] : separators) {
            const QString locations = u"\nversion_locations = migrations/versions/deep"_s %
                                      QString::fromLatin1(between) % u"migrations/versions"_s;
            QTest::addRow("version_path_separator %s", name)
                << QString(u"version_path_separator = "_s % QString::fromLatin1(name) % locations) << deepFirst;
            QTest::addRow("path_separator %s", name)
                << QString(u"path_separator = "_s % QString::fromLatin1(name) % locations) << deepFirst;
        }
        QTest::newRow("one alone") << u"version_locations = %(here)s/migrations/versions/deep"_s << u"c1"_s;
        QTest::newRow("the same file twice")
            << u"recursive_version_locations = true\nversion_locations = migrations/versions migrations/versions/deep"_s
            << u"a1 b1 c1\nnote file-loaded-twice: File /tree/migrations/versions/deep/c.py loaded twice! ignoring. "
               "Please ensure version_locations is unique."_s;
    }
    void version_locations_are_split_as_the_settings_say()
    {
        QFETCH(const QString, settings);
        QFETCH(const QString, expected);
        const Tree tree(withIni(u"script_location = migrations\n"_s + settings));
        QCOMPARE(opened(tree), expected);
    }

    void what_cannot_be_opened_is_refused_with_its_reason_data()
    {
        QTest::addColumn<QString>("files");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &files, const QString &path, const QString &expected) {
            QTest::newRow(name) << files << path << expected;
        };
        row("empty folder", u"== notes.txt"_s, u""_s, u"project-not-found: No Alembic project in /tree"_s);
        row("folder of other sources", u"== x/setup.py\nprint(1)"_s, u"x"_s,
            u"project-not-found: No Alembic project in /tree/x"_s);
        row("no such folder", u""_s, u"nowhere"_s, u"project-not-found: No Alembic project in /tree/nowhere"_s);
        row("no such ini", u""_s, u"alembic.ini"_s,
            u"config-not-found: No config file '/tree/alembic.ini' found, or file has no '[alembic]' section"_s);
        row("no such section", u"== alembic.ini\n[other]\na = b"_s, u"alembic.ini"_s,
            u"config-not-found: No config file '/tree/alembic.ini' found, or file has no '[alembic]' section"_s);
        row("pyproject without the table", u"== pyproject.toml\n[tool.black]"_s, u"pyproject.toml"_s,
            u"config-not-found: No config file '/tree/pyproject.toml' found, or file has no '[alembic]' section"_s);
        row("no script_location", u"== alembic.ini\n[alembic]\nfile_template = x"_s, u""_s,
            u"script-location-missing: No 'script_location' key found in configuration."_s);
        row("script_location leads nowhere", u"== alembic.ini\n[alembic]\nscript_location = %(here)s/gone"_s, u""_s,
            u"script-location-not-found: Path doesn't exist: '/tree/gone'.  Please use the 'init' command to create a "
            "new scripts folder."_s);
        row("no such package", withIni(u"script_location = app.db:scripts"_s), u""_s,
            u"package-not-found: No package 'app.db' in the project, named by 'app.db:scripts'"_s);
        row("unknown separator",
            withIni(u"script_location = migrations\nversion_path_separator = pipe\n"
                    "version_locations = a|b"_s),
            u""_s,
            u"setting-invalid: 'pipe' is not a valid value for version_path_separator; expected 'space', 'newline', "
            "'os', ':' or ';'"_s);
        row("slug length in words", withIni(u"script_location = migrations\ntruncate_slug_length = long"_s), u""_s,
            u"setting-invalid: 'long' is not a valid value for truncate_slug_length; expected a number"_s);
        row("percent sign in pyproject", u"== pyproject.toml\n[tool.alembic]\nscript_location = \"%(there)s\""_s, u""_s,
            u"setting-invalid: '%(there)s' is not a valid value for script_location; expected %(here)s or %% where "
            "there is a percent sign"_s);
        row("table in pyproject", u"== pyproject.toml\n[tool.alembic.script_location]\na = 1"_s, u""_s,
            u"setting-invalid: '' is not a valid value for script_location; expected a text or a list"_s);
        row("empty name in retort.toml",
            withIni(u"script_location = migrations"_s) + u"\n== retort.toml\n[database]\nversion_table = \"\""_s, u""_s,
            u"setting-invalid: '' is not a valid value for database.version_table; expected a text that is not empty"_s);
        row("number in retort.toml",
            withIni(u"script_location = migrations"_s) + u"\n== retort.toml\n[database]\nurl_variable = 12"_s, u""_s,
            u"setting-invalid: '12' is not a valid value for database.url_variable; expected a text that is not empty"_s);
    }
    void what_cannot_be_opened_is_refused_with_its_reason()
    {
        QFETCH(const QString, files);
        QFETCH(const QString, path);
        QFETCH(const QString, expected);
        const Tree tree(files);
        QCOMPARE(opened(tree, path), expected);
    }

    void broken_toml_is_shown_at_its_line()
    {
        const Tree tree(u"== pyproject.toml\n[tool.alembic]\nscript_location = migrations"_s + scripts);
        const auto project = open({.path = tree.root(), .workingFolder = {}});
        QVERIFY(!project);
        QCOMPARE(project.error().code, errors::TomlInvalid);
        QCOMPARE(project.error().position->line, 2);
        QCOMPARE(project.error().position->sourceLine, u"script_location = migrations"_s);
    }

    void another_section_is_used_when_asked_for()
    {
        const Tree tree(
            u"== alembic.ini\n[alembic]\nscript_location = nowhere\n[second]\nscript_location = migrations"_s +
            scripts);
        QCOMPARE(opened(tree, {.path = tree.root(), .section = u"second"_s, .workingFolder = {}}), u"a1 b1"_s);
        QCOMPARE(opened(tree, {.path = tree.at(u"alembic.ini"_s), .section = u"third"_s, .workingFolder = {}}),
                 u"config-not-found: No config file '/tree/alembic.ini' found, or file has no '[third]' section"_s);
    }

    void relative_locations_are_found_from_the_working_folder_first()
    {
        const Tree tree(withIni(u"script_location = migrations"_s) +
                        u"\n== work/migrations/env.py\n== work/migrations/versions/w.py\nrevision = 'w1'\n"
                        "down_revision = None"_s);
        QCOMPARE(opened(tree, {.path = tree.root(), .workingFolder = tree.at(u"work"_s)}), u"w1"_s);
        QCOMPARE(opened(tree, {.path = tree.root(), .workingFolder = {}}), u"a1 b1"_s);
    }

    void files_that_are_no_revisions_do_not_break_it()
    {
        const Tree tree(uR"(
== alembic.ini
[alembic]
script_location = m
sourceless = true
== m/versions/__init__.py
import os
== m/versions/.#a.py
not python
== m/versions/a.py
revision = "a1"
down_revision = None
== m/versions/broken.py
revision = "b1"
down_revision = (
== m/versions/helpers.py
def helper(): pass
== m/versions/orphan.py
revision = "o1"
== m/versions/gone.pyc
== m/versions/template.py
revision = "${up_revision}"
down_revision = ${repr(down_revision)}
== m/versions/notes.txt
text
)"_s);
        QCOMPARE(opened(tree),
                 u"a1 b1 o1\n"
                 "broken script-unclosed-bracket\n"
                 "broken revision-without-parent\n"
                 "note not-a-revision: /tree/m/versions/helpers.py is no revision: it sets no 'revision'\n"
                 "note revision-template: /tree/m/versions/template.py is a template, and no revision yet\n"
                 "problem compiled-revision: /tree/m/versions/gone.pyc has no source, and only Python "
                 "reads compiled files"_s);
    }

    void what_is_no_utf8_is_said_where_it_is()
    {
        const Tree tree(withIni(u"script_location = migrations"_s));
        tree.write(u"migrations/versions/b.py"_s, "\"\"\"caf\xe9\"\"\"\nrevision = 'b1'\ndown_revision = 'a1'\n");
        const auto project = open({.path = tree.root(), .workingFolder = {}});
        QVERIFY(project);
        QCOMPARE(project->graph.revisions().size(), 2u);
        QVERIFY(project->graph.revisions()[1].problem);

        tree.write(u"alembic.ini"_s, "[alembic]\n# caf\xe9\nscript_location = migrations\n");
        QVERIFY(opened(tree).startsWith(u"file-not-utf8: "));
    }

    void latin_1_is_read_when_the_file_says_so()
    {
        const Tree tree(withIni(u"script_location = migrations"_s));
        tree.write(u"migrations/versions/b.py"_s,
                   "# -*- coding: latin-1 -*-\n\"\"\"caf\xe9\"\"\"\nrevision = 'b1'\ndown_revision = 'a1'\n");
        const auto project = open({.path = tree.root(), .workingFolder = {}});
        QVERIFY(project);
        QCOMPARE(opened(tree), u"a1 b1"_s);
        QCOMPARE(project->graph.revisions()[1].doc, u"café"_s);
    }

    void unreadable_files_and_folders_are_named()
    {
        const Tree tree(withIni(u"script_location = migrations"_s));
        QVERIFY(QFile::setPermissions(tree.at(u"migrations/versions/b.py"_s), {}));
        QCOMPARE(opened(tree), u"a1 ?\nbroken file-unreadable"_s);
        QVERIFY(QFile::setPermissions(tree.at(u"migrations/versions"_s), {}));
        QCOMPARE(opened(tree),
                 u"folder-unreadable: Cannot list the folder /tree/migrations/versions: Permission denied"_s);
        QVERIFY(QFile::setPermissions(tree.at(u"migrations/versions"_s),
                                      QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner));
        QVERIFY(QFile::setPermissions(tree.at(u"migrations"_s), {}));
        QCOMPARE(opened(tree, u"migrations"_s),
                 u"folder-unreadable: Cannot list the folder /tree/migrations: Permission denied"_s);
        QVERIFY(
            QFile::setPermissions(tree.at(u"migrations"_s), QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner));
        QVERIFY(QFile::setPermissions(tree.at(u"alembic.ini"_s), {}));
        QVERIFY(opened(tree).startsWith(u"file-unreadable: Cannot read /tree/alembic.ini"));
    }

    void opening_runs_nothing()
    {
        const Tree tree(withIni(u"script_location = migrations"_s) + uR"(
== migrations/versions/d.py
open("MARK", "w")
import os; os.system("touch MARK")
revision = "d1"
down_revision = "b1"
== migrations/env.py
open("MARK", "w").write("here")
)"_s);
        for (const QString &file : {u"migrations/versions/d.py"_s, u"migrations/env.py"_s})
            tree.write(file, readFile(tree.at(file)).value().replace("MARK", tree.at(u"mark"_s).toUtf8()));
        QCOMPARE(opened(tree), u"a1 b1 d1"_s);
        QVERIFY(!QFile::exists(tree.at(u"mark"_s)));
    }
};

RETORT_UNPRIVILEGED_TEST_MAIN(tst_project)
#include "tst_project.moc"
