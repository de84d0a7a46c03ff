#pragma once

#include <QString>
#include <QStringView>

#include <set>

namespace retort::sql
{

/// When an identifier needs quotes, and which. The words are lower case.
struct QuotingRules {
    QChar open = u'"';
    QChar close = u'"';
    const std::set<QStringView> *reservedWords = nullptr;
};

/// Quoted where it is a reserved word, has an upper-case letter, begins with a digit or `$`, or has a character other
/// than letters, digits, `_` and `$`: just where SQLAlchemy quotes, so that texts agree. An empty name is quoted.
[[nodiscard]] QString quoteIdentifier(const QString &name, const QuotingRules &rules);

/// Quoted in any case.
[[nodiscard]] QString quoteAlways(const QString &name, const QuotingRules &rules);

/// The name a generated (conventional) name gets where it is longer than `limit`: its first limit - 8 characters, `_`
/// and the last four hex digits of its MD5, as SQLAlchemy shortens it.
[[nodiscard]] QString truncatedName(const QString &name, int limit);

} // namespace retort::sql
