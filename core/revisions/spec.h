#pragma once

#include <core/base/error.h>

#include <QString>

#include <optional>

namespace retort::revisions
{

/// What a person may write for a revision, taken apart but not looked up: `[branch@]?[symbol]?[+-N]?`.
struct RevisionSpec {
    QString text;              ///< as typed, without outer blanks; errors quote it
    QString branch;            ///< before the '@'; empty: none
    QString symbol;            ///< an id or its beginning, a branch label, head, heads, base; empty only with an offset
    std::optional<int> offset; ///< of the relative forms; "-0" and "+0" are 0

    bool operator==(const RevisionSpec &) const = default;
};

/// `from:to`, either side may be open.
struct RevisionRange {
    QString from; ///< empty: open
    QString to;   ///< empty: open

    bool operator==(const RevisionRange &) const = default;
};

/// Alembic's grammar. A relative form is one only as a whole; Alembic also takes "ab12+1xyz" for "ab12+1".
/// errors::RevisionIdentifierEmpty for an empty text, errors::RevisionOffsetTooLarge beyond 32 bits.
[[nodiscard]] Result<RevisionSpec> parseSpec(const QString &text);

/// Whether `text` is a range at all.
[[nodiscard]] bool isRange(const QString &text);

/// For `history -r`. errors::HistoryRangeMalformed unless there is exactly one colon.
[[nodiscard]] Result<RevisionRange> parseRange(const QString &text);

} // namespace retort::revisions
