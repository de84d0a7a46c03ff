#pragma once

#include <core/script/runtime/interpreter.h>
#include <core/sql/type.h>
#include <core/sql/value.h>

namespace retort::alembic
{

/// A value of a script as it goes to the database; `type` decides where a value alone does not tell (a dict for a JSON
/// column, a member for an Enum column). InterfaceError of sqlalchemy.exc for what no database takes.
[[nodiscard]] script::Eval<sql::Value> toSqlValue(script::Interpreter &vm, const script::Value &value,
                                                  const sql::SqlType &type = {});

/// Whether the database has arrays, so that a list can be one value.
[[nodiscard]] bool hasArrays(script::Interpreter &vm);

/// What the database gave, as a script sees it; of a known column type as SQLAlchemy's result processors do it (text of
/// SQLite as datetime, 1 as True).
[[nodiscard]] script::Eval<> fromSqlValue(script::Interpreter &vm, const sql::Value &value,
                                          const sql::SqlType &type = {});

} // namespace retort::alembic
