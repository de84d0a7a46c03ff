#pragma once

#include <core/base/error.h>

/// What can go wrong in core/commands: the rules of these texts are at ErrorEntry.
namespace retort::errors
{
// clang-format off
inline constexpr ErrorEntry NotAtHeads{"not-at-heads", "Database is not on all head revisions", "Run: retort upgrade heads"};
inline constexpr ErrorEntry StampRanges{"stamp-ranges", "Stamp operation with --sql only supports a single starting revision at a time", ""};
inline constexpr ErrorEntry RangeNotAllowed{"range-not-allowed", "Range revision not allowed", "A range a:b goes with --sql only."};
inline constexpr ErrorEntry OptionNeedsSql{"option-needs-sql", "%{option} goes with --sql only", ""};
// clang-format on
} // namespace retort::errors
