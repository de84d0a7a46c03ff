#pragma once

#include <core/expressions/expression.h>

#include <map>

namespace retort::alembic
{

/// Puts values in the place of a statement's bind parameters, by their names; those without a value stay.
void bindParameters(expressions::Query &query, const std::map<QString, sql::Value> &given);

} // namespace retort::alembic
