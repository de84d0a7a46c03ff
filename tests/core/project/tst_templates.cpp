#include <core/base/error_codes.h>
#include <core/base/files.h>
#include <core/base/presenter.h>
#include <core/project/error_codes.h>
#include <core/project/project.h>
#include <core/project/templates.h>

#include <QDir>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

using namespace retort;
using namespace retort::project;
using namespace Qt::Literals::StringLiterals;

namespace
{

// The steps as lines, paths relative to the working folder.
QString told(const Result<std::vector<InitStep>> &steps, const QString &workingFolder)
{
    if (!steps)
        return present(steps.error());
    QStringList lines;
    for (const InitStep &step : *steps) {
        const char *words[] = {"created", "wrote", "added", "kept", "edit"};
        lines << QLatin1StringView(words[static_cast<int>(step.kind)]) % u' ' %
                     QDir(workingFolder).relativeFilePath(step.path);
    }
    return lines.join(u'\n');
}

class Folder
{
public:
    [[nodiscard]] QString path(const QString &name = {}) const
    {
        return name.isEmpty() ? dir_.path() : dir_.filePath(name);
    }
    [[nodiscard]] InitOptions options() const
    {
        return {.directory = u"migrations"_s, .ini = path(u"alembic.ini"_s), .workingFolder = path()};
    }
    [[nodiscard]] QString init(const InitOptions &options) const { return told(project::init(options), path()); }

private:
    QTemporaryDir dir_;
};

} // namespace

class tst_templates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_templates_are_listed_by_name_with_their_first_line()
    {
        const std::vector<TemplateInfo> expected{
            {u"async"_s, u"Generic single-database configuration with an async dbapi."_s},
            {u"generic"_s, u"Generic single-database configuration."_s},
            {u"multidb"_s, u"Rudimentary multi-database configuration."_s},
        };
        QVERIFY(listTemplates() == expected);
    }

    void init_says_what_it_made_in_the_order_it_was_made()
    {
        const Folder folder;
        QCOMPARE(folder.init(folder.options()), u"created migrations\n"
                                                "created migrations/versions\n"
                                                "wrote migrations/script.py.mako\n"
                                                "wrote migrations/README\n"
                                                "wrote migrations/env.py\n"
                                                "wrote alembic.ini\n"
                                                "edit alembic.ini"_s);
    }

    void an_empty_folder_is_used_and_a_package_gets_its_files()
    {
        const Folder folder;
        QVERIFY(QDir(folder.path()).mkpath(u"migrations"_s));
        InitOptions options = folder.options();
        options.package = true;
        QCOMPARE(folder.init(options), u"created migrations/versions\n"
                                       "wrote migrations/script.py.mako\n"
                                       "wrote migrations/README\n"
                                       "wrote migrations/env.py\n"
                                       "wrote alembic.ini\n"
                                       "added migrations/__init__.py\n"
                                       "added migrations/versions/__init__.py\n"
                                       "edit alembic.ini"_s);
        QCOMPARE(readFile(folder.path(u"migrations/__init__.py"_s)).value(), QByteArray());
    }

    void an_ini_that_is_there_is_kept_as_it_is()
    {
        const Folder folder;
        QVERIFY(writeFile(folder.path(u"alembic.ini"_s), "[mine]\n"));
        QVERIFY(
            folder.init(folder.options()).endsWith(u"wrote migrations/env.py\nkept alembic.ini\nedit alembic.ini"_s));
        QCOMPARE(readFile(folder.path(u"alembic.ini"_s)).value(), "[mine]\n");
    }

    void a_folder_with_anything_in_it_is_refused()
    {
        const Folder folder;
        QVERIFY(QDir(folder.path()).mkpath(u"migrations"_s));
        QVERIFY(writeFile(folder.path(u"migrations/.keep"_s), {}));
        const auto result = init(folder.options());
        QVERIFY(!result);
        QCOMPARE(result.error().code, errors::InitFolderNotEmpty);
        QCOMPARE(present(result.error()), u"Directory migrations already exists and is not empty"_s);
        QVERIFY(!QFile::exists(folder.path(u"alembic.ini"_s)));
    }

    void an_unknown_template_is_refused_before_anything_is_made_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("unknown") << u"pylons"_s;
        QTest::newRow("empty") << QString();
        QTest::newRow("a path") << u"../templates/generic"_s;
    }
    void an_unknown_template_is_refused_before_anything_is_made()
    {
        QFETCH(const QString, name);
        const Folder folder;
        InitOptions options = folder.options();
        options.templateName = name;
        const auto result = init(options);
        QVERIFY(!result);
        QCOMPARE(result.error().code, errors::TemplateUnknown);
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void what_cannot_be_written_is_named()
    {
        const Folder folder;
        QVERIFY(writeFile(folder.path(u"migrations"_s), "a file"));
        const auto folderInTheWay = init(folder.options());
        QVERIFY(!folderInTheWay);
        QCOMPARE(folderInTheWay.error().code, errors::FileUnwritable);
        QCOMPARE(folderInTheWay.error().data[u"path"_s].toString(), folder.path(u"migrations"_s));

        InitOptions options = folder.options();
        options.directory = u"scripts"_s;
        options.ini = folder.path(u"nowhere/alembic.ini"_s);
        const auto noPlaceForTheIni = init(options);
        QVERIFY(!noPlaceForTheIni);
        QCOMPARE(noPlaceForTheIni.error().code, errors::FileUnwritable);
        QCOMPARE(noPlaceForTheIni.error().data[u"path"_s].toString(), options.ini);
    }

    void a_new_project_opens_data()
    {
        QTest::addColumn<QString>("templateName");
        QTest::addColumn<QString>("directory");
        QTest::newRow("generic") << u"generic"_s << u"migrations"_s;
        QTest::newRow("async") << u"async"_s << u"migrations"_s;
        QTest::newRow("multidb") << u"multidb"_s << u"migrations"_s;
        QTest::newRow("nested") << u"generic"_s << u"src/app/migrations/"_s;
        QTest::newRow("percent sign") << u"generic"_s << u"100%(x)s"_s;
        QTest::newRow("not ASCII") << u"generic"_s << u"Übergänge"_s;
    }
    void a_new_project_opens()
    {
        QFETCH(const QString, templateName);
        QFETCH(const QString, directory);
        const Folder folder;
        InitOptions options = folder.options();
        options.templateName = templateName;
        options.directory = directory;
        const auto made = init(options);
        QVERIFY2(made, qPrintable(told(made, folder.path())));

        const auto project = open({.path = folder.path(), .workingFolder = folder.path()});
        QVERIFY2(project, qPrintable(project ? QString() : present(project.error())));
        QVERIFY(project->graph.revisions().empty());
        QVERIFY(project->notes.empty());
        QVERIFY(project->problems.empty());
        QVERIFY(project->environment.problems.empty());
        QCOMPARE(project->environment.file, QDir::cleanPath(folder.path(directory) % u"/env.py"_s));

        // Only a placeholder until somebody writes the URL of the database there.
        const QString database = templateName == "multidb"_L1 ? u"engine2"_s : QString();
        const auto none = databaseUrl(*project, {}, {}, database);
        QVERIFY(!none);
        QCOMPARE(none.error().code, errors::UrlMissing);
        const QByteArray ini = readFile(options.ini).value();
        QVERIFY(writeFile(options.ini, QByteArray(ini).replace("driver://user:pass@localhost/", "sqlite:///")));
        const auto edited = open({.path = folder.path(), .workingFolder = folder.path()});
        QCOMPARE(databaseUrl(edited.value(), {}, {}, database).value(),
                 database.isEmpty() ? u"sqlite:///dbname"_s : u"sqlite:///dbname2"_s);
        QVERIFY(versionTable(*project, {}).value() == VersionTable());
    }
};

QTEST_GUILESS_MAIN(tst_templates)
#include "tst_templates.moc"
