#pragma once

#include <core/base/error.h>

#include <cstddef>
#include <cstdint>

namespace retort::script
{

/// What one interpreter may use. Beyond any of these errors::ScriptLimit, which no script can catch.
struct Limits {
    std::uint64_t steps = 200'000'000;       ///< loop turns, calls, and values handled by builtins
    int frames = 1000;                       ///< script functions inside each other
    int nesting = 200;                       ///< script code called by C++ called by script code ...
    std::size_t memory = 512U * 1024 * 1024; ///< bytes of all objects alive
    std::size_t output = 16U * 1024 * 1024;  ///< bytes printed
    std::size_t intBits = 1'000'000;         ///< of one integer
};

} // namespace retort::script
