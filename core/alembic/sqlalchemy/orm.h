#pragma once

#include <core/alembic/tables.h>

namespace retort::alembic
{

/// Of the module sqlalchemy.orm._core, for the ORM in resources/libraries/sqlalchemy/orm: what it asks of tables and
/// statements, which scripts have no other way to ask.
extern const std::span<const script::FunctionEntry> ormFunctions;

} // namespace retort::alembic
