#include <core/script/stdlib/decimal/number.h>

#include <algorithm>
#include <cstdlib>

// exp, ln and log10, rounded as if they were known exactly: computed with some digits more than are wanted, as integers
// of a unit of 10 ^ -digits, and with more again as long as the error could change the last digit that is shown.

namespace retort::script::decimal
{

namespace
{

/// What the computations below are wrong by at most, in units of their last digit.
constexpr unsigned long uncertainty = 1'000'000;
/// So many digits beyond the wanted ones make that uncertainty small.
constexpr std::int64_t guard = 16;
constexpr int mostAttempts = 4;

BigNumber multiplied(const BigNumber &a, const BigNumber &b, const BigNumber &unit)
{
    BigNumber result;
    mpz_mul(result.get(), a.get(), b.get());
    mpz_fdiv_q(result.get(), result.get(), unit.get());
    return result;
}

/// The number as a multiple of 10 ^ -digits.
BigNumber fixed(const Number &number, std::int64_t digits)
{
    BigNumber value = rescaled(number, -digits, Rounding::Down).coefficient;
    if (number.isNegative)
        mpz_neg(value.get(), value.get());
    return value;
}

/// ln(m) for m from 1 to 10: square roots bring m near to 1, where the series of the inverse hyperbolic tangent is
/// short.
BigNumber lnFixed(BigNumber m, std::int64_t digits)
{
    const BigNumber unit = powerOfTen(digits);
    BigNumber near(unit);
    mpz_fdiv_q_2exp(near.get(), near.get(), 6);
    unsigned long roots = 1;
    BigNumber above;
    for (mpz_sub(above.get(), m.get(), unit.get()); mpz_cmp(above.get(), near.get()) > 0;
         mpz_sub(above.get(), m.get(), unit.get())) {
        mpz_mul(m.get(), m.get(), unit.get());
        mpz_sqrt(m.get(), m.get());
        ++roots;
    }
    BigNumber below;
    mpz_add(below.get(), m.get(), unit.get());
    BigNumber y;
    mpz_mul(y.get(), above.get(), unit.get());
    mpz_fdiv_q(y.get(), y.get(), below.get());
    const BigNumber square = multiplied(y, y, unit);
    BigNumber sum;
    for (unsigned long i = 1; mpz_sgn(y.get()) != 0; i += 2) {
        BigNumber term(y);
        mpz_fdiv_q_ui(term.get(), term.get(), i);
        mpz_add(sum.get(), sum.get(), term.get());
        y = multiplied(y, square, unit);
    }
    mpz_mul_2exp(sum.get(), sum.get(), roots);
    return sum;
}

BigNumber lnTen(std::int64_t digits)
{
    BigNumber ten = powerOfTen(digits);
    mpz_mul_ui(ten.get(), ten.get(), 10);
    return lnFixed(std::move(ten), digits);
}

/// e ^ r for r from 0 to ln(10): the series for r / 2 ^ halvings, squared so often.
BigNumber expFixed(BigNumber r, std::int64_t digits)
{
    constexpr unsigned long halvings = 8;
    const BigNumber unit = powerOfTen(digits);
    mpz_fdiv_q_2exp(r.get(), r.get(), halvings);
    BigNumber sum(unit);
    BigNumber term(unit);
    for (unsigned long i = 1; mpz_sgn(term.get()) != 0; ++i) {
        term = multiplied(term, r, unit);
        mpz_fdiv_q_ui(term.get(), term.get(), i);
        mpz_add(sum.get(), sum.get(), term.get());
    }
    for (unsigned long i = 0; i < halvings; ++i)
        sum = multiplied(sum, sum, unit);
    return sum;
}

/// A multiple of 10 ^ -digits as a number.
Number numberOf(const BigNumber &value, std::int64_t digits)
{
    Number number = ofInteger(value);
    number.exponent = -digits;
    return number;
}

/// Rounds what `compute` gives for a number of digits; more are asked for while the last one is in doubt.
template <typename Compute> Number surelyRounded(std::int64_t digits, const Precision &precision, Compute &&compute)
{
    const Precision nearest{precision.digits, Rounding::HalfEven};
    for (int attempt = 1;; ++attempt) {
        const Number value = compute(digits);
        Number low = value;
        Number high = value;
        mpz_add_ui(high.coefficient.get(), high.coefficient.get(), uncertainty);
        if (mpz_cmp_ui(low.coefficient.get(), uncertainty) > 0)
            mpz_sub_ui(low.coefficient.get(), low.coefficient.get(), uncertainty);
        low = rounded(std::move(low), nearest);
        if (attempt == mostAttempts || order(low, rounded(std::move(high), nearest)) == 0)
            return low;
        digits += precision.digits + guard;
    }
}

/// x as m * 10 ^ exponent with m from 1 to 10; m has all its digits.
BigNumber mantissa(const Number &x, std::int64_t digits)
{
    Number m = x;
    m.isNegative = false;
    m.exponent = -(digitsOf(x.coefficient) - 1);
    return fixed(m, digits);
}

/// How many digits lie between the point and the first digit of x - 1.
std::int64_t nearnessToOne(const Number &x)
{
    Number one;
    one.coefficient = BigNumber(1);
    const Number off = sum(x, negated(one), {digitsOf(x.coefficient) + std::abs(x.exponent) + 2, Rounding::HalfEven});
    return off.isZero() ? 0 : std::max<std::int64_t>(0, -adjusted(off));
}

BigNumber lnOf(const Number &x, std::int64_t digits)
{
    BigNumber ln = lnFixed(mantissa(x, digits), digits);
    BigNumber tens = lnTen(digits);
    const std::int64_t exponent = adjusted(x);
    mpz_mul_si(tens.get(), tens.get(), static_cast<long>(exponent));
    mpz_add(ln.get(), ln.get(), tens.get());
    return ln;
}

/// e ^ x of a multiple of 10 ^ -digits, with as many digits.
Number expOf(const BigNumber &x, std::int64_t digits)
{
    const BigNumber tens = lnTen(digits);
    BigNumber count;
    BigNumber r;
    mpz_fdiv_qr(count.get(), r.get(), x.get(), tens.get());
    Number result = numberOf(expFixed(std::move(r), digits), digits);
    result.exponent += mpz_get_si(count.get());
    return result;
}

} // namespace

Number exponential(const Number &x, const Precision &precision)
{
    if (x.isZero()) {
        Number one;
        one.coefficient = BigNumber(1);
        return one;
    }
    const std::int64_t digits = precision.digits + guard + std::max<std::int64_t>(0, adjusted(x));
    return surelyRounded(digits, precision, [&x](std::int64_t some) { return expOf(fixed(x, some), some); });
}

Number naturalLogarithm(const Number &x, const Precision &precision)
{
    if (order(x, ofInteger(BigNumber(1))) == 0)
        return {};
    return surelyRounded(precision.digits + guard + nearnessToOne(x), precision,
                         [&x](std::int64_t some) { return numberOf(lnOf(x, some), some); });
}

Number decimalLogarithm(const Number &x, const Precision &precision)
{
    if (mpz_cmp(x.coefficient.get(), powerOfTen(digitsOf(x.coefficient) - 1).get()) == 0)
        return rounded(ofInteger(BigNumber(adjusted(x))), precision);
    return surelyRounded(precision.digits + guard + nearnessToOne(x), precision, [&x](std::int64_t some) {
        BigNumber ln = lnOf(x, some);
        mpz_mul(ln.get(), ln.get(), powerOfTen(some).get());
        mpz_tdiv_q(ln.get(), ln.get(), lnTen(some).get());
        return numberOf(ln, some);
    });
}

Number realPower(const Number &base, const Number &exponent, const Precision &precision)
{
    const std::int64_t large = std::max<std::int64_t>(0, adjusted(exponent)) + digitsOf(BigNumber(adjusted(base))) + 2;
    return surelyRounded(precision.digits + guard + large + nearnessToOne(base), precision, [&](std::int64_t some) {
        const Number ln = numberOf(lnOf(base, some), some);
        const Number scaled = product(ln, exponent, {some + large, Rounding::HalfEven});
        return expOf(fixed(scaled, some - large), some - large);
    });
}

} // namespace retort::script::decimal
