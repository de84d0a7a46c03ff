#include <core/base/files.h>
#include <core/project/error_codes.h>
#include <core/project/locate.h>
#include <core/project/project.h>
#include <core/project/settings_reader.h>
#include <core/project/version_files.h>

#include <QFileInfo>

namespace retort::project
{

using namespace Qt::Literals::StringLiterals;

namespace
{

Result<> readIni(Project &project, const OpenOptions &options)
{
    RETORT_TRY(const QString text, readTextFile(project.ini));
    // A percent sign in the path of a project is none of its settings' business; Alembic trips over it.
    QString here = project.root;
    here.replace(u'%', u"%%"_s);
    RETORT_TRY(project.configuration, parseIni(text, project.ini, {{u"here"_s, here, {}}}));
    if (!hasSection(project.configuration, options.section) && project.pyproject.isEmpty())
        return fail(errors::ConfigNotFound, {{u"path"_s, options.path}, {u"section"_s, options.section}});
    return {};
}

Result<> readSettingsOf(Project &project, const OpenOptions &options, const QStringList &bases)
{
    SettingsSource source{nullptr, nullptr, options.section, project.root, {}, bases};
    if (!project.ini.isEmpty()) {
        RETORT_CHECK(readIni(project, options));
        source.ini = &project.configuration;
    }
    toml::table document;
    if (!project.pyproject.isEmpty()) {
        RETORT_TRY(const QString text, readTextFile(project.pyproject));
        RETORT_TRY(document, parseToml(text, project.pyproject));
        source.toml = document.at_path("tool.alembic").as_table();
        source.pyprojectRoot = QFileInfo(project.pyproject).path();
        if (!source.toml && !hasSection(project.configuration, options.section))
            return fail(errors::ConfigNotFound, {{u"path"_s, options.path}, {u"section"_s, options.section}});
    }
    RETORT_TRY(project.settings, readSettings(source));
    return {};
}

void readEnvironmentOf(Project &project, const ModuleReader &modules)
{
    const QString file = project.settings.scriptLocation + u"/env.py";
    if (!QFileInfo::exists(file))
        return;
    if (const auto bytes = readFile(file))
        project.environment = readEnvironment(file, *bytes, modules);
    else
        project.problems.push_back(bytes.error());
}

} // namespace

Result<Project> open(const OpenOptions &options)
{
    RETORT_TRY(const Located located, locate(options));
    Project project;
    project.root = located.root;
    project.ini = located.ini;
    project.pyproject = located.pyproject;
    const QStringList bases = basesFor(options, project.root);
    if (located.scriptFolder.isEmpty()) {
        RETORT_CHECK(readSettingsOf(project, options, bases));
    } else {
        project.settings.section = options.section;
        project.settings.scriptLocation = located.scriptFolder;
        project.settings.versionLocations = {
            located.versionFolder.isEmpty() ? QString(located.scriptFolder + u"/versions") : located.versionFolder};
    }
    if (const QString file = project.root + u"/retort.toml"; QFileInfo::exists(file)) {
        RETORT_TRY(const QString text, readTextFile(file));
        RETORT_TRY(project.retort, parseRetortToml(text, file));
    }

    project.modules = moduleFolders(bases, project.root, project.settings);
    const ModuleReader modules = moduleReader(project.modules);
    readEnvironmentOf(project, modules);

    RETORT_TRY(VersionFiles files,
               readVersionFiles({project.settings.versionLocations, project.settings.recursiveVersionLocations,
                                 project.settings.sourceless},
                                modules));
    if (!located.versionFolder.isEmpty() && files.revisions.empty())
        return fail(errors::ProjectNotFound, {{u"path"_s, located.root}});
    project.notes = std::move(files.notes);
    project.problems.insert(project.problems.end(), files.problems.begin(), files.problems.end());
    project.graph = revisions::RevisionGraph::build(std::move(files.revisions));
    return project;
}

} // namespace retort::project
