#include <core/sql/statement_kind.h>
#include <core/sql/token_cursor.h>

#include <algorithm>
#include <array>

namespace retort::sql
{
using namespace Qt::Literals::StringLiterals;

namespace
{

/// Enough for the words that a statement begins with; a text of a hundred megabytes is not read for them.
constexpr qsizetype beginning = 2000;

/// How many tokens may stand between the word and the password that belongs to it:
/// IDENTIFIED WITH plugin BY '...', ENCRYPTED PASSWORD = '...', CONNECTION '...'.
int reach(QStringView word)
{
    const auto is = [word](QLatin1StringView expected) { return word.compare(expected, Qt::CaseInsensitive) == 0; };
    if (is("IDENTIFIED"_L1))
        return 4;
    return is("PASSWORD"_L1) || is("CONNECTION"_L1) ? 2 : 0;
}

} // namespace

StatementKind kindOf(const QString &statement, const LexicalRules &rules)
{
    TokenCursor at(statement.left(beginning), rules);
    while (at.take(u"("))
        continue;
    if (at.is(u"WITH")) {
        TokenCursor all(statement, rules);
        while (!all.atEnd()) {
            if (all.isWord() && all.isAny({u"INSERT", u"UPDATE", u"DELETE", u"MERGE"}))
                return StatementKind::Rows;
            all.advance();
        }
        return StatementKind::Question;
    }
    if (at.isAny({u"SELECT", u"SHOW", u"VALUES", u"TABLE", u"DESCRIBE", u"DESC", u"EXPLAIN"}))
        return StatementKind::Question;
    if (at.isAny({u"INSERT", u"UPDATE", u"DELETE", u"REPLACE", u"MERGE"}))
        return StatementKind::Rows;
    if (at.isAny({u"SET", u"RESET", u"USE", u"LOCK", u"UNLOCK", u"PRAGMA", u"PREPARE", u"DEALLOCATE", u"SAVEPOINT",
                  u"RELEASE", u"ROLLBACK"}))
        return StatementKind::Setting;
    return StatementKind::Definition;
}

bool changesSomething(StatementKind kind)
{
    return kind == StatementKind::Rows || kind == StatementKind::Definition;
}

bool changesSchema(const QString &statement, const LexicalRules &rules)
{
    return TokenCursor(statement.left(beginning), rules).isAny({u"CREATE", u"ALTER", u"DROP", u"RENAME"});
}

QString withoutPasswords(const QString &statement, const LexicalRules &rules)
{
    const std::array<QLatin1StringView, 3> words{"password"_L1, "identified"_L1, "connection"_L1};
    if (std::none_of(words.begin(), words.end(),
                     [&](QLatin1StringView word) { return statement.contains(word, Qt::CaseInsensitive); }))
        return statement;
    QString shown;
    qsizetype copied = 0;
    int left = 0;
    for (const Token &token : tokenize(statement, rules)) {
        if (token.kind == Token::Kind::Space || token.kind == Token::Kind::Comment)
            continue;
        if (token.kind == Token::Kind::String && left > 0) {
            shown += statement.mid(copied, token.offset - copied) + u"'***'"_s;
            copied = token.offset + token.length;
            left = 0;
        } else if (const int found = reach(QStringView(statement).mid(token.offset, token.length)); found > 0) {
            left = found + 1;
        }
        left = std::max(0, left - 1);
    }
    return shown + statement.mid(copied);
}

} // namespace retort::sql
