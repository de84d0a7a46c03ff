#include <core/script/runtime/builtins/functions.h>
#include <core/script/runtime/protocol/builtin.h>
#include <core/script/runtime/protocol/numbers.h>

#include <cmath>

namespace retort::script
{

Eval<> builtinAbs(Call &call)
{
    Interpreter &vm = call.vm;
    double number = 0;
    if (const Value *own = overriding(vm, call[0], *vm.names().abs)) {
        const Value method = *own;
        return callMethod(vm, method, call[0]);
    }
    if (toDouble(call[0], number))
        return Value::real(std::fabs(number));
    if (!isInteger(call[0]))
        return vm.raise(vm.errors().TypeError, textOf("bad operand type for abs(): '", typeName(vm, call[0]), "'"));
    BigNumber whole = bigNumber(call[0]);
    mpz_abs(whole.get(), whole.get());
    return makeInt(vm, std::move(whole));
}

namespace
{

Eval<> radix(Call &call, const char *spec)
{
    RETORT_TRY(const Value number, indexOf(call.vm, call[0]));
    RETORT_TRY(std::string text, builtinFormat(call.vm, number, spec));
    return Value(call.vm.str(std::move(text)));
}

} // namespace

Eval<> builtinBin(Call &call)
{
    return radix(call, "#b");
}

Eval<> builtinOct(Call &call)
{
    return radix(call, "#o");
}

Eval<> builtinHex(Call &call)
{
    return radix(call, "#x");
}

Eval<> builtinDivmod(Call &call)
{
    RETORT_TRY(const Value quotient, binary(call.vm, BinaryOperator::FloorDiv, call[0], call[1]));
    RETORT_TRY(const Value rest, binary(call.vm, BinaryOperator::Mod, call[0], call[1]));
    return Value(call.vm.tuple({quotient, rest}));
}

Eval<> builtinPow(Call &call)
{
    if (!call[2].isNone())
        return powerModulo(call.vm, call[0], call[1], call[2]);
    return binary(call.vm, BinaryOperator::Pow, call[0], call[1]);
}

Eval<> builtinRound(Call &call)
{
    Interpreter &vm = call.vm;
    double number = 0;
    if (toDouble(call[0], number)) {
        if (call[1].isNone()) {
            if (std::isnan(number) || std::isinf(number))
                return vm.raise(
                    std::isnan(number) ? vm.errors().ValueError : vm.errors().OverflowError,
                    textOf("cannot convert float ", std::isnan(number) ? "NaN" : "infinity", " to integer"));
            BigNumber whole;
            mpz_set_d(whole.get(), std::nearbyint(number));
            return makeInt(vm, std::move(whole));
        }
        RETORT_TRY(const std::int64_t digits, call.integer(1));
        if (std::isnan(number) || std::isinf(number) || digits > 22)
            return Value::real(number);
        if (digits >= 0) {
            // Through the exact decimal text, as Python does: multiplying would round twice.
            RETORT_TRY(const std::string text,
                       script::builtinFormat(vm, Value::real(number), "." + std::to_string(digits) + "f"));
            return Value::real(std::strtod(text.c_str(), nullptr));
        }
        if (digits < -308)
            return Value::real(std::copysign(0.0, number));
        const double scale = std::pow(10.0, static_cast<double>(-digits));
        return Value::real(std::nearbyint(number / scale) * scale);
    }
    if (isInteger(call[0])) {
        std::int64_t digits = 0;
        if (!call[1].isNone()) {
            RETORT_TRY(digits, call.integer(1));
        }
        if (digits >= 0)
            return indexOf(vm, call[0]);
        const BigNumber whole = bigNumber(call[0]);
        if (static_cast<std::uint64_t>(-digits) > whole.bits() / 3 + 2)
            return Value::integer(0);
        BigNumber unit;
        mpz_ui_pow_ui(unit.get(), 10, static_cast<unsigned long>(-digits));
        BigNumber quotient;
        BigNumber rest;
        mpz_fdiv_qr(quotient.get(), rest.get(), whole.get(), unit.get());
        mpz_mul_2exp(rest.get(), rest.get(), 1);
        const int half = mpz_cmp(rest.get(), unit.get());
        if (half > 0 || (half == 0 && mpz_odd_p(quotient.get())))
            mpz_add_ui(quotient.get(), quotient.get(), 1);
        mpz_mul(quotient.get(), quotient.get(), unit.get());
        return makeInt(vm, std::move(quotient));
    }
    RETORT_TRY(const Value own, findSpecial(vm, call[0], *vm.names().round));
    if (!own.isSet())
        return vm.raise(vm.errors().TypeError,
                        textOf("type ", typeName(vm, call[0]), " doesn't define __round__ method"));
    return call[1].isNone() ? script::call(vm, own) : script::call(vm, own, {call[1]});
}

} // namespace retort::script
