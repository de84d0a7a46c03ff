#pragma once

#include <core/alembic/evaluate.h>
#include <core/alembic/module_index.h>

namespace retort::alembic
{

/// What Evaluator::check promises. `vm` holds what is made meanwhile; `index` is where imports come from.
[[nodiscard]] std::vector<Error> checkScript(script::Interpreter &vm, const RevisionScript &script, Direction direction,
                                             ModuleIndex &index);

} // namespace retort::alembic
