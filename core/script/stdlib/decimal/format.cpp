#include <core/script/runtime/protocol/format_spec.h>
#include <core/script/stdlib/decimal/decimal.h>

#include <algorithm>

namespace retort::script
{

using namespace decimal;

namespace
{

/// One digit in front of the point, and an exponent.
std::string scientific(const Number &number, char letter)
{
    Number digits = number;
    digits.isNegative = false;
    digits.exponent = 1 - digitsOf(number.coefficient);
    const std::int64_t exponent = number.isZero() ? number.exponent - digits.exponent : adjusted(number);
    return plainText(digits) + letter + (exponent < 0 ? "" : "+") + std::to_string(exponent);
}

/// The number as the type of the format wants it; ValueError for another type.
Eval<std::string> bodyOf(Interpreter &vm, Number number, const FormatSpec &spec)
{
    const char type = spec.type == 0 ? 'g' : static_cast<char>(spec.type | 0x20);
    const bool isPercent = spec.type == '%';
    if (!isPercent && std::string_view("efgn").find(type) == std::string_view::npos)
        return vm.raise(vm.errors().ValueError, "invalid format string");
    const Rounding rounding = precisionOf(vm).rounding;
    if (isPercent)
        number.exponent += 2;
    const std::int64_t places = spec.precision;
    if (places >= 0) {
        const bool fixed = isPercent || type == 'f';
        const std::int64_t significant = type == 'e' ? places + 1 : std::max<std::int64_t>(places, 1);
        if (fixed)
            number = rescaled(std::move(number), -places, rounding);
        else if (!number.isZero() && (type == 'e' || digitsOf(number.coefficient) > significant))
            number = rescaled(number, adjusted(number) + 1 - significant, rounding);
        if (!fixed && digitsOf(number.coefficient) > significant && !number.isZero())
            number = rescaled(number, number.exponent + 1, rounding);
    }
    const char letter = spec.type == 'e' || spec.type == 'g' || spec.type == 'n' ? 'e' : 'E';
    if (type == 'e' && !isPercent) {
        std::string text = scientific(number, letter);
        // A zero shows as many places as the others.
        if (number.isZero() && places > 0)
            text.insert(1, "." + std::string(static_cast<std::size_t>(places), '0'));
        if (number.isZero() && places >= 0)
            text = text.substr(0, text.find(letter) + 1) + (number.exponent + places < 0 ? "" : "+") +
                   std::to_string(number.exponent + places);
        return text;
    }
    const std::int64_t first = number.exponent + digitsOf(number.coefficient);
    if (isPercent || type == 'f' || (number.exponent <= 0 && first > -6)) {
        if (number.exponent > 0)
            number = rescaled(std::move(number), 0, rounding);
        return plainText(number) + (isPercent ? "%" : "");
    }
    return scientific(number, letter);
}

} // namespace

Eval<std::string> formatDecimal(Interpreter &vm, const Number &number, std::string_view text)
{
    RETORT_TRY(const FormatSpec spec, parseFormatSpec(vm, text, "decimal.Decimal"));
    const std::string sign = signText(spec, number.isNegative);
    if (!number.isFinite()) {
        FormatSpec special = spec;
        if (spec.fill == "0") {
            special.fill = " ";
            special.align = '>';
        }
        Number magnitude = number;
        magnitude.isNegative = false;
        return padded(special, sign, textOf(magnitude) + (spec.type == '%' ? "%" : ""), '>');
    }
    const std::int64_t length = std::max(std::abs(number.exponent), std::abs(adjusted(number)));
    RETORT_CHECK(vm.reserve(static_cast<std::size_t>(length) + spec.width));
    RETORT_CHECK(vm.tick(static_cast<std::uint64_t>(length) / 16 + 1));
    // With its sign, which decides how it is rounded.
    RETORT_TRY(std::string body, bodyOf(vm, number, spec));
    if (body.starts_with('-'))
        body.erase(0, 1);
    const std::size_t whole = std::min(body.find_first_not_of("0123456789"), body.size());
    return zeroFilled(spec, sign, body.substr(0, whole), body.substr(whole), 3);
}

} // namespace retort::script
