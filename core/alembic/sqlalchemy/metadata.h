#pragma once

#include <core/alembic/objects.h>
#include <core/alembic/tables.h>

namespace retort::alembic
{

extern const std::span<const ClassRow> metadataClasses; ///< MetaData

/// Adds the columns, constraints and indexes that the database has. NoSuchTableError where there is no such table.
[[nodiscard]] script::Eval<void> reflectInto(script::Interpreter &vm, TableObject &table, const SourcePosition &origin);

} // namespace retort::alembic
