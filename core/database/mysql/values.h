#pragma once

#include <core/base/error.h>
#include <core/database/query_result.h>
#include <core/sql/value.h>

struct st_mysql;
struct st_mysql_res;

namespace retort::database::mysql
{

/// A value as it stands in SQL text, quoted by the connection's own rules (NO_BACKSLASH_ESCAPES), as PyMySQL writes it:
/// moments have no zone.
[[nodiscard]] Result<QString> written(st_mysql *handle, const sql::Value &value);

/// All columns and rows, exact, by the types of the columns. errors::ValueNotUtf8.
[[nodiscard]] Result<QueryResult> read(st_mysql_res *result);

} // namespace retort::database::mysql
