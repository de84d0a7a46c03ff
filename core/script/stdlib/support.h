#pragma once

#include <core/script/runtime/interpreter.h>
#include <core/script/runtime/values/bytes.h>
#include <core/script/runtime/values/number.h>
#include <core/script/stdlib/world.h>

#include <optional>

/// What the standard modules share.

namespace retort::script
{

/// The bare object that a `__new__` fills: of the class in the first argument, which may be one of a script.
template <typename T> [[nodiscard]] Eval<Ref<T>> newInstance(Call &call)
{
    auto *type = call[0].as<Class>();
    if (type && type->allocate) {
        RETORT_TRY(const Ref<Object> made, type->allocate(call.vm, *type));
        if (auto *fitting = dynamic_cast<T *>(made.get()))
            return Ref<T>(fitting);
    }
    return call.vm.raise(call.vm.errors().TypeError,
                         textOf(call.function.displayName(), "(X): X is no class derived from this one"));
}

/// `self` of a method or an attribute, which is always of the class its table belongs to.
template <typename T> [[nodiscard]] T &objectOf(const Value &value)
{
    return *value.native<T>();
}

/// Whether two operands whose order is `order` (below, at or above zero) are as `op` asks.
[[nodiscard]] bool holds(CompareOperator op, int order) noexcept;

/// The body of a comparison method. `order(call, isEquality)` gives how self and call[0] stand, or nothing when they
/// cannot be compared.
template <Eval<std::optional<int>> (*order)(Call &call, bool isEquality), CompareOperator op>
[[nodiscard]] Eval<> compareBy(Call &call)
{
    RETORT_TRY(const std::optional<int> found, order(call, op == CompareOperator::Eq || op == CompareOperator::NotEq));
    return found ? Value::boolean(holds(op, *found)) : Value::notImplemented();
}

/// What every table of a class with an order has.
#define RETORT_COMPARISONS(order)                                                                                      \
    {"__eq__", "other, /", "Whether both are equal.", compareBy<order, CompareOperator::Eq>},                          \
        {"__ge__", "other, /", "Whether this one is not less.", compareBy<order, CompareOperator::GtE>},               \
        {"__gt__", "other, /", "Whether this one is greater.", compareBy<order, CompareOperator::Gt>},                 \
        {"__le__", "other, /", "Whether this one is not greater.", compareBy<order, CompareOperator::LtE>},            \
        {"__lt__", "other, /", "Whether this one is less.", compareBy<order, CompareOperator::Lt>},                    \
    {                                                                                                                  \
        "__ne__", "other, /", "Whether both differ.", compareBy<order, CompareOperator::NotEq>                         \
    }

/// A hash of several numbers.
[[nodiscard]] std::int64_t mixedHash(std::initializer_list<std::int64_t> parts) noexcept;

/// The argument's bytes, valid as long as the call: of bytes only.
[[nodiscard]] Eval<std::string_view> bytesOf(const Call &call, std::size_t index);
/// The same, and of a str when it is ASCII, as base64 and binascii read them.
[[nodiscard]] Eval<std::string_view> bytesOrAsciiOf(const Call &call, std::size_t index);

/// How the repr of an object names its class: with the module for those of the library, without for a script's.
[[nodiscard]] std::string shownClassOf(const Value &object);

/// An attribute of a class of tuples whose items have names.
template <std::size_t index> [[nodiscard]] Eval<> namedItem(Interpreter &, const Value &self)
{
    const Tuple &items = *self.as<Tuple>();
    return index < items.size() ? items[index] : Value::none();
}
/// Its `__repr__`: `attributes` is the table of the items, in their order.
template <const auto &attributes> [[nodiscard]] Eval<> reprOfNamedItems(Call &call)
{
    std::string text;
    for (const AttributeEntry &entry : attributes) {
        RETORT_TRY(const Value item, entry.get(call.vm, call.self));
        RETORT_TRY(const std::string shown, reprOf(call.vm, item));
        text += textOf(text.empty() ? "" : ", ", entry.name, "=", shown);
    }
    return Value(call.vm.str(shownClassOf(call.self) + "(" + text + ")"));
}

/// The owner's world. Where it gave none, one that stands still at the beginning of 1970.
[[nodiscard]] World &worldOf(Interpreter &vm);

/// `number` as text of at least `width` digits.
[[nodiscard]] std::string paddedNumber(std::int64_t number, std::size_t width, char fill = '0');

} // namespace retort::script
