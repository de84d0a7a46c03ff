#pragma once

#include <core/base/error.h>

/// What can go wrong in core/project: the rules of these texts are at ErrorEntry.
namespace retort::errors
{
// clang-format off
inline constexpr ErrorEntry IniWithoutSection{"ini-without-section", "File contains no section headers", "Start the file with a section, such as [alembic]."};
inline constexpr ErrorEntry IniSectionTwice{"ini-section-twice", "Section '%{section}' already exists", "Join the two sections into one."};
inline constexpr ErrorEntry IniOptionTwice{"ini-option-twice", "Option '%{option}' in section '%{section}' already exists", "Keep one of the two lines."};
inline constexpr ErrorEntry IniLineUnreadable{"ini-line-unreadable", "This line is neither a section nor name = value", "A line that continues a value is indented deeper than its first one; a comment starts with # or ;."};
inline constexpr ErrorEntry IniReferenceUnknown{"ini-reference-unknown", "Option '%{option}' in section '%{section}' contains an interpolation key '%{reference}' which is not a valid option name", "Define the option, or write a percent sign that stands for itself as %%."};
inline constexpr ErrorEntry IniPercentInvalid{"ini-percent-invalid", "'%' must be followed by '%' or '(', found: '%{text}'", "Write a percent sign that stands for itself as %%."};
inline constexpr ErrorEntry IniReferenceMalformed{"ini-reference-malformed", "Bad interpolation variable reference '%{text}'", "Write it as %(name)s, or a percent sign that stands for itself as %%."};
inline constexpr ErrorEntry IniValueTooLarge{"ini-value-too-large", "The value of option '%{option}' in section '%{section}' becomes too large by its interpolation keys", ""};
inline constexpr ErrorEntry IniReferencesTooDeep{"ini-references-too-deep", "Option '%{option}' in section '%{section}' contains an interpolation key which cannot be substituted in 10 steps", "An option may not refer to itself, not even over others."};
inline constexpr ErrorEntry TomlInvalid{"toml-invalid", "This is not TOML: %{reason}", ""};
inline constexpr ErrorEntry SettingInvalid{"setting-invalid", "'%{value}' is not a valid value for %{setting}; expected %{expected}", ""};
inline constexpr ErrorEntry ProjectNotFound{"project-not-found", "No Alembic project in %{path}", "Open the folder of an alembic.ini, or a folder of revision files. A new project begins with init."};
inline constexpr ErrorEntry ConfigNotFound{"config-not-found", "No config file '%{path}' found, or file has no '[%{section}]' section", ""};
inline constexpr ErrorEntry ScriptLocationMissing{"script-location-missing", "No 'script_location' key found in configuration.", "Name the folder of env.py in the ini: script_location = %(here)s/migrations."};
inline constexpr ErrorEntry ScriptLocationNotFound{"script-location-not-found", "Path doesn't exist: '%{path}'.  Please use the 'init' command to create a new scripts folder.", ""};
inline constexpr ErrorEntry PackageNotFound{"package-not-found", "No package '%{package}' in the project, named by '%{location}'", "A location like app:migrations is looked for below prepend_sys_path and the folder of the ini."};
inline constexpr ErrorEntry FolderUnreadable{"folder-unreadable", "Cannot list the folder %{path}: %{reason}", "Check that you may read it."};
inline constexpr ErrorEntry VersionFolderMissing{"version-folder-missing", "The folder for revisions does not exist: %{path}", ""};
inline constexpr ErrorEntry FileLoadedTwice{"file-loaded-twice", "File %{path} loaded twice! ignoring. Please ensure version_locations is unique.", ""};
inline constexpr ErrorEntry NotARevision{"not-a-revision", "%{path} is no revision: it sets no 'revision'", ""};
inline constexpr ErrorEntry RevisionTemplate{"revision-template", "%{path} is a template, and no revision yet", ""};
inline constexpr ErrorEntry CompiledRevision{"compiled-revision", "%{path} has no source, and only Python reads compiled files", "Bring back the .py file."};
inline constexpr ErrorEntry HeaderNotStatic{"header-not-static", "'%{name}' is computed in a way that cannot be read without running the file", "Write the value as a text, a tuple of texts or None."};
inline constexpr ErrorEntry HeaderValueInvalid{"header-value-invalid", "'%{name}' is neither a text nor a list of texts", "Write the value as a text, a tuple of texts or None."};
inline constexpr ErrorEntry RevisionWithoutParent{"revision-without-parent", "The file sets no 'down_revision'", "Name the revision it follows, or None."};
inline constexpr ErrorEntry UrlMissing{"url-missing", "No 'sqlalchemy.url' in section [%{section}]", "Set it there, or give --url or RETORT_URL."};
inline constexpr ErrorEntry UrlUnknown{"url-unknown", "env.py takes the database URL from where it cannot be read without running it", "Give --url or RETORT_URL, or name the environment variable that holds it in retort.toml: [database] url_variable."};
inline constexpr ErrorEntry VariableNotSet{"variable-not-set", "The environment variable %{variable} is not set", "Set it, or give --url or RETORT_URL."};
inline constexpr ErrorEntry VersionTableUnknown{"version-table-unknown", "env.py computes the %{what} in a way that cannot be read without running it", "Write it into retort.toml: [database] version_table and version_table_schema."};
inline constexpr ErrorEntry PasswordInFile{"password-in-file", "The URL of the connection '%{connection}' holds a password", "Take it out, for files get copied and committed: keep it with `retort password set`, or in PGPASSWORD, ~/.pgpass, MYSQL_PWD or an option file."};
inline constexpr ErrorEntry InitFolderNotEmpty{"init-folder-not-empty", "Directory %{path} already exists and is not empty", ""};
inline constexpr ErrorEntry TemplateUnknown{"template-unknown", "No such template '%{name}'", "list_templates shows those there are."};
// clang-format on
} // namespace retort::errors
