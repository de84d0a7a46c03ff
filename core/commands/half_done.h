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

/// The run whose last revision is half done, as the journals tell: errors::NothingToResume with {why}. What is in doubt
/// is not decided yet: the statement may still be running.
[[nodiscard]] Result<migration::Unfinished> runToResume(const Workspace &workspace, const CancelToken &cancel);

/// Where to go on with it; to be asked once nobody else migrates the database. errors::NothingToResume where it is not
/// the last run any more; the errors of resumePointOf.
[[nodiscard]] Result<migration::ResumePoint> pointToResume(const Workspace &workspace, const dialects::Dialect &dialect,
                                                           database::Session &session,
                                                           const migration::Unfinished &expected,
                                                           const CancelToken &cancel);

} // namespace retort::commands
