#pragma once

#include <core/base/error.h>

/// What can go wrong in core/migration: the rules of these texts are at ErrorEntry.
namespace retort::errors
{
// clang-format off
inline constexpr ErrorEntry MigrationLocked{"migration-locked", "Another migration works on this database: %{holder}", "Wait for it to end, and look at `retort current`."};
inline constexpr ErrorEntry WaitingForLock{"waiting-for-lock", "Waiting for %{holder}", ""};
inline constexpr ErrorEntry StatementRetried{"statement-retried", "A lock was not given in time; the transaction is tried again, attempt %{attempt}", ""};
inline constexpr ErrorEntry TransactionLeftOpen{"transaction-left-open", "The autocommit block ends in a transaction that it has begun itself", "End it inside of the block, with COMMIT or ROLLBACK."};
inline constexpr ErrorEntry LeftHalfDone{"left-half-done", "Revision %{revision} is half done: the database commits each statement by itself, and %{done} had run before it failed", "Correct the cause and run `retort %{command} --resume`, or see `retort repair`."};
inline constexpr ErrorEntry NothingToResume{"nothing-to-resume", "There is no run to resume: %{why}", ""};
inline constexpr ErrorEntry ResumeElsewhere{"resume-elsewhere", "Revision %{revision} was left half done, and this would begin with %{begins}", "Run `retort status`, which says how to go on."};
inline constexpr ErrorEntry ResumedScriptDiffers{"resumed-script-differs", "Statement %{number} of revision %{revision} was done by the earlier run, and the script now does something else there: %{now}", "It was: %{was}\n  Put back what was done already, and change only what comes after it; or see `retort repair`."};
inline constexpr ErrorEntry ResumeImpossible{"resume-impossible", "Revision %{revision} cannot be resumed: %{why}", "See `retort repair`."};
inline constexpr ErrorEntry JournalFailed{"journal-failed", "The journal %{journal} could not be written, and the run goes on without it", ""};
inline constexpr ErrorEntry JournalInSearchPath{"journal-in-search-path", "The user is called %{schema}, so that a schema of that name would be the one where unqualified names are looked for first", "Migrate as another user, or do without --journal."};
inline constexpr ErrorEntry JournalMade{"journal-made", "The journal is kept in this database from now on, in %{tables}. So that Alembic's autogenerate leaves it alone, env.py needs:\n\n%{lines}\n", ""};
// clang-format on
} // namespace retort::errors
