#pragma once

#include <core/script/syntax/token.h>

#include <QVariantMap>

#include <array>
#include <string_view>

namespace retort::script
{

/// Why the last token is a Failed one.
struct LexicalError {
    ErrorCode code{};
    Span span;
    QVariantMap data;
};

/// Cuts a text into tokens, one at a call, without keeping them. Every call moves on, or ends with End.
///
/// Inside f-strings the parser leads: after FStringStart it reads text by `fstringText`, and while a replacement field
/// is open `next` gives its tokens; a `:` directly inside the field is a Colon, whatever follows.
class Lexer
{
public:
    Lexer(const Source &source, SymbolTable &symbols);

    [[nodiscard]] Token next();
    /// After next() gave Failed.
    [[nodiscard]] const LexicalError &error() const { return error_; }

    struct Bracket {
        char open = 0;
        std::uint32_t offset = 0;
    };
    static constexpr std::size_t maximumBrackets = 200;
    [[nodiscard]] std::size_t bracketDepth() const { return bracketDepth_; }
    [[nodiscard]] Bracket innermostBracket() const { return brackets_[bracketDepth_ - 1]; }

    /// A place to come back to, within one logical line; at most the bracket of the lookahead may be open there.
    struct Mark {
        std::uint32_t at;
        std::size_t bracketDepth;
        Bracket bracket;
        bool atLineStart;
    };
    [[nodiscard]] Mark mark() const { return {at_, bracketDepth_, brackets_[0], atLineStart_}; }
    void reset(const Mark &mark);

    struct FStringKind {
        char quote = '"';
        bool triple = false;
        bool raw = false;
    };
    [[nodiscard]] FStringKind fstringKind(Span start) const;
    enum class FStringStop : std::uint8_t { Text, Field, FieldEnd, Quote, Failed };
    struct FStringText {
        FStringStop stop;
        Span text; ///< undecoded; doubled braces outside of a spec end a text after the first brace
    };
    /// Reads text from the current place. What stopped it is consumed, and a field's brace opened or closed, except
    /// for the brace that ends the field around a spec.
    [[nodiscard]] FStringText fstringText(const FStringKind &kind, Span start, bool inSpec);
    /// Goes back to where `token`, the one that next() gave last, ends: there the text of a spec, or what follows a
    /// field, begins.
    void continueAfter(const Token &token) { at_ = token.span.end(); }
    /// Whether the next token stands directly in a replacement field.
    [[nodiscard]] bool isDirectlyInField() const { return fieldDepth_ != 0 && bracketDepth_ == fieldDepth_; }
    /// The bracket depth of the innermost open field; the parser keeps the outer ones.
    [[nodiscard]] std::size_t fieldDepth() const { return fieldDepth_; }
    void setFieldDepth(std::size_t depth) { fieldDepth_ = depth; }

    /// For recovery: f-strings become plain strings, so that tokens can be passed over.
    void setSkipping(bool skipping) { skipping_ = skipping; }
    /// Goes back to `offset`, where that many brackets were open.
    void rewind(std::uint32_t offset, std::size_t bracketDepth);
    /// Goes on at a line's start, outside of all brackets.
    void restartAtLine(std::uint32_t offset);
    [[nodiscard]] std::uint32_t offset() const { return at_; }
    /// Whether nothing but blanks stands before the token in its line.
    [[nodiscard]] bool isFirstInLine(const Token &token) const;
    [[nodiscard]] std::uint32_t startOfNextLine(std::uint32_t offset) const;
    [[nodiscard]] std::string_view text() const { return text_; }

private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const { return data_[at_ + ahead]; }
    [[nodiscard]] bool atEnd() const { return at_ >= text_.size(); }
    [[nodiscard]] Token make(TokenKind kind, std::uint32_t start) const;
    [[nodiscard]] Token failed(ErrorCode code, Span span, QVariantMap data = {});
    [[nodiscard]] Token failedAt(ErrorCode code, std::uint32_t start);

    bool skipBlanks(Token &problem);
    [[nodiscard]] Token indentation();
    [[nodiscard]] Token measuredIndentation(std::uint32_t start, int column, int alternative);
    [[nodiscard]] Token endOfText();
    [[nodiscard]] Token newline(std::uint32_t start);
    [[nodiscard]] Token name(std::uint32_t start);
    [[nodiscard]] Token otherName(std::uint32_t start);
    [[nodiscard]] Token number(std::uint32_t start);
    [[nodiscard]] Token radixNumber(std::uint32_t start, int base);
    [[nodiscard]] Token endOfNumber(std::uint32_t start, ErrorCode code);
    [[nodiscard]] bool digits();
    [[nodiscard]] Token string(std::uint32_t start, bool isFString);
    [[nodiscard]] Token unterminated(std::uint32_t start, bool triple);
    [[nodiscard]] Token opened(TokenKind kind, std::uint32_t start);
    [[nodiscard]] Token closed(TokenKind kind, std::uint32_t start);
    [[nodiscard]] Token punctuation(std::uint32_t start);
    [[nodiscard]] Token unexpectedCharacter(std::uint32_t start);

    const Source &source_;
    SymbolTable &symbols_;
    std::string_view text_;
    const char *data_;
    std::uint32_t at_ = 0;
    bool atLineStart_ = true;
    bool skipping_ = false;
    std::size_t bracketDepth_ = 0;
    std::size_t fieldDepth_ = 0; ///< 0: outside of f-string fields
    std::size_t pendingDedents_ = 0;
    std::size_t indentDepth_ = 1;
    std::array<Bracket, maximumBrackets> brackets_{};
    struct Indentation {
        int column = 0;
        int alternative = 0; ///< the column if a tab were one blank: must order lines in the same way
    };
    std::array<Indentation, 101> indents_{};
    LexicalError error_;
};

} // namespace retort::script
