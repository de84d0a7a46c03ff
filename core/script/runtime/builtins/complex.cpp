#include <core/script/runtime/builtins/complex.h>
#include <core/script/runtime/values/number.h>

#include <charconv>
#include <cmath>
#include <optional>

namespace retort::script
{

namespace
{

using Number = std::complex<double>;

Number &self(const Call &call)
{
    return call.self.native<Complex>()->number;
}

/// Of every number that is one without being asked; nothing for all else.
Eval<std::optional<Number>> operand(Interpreter &vm, const Value &value)
{
    if (const auto *complex = value.native<Complex>())
        return std::optional<Number>(complex->number);
    if (!value.isFloat() && !value.isKind(Kind::Float) && !isInteger(value))
        return std::optional<Number>();
    RETORT_TRY(const double real, numberAsDouble(vm, value));
    return std::optional<Number>(real);
}

/// A float's repr without the ".0" of whole numbers, as complex numbers show their parts.
std::string shown(double part)
{
    std::string text = reprOfDouble(part);
    if (text.ends_with(".0"))
        text.resize(text.size() - 2);
    return text;
}

std::string reprOf(const Number &number)
{
    const std::string imaginary = shown(number.imag()) + "j";
    if (number.real() == 0 && !std::signbit(number.real()))
        return imaginary;
    const bool hasSign = std::signbit(number.imag()) && !std::isnan(number.imag());
    return "(" + shown(number.real()) + (hasSign ? "" : "+") + imaginary + ")";
}

/// A float at the beginning of the text, which is cut off; nothing when there is none.
std::optional<double> takeFloat(std::string_view &text)
{
    const bool hasSign = !text.empty() && (text[0] == '+' || text[0] == '-');
    std::string_view digits = text.substr(hasSign ? 1 : 0);
    if (digits.empty() || digits[0] == '+' || digits[0] == '-')
        return std::nullopt;
    double value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (read.ec == std::errc::invalid_argument)
        return std::nullopt;
    if (hasSign && text[0] == '-')
        value = -value;
    text = std::string_view(read.ptr, static_cast<std::size_t>(text.data() + text.size() - read.ptr));
    return value;
}

std::optional<Number> parsed(std::string_view text)
{
    const auto isBlank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    const auto trim = [&] {
        while (!text.empty() && isBlank(text.front()))
            text.remove_prefix(1);
        while (!text.empty() && isBlank(text.back()))
            text.remove_suffix(1);
    };
    trim();
    if (text.size() > 1 && text.front() == '(' && text.back() == ')') {
        text = text.substr(1, text.size() - 2);
        trim();
    }
    const auto isUnit = [](std::string_view rest) { return rest == "j" || rest == "J"; };
    const auto unit = [&]() -> std::optional<double> {
        if (isUnit(text) || text == "+j" || text == "+J")
            return 1;
        if (text == "-j" || text == "-J")
            return -1;
        std::string_view rest = text;
        const auto value = takeFloat(rest);
        return value && isUnit(rest) ? value : std::nullopt;
    };
    if (const auto imaginary = unit())
        return Number(0, *imaginary);
    const auto real = takeFloat(text);
    if (!real || text.empty())
        return real ? std::optional<Number>(*real) : std::nullopt;
    if (text[0] != '+' && text[0] != '-')
        return std::nullopt;
    const auto imaginary = unit();
    return imaginary ? std::optional<Number>(Number(*real, *imaginary)) : std::nullopt;
}

Eval<> complexNew(Call &call)
{
    Interpreter &vm = call.vm;
    auto *type = call[0].as<Class>();
    Number number;
    if (const auto *text = call[1].as<Str>()) {
        if (call.isGiven(2))
            return vm.raise(vm.errors().TypeError, "complex() can't take second arg if first is a string");
        const auto read = parsed(text->text());
        if (!read)
            return vm.raise(vm.errors().ValueError, "complex() arg is a malformed string");
        number = *read;
    } else {
        for (const std::size_t index : {1, 2}) {
            if (!call.isGiven(index))
                continue;
            if (call[index].isKind(Kind::Str))
                return vm.raise(vm.errors().TypeError, "complex() second arg can't be a string");
            RETORT_TRY(std::optional<Number> part, operand(vm, call[index]));
            if (!part) {
                RETORT_TRY(
                    part, numberAsDouble(vm, call[index]).map([](double real) { return std::optional<Number>(real); }));
            }
            number = index == 1 ? *part : Number(number.real() - part->imag(), number.imag() + part->real());
        }
    }
    const auto made = Ref<Complex>(new Complex(vm, type != nullptr ? type : vm.state<ComplexClass>().type.get()));
    made->number = number;
    return Value(made);
}

template <Eval<Number> (*compute)(Interpreter &, const Number &, const Number &), bool reflected = false>
Eval<> binary(Call &call)
{
    RETORT_TRY(const auto other, operand(call.vm, call[0]));
    if (!other)
        return Value::notImplemented();
    RETORT_TRY(const Number result,
               reflected ? compute(call.vm, *other, self(call)) : compute(call.vm, self(call), *other));
    return makeComplex(call.vm, result);
}

Eval<Number> add(Interpreter &, const Number &a, const Number &b)
{
    return a + b;
}
Eval<Number> subtract(Interpreter &, const Number &a, const Number &b)
{
    return a - b;
}
Eval<Number> multiply(Interpreter &, const Number &a, const Number &b)
{
    return Number(a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real());
}

/// Scaled by the larger part of the divisor, so that nothing overflows on the way.
Eval<Number> divide(Interpreter &vm, const Number &a, const Number &b)
{
    if (b.real() == 0 && b.imag() == 0)
        return vm.raise(vm.errors().ZeroDivisionError, "complex division by zero");
    if (std::fabs(b.real()) >= std::fabs(b.imag())) {
        const double ratio = b.imag() / b.real();
        const double scale = b.real() + b.imag() * ratio;
        return Number((a.real() + a.imag() * ratio) / scale, (a.imag() - a.real() * ratio) / scale);
    }
    const double ratio = b.real() / b.imag();
    const double scale = b.real() * ratio + b.imag();
    return Number((a.real() * ratio + a.imag()) / scale, (a.imag() * ratio - a.real()) / scale);
}

Eval<Number> raise(Interpreter &vm, const Number &a, const Number &b)
{
    if (b == Number(0))
        return Number(1);
    if (a == Number(0)) {
        if (b.imag() != 0 || b.real() < 0)
            return vm.raise(vm.errors().ZeroDivisionError, "0.0 to a negative or complex power");
        return Number(0);
    }
    // Small whole powers by multiplying, as Python has them.
    if (b.imag() == 0 && b.real() == std::floor(b.real()) && std::fabs(b.real()) <= 100) {
        Number result(1);
        Number square = a;
        for (auto left = static_cast<unsigned>(std::fabs(b.real())); left != 0; left >>= 1U) {
            if ((left & 1U) != 0) {
                RETORT_TRY(result, multiply(vm, result, square));
            }
            RETORT_TRY(square, multiply(vm, square, square));
        }
        return b.real() < 0 ? divide(vm, Number(1), result) : Eval<Number>(result);
    }
    const double length = std::hypot(a.real(), a.imag());
    const double angle = std::atan2(a.imag(), a.real());
    double size = std::pow(length, b.real());
    double turn = angle * b.real();
    if (b.imag() != 0) {
        size /= std::exp(angle * b.imag());
        turn += b.imag() * std::log(length);
    }
    return Number(size * std::cos(turn), size * std::sin(turn));
}

Eval<> negative(Call &call)
{
    return makeComplex(call.vm, -self(call));
}
Eval<> itself(Call &call)
{
    return makeComplex(call.vm, self(call));
}
Eval<> conjugate(Call &call)
{
    return makeComplex(call.vm, std::conj(self(call)));
}
Eval<> absolute(Call &call)
{
    return Value::real(std::hypot(self(call).real(), self(call).imag()));
}
Eval<> isNotZero(Call &call)
{
    return Value::boolean(self(call) != Number(0));
}

template <bool negated> Eval<> equal(Call &call)
{
    RETORT_TRY(const auto other, operand(call.vm, call[0]));
    return other ? Value::boolean((self(call) == *other) != negated) : Value::notImplemented();
}

/// Equal to a float's where it is one.
Eval<> hash(Call &call)
{
    constexpr std::uint64_t factor = 1000003;
    const auto mixed = static_cast<std::uint64_t>(hashOfDouble(self(call).real())) +
                       factor * static_cast<std::uint64_t>(hashOfDouble(self(call).imag()));
    return Value::integer(static_cast<std::int64_t>(mixed));
}

Eval<> repr(Call &call)
{
    return Value(call.vm.str(reprOf(self(call))));
}

Eval<> realPart(Interpreter &, const Value &value)
{
    return Value::real(value.native<Complex>()->number.real());
}
Eval<> imaginaryPart(Interpreter &, const Value &value)
{
    return Value::real(value.native<Complex>()->number.imag());
}

constexpr FunctionEntry methods[] = {
    {"__new__", "cls, real=0, imag=..., /", "A complex number of its parts, or of a text.", complexNew,
     Flavor::StaticMethod},
    {"__abs__", "", "The distance from zero.", absolute},
    {"__add__", "other, /", "self + other", binary<add>},
    {"__bool__", "", "Whether it is not zero.", isNotZero},
    {"__complex__", "", "The same number.", itself},
    {"__eq__", "other, /", "self == other", equal<false>},
    {"__hash__", "", "As that of an equal float.", hash},
    {"__mul__", "other, /", "self * other", binary<multiply>},
    {"__ne__", "other, /", "self != other", equal<true>},
    {"__neg__", "", "-self", negative},
    {"__pos__", "", "+self", itself},
    {"__pow__", "other, modulo=None, /", "self ** other", binary<raise>},
    {"__radd__", "other, /", "other + self", binary<add, true>},
    {"__repr__", "", "The number as text.", repr},
    {"__rmul__", "other, /", "other * self", binary<multiply, true>},
    {"__rpow__", "other, modulo=None, /", "other ** self", binary<raise, true>},
    {"__rsub__", "other, /", "other - self", binary<subtract, true>},
    {"__rtruediv__", "other, /", "other / self", binary<divide, true>},
    {"__sub__", "other, /", "self - other", binary<subtract>},
    {"__truediv__", "other, /", "self / other", binary<divide>},
    {"conjugate", "", "The number on the other side of the real ones.", conjugate},
};

constexpr AttributeEntry attributes[] = {
    {"real", "The real part.", realPart},
    {"imag", "The imaginary part.", imaginaryPart},
};

Eval<> imaginary(Call &call)
{
    RETORT_TRY(const double part, call.number(0));
    return makeComplex(call.vm, {0, part});
}

constexpr ClassEntry complexEntry{"complex", "builtins", "A complex number.", methods, attributes, allocate<Complex>};

} // namespace

const FunctionEntry imaginaryEntry{"<imaginary>", "part, /", "An imaginary number, as it is written.", imaginary};

ComplexClass::ComplexClass(Interpreter &vm)
    : type(vm.defineClass(complexEntry, {}))
{
    type->hasAttributes = false;
}

Value makeComplex(Interpreter &vm, std::complex<double> number)
{
    const auto made = Ref<Complex>(new Complex(vm, vm.state<ComplexClass>().type.get()));
    made->number = number;
    return Value(made);
}

} // namespace retort::script
