#pragma once

#include <core/base/error.h>

/// What can go wrong in core/migration: the rules of these texts are at ErrorEntry.
namespace retort::errors
{
// clang-format off
inline constexpr ErrorEntry MigrationLocked{"migration-locked", "Another migration works on this database: %{holder}", "Wait for it to end, and look at `retort current`."};
inline constexpr ErrorEntry WaitingForLock{"waiting-for-lock", "Waiting for %{holder}", ""};
inline constexpr ErrorEntry StatementRetried{"statement-retried", "A lock was not given in time; the transaction is tried again, attempt %{attempt}", ""};
inline constexpr ErrorEntry LeftHalfDone{"left-half-done", "%{count} statements of revision %{revision} were committed before it failed, for the database commits each by itself", "Correct the cause and run `retort upgrade --resume`, or see `retort repair`."};
inline constexpr ErrorEntry TransactionLeftOpen{"transaction-left-open", "The autocommit block ends in a transaction that it has begun itself", "End it inside of the block, with COMMIT or ROLLBACK."};
// clang-format on
} // namespace retort::errors
