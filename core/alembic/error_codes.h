#pragma once

#include <core/base/error.h>

/// What can go wrong in core/alembic: the rules of these texts are at ErrorEntry.
namespace retort::errors
{
// clang-format off
inline constexpr ErrorEntry VersionUpdateMissed{"version-update-missed", "Online migration expected to match one row when updating '%{from}' to '%{to}' in '%{table}'; %{found} found", "Somebody else changed the version table. Look at `retort current` and try again."};
inline constexpr ErrorEntry VersionDeleteMissed{"version-delete-missed", "Online migration expected to match one row when deleting '%{from}' in '%{table}'; %{found} found", "Somebody else changed the version table. Look at `retort current` and try again."};
inline constexpr ErrorEntry PlanOutdated{"plan-outdated", "The database is no longer where the plan starts: it was at %{before} and is now at %{now}", "Look at the plan again; nothing was run."};
inline constexpr ErrorEntry PlanMadeAnew{"plan-made-anew", "The database was moved while the plan was made; the plan was made anew from %{now}", ""};
inline constexpr ErrorEntry DecidedAtRun{"decided-at-run", "What happens from here on is decided by what the database answers during the run", ""};
inline constexpr ErrorEntry ScriptCannotRun{"script-cannot-run", "revision %{revision} cannot be run natively", "Write the step in another way, or run this revision with Python."};
inline constexpr ErrorEntry ScriptNameUnknown{"script-name-unknown", "Retort's %{module} has no '%{name}'", ""};
inline constexpr ErrorEntry ScriptModuleUnknown{"script-module-unknown", "%{name} comes from the module %{module}, which Retort does not have", ""};
inline constexpr ErrorEntry ScriptTableMissing{"script-table-missing", "There is no table %{table} at this point", "Check the name, and that an earlier revision creates the table."};
inline constexpr ErrorEntry ScriptNotSupportedHere{"script-not-supported-here", "Retort does not run %{what}", ""};
// clang-format on
} // namespace retort::errors
