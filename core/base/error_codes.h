#pragma once

#include <core/base/error.h>

/// What can go wrong in core/base: the rules of these texts are at ErrorEntry.
namespace retort::errors
{
// clang-format off
inline constexpr ErrorEntry Cancelled{"cancelled", "Cancelled %{what}", ""};
inline constexpr ErrorEntry FileUnreadable{"file-unreadable", "Cannot read %{path}: %{reason}", "Check that the path exists and that you may read it."};
inline constexpr ErrorEntry FileUnwritable{"file-unwritable", "Cannot write %{path}: %{reason}", "Check the free space and that you may write there."};
inline constexpr ErrorEntry FileNotUtf8{"file-not-utf8", "%{path} is not valid UTF-8 at byte %{offset}", "Save the file as UTF-8."};
// clang-format on
} // namespace retort::errors
