#include <core/script/stdlib/decimal/decimal.h>

#include <algorithm>
#include <cmath>

namespace retort::script
{

using namespace decimal;

Eval<> makeDecimal(Interpreter &vm, Number number)
{
    const auto &classes = vm.state<DecimalClasses>();
    if (number.isFinite() && !number.isZero() && adjusted(number) > greatestExponent)
        return decimalError(vm, classes.overflow, classes.overflow);
    const auto made = vm.make<DecimalObject>(classes.decimal.get());
    made->number = std::move(number);
    return Value(made);
}

Failure decimalError(Interpreter &vm, const Ref<Class> &type, const Ref<Class> &condition)
{
    const Value conditions[] = {Value(condition)};
    const Value arguments[] = {Value(vm.list(conditions))};
    return vm.raiseWith(type, arguments);
}

Failure invalidDecimal(Interpreter &vm)
{
    const auto &classes = vm.state<DecimalClasses>();
    return decimalError(vm, classes.invalidOperation, classes.invalidOperation);
}

std::optional<Number> decimalOperand(const Value &value)
{
    if (const auto *object = value.native<DecimalObject>())
        return object->number;
    if (isInteger(value))
        return ofInteger(bigNumber(value));
    return std::nullopt;
}

namespace
{

Eval<Number> numberOfTuple(Interpreter &vm, const Value &value)
{
    RETORT_TRY(const std::vector<Value> parts, collect(vm, value));
    if (parts.size() != 3)
        return vm.raise(vm.errors().ValueError, "argument must be a sequence of length 3");
    Number number;
    std::int64_t sign = 0;
    if (!toInt64(parts[0], sign) || (sign != 0 && sign != 1))
        return vm.raise(vm.errors().ValueError, "sign must be an integer with the value 0 or 1");
    number.isNegative = sign == 1;
    RETORT_TRY(const std::vector<Value> digits, collect(vm, parts[1]));
    for (const Value &item : digits) {
        std::int64_t digit = 0;
        if (!toInt64(item, digit) || digit < 0 || digit > 9)
            return vm.raise(vm.errors().ValueError, "coefficient must be a tuple of digits");
        mpz_mul_ui(number.coefficient.get(), number.coefficient.get(), 10);
        mpz_add_ui(number.coefficient.get(), number.coefficient.get(), static_cast<unsigned long>(digit));
        RETORT_CHECK(vm.tick(number.coefficient.bits() / 64 + 1));
    }
    if (const auto *name = parts[2].as<Str>()) {
        number.kind = name->text() == "F"   ? decimal::Kind::Infinite
                      : name->text() == "n" ? decimal::Kind::QuietNan
                                            : decimal::Kind::SignalingNan;
    } else if (!toInt64(parts[2], number.exponent) || std::abs(number.exponent) > 1'000'000'000'000) {
        return vm.raise(vm.errors().ValueError, "exponent must be an integer");
    }
    return number;
}

} // namespace

Eval<Number> decimalOf(Interpreter &vm, const Value &value)
{
    if (const std::optional<Number> number = decimalOperand(value))
        return *number;
    double real = 0;
    if (toDouble(value, real))
        return ofDouble(real);
    if (const auto *text = value.as<Str>()) {
        RETORT_CHECK(vm.tick(text->text().size() / 4 + 1));
        if (const std::optional<Number> number = parse(text->text()))
            return *number;
        const auto &classes = vm.state<DecimalClasses>();
        return decimalError(vm, classes.invalidOperation, classes.conversionSyntax);
    }
    if (value.as<Tuple>() || value.as<List>())
        return numberOfTuple(vm, value);
    return vm.raise(vm.errors().TypeError,
                    textOf("conversion from ", typeName(vm, value), " to Decimal is not supported"));
}

namespace
{

Eval<> decimalNew(Call &call)
{
    RETORT_TRY(Number number, decimalOf(call.vm, call[1]));
    RETORT_TRY(const Ref<DecimalObject> made, newInstance<DecimalObject>(call));
    made->number = std::move(number);
    return Value(made);
}

Eval<> fromFloat(Call &call)
{
    double real = 0;
    if (!toDouble(call[0], real) && !isInteger(call[0]))
        return call.vm.raise(call.vm.errors().TypeError, "argument must be int or float");
    RETORT_TRY(Number number, decimalOf(call.vm, call[0]));
    return makeDecimal(call.vm, std::move(number));
}

Number &self(const Call &call)
{
    return objectOf<DecimalObject>(call.self).number;
}

/// The number as an int, rounded; errors for NaN and infinity.
Eval<> toInteger(Interpreter &vm, const Number &number, Rounding rounding)
{
    if (number.isNan())
        return vm.raise(vm.errors().ValueError, "cannot convert NaN to integer");
    if (!number.isFinite())
        return vm.raise(vm.errors().OverflowError, "cannot convert Infinity to integer");
    if (!number.isZero() && adjusted(number) > static_cast<std::int64_t>(vm.limits().intBits) / 4)
        return vm.beyond(QStringLiteral("%1 bits of an integer").arg(vm.limits().intBits));
    BigNumber whole = rescaled(number, 0, rounding).coefficient;
    if (number.isNegative)
        mpz_neg(whole.get(), whole.get());
    return makeInt(vm, std::move(whole));
}

template <Rounding rounding> Eval<> asInteger(Call &call)
{
    return toInteger(call.vm, self(call), rounding);
}

Eval<> quantized(Interpreter &vm, const Number &number, std::int64_t exponent, Rounding rounding)
{
    const std::int64_t most = precisionOf(vm).digits;
    if (exponent > greatestExponent || exponent < leastExponent - most + 1)
        return invalidDecimal(vm);
    if (!number.isZero() && adjusted(number) - exponent + 1 > most)
        return invalidDecimal(vm);
    Number made = rescaled(number, exponent, rounding);
    if (digitsOf(made.coefficient) > most)
        return invalidDecimal(vm);
    return makeDecimal(vm, std::move(made));
}

Eval<> quantize(Call &call)
{
    Interpreter &vm = call.vm;
    const std::optional<Number> like = decimalOperand(call[0]);
    if (!like)
        return vm.raise(vm.errors().TypeError,
                        textOf("conversion from ", typeName(vm, call[0]), " to Decimal is not supported"));
    RETORT_TRY(const Rounding rounding, roundingOf(vm, call[1]));
    if (!self(call).isFinite() || !like->isFinite()) {
        if (self(call).isNan() || like->isNan())
            return makeDecimal(vm, self(call).isNan() ? self(call) : *like);
        return self(call).isFinite() || like->isFinite() ? Eval<>(invalidDecimal(vm)) : makeDecimal(vm, self(call));
    }
    return quantized(vm, self(call), like->exponent, rounding);
}

Eval<> round(Call &call)
{
    if (!call.isGiven(0) || call[0].isNone())
        return toInteger(call.vm, self(call), Rounding::HalfEven);
    RETORT_TRY(const std::int64_t places, call.integer(0));
    if (!self(call).isFinite())
        return makeDecimal(call.vm, self(call));
    if (std::abs(places) > 2 * greatestExponent)
        return invalidDecimal(call.vm);
    return quantized(call.vm, self(call), -places, Rounding::HalfEven);
}

Eval<> normalize(Call &call)
{
    Number number = rounded(self(call), precisionOf(call.vm));
    if (number.isZero())
        number.exponent = 0;
    while (number.isFinite() && !number.isZero() && mpz_divisible_ui_p(number.coefficient.get(), 10) != 0) {
        RETORT_CHECK(call.vm.tick());
        mpz_divexact_ui(number.coefficient.get(), number.coefficient.get(), 10);
        ++number.exponent;
    }
    return makeDecimal(call.vm, std::move(number));
}

Eval<> toIntegral(Call &call)
{
    RETORT_TRY(const Rounding rounding, roundingOf(call.vm, call[0]));
    Number number = self(call);
    if (number.isFinite() && number.exponent < 0)
        number = rescaled(std::move(number), 0, rounding);
    return makeDecimal(call.vm, std::move(number));
}

Eval<> adjustedExponent(Call &call)
{
    return Value::integer(self(call).isFinite() && !self(call).isZero() ? adjusted(self(call)) : self(call).exponent);
}

Eval<> asTuple(Call &call)
{
    Interpreter &vm = call.vm;
    const Number &number = self(call);
    Number digits = number;
    digits.kind = decimal::Kind::Finite;
    digits.isNegative = false;
    digits.exponent = 0;
    std::vector<Value> items;
    for (const char digit : number.kind == decimal::Kind::Infinite ? std::string("0") : plainText(digits))
        items.push_back(Value::integer(digit - '0'));
    const Value exponent = number.isFinite()
                               ? Value::integer(number.exponent)
                               : Value(vm.str(std::string(number.kind == decimal::Kind::Infinite   ? "F"
                                                          : number.kind == decimal::Kind::QuietNan ? "n"
                                                                                                   : "N")));
    const Value parts[] = {Value::integer(number.isNegative ? 1 : 0), Value(vm.tuple(items)), exponent};
    return Value(vm.make<Tuple>(vm.state<DecimalClasses>().tuple.get(), parts));
}

Eval<> asIntegerRatio(Call &call)
{
    Interpreter &vm = call.vm;
    const Number &number = self(call);
    if (!number.isFinite() || number.exponent >= 0) {
        RETORT_TRY(const Value whole, toInteger(vm, number, Rounding::Down));
        return Value(vm.tuple({whole, Value::integer(1)}));
    }
    if (-number.exponent > static_cast<std::int64_t>(vm.limits().intBits) / 4)
        return vm.beyond(QStringLiteral("%1 bits of an integer").arg(vm.limits().intBits));
    BigNumber over(number.coefficient);
    BigNumber under = powerOfTen(-number.exponent);
    BigNumber common;
    mpz_gcd(common.get(), over.get(), under.get());
    mpz_divexact(over.get(), over.get(), common.get());
    mpz_divexact(under.get(), under.get(), common.get());
    if (number.isNegative)
        mpz_neg(over.get(), over.get());
    RETORT_TRY(const Value first, makeInt(vm, std::move(over)));
    RETORT_TRY(const Value second, makeInt(vm, std::move(under)));
    return Value(vm.tuple({first, second}));
}

Eval<> toFloat(Call &call)
{
    return script::call(call.vm, Value(call.vm.types().real), {Value(call.vm.str(decimal::textOf(self(call))))});
}

/// Equal to the hash of an equal int or float: modulo 2^61 - 1, where 10 has an inverse.
Eval<> hash(Call &call)
{
    const Number &number = self(call);
    if (number.kind == decimal::Kind::SignalingNan)
        return call.vm.raise(call.vm.errors().TypeError, "Cannot hash a signaling NaN value");
    if (!number.isFinite()) {
        const double real = number.isNan() ? std::nan("") : number.isNegative ? -HUGE_VAL : HUGE_VAL;
        return Value::integer(hashOfDouble(real));
    }
    const std::int64_t magnitude = decimal::remainder(number);
    return Value::integer(hashOfInteger(Value::integer(number.isNegative ? -magnitude : magnitude)));
}

Eval<> str(Call &call)
{
    return Value(call.vm.str(decimal::textOf(self(call))));
}

Eval<> repr(Call &call)
{
    return Value(call.vm.str("Decimal('" + decimal::textOf(self(call)) + "')"));
}

Eval<> format(Call &call)
{
    RETORT_TRY(const std::string_view spec, call.utf8(0));
    RETORT_TRY(std::string text, formatDecimal(call.vm, self(call), spec));
    return Value(call.vm.str(std::move(text)));
}

template <auto holds> Eval<> asks(Call &call)
{
    return Value::boolean(holds(self(call)));
}

template <bool keepsSign> Eval<> copySelf(Call &call)
{
    Number number = self(call);
    number.isNegative = keepsSign && !number.isNegative;
    return makeDecimal(call.vm, std::move(number));
}

Eval<> copySign(Call &call)
{
    RETORT_TRY(const Number other, decimalOf(call.vm, call[0]));
    Number number = self(call);
    number.isNegative = other.isNegative;
    return makeDecimal(call.vm, std::move(number));
}

constexpr FunctionEntry ownMethods[] = {
    {"__new__", "cls, value='0', context=None", "A decimal number, exactly.", decimalNew, Flavor::StaticMethod},
    {"__ceil__", "", "The least int that is not less.", asInteger<Rounding::Ceiling>},
    {"__float__", "", "The nearest float.", toFloat},
    {"__floor__", "", "The greatest int that is not greater.", asInteger<Rounding::Floor>},
    {"__format__", "format_spec, /", "The number as a format has it.", format},
    {"__hash__", "", "Equal numbers have equal hashes.", hash},
    {"__int__", "", "The number without its fraction.", asInteger<Rounding::Down>},
    {"__repr__", "", "The call that makes the number.", repr},
    {"__round__", "n=..., /", "An int, or a number with so many places.", round},
    {"__str__", "", "The number as text.", str},
    {"__trunc__", "", "The number without its fraction.", asInteger<Rounding::Down>},
    {"adjusted", "", "The exponent of the first digit.", adjustedExponent},
    {"as_integer_ratio", "", "Two ints whose ratio is the number.", asIntegerRatio},
    {"as_tuple", "", "Sign, digits and exponent.", asTuple},
    {"copy_abs", "", "The number without its sign.", copySelf<false>},
    {"copy_negate", "", "The number with the other sign.", copySelf<true>},
    {"copy_sign", "other, context=None", "The number with the sign of another one.", copySign},
    {"from_float", "f, /", "The exact value of a float.", fromFloat, Flavor::ClassMethod},
    {"is_finite", "", "Whether it is neither infinite nor NaN.", asks<[](const Number &n) { return n.isFinite(); }>},
    {"is_infinite", "", "Whether it is infinite.",
     asks<[](const Number &n) { return n.kind == decimal::Kind::Infinite; }>},
    {"is_nan", "", "Whether it is NaN.", asks<[](const Number &n) { return n.isNan(); }>},
    {"is_signed", "", "Whether it has a minus.", asks<[](const Number &n) { return n.isNegative; }>},
    {"is_zero", "", "Whether it is zero.", asks<[](const Number &n) { return n.isZero(); }>},
    {"normalize", "context=None", "Without zeros at the end.", normalize},
    {"quantize", "exp, rounding=None, context=None", "With the places of another number.", quantize},
    {"to_integral", "rounding=None, context=None", "Without a fraction.", toIntegral},
    {"to_integral_exact", "rounding=None, context=None", "Without a fraction.", toIntegral},
    {"to_integral_value", "rounding=None, context=None", "Without a fraction.", toIntegral},
};

constexpr AttributeEntry tupleAttributes[] = {
    {"sign", "1 for a minus.", namedItem<0>},
    {"digits", "The digits.", namedItem<1>},
    {"exponent", "The exponent, or a letter.", namedItem<2>},
};

constexpr FunctionEntry tupleMethods[] = {
    {"__repr__", "", "The names and values.", reprOfNamedItems<tupleAttributes>},
};

} // namespace

const ClassEntry decimalEntry{"Decimal", "decimal", "A decimal number.", ownMethods, {}, allocate<DecimalObject>};
const ClassEntry decimalTupleEntry{"DecimalTuple", "", "The parts of a decimal number.", tupleMethods, tupleAttributes};

} // namespace retort::script
