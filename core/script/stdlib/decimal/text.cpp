#include <core/script/stdlib/decimal/number.h>

#include <algorithm>

namespace retort::script::decimal
{

namespace
{

std::string digitsText(const BigNumber &number)
{
    std::string text(mpz_sizeinbase(number.get(), 10) + 2, '\0');
    mpz_get_str(text.data(), 10, number.get());
    text.resize(text.find('\0'));
    return text;
}

bool takeWord(std::string_view &text, std::string_view word)
{
    if (text.size() < word.size())
        return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if ((text[i] | 0x20) != word[i])
            return false;
    text.remove_prefix(word.size());
    return true;
}

std::string takeDigits(std::string_view &text)
{
    std::string digits;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        digits += text.front();
        text.remove_prefix(1);
    }
    return digits;
}

} // namespace

std::optional<Number> parse(std::string_view given)
{
    std::string plain;
    for (const char c : given)
        if (c != '_')
            plain += c;
    std::string_view text = plain;
    const std::size_t first = text.find_first_not_of(" \t\n\r\v\f");
    if (first == std::string_view::npos)
        return std::nullopt;
    text = text.substr(first, text.find_last_not_of(" \t\n\r\v\f") - first + 1);
    Number number;
    if (text.front() == '+' || text.front() == '-') {
        number.isNegative = text.front() == '-';
        text.remove_prefix(1);
    }
    if (takeWord(text, "inf")) {
        number.kind = Kind::Infinite;
        return text.empty() || (takeWord(text, "inity") && text.empty()) ? std::optional(number) : std::nullopt;
    }
    const bool isSignaling = takeWord(text, "snan");
    if (isSignaling || takeWord(text, "nan")) {
        number.kind = isSignaling ? Kind::SignalingNan : Kind::QuietNan;
        const std::string payload = takeDigits(text);
        if (!payload.empty())
            mpz_set_str(number.coefficient.get(), payload.c_str(), 10);
        return text.empty() ? std::optional(number) : std::nullopt;
    }
    std::string digits = takeDigits(text);
    if (!text.empty() && text.front() == '.') {
        text.remove_prefix(1);
        const std::string fraction = takeDigits(text);
        number.exponent = -static_cast<std::int64_t>(fraction.size());
        digits += fraction;
    }
    if (digits.empty())
        return std::nullopt;
    if (!text.empty() && (text.front() | 0x20) == 'e') {
        text.remove_prefix(1);
        const bool isBelow = !text.empty() && text.front() == '-';
        if (isBelow || (!text.empty() && text.front() == '+'))
            text.remove_prefix(1);
        const std::string exponent = takeDigits(text);
        if (exponent.empty() || exponent.size() > 12)
            return std::nullopt;
        number.exponent += isBelow ? -std::stoll(exponent) : std::stoll(exponent);
    }
    if (!text.empty())
        return std::nullopt;
    mpz_set_str(number.coefficient.get(), digits.c_str(), 10);
    return number;
}

std::string textOf(const Number &number)
{
    const std::string sign = number.isNegative ? "-" : "";
    if (number.kind == Kind::Infinite)
        return sign + "Infinity";
    const std::string digits = digitsText(number.coefficient);
    if (number.isNan())
        return sign + (number.kind == Kind::SignalingNan ? "sNaN" : "NaN") + (digits == "0" ? "" : digits);
    const std::int64_t first = number.exponent + static_cast<std::int64_t>(digits.size());
    if (number.exponent <= 0 && first > -6)
        return plainText(number);
    std::string text = sign + digits.substr(0, 1);
    if (digits.size() > 1)
        text += "." + digits.substr(1);
    return text + "E" + (first - 1 >= 0 ? "+" : "") + std::to_string(first - 1);
}

std::string plainText(const Number &number)
{
    std::string digits = digitsText(number.coefficient);
    const std::string sign = number.isNegative ? "-" : "";
    if (number.exponent >= 0)
        return sign + digits +
               (digits == "0" ? std::string() : std::string(static_cast<std::size_t>(number.exponent), '0'));
    const auto places = static_cast<std::size_t>(-number.exponent);
    if (digits.size() <= places)
        digits.insert(0, places - digits.size() + 1, '0');
    return sign + digits.substr(0, digits.size() - places) + "." + digits.substr(digits.size() - places);
}

} // namespace retort::script::decimal
