#pragma once

#include <core/alembic/evaluate.h>

namespace retort::alembic
{

/// Whether a revision can be run natively in one direction, without running anything: the modules and names it really
/// uses on that path (an import nobody uses never hurts), the directives, and the constructs of the language. Empty
/// when it can. Each error is ErrorCode::ScriptCannotRun with {revision}, at the place of the construct, with what is
/// wrong there as its cause. What depends on values shows only in a run.
[[nodiscard]] std::vector<Error> checkScript(const RevisionScript &script, Direction direction,
                                             const script::ModuleResolver *projectModules = nullptr);

} // namespace retort::alembic
