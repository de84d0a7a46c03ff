#include <core/script/runtime/interpreter.h>
#include <core/script/runtime/values/number.h>

#include <charconv>
#include <cmath>

namespace retort::script
{

namespace
{
constexpr std::uint64_t modulus = (std::uint64_t(1) << 61U) - 1;
}

Float::Float(Interpreter &vm, Class *type, double number)
    : Object(vm.heap(), objectKind, type)
    , number_(number)
{
}

bool toDouble(const Value &value, double &into) noexcept
{
    if (value.isFloat()) {
        into = value.asFloat();
        return true;
    }
    if (const Float *object = value.as<Float>()) {
        into = object->number();
        return true;
    }
    return false;
}

Eval<double> numberAsDouble(Interpreter &vm, const Value &value)
{
    double number = 0;
    if (toDouble(value, number))
        return number;
    if (value.isInt() || value.isBool())
        return static_cast<double>(value.asInt());
    if (const Int *large = value.as<Int>()) {
        // GMP truncates; Python rounds to nearest, which the decimal text of a double does not need here.
        const std::size_t bits = large->number().bits();
        if (bits > 1024)
            return vm.raise(vm.errors().OverflowError, std::string("int too large to convert to float"));
        BigNumber rest(large->number());
        const bool negative = mpz_sgn(rest.get()) < 0;
        mpz_abs(rest.get(), rest.get());
        int shift = 0;
        if (bits > 64) {
            shift = static_cast<int>(bits - 64);
            const bool inexact = mpz_scan1(rest.get(), 0) < static_cast<mp_bitcnt_t>(shift);
            mpz_fdiv_q_2exp(rest.get(), rest.get(), static_cast<mp_bitcnt_t>(shift));
            if (inexact)
                mpz_setbit(rest.get(), 0); // sticky: rounds as the whole number would
        }
        number = std::ldexp(static_cast<double>(mpz_get_ui(rest.get())), shift);
        if (std::isinf(number))
            return vm.raise(vm.errors().OverflowError, std::string("int too large to convert to float"));
        return negative ? -number : number;
    }
    RETORT_TRY(const Value method, findSpecial(vm, value, *vm.names().float_));
    if (method.isSet()) {
        RETORT_TRY(const Value result, call(vm, method));
        if (toDouble(result, number))
            return number;
        return vm.raise(vm.errors().TypeError,
                        textOf(typeName(vm, value), ".__float__ returned non-float (type ", typeName(vm, result), ")"));
    }
    return vm.raise(vm.errors().TypeError, textOf("must be real number, not ", typeName(vm, value)));
}

std::string reprOfDouble(double number)
{
    if (std::isnan(number))
        return "nan";
    if (std::isinf(number))
        return number < 0 ? "-inf" : "inf";
    char buffer[64];
    const auto scientific = std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::scientific);
    const std::string_view shown(buffer, static_cast<std::size_t>(scientific.ptr - buffer));
    const std::size_t mark = shown.find('e');
    const int exponent = std::atoi(std::string(shown.substr(mark + 1)).c_str());
    if (exponent < -4 || exponent >= 16) {
        std::string text(shown.substr(0, mark));
        text += exponent < 0 ? "e-" : "e+";
        const std::string digits = std::to_string(std::abs(exponent));
        if (digits.size() < 2)
            text += '0';
        return text + digits;
    }
    const auto fixed = std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::fixed);
    std::string text(buffer, fixed.ptr);
    if (text.find('.') == std::string::npos)
        text += ".0";
    return text;
}

std::int64_t hashOfDouble(double number) noexcept
{
    if (std::isinf(number))
        return number > 0 ? 314159 : -314159;
    if (std::isnan(number))
        return 0;
    int exponent = 0;
    double mantissa = std::frexp(number, &exponent);
    const bool negative = mantissa < 0;
    mantissa = std::fabs(mantissa);
    std::uint64_t hash = 0;
    while (mantissa != 0) {
        hash = ((hash << 28U) & modulus) | hash >> (61U - 28U);
        mantissa *= 268435456.0;
        exponent -= 28;
        const auto piece = static_cast<std::uint64_t>(mantissa);
        mantissa -= static_cast<double>(piece);
        hash += piece;
        if (hash >= modulus)
            hash -= modulus;
    }
    const int turn = exponent >= 0 ? exponent % 61 : 61 - 1 - ((-1 - exponent) % 61);
    if (turn != 0)
        hash = ((hash << static_cast<unsigned>(turn)) & modulus) | hash >> static_cast<unsigned>(61 - turn);
    const auto signedHash = negative ? -static_cast<std::int64_t>(hash) : static_cast<std::int64_t>(hash);
    return signedHash == -1 ? -2 : signedHash;
}

std::int64_t hashOfInteger(const Value &value)
{
    std::int64_t hash = 0;
    if (value.isObject()) {
        BigNumber rest(value.as<Int>()->number());
        const bool negative = mpz_sgn(rest.get()) < 0;
        mpz_abs(rest.get(), rest.get());
        hash = static_cast<std::int64_t>(mpz_fdiv_ui(rest.get(), modulus));
        if (negative)
            hash = -hash;
    } else {
        hash = value.asInt() % static_cast<std::int64_t>(modulus);
    }
    return hash == -1 ? -2 : hash;
}

} // namespace retort::script
