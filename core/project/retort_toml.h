#pragma once

#include <core/base/error.h>

#include <QString>

#include <optional>

namespace retort::project
{

/// retort.toml beside alembic.ini: what a project tells Retort and Alembic cannot know. It may name things, and
/// permits nothing. Unknown keys are left to later versions.
///
///     [database]
///     url_variable = "SHOP_DATABASE_URL"    # the URL is in this environment variable
///     version_table = "schema_version"
///     version_table_schema = "ops"
struct RetortToml {
    QString file; ///< empty when there is none
    std::optional<QString> urlVariable;
    std::optional<QString> versionTable;
    std::optional<QString> versionTableSchema;

    bool operator==(const RetortToml &) const = default;
};

/// TomlInvalid {reason}, SettingInvalid {setting, value, expected}, each at its place.
[[nodiscard]] Result<RetortToml> parseRetortToml(const QString &text, const QString &file);

} // namespace retort::project
