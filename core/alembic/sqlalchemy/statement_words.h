#pragma once

#include <core/sql/splitter.h>

namespace retort::alembic
{

/// What SQL begins with, in upper case. What stands behind WITH decides of WITH, so the words outside of parentheses
/// are looked at.
[[nodiscard]] QString leadingWord(const QString &sql, const sql::LexicalRules &rules);
/// Whether SQL that begins with this word asks for rows.
[[nodiscard]] bool asksForRows(const QString &word);
/// Whether the database tells of it how many rows it has changed.
[[nodiscard]] bool changesRows(const QString &word);

} // namespace retort::alembic
