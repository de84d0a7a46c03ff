#include <core/script/syntax/unicode.h>

#include <QChar>
#include <QString>

#include <cstring>

#include <unicode/uchar.h>

namespace retort::script
{

namespace
{

/// Bytes of the sequence at `offset`, 0 when it is none.
std::uint32_t sequenceLength(std::string_view text, std::size_t offset)
{
    const auto byte = [&](std::size_t i) -> unsigned {
        return offset + i < text.size() ? static_cast<unsigned char>(text[offset + i]) : 0U;
    };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned first = byte(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        if (!follows(1) || !follows(2) || (first == 0xE0 && byte(1) < 0xA0) || (first == 0xED && byte(1) > 0x9F))
            return 0;
        return 3;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        if (!follows(1) || !follows(2) || !follows(3) || (first == 0xF0 && byte(1) < 0x90) ||
            (first == 0xF4 && byte(1) > 0x8F))
            return 0;
        return 4;
    }
    return 0;
}

} // namespace

CodePoint codePointAt(std::string_view text, std::size_t offset)
{
    const std::uint32_t length = sequenceLength(text, offset);
    const auto bits = [&](std::size_t i, unsigned mask) {
        return static_cast<char32_t>(static_cast<unsigned char>(text[offset + i]) & mask);
    };
    switch (length) {
    case 1:
        return {bits(0, 0x7F), 1};
    case 2:
        return {bits(0, 0x1F) << 6 | bits(1, 0x3F), 2};
    case 3:
        return {bits(0, 0x0F) << 12 | bits(1, 0x3F) << 6 | bits(2, 0x3F), 3};
    case 4:
        return {bits(0, 0x07) << 18 | bits(1, 0x3F) << 12 | bits(2, 0x3F) << 6 | bits(3, 0x3F), 4};
    default:
        return {0xFFFD, 1};
    }
}

std::size_t firstInvalidByte(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        if (at + 8 <= text.size()) {
            std::uint64_t word = 0;
            std::memcpy(&word, text.data() + at, 8);
            if ((word & 0x8080808080808080U) == 0) {
                at += 8;
                continue;
            }
        }
        const std::uint32_t length = sequenceLength(text, at);
        if (length == 0)
            return at;
        at += length;
    }
    return std::string_view::npos;
}

void appendUtf8(std::string &to, char32_t c)
{
    const auto put = [&](char32_t byte) { to.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

bool startsIdentifier(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
    case QChar::Number_Letter:
        return true;
    default:
        return c == U'_' || c == 0x2118 || c == 0x212E || c == 0x309B || c == 0x309C;
    }
}

bool continuesIdentifier(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Number_DecimalDigit:
    case QChar::Punctuation_Connector:
        return true;
    default:
        return startsIdentifier(c) || c == 0x00B7 || c == 0x0387;
    }
}

std::string normalizedIdentifier(std::string_view name)
{
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))
        .normalized(QString::NormalizationForm_KC)
        .toStdString();
}

std::optional<char32_t> characterNamed(std::string_view name)
{
    const std::string text(name); // ICU reads up to a null
    if (text.find('\0') != std::string::npos)
        return std::nullopt;
    for (const UCharNameChoice choice : {U_UNICODE_CHAR_NAME, U_CHAR_NAME_ALIAS}) {
        UErrorCode status = U_ZERO_ERROR;
        const UChar32 found = u_charFromName(choice, text.c_str(), &status);
        if (U_SUCCESS(status))
            return static_cast<char32_t>(found);
    }
    return std::nullopt;
}

} // namespace retort::script
