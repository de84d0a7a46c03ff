#pragma once

#include <core/ddl/customs.h>

namespace retort::ddl
{

/// An expression of SQL in one spelling, whoever wrote it: a script, or the database that reports what it made of it.
/// Words and function names in lower case, one space around operators, no parentheses but those that the precedence of
/// operators asks for; `<>` for `!=`, LIKE for PostgreSQL's `~~`, `x IN (a, b)` for its `x = ANY (ARRAY[a, b])`,
/// `x::t` for CAST(x AS t), and none of the casts that it adds by itself: of literals, and of columns to text.
/// Names without quotes where they need none. What is no expression comes back with its spaces in order.
[[nodiscard]] QString canonicalExpression(const QString &sql, const Customs &customs);

} // namespace retort::ddl
