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
inline constexpr ErrorEntry ConnectionUnknown{"connection-unknown", "There is no connection named '%{name}'", "Those of this project are listed by `retort connections`; they are named in retort.toml."};
inline constexpr ErrorEntry ConnectionWithoutUrl{"connection-without-url", "The connection '%{name}' has no URL", "Add url or url_variable to it, in retort.toml or in your own connections.toml."};
inline constexpr ErrorEntry ChangeNotConfirmed{"change-not-confirmed", "%{database} is '%{name}', and nobody has confirmed to change it", "Type its name when asked at a terminal, or give --confirm %{name}."};
inline constexpr ErrorEntry ConfirmationWrong{"confirmation-wrong", "%{database} is '%{name}', and not '%{given}'", "Nothing was changed. Give the name of the connection that is to be changed."};
inline constexpr ErrorEntry WaitingForServer{"waiting-for-server", "Waiting for %{database}: %{message}", ""};
inline constexpr ErrorEntry ResetRefused{"reset-refused", "%{database} is not reset, for it is of class %{class}", "Only what a connection in retort.toml says to be of class development or test is dropped."};
// clang-format on
} // namespace retort::errors
