#pragma once

#include <core/base/error.h>

namespace retort::database
{

/// Our class of error for one of SQLite's result codes, plain or extended.
[[nodiscard]] ErrorCode codeOf(int resultCode);

} // namespace retort::database
