#include <core/script/error_codes.h>
#include <core/script/syntax/lexer.h>

namespace retort::script
{

Token Lexer::punctuation(std::uint32_t start)
{
    const char c = data_[at_++];
    const auto take = [&](char wanted) {
        if (peek() != wanted)
            return false;
        ++at_;
        return true;
    };
    const auto plain = [&](TokenKind kind) { return make(kind, start); };
    const auto withEqual = [&](TokenKind kind, TokenKind assignment) {
        return make(take('=') ? assignment : kind, start);
    };
    using enum TokenKind;
    switch (c) {
    case '(':
        return opened(LeftParen, start);
    case '[':
        return opened(LeftBracket, start);
    case '{':
        return opened(LeftBrace, start);
    case ')':
        return closed(RightParen, start);
    case ']':
        return closed(RightBracket, start);
    case '}':
        return closed(RightBrace, start);
    case ',':
        return plain(Comma);
    case ';':
        return plain(Semicolon);
    case '~':
        return plain(Tilde);
    case ':':
        return isDirectlyInField() ? plain(Colon) : withEqual(Colon, ColonEqual);
    case '.':
        if (peek() == '.' && peek(1) == '.') {
            at_ += 2;
            return plain(Ellipsis);
        }
        return plain(Dot);
    case '=':
        return withEqual(Equal, EqualEqual);
    case '!':
        return withEqual(Exclamation, NotEqual);
    case '+':
        return withEqual(Plus, PlusEqual);
    case '-':
        return take('>') ? plain(Arrow) : withEqual(Minus, MinusEqual);
    case '*':
        return take('*') ? withEqual(DoubleStar, DoubleStarEqual) : withEqual(Star, StarEqual);
    case '/':
        return take('/') ? withEqual(DoubleSlash, DoubleSlashEqual) : withEqual(Slash, SlashEqual);
    case '%':
        return withEqual(Percent, PercentEqual);
    case '@':
        return withEqual(At, AtEqual);
    case '&':
        return withEqual(Ampersand, AmpersandEqual);
    case '|':
        return withEqual(Bar, BarEqual);
    case '^':
        return withEqual(Caret, CaretEqual);
    case '<':
        if (take('>'))
            return failedAt(errors::ScriptInvalidSyntax, start);
        return take('<') ? withEqual(LeftShift, LeftShiftEqual) : withEqual(Less, LessEqual);
    case '>':
        return take('>') ? withEqual(RightShift, RightShiftEqual) : withEqual(Greater, GreaterEqual);
    case '$':
    case '?':
    case '`':
        return failedAt(errors::ScriptInvalidSyntax, start);
    default:
        return unexpectedCharacter(start);
    }
}

Lexer::FStringKind Lexer::fstringKind(Span start) const
{
    FStringKind kind;
    const std::string_view text = text_.substr(start.offset, start.length);
    const std::size_t prefix = text.find_first_of("\"'");
    kind.quote = text[prefix];
    kind.triple = text.size() - prefix == 3;
    kind.raw = text.substr(0, prefix).find_first_of("rR") != std::string_view::npos;
    return kind;
}

Lexer::FStringText Lexer::fstringText(const FStringKind &kind, Span start, bool inSpec)
{
    const std::uint32_t begin = at_;
    const auto stopped = [&](FStringStop stop, std::uint32_t length) {
        const FStringText text{stop, {begin, at_ - begin}};
        at_ += length;
        return text;
    };
    const auto broken = [&](const Token &) { return FStringText{FStringStop::Failed, {begin, at_ - begin}}; };
    while (true) {
        const char c = peek();
        if (c == kind.quote) {
            if (!kind.triple)
                return stopped(FStringStop::Quote, 1);
            if (peek(1) == c && peek(2) == c)
                return stopped(FStringStop::Quote, 3);
            ++at_;
        } else if (c == '{') {
            if (!inSpec && peek(1) == '{') {
                ++at_;
                const FStringText text{FStringStop::Text, {begin, at_ - begin}};
                ++at_;
                return text;
            }
            const FStringText text = stopped(FStringStop::Field, 1);
            const Token token = opened(TokenKind::LeftBrace, at_ - 1);
            return token.kind == TokenKind::Failed ? broken(token) : text;
        } else if (c == '}') {
            if (inSpec)
                return stopped(FStringStop::FieldEnd, 0);
            if (peek(1) != '}')
                return broken(failed(errors::ScriptFStringSingleBrace, {at_, 1}));
            ++at_;
            const FStringText text{FStringStop::Text, {begin, at_ - begin}};
            ++at_;
            return text;
        } else if (c == '\\') {
            ++at_;
            if (!kind.raw && peek() == 'N' && peek(1) == '{') {
                const std::size_t close = text_.find_first_of("}\n\r\"'", at_ + 2);
                at_ = static_cast<std::uint32_t>(close == std::string_view::npos ? text_.size() : close);
                if (peek() == '}')
                    ++at_;
            } else if (peek() != '{' && peek() != '}' && !atEnd()) {
                at_ += peek() == '\r' && peek(1) == '\n' ? 2 : 1;
            }
        } else if (c == 0 && atEnd()) {
            return broken(
                failed(kind.triple ? errors::ScriptUnterminatedTripleFString : errors::ScriptUnterminatedFString,
                       {start.offset, 1}, {{QStringLiteral("line"), source_.lineOf(at_)}}));
        } else if (!kind.triple && (c == '\n' || c == '\r')) {
            return broken(failed(errors::ScriptUnterminatedFString, {start.offset, 1},
                                 {{QStringLiteral("line"), source_.lineOf(at_)}}));
        } else if (c == 0) {
            return broken(failed(errors::ScriptNullByte, {at_++, 1}));
        } else {
            ++at_;
        }
    }
}

} // namespace retort::script
