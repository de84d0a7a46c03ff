#include <core/script/runtime/protocol/builtin.h>
#include <core/script/runtime/protocol/numbers.h>

#include <algorithm>
#include <cmath>

namespace retort::script
{

namespace
{

Failure divisionByZero(Interpreter &vm, const char *words)
{
    return vm.raise(vm.errors().ZeroDivisionError, std::string(words));
}

double floorMod(double a, double b)
{
    double rest = std::fmod(a, b);
    if (rest != 0.0) {
        if ((b < 0) != (rest < 0))
            rest += b;
    } else {
        rest = std::copysign(0.0, b);
    }
    return rest;
}

double floorDivide(double a, double b)
{
    const double rest = floorMod(a, b);
    const double quotient = (a - rest) / b;
    if (quotient == 0.0)
        return std::copysign(0.0, a / b);
    const double floored = std::floor(quotient);
    return quotient - floored > 0.5 ? floored + 1.0 : floored;
}

Eval<> realBinary(Interpreter &vm, BinaryOperator op, double a, double b)
{
    switch (op) {
    case BinaryOperator::Add:
        return Value::real(a + b);
    case BinaryOperator::Sub:
        return Value::real(a - b);
    case BinaryOperator::Mult:
        return Value::real(a * b);
    case BinaryOperator::Div:
        if (b == 0.0)
            return divisionByZero(vm, "float division by zero");
        return Value::real(a / b);
    case BinaryOperator::FloorDiv:
        if (b == 0.0)
            return divisionByZero(vm, "float floor division by zero");
        return Value::real(floorDivide(a, b));
    case BinaryOperator::Mod:
        if (b == 0.0)
            return divisionByZero(vm, "float modulo");
        return Value::real(floorMod(a, b));
    case BinaryOperator::Pow: {
        if (a == 0.0 && b < 0)
            return divisionByZero(vm, "0.0 cannot be raised to a negative power");
        if (a < 0 && std::floor(b) != b && !std::isinf(b) && !std::isnan(b))
            return vm.raise(vm.errors().ValueError, std::string("complex numbers do not exist in this language"));
        const double result = std::pow(a, b);
        if (std::isinf(result) && !std::isinf(a) && !std::isinf(b))
            return vm.raise(vm.errors().OverflowError, std::string("(34, 'Numerical result out of range')"));
        return Value::real(result);
    }
    default:
        return Value::notImplemented();
    }
}

/// A rough bound of the bits a result needs is checked before GMP is asked for it.
Eval<void> checkBits(Interpreter &vm, double bits)
{
    if (bits > static_cast<double>(vm.limits().intBits))
        return vm.beyond(QStringLiteral("%1 bits for one integer").arg(vm.limits().intBits));
    return {};
}

Eval<> power(Interpreter &vm, const Value &a, const Value &b)
{
    std::int64_t exponent = 0;
    const BigNumber base = bigNumber(a);
    const bool fits = toInt64(b, exponent);
    if (mpz_sgn(bigNumber(b).get()) < 0) {
        RETORT_TRY(const double x, numberAsDouble(vm, a));
        RETORT_TRY(const double y, numberAsDouble(vm, b));
        if (x == 0.0)
            return divisionByZero(vm, "0.0 cannot be raised to a negative power");
        return realBinary(vm, BinaryOperator::Pow, x, y);
    }
    if (mpz_cmpabs_ui(base.get(), 1) <= 0) {
        const bool odd = mpz_odd_p(bigNumber(b).get()) != 0;
        const long sign = mpz_sgn(base.get());
        if (fits && exponent == 0)
            return Value::integer(1);
        return Value::integer(sign < 0 ? (odd ? -1 : 1) : sign);
    }
    if (!fits)
        return vm.beyond(QStringLiteral("%1 bits for one integer").arg(vm.limits().intBits));
    RETORT_CHECK(checkBits(vm, static_cast<double>(base.bits() - 1) * static_cast<double>(exponent)));
    BigNumber result;
    mpz_pow_ui(result.get(), base.get(), static_cast<unsigned long>(exponent));
    return makeInt(vm, std::move(result));
}

Eval<> divideInts(Interpreter &vm, const BigNumber &a, const BigNumber &b)
{
    // Exactly rounded also where the operands do not fit a double: as a ratio of GMP, scaled to 64 bits or more.
    const auto exact = [](const BigNumber &n) { return n.bits() <= 53; };
    if (exact(a) && exact(b))
        return Value::real(mpz_get_d(a.get()) / mpz_get_d(b.get()));
    const long shift = 66 - (static_cast<long>(a.bits()) - static_cast<long>(b.bits()));
    BigNumber numerator(a);
    BigNumber denominator(b);
    if (shift > 0)
        mpz_mul_2exp(numerator.get(), numerator.get(), static_cast<mp_bitcnt_t>(shift));
    else
        mpz_mul_2exp(denominator.get(), denominator.get(), static_cast<mp_bitcnt_t>(-shift));
    BigNumber quotient;
    BigNumber rest;
    mpz_tdiv_qr(quotient.get(), rest.get(), numerator.get(), denominator.get());
    const bool negative = mpz_sgn(quotient.get()) < 0;
    mpz_abs(quotient.get(), quotient.get());
    long dropped = static_cast<long>(quotient.bits()) - 62;
    dropped = std::max(dropped, 0L);
    const bool sticky =
        mpz_sgn(rest.get()) != 0 || (dropped > 0 && mpz_scan1(quotient.get(), 0) < static_cast<mp_bitcnt_t>(dropped));
    mpz_fdiv_q_2exp(quotient.get(), quotient.get(), static_cast<mp_bitcnt_t>(dropped));
    if (sticky)
        mpz_setbit(quotient.get(), 0);
    const double result =
        std::ldexp(static_cast<double>(mpz_get_ui(quotient.get())), static_cast<int>(dropped - shift));
    if (std::isinf(result))
        return vm.raise(vm.errors().OverflowError, std::string("integer division result too large for a float"));
    return Value::real(negative ? -result : result);
}

Eval<> shift(Interpreter &vm, const BigNumber &a, const Value &b, bool left)
{
    std::int64_t by = 0;
    const bool fits = toInt64(b, by);
    if (mpz_sgn(bigNumber(b).get()) < 0)
        return vm.raise(vm.errors().ValueError, std::string("negative shift count"));
    BigNumber result;
    if (left) {
        if (mpz_sgn(a.get()) == 0)
            return Value::integer(0);
        RETORT_CHECK(checkBits(vm, fits ? static_cast<double>(by) + static_cast<double>(a.bits()) : 1e18));
        mpz_mul_2exp(result.get(), a.get(), static_cast<mp_bitcnt_t>(by));
    } else {
        if (!fits || static_cast<std::uint64_t>(by) > a.bits())
            return Value::integer(mpz_sgn(a.get()) < 0 ? -1 : 0);
        mpz_fdiv_q_2exp(result.get(), a.get(), static_cast<mp_bitcnt_t>(by));
    }
    return makeInt(vm, std::move(result));
}

Eval<> integerBinary(Interpreter &vm, BinaryOperator op, const Value &first, const Value &second)
{
    if (op == BinaryOperator::Pow)
        return power(vm, first, second);
    const BigNumber a = bigNumber(first);
    const BigNumber b = bigNumber(second);
    const bool zero = mpz_sgn(b.get()) == 0;
    BigNumber result;
    switch (op) {
    case BinaryOperator::Add:
        mpz_add(result.get(), a.get(), b.get());
        break;
    case BinaryOperator::Sub:
        mpz_sub(result.get(), a.get(), b.get());
        break;
    case BinaryOperator::Mult:
        RETORT_CHECK(checkBits(vm, static_cast<double>(a.bits()) + static_cast<double>(b.bits())));
        RETORT_CHECK(vm.tick((a.bits() + b.bits()) / 512 + 1));
        mpz_mul(result.get(), a.get(), b.get());
        break;
    case BinaryOperator::Div:
        if (zero)
            return divisionByZero(vm, "division by zero");
        return divideInts(vm, a, b);
    case BinaryOperator::FloorDiv:
        if (zero)
            return divisionByZero(vm, "integer division or modulo by zero");
        mpz_fdiv_q(result.get(), a.get(), b.get());
        break;
    case BinaryOperator::Mod:
        if (zero)
            return divisionByZero(vm, "integer modulo by zero");
        mpz_fdiv_r(result.get(), a.get(), b.get());
        break;
    case BinaryOperator::LShift:
        return shift(vm, a, second, true);
    case BinaryOperator::RShift:
        return shift(vm, a, second, false);
    case BinaryOperator::BitOr:
        mpz_ior(result.get(), a.get(), b.get());
        break;
    case BinaryOperator::BitXor:
        mpz_xor(result.get(), a.get(), b.get());
        break;
    case BinaryOperator::BitAnd:
        mpz_and(result.get(), a.get(), b.get());
        break;
    case BinaryOperator::Pow:
    case BinaryOperator::MatMult:
        return Value::notImplemented();
    }
    RETORT_TRY(Value made, makeInt(vm, std::move(result)));
    const bool logical = op == BinaryOperator::BitOr || op == BinaryOperator::BitXor || op == BinaryOperator::BitAnd;
    if (logical && first.isBool() && second.isBool())
        return Value::boolean(made.asInt() != 0);
    return made;
}

bool isNumber(const Value &value)
{
    return isInteger(value) || value.isFloat() || value.isKind(Kind::Float);
}

} // namespace

Eval<> numberBinary(Interpreter &vm, BinaryOperator op, const Value &a, const Value &b)
{
    if (!isNumber(a) || !isNumber(b))
        return Value::notImplemented();
    if (isInteger(a) && isInteger(b)) {
        if (a.isInt() && b.isInt() && b.asInt() > 0 && (op == BinaryOperator::FloorDiv || op == BinaryOperator::Mod)) {
            std::int64_t quotient = a.asInt() / b.asInt();
            std::int64_t rest = a.asInt() % b.asInt();
            if (rest < 0) {
                rest += b.asInt();
                --quotient;
            }
            return Value::integer(op == BinaryOperator::Mod ? rest : quotient);
        }
        return integerBinary(vm, op, a, b);
    }
    switch (op) {
    case BinaryOperator::LShift:
    case BinaryOperator::RShift:
    case BinaryOperator::BitOr:
    case BinaryOperator::BitXor:
    case BinaryOperator::BitAnd:
    case BinaryOperator::MatMult:
        return Value::notImplemented();
    default:
        break;
    }
    RETORT_TRY(const double x, numberAsDouble(vm, a));
    RETORT_TRY(const double y, numberAsDouble(vm, b));
    return realBinary(vm, op, x, y);
}

Eval<> powerModulo(Interpreter &vm, const Value &base, const Value &exponent, const Value &modulus)
{
    if (!isInteger(base) || !isInteger(exponent) || !isInteger(modulus))
        return vm.raise(vm.errors().TypeError,
                        std::string("pow() 3rd argument not allowed unless all arguments are integers"));
    BigNumber result;
    const BigNumber power = bigNumber(exponent);
    const BigNumber mod = bigNumber(modulus);
    BigNumber start = bigNumber(base);
    if (mpz_sgn(mod.get()) == 0)
        return vm.raise(vm.errors().ValueError, std::string("pow() 3rd argument cannot be 0"));
    if (mpz_sgn(power.get()) < 0 && !mpz_invert(result.get(), start.get(), mod.get()))
        return vm.raise(vm.errors().ValueError, std::string("base is not invertible for the given modulus"));
    RETORT_CHECK(checkBits(vm, static_cast<double>(mod.bits()) * 64));
    RETORT_CHECK(vm.tick(power.bits() * (mod.bits() / 64 + 1)));
    mpz_powm(result.get(), start.get(), power.get(), mod.get());
    if (mpz_sgn(mod.get()) < 0 && mpz_sgn(result.get()) > 0)
        mpz_add(result.get(), result.get(), mod.get());
    return makeInt(vm, std::move(result));
}

Eval<> builtinUnary(Interpreter &vm, UnaryOperator op, const Value &value)
{
    double real = 0;
    if (toDouble(value, real)) {
        if (op == UnaryOperator::Minus)
            return Value::real(-real);
        return op == UnaryOperator::Plus ? Value::real(real) : Value::notImplemented();
    }
    if (!isInteger(value))
        return Value::notImplemented();
    BigNumber number = bigNumber(value);
    if (op == UnaryOperator::Minus)
        mpz_neg(number.get(), number.get());
    else if (op == UnaryOperator::Invert)
        mpz_com(number.get(), number.get());
    return makeInt(vm, std::move(number));
}

} // namespace retort::script
