/// Names, numbers, strings: the tokens with a text of their own.

#include <core/script/error_codes.h>
#include <core/script/syntax/characters.h>
#include <core/script/syntax/lexer.h>
#include <core/script/syntax/unicode.h>

#include <algorithm>

namespace retort::script
{

namespace
{

QString shownCodePoint(char32_t c)
{
    return QStringLiteral("U+%1").arg(QString::number(c, 16).toUpper(), 4, QLatin1Char('0'));
}

/// A prefix of string literals, in any case: r, b, u, f and their pairs.
bool isStringPrefix(std::string_view word, bool &isFString)
{
    if (word.size() > 2)
        return false;
    bool raw = false;
    bool bytes = false;
    bool unicode = false;
    isFString = false;
    for (const char letter : word) {
        bool *const flag = [&]() -> bool * {
            switch (letter | 0x20) {
            case 'r':
                return &raw;
            case 'b':
                return &bytes;
            case 'u':
                return &unicode;
            case 'f':
                return &isFString;
            default:
                return nullptr;
            }
        }();
        if (!flag || *flag)
            return false;
        *flag = true;
    }
    return !(bytes && isFString) && !(unicode && word.size() > 1);
}

} // namespace

Token Lexer::name(std::uint32_t start)
{
    while (isWord(peek()))
        ++at_;
    const char after = peek();
    if (classOf(after) == CharacterClass::Beyond)
        return otherName(start);
    if (classOf(after) == CharacterClass::Quote && at_ - start <= 2) {
        if (bool isFString = false; isStringPrefix(text_.substr(start, at_ - start), isFString))
            return string(start, isFString);
    }
    const Symbol symbol = symbols_.intern(text_.substr(start, at_ - start));
    const auto number = static_cast<std::uint32_t>(symbol);
    const auto kind = number <= names::keywordCount ? static_cast<TokenKind>(number) : TokenKind::Name;
    return {kind, symbol, {start, at_ - start}};
}

/// A name with characters beyond ASCII, or something that is none.
Token Lexer::otherName(std::uint32_t start)
{
    while (!atEnd()) {
        if (isWord(peek())) {
            ++at_;
            continue;
        }
        if (classOf(peek()) != CharacterClass::Beyond)
            break;
        const CodePoint c = codePointAt(text_, at_);
        if (!(at_ == start ? startsIdentifier(c.value) : continuesIdentifier(c.value)))
            return unexpectedCharacter(at_);
        at_ += c.length;
    }
    const Symbol symbol = symbols_.intern(normalizedIdentifier(text_.substr(start, at_ - start)));
    const auto number = static_cast<std::uint32_t>(symbol);
    const auto kind = number <= names::keywordCount ? static_cast<TokenKind>(number) : TokenKind::Name;
    return {kind, symbol, {start, at_ - start}};
}

Token Lexer::unexpectedCharacter(std::uint32_t start)
{
    const CodePoint c = codePointAt(text_, start);
    at_ = start + c.length;
    const QVariantMap data{{QStringLiteral("character"), QString::fromUcs4(&c.value, 1)},
                           {QStringLiteral("code"), shownCodePoint(c.value)}};
    const bool printable = QChar::isPrint(c.value) && !QChar::isSpace(c.value);
    return failed(printable ? errors::ScriptInvalidCharacter : errors::ScriptUnprintableCharacter, {start, c.length},
                  data);
}

/// Decimal digits with single underscores between them; false at an underscore that stands elsewhere.
bool Lexer::digits()
{
    while (true) {
        while (isDigit(peek()))
            ++at_;
        if (peek() != '_')
            return true;
        if (!isDigit(peek(1)))
            return false;
        ++at_;
    }
}

Token Lexer::number(std::uint32_t start)
{
    const char second = static_cast<char>(peek(1) | 0x20);
    if (peek() == '0' && (second == 'x' || second == 'o' || second == 'b'))
        return radixNumber(start, second == 'x' ? 16 : second == 'o' ? 8 : 2);

    const auto wrong = [&] { return failed(errors::ScriptInvalidDecimal, {start, at_ - start + 1}); };
    bool isInteger = true;
    if (peek() != '.' && !digits())
        return wrong();
    const std::uint32_t integerEnd = at_;
    if (peek() == '.') {
        isInteger = false;
        ++at_;
        if (isDigit(peek()) && !digits())
            return wrong();
    }
    if ((peek() | 0x20) == 'e') {
        const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
        if (isDigit(peek(1 + sign))) {
            isInteger = false;
            at_ += static_cast<std::uint32_t>(1 + sign);
            if (!digits())
                return wrong();
        }
    }
    if ((peek() | 0x20) == 'j') {
        ++at_;
        isInteger = false;
    }
    if (isInteger && text_[start] == '0') {
        const std::string_view all = text_.substr(start, integerEnd - start);
        if (all.find_first_not_of("0_") != std::string_view::npos)
            return failedAt(errors::ScriptLeadingZeros, start);
    }
    return endOfNumber(start, errors::ScriptInvalidDecimal);
}

Token Lexer::radixNumber(std::uint32_t start, int base)
{
    const ErrorCode code = base == 16  ? errors::ScriptInvalidHexadecimal
                           : base == 8 ? errors::ScriptInvalidOctal
                                       : errors::ScriptInvalidBinary;
    at_ += 2;
    do {
        if (peek() == '_')
            ++at_;
        if (digitValue(peek()) >= base) {
            if (isDigit(peek())) {
                const QVariantMap data{
                    {QStringLiteral("digit"), QString(QLatin1Char(peek()))},
                    {QStringLiteral("base"), base == 8 ? QStringLiteral("octal") : QStringLiteral("binary")}};
                ++at_;
                return failed(errors::ScriptInvalidDigit, {at_ - 1, 1}, data);
            }
            return failedAt(code, start);
        }
        while (digitValue(peek()) < base)
            ++at_;
    } while (peek() == '_');
    if (isDigit(peek())) {
        const QVariantMap data{
            {QStringLiteral("digit"), QString(QLatin1Char(peek()))},
            {QStringLiteral("base"), base == 8 ? QStringLiteral("octal") : QStringLiteral("binary")}};
        ++at_;
        return failed(errors::ScriptInvalidDigit, {at_ - 1, 1}, data);
    }
    return endOfNumber(start, code);
}

/// A number may touch a keyword that can follow it ("1if x else y"), and nothing else that looks like a name.
Token Lexer::endOfNumber(std::uint32_t start, ErrorCode code)
{
    const auto isName = [&](char c) {
        return classOf(c) == CharacterClass::Letter || classOf(c) == CharacterClass::Beyond;
    };
    if (isName(peek())) {
        const std::string_view rest = text_.substr(at_, 4);
        constexpr std::string_view followers[] = {"and", "else", "for", "if", "in", "is", "not", "or"};
        const bool follows = std::any_of(std::begin(followers), std::end(followers),
                                         [&](std::string_view word) { return rest.starts_with(word); });
        if (!follows) {
            const Token token = failedAt(code, start);
            while (isWord(peek()) || (classOf(peek()) == CharacterClass::Beyond && !atEnd()))
                ++at_;
            return token;
        }
    }
    return make(TokenKind::Number, start);
}

Token Lexer::unterminated(std::uint32_t start, bool triple)
{
    const int line = source_.lineOf(at_ > start ? at_ - 1 : at_);
    return failed(triple ? errors::ScriptUnterminatedTriple : errors::ScriptUnterminatedString, {start, 1},
                  {{QStringLiteral("line"), line}});
}

/// `start` is that of the prefix; the quote comes next.
Token Lexer::string(std::uint32_t start, bool isFString)
{
    const char quote = peek();
    const bool triple = peek(1) == quote && peek(2) == quote;
    at_ += triple ? 3 : 1;
    if (isFString && !skipping_)
        return make(TokenKind::FStringStart, start);
    while (true) {
        const char c = peek();
        if (c == quote) {
            if (!triple) {
                ++at_;
                return make(TokenKind::String, start);
            }
            if (peek(1) == quote && peek(2) == quote) {
                at_ += 3;
                return make(TokenKind::String, start);
            }
            ++at_;
        } else if (c == '\\') {
            ++at_;
            if (peek() == '\r' && peek(1) == '\n')
                ++at_;
            if (!atEnd())
                ++at_;
        } else if (c == 0 && atEnd()) {
            return unterminated(start, triple);
        } else if (!triple && (c == '\n' || c == '\r')) {
            return unterminated(start, triple);
        } else if (c == 0) {
            return failedAt(errors::ScriptNullByte, at_++);
        } else {
            ++at_;
        }
    }
}

} // namespace retort::script
