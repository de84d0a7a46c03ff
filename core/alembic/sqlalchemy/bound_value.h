#pragma once

#include <core/alembic/objects.h>

namespace retort::alembic
{

/// What stands in the database for a script's value in a column of `type` (a type object, or nothing): what the type's
/// own process_bind_param() makes of it where a script or library defines one. SQL expressions stay as they are.
[[nodiscard]] script::Eval<script::Value> boundValue(script::Interpreter &vm, const script::Value &type,
                                                     const script::Value &given);

} // namespace retort::alembic
