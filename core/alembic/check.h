#pragma once

#include <core/alembic/evaluate.h>

namespace retort::alembic
{

/// What Evaluator::check promises. `vm` holds what is made meanwhile; `modules` is where imports come from.
[[nodiscard]] std::vector<Error> checkScript(script::Interpreter &vm, const RevisionScript &script, Direction direction,
                                             const script::ModuleResolver &modules);

} // namespace retort::alembic
