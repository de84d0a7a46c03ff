#pragma once

#include <core/base/error.h>

#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace retort::database
{

/// The databases Retort speaks to. MariaDB and MySQL share protocol and driver, but not all of their SQL.
enum class Kind { Sqlite, Postgresql, Mysql, Mariadb };

/// SQLAlchemy's name of the dialect: "sqlite", "postgresql", "mysql", "mariadb".
[[nodiscard]] QString nameOf(Kind kind);
/// The reverse; errors::DatabaseKindUnknown with {name}.
[[nodiscard]] Result<Kind> kindNamed(const QString &name);

/// A password on its way to the driver. Has no conversion, no stream operator and no QVariant, so that it cannot
/// slip into a message; who says reveal() is easy to find.
class Secret
{
public:
    explicit Secret(QString text)
        : text_(std::move(text))
    {
    }
    [[nodiscard]] const QString &reveal() const { return text_; }
    bool operator==(const Secret &) const = default;

private:
    QString text_;
};

/// A database URL in SQLAlchemy's grammar, decoded: dialect[+driver]://[user[:password]@][host][:port][/database]
/// [?query]. User and password are percent-decoded, the query is decoded as a form, host and database are taken as
/// they stand, as SQLAlchemy does.
struct Url {
    Kind kind = Kind::Sqlite;
    QString driver; ///< Python's driver ("psycopg2"), only kept; empty where none is named
    std::optional<QString> user;
    std::optional<Secret> password;
    QString host; ///< without the brackets of an IPv6 address; empty: the database's default
    std::optional<int> port;
    QString database; ///< SQLite: the path ("/abs", "rel"), empty or ":memory:" is in memory
    std::vector<std::pair<QString, QString>> query; ///< in the order written; a name may come twice

    bool operator==(const Url &) const = default;
};

/// errors::DatabaseUrlMalformed, DatabaseUrlPortInvalid {port}, DatabaseUrlAtSign, DatabaseKindUnknown {name}. No
/// error repeats the text: it may hold a password.
[[nodiscard]] Result<Url> parseUrl(const QString &text);

/// The URL as it may be shown, logged and journalled: the password and options that carry one are "***". Parses to
/// the same Url but for those.
[[nodiscard]] QString displayed(const Url &url);

/// Whether it holds a password, or an option that carries one.
[[nodiscard]] bool holdsSecret(const Url &url);

/// The first value of a query option.
[[nodiscard]] std::optional<QString> option(const Url &url, const QString &name);

/// SQLite only: whether the database lives in memory, and ends with its session.
[[nodiscard]] bool isInMemory(const Url &url);

} // namespace retort::database
