#pragma once

#include <core/alembic/tables.h>

namespace retort::alembic
{

extern const std::span<const ExceptionRow> sqlalchemyExceptions;
extern const std::span<const ExceptionRow> alembicExceptions;

} // namespace retort::alembic
