#pragma once

#include <core/sql/value.h>

#include <QStringList>

#include <optional>
#include <vector>

namespace retort::database
{

/// What a statement answered.
struct QueryResult {
    QStringList columns; ///< empty where the statement gives no rows at all
    /// Each as long as `columns`. SQLite's values come by their storage class: qint64, double, QString, QByteArray.
    /// Those of servers by the column's type; what has no value of its own (arrays, ranges) is the database's text.
    std::vector<std::vector<sql::Value>> rows;
    /// Of INSERT, UPDATE and DELETE; nothing for other statements.
    std::optional<qint64> rowsAffected;
    /// The key that the last INSERT of this session was given, where the database tells.
    std::optional<qint64> lastInsertedId;
    QStringList notices; ///< what PostgreSQL said meanwhile, without being asked

    bool operator==(const QueryResult &) const = default;
};

} // namespace retort::database
