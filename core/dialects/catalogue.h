#pragma once

#include <core/dialects/dialect.h>

namespace retort::dialects
{

// Reading what catalogues answer. Drivers give truths as bool, number or text, and counts as number or text.

[[nodiscard]] QString textIn(const sql::Value &value);
/// What no comment is told as: an empty text.
[[nodiscard]] QString textOrNull(const sql::Value &value);
[[nodiscard]] bool isTrue(const sql::Value &value);
[[nodiscard]] bool isNull(const sql::Value &value);
[[nodiscard]] qint64 numberIn(const sql::Value &value);

/// "schema.name" as the model names it: without the schema where it is the one that is meant without a word.
[[nodiscard]] sql::ObjectName namedIn(const QString &schema, const QString &name, const QString &defaultSchema);

} // namespace retort::dialects
