#pragma once

#include <app/cli/commands.h>
#include <core/commands/target.h>

namespace retort::cli
{

/// Has a person type the name of a connection that is not changed without it; without a terminal, or where --confirm
/// was given, it is left to the command to refuse.
[[nodiscard]] Result<> askForConsent(const Call &call, commands::Workspace &workspace, commands::Change change);

/// What WorkspaceOptions::password is on the command line: the keychain first, then the person at the terminal; each
/// address once. `call` must outlive it.
[[nodiscard]] std::function<std::optional<database::Secret>(const database::Url &url, int attempt)>
passwordSource(const Call &call);

} // namespace retort::cli
