#pragma once

#include <core/base/cancel.h>
#include <core/commands/workspace.h>
#include <core/dialects/dialect.h>
#include <core/migration/recovery.h>

namespace retort::database
{
class Session;
}

namespace retort::commands
{

/// What the last run on the database has left unfinished, as the journals tell and as the live schema decides where
/// they do not know; nothing where all is in order. `session` is only read.
[[nodiscard]] Result<std::optional<migration::Unfinished>> unfinishedIn(const Workspace &workspace,
                                                                        const dialects::Dialect &dialect,
                                                                        database::Session &session,
                                                                        const CancelToken &cancel);

/// The same where a revision must be half done: errors::NothingToResume with {why}.
[[nodiscard]] Result<migration::Unfinished> halfDoneIn(const Workspace &workspace, const dialects::Dialect &dialect,
                                                       database::Session &session, const CancelToken &cancel);

/// The same on a session of its own.
[[nodiscard]] Result<migration::Unfinished> halfDone(const Workspace &workspace, const CancelToken &cancel);

} // namespace retort::commands
