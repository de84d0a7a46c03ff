#include <core/script/stdlib/math.h>

namespace retort::script
{

namespace
{

/// The argument as an int; `name` when it must not be negative.
Eval<BigNumber> whole(Call &call, std::size_t index, const char *negative = nullptr)
{
    RETORT_TRY(const Value number, indexOf(call.vm, call[index]));
    BigNumber big = bigNumber(number);
    if (negative && mpz_sgn(big.get()) < 0)
        return call.vm.raise(call.vm.errors().ValueError, negative);
    return big;
}

/// The argument as a number of steps that can be made.
Eval<unsigned long> small(Call &call, std::size_t index, const char *negative)
{
    RETORT_TRY(const BigNumber number, whole(call, index, negative));
    if (mpz_cmp_ui(number.get(), 100'000) > 0)
        return call.vm.beyond(QStringLiteral("100000 factors"));
    RETORT_CHECK(call.vm.tick(mpz_get_ui(number.get())));
    return mpz_get_ui(number.get());
}

/// Steps that grow with the size of the numbers: what GMP makes of long ones takes its time.
Eval<void> tickFor(Interpreter &vm, const BigNumber &number, unsigned long times)
{
    return vm.tick((number.bits() / 64 + 1) * (times + 1));
}

template <void (*combine)(mpz_ptr, mpz_srcptr, mpz_srcptr)> Eval<> combined(Call &call, std::int64_t start)
{
    BigNumber result(start);
    for (const Value &item : call.tuple(0).items()) {
        RETORT_TRY(const Value number, indexOf(call.vm, item));
        const BigNumber big = bigNumber(number);
        RETORT_CHECK(tickFor(call.vm, big, 64));
        combine(result.get(), result.get(), big.get());
    }
    return makeInt(call.vm, std::move(result));
}

} // namespace

Eval<> math::factorial(Call &call)
{
    RETORT_TRY(const unsigned long number, small(call, 0, "factorial() not defined for negative values"));
    BigNumber result;
    mpz_fac_ui(result.get(), number);
    return makeInt(call.vm, std::move(result));
}

Eval<> math::comb(Call &call)
{
    RETORT_TRY(BigNumber n, whole(call, 0, "n must be a non-negative integer"));
    RETORT_TRY(BigNumber k, whole(call, 1, "k must be a non-negative integer"));
    if (mpz_cmp(k.get(), n.get()) > 0)
        return Value::integer(0);
    BigNumber other;
    mpz_sub(other.get(), n.get(), k.get());
    const BigNumber &fewer = mpz_cmp(other.get(), k.get()) < 0 ? other : k;
    if (mpz_cmp_ui(fewer.get(), 100'000) > 0 || n.bits() * mpz_get_ui(fewer.get()) > call.vm.limits().intBits)
        return call.vm.beyond(QStringLiteral("100000 factors"));
    RETORT_CHECK(tickFor(call.vm, n, mpz_get_ui(fewer.get())));
    BigNumber result;
    mpz_bin_ui(result.get(), n.get(), mpz_get_ui(fewer.get()));
    return makeInt(call.vm, std::move(result));
}

Eval<> math::perm(Call &call)
{
    RETORT_TRY(BigNumber n, whole(call, 0, "n must be a non-negative integer"));
    if (call[1].isNone())
        return factorial(call);
    RETORT_TRY(const BigNumber wanted, whole(call, 1, "k must be a non-negative integer"));
    if (mpz_cmp(wanted.get(), n.get()) > 0)
        return Value::integer(0);
    RETORT_TRY(const unsigned long k, small(call, 1, "k must be a non-negative integer"));
    if (n.bits() * k > call.vm.limits().intBits)
        return call.vm.beyond(QStringLiteral("%1 bits of an integer").arg(call.vm.limits().intBits));
    BigNumber result(1);
    for (unsigned long i = 0; i < k; ++i) {
        RETORT_CHECK(tickFor(call.vm, result, 0));
        mpz_mul(result.get(), result.get(), n.get());
        mpz_sub_ui(n.get(), n.get(), 1);
    }
    return makeInt(call.vm, std::move(result));
}

Eval<> math::gcd(Call &call)
{
    return combined<mpz_gcd>(call, 0);
}

Eval<> math::lcm(Call &call)
{
    return combined<mpz_lcm>(call, 1);
}

Eval<> math::isqrt(Call &call)
{
    RETORT_TRY(const BigNumber number, whole(call, 0, "isqrt() argument must be nonnegative"));
    BigNumber root;
    mpz_sqrt(root.get(), number.get());
    return makeInt(call.vm, std::move(root));
}

} // namespace retort::script
