#include <core/script/runtime/builtins/builtins.h>
#include <core/script/runtime/protocol/builtin.h>

#include <QRegularExpression>

#include <bit>
#include <charconv>
#include <cmath>

namespace retort::script
{

namespace
{

std::string_view trimmed(std::string_view text)
{
    const char *spaces = " \t\n\r\f\v";
    const std::size_t first = text.find_first_not_of(spaces);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

Eval<> plainInt(Call &call)
{
    Interpreter &vm = call.vm;
    const Value &given = call[1];
    if (!call.isGiven(1))
        return Value::integer(0);
    if (call.isGiven(2)) {
        const auto *text = given.as<Str>();
        if (!text)
            return vm.raise(vm.errors().TypeError, std::string("int() can't convert non-string with explicit base"));
        RETORT_TRY(const std::int64_t base, call.integer(2));
        if (base != 0 && (base < 2 || base > 36))
            return vm.raise(vm.errors().ValueError, std::string("int() base must be >= 2 and <= 36, or 0"));
        RETORT_TRY(Value number, parseInt(vm, trimmed(text->text()), static_cast<int>(base)));
        if (number.isSet())
            return number;
        return vm.raise(vm.errors().ValueError,
                        textOf("invalid literal for int() with base ", base, ": ", reprOfText(text->text())));
    }
    if (isInteger(given))
        return given.isObject() ? makeInt(vm, bigNumber(given)) : Eval<>(Value::integer(given.asInt()));
    double real = 0;
    if (toDouble(given, real)) {
        if (std::isnan(real))
            return vm.raise(vm.errors().ValueError, std::string("cannot convert float NaN to integer"));
        if (std::isinf(real))
            return vm.raise(vm.errors().OverflowError, std::string("cannot convert float infinity to integer"));
        BigNumber whole;
        mpz_set_d(whole.get(), real);
        return makeInt(vm, std::move(whole));
    }
    if (given.as<Str>() || given.as<Bytes>()) {
        const std::string_view text = given.as<Str>() ? given.as<Str>()->text() : given.as<Bytes>()->bytes();
        RETORT_TRY(Value number, parseInt(vm, trimmed(text), 10));
        if (number.isSet())
            return number;
        RETORT_TRY(const std::string shown, reprOf(vm, given));
        return vm.raise(vm.errors().ValueError, textOf("invalid literal for int() with base 10: ", shown));
    }
    for (const Ref<Str> &name : {vm.names().int_, vm.names().index}) {
        RETORT_TRY(const Value method, findSpecial(vm, given, *name));
        if (!method.isSet())
            continue;
        RETORT_TRY(const Value result, script::call(vm, method));
        if (!isInteger(result))
            return vm.raise(vm.errors().TypeError,
                            textOf(name->text(), " returned non-int (type ", typeName(vm, result), ")"));
        return result;
    }
    return vm.raise(vm.errors().TypeError,
                    textOf("int() argument must be a string, a bytes-like object or a real number, not '",
                           typeName(vm, given), "'"));
}

Eval<> intNew(Call &call)
{
    RETORT_TRY(Value number, plainInt(call));
    auto *type = call[0].as<Class>();
    if (type == call.vm.types().integer.get())
        return number;
    return Value(Ref<Int>(new Int(call.vm, type, bigNumber(number))));
}

Eval<> intBitLength(Call &call)
{
    const BigNumber number = bigNumber(call.self);
    return Value::integer(mpz_sgn(number.get()) == 0 ? 0 : static_cast<std::int64_t>(number.bits()));
}

Eval<> intBitCount(Call &call)
{
    BigNumber number = bigNumber(call.self);
    mpz_abs(number.get(), number.get());
    return Value::integer(static_cast<std::int64_t>(mpz_popcount(number.get())));
}

Eval<> intToBytes(Call &call)
{
    Interpreter &vm = call.vm;
    RETORT_TRY(const std::int64_t length, call.integer(0));
    RETORT_TRY(const std::string_view order, call.utf8(1));
    RETORT_TRY(const bool isSigned, call.truth(2));
    if (order != "big" && order != "little")
        return vm.raise(vm.errors().ValueError, std::string("byteorder must be either 'little' or 'big'"));
    if (length < 0)
        return vm.raise(vm.errors().ValueError, std::string("length argument must be non-negative"));
    RETORT_CHECK(vm.reserve(static_cast<std::size_t>(length)));
    BigNumber number = bigNumber(call.self);
    const bool negative = mpz_sgn(number.get()) < 0;
    if (negative && !isSigned)
        return vm.raise(vm.errors().OverflowError, std::string("can't convert negative int to unsigned"));
    const std::size_t bits = static_cast<std::size_t>(length) * 8;
    BigNumber limit(1);
    mpz_mul_2exp(limit.get(), limit.get(), isSigned && bits > 0 ? bits - 1 : bits);
    BigNumber magnitude(number);
    if (negative) {
        mpz_neg(magnitude.get(), magnitude.get());
        mpz_sub_ui(magnitude.get(), magnitude.get(), 1);
    }
    if (mpz_cmp(magnitude.get(), limit.get()) >= 0)
        return vm.raise(vm.errors().OverflowError, std::string("int too big to convert"));
    if (negative) {
        BigNumber whole(1);
        mpz_mul_2exp(whole.get(), whole.get(), bits);
        mpz_add(number.get(), number.get(), whole.get());
    }
    std::string bytes(static_cast<std::size_t>(length), '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        bytes[order == "little" ? i : bytes.size() - 1 - i] = static_cast<char>(mpz_fdiv_ui(number.get(), 256));
        mpz_fdiv_q_2exp(number.get(), number.get(), 8);
    }
    return Value(vm.make<Bytes>(std::move(bytes)));
}

Eval<> intFromBytes(Call &call)
{
    Interpreter &vm = call.vm;
    RETORT_TRY(const std::vector<Value> items, collect(vm, call[0]));
    RETORT_TRY(const std::string_view order, call.utf8(1));
    RETORT_TRY(const bool isSigned, call.truth(2));
    if (order != "big" && order != "little")
        return vm.raise(vm.errors().ValueError, std::string("byteorder must be either 'little' or 'big'"));
    BigNumber number;
    for (std::size_t i = 0; i < items.size(); ++i) {
        std::int64_t byte = 0;
        if (!toInt64(items[order == "big" ? i : items.size() - 1 - i], byte) || byte < 0 || byte > 255)
            return vm.raise(vm.errors().ValueError, std::string("bytes must be in range(0, 256)"));
        mpz_mul_2exp(number.get(), number.get(), 8);
        mpz_add_ui(number.get(), number.get(), static_cast<unsigned long>(byte));
    }
    if (isSigned && !items.empty() && mpz_tstbit(number.get(), items.size() * 8 - 1)) {
        BigNumber whole(1);
        mpz_mul_2exp(whole.get(), whole.get(), items.size() * 8);
        mpz_sub(number.get(), number.get(), whole.get());
    }
    return makeInt(vm, std::move(number));
}

Eval<> intConjugate(Call &call)
{
    return indexOf(call.vm, call.self);
}

Eval<> intReal(Interpreter &vm, const Value &self)
{
    return indexOf(vm, self);
}

Eval<> intImag(Interpreter &, const Value &)
{
    return Value::integer(0);
}

Eval<> intOne(Interpreter &, const Value &)
{
    return Value::integer(1);
}

Eval<> boolNew(Call &call)
{
    if (!call.isGiven(1))
        return Value::boolean(false);
    RETORT_TRY(const bool holds, call.truth(1));
    return Value::boolean(holds);
}

Eval<> plainFloat(Call &call)
{
    Interpreter &vm = call.vm;
    const Value &given = call[1];
    if (!call.isGiven(1))
        return Value::real(0.0);
    const auto *text = given.as<Str>();
    if (!text) {
        const Eval<double> number = numberAsDouble(vm, given);
        if (number)
            return Value::real(*number);
        if (number.error().exception()->type() == vm.errors().TypeError.get())
            return vm.raise(vm.errors().TypeError, textOf("float() argument must be a string or a real number, not '",
                                                          typeName(vm, given), "'"));
        return Failure(number.error());
    }
    std::string digits;
    bool valid = true;
    const std::string_view source = trimmed(text->text());
    for (std::size_t i = 0; i < source.size(); ++i) {
        const auto isDigit = [&](std::size_t at) {
            return at < source.size() && source[at] >= '0' && source[at] <= '9';
        };
        if (source[i] == '_')
            valid = valid && i > 0 && isDigit(i - 1) && isDigit(i + 1);
        else
            digits += source[i] >= 'A' && source[i] <= 'Z' ? static_cast<char>(source[i] + 32) : source[i];
    }
    double sign = 1;
    std::string_view rest = digits;
    if (!rest.empty() && (rest.front() == '+' || rest.front() == '-')) {
        sign = rest.front() == '-' ? -1 : 1;
        rest.remove_prefix(1);
    }
    if (rest == "nan")
        return Value::real(std::nan(""));
    if (rest == "inf" || rest == "infinity")
        return Value::real(sign * HUGE_VAL);
    double number = 0;
    const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    valid = valid && !rest.empty() && (rest.front() == '.' || (rest.front() >= '0' && rest.front() <= '9')) &&
            read.ptr == rest.data() + rest.size();
    if (!valid)
        return vm.raise(vm.errors().ValueError,
                        textOf("could not convert string to float: ", reprOfText(text->text())));
    if (read.ec == std::errc::result_out_of_range)
        number = std::strtod(std::string(rest).c_str(), nullptr);
    return Value::real(sign * number);
}

Eval<> floatNew(Call &call)
{
    RETORT_TRY(const Value number, plainFloat(call));
    auto *type = call[0].as<Class>();
    if (type == call.vm.types().real.get())
        return number;
    return Value(Ref<Float>(new Float(call.vm, type, number.asFloat())));
}

Eval<> floatIsInteger(Call &call)
{
    double number = 0;
    (void)toDouble(call.self, number);
    return Value::boolean(std::isfinite(number) && std::floor(number) == number);
}

Eval<> floatAsIntegerRatio(Call &call)
{
    double number = 0;
    (void)toDouble(call.self, number);
    if (!std::isfinite(number))
        return call.vm.raise(std::isnan(number) ? call.vm.errors().ValueError : call.vm.errors().OverflowError,
                             textOf("cannot convert ", std::isnan(number) ? "NaN" : "Infinity", " to integer ratio"));
    mpq_t ratio;
    mpq_init(ratio);
    mpq_set_d(ratio, number);
    BigNumber numerator;
    BigNumber denominator;
    mpz_set(numerator.get(), mpq_numref(ratio));
    mpz_set(denominator.get(), mpq_denref(ratio));
    mpq_clear(ratio);
    RETORT_TRY(const Value over, makeInt(call.vm, std::move(numerator)));
    RETORT_TRY(const Value under, makeInt(call.vm, std::move(denominator)));
    return Value(call.vm.tuple({over, under}));
}

Eval<> intAsIntegerRatio(Call &call)
{
    RETORT_TRY(const Value number, makeInt(call.vm, bigNumber(call.self)));
    return Value(call.vm.tuple({number, Value::integer(1)}));
}

Eval<> floatConjugate(Call &call)
{
    double number = 0;
    (void)toDouble(call.self, number);
    return Value::real(number);
}

Eval<> floatHex(Call &call)
{
    double number = 0;
    (void)toDouble(call.self, number);
    if (!std::isfinite(number))
        return Value(call.vm.str(reprOfDouble(number)));
    const auto bits = std::bit_cast<std::uint64_t>(number);
    const auto biased = static_cast<int>((bits >> 52U) & 0x7FFU);
    const std::uint64_t fraction = bits & ((std::uint64_t(1) << 52U) - 1);
    const int exponent = biased != 0 ? biased - 1023 : fraction != 0 ? -1022 : 0;
    std::string digits;
    for (int shift = 48; shift >= 0; shift -= 4)
        digits.push_back("0123456789abcdef"[(fraction >> static_cast<unsigned>(shift)) & 0xFU]);
    return Value(call.vm.str(textOf(std::signbit(number) ? "-" : "", biased != 0 ? "0x1." : "0x0.",
                                    number == 0 ? std::string("0") : digits, exponent < 0 ? "p" : "p+", exponent)));
}

Eval<> floatFromHex(Call &call)
{
    RETORT_TRY(const QString given, call.text(0));
    static const QRegularExpression form(QStringLiteral(
        "^\\s*([-+]?)(?:0[xX])?((?=[.]?[0-9a-fA-F])[0-9a-fA-F]*[.]?[0-9a-fA-F]*(?:[pP][-+]?[0-9]{1,9})?)\\s*$"));
    static const QRegularExpression special(QStringLiteral("^\\s*([-+]?)(inf|infinity|nan)\\s*$"),
                                            QRegularExpression::CaseInsensitiveOption);
    if (const auto matched = special.match(given); matched.hasMatch()) {
        const double number =
            matched.captured(2).startsWith(QLatin1Char('n'), Qt::CaseInsensitive) ? std::nan("") : HUGE_VAL;
        return Value::real(matched.captured(1) == QLatin1String("-") ? -number : number);
    }
    const auto matched = form.match(given);
    if (!matched.hasMatch())
        return call.vm.raise(call.vm.errors().ValueError, std::string("invalid hexadecimal floating-point string"));
    const std::string text = "0x" + matched.captured(2).toStdString();
    const double number = std::strtod(text.c_str(), nullptr);
    if (std::isinf(number))
        return call.vm.raise(call.vm.errors().OverflowError,
                             std::string("hexadecimal value too large to represent as a float"));
    return Value::real(matched.captured(1) == QLatin1String("-") ? -number : number);
}

Eval<> floatReal(Interpreter &, const Value &self)
{
    double number = 0;
    (void)toDouble(self, number);
    return Value::real(number);
}

constexpr FunctionEntry intMethods[] = {
    {"__new__", "cls, x=..., /, base=...", "An integer from a number or a text.", intNew, Flavor::StaticMethod},
    {"__init__", "*args, **kwargs", "Does nothing.", [](Call &) -> Eval<> { return Value::none(); }},
    {"__index__", "", "The integer itself.", intConjugate},
    {"__int__", "", "The integer itself.", intConjugate},
    {"as_integer_ratio", "", "The integer, and one.", intAsIntegerRatio},
    {"bit_count", "", "How many bits of the magnitude are set.", intBitCount},
    {"bit_length", "", "How many bits the number needs.", intBitLength},
    {"conjugate", "", "The integer itself.", intConjugate},
    {"from_bytes", "bytes, byteorder='big', *, signed=False", "An integer from its bytes.", intFromBytes,
     Flavor::ClassMethod},
    {"to_bytes", "length=1, byteorder='big', *, signed=False", "The bytes of an integer.", intToBytes},
};
constexpr AttributeEntry intAttributes[] = {
    {"real", "The integer itself.", intReal},
    {"imag", "Zero.", intImag},
    {"numerator", "The integer itself.", intReal},
    {"denominator", "One.", intOne},
};
constexpr FunctionEntry boolMethods[] = {
    {"__new__", "cls, x=..., /", "The truth of a value.", boolNew, Flavor::StaticMethod},
};
constexpr FunctionEntry floatMethods[] = {
    {"__new__", "cls, x=..., /", "A float from a number or a text.", floatNew, Flavor::StaticMethod},
    {"__init__", "*args, **kwargs", "Does nothing.", [](Call &) -> Eval<> { return Value::none(); }},
    {"as_integer_ratio", "", "Two integers whose ratio is the number.", floatAsIntegerRatio},
    {"conjugate", "", "The number itself.", floatConjugate},
    {"fromhex", "string, /", "A float from hexadecimal digits.", floatFromHex, Flavor::ClassMethod},
    {"hex", "", "The number in hexadecimal digits.", floatHex},
    {"is_integer", "", "Whether the number is whole.", floatIsInteger},
};
constexpr AttributeEntry floatAttributes[] = {
    {"real", "The number itself.", floatReal},
    {"imag", "Zero.", [](Interpreter &, const Value &) -> Eval<> { return Value::real(0.0); }},
};

} // namespace

const ClassEntry intEntry{"int", "builtins", "Whole numbers of any size.", intMethods, intAttributes};
const ClassEntry boolEntry{"bool", "builtins", "True and False.", boolMethods, {}, nullptr, false};
const ClassEntry floatEntry{"float", "builtins", "Floating point numbers.", floatMethods, floatAttributes};

} // namespace retort::script
