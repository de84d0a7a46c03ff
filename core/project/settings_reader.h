#pragma once

#include <core/project/ini.h>
#include <core/project/settings.h>
#include <core/project/toml.h>

namespace retort::project
{

struct SettingsSource {
    const Ini *ini = nullptr;          ///< may be null
    const toml::table *toml = nullptr; ///< [tool.alembic]; may be null
    QString section;
    QString root;          ///< the folder of the ini
    QString pyprojectRoot; ///< the folder of pyproject.toml
    QStringList bases;     ///< what relative paths may be relative to, the first that fits wins
};

/// An option of the ini wins over the same key of pyproject.toml. Errors: ScriptLocationMissing,
/// ScriptLocationNotFound {path}, PackageNotFound {package, location}, SettingInvalid {setting, value, expected}, and
/// those of iniValue.
[[nodiscard]] Result<Settings> readSettings(const SettingsSource &source);

} // namespace retort::project
