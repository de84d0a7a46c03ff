#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/type_methods.h>
#include <core/alembic/sqlalchemy/types.h>

namespace retort::alembic
{

using namespace script;

namespace
{

const ClassRow rows[] = {
    {{"DATE", "sqlalchemy.dialects.sqlite", "SQLite's DATE", sqliteTimeMethods},
     "Date",
     [] { return sql::SqlType(named<sql::DateTimeType>(sql::DateTimeType::Name::Date)); }},
    {{"TIME", "sqlalchemy.dialects.sqlite", "SQLite's TIME", sqliteTimeMethods},
     "Time",
     [] { return sql::SqlType(named<sql::DateTimeType>(sql::DateTimeType::Name::Time)); }},
    {{"DATETIME", "sqlalchemy.dialects.sqlite", "SQLite's DATETIME", sqliteTimeMethods},
     "DateTime",
     [] { return sql::SqlType(sql::DateTimeType{}); }},
    {{"JSON", "sqlalchemy.dialects.sqlite", "SQLite's JSON", {}},
     "JSON",
     [] { return sql::SqlType(named<sql::JsonType>(sql::JsonType::Name::SqliteJson)); }},
};

} // namespace

const std::span<const ClassRow> sqliteTypes = rows;

} // namespace retort::alembic
