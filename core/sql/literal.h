#pragma once

#include <core/sql/value.h>

namespace retort::sql
{

/// What the databases differ in when a value is written as SQL text.
struct LiteralRules {
    bool backslashEscapes = false; ///< '\' must be doubled inside of quotes (MySQL)
    bool booleans = false;         ///< true and false, not 1 and 0
    bool byteaLiterals = false;    ///< '\x00ff', not X'00ff' (PostgreSQL)
    bool compactUuids = false;     ///< 32 digits without hyphens (no UUID type)
};

/// 'it''s'
[[nodiscard]] QString quotedText(const QString &text, const LiteralRules &rules);

/// The value as SQL text. A number is written exactly; what is no number in SQL (infinity, NaN) is quoted.
[[nodiscard]] QString literal(const Value &value, const LiteralRules &rules);

} // namespace retort::sql
