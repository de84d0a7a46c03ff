#pragma once

#include <core/sql/splitter.h>

#include <QStringList>

#include <initializer_list>

namespace retort::sql
{

/// What an unquoted name means.
enum class NameCase {
    Kept,   ///< as written (MySQL's columns; SQLite, which then compares without case)
    Lowered ///< PostgreSQL
};

/// A place in the tokens of a text, space and comments left out. Reading behind the end gives empty words and stays
/// there, so that a reader of foreign SQL needs no checks of its own.
class TokenCursor
{
public:
    TokenCursor(QString text, const LexicalRules &rules, NameCase nameCase = NameCase::Kept);

    /// All of it.
    [[nodiscard]] const QString &text() const { return text_; }
    [[nodiscard]] bool atEnd() const { return at_ >= tokens_.size(); }
    [[nodiscard]] std::size_t position() const { return at_; }
    void moveTo(std::size_t position) { at_ = std::min(position, tokens_.size()); }
    void advance() { moveTo(at_ + 1); }

    /// The token as it is written.
    [[nodiscard]] QStringView word(std::size_t ahead = 0) const;
    [[nodiscard]] bool isQuotedName() const { return isKind(Token::Kind::QuotedName); }
    [[nodiscard]] bool isString() const { return isKind(Token::Kind::String); }
    [[nodiscard]] bool isNumber() const { return isKind(Token::Kind::Number); }
    [[nodiscard]] bool isWord() const { return isKind(Token::Kind::Word); }
    /// An unquoted word or operator, whatever its case.
    [[nodiscard]] bool is(QStringView expected, std::size_t ahead = 0) const;
    [[nodiscard]] bool isAny(std::initializer_list<QStringView> expected) const;
    /// These words one after the other.
    [[nodiscard]] bool isSequence(std::initializer_list<QStringView> expected) const;
    bool take(QStringView expected);
    bool takeSequence(std::initializer_list<QStringView> expected);
    /// Moves behind the next of these outside of parentheses; false, and stays, where there is none.
    bool skipTo(std::initializer_list<QStringView> expected);

    /// The text from one position to before another, as it is written.
    [[nodiscard]] QString between(std::size_t from, std::size_t to) const;
    [[nodiscard]] QString rest() const;

    /// One token, or all of a group in parentheses or brackets.
    void advanceGroup();
    /// The text inside of the group in parentheses that begins here; moves behind it.
    [[nodiscard]] QString takeGroup();
    /// The name here, without quotes; moves behind it.
    QString takeName();
    /// (a, b COLLATE x DESC): the name that each part begins with; moves behind it.
    QStringList takeNames();
    /// The parts of the group in parentheses, split at its commas; moves behind it.
    QStringList takeParts();
    /// A string literal's value; an empty text, and no move, where there is none.
    QString takeString();

private:
    [[nodiscard]] bool isKind(Token::Kind kind) const { return at_ < tokens_.size() && tokens_[at_].kind == kind; }

    QString text_;
    NameCase nameCase_;
    bool backslashes_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
};

} // namespace retort::sql
