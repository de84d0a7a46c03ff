#pragma once

#include <core/base/error.h>
#include <core/schema/table.h>
#include <core/sql/value.h>

#include <functional>

namespace retort::dialects::sqlite
{

/// Runs one query and gives its rows; called on the thread of the caller.
using Query = std::function<Result<std::vector<std::vector<sql::Value>>>(const QString &)>;

/// One table as SQLite has it: columns, primary key, foreign keys, UNIQUE and CHECK constraints, indexes, and in
/// Table::source the texts of the table, its indexes, its triggers and the views that read it. std::nullopt where
/// there is no such table; the query's own errors otherwise.
[[nodiscard]] Result<std::optional<schema::Table>> readTable(const sql::ObjectName &name, const Query &query);

/// The type that SQLAlchemy reflects for a declared type: VARCHAR(20), DECIMAL(10, 2), an empty one is NullType.
[[nodiscard]] sql::SqlType typeFromText(const QString &declared);

} // namespace retort::dialects::sqlite
