#pragma once

#include <core/base/error.h>
#include <core/sql/value.h>

struct pg_conn;
struct pg_result;

namespace retort::database::postgresql
{

/// A value as it stands in SQL text, quoted by the connection's own rules and of the type that psycopg2 gives it.
[[nodiscard]] Result<QString> written(pg_conn *connection, const sql::Value &value);

/// A cell, exact, by the type of its column; types without a value of ours as their text. errors::ValueNotUtf8.
[[nodiscard]] Result<sql::Value> valueAt(const pg_result *result, int row, int column);

} // namespace retort::database::postgresql
