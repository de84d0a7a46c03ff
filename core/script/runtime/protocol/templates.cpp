#include <core/script/runtime/protocol/builtin.h>

#include <algorithm>
#include <cmath>

namespace retort::script
{

namespace
{

/// {field} of str.format: a name or number, then .attribute and [index].
Eval<> fieldValue(Interpreter &vm, std::string_view field, std::span<const Value> positional, const Value &named,
                  std::int64_t &automatic)
{
    const std::size_t end = std::min(field.find_first_of(".["), field.size());
    const std::string_view first = field.substr(0, end);
    std::string_view rest = field.substr(end);
    Value value;
    const bool numeric = !first.empty() && first.find_first_not_of("0123456789") == std::string_view::npos;
    if (first.empty() || numeric) {
        if ((first.empty() && automatic < 0) || (numeric && automatic > 0))
            return vm.raise(vm.errors().ValueError,
                            first.empty() ? std::string("cannot switch from manual field specification to automatic "
                                                        "field numbering")
                                          : std::string("cannot switch from automatic field numbering to manual field "
                                                        "specification"));
        std::size_t index = 0;
        if (first.empty()) {
            index = static_cast<std::size_t>(automatic++);
        } else {
            automatic = -1;
            for (const char digit : first.substr(0, 9))
                index = index * 10 + static_cast<std::size_t>(digit - '0');
        }
        if (index >= positional.size())
            return vm.raise(vm.errors().IndexError,
                            textOf("Replacement index ", index, " out of range for positional args tuple"));
        value = positional[index];
    } else {
        const Value key = vm.str(std::string(first));
        if (!named.isSet()) {
            const Value arguments[] = {key};
            return vm.raiseWith(vm.errors().KeyError, arguments);
        }
        RETORT_TRY(value, getItem(vm, named, key));
    }
    while (!rest.empty()) {
        if (rest.front() == '.') {
            const std::size_t stop = std::min(rest.find_first_of(".[", 1), rest.size());
            const std::string_view name = rest.substr(1, stop - 1);
            if (name.empty())
                return vm.raise(vm.errors().ValueError, std::string("Empty attribute in format string"));
            RETORT_TRY(value, getAttribute(vm, value, name));
            rest.remove_prefix(stop);
        } else if (rest.front() == '[') {
            const std::size_t stop = rest.find(']');
            if (stop == std::string_view::npos)
                return vm.raise(vm.errors().ValueError, std::string("expected '}' before end of string"));
            const std::string_view key = rest.substr(1, stop - 1);
            if (key.empty())
                return vm.raise(vm.errors().ValueError, std::string("Empty attribute in format string"));
            const bool isIndex = key.find_first_not_of("0123456789") == std::string_view::npos && key.size() < 18;
            RETORT_TRY(value, getItem(vm, value,
                                      isIndex ? Value::integer(std::stoll(std::string(key)))
                                              : Value(vm.str(std::string(key)))));
            rest.remove_prefix(stop + 1);
        } else {
            return vm.raise(vm.errors().ValueError,
                            std::string("Only '.' or '[' may follow ']' in format field specifier"));
        }
    }
    return value;
}

Eval<std::string> braceFormatFrom(Interpreter &vm, std::string_view format, std::span<const Value> positional,
                                  const Value &named, int depth, std::int64_t &automatic)
{
    if (depth > 2)
        return vm.raise(vm.errors().ValueError, std::string("Max string recursion exceeded"));
    std::string text;
    for (std::size_t i = 0; i < format.size(); ++i) {
        const char c = format[i];
        if (c == '}') {
            if (i + 1 >= format.size() || format[i + 1] != '}')
                return vm.raise(vm.errors().ValueError, std::string("Single '}' encountered in format string"));
            text += '}';
            ++i;
            continue;
        }
        if (c != '{') {
            text += c;
            continue;
        }
        if (i + 1 < format.size() && format[i + 1] == '{') {
            text += '{';
            ++i;
            continue;
        }
        std::size_t end = i + 1;
        int open = 1;
        bool bracket = false;
        for (; end < format.size(); ++end) {
            if (format[end] == '[')
                bracket = true;
            else if (format[end] == ']')
                bracket = false;
            else if (bracket)
                continue;
            else if (format[end] == '{')
                ++open;
            else if (format[end] == '}' && --open == 0)
                break;
        }
        if (open != 0 || end >= format.size())
            return vm.raise(vm.errors().ValueError, i + 1 >= format.size()
                                                        ? std::string("Single '{' encountered in format string")
                                                        : std::string("expected '}' before end of string"));
        const std::string_view inside = format.substr(i + 1, end - i - 1);
        std::size_t cut = 0;
        for (bool inBrackets = false; cut < inside.size(); ++cut) {
            if (inside[cut] == '[')
                inBrackets = true;
            else if (inside[cut] == ']')
                inBrackets = false;
            else if (!inBrackets && (inside[cut] == '!' || inside[cut] == ':'))
                break;
        }
        RETORT_TRY(Value value, fieldValue(vm, inside.substr(0, cut), positional, named, automatic));
        std::string_view rest = inside.substr(cut);
        if (!rest.empty() && rest.front() == '!') {
            if (rest.size() < 2 || (rest.size() > 2 && rest[2] != ':'))
                return vm.raise(vm.errors().ValueError, std::string("expected ':' after conversion specifier"));
            std::string shown;
            if (rest[1] == 's') {
                RETORT_TRY(shown, textOfValue(vm, value));
            } else if (rest[1] == 'r' || rest[1] == 'a') {
                RETORT_TRY(shown, reprOf(vm, value));
                if (rest[1] == 'a')
                    shown = asciiOf(shown);
            } else {
                return vm.raise(vm.errors().ValueError,
                                textOf("Unknown conversion specifier '", rest.substr(1, 1), "'"));
            }
            value = vm.str(std::move(shown));
            rest.remove_prefix(2);
        }
        std::string spec;
        if (!rest.empty() && rest.front() == ':')
            spec = rest.substr(1);
        if (spec.find_first_of("{}") != std::string::npos) {
            RETORT_TRY(spec, braceFormatFrom(vm, std::string(spec), positional, named, depth + 1, automatic));
        }
        RETORT_TRY(const std::string shown, formatValue(vm, value, spec));
        text += shown;
        RETORT_CHECK(vm.reserve(text.size()));
        i = end;
    }
    return text;
}

Eval<> integerOf(Interpreter &vm, const Value &value, char type)
{
    double number = 0;
    if (isInteger(value))
        return value;
    if ((type == 'd' || type == 'i' || type == 'u') && toDouble(value, number)) {
        if (std::isnan(number))
            return vm.raise(vm.errors().ValueError, "cannot convert float NaN to integer");
        if (std::isinf(number))
            return vm.raise(vm.errors().OverflowError, "cannot convert float infinity to integer");
        BigNumber whole;
        mpz_set_d(whole.get(), number);
        return makeInt(vm, std::move(whole));
    }
    if (type == 'd' || type == 'i' || type == 'u') {
        RETORT_TRY(const Value method, findSpecial(vm, value, *vm.names().int_));
        if (method.isSet()) {
            RETORT_TRY(const Value whole, call(vm, method));
            if (isInteger(whole))
                return whole;
        }
    }
    if (type == 'd' || type == 'i' || type == 'u')
        return vm.raise(vm.errors().TypeError, textOf("%", std::string(1, type),
                                                      " format: a real number is required, not ", typeName(vm, value)));
    return vm.raise(vm.errors().TypeError,
                    textOf("%", std::string(1, type), " format: an integer is required, not ", typeName(vm, value)));
}

} // namespace

Eval<std::string> braceFormat(Interpreter &vm, std::string_view format, std::span<const Value> positional,
                              const Value &named, int depth)
{
    std::int64_t automatic = 0;
    return braceFormatFrom(vm, format, positional, named, depth, automatic);
}

Eval<> percentFormat(Interpreter &vm, std::string_view format, const Value &values)
{
    std::string text;
    const auto *tuple = values.as<Tuple>();
    std::size_t used = 0;
    bool usedMapping = false;
    const auto take = [&]() -> Eval<> {
        if (tuple ? used >= tuple->size() : used > 0)
            return vm.raise(vm.errors().TypeError, std::string("not enough arguments for format string"));
        ++used;
        return tuple ? (*tuple)[used - 1] : values;
    };
    for (std::size_t i = 0; i < format.size(); ++i) {
        if (format[i] != '%') {
            text += format[i];
            continue;
        }
        const auto incomplete = [&] { return vm.raise(vm.errors().ValueError, std::string("incomplete format")); };
        if (++i >= format.size())
            return incomplete();
        if (format[i] == '%') {
            text += '%';
            continue;
        }
        Value chosen;
        if (format[i] == '(') {
            std::size_t end = i + 1;
            int open = 1;
            for (; end < format.size(); ++end)
                if (format[end] == '(')
                    ++open;
                else if (format[end] == ')' && --open == 0)
                    break;
            if (end >= format.size())
                return vm.raise(vm.errors().ValueError, std::string("incomplete format key"));
            if (!values.as<Dict>() && !overriding(vm, values, *vm.names().getitem))
                return vm.raise(vm.errors().TypeError, std::string("format requires a mapping"));
            RETORT_TRY(chosen, getItem(vm, values, Value(vm.str(std::string(format.substr(i + 1, end - i - 1))))));
            usedMapping = true;
            i = end + 1;
        }
        std::string flags;
        while (i < format.size() && std::string_view("-+ #0").find(format[i]) != std::string_view::npos)
            flags += format[i++];
        const auto number = [&](std::int64_t &into) -> Eval<void> {
            if (i < format.size() && format[i] == '*') {
                ++i;
                RETORT_TRY(const Value given, take());
                if (!isInteger(given) || !toInt64(given, into))
                    return vm.raise(vm.errors().TypeError, std::string("* wants int"));
                return {};
            }
            while (i < format.size() && format[i] >= '0' && format[i] <= '9')
                into = std::min<std::int64_t>(std::max<std::int64_t>(into, 0) * 10 + (format[i++] - '0'), 1LL << 40);
            return {};
        };
        std::int64_t width = 0;
        std::int64_t precision = -1;
        RETORT_CHECK(number(width));
        if (width < 0) {
            flags += '-';
            width = -width;
        }
        if (i < format.size() && format[i] == '.') {
            ++i;
            precision = 0;
            RETORT_CHECK(number(precision));
        }
        while (i < format.size() && (format[i] == 'l' || format[i] == 'h' || format[i] == 'L'))
            ++i;
        if (i >= format.size())
            return incomplete();
        RETORT_CHECK(vm.reserve(static_cast<std::size_t>(width) +
                                static_cast<std::size_t>(std::max<std::int64_t>(precision, 0))));
        if (!chosen.isSet()) {
            RETORT_TRY(chosen, take());
        }
        const char type = format[i];
        const bool left = flags.find('-') != std::string::npos;
        const bool zero = !left && flags.find('0') != std::string::npos;
        const std::string sign = flags.find('+') != std::string::npos   ? "+"
                                 : flags.find(' ') != std::string::npos ? " "
                                                                        : "";
        std::string shown;
        switch (type) {
        case 's':
        case 'r':
        case 'a': {
            if (type == 's') {
                RETORT_TRY(shown, textOfValue(vm, chosen));
            } else {
                RETORT_TRY(shown, reprOf(vm, chosen));
                if (type == 'a')
                    shown = asciiOf(shown);
            }
            std::string spec = left ? "<" : ">";
            spec += std::to_string(width);
            if (precision >= 0)
                spec += "." + std::to_string(precision);
            RETORT_TRY(shown, builtinFormat(vm, Value(vm.str(shown)), spec));
            break;
        }
        case 'c': {
            std::int64_t point = 0;
            if (const auto *character = chosen.as<Str>(); character && character->length() == 1)
                shown = character->text();
            else if (isInteger(chosen) && toInt64(chosen, point) && point >= 0 && point <= 0x10FFFF)
                appendUtf8(shown, static_cast<char32_t>(point));
            else
                return vm.raise(vm.errors().TypeError, std::string("%c requires int or char"));
            RETORT_TRY(shown, builtinFormat(vm, Value(vm.str(shown)), (left ? "<" : ">") + std::to_string(width)));
            break;
        }
        case 'd':
        case 'i':
        case 'u':
        case 'x':
        case 'X':
        case 'o': {
            RETORT_TRY(const Value whole, integerOf(vm, chosen, type));
            std::string spec = left ? "<" : zero ? "0=" : ">";
            spec += sign + (flags.find('#') != std::string::npos ? "#" : "");
            if (precision < 0)
                spec += std::to_string(width);
            const char code = type == 'i' || type == 'u' ? 'd' : type;
            RETORT_TRY(shown, builtinFormat(vm, whole, spec + code));
            if (precision >= 0) {
                const std::size_t digits = shown.find_first_of("0123456789abcdefABCDEF");
                while (shown.size() - digits < static_cast<std::size_t>(precision))
                    shown.insert(digits, "0");
                RETORT_TRY(shown, builtinFormat(vm, Value(vm.str(shown)), (left ? "<" : ">") + std::to_string(width)));
            }
            break;
        }
        case 'e':
        case 'E':
        case 'f':
        case 'F':
        case 'g':
        case 'G': {
            RETORT_TRY(const double real, numberAsDouble(vm, chosen));
            std::string spec = left ? "<" : zero ? "0=" : ">";
            spec += sign + (flags.find('#') != std::string::npos ? "#" : "") + std::to_string(width);
            if (precision >= 0)
                spec += "." + std::to_string(precision);
            RETORT_TRY(shown, builtinFormat(vm, Value::real(real), spec + type));
            break;
        }
        default:
            return vm.raise(vm.errors().ValueError,
                            textOf("unsupported format character '", std::string(1, type), "' (0x",
                                   std::string(1, "0123456789abcdef"[(static_cast<unsigned char>(type) >> 4U) & 0xFU]),
                                   std::string(1, "0123456789abcdef"[static_cast<unsigned char>(type) & 0xFU]),
                                   ") at index ", i));
        }
        text += shown;
        RETORT_CHECK(vm.reserve(text.size()));
    }
    const bool mapping = usedMapping || values.as<Dict>() || (values.as<List>() && used == 0);
    if (!mapping && (tuple ? used < tuple->size() : used == 0))
        return vm.raise(vm.errors().TypeError, std::string("not all arguments converted during string formatting"));
    return Value(vm.str(std::move(text)));
}

} // namespace retort::script
