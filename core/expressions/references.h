#pragma once

#include <core/expressions/expression.h>

#include <functional>

namespace retort::expressions
{

/// Calls `visit` with each column an expression names, from left to right; not those inside of texts and subqueries.
void forEachColumn(const Expression &expression, const std::function<void(const ColumnReference &)> &visit);

} // namespace retort::expressions
