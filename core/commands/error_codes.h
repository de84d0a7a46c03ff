#pragma once

#include <core/base/error.h>

/// What can go wrong in core/commands: the rules of these texts are at ErrorEntry.
namespace retort::errors
{
// clang-format off
inline constexpr ErrorEntry NotAtHeads{"not-at-heads", "Database is not on all head revisions", "Run: retort upgrade heads"};
inline constexpr ErrorEntry HistoryIncomplete{"history-incomplete", "What '%{target}' means is not known: a revision file cannot be read", "Mend the file, or name the revision that is to be reached."};
inline constexpr ErrorEntry StampRanges{"stamp-ranges", "Stamp operation with --sql only supports a single starting revision at a time", ""};
inline constexpr ErrorEntry RangeNotAllowed{"range-not-allowed", "Range revision not allowed", "A range a:b goes with --sql only."};
inline constexpr ErrorEntry OptionNeedsSql{"option-needs-sql", "%{option} goes with --sql only", ""};
inline constexpr ErrorEntry ConnectionUnknown{"connection-unknown", "There is no connection named '%{name}'", "Those of this project are listed by `retort connections`; they are named in retort.toml."};
inline constexpr ErrorEntry ConnectionWithoutUrl{"connection-without-url", "The connection '%{name}' has no URL", "Add url or url_variable to it, in retort.toml or in your own connections.toml."};
inline constexpr ErrorEntry ChangeNotConfirmed{"change-not-confirmed", "%{database} is '%{name}', and nobody has confirmed to change it", "Type its name when asked at a terminal, or give --confirm %{name}."};
inline constexpr ErrorEntry ConfirmationWrong{"confirmation-wrong", "%{database} is '%{name}', and not '%{given}'", "Nothing was changed. Give the name of the connection that is to be changed."};
inline constexpr ErrorEntry WaitingForServer{"waiting-for-server", "Waiting for %{database}: %{message}", ""};
inline constexpr ErrorEntry ResetRefused{"reset-refused", "%{database} is not reset, for it is of class %{class}", "Only what a connection in retort.toml says to be of class development or test is dropped."};
inline constexpr ErrorEntry VersionTableMissing{"version-table-missing", "The database has %{tables} tables and no version table %{table}: they were not made by migrations, or the table was lost", "%{hint} Where they are those of a revision, note that with `retort stamp REVISION`; an upgrade from nothing would make them again."};
inline constexpr ErrorEntry VersionTableEmpty{"version-table-empty", "The version table %{table} is empty, and the database has %{tables} tables", "%{hint} Where they are those of a revision, note that with `retort stamp REVISION`; an upgrade from nothing would make them again."};
inline constexpr ErrorEntry VersionUnknown{"version-unknown", "The version table %{table} names revision '%{revision}', which no file of this project has: another version of the code was here, or the file was removed", "Get the code that has the file and go on with it, or downgrade with it first. Where the schema is known to be that of another revision: `retort stamp --purge REVISION`."};
inline constexpr ErrorEntry VersionTwice{"version-twice", "The version table %{table} holds '%{revision}' more than once", "Note where the database stands with `retort stamp --purge REVISION`; a primary key on the table keeps this from happening."};
inline constexpr ErrorEntry VersionIncluded{"version-included", "The version table %{table} holds '%{revision}' beside '%{other}', which already includes it", "Note where the database stands with `retort stamp --purge REVISION`."};
inline constexpr ErrorEntry LeftOverTables{"left-over-tables", "A batch operation that failed has left tables behind: %{tables}", "Each is a copy of the table named behind _alembic_tmp_. Where that table is there, drop the copy; where it is not, the copy holds its rows, and wants to be renamed."};
inline constexpr ErrorEntry StartsAgain{"starts-again", "Revision %{revision} was left half done by an earlier run, and is run from its beginning now", "Where that fails, `retort status` says how to go on."};
inline constexpr ErrorEntry NothingToRepair{"nothing-to-repair", "No revision is half done", "`retort status` says where the database stands."};
inline constexpr ErrorEntry RepairUnknown{"repair-unknown", "It is not known how to %{way} this", "`retort repair` names the ways that are left."};
inline constexpr ErrorEntry NotConfirmed{"not-confirmed", "Nothing was done: it was not confirmed", "Type %{word} when asked, or give --yes where there is no terminal."};
// clang-format on
} // namespace retort::errors
