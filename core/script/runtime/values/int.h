#pragma once

#include <core/script/runtime/raised.h>

#include <string>
#include <string_view>

#include <gmp.h>

namespace retort::script
{

/// A number of GMP as a value of C++.
class BigNumber
{
public:
    BigNumber() { mpz_init(number_); }
    explicit BigNumber(std::int64_t value) { mpz_init_set_si(number_, value); }
    BigNumber(const BigNumber &other) { mpz_init_set(number_, other.number_); }
    BigNumber(BigNumber &&other) noexcept
    {
        mpz_init(number_);
        mpz_swap(number_, other.number_);
    }
    BigNumber &operator=(BigNumber other) noexcept
    {
        mpz_swap(number_, other.number_);
        return *this;
    }
    ~BigNumber() { mpz_clear(number_); }

    [[nodiscard]] mpz_ptr get() noexcept { return number_; }
    [[nodiscard]] mpz_srcptr get() const noexcept { return number_; }
    [[nodiscard]] std::size_t bits() const noexcept { return mpz_sizeinbase(number_, 2); }

private:
    mpz_t number_;
};

/// An int that does not fit a Value: of more than 64 bits, or of a subclass of int (IntEnum) and then of any size.
class Int final : public Object
{
public:
    static constexpr Kind objectKind = Kind::Int;

    Int(Interpreter &vm, Class *type, BigNumber number);
    ~Int() override;

    [[nodiscard]] const BigNumber &number() const noexcept { return number_; }

private:
    BigNumber number_;
};

/// Whether the value is an int of Python: small, large, of a subclass, or a bool.
[[nodiscard]] bool isInteger(const Value &value) noexcept;
/// The number of a value for which isInteger holds.
[[nodiscard]] BigNumber bigNumber(const Value &value);
/// The value as 64 bits, when it is an int (or bool) and fits.
[[nodiscard]] bool toInt64(const Value &value, std::int64_t &into) noexcept;
/// A plain int, small where it fits; a number beyond Limits::intBits fails.
[[nodiscard]] Eval<> makeInt(Interpreter &vm, BigNumber number);

/// int(text, base) without the surrounding spaces; Unset when `text` is no such number.
[[nodiscard]] Eval<> parseInt(Interpreter &vm, std::string_view text, int base);
/// Python's decimal digits; ValueError beyond 4300 of them.
[[nodiscard]] Eval<std::string> intToText(Interpreter &vm, const Value &value);

} // namespace retort::script
