#pragma once

#include <core/base/error.h>

/// What can go wrong in core/ddl: the rules of these texts are at ErrorEntry.
namespace retort::errors
{
// clang-format off
inline constexpr ErrorEntry TableTextUnreadable{"table-text-unreadable", "Table %{table} cannot be rebuilt: its definition is no ordinary CREATE TABLE", ""};
// clang-format on
} // namespace retort::errors
