#include <core/script/stdlib/decimal/number.h>

#include <algorithm>
#include <cmath>

namespace retort::script::decimal
{

std::int64_t digitsOf(const BigNumber &number)
{
    // mpz_sizeinbase may be one too large.
    const auto most = static_cast<std::int64_t>(mpz_sizeinbase(number.get(), 10));
    return most > 1 && mpz_cmp(number.get(), powerOfTen(most - 1).get()) < 0 ? most - 1 : most;
}

BigNumber powerOfTen(std::int64_t exponent)
{
    BigNumber power;
    mpz_ui_pow_ui(power.get(), 10, static_cast<unsigned long>(exponent));
    return power;
}

std::int64_t adjusted(const Number &number)
{
    return number.exponent + digitsOf(number.coefficient) - 1;
}

Number ofInteger(const BigNumber &integer)
{
    Number number;
    number.isNegative = mpz_sgn(integer.get()) < 0;
    mpz_abs(number.coefficient.get(), integer.get());
    return number;
}

Number ofDouble(double real)
{
    Number number;
    number.isNegative = std::signbit(real);
    if (!std::isfinite(real)) {
        number.kind = std::isnan(real) ? Kind::QuietNan : Kind::Infinite;
        return number;
    }
    int exponent = 0;
    const double mantissa = std::ldexp(std::frexp(std::fabs(real), &exponent), 53);
    mpz_set_d(number.coefficient.get(), mantissa);
    exponent -= 53;
    if (mantissa == 0)
        return number;
    const mp_bitcnt_t zeros = mpz_scan1(number.coefficient.get(), 0);
    mpz_fdiv_q_2exp(number.coefficient.get(), number.coefficient.get(), zeros);
    exponent += static_cast<int>(zeros);
    // m / 2^k is m * 5^k / 10^k.
    if (exponent >= 0) {
        mpz_mul_2exp(number.coefficient.get(), number.coefficient.get(), static_cast<mp_bitcnt_t>(exponent));
        return number;
    }
    BigNumber fives;
    mpz_ui_pow_ui(fives.get(), 5, static_cast<unsigned long>(-exponent));
    mpz_mul(number.coefficient.get(), number.coefficient.get(), fives.get());
    number.exponent = exponent;
    return number;
}

namespace
{

/// Whether the digits that go, `rest` of `unit`, make the last digit that stays one more.
bool roundsUp(const Number &kept, const BigNumber &rest, const BigNumber &unit, Rounding rounding)
{
    if (mpz_sgn(rest.get()) == 0)
        return false;
    BigNumber twice(rest);
    mpz_mul_2exp(twice.get(), twice.get(), 1);
    const int half = mpz_cmp(twice.get(), unit.get());
    switch (rounding) {
    case Rounding::Ceiling:
        return !kept.isNegative;
    case Rounding::Down:
        return false;
    case Rounding::Floor:
        return kept.isNegative;
    case Rounding::HalfDown:
        return half > 0;
    case Rounding::HalfEven:
        return half > 0 || (half == 0 && mpz_odd_p(kept.coefficient.get()) != 0);
    case Rounding::HalfUp:
        return half >= 0;
    case Rounding::Up:
        return true;
    case Rounding::ZeroFiveUp:
        return mpz_fdiv_ui(kept.coefficient.get(), 5) == 0;
    }
    return false;
}

} // namespace

Number rescaled(Number number, std::int64_t exponent, Rounding rounding)
{
    const std::int64_t drop = exponent - number.exponent;
    number.exponent = exponent;
    if (drop == 0 || mpz_sgn(number.coefficient.get()) == 0)
        return number;
    if (drop < 0) {
        mpz_mul(number.coefficient.get(), number.coefficient.get(), powerOfTen(-drop).get());
        return number;
    }
    // Beyond the first digit nothing but its smallness matters.
    const BigNumber unit = powerOfTen(std::min(drop, digitsOf(number.coefficient) + 1));
    BigNumber rest;
    mpz_fdiv_qr(number.coefficient.get(), rest.get(), number.coefficient.get(), unit.get());
    if (roundsUp(number, rest, unit, rounding))
        mpz_add_ui(number.coefficient.get(), number.coefficient.get(), 1);
    return number;
}

Number rounded(Number number, const Precision &precision)
{
    if (!number.isFinite())
        return number;
    const std::int64_t least = leastExponent - precision.digits + 1;
    if (number.isZero()) {
        number.exponent = std::clamp(number.exponent, least, greatestExponent);
        return number;
    }
    std::int64_t drop = digitsOf(number.coefficient) - precision.digits;
    drop = std::max(drop, least - number.exponent);
    if (drop <= 0)
        return number;
    number = rescaled(number, number.exponent + drop, precision.rounding);
    // 9.99 becomes 10.0: one digit more than there is room for, and that a zero.
    if (digitsOf(number.coefficient) > precision.digits)
        number = rescaled(number, number.exponent + 1, precision.rounding);
    return number;
}

namespace
{

BigNumber signedCoefficient(const Number &number)
{
    BigNumber value(number.coefficient);
    if (number.isNegative)
        mpz_neg(value.get(), value.get());
    return value;
}

} // namespace

Number sum(const Number &first, const Number &second, const Precision &precision)
{
    Number a = first;
    Number b = second;
    const std::int64_t least = std::min(a.exponent, b.exponent);
    if (a.isZero() && b.isZero()) {
        Number zero;
        zero.exponent = least;
        zero.isNegative =
            (a.isNegative && b.isNegative) || (a.isNegative != b.isNegative && precision.rounding == Rounding::Floor);
        return rounded(std::move(zero), precision);
    }
    if (a.isZero() || b.isZero()) {
        Number &other = a.isZero() ? b : a;
        const std::int64_t room = other.exponent - (precision.digits - digitsOf(other.coefficient));
        const std::int64_t exponent = std::min(other.exponent, std::max(least, room));
        return rounded(rescaled(std::move(other), exponent, precision.rounding), precision);
    }
    // One that is too small to show but in the rounding is as good as the smallest there is.
    Number &large = a.exponent >= b.exponent ? a : b;
    Number &small = a.exponent >= b.exponent ? b : a;
    const std::int64_t digits = digitsOf(large.coefficient);
    const std::int64_t lost = large.exponent + std::min<std::int64_t>(-1, digits - precision.digits - 2);
    if (adjusted(small) < lost) {
        small.coefficient = BigNumber(1);
        small.exponent = lost;
    }
    Number result;
    result.exponent = small.exponent;
    large = rescaled(std::move(large), small.exponent, precision.rounding);
    const BigNumber left = signedCoefficient(a);
    const BigNumber right = signedCoefficient(b);
    mpz_add(result.coefficient.get(), left.get(), right.get());
    const int sign = mpz_sgn(result.coefficient.get());
    result.isNegative = sign < 0 || (sign == 0 && precision.rounding == Rounding::Floor);
    mpz_abs(result.coefficient.get(), result.coefficient.get());
    return rounded(std::move(result), precision);
}

Number product(const Number &a, const Number &b, const Precision &precision)
{
    Number result;
    result.isNegative = a.isNegative != b.isNegative;
    result.exponent = a.exponent + b.exponent;
    mpz_mul(result.coefficient.get(), a.coefficient.get(), b.coefficient.get());
    return rounded(std::move(result), precision);
}

Number quotient(const Number &a, const Number &b, const Precision &precision)
{
    Number result;
    result.isNegative = a.isNegative != b.isNegative;
    const std::int64_t ideal = a.exponent - b.exponent;
    if (a.isZero()) {
        result.exponent = ideal;
        return rounded(std::move(result), precision);
    }
    const std::int64_t shift = digitsOf(b.coefficient) - digitsOf(a.coefficient) + precision.digits + 1;
    result.exponent = ideal - shift;
    BigNumber over(a.coefficient);
    BigNumber under(b.coefficient);
    BigNumber &scaled = shift >= 0 ? over : under;
    mpz_mul(scaled.get(), scaled.get(), powerOfTen(std::abs(shift)).get());
    BigNumber rest;
    mpz_fdiv_qr(result.coefficient.get(), rest.get(), over.get(), under.get());
    if (mpz_sgn(rest.get()) != 0) {
        // There is more behind the last digit: it must not look like an exact half.
        if (mpz_fdiv_ui(result.coefficient.get(), 5) == 0)
            mpz_add_ui(result.coefficient.get(), result.coefficient.get(), 1);
    } else {
        while (result.exponent < ideal && mpz_divisible_ui_p(result.coefficient.get(), 10) != 0) {
            mpz_divexact_ui(result.coefficient.get(), result.coefficient.get(), 10);
            ++result.exponent;
        }
    }
    return rounded(std::move(result), precision);
}

std::optional<Division> divided(const Number &a, const Number &b, const Precision &precision)
{
    Division division;
    division.whole.isNegative = a.isNegative != b.isNegative;
    division.rest = a;
    division.rest.exponent = std::min(a.exponent, b.exponent);
    if (a.isZero())
        return division;
    const std::int64_t gap = adjusted(a) - adjusted(b);
    if (gap > precision.digits)
        return std::nullopt;
    const std::int64_t exponent = std::min(a.exponent, b.exponent);
    if (gap < -1) {
        division.rest = rounded(rescaled(a, exponent, precision.rounding), precision);
        return division;
    }
    const Number over = rescaled(a, exponent, Rounding::Down);
    const Number under = rescaled(b, exponent, Rounding::Down);
    mpz_fdiv_qr(division.whole.coefficient.get(), division.rest.coefficient.get(), over.coefficient.get(),
                under.coefficient.get());
    if (digitsOf(division.whole.coefficient) > precision.digits)
        return std::nullopt;
    division.rest = rounded(std::move(division.rest), precision);
    return division;
}

Number squareRoot(const Number &number, const Precision &precision)
{
    Number result;
    const std::int64_t ideal = number.exponent >= 0 ? number.exponent / 2 : -((1 - number.exponent) / 2);
    result.exponent = ideal;
    result.isNegative = number.isNegative;
    if (number.isZero())
        return rounded(std::move(result), precision);
    // An even exponent, and digits enough for one more than the precision.
    const std::int64_t wanted = 2 * (precision.digits + 1);
    std::int64_t shift = std::max<std::int64_t>(0, wanted - digitsOf(number.coefficient));
    if ((number.exponent - shift) % 2 != 0)
        ++shift;
    BigNumber scaled(number.coefficient);
    mpz_mul(scaled.get(), scaled.get(), powerOfTen(shift).get());
    BigNumber rest;
    mpz_sqrtrem(result.coefficient.get(), rest.get(), scaled.get());
    result.exponent = (number.exponent - shift) / 2;
    if (mpz_sgn(rest.get()) != 0) {
        if (mpz_fdiv_ui(result.coefficient.get(), 5) == 0)
            mpz_add_ui(result.coefficient.get(), result.coefficient.get(), 1);
    } else {
        while (result.exponent < ideal && mpz_divisible_ui_p(result.coefficient.get(), 10) != 0) {
            mpz_divexact_ui(result.coefficient.get(), result.coefficient.get(), 10);
            ++result.exponent;
        }
    }
    return rounded(std::move(result), {precision.digits, Rounding::HalfEven});
}

Number power(const Number &base, std::int64_t exponent, const Precision &precision)
{
    Number result;
    result.coefficient = BigNumber(1);
    const Precision wider{precision.digits + 24, Rounding::HalfEven};
    Number square = base;
    for (auto left = static_cast<std::uint64_t>(std::abs(exponent)); left > 0; left >>= 1U) {
        if ((left & 1U) != 0)
            result = product(result, square, wider);
        if (left > 1)
            square = product(square, square, wider);
    }
    if (exponent < 0) {
        Number one;
        one.coefficient = BigNumber(1);
        return quotient(one, result, precision);
    }
    return rounded(std::move(result), precision);
}

Number negated(Number number)
{
    number.isNegative = !number.isNegative;
    return number;
}

Number infinity(bool isNegative)
{
    Number number;
    number.kind = Kind::Infinite;
    number.isNegative = isNegative;
    return number;
}

int order(const Number &a, const Number &b)
{
    const auto sign = [](const Number &number) { return number.isZero() ? 0 : number.isNegative ? -1 : 1; };
    if (sign(a) != sign(b) || sign(a) == 0)
        return sign(a) - sign(b);
    if (!a.isFinite() || !b.isFinite()) {
        const int sizes = (a.isFinite() ? 0 : 1) - (b.isFinite() ? 0 : 1);
        return sizes * sign(a);
    }
    if (adjusted(a) != adjusted(b))
        return adjusted(a) < adjusted(b) ? -sign(a) : sign(a);
    const std::int64_t exponent = std::min(a.exponent, b.exponent);
    return sign(a) * mpz_cmp(rescaled(a, exponent, Rounding::Down).coefficient.get(),
                             rescaled(b, exponent, Rounding::Down).coefficient.get());
}

std::int64_t remainder(const Number &number)
{
    BigNumber modulus(1);
    mpz_mul_2exp(modulus.get(), modulus.get(), 61);
    mpz_sub_ui(modulus.get(), modulus.get(), 1);
    const BigNumber ten(10);
    const BigNumber exponent(number.exponent);
    BigNumber result;
    mpz_powm(result.get(), ten.get(), exponent.get(), modulus.get());
    mpz_mul(result.get(), result.get(), number.coefficient.get());
    mpz_fdiv_r(result.get(), result.get(), modulus.get());
    return mpz_get_si(result.get());
}

} // namespace retort::script::decimal
