#include <core/script/stdlib/datetime/datetime.h>

#include <algorithm>
#include <cmath>

namespace retort::script
{

namespace
{

constexpr Microseconds largest = 1'000'000'000 * Microseconds(microsecondsPerDay) - 1;
constexpr Microseconds smallest = -999'999'999 * Microseconds(microsecondsPerDay);

BigNumber bigOf(Microseconds span)
{
    const DaysAndRest parts = daysAndRest(span);
    BigNumber number(parts.days);
    mpz_mul_si(number.get(), number.get(), microsecondsPerDay);
    mpz_add_ui(number.get(), number.get(), static_cast<unsigned long>(parts.rest));
    return number;
}

Failure tooLarge(Interpreter &vm)
{
    return vm.raise(vm.errors().OverflowError, "days must have magnitude <= 999999999");
}

Eval<Microseconds> spanOf(Interpreter &vm, const BigNumber &number)
{
    if (mpz_sizeinbase(number.get(), 2) > 70)
        return tooLarge(vm);
    BigNumber days;
    BigNumber rest;
    mpz_fdiv_qr_ui(days.get(), rest.get(), number.get(), static_cast<unsigned long>(microsecondsPerDay));
    return mpz_get_si(days.get()) * Microseconds(microsecondsPerDay) + mpz_get_si(rest.get());
}

/// The quotient, halves rounded to the even neighbour.
BigNumber nearest(const BigNumber &dividend, const BigNumber &divisor)
{
    BigNumber quotient;
    BigNumber rest;
    mpz_fdiv_qr(quotient.get(), rest.get(), dividend.get(), divisor.get());
    mpz_mul_2exp(rest.get(), rest.get(), 1);
    const int half = mpz_cmpabs(rest.get(), divisor.get());
    if (half > 0 || (half == 0 && mpz_odd_p(quotient.get())))
        mpz_add_ui(quotient.get(), quotient.get(), 1);
    return quotient;
}

/// A real number as an exact fraction. ValueError and OverflowError for NaN and infinity.
struct Fraction {
    BigNumber over;
    BigNumber under{1};
};
Eval<Fraction> fractionOf(Interpreter &vm, double number)
{
    if (!std::isfinite(number))
        return vm.raise(std::isnan(number) ? vm.errors().ValueError : vm.errors().OverflowError,
                        textOf("cannot convert ", std::isnan(number) ? "NaN" : "Infinity", " to integer ratio"));
    Fraction fraction;
    int exponent = 0;
    const double mantissa = std::frexp(number, &exponent);
    mpz_set_d(fraction.over.get(), std::ldexp(mantissa, 53));
    exponent -= 53;
    BigNumber &scaled = exponent < 0 ? fraction.under : fraction.over;
    mpz_mul_2exp(scaled.get(), scaled.get(), static_cast<mp_bitcnt_t>(std::abs(exponent)));
    return fraction;
}

Eval<Fraction> fractionOf(Interpreter &vm, const Value &factor)
{
    double real = 0;
    if (toDouble(factor, real))
        return fractionOf(vm, real);
    return Fraction{bigNumber(factor), BigNumber(1)};
}

bool isNumber(const Value &value)
{
    double ignored = 0;
    return isInteger(value) || toDouble(value, ignored);
}

Eval<> timedeltaNew(Call &call)
{
    Interpreter &vm = call.vm;
    // days, seconds, microseconds, milliseconds, minutes, hours, weeks
    constexpr std::int64_t units[] = {
        microsecondsPerDay,           microsecondsPerSecond, 1, 1000, 60 * microsecondsPerSecond,
        3600 * microsecondsPerSecond, 7 * microsecondsPerDay};
    BigNumber sum;
    double left = 0; // what is finer than a microsecond
    for (const std::size_t i : {2U, 3U, 1U, 4U, 5U, 0U, 6U}) {
        const Value &given = call[i + 1];
        double real = 0;
        if (isInteger(given)) {
            BigNumber part = bigNumber(given);
            mpz_mul_si(part.get(), part.get(), units[i]);
            mpz_add(sum.get(), sum.get(), part.get());
        } else if (toDouble(given, real)) {
            if (!std::isfinite(real))
                return vm.raise(std::isnan(real) ? vm.errors().ValueError : vm.errors().OverflowError,
                                textOf("cannot convert float ", std::isnan(real) ? "NaN" : "infinity", " to integer"));
            double whole = 0;
            const double rest = std::modf(real, &whole) * static_cast<double>(units[i]);
            BigNumber part;
            mpz_set_d(part.get(), whole);
            mpz_mul_si(part.get(), part.get(), units[i]);
            mpz_add(sum.get(), sum.get(), part.get());
            left += std::modf(rest, &whole);
            mpz_set_d(part.get(), whole);
            mpz_add(sum.get(), sum.get(), part.get());
        } else {
            return vm.raise(vm.errors().TypeError, textOf("unsupported type for timedelta ",
                                                          call.function.signature().items[i + 1].name->text(),
                                                          " component: ", typeName(vm, given)));
        }
    }
    double rounded = std::round(left);
    if (std::fabs(rounded - left) == 0.5) {
        const double odd = mpz_odd_p(sum.get()) ? 1 : 0;
        rounded = 2.0 * std::round((left + odd) * 0.5) - odd;
    }
    BigNumber part;
    mpz_set_d(part.get(), rounded);
    mpz_add(sum.get(), sum.get(), part.get());
    RETORT_TRY(const Ref<TimedeltaObject> made, newInstance<TimedeltaObject>(call));
    RETORT_TRY(made->span, spanOf(vm, sum));
    if (made->span > largest || made->span < smallest)
        return tooLarge(vm);
    return Value(made);
}

Microseconds self(const Call &call)
{
    return objectOf<TimedeltaObject>(call.self).span;
}

Eval<std::optional<int>> order(Call &call, bool)
{
    const auto *other = call[0].native<TimedeltaObject>();
    if (!other)
        return std::optional<int>();
    return std::optional<int>(self(call) < other->span ? -1 : self(call) > other->span ? 1 : 0);
}

Eval<> hash(Call &call)
{
    const DaysAndRest parts = daysAndRest(self(call));
    return Value::integer(mixedHash({parts.days, static_cast<std::int64_t>(parts.rest)}));
}

template <int selfSign, int otherSign> Eval<> add(Call &call)
{
    const auto *other = call[0].native<TimedeltaObject>();
    if (!other)
        return Value::notImplemented();
    return makeTimedelta(call.vm, self(call) * selfSign + other->span * otherSign);
}

template <int sign> Eval<> signedSelf(Call &call)
{
    return makeTimedelta(call.vm, self(call) * sign);
}

Eval<> absolute(Call &call)
{
    return makeTimedelta(call.vm, self(call) < 0 ? -self(call) : self(call));
}

Eval<> isNotZero(Call &call)
{
    return Value::boolean(self(call) != 0);
}

Eval<> multiply(Call &call)
{
    if (!isNumber(call[0]))
        return Value::notImplemented();
    RETORT_TRY(Fraction factor, fractionOf(call.vm, call[0]));
    mpz_mul(factor.over.get(), factor.over.get(), bigOf(self(call)).get());
    RETORT_TRY(const Microseconds span, spanOf(call.vm, nearest(factor.over, factor.under)));
    return makeTimedelta(call.vm, span);
}

Failure dividedByZero(Interpreter &vm)
{
    return vm.raise(vm.errors().ZeroDivisionError, "integer division or modulo by zero");
}

Eval<> divide(Call &call)
{
    Interpreter &vm = call.vm;
    const BigNumber dividend = bigOf(self(call));
    if (const auto *other = call[0].native<TimedeltaObject>()) {
        RETORT_TRY(const Value over, makeInt(vm, dividend));
        RETORT_TRY(const Value under, makeInt(vm, bigOf(other->span)));
        return binary(vm, BinaryOperator::Div, over, under);
    }
    if (!isNumber(call[0]))
        return Value::notImplemented();
    RETORT_TRY(Fraction divisor, fractionOf(vm, call[0]));
    if (mpz_sgn(divisor.over.get()) == 0)
        return dividedByZero(vm);
    mpz_mul(divisor.under.get(), divisor.under.get(), dividend.get());
    RETORT_TRY(const Microseconds span, spanOf(vm, nearest(divisor.under, divisor.over)));
    return makeTimedelta(vm, span);
}

enum class Part { Quotient, Rest, Both };

template <Part part> Eval<> floorDivide(Call &call)
{
    Interpreter &vm = call.vm;
    const auto *other = call[0].native<TimedeltaObject>();
    if (!other && (part != Part::Quotient || !isInteger(call[0])))
        return Value::notImplemented();
    const BigNumber divisor = other ? bigOf(other->span) : bigNumber(call[0]);
    if (mpz_sgn(divisor.get()) == 0)
        return dividedByZero(vm);
    BigNumber quotient;
    BigNumber rest;
    mpz_fdiv_qr(quotient.get(), rest.get(), bigOf(self(call)).get(), divisor.get());
    if (!other) {
        RETORT_TRY(const Microseconds span, spanOf(vm, quotient));
        return makeTimedelta(vm, span);
    }
    RETORT_TRY(const Value whole, makeInt(vm, std::move(quotient)));
    if (part == Part::Quotient)
        return whole;
    RETORT_TRY(const Microseconds span, spanOf(vm, rest));
    RETORT_TRY(Value left, makeTimedelta(vm, span));
    return part == Part::Rest ? left : Value(vm.tuple({whole, left}));
}

Eval<> repr(Call &call)
{
    const DaysAndRest parts = daysAndRest(self(call));
    const auto seconds = static_cast<std::int64_t>(parts.rest / microsecondsPerSecond);
    const auto microseconds = static_cast<std::int64_t>(parts.rest % microsecondsPerSecond);
    std::string inside;
    const auto show = [&](const char *name, std::int64_t number) {
        if (number != 0)
            inside += textOf(inside.empty() ? "" : ", ", name, "=", number);
    };
    show("days", parts.days);
    show("seconds", seconds);
    show("microseconds", microseconds);
    return Value(call.vm.str(shownClassOf(call.self) + "(" + (inside.empty() ? "0" : inside) + ")"));
}

Eval<> str(Call &call)
{
    const DaysAndRest parts = daysAndRest(self(call));
    const ClockTime clock = clockOf(parts.rest);
    std::string text;
    if (parts.days != 0)
        text = textOf(parts.days, parts.days == 1 || parts.days == -1 ? " day, " : " days, ");
    text += textOf(clock.hour, ":", paddedNumber(clock.minute, 2), ":", paddedNumber(clock.second, 2));
    if (clock.microsecond != 0)
        text += "." + paddedNumber(clock.microsecond, 6);
    return Value(call.vm.str(std::move(text)));
}

Eval<> totalSeconds(Call &call)
{
    RETORT_TRY(const Value over, makeInt(call.vm, bigOf(self(call))));
    return binary(call.vm, BinaryOperator::Div, over, Value::integer(microsecondsPerSecond));
}

Eval<> days(Interpreter &, const Value &self)
{
    return Value::integer(daysAndRest(objectOf<TimedeltaObject>(self).span).days);
}

Eval<> seconds(Interpreter &, const Value &self)
{
    const Microseconds rest = daysAndRest(objectOf<TimedeltaObject>(self).span).rest;
    return Value::integer(static_cast<std::int64_t>(rest / microsecondsPerSecond));
}

Eval<> microseconds(Interpreter &, const Value &self)
{
    const Microseconds rest = daysAndRest(objectOf<TimedeltaObject>(self).span).rest;
    return Value::integer(static_cast<std::int64_t>(rest % microsecondsPerSecond));
}

constexpr FunctionEntry methods[] = {
    {"__new__", "cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0",
     "A span of time.", timedeltaNew, Flavor::StaticMethod},
    {"__abs__", "", "The span without its sign.", absolute},
    {"__add__", "other, /", "Both spans together.", add<1, 1>},
    {"__bool__", "", "Whether the span is not zero.", isNotZero},
    {"__divmod__", "other, /", "How often another span fits in, and what is left.", floorDivide<Part::Both>},
    {"__floordiv__", "other, /", "How often another span fits in, or a part of this one.", floorDivide<Part::Quotient>},
    {"__hash__", "", "Equal spans have equal hashes.", hash},
    {"__mod__", "other, /", "What is left when another span is taken away as often as it fits in.",
     floorDivide<Part::Rest>},
    {"__mul__", "factor, /", "The span so many times.", multiply},
    {"__neg__", "", "The span backwards.", signedSelf<-1>},
    {"__pos__", "", "The span.", signedSelf<1>},
    {"__radd__", "other, /", "Both spans together.", add<1, 1>},
    {"__repr__", "", "The call that makes the span.", repr},
    {"__rmul__", "factor, /", "The span so many times.", multiply},
    {"__rsub__", "other, /", "The difference of both spans.", add<-1, 1>},
    {"__str__", "", "Days and clock.", str},
    {"__sub__", "other, /", "The difference of both spans.", add<1, -1>},
    {"__truediv__", "divisor, /", "A part of the span, or the ratio to another one.", divide},
    {"total_seconds", "", "The whole span in seconds.", totalSeconds},
    RETORT_COMPARISONS(order),
};

constexpr AttributeEntry attributes[] = {
    {"days", "Whole days, rounded down.", days},
    {"microseconds", "Microseconds within the second.", microseconds},
    {"seconds", "Seconds within the day.", seconds},
};

} // namespace

const ClassEntry timedeltaEntry{"timedelta", "datetime", "A span of time.",
                                methods,     attributes, allocate<TimedeltaObject>};

Eval<> makeTimedelta(Interpreter &vm, Microseconds span)
{
    if (span > largest || span < smallest)
        return tooLarge(vm);
    const auto made = vm.make<TimedeltaObject>(vm.state<DatetimeClasses>().timedelta.get());
    made->span = span;
    return Value(made);
}

} // namespace retort::script
