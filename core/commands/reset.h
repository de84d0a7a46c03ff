#pragma once

#include <core/commands/migrate.h>

namespace retort::commands
{

/// Drops everything in the database and upgrades it from nothing to `revision`. Only where a connection says that it is
/// of class development or test (errors::ResetRefused {database, class}) and no other connection says otherwise; on
/// another machine only with its name typed, as for production (errors::ChangeNotConfirmed): what a repository calls
/// a test is the repository's word alone. `observer` is told of the upgrade, and is called on this thread.
///
/// Gives the rows of the version table afterwards. The scripts are checked before anything is dropped. Where DDL is
/// transactional the dropping is undone when it fails; what the upgrade does is a run of its own.
[[nodiscard]] Result<QStringList> reset(const Workspace &workspace, const QString &revision,
                                        const migration::Observer &observer, const CancelToken &cancel = {});

} // namespace retort::commands
