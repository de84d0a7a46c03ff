#include <core/script/error_codes.h>
#include <core/script/runtime/interpreter.h>
#include <core/script/runtime/values/int.h>

#include <algorithm>
#include <limits>

namespace retort::script
{

namespace
{

constexpr std::size_t maximumDigits = 4300; ///< Python's own limit for decimal text

std::size_t sizeInBytes(const BigNumber &number)
{
    return mpz_size(number.get()) * sizeof(mp_limb_t);
}

int digitOf(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'Z')
        return c - 'A' + 10;
    return 99;
}

} // namespace

Int::Int(Interpreter &vm, Class *type, BigNumber number)
    : Object(vm.heap(), objectKind, type)
    , number_(std::move(number))
{
    heap().charge(sizeInBytes(number_));
}

Int::~Int()
{
    heap().credit(sizeInBytes(number_));
}

bool isInteger(const Value &value) noexcept
{
    return value.isInt() || value.isBool() || value.isKind(Kind::Int);
}

BigNumber bigNumber(const Value &value)
{
    if (const Int *large = value.as<Int>())
        return large->number();
    return BigNumber(value.asInt());
}

bool toInt64(const Value &value, std::int64_t &into) noexcept
{
    if (value.isInt() || value.isBool()) {
        into = value.asInt();
        return true;
    }
    const Int *large = value.as<Int>();
    if (!large || !mpz_fits_slong_p(large->number().get()))
        return false;
    into = mpz_get_si(large->number().get());
    return true;
}

Eval<> makeInt(Interpreter &vm, BigNumber number)
{
    if (mpz_fits_slong_p(number.get()))
        return Value::integer(mpz_get_si(number.get()));
    if (number.bits() > vm.limits().intBits)
        return vm.raiseError(
            Error{errors::ScriptLimit,
                  {{QStringLiteral("limit"), QStringLiteral("%1 bits for one integer").arg(vm.limits().intBits)}},
                  {},
                  {},
                  {}});
    // What it took to work out grows with the size.
    RETORT_CHECK(vm.tick(number.bits() / 4));
    return Value(Ref<Int>(new Int(vm, vm.types().integer.get(), std::move(number))));
}

Eval<> parseInt(Interpreter &vm, std::string_view text, int base)
{
    bool negative = false;
    if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
        negative = text.front() == '-';
        text.remove_prefix(1);
    }
    if (text.size() > 2 && text[0] == '0') {
        const char mark = static_cast<char>(text[1] | 0x20);
        const int marked = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 0;
        if (marked != 0 && (base == 0 || base == marked)) {
            base = marked;
            text.remove_prefix(2);
            if (text.front() == '_')
                text.remove_prefix(1);
        }
    }
    if (base == 0) {
        if (text.size() > 1 && text[0] == '0' && text.find_first_not_of("0_") != std::string_view::npos)
            return Value();
        base = 10;
    }
    std::string digits;
    digits.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '_') {
            if (i == 0 || i + 1 == text.size() || text[i - 1] == '_')
                return Value();
            continue;
        }
        if (digitOf(text[i]) >= base)
            return Value();
        digits.push_back(text[i]);
    }
    if (digits.empty())
        return Value();
    if (digits.size() <= 18 && base == 10) {
        std::int64_t small = 0;
        for (const char digit : digits)
            small = small * 10 + (digit - '0');
        return Value::integer(negative ? -small : small);
    }
    if (digits.size() > maximumDigits && (base & (base - 1)) != 0)
        return vm.raise(vm.errors().ValueError,
                        textOf("Exceeds the limit (", maximumDigits,
                               " digits) for integer string conversion: value has ", digits.size(),
                               " digits; use sys.set_int_max_str_digits() to increase the limit"));
    BigNumber number;
    mpz_set_str(number.get(), digits.c_str(), base);
    if (negative)
        mpz_neg(number.get(), number.get());
    return makeInt(vm, std::move(number));
}

Eval<std::string> intToText(Interpreter &vm, const Value &value)
{
    if (!value.isObject())
        return std::to_string(value.asInt());
    const BigNumber &number = value.as<Int>()->number();
    if (mpz_sizeinbase(number.get(), 10) > maximumDigits + 1)
        return vm.raise(
            vm.errors().ValueError,
            textOf("Exceeds the limit (", maximumDigits,
                   " digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"));
    std::string text(mpz_sizeinbase(number.get(), 10) + 2, '\0');
    mpz_get_str(text.data(), 10, number.get());
    text.resize(text.find('\0'));
    if (text.size() > maximumDigits + (text.front() == '-' ? 1 : 0))
        return vm.raise(
            vm.errors().ValueError,
            textOf("Exceeds the limit (", maximumDigits,
                   " digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"));
    return text;
}

} // namespace retort::script
