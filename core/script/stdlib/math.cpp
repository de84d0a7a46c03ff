#include <core/script/stdlib/math.h>
#include <core/script/stdlib/modules.h>

#include <cmath>
#include <numbers>

namespace retort::script
{

namespace
{

Failure domainError(Interpreter &vm)
{
    return vm.raise(vm.errors().ValueError, "math domain error");
}

/// As Python: what is no number of a number is an error, and so is infinity of a finite one.
Eval<> checked(Interpreter &vm, double result, bool isFinite, bool isNan, bool overflows = true)
{
    if (std::isnan(result) && !isNan)
        return domainError(vm);
    if (std::isinf(result) && isFinite)
        return overflows ? Eval<>(vm.raise(vm.errors().OverflowError, "math range error")) : domainError(vm);
    return Value::real(result);
}

template <double (*function)(double), bool overflows = true> Eval<> ofOne(Call &call)
{
    RETORT_TRY(const double x, call.number(0));
    return checked(call.vm, function(x), std::isfinite(x), std::isnan(x), overflows);
}

template <double (*function)(double, double)> Eval<> ofTwo(Call &call)
{
    RETORT_TRY(const double x, call.number(0));
    RETORT_TRY(const double y, call.number(1));
    return checked(call.vm, function(x, y), std::isfinite(x) && std::isfinite(y), std::isnan(x) || std::isnan(y));
}

template <bool (*holds)(double)> Eval<> asks(Call &call)
{
    RETORT_TRY(const double x, call.number(0));
    return Value::boolean(holds(x));
}

double degrees(double x)
{
    return x * (180.0 / std::numbers::pi);
}

double radians(double x)
{
    return x * (std::numbers::pi / 180.0);
}

/// An int as it is, a float rounded by `round`, and the special method of everything else.
template <double (*round)(double)> Eval<> rounded(Call &call, const char *special)
{
    Interpreter &vm = call.vm;
    if (isInteger(call[0]))
        return makeInt(vm, bigNumber(call[0]));
    double ignored = 0;
    if (!toDouble(call[0], ignored)) {
        RETORT_TRY(const Value method, findSpecial(vm, call[0], *vm.intern(special)));
        if (method.isSet())
            return script::call(vm, method);
    }
    RETORT_TRY(const double number, call.number(0));
    if (!std::isfinite(number))
        return vm.raise(std::isnan(number) ? vm.errors().ValueError : vm.errors().OverflowError,
                        textOf("cannot convert float ", std::isnan(number) ? "NaN" : "infinity", " to integer"));
    BigNumber whole;
    mpz_set_d(whole.get(), round(number));
    return makeInt(vm, std::move(whole));
}

Eval<> ceil(Call &call)
{
    return rounded<std::ceil>(call, "__ceil__");
}

Eval<> floor(Call &call)
{
    return rounded<std::floor>(call, "__floor__");
}

Eval<> trunc(Call &call)
{
    return rounded<std::trunc>(call, "__trunc__");
}

/// Also of an int that no double holds.
template <double (*function)(double)> Eval<double> logarithm(Call &call, std::size_t index, double ofTwo)
{
    Interpreter &vm = call.vm;
    if (isInteger(call[index])) {
        const BigNumber number = bigNumber(call[index]);
        if (mpz_sgn(number.get()) <= 0)
            return domainError(vm);
        if (number.bits() > 1000) {
            long exponent = 0;
            const double mantissa = mpz_get_d_2exp(&exponent, number.get());
            return function(mantissa) + static_cast<double>(exponent) * ofTwo;
        }
    }
    RETORT_TRY(const double x, call.number(index));
    if (x <= 0)
        return domainError(vm);
    return function(x);
}

Eval<> log(Call &call)
{
    RETORT_TRY(const double over, logarithm<std::log>(call, 0, std::numbers::ln2));
    if (!call.isGiven(1))
        return Value::real(over);
    RETORT_TRY(const double under, logarithm<std::log>(call, 1, std::numbers::ln2));
    if (under == 0)
        return call.vm.raise(call.vm.errors().ZeroDivisionError, "float division by zero");
    return Value::real(over / under);
}

Eval<> log2(Call &call)
{
    RETORT_TRY(const double result, logarithm<std::log2>(call, 0, 1.0));
    return Value::real(result);
}

Eval<> log10(Call &call)
{
    RETORT_TRY(const double result, logarithm<std::log10>(call, 0, std::log10(2.0)));
    return Value::real(result);
}

Eval<> pow(Call &call)
{
    RETORT_TRY(const double x, call.number(0));
    RETORT_TRY(const double y, call.number(1));
    if (x == 0 && y < 0 && std::isfinite(y))
        return domainError(call.vm);
    return checked(call.vm, std::pow(x, y), std::isfinite(x) && std::isfinite(y), std::isnan(x) || std::isnan(y));
}

/// Without rounding in between: what the sum loses is kept in parts (Shewchuk).
Eval<> fsum(Call &call)
{
    std::vector<double> parts;
    double special = 0;
    RETORT_CHECK(forEach(call.vm, call[0], [&](const Value &item) -> Eval<void> {
        RETORT_CHECK(call.vm.tick(parts.size() + 1));
        RETORT_TRY(double x, numberAsDouble(call.vm, item));
        if (!std::isfinite(x)) {
            special += x;
            return {};
        }
        std::size_t kept = 0;
        for (double y : parts) {
            if (std::fabs(x) < std::fabs(y))
                std::swap(x, y);
            const double high = x + y;
            const double low = y - (high - x);
            if (low != 0)
                parts[kept++] = low;
            x = high;
        }
        parts.resize(kept);
        parts.push_back(x);
        return {};
    }));
    if (special != 0 || std::isnan(special))
        return Value::real(special);
    double sum = 0;
    while (!parts.empty()) {
        const double before = sum;
        sum += parts.back();
        const double lost = parts.back() - (sum - before);
        parts.pop_back();
        if (lost == 0)
            continue;
        // Half-way cases look at the sign of what is left.
        if (!parts.empty() && (lost < 0) == (parts.back() < 0)) {
            const double doubled = lost * 2;
            if (doubled == sum + doubled - sum)
                sum += doubled;
        }
        break;
    }
    return Value::real(sum);
}

Eval<> prod(Call &call)
{
    Value product = call[1];
    RETORT_CHECK(forEach(call.vm, call[0], [&](const Value &item) -> Eval<void> {
        RETORT_TRY(product, binary(call.vm, BinaryOperator::Mult, product, item));
        return {};
    }));
    return product;
}

Eval<> hypot(Call &call)
{
    double result = 0;
    for (const Value &item : call.tuple(0).items()) {
        RETORT_TRY(const double x, numberAsDouble(call.vm, item));
        result = std::hypot(result, x);
    }
    return Value::real(result);
}

Eval<> dist(Call &call)
{
    RETORT_TRY(const std::vector<Value> p, collect(call.vm, call[0]));
    RETORT_TRY(const std::vector<Value> q, collect(call.vm, call[1]));
    if (p.size() != q.size())
        return call.vm.raise(call.vm.errors().ValueError, "both points must have the same number of dimensions");
    double result = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        RETORT_TRY(const double x, numberAsDouble(call.vm, p[i]));
        RETORT_TRY(const double y, numberAsDouble(call.vm, q[i]));
        result = std::hypot(result, x - y);
    }
    return Value::real(result);
}

Eval<> isclose(Call &call)
{
    RETORT_TRY(const double a, call.number(0));
    RETORT_TRY(const double b, call.number(1));
    RETORT_TRY(const double relative, call.number(2));
    RETORT_TRY(const double absolute, call.number(3));
    if (relative < 0 || absolute < 0)
        return call.vm.raise(call.vm.errors().ValueError, "tolerances must be non-negative");
    if (a == b)
        return Value::boolean(true);
    if (std::isinf(a) || std::isinf(b))
        return Value::boolean(false);
    const double difference = std::fabs(a - b);
    return Value::boolean(difference <= std::fabs(relative * a) || difference <= std::fabs(relative * b) ||
                          difference <= absolute);
}

Eval<> frexp(Call &call)
{
    RETORT_TRY(const double x, call.number(0));
    int exponent = 0;
    const double mantissa = std::frexp(x, &exponent);
    return Value(call.vm.tuple({Value::real(mantissa), Value::integer(std::isfinite(x) ? exponent : 0)}));
}

Eval<> ldexp(Call &call)
{
    RETORT_TRY(const double x, call.number(0));
    RETORT_TRY(const std::int64_t exponent, call.integer(1));
    const int clamped = exponent > 10'000 ? 10'000 : exponent < -10'000 ? -10'000 : static_cast<int>(exponent);
    return checked(call.vm, std::ldexp(x, clamped), std::isfinite(x), std::isnan(x));
}

Eval<> modf(Call &call)
{
    RETORT_TRY(const double x, call.number(0));
    double integral = 0;
    const double fraction = std::modf(x, &integral);
    return Value(call.vm.tuple({Value::real(fraction), Value::real(integral)}));
}

Eval<void> fill(Interpreter &vm, ModuleObject &module)
{
    module.set(vm, "e", Value::real(std::numbers::e));
    module.set(vm, "inf", Value::real(HUGE_VAL));
    module.set(vm, "nan", Value::real(std::nan("")));
    module.set(vm, "pi", Value::real(std::numbers::pi));
    module.set(vm, "tau", Value::real(2 * std::numbers::pi));
    return {};
}

constexpr FunctionEntry functions[] = {
    {"acos", "x, /", "The arc cosine.", ofOne<std::acos>},
    {"asin", "x, /", "The arc sine.", ofOne<std::asin>},
    {"atan", "x, /", "The arc tangent.", ofOne<std::atan>},
    {"atan2", "y, x, /", "The angle of a point.", ofTwo<std::atan2>},
    {"cbrt", "x, /", "The cube root.", ofOne<std::cbrt>},
    {"ceil", "x, /", "The least whole number that is not less.", ceil},
    {"comb", "n, k, /", "In how many ways k of n can be chosen.", math::comb},
    {"copysign", "x, y, /", "One number with the sign of another one.", ofTwo<std::copysign>},
    {"cos", "x, /", "The cosine.", ofOne<std::cos>},
    {"cosh", "x, /", "The hyperbolic cosine.", ofOne<std::cosh>},
    {"degrees", "x, /", "Radians as degrees.", ofOne<degrees>},
    {"dist", "p, q, /", "How far two points are from each other.", dist},
    {"exp", "x, /", "e to a power.", ofOne<std::exp>},
    {"exp2", "x, /", "2 to a power.", ofOne<std::exp2>},
    {"expm1", "x, /", "e to a power, less 1.", ofOne<std::expm1>},
    {"fabs", "x, /", "A number without its sign.", ofOne<std::fabs>},
    {"factorial", "n, /", "The product of the numbers up to n.", math::factorial},
    {"floor", "x, /", "The greatest whole number that is not greater.", floor},
    {"fmod", "x, y, /", "What is left of a division, with the sign of x.", ofTwo<std::fmod>},
    {"frexp", "x, /", "Mantissa and exponent.", frexp},
    {"fsum", "seq, /", "The exact sum, rounded once.", fsum},
    {"gcd", "*integers", "The greatest common divisor.", math::gcd},
    {"hypot", "*coordinates", "How far a point is from the origin.", hypot},
    {"isclose", "a, b, *, rel_tol=0.000000001, abs_tol=0.0", "Whether two numbers are nearly equal.", isclose},
    {"isfinite", "x, /", "Whether a number is neither infinite nor NaN.", asks<std::isfinite>},
    {"isinf", "x, /", "Whether a number is infinite.", asks<std::isinf>},
    {"isnan", "x, /", "Whether a number is NaN.", asks<std::isnan>},
    {"isqrt", "n, /", "The square root, rounded down.", math::isqrt},
    {"lcm", "*integers", "The least common multiple.", math::lcm},
    {"ldexp", "x, i, /", "A mantissa with an exponent.", ldexp},
    {"log", "x, base=..., /", "The logarithm, natural without a base.", log},
    {"log10", "x, /", "The logarithm to base 10.", log10},
    {"log1p", "x, /", "The natural logarithm of a number and 1.", ofOne<std::log1p, false>},
    {"log2", "x, /", "The logarithm to base 2.", log2},
    {"modf", "x, /", "Fraction and whole part.", modf},
    {"perm", "n, k=None, /", "In how many orders k of n can be chosen.", math::perm},
    {"pow", "x, y, /", "A power.", pow},
    {"prod", "iterable, /, *, start=1", "The product of numbers.", prod},
    {"radians", "x, /", "Degrees as radians.", ofOne<radians>},
    {"remainder", "x, y, /", "The difference to the nearest multiple.", ofTwo<std::remainder>},
    {"sin", "x, /", "The sine.", ofOne<std::sin>},
    {"sinh", "x, /", "The hyperbolic sine.", ofOne<std::sinh>},
    {"sqrt", "x, /", "The square root.", ofOne<std::sqrt>},
    {"tan", "x, /", "The tangent.", ofOne<std::tan>},
    {"tanh", "x, /", "The hyperbolic tangent.", ofOne<std::tanh>},
    {"trunc", "x, /", "The number without its fraction.", trunc},
};
constexpr std::string_view moduleNames[] = {"e", "inf", "nan", "pi", "tau"};

} // namespace

const ModuleEntry mathModule{"math", "Functions of numbers.", functions, fill, moduleNames};

} // namespace retort::script
