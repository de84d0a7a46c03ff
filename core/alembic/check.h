#pragma once

#include <core/alembic/evaluate.h>
#include <core/alembic/module_index.h>

namespace retort::alembic
{

/// Whether all that stands in a script is known to be of the language, because it ran.
enum class Language : std::uint8_t { Unknown, Known };

/// What Evaluator::check promises. `vm` holds what is made meanwhile; `index` is where imports come from.
[[nodiscard]] std::vector<Error> checkScript(script::Interpreter &vm, const RevisionScript &script, Direction direction,
                                             ModuleIndex &index, Language language);

} // namespace retort::alembic
