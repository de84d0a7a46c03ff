#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace retort::script
{

struct CodePoint {
    char32_t value = 0;
    std::uint32_t length = 1; ///< bytes
};

/// The code point at `offset`; of bytes that are no UTF-8 one U+FFFD at a time. `offset` lies inside `text`.
[[nodiscard]] CodePoint codePointAt(std::string_view text, std::size_t offset);

/// Offset of the first byte that is no UTF-8 (as Python's decoder counts it), or npos. Surrogates are none.
[[nodiscard]] std::size_t firstInvalidByte(std::string_view text);

/// Also for surrogates, which become three bytes.
void appendUtf8(std::string &to, char32_t codePoint);

[[nodiscard]] bool startsIdentifier(char32_t codePoint);
[[nodiscard]] bool continuesIdentifier(char32_t codePoint);

/// NFKC, in which Python compares identifiers.
[[nodiscard]] std::string normalizedIdentifier(std::string_view name);

/// The character that Unicode calls so, in letters of either case.
[[nodiscard]] std::optional<char32_t> characterNamed(std::string_view name);

} // namespace retort::script
