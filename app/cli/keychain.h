#pragma once

#include <core/base/error.h>
#include <core/database/address.h>

#include <optional>

/// Passwords in the person's keychain (the desktop's secret service, KWallet), kept under the address that they are
/// for and never under a project. Each call waits for the keychain, which may ask the person to unlock it.

namespace retort::cli
{

/// Nothing where there is none. errors::KeychainFailed {reason} where the keychain cannot be asked.
[[nodiscard]] Result<std::optional<database::Secret>> passwordKeptFor(const database::Address &address);

/// errors::KeychainFailed {reason}. Nothing is written anywhere else instead.
[[nodiscard]] Result<> keepPassword(const database::Address &address, const database::Secret &password);

/// Whether there was one. errors::KeychainFailed {reason}.
[[nodiscard]] Result<bool> forgetPassword(const database::Address &address);

} // namespace retort::cli
