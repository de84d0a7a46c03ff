#pragma once

#include <core/base/error.h>
#include <core/project/connections.h>

#include <QString>

#include <map>
#include <optional>
#include <variant>
#include <vector>

namespace retort::project
{

/// "sa.DateTime(timezone=True)": a type of SQLAlchemy as a script would write it, or a class of such types, which then
/// gets the arguments that the mapped one is given.
struct TypeExpression {
    QString text;

    bool operator==(const TypeExpression &) const = default;
};

/// SQL as it stands in a column definition, by the name of the database.
struct TypeTexts {
    std::map<QString, QString> byDialect;

    bool operator==(const TypeTexts &) const = default;
};

/// What a name in scripts stands for.
struct MappedType {
    QString name; ///< dotted, with its module
    std::variant<TypeExpression, TypeTexts> type;
    SourcePosition position;

    bool operator==(const MappedType &) const = default;
};

/// retort.toml beside alembic.ini: what a project tells Retort and Alembic cannot know. It may name things, and
/// permits nothing. Unknown keys are left to later versions.
///
///     [database]
///     url_variable = "SHOP_DATABASE_URL"    # the URL is in this environment variable
///     version_table = "schema_version"
///     version_table_schema = "ops"
///
///     [connections.production]              # `--connection production`
///     url = "postgresql://app@db.example.org/shop"      # never with a password; or url_variable
///     class = "production"                  # development, test, staging or production
///     colour = "#c01c28"
///     version_table = "schema_version"      # and version_table_schema
///     application_name = "shop migrations"
///     connect_timeout = "10s"
///     lock_timeout = "3s"                   # PostgreSQL's lock_timeout, MySQL's two, SQLite's busy_timeout
///     lock_retries = 5
///     statement_timeout = "1h"
///     idle_in_transaction_session_timeout = "60s"
///     client_connection_check_interval = "2s"
///
///     [script.types]                         # column types that scripts use and nobody here can follow
///     "app.types.UTCDateTime" = "sa.DateTime(timezone=True)"
///     "app.types.Money" = { postgresql = "money", sqlite = "NUMERIC" }
struct RetortToml {
    QString file; ///< empty when there is none
    std::optional<QString> urlVariable;
    std::optional<QString> versionTable;
    std::optional<QString> versionTableSchema;
    std::vector<Connection> connections; ///< in the order of the text
    std::vector<MappedType> types;

    bool operator==(const RetortToml &) const = default;
};

/// TomlInvalid {reason}, SettingInvalid {setting, value, expected}, each at its place.
[[nodiscard]] Result<RetortToml> parseRetortToml(const QString &text, const QString &file);

} // namespace retort::project
