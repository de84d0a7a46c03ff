#pragma once

#include <core/base/error.h>
#include <core/database/url.h>

#include <QString>

#include <chrono>
#include <optional>
#include <vector>

/// Named connections: of the project in retort.toml, and what is a person's own in a file of the person's.

namespace retort::project
{

/// What a database is for, from the least to the most careful.
enum class EnvironmentClass { Development, Test, Staging, Production };

/// "development", "test", "staging", "production".
[[nodiscard]] QString nameOf(EnvironmentClass environment);

/// Limits of a connection. What is absent is Retort's default, or the database's own.
struct Limits {
    std::optional<std::chrono::milliseconds> connect;           ///< connect_timeout
    std::optional<std::chrono::milliseconds> lock;              ///< lock_timeout
    std::optional<std::chrono::milliseconds> statement;         ///< statement_timeout
    std::optional<std::chrono::milliseconds> idleInTransaction; ///< idle_in_transaction_session_timeout
    std::optional<std::chrono::milliseconds> connectionCheck;   ///< client_connection_check_interval
    std::optional<int> lockRetries;                             ///< lock_retries

    bool operator==(const Limits &) const = default;
};

struct Connection {
    QString name;
    std::optional<database::Url> url;   ///< without a password
    std::optional<QString> urlVariable; ///< the environment variable that holds the URL; counts before `url`
    std::optional<EnvironmentClass> environment;
    std::optional<QString> colour; ///< "#rrggbb"
    std::optional<QString> versionTable;
    std::optional<QString> versionTableSchema;
    std::optional<QString> applicationName;
    Limits limits;
    std::optional<SourcePosition> position; ///< where it is named first

    bool operator==(const Connection &) const = default;
};

/// A person's own file: what is private about the connections of projects, below the folder of each:
///
///     ["/home/ada/shop".production]
///     url = "postgresql://ada@10.0.0.7/shop"
///
/// Its connections of the project at `root`. A missing file has none. TomlInvalid, SettingInvalid, PasswordInFile,
/// FileUnreadable, FileNotUtf8.
[[nodiscard]] Result<std::vector<Connection>> readOwnConnections(const QString &file, const QString &root);

/// The project's connections with what a person says of them; what only the person has comes last. A person's values
/// count, but for the class: the more careful one.
[[nodiscard]] std::vector<Connection> merged(std::vector<Connection> projects, const std::vector<Connection> &own);

} // namespace retort::project
