#pragma once

#include <core/base/error.h>
#include <core/project/environment.h>
#include <core/project/ini.h>
#include <core/project/modules.h>
#include <core/project/retort_toml.h>
#include <core/project/settings.h>
#include <core/revisions/graph.h>

#include <QString>

#include <vector>

class QProcessEnvironment;

namespace retort::project
{

struct OpenOptions {
    /// An ini, a pyproject.toml, or a folder. In a folder are tried, in this order: alembic.ini; pyproject.toml with
    /// [tool.alembic]; migrations/alembic.ini (Flask-Migrate); the folder itself as script location (it holds env.py
    /// or versions/); the folder itself as a folder of revisions.
    QString path;
    /// Of the ini: `-n SECTION`.
    QString section = QStringLiteral("alembic");
    /// What relative paths in the settings are relative to, as in Alembic. Empty, or where nothing is found there: the
    /// folder of the ini, then the folders above it up to the repository's own.
    QString workingFolder;
};

/// An Alembic project, read and never run. Opening writes nothing and executes nothing.
struct Project {
    QString root;      ///< absolute: the folder of the ini, or the one that was opened
    QString ini;       ///< absolute; empty when there is none
    QString pyproject; ///< absolute; empty when there is none
    Ini configuration; ///< the ini's text as values; empty without one
    Settings settings;
    EnvironmentFacts environment;
    RetortToml retort;
    ModuleFolders modules;
    revisions::RevisionGraph graph; ///< broken files are in it; its own problems are its own
    /// Files that were passed over, and why: nothing is wrong with these.
    std::vector<Error> notes;
    /// What is wrong without keeping the project from being shown, but for what Revision::problem and the graph say.
    std::vector<Error> problems;
};

/// Reads a project. Errors: ProjectNotFound {path}, ConfigNotFound {path, section}, ScriptLocationMissing,
/// ScriptLocationNotFound {path}, SettingInvalid {setting, value, expected}, PackageNotFound {package, location}; those
/// of parseIni, iniValue, parseRetortToml; TomlInvalid; FileUnreadable, FileNotUtf8.
[[nodiscard]] Result<Project> open(const OpenOptions &options);

/// The URL that env.py would connect to: what it sets itself, else sqlalchemy.url of `database` (one of
/// Settings::databases) or of the main section, each with the variables of `environment`. retort.toml's url_variable
/// comes before all of them when that variable is set. Errors: UrlMissing {section}, UrlUnknown (env.py computes it
/// in a way that cannot be read; at that place), VariableNotSet {variable}, and those of iniValue.
[[nodiscard]] Result<QString> databaseUrl(const Project &project, const QProcessEnvironment &environment,
                                          const XArguments &arguments = {}, const QString &database = {});

/// The version table's name and schema: retort.toml, else env.py, else alembic_version and no schema. UrlUnknown's
/// sibling for a computed name is VersionTableUnknown, at that place.
struct VersionTable {
    QString name = QStringLiteral("alembic_version");
    QString schema;

    bool operator==(const VersionTable &) const = default;
};
[[nodiscard]] Result<VersionTable> versionTable(const Project &project, const QProcessEnvironment &environment);

} // namespace retort::project
