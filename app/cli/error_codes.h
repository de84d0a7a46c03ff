#pragma once

#include <core/base/error.h>

/// What can go wrong in app/cli: the rules of these texts are at ErrorEntry.
namespace retort::errors
{
// clang-format off
inline constexpr ErrorEntry KeychainFailed{"keychain-failed", "The keychain cannot be used: %{reason}", "Passwords are also taken from PGPASSWORD, ~/.pgpass, MYSQL_PWD and ~/.my.cnf, or asked for at a terminal."};
inline constexpr ErrorEntry PasswordNotGiven{"password-not-given", "No password was given", "Type it at the terminal, or give it on the standard input."};
inline constexpr ErrorEntry ConnectionNeedsNoPassword{"connection-needs-no-password", "%{database} has no password to keep", ""};
// clang-format on
} // namespace retort::errors
