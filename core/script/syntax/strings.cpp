/// String literals: neighbours joined, escapes decoded.

#include <core/script/error_codes.h>
#include <core/script/syntax/characters.h>
#include <core/script/syntax/parser.h>
#include <core/script/syntax/unicode.h>

namespace retort::script
{

namespace
{

struct Literal {
    bool raw = false;
    bool bytes = false;
    Span body;
};

Literal dissected(std::string_view text, std::uint32_t offset)
{
    Literal literal;
    std::uint32_t prefix = 0;
    for (; text[prefix] != '"' && text[prefix] != '\''; ++prefix) {
        literal.raw |= (text[prefix] | 0x20) == 'r';
        literal.bytes |= (text[prefix] | 0x20) == 'b';
    }
    const bool triple =
        text.size() >= prefix + 6 && text[prefix + 1] == text[prefix] && text[prefix + 2] == text[prefix];
    const std::uint32_t quotes = triple ? 3 : 1;
    literal.body = {offset + prefix + quotes, static_cast<std::uint32_t>(text.size()) - prefix - 2 * quotes};
    return literal;
}

} // namespace

const Expr *Parser::strings()
{
    const std::uint32_t start = token_.span.offset;
    Gathering<FStringPart> parts(partStack_);
    std::string pending;
    std::string_view only; // the value while it is one literal that means itself
    std::size_t count = 0;
    bool isBytes = false;
    bool isFString = false;
    for (; at(TokenKind::String) || at(TokenKind::FStringStart); ++count) {
        if (count == 1)
            pending.append(only);
        if (at(TokenKind::FStringStart)) {
            if (isBytes) {
                failHere(errors::ScriptMixedBytes);
                break;
            }
            isFString = true;
            fstring(parts, pending);
            continue;
        }
        const Literal literal = dissected(text(token_.span), token_.span.offset);
        if (count != 0 && literal.bytes != isBytes) {
            fail(errors::ScriptMixedBytes, {start, token_.span.end() - start});
            break;
        }
        isBytes = literal.bytes;
        const std::string_view body = text(literal.body);
        const bool meansItself = body.find_first_of(literal.raw ? "\r" : "\\\r") == std::string_view::npos;
        if (count == 0 && meansItself && !literal.bytes)
            only = body;
        else
            decode(pending, literal.body, literal.raw, literal.bytes);
        advance();
    }
    if (isFString) {
        flush(parts, pending);
        const auto list = parts.take(module_->arena);
        return node<FStringExpr>(start, above(list), list);
    }
    const std::string_view value = count == 1 && pending.empty() ? only : module_->arena.copy(pending);
    if (isBytes)
        return node<BytesExpr>(start, 1, value);
    return node<StrExpr>(start, 1, value);
}

void Parser::appendRaw(std::string &to, std::uint32_t &offset, std::uint32_t end)
{
    const std::string_view all = lexer_.text();
    // Line ends mean "\n", however they are written.
    if (all[offset] == '\r') {
        to.push_back('\n');
        offset += offset + 1 < end && all[offset + 1] == '\n' ? 2 : 1;
        return;
    }
    std::uint32_t next = offset + 1;
    while (next < end && all[next] != '\\' && all[next] != '\r')
        ++next;
    to.append(all.substr(offset, next - offset));
    offset = next;
}

void Parser::decode(std::string &to, Span span, bool raw, bool bytes)
{
    const std::string_view all = lexer_.text();
    if (bytes) {
        for (std::uint32_t at = span.offset; at < span.end(); ++at) {
            if ((all[at] & 0x80) != 0) {
                fail(errors::ScriptBytesNotAscii, {at, 1});
                return;
            }
        }
    }
    std::uint32_t offset = span.offset;
    while (offset < span.end() && !failed()) {
        if (all[offset] == '\\' && !raw)
            decodeEscape(to, offset, span.end(), bytes);
        else
            appendRaw(to, offset, span.end());
    }
}

/// One escape at `offset`, which moves behind it. Escapes that Python does not know stay as they are.
void Parser::decodeEscape(std::string &to, std::uint32_t &offset, std::uint32_t end, bool bytes)
{
    const std::string_view all = lexer_.text();
    const std::uint32_t start = offset++;
    if (offset >= end) {
        to.push_back('\\');
        return;
    }
    const auto put = [&](char32_t value) {
        if (bytes)
            to.push_back(static_cast<char>(static_cast<unsigned char>(value & 0xFFU)));
        else
            appendUtf8(to, value);
    };
    const auto hexadecimal = [&](std::uint32_t length) {
        char32_t value = 0;
        for (std::uint32_t i = 0; i < length; ++i, ++offset) {
            if (offset >= end || digitValue(all[offset]) > 15) {
                fail(errors::ScriptTruncatedEscape, {start, std::max(offset - start, 2U)},
                     {{QStringLiteral("escape"), shown(all.substr(start, 2))}});
                return;
            }
            value = value * 16 + static_cast<char32_t>(digitValue(all[offset]));
        }
        if (value > 0x10FFFF)
            fail(errors::ScriptIllegalCodePoint, {start, offset - start});
        else
            put(value);
    };
    const auto named = [&] {
        const std::size_t close = all.substr(0, end).find('}', offset);
        if (offset >= end || all[offset] != '{' || close == std::string_view::npos || close == offset + 1) {
            fail(errors::ScriptMalformedCharacterName, {start, 2});
            return;
        }
        const std::string_view name = all.substr(offset + 1, close - offset - 1);
        offset = static_cast<std::uint32_t>(close) + 1;
        if (const auto character = characterNamed(name))
            put(*character);
        else
            fail(errors::ScriptUnknownCharacterName, {start, offset - start}, {{QStringLiteral("name"), shown(name)}});
    };
    const char c = all[offset++];
    switch (c) {
    case '\n':
        return;
    case '\r':
        offset += offset < end && all[offset] == '\n' ? 1 : 0;
        return;
    case '\\':
    case '\'':
    case '"':
        put(static_cast<unsigned char>(c));
        return;
    case 'a':
        put(7);
        return;
    case 'b':
        put(8);
        return;
    case 'f':
        put(12);
        return;
    case 'n':
        put(10);
        return;
    case 'r':
        put(13);
        return;
    case 't':
        put(9);
        return;
    case 'v':
        put(11);
        return;
    case 'x':
        hexadecimal(2);
        return;
    case 'u':
    case 'U':
        if (bytes)
            break;
        hexadecimal(c == 'u' ? 4 : 8);
        return;
    case 'N':
        if (bytes)
            break;
        named();
        return;
    default:
        if (c < '0' || c > '7')
            break;
        char32_t value = static_cast<char32_t>(c - '0');
        for (int i = 0; i < 2 && offset < end && all[offset] >= '0' && all[offset] <= '7'; ++i, ++offset)
            value = value * 8 + static_cast<char32_t>(all[offset] - '0');
        put(value);
        return;
    }
    // The character itself is read next, as text; it is none that would be taken for an escape or a line end.
    to.push_back('\\');
    --offset;
}

} // namespace retort::script
