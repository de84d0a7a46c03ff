#pragma once

#include <core/base/error.h>

/// What can go wrong in core/dialects: the rules of these texts are at ErrorEntry.
namespace retort::errors
{
// clang-format off
inline constexpr ErrorEntry DatabaseNeededOffline{"database-needed-offline", "The script asks the database here, and --sql works without one", "Run this revision against a database, or put the question behind context.is_offline_mode()."};
inline constexpr ErrorEntry UnknownDialect{"unknown-dialect", "No such dialect: '%{dialect}'", "Known dialects: %{known}."};
inline constexpr ErrorEntry TypeNotSupported{"type-not-supported", "%{dialect} has no type %{type}", "Give the column another type for this database, for example by with_variant()."};
inline constexpr ErrorEntry TypeIncomplete{"type-incomplete", "%{type} needs %{what} on %{dialect}", ""};
inline constexpr ErrorEntry OperationNotSupported{"operation-not-supported", "%{dialect} cannot %{what}", ""};
inline constexpr ErrorEntry BatchNeeded{"batch-needed", "%{dialect} cannot %{what} by ALTER TABLE", "Write it inside of op.batch_alter_table(), which rebuilds the table."};
inline constexpr ErrorEntry NameNeeded{"name-needed", "The %{what} needs a name", "Give it a name, or a naming convention."};
inline constexpr ErrorEntry NameTooLong{"name-too-long", "Identifier '%{name}' exceeds maximum length of %{limit} characters", ""};
inline constexpr ErrorEntry ExistingTypeNeeded{"existing-type-needed", "Changing column %{column} of %{table} needs its existing type on %{dialect}", "Pass existing_type to alter_column."};
inline constexpr ErrorEntry TableShapeNeeded{"table-shape-needed", "Rebuilding table %{table} needs its columns, and there is no database to read them from", "Pass copy_from to batch_alter_table, or run against the database."};
inline constexpr ErrorEntry BatchNoSuchObject{"batch-no-such-object", "Table %{table} has no %{what} '%{name}'", ""};
inline constexpr ErrorEntry BatchOperation{"batch-operation", "batch_alter_table cannot %{what}", "Write it outside of the batch."};
inline constexpr ErrorEntry SqlPhraseInvalid{"sql-phrase-invalid", "Unexpected SQL phrase: '%{phrase}'", ""};
inline constexpr ErrorEntry ParameterWithoutValue{"parameter-without-value", "Parameter '%{name}' has no value", ""};
// clang-format on
} // namespace retort::errors
