#pragma once

#include <core/base/error.h>

#include <QString>

#include <optional>

namespace retort::alembic
{

/// How an error of a database looks to a script: the class of sqlalchemy.exc, and what of the driver's own is in it.
struct DriverError {
    const char *type;      ///< of sqlalchemy.exc
    QString module;        ///< of the driver's class: sqlite3, psycopg2.errors, pymysql.err
    QString name;          ///< of the driver's class
    unsigned number = 0;   ///< MySQL's
    QString sqlState = {}; ///< PostgreSQL's
};

/// As psycopg2, PyMySQL and Python's sqlite3 raise it; nothing for what no script may catch. `dialect` is its name.
[[nodiscard]] std::optional<DriverError> driverErrorOf(const Error &error, const QString &dialect);

} // namespace retort::alembic
