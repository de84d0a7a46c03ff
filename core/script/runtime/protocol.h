#pragma once

#include <core/script/runtime/native.h>
#include <core/script/runtime/signature.h>
#include <core/script/runtime/values/class.h>

#include <initializer_list>
#include <utility>

/// What can be done with any value: the operations behind the syntax of the language. Each may run script code
/// (dunder methods), and fails as a script does.

namespace retort::script
{

/// Python's type(value).
[[nodiscard]] Class &typeOf(Interpreter &vm, const Value &value);
/// The name as messages have it: "int", "NoneType", "Column".
[[nodiscard]] const std::string &typeName(Interpreter &vm, const Value &value);

[[nodiscard]] Eval<> getAttribute(Interpreter &vm, const Value &object, const Str &name);
[[nodiscard]] Eval<> getAttribute(Interpreter &vm, const Value &object, std::string_view name);
/// Unset instead of an AttributeError.
[[nodiscard]] Eval<> findAttribute(Interpreter &vm, const Value &object, const Str &name);
[[nodiscard]] Eval<> findAttribute(Interpreter &vm, const Value &object, std::string_view name);
[[nodiscard]] Eval<void> setAttribute(Interpreter &vm, const Value &object, const Str &name, const Value &value);
[[nodiscard]] Eval<void> deleteAttribute(Interpreter &vm, const Value &object, const Str &name);
/// `object.__getattribute__` without `__getattr__`: class, instance, descriptors. Unset when there is none.
[[nodiscard]] Eval<> findGenericAttribute(Interpreter &vm, const Value &object, const Str &name);

[[nodiscard]] Eval<> call(Interpreter &vm, const Value &callee, const Arguments &arguments);
[[nodiscard]] Eval<> call(Interpreter &vm, const Value &callee, std::initializer_list<Value> arguments = {});
/// With keyword arguments.
[[nodiscard]] Eval<> call(Interpreter &vm, const Value &callee, std::span<const Value> arguments,
                          std::span<const std::pair<Ref<Str>, Value>> keywords);
/// The method a class defines, bound to `object`, past its own attributes; Unset when there is none.
[[nodiscard]] Eval<> findSpecial(Interpreter &vm, const Value &object, const Str &name);
[[nodiscard]] bool isCallable(Interpreter &vm, const Value &value);

[[nodiscard]] Eval<> getItem(Interpreter &vm, const Value &object, const Value &index);
[[nodiscard]] Eval<void> setItem(Interpreter &vm, const Value &object, const Value &index, const Value &value);
[[nodiscard]] Eval<void> deleteItem(Interpreter &vm, const Value &object, const Value &index);
[[nodiscard]] Eval<std::size_t> lengthOf(Interpreter &vm, const Value &object);
[[nodiscard]] Eval<bool> contains(Interpreter &vm, const Value &container, const Value &item);

/// iter(value)
[[nodiscard]] Eval<> iterate(Interpreter &vm, const Value &value);
/// The next value of an iterator; Unset at the end.
[[nodiscard]] Eval<> next(Interpreter &vm, const Value &iterator);
/// All values of an iterable, in order.
[[nodiscard]] Eval<std::vector<Value>> collect(Interpreter &vm, const Value &iterable);
/// Calls `visit(value)` (which gives Eval<void>) for each value of an iterable; stops at the first failure.
template <typename Visit> [[nodiscard]] Eval<void> forEach(Interpreter &vm, const Value &iterable, Visit &&visit)
{
    RETORT_TRY(const Value iterator, iterate(vm, iterable));
    while (true) {
        RETORT_TRY(const Value item, next(vm, iterator));
        if (!item.isSet())
            return {};
        RETORT_CHECK(visit(item));
    }
}

[[nodiscard]] Eval<bool> truth(Interpreter &vm, const Value &value);
/// a == b as a truth; identical values are equal without asking, as in containers.
[[nodiscard]] Eval<bool> equals(Interpreter &vm, const Value &a, const Value &b);
/// ==, !=, <, <=, >, >= as the operands give it: any value. `is` and `in` are no comparison of this kind.
[[nodiscard]] Eval<> compare(Interpreter &vm, CompareOperator op, const Value &a, const Value &b);
/// a < b as a truth.
[[nodiscard]] Eval<bool> isLess(Interpreter &vm, const Value &a, const Value &b);
[[nodiscard]] Eval<std::int64_t> hashOf(Interpreter &vm, const Value &value);

[[nodiscard]] Eval<> binary(Interpreter &vm, BinaryOperator op, const Value &a, const Value &b);
/// a op= b: `__iadd__` and its kin first.
[[nodiscard]] Eval<> inPlace(Interpreter &vm, BinaryOperator op, const Value &a, const Value &b);
[[nodiscard]] Eval<> unary(Interpreter &vm, UnaryOperator op, const Value &value);

/// repr(value), str(value), format(value, spec), in UTF-8.
[[nodiscard]] Eval<std::string> reprOf(Interpreter &vm, const Value &value);
[[nodiscard]] Eval<std::string> textOfValue(Interpreter &vm, const Value &value);
[[nodiscard]] Eval<std::string> formatValue(Interpreter &vm, const Value &value, std::string_view spec);

/// isinstance and issubclass; `classes` may be a tuple, nested too, or a union (int | None).
[[nodiscard]] Eval<bool> isInstance(Interpreter &vm, const Value &value, const Value &classes);
[[nodiscard]] Eval<bool> isSubclass(Interpreter &vm, const Value &type, const Value &classes);

/// An int through `__index__`; TypeError "... cannot be interpreted as an integer".
[[nodiscard]] Eval<> indexOf(Interpreter &vm, const Value &value);

} // namespace retort::script
