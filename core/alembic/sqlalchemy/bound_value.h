#pragma once

#include <core/alembic/objects.h>

namespace retort::alembic
{

/// What stands in the database for a script's value in a column of `type` (a type object, or nothing): what the type's
/// own process_bind_param() makes of it where a script or library defines one. SQL expressions stay as they are.
[[nodiscard]] script::Eval<script::Value> boundValue(script::Interpreter &vm, const script::Value &type,
                                                     const script::Value &given);
/// The other way: a value that was read, as a script sees it. The type's own process_result_value() makes it where
/// there is one; a column of an enum class gives its members. LookupError for a text that no member has.
[[nodiscard]] script::Eval<> readValue(script::Interpreter &vm, const script::Value &type, const script::Value &read);

} // namespace retort::alembic
