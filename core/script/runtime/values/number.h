#pragma once

#include <core/script/runtime/raised.h>

#include <string>

namespace retort::script
{

class Interpreter;

/// A float of a subclass of float; plain ones live inside their Value.
class Float final : public Object
{
public:
    static constexpr Kind objectKind = Kind::Float;

    Float(Interpreter &vm, Class *type, double number);
    [[nodiscard]] double number() const noexcept { return number_; }

private:
    double number_;
};

/// The double of a float, or of a subclass of it; false for everything else, ints included.
[[nodiscard]] bool toDouble(const Value &value, double &into) noexcept;
/// The same for every real number; OverflowError for an int that is too large, TypeError for no number.
[[nodiscard]] Eval<double> numberAsDouble(Interpreter &vm, const Value &value);
/// float.__repr__: the shortest digits that read back as the same number.
[[nodiscard]] std::string reprOfDouble(double number);
/// Equal numbers have equal hashes, whatever their type (Python's rule modulo 2^61 - 1).
[[nodiscard]] std::int64_t hashOfDouble(double number) noexcept;
[[nodiscard]] std::int64_t hashOfInteger(const Value &value);

} // namespace retort::script
