#include <core/script/stdlib/modules.h>
#include <core/script/stdlib/random.h>

#include <QByteArray>

namespace retort::script
{

namespace
{

std::mt19937_64 &engineOf(Call &call)
{
    return worldOf(call.vm).random;
}

/// As many as asked for, 32 for None.
Eval<QByteArray> tokenOf(Call &call)
{
    std::int64_t count = 32;
    if (!call[0].isNone()) {
        RETORT_TRY(count, call.integer(0));
    }
    if (count < 0)
        return call.vm.raise(call.vm.errors().ValueError, "negative argument not allowed");
    RETORT_CHECK(call.vm.reserve(static_cast<std::size_t>(count)));
    RETORT_CHECK(call.vm.tick(static_cast<std::uint64_t>(count)));
    QByteArray bytes;
    for (std::int64_t i = 0; i < count; ++i)
        bytes += static_cast<char>(engineOf(call)() >> 56U);
    return bytes;
}

Eval<> tokenBytes(Call &call)
{
    RETORT_TRY(const QByteArray bytes, tokenOf(call));
    return Value(call.vm.make<Bytes>(bytes.toStdString()));
}

Eval<> tokenHex(Call &call)
{
    RETORT_TRY(const QByteArray bytes, tokenOf(call));
    return Value(call.vm.str(bytes.toHex().toStdString()));
}

Eval<> tokenUrlsafe(Call &call)
{
    RETORT_TRY(const QByteArray bytes, tokenOf(call));
    return Value(
        call.vm.str(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals).toStdString()));
}

Eval<> choice(Call &call)
{
    return randomChoice(call.vm, engineOf(call), call[0]);
}

Eval<> randbelow(Call &call)
{
    RETORT_TRY(const Value limit, indexOf(call.vm, call[0]));
    const BigNumber number = bigNumber(limit);
    if (mpz_sgn(number.get()) <= 0)
        return call.vm.raise(call.vm.errors().ValueError, "Upper bound must be positive.");
    return randomBelow(call.vm, engineOf(call), number);
}

Eval<> randbits(Call &call)
{
    RETORT_TRY(const std::int64_t count, call.integer(0));
    if (count < 0)
        return call.vm.raise(call.vm.errors().ValueError, "number of bits must be non-negative");
    if (static_cast<std::size_t>(count) > call.vm.limits().intBits)
        return call.vm.beyond(QStringLiteral("%1 bits of an integer").arg(call.vm.limits().intBits));
    return makeInt(call.vm, randomBits(engineOf(call), static_cast<std::uint64_t>(count)));
}

Eval<> compareDigest(Call &call)
{
    RETORT_TRY(const std::string_view a, bytesOrAsciiOf(call, 0));
    RETORT_TRY(const std::string_view b, bytesOrAsciiOf(call, 1));
    return Value::boolean(a == b);
}

Eval<void> fill(Interpreter &vm, ModuleObject &module)
{
    module.set(vm, "SystemRandom", vm.state<RandomClasses>().systemRandom);
    module.set(vm, "DEFAULT_ENTROPY", Value::integer(32));
    return {};
}

constexpr FunctionEntry functions[] = {
    {"choice", "seq", "One of a sequence.", choice},
    {"compare_digest", "a, b, /", "Whether two texts are equal.", compareDigest},
    {"randbelow", "exclusive_upper_bound", "A whole number below a limit.", randbelow},
    {"randbits", "k", "A number of so many bits.", randbits},
    {"token_bytes", "nbytes=None", "Random bytes.", tokenBytes},
    {"token_hex", "nbytes=None", "Random bytes as hexadecimal digits.", tokenHex},
    {"token_urlsafe", "nbytes=None", "Random bytes in Base64 with - and _.", tokenUrlsafe},
};
constexpr std::string_view moduleNames[] = {"DEFAULT_ENTROPY", "SystemRandom"};

} // namespace

const ModuleEntry secretsModule{"secrets", "Random tokens.", functions, fill, moduleNames};

} // namespace retort::script
