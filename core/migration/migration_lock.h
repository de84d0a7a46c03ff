#pragma once

#include <core/database/named_lock.h>
#include <core/migration/run_event.h>
#include <core/migration/version_table.h>

#include <chrono>

namespace retort::migration
{

/// Makes the session the only one that migrates this database and version table, for as long as the lock lives. Whoever
/// else does so is waited for, and told to `observer` (errors::WaitingForLock), which may be empty;
/// errors::MigrationLocked {holder, process, user, host, application, since} at the deadline.
[[nodiscard]] Result<database::NamedLock> takeMigrationLock(database::Session &session, const VersionTable &table,
                                                            std::chrono::milliseconds deadline,
                                                            const Observer &observer);

} // namespace retort::migration
