#include <core/script/stdlib/decimal/decimal.h>

#include <algorithm>

// The methods of Decimal that compute a number.

namespace retort::script
{

using namespace decimal;

namespace
{

Number &self(const Call &call)
{
    return objectOf<DecimalObject>(call.self).number;
}

Eval<> sqrt(Call &call)
{
    const Number &number = self(call);
    if (number.isNan() || (!number.isFinite() && !number.isNegative))
        return makeDecimal(call.vm, number);
    if (number.isNegative && !number.isZero())
        return invalidDecimal(call.vm);
    RETORT_CHECK(
        call.vm.tick(number.coefficient.bits() / 16 + static_cast<std::uint64_t>(precisionOf(call.vm).digits)));
    return makeDecimal(call.vm, squareRoot(number, precisionOf(call.vm)));
}

/// Before exp and its kin: more digits take more than their share.
Eval<void> tickForDigits(Interpreter &vm, const Number &number)
{
    const auto digits = static_cast<std::uint64_t>(precisionOf(vm).digits);
    return vm.tick(number.coefficient.bits() / 16 + digits * (digits / 64 + 1) + 1);
}

Eval<> exp(Call &call)
{
    const Number &number = self(call);
    if (number.isNan() || (!number.isFinite() && !number.isNegative))
        return makeDecimal(call.vm, number);
    if (!number.isFinite())
        return makeDecimal(call.vm, Number());
    RETORT_CHECK(tickForDigits(call.vm, number));
    if (!number.isZero() && adjusted(number) > 6) {
        // Out of all range, on one side or the other.
        Number extreme;
        extreme.coefficient = BigNumber(1);
        extreme.exponent = number.isNegative ? 4 * leastExponent : 4 * greatestExponent;
        return makeDecimal(call.vm, rounded(std::move(extreme), precisionOf(call.vm)));
    }
    return makeDecimal(call.vm, exponential(number, precisionOf(call.vm)));
}

template <Number (*logarithm)(const Number &, const decimal::Precision &)> Eval<> log(Call &call)
{
    const Number &number = self(call);
    if (number.isNan())
        return makeDecimal(call.vm, number);
    if (number.isZero())
        return makeDecimal(call.vm, infinity(true));
    if (number.isNegative)
        return invalidDecimal(call.vm);
    if (!number.isFinite())
        return makeDecimal(call.vm, number);
    RETORT_CHECK(tickForDigits(call.vm, number));
    return makeDecimal(call.vm, logarithm(number, precisionOf(call.vm)));
}

Eval<> fma(Call &call)
{
    RETORT_TRY(const Number factor, decimalOf(call.vm, call[0]));
    RETORT_TRY(const Number summand, decimalOf(call.vm, call[1]));
    const Number &number = self(call);
    for (const Number *each : {&number, &factor, &summand})
        if (each->isNan())
            return makeDecimal(call.vm, *each);
    if (!number.isFinite() || !factor.isFinite() || !summand.isFinite())
        return invalidDecimal(call.vm);
    RETORT_CHECK(call.vm.tick((number.coefficient.bits() + factor.coefficient.bits()) / 16 + 1));
    const decimal::Precision exact{digitsOf(number.coefficient) + digitsOf(factor.coefficient) + 1, Rounding::HalfEven};
    return makeDecimal(call.vm, sum(product(number, factor, exact), summand, precisionOf(call.vm)));
}

Eval<> sameQuantum(Call &call)
{
    RETORT_TRY(const Number other, decimalOf(call.vm, call[0]));
    const Number &number = self(call);
    if (!number.isFinite() || !other.isFinite())
        return Value::boolean(number.isNan() ? other.isNan() : number.kind == other.kind);
    return Value::boolean(number.exponent == other.exponent);
}

/// -1, 0 or 1, or a NaN, as a Decimal.
Eval<> compareTo(Call &call)
{
    RETORT_TRY(const Number other, decimalOf(call.vm, call[0]));
    if (self(call).isNan() || other.isNan())
        return makeDecimal(call.vm, self(call).isNan() ? self(call) : other);
    return makeDecimal(call.vm, ofInteger(BigNumber(std::clamp(order(self(call), other), -1, 1))));
}

template <int wanted> Eval<> extreme(Call &call)
{
    RETORT_TRY(const Number other, decimalOf(call.vm, call[0]));
    if (other.isNan() || self(call).isNan())
        return makeDecimal(call.vm, other.isNan() ? self(call) : other);
    return makeDecimal(call.vm,
                       rounded(order(self(call), other) * wanted >= 0 ? self(call) : other, precisionOf(call.vm)));
}

Eval<> scaleb(Call &call)
{
    RETORT_TRY(const std::int64_t places, call.integer(0));
    Number number = self(call);
    if (std::abs(places) > 2 * greatestExponent)
        return invalidDecimal(call.vm);
    number.exponent += places;
    return makeDecimal(call.vm, rounded(std::move(number), precisionOf(call.vm)));
}

constexpr FunctionEntry functions[] = {
    {"compare", "other, context=None", "-1, 0 or 1.", compareTo},
    {"exp", "context=None", "The power of e.", exp},
    {"fma", "other, third, context=None", "The product with one number, and the sum with another, rounded once.", fma},
    {"ln", "context=None", "The natural logarithm.", log<decimal::naturalLogarithm>},
    {"log10", "context=None", "The logarithm of base 10.", log<decimal::decimalLogarithm>},
    {"max", "other, context=None", "The greater of two numbers.", extreme<1>},
    {"min", "other, context=None", "The lesser of two numbers.", extreme<-1>},
    {"same_quantum", "other, context=None", "Whether the exponents are the same.", sameQuantum},
    {"scaleb", "other, context=None", "With another exponent.", scaleb},
    {"sqrt", "context=None", "The square root.", sqrt},
};

} // namespace

const ClassEntry decimalFunctionsEntry{"Decimal", "decimal", "The functions of decimal numbers.",
                                       functions, {},        allocate<DecimalObject>};

} // namespace retort::script
