#include <core/script/stdlib/decimal/decimal.h>

#include <cmath>

namespace retort::script
{

using namespace decimal;

namespace
{

Number &self(const Call &call)
{
    return objectOf<DecimalObject>(call.self).number;
}

/// What makes the numbers longer takes its time.
Eval<void> tickFor(Interpreter &vm, const Number &a, const Number &b)
{
    return vm.tick((a.coefficient.bits() + b.coefficient.bits()) / 64 +
                   static_cast<std::uint64_t>(precisionOf(vm).digits) / 16 + 1);
}

/// The NaN that an operation with one gives; Unset when there is none.
Eval<> nanOf(Interpreter &vm, const Number &a, const Number &b)
{
    for (const Number *number : {&a, &b})
        if (number->kind == decimal::Kind::SignalingNan)
            return invalidDecimal(vm);
    for (const Number *number : {&a, &b})
        if (number->isNan())
            return makeDecimal(vm, *number);
    return Value();
}

Eval<> add(Interpreter &vm, const Number &a, const Number &b)
{
    if (!a.isFinite() || !b.isFinite()) {
        if (!a.isFinite() && !b.isFinite() && a.isNegative != b.isNegative)
            return invalidDecimal(vm);
        return makeDecimal(vm, a.isFinite() ? b : a);
    }
    return makeDecimal(vm, sum(a, b, precisionOf(vm)));
}

Eval<> subtract(Interpreter &vm, const Number &a, const Number &b)
{
    return add(vm, a, negated(b));
}

Eval<> multiply(Interpreter &vm, const Number &a, const Number &b)
{
    if (!a.isFinite() || !b.isFinite()) {
        if (a.isZero() || b.isZero())
            return invalidDecimal(vm);
        return makeDecimal(vm, infinity(a.isNegative != b.isNegative));
    }
    return makeDecimal(vm, product(a, b, precisionOf(vm)));
}

Failure dividedByZero(Interpreter &vm, const Number &dividend)
{
    const auto &classes = vm.state<DecimalClasses>();
    if (dividend.isZero())
        return decimalError(vm, classes.invalidOperation, classes.divisionUndefined);
    return decimalError(vm, classes.divisionByZero, classes.divisionByZero);
}

Eval<> divide(Interpreter &vm, const Number &a, const Number &b)
{
    const bool isNegative = a.isNegative != b.isNegative;
    if (!a.isFinite())
        return b.isFinite() ? makeDecimal(vm, infinity(isNegative)) : Eval<>(invalidDecimal(vm));
    if (!b.isFinite()) {
        Number zero;
        zero.isNegative = isNegative;
        zero.exponent = leastExponent - precisionOf(vm).digits + 1;
        return makeDecimal(vm, std::move(zero));
    }
    if (b.isZero())
        return dividedByZero(vm, a);
    return makeDecimal(vm, quotient(a, b, precisionOf(vm)));
}

Eval<Division> division(Interpreter &vm, const Number &a, const Number &b)
{
    const auto &classes = vm.state<DecimalClasses>();
    if (!a.isFinite())
        return invalidDecimal(vm);
    if (!b.isFinite()) {
        Division none;
        none.whole.isNegative = a.isNegative != b.isNegative;
        none.rest = rounded(a, precisionOf(vm));
        return none;
    }
    if (b.isZero())
        return dividedByZero(vm, a);
    std::optional<Division> found = divided(a, b, precisionOf(vm));
    if (!found)
        return decimalError(vm, classes.invalidOperation, classes.divisionImpossible);
    return std::move(*found);
}

Eval<> floorDivide(Interpreter &vm, const Number &a, const Number &b)
{
    if (!a.isFinite() && b.isFinite() && !a.isNan())
        return makeDecimal(vm, infinity(a.isNegative != b.isNegative));
    RETORT_TRY(Division found, division(vm, a, b));
    return makeDecimal(vm, std::move(found.whole));
}

Eval<> modulo(Interpreter &vm, const Number &a, const Number &b)
{
    if (b.isZero() && a.isFinite() && !a.isZero())
        return invalidDecimal(vm);
    RETORT_TRY(Division found, division(vm, a, b));
    return makeDecimal(vm, std::move(found.rest));
}

Eval<> divideBoth(Interpreter &vm, const Number &a, const Number &b)
{
    RETORT_TRY(Division found, division(vm, a, b));
    RETORT_TRY(const Value whole, makeDecimal(vm, std::move(found.whole)));
    RETORT_TRY(const Value rest, makeDecimal(vm, std::move(found.rest)));
    return Value(vm.tuple({whole, rest}));
}

/// The power is not a whole number, or so large that the result is as good as any other.
Eval<> raiseToReal(Interpreter &vm, const Number &base, const Number &exponent)
{
    if (base.isNegative && !base.isZero())
        return invalidDecimal(vm);
    if (base.isZero())
        return makeDecimal(vm, exponent.isNegative ? infinity(false) : Number());
    const auto digits = static_cast<std::uint64_t>(precisionOf(vm).digits);
    RETORT_CHECK(vm.tick(digits * (digits / 64 + 1)));
    // Its exponent, roughly: what is out of all range need not be computed.
    const Number logarithm = decimalLogarithm(base, {6, Rounding::HalfEven});
    const Number magnitude = product(logarithm, exponent, {6, Rounding::HalfEven});
    if (!magnitude.isZero() && adjusted(magnitude) > 6) {
        Number extreme;
        extreme.coefficient = BigNumber(1);
        extreme.exponent = magnitude.isNegative ? 4 * leastExponent : 4 * greatestExponent;
        return makeDecimal(vm, rounded(std::move(extreme), precisionOf(vm)));
    }
    return makeDecimal(vm, realPower(base, exponent, precisionOf(vm)));
}

Eval<> raiseTo(Interpreter &vm, const Number &base, const Number &exponent)
{
    if (!base.isFinite() || !exponent.isFinite() || (base.isZero() && exponent.isZero()))
        return invalidDecimal(vm);
    const bool isLarge = !exponent.isZero() && adjusted(exponent) > 6;
    const Number whole = isLarge ? exponent : rescaled(exponent, 0, Rounding::Down);
    if (isLarge || order(whole, exponent) != 0)
        return raiseToReal(vm, base, exponent);
    if (base.isZero() && exponent.isNegative)
        return makeDecimal(vm, infinity(base.isNegative && mpz_odd_p(whole.coefficient.get()) != 0));
    auto count = static_cast<std::int64_t>(mpz_get_ui(whole.coefficient.get()));
    if (whole.isNegative)
        count = -count;
    if (std::abs(adjusted(base)) > 4 * greatestExponent / (std::abs(count) + 1) + 1 && !base.isZero())
        return decimalError(vm, vm.state<DecimalClasses>().overflow, vm.state<DecimalClasses>().overflow);
    return makeDecimal(vm, power(base, count, precisionOf(vm)));
}

using Operation = Eval<> (*)(Interpreter &vm, const Number &a, const Number &b);

template <Operation operation, bool isReflected = false> Eval<> binaryOperator(Call &call)
{
    const std::optional<Number> other = decimalOperand(call[0]);
    if (!other)
        return Value::notImplemented();
    const Number &a = isReflected ? *other : self(call);
    const Number &b = isReflected ? self(call) : *other;
    RETORT_CHECK(tickFor(call.vm, a, b));
    RETORT_TRY(const Value nan, nanOf(call.vm, a, b));
    return nan.isSet() ? nan : operation(call.vm, a, b);
}

Eval<std::optional<int>> compare(Call &call, bool isEquality)
{
    double real = 0;
    const bool isReal = toDouble(call[0], real);
    const std::optional<Number> other = isReal ? std::optional(ofDouble(real)) : decimalOperand(call[0]);
    if (!other)
        return std::optional<int>();
    const Number &own = self(call);
    if (own.isNan() || other->isNan()) {
        if (isEquality && own.kind != decimal::Kind::SignalingNan && other->kind != decimal::Kind::SignalingNan)
            return std::optional<int>(2);
        return invalidDecimal(call.vm);
    }
    RETORT_CHECK(tickFor(call.vm, own, *other));
    return std::optional<int>(order(own, *other));
}

Eval<> negative(Call &call)
{
    Number number = rounded(self(call), precisionOf(call.vm));
    number.isNegative = !number.isNegative && !number.isZero();
    return makeDecimal(call.vm, std::move(number));
}

Eval<> positive(Call &call)
{
    Number number = rounded(self(call), precisionOf(call.vm));
    number.isNegative = number.isNegative && !number.isZero();
    return makeDecimal(call.vm, std::move(number));
}

Eval<> absolute(Call &call)
{
    Number number = rounded(self(call), precisionOf(call.vm));
    number.isNegative = false;
    return makeDecimal(call.vm, std::move(number));
}

Eval<> isNotZero(Call &call)
{
    return Value::boolean(!self(call).isZero());
}

constexpr const char *sumDoc = "The sum.";
constexpr const char *differenceDoc = "The difference.";
constexpr const char *productDoc = "The product.";
constexpr const char *quotientDoc = "The quotient.";
constexpr const char *wholeDoc = "The whole part of the quotient.";
constexpr const char *restDoc = "What is left of the division.";
constexpr const char *bothDoc = "The whole part of the quotient, and what is left.";
constexpr const char *powerDoc = "The power.";

constexpr FunctionEntry operators[] = {
    {"__abs__", "", "The number without its sign.", absolute},
    {"__add__", "other, /", sumDoc, binaryOperator<add>},
    {"__bool__", "", "Whether the number is not zero.", isNotZero},
    {"__divmod__", "other, /", bothDoc, binaryOperator<divideBoth>},
    {"__floordiv__", "other, /", wholeDoc, binaryOperator<floorDivide>},
    {"__mod__", "other, /", restDoc, binaryOperator<modulo>},
    {"__mul__", "other, /", productDoc, binaryOperator<multiply>},
    {"__neg__", "", "The number with the other sign.", negative},
    {"__pos__", "", "The number, rounded.", positive},
    {"__pow__", "other, modulo=None, /", powerDoc, binaryOperator<raiseTo>},
    {"__radd__", "other, /", sumDoc, binaryOperator<add, true>},
    {"__rfloordiv__", "other, /", wholeDoc, binaryOperator<floorDivide, true>},
    {"__rmod__", "other, /", restDoc, binaryOperator<modulo, true>},
    {"__rmul__", "other, /", productDoc, binaryOperator<multiply, true>},
    {"__rpow__", "other, modulo=None, /", powerDoc, binaryOperator<raiseTo, true>},
    {"__rsub__", "other, /", differenceDoc, binaryOperator<subtract, true>},
    {"__rtruediv__", "other, /", quotientDoc, binaryOperator<divide, true>},
    {"__sub__", "other, /", differenceDoc, binaryOperator<subtract>},
    {"__truediv__", "other, /", quotientDoc, binaryOperator<divide>},
    RETORT_COMPARISONS(compare),
};

} // namespace

const ClassEntry decimalOperatorsEntry{"Decimal", "decimal", "The operators of decimal numbers.",
                                       operators, {},        allocate<DecimalObject>};

} // namespace retort::script
