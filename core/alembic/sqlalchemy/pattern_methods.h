#pragma once

#include <core/script/runtime/native.h>

/// LIKE and what SQLAlchemy makes of it: methods of expressions.

namespace retort::alembic
{

[[nodiscard]] script::Eval<> like(script::Call &call);
[[nodiscard]] script::Eval<> notLike(script::Call &call);
[[nodiscard]] script::Eval<> ilike(script::Call &call);
[[nodiscard]] script::Eval<> notIlike(script::Call &call);
[[nodiscard]] script::Eval<> startsWith(script::Call &call);
[[nodiscard]] script::Eval<> endsWith(script::Call &call);
[[nodiscard]] script::Eval<> containsText(script::Call &call);
[[nodiscard]] script::Eval<> startsWithInAnyCase(script::Call &call);
[[nodiscard]] script::Eval<> endsWithInAnyCase(script::Call &call);
[[nodiscard]] script::Eval<> containsInAnyCase(script::Call &call);
[[nodiscard]] script::Eval<> regexpMatch(script::Call &call);

} // namespace retort::alembic
