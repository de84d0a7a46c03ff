#include <core/script/runtime/protocol/builtin.h>
#include <core/script/runtime/protocol/format_spec.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace retort::script
{

namespace
{

Failure unknownCode(Interpreter &vm, char type, const std::string &typeName)
{
    return vm.raise(vm.errors().ValueError,
                    textOf("Unknown format code '", std::string(1, type), "' for object of type '", typeName, "'"));
}

std::string digitsOf(double number, std::chars_format format, int precision)
{
    std::string buffer(static_cast<std::size_t>(precision) + 350, '\0');
    const auto done = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, format, precision);
    buffer.resize(static_cast<std::size_t>(done.ptr - buffer.data()));
    return buffer;
}

Eval<std::string> formatReal(Interpreter &vm, double number, const FormatSpec &spec, const std::string &typeName)
{
    const bool upper = spec.type == 'E' || spec.type == 'F' || spec.type == 'G';
    const char type = upper ? static_cast<char>(spec.type | 0x20) : spec.type;
    const bool negative = std::signbit(number) && !std::isnan(number);
    const std::string prefix = signText(spec, negative);
    double magnitude = std::fabs(number);
    std::string body;
    if (type != 0 && std::string_view("efgn%").find(type) == std::string_view::npos)
        return unknownCode(vm, spec.type, typeName);
    if (type == '%')
        magnitude *= 100;
    if (std::isnan(number) || std::isinf(number)) {
        body = std::isnan(number) ? "nan" : "inf";
    } else if (type == 0 && spec.precision < 0) {
        body = reprOfDouble(magnitude);
    } else if (type == 'f' || type == '%') {
        body = digitsOf(magnitude, std::chars_format::fixed, spec.precision < 0 ? 6 : spec.precision);
    } else if (type == 'e') {
        body = digitsOf(magnitude, std::chars_format::scientific, spec.precision < 0 ? 6 : spec.precision);
    } else {
        const int precision = spec.precision < 0 ? 6 : std::max(spec.precision, 1);
        std::string scientific = digitsOf(magnitude, std::chars_format::scientific, precision - 1);
        const std::size_t mark = scientific.find('e');
        const int exponent = std::atoi(scientific.c_str() + mark + 1);
        const bool plain = exponent >= -4 && exponent < precision - (type == 0 ? 1 : 0);
        body = plain ? digitsOf(magnitude, std::chars_format::fixed, precision - 1 - exponent)
                     : scientific.substr(0, mark);
        if (!spec.alternate && body.find('.') != std::string::npos) {
            body.erase(body.find_last_not_of('0') + 1);
            if (body.back() == '.')
                body.pop_back();
        }
        if (plain && type == 0 && body.find('.') == std::string::npos)
            body += ".0";
        if (!plain)
            body += scientific.substr(mark);
    }
    if (spec.alternate && body.find('.') == std::string::npos &&
        body.find_first_not_of("0123456789") == std::string::npos)
        body += '.';
    if (type == '%')
        body += '%';
    if (upper)
        for (char &c : body)
            c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    const std::size_t whole = std::min(body.find_first_not_of("0123456789"), body.size());
    return zeroFilled(spec, prefix, body.substr(0, whole), body.substr(whole), 3);
}

Eval<std::string> formatInteger(Interpreter &vm, const Value &value, const FormatSpec &spec,
                                const std::string &typeName)
{
    if (spec.type != 0 && std::string_view("eEfFgG%").find(spec.type) != std::string_view::npos) {
        RETORT_TRY(const double number, numberAsDouble(vm, value));
        return formatReal(vm, number, spec, typeName);
    }
    if (spec.precision >= 0)
        return vm.raise(vm.errors().ValueError, std::string("Precision not allowed in integer format specifier"));
    if (spec.type == 'c') {
        std::int64_t point = 0;
        if (!toInt64(value, point) || point < 0 || point > 0x10FFFF)
            return vm.raise(vm.errors().OverflowError, std::string("%c arg not in range(0x110000)"));
        std::string character;
        appendUtf8(character, static_cast<char32_t>(point));
        return padded(spec, "", character, '<');
    }
    const BigNumber number = bigNumber(value);
    std::string prefix = signText(spec, mpz_sgn(number.get()) < 0);
    int base = 10;
    switch (spec.type) {
    case 0:
    case 'd':
    case 'n':
        break;
    case 'x':
    case 'X':
        base = 16;
        break;
    case 'o':
        base = 8;
        break;
    case 'b':
        base = 2;
        break;
    default:
        return unknownCode(vm, spec.type, typeName);
    }
    std::string digits;
    if (base == 10) {
        RETORT_TRY(digits, intToText(vm, value.isBool() ? Value::integer(value.asInt()) : value));
    } else {
        RETORT_CHECK(vm.reserve(number.bits()));
        digits.resize(mpz_sizeinbase(number.get(), base) + 2);
        mpz_get_str(digits.data(), base, number.get());
        digits.resize(digits.find('\0'));
    }
    if (digits.front() == '-')
        digits.erase(0, 1);
    if (spec.alternate && base != 10)
        prefix += base == 16 ? (spec.type == 'X' ? "0X" : "0x") : base == 8 ? "0o" : "0b";
    if (spec.type == 'X')
        for (char &c : digits)
            c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    if (spec.grouping == ',' && base != 10)
        return vm.raise(vm.errors().ValueError, textOf("Cannot specify ',' with '", std::string(1, spec.type), "'."));
    return zeroFilled(spec, prefix, digits, "", base == 10 ? 3 : 4);
}

Eval<std::string> formatText(Interpreter &vm, std::string_view text, const FormatSpec &spec)
{
    if (spec.type != 0 && spec.type != 's')
        return unknownCode(vm, spec.type, "str");
    if (spec.sign != '-')
        return vm.raise(vm.errors().ValueError, std::string("Sign not allowed in string format specifier"));
    if (spec.grouping)
        return vm.raise(vm.errors().ValueError,
                        textOf("Cannot specify '", std::string(1, spec.grouping), "' with 's'."));
    if (spec.alternate)
        return vm.raise(vm.errors().ValueError,
                        std::string("Alternate form (#) not allowed in string format specifier"));
    if (spec.align == '=' && !spec.zero)
        return vm.raise(vm.errors().ValueError, std::string("'=' alignment not allowed in string format specifier"));
    FormatSpec adjusted = spec;
    if (spec.align == '=')
        adjusted.align = '<';
    if (spec.precision >= 0) {
        const std::u32string points = decodeUtf8(text);
        if (points.size() > static_cast<std::size_t>(spec.precision))
            return padded(adjusted, "",
                          encodeUtf8(std::u32string_view(points).substr(0, static_cast<std::size_t>(spec.precision))),
                          '<');
    }
    return padded(adjusted, "", text, '<');
}

} // namespace

Eval<std::string> builtinFormat(Interpreter &vm, const Value &value, std::string_view spec)
{
    const std::string &type = typeName(vm, value);
    if (spec.empty())
        return textOfValue(vm, value);
    double number = 0;
    if (const auto *text = value.as<Str>()) {
        RETORT_TRY(const FormatSpec parsed, parseFormatSpec(vm, spec, type));
        return formatText(vm, text->text(), parsed);
    }
    if (isInteger(value)) {
        RETORT_TRY(const FormatSpec parsed, parseFormatSpec(vm, spec, type));
        return formatInteger(vm, value, parsed, type);
    }
    if (toDouble(value, number)) {
        RETORT_TRY(const FormatSpec parsed, parseFormatSpec(vm, spec, type));
        return formatReal(vm, number, parsed, type);
    }
    return vm.raise(vm.errors().TypeError, textOf("unsupported format string passed to ", type, ".__format__"));
}

Eval<std::string> formatValue(Interpreter &vm, const Value &value, std::string_view spec)
{
    if (const auto *placeholder = value.as<Placeholder>())
        return vm.outOfReach(*placeholder);
    if (const Value *own = overriding(vm, value, *vm.names().format)) {
        const Value method = *own;
        RETORT_TRY(const Value result, callMethod(vm, method, value, {Value(vm.str(std::string(spec)))}));
        const auto *text = result.as<Str>();
        if (!text)
            return vm.raise(vm.errors().TypeError, textOf("__format__ must return a str, not ", typeName(vm, result)));
        return std::string(text->text());
    }
    return builtinFormat(vm, value, spec);
}

} // namespace retort::script
