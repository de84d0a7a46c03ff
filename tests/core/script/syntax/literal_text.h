#pragma once

#include <core/script/syntax/parse.h>
#include <core/script/syntax/unicode.h>

#include <cstdio>
#include <string>

/// Literals and operators of a parsed script, in the very format that make_expected.py writes of Python's own tree.

namespace retort::script::tests
{

inline std::string quoted(std::string_view text, bool bytes = false)
{
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size();) {
        char32_t c = static_cast<unsigned char>(text[i]);
        std::uint32_t length = 1;
        if (!bytes && c >= 0x80) {
            const CodePoint point = codePointAt(text, i);
            c = point.value;
            length = point.length;
            // A lone surrogate is kept as three bytes.
            if (length == 1 && i + 2 < text.size()) {
                c = 0xD000U | (static_cast<unsigned char>(text[i + 1]) & 0x3FU) << 6 |
                    (static_cast<unsigned char>(text[i + 2]) & 0x3FU);
                length = 3;
            }
        }
        i += length;
        if (c == U'"' || c == U'\\') {
            out += '\\';
            out += static_cast<char>(c);
        } else if (c >= 32 && c < 127) {
            out += static_cast<char>(c);
        } else {
            char buffer[16];
            std::snprintf(buffer, sizeof buffer, "\\u{%x}", static_cast<unsigned>(c));
            out += buffer;
        }
    }
    return out + '"';
}

inline const char *operatorName(BinaryOperator op)
{
    static constexpr const char *all[] = {"Add",    "Sub",    "Mult",  "MatMult", "Div",    "Mod",     "Pow",
                                          "LShift", "RShift", "BitOr", "BitXor",  "BitAnd", "FloorDiv"};
    return all[static_cast<int>(op)];
}

inline std::string constant(ConstantValue value)
{
    static constexpr const char *all[] = {"None", "True", "False", "Ellipsis"};
    return all[static_cast<int>(value)];
}

inline std::string integer(const IntExpr &node)
{
    char buffer[32];
    if (node.digits.empty()) {
        std::snprintf(buffer, sizeof buffer, "%#llx", static_cast<unsigned long long>(node.value));
        return node.value == 0 ? "0x0" : buffer;
    }
    // Schoolbook conversion to base 16, for comparison only.
    std::string hex;
    std::string nibbles(1, 0);
    for (const char c : node.digits) {
        unsigned carry = c <= '9' ? static_cast<unsigned>(c - '0') : static_cast<unsigned>((c | 0x20) - 'a' + 10);
        for (char &nibble : nibbles) {
            carry += static_cast<unsigned>(nibble) * node.base;
            nibble = static_cast<char>(carry & 15U);
            carry >>= 4U;
        }
        for (; carry != 0; carry >>= 4U)
            nibbles.push_back(static_cast<char>(carry & 15U));
    }
    for (auto nibble = nibbles.rbegin(); nibble != nibbles.rend(); ++nibble)
        hex += "0123456789abcdef"[static_cast<unsigned char>(*nibble)];
    return "0x" + hex.substr(std::min(hex.find_first_not_of('0'), hex.size() - 1));
}

/// As Python's float.hex().
inline std::string floating(double value)
{
    if (value > 1.7976931348623157e308)
        return "inf";
    if (value == 0)
        return "0x0.0p+0";
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    const auto exponent = static_cast<int>(bits >> 52U);
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "0x%d.%013llxp%+d", exponent == 0 ? 0 : 1,
                  static_cast<unsigned long long>(bits & 0xFFFFFFFFFFFFFU), exponent == 0 ? -1022 : exponent - 1023);
    return buffer;
}

} // namespace retort::script::tests
