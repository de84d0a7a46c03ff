#pragma once

#include <core/script/runtime/interpreter.h>

#include <optional>
#include <string>
#include <string_view>

/// Decimal numbers as the General Decimal Arithmetic specification has them, without any object of a script.

namespace retort::script::decimal
{

enum class Rounding : std::uint8_t { Ceiling, Down, Floor, HalfDown, HalfEven, HalfUp, Up, ZeroFiveUp };

/// How many digits results have, and how what is beyond them is rounded.
struct Precision {
    std::int64_t digits = 28;
    Rounding rounding = Rounding::HalfEven;
};

inline constexpr std::int64_t greatestExponent = 999'999;
inline constexpr std::int64_t leastExponent = -999'999;

enum class Kind : std::uint8_t { Finite, Infinite, QuietNan, SignalingNan };

/// coefficient * 10 ^ exponent; the coefficient is never negative, a zero has a sign.
struct Number {
    Kind kind = Kind::Finite;
    bool isNegative = false;
    BigNumber coefficient;
    std::int64_t exponent = 0;

    [[nodiscard]] bool isFinite() const noexcept { return kind == Kind::Finite; }
    [[nodiscard]] bool isNan() const noexcept { return kind == Kind::QuietNan || kind == Kind::SignalingNan; }
    [[nodiscard]] bool isZero() const noexcept { return isFinite() && mpz_sgn(coefficient.get()) == 0; }
};

[[nodiscard]] std::int64_t digitsOf(const BigNumber &number);
[[nodiscard]] BigNumber powerOfTen(std::int64_t exponent);
/// The exponent of the first digit.
[[nodiscard]] std::int64_t adjusted(const Number &number);

/// Nothing when the text is no number.
[[nodiscard]] std::optional<Number> parse(std::string_view text);
[[nodiscard]] Number ofInteger(const BigNumber &number);
/// Exactly.
[[nodiscard]] Number ofDouble(double number);
/// As str() has it: with an exponent where it is needed.
[[nodiscard]] std::string textOf(const Number &number);
/// All digits, without an exponent; for one that is finite and of a moderate exponent.
[[nodiscard]] std::string plainText(const Number &number);

/// With another exponent; digits that go are rounded away.
[[nodiscard]] Number rescaled(Number number, std::int64_t exponent, Rounding rounding);
/// With no more digits than the precision has.
[[nodiscard]] Number rounded(Number number, const Precision &precision);

// Of finite numbers; a divisor is not zero. The results are rounded.
[[nodiscard]] Number sum(const Number &a, const Number &b, const Precision &precision);
[[nodiscard]] Number product(const Number &a, const Number &b, const Precision &precision);
[[nodiscard]] Number quotient(const Number &a, const Number &b, const Precision &precision);
[[nodiscard]] Number squareRoot(const Number &number, const Precision &precision);
[[nodiscard]] Number power(const Number &base, std::int64_t exponent, const Precision &precision);

// transcendental.cpp: of finite numbers, correctly rounded (half even, whatever the precision says). They take about
// the square of the digits.
/// e ^ x; its magnitude must be below 10 ^ 7.
[[nodiscard]] Number exponential(const Number &x, const Precision &precision);
/// Of a number above zero.
[[nodiscard]] Number naturalLogarithm(const Number &x, const Precision &precision);
/// Of a number above zero; exact for powers of ten.
[[nodiscard]] Number decimalLogarithm(const Number &x, const Precision &precision);
/// base ^ exponent for a base above zero; the result must be in the range of exponents.
[[nodiscard]] Number realPower(const Number &base, const Number &exponent, const Precision &precision);

/// The whole part of a quotient and what is left; nothing when the former has more digits than the precision.
struct Division {
    Number whole;
    Number rest;
};
[[nodiscard]] std::optional<Division> divided(const Number &a, const Number &b, const Precision &precision);

[[nodiscard]] Number negated(Number number);
[[nodiscard]] Number infinity(bool isNegative);
/// Below, at or above zero, of numbers that are not NaN.
[[nodiscard]] int order(const Number &a, const Number &b);

/// The magnitude modulo 2^61 - 1, which Python's hashes of numbers are made of.
[[nodiscard]] std::int64_t remainder(const Number &number);

} // namespace retort::script::decimal
