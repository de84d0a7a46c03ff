#pragma once

#include <array>
#include <cstdint>

namespace retort::script
{

/// What a token may begin with, by its first byte.
enum class CharacterClass : std::uint8_t { Other, Letter, Digit, Quote, LineEnd, Beyond };

namespace detail
{

constexpr std::array<CharacterClass, 256> characterClasses()
{
    std::array<CharacterClass, 256> classes{};
    for (unsigned c = 0; c < 256; ++c) {
        const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        classes[c] = isLetter                 ? CharacterClass::Letter
                     : c >= '0' && c <= '9'   ? CharacterClass::Digit
                     : c == '"' || c == '\''  ? CharacterClass::Quote
                     : c == '\n' || c == '\r' ? CharacterClass::LineEnd
                     : c >= 0x80              ? CharacterClass::Beyond
                                              : CharacterClass::Other;
    }
    return classes;
}

inline constexpr auto classes = characterClasses();

} // namespace detail

[[nodiscard]] constexpr CharacterClass classOf(char c)
{
    return detail::classes[static_cast<unsigned char>(c)];
}

[[nodiscard]] constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\f';
}

[[nodiscard]] constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Inside an ASCII name.
[[nodiscard]] constexpr bool isWord(char c)
{
    return classOf(c) == CharacterClass::Letter || classOf(c) == CharacterClass::Digit;
}

/// 99 for what is no digit in any base.
[[nodiscard]] constexpr int digitValue(char c)
{
    if (isDigit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return 99;
}

} // namespace retort::script
