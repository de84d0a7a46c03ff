#include <core/script/runtime/protocol/format_spec.h>

#include <algorithm>

namespace retort::script
{

namespace
{

bool isAlign(char32_t c)
{
    return c == U'<' || c == U'>' || c == U'=' || c == U'^';
}

} // namespace

Eval<FormatSpec> parseFormatSpec(Interpreter &vm, std::string_view text, const std::string &typeName)
{
    FormatSpec spec;
    const std::u32string points = decodeUtf8(text);
    std::size_t at = 0;
    const auto peek = [&] { return at < points.size() ? points[at] : U'\0'; };
    if (points.size() >= 2 && isAlign(points[1])) {
        spec.fill.clear();
        appendUtf8(spec.fill, points[0]);
        spec.align = static_cast<char>(points[1]);
        at = 2;
    } else if (isAlign(peek())) {
        spec.align = static_cast<char>(points[at++]);
    }
    if (peek() == U'+' || peek() == U'-' || peek() == U' ')
        spec.sign = static_cast<char>(points[at++]);
    if (peek() == U'z')
        ++at;
    if (peek() == U'#') {
        spec.alternate = true;
        ++at;
    }
    if (peek() == U'0') {
        spec.zero = true;
        if (spec.align == 0) {
            spec.fill = "0";
            spec.align = '=';
        }
        ++at;
    }
    const auto number = [&](std::int64_t &into) {
        into = 0;
        bool any = false;
        while (peek() >= U'0' && peek() <= U'9') {
            into = std::min<std::int64_t>(into * 10 + static_cast<std::int64_t>(peek() - U'0'), 1LL << 40);
            ++at;
            any = true;
        }
        return any;
    };
    std::int64_t width = 0;
    if (number(width))
        spec.width = static_cast<std::size_t>(width);
    if (peek() == U',' || peek() == U'_')
        spec.grouping = static_cast<char>(points[at++]);
    if (peek() == U'.') {
        ++at;
        std::int64_t precision = 0;
        if (!number(precision))
            return vm.raise(vm.errors().ValueError, std::string("Format specifier missing precision"));
        if (precision > 100'000)
            return vm.raise(vm.errors().ValueError, std::string("precision too big"));
        spec.precision = static_cast<int>(precision);
    }
    if (points.size() - at > 1)
        return vm.raise(vm.errors().ValueError,
                        textOf("Invalid format specifier '", text, "' for object of type '", typeName, "'"));
    if (at < points.size())
        spec.type = points[at] < 0x80U ? static_cast<char>(points[at]) : '?';
    RETORT_CHECK(vm.reserve(spec.width));
    return spec;
}

std::string padded(const FormatSpec &spec, std::string_view prefix, std::string_view body, char fallback)
{
    const std::size_t length = countCodePoints(prefix) + countCodePoints(body);
    if (length >= spec.width)
        return std::string(prefix) + std::string(body);
    const std::size_t missing = spec.width - length;
    const char align = spec.align ? spec.align : fallback;
    const std::size_t before = align == '>' ? missing : align == '^' ? missing / 2 : 0;
    std::string text;
    const auto fill = [&](std::size_t count) {
        while (count-- > 0)
            text += spec.fill;
    };
    if (align == '=') {
        text += prefix;
        fill(missing);
        return text + std::string(body);
    }
    fill(before);
    text += prefix;
    text += body;
    fill(missing - before);
    return text;
}

namespace
{

std::string grouped(std::string_view digits, char separator, std::size_t size)
{
    if (!separator)
        return std::string(digits);
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % size == 0)
            text += separator;
        text += digits[i];
    }
    return text;
}

} // namespace

std::string zeroFilled(const FormatSpec &spec, std::string_view prefix, std::string digits, std::string_view rest,
                       std::size_t size)
{
    std::string body = grouped(digits, spec.grouping, size) + std::string(rest);
    if (spec.grouping && spec.fill == "0" && spec.align == '=') {
        while (prefix.size() + body.size() < spec.width) {
            digits.insert(digits.begin(), '0');
            body = grouped(digits, spec.grouping, size) + std::string(rest);
        }
    }
    return padded(spec, prefix, body, '>');
}

std::string signText(const FormatSpec &spec, bool negative)
{
    return negative ? "-" : spec.sign == '+' ? "+" : spec.sign == ' ' ? " " : "";
}

} // namespace retort::script
