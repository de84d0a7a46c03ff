#pragma once

#include <core/script/runtime/interpreter.h>
#include <core/script/runtime/values/bytes.h>
#include <core/script/runtime/values/number.h>

/// The operations on values of the language's own classes, as protocol.h does them before (or instead of) asking a
/// class for a dunder method. `Value::notImplemented()` stands for "these types do not do that".

namespace retort::script
{

/// The method that a script or a native module gave the class of `value`: null when the language's own behaviour is
/// meant.
[[nodiscard]] const Value *overriding(Interpreter &vm, const Value &value, const Str &name);
/// Such a method (found on the class) called with `self` in front.
[[nodiscard]] Eval<> callMethod(Interpreter &vm, const Value &method, const Value &self,
                                std::initializer_list<Value> arguments = {});

/// What `object.__setattr__` and `object.__delattr__` do: setAttribute and deleteAttribute of an instance without
/// asking for a method of its class.
[[nodiscard]] Eval<void> setGenericAttribute(Interpreter &vm, const Value &object, const Str &name, const Value &value);
[[nodiscard]] Eval<void> deleteGenericAttribute(Interpreter &vm, const Value &object, const Str &name);

/// The AttributeError that `object` has no such attribute, in the words for its kind.
[[nodiscard]] Failure noAttribute(Interpreter &vm, const Value &object, std::string_view name);

[[nodiscard]] Eval<> builtinBinary(Interpreter &vm, BinaryOperator op, const Value &a, const Value &b);
[[nodiscard]] Eval<> builtinUnary(Interpreter &vm, UnaryOperator op, const Value &value);
[[nodiscard]] Eval<> builtinCompare(Interpreter &vm, CompareOperator op, const Value &a, const Value &b);
[[nodiscard]] Eval<> builtinGetItem(Interpreter &vm, const Value &object, const Value &index);
/// False: not supported.
[[nodiscard]] Eval<bool> builtinSetItem(Interpreter &vm, const Value &object, const Value &index, const Value &value);
[[nodiscard]] Eval<bool> builtinDeleteItem(Interpreter &vm, const Value &object, const Value &index);
/// The same two of a bytearray.
[[nodiscard]] Eval<void> setByteItem(Interpreter &vm, Bytes &array, const Value &index, const Value &value);
[[nodiscard]] Eval<void> deleteByteItem(Interpreter &vm, Bytes &array, const Value &index);
/// A byte of an int; ValueError "byte must be in range(0, 256)".
[[nodiscard]] Eval<char> byteOf(Interpreter &vm, const Value &value);
/// What bytes() and bytearray() make of an iterable of ints; those of bytes as they are.
[[nodiscard]] Eval<std::string> collectBytes(Interpreter &vm, const Value &iterable);
/// `__index__` of an index, and of the parts of a slice, asked before a container is looked at, because it may change
/// that container.
[[nodiscard]] bool asksObjects(const Value &index);
[[nodiscard]] Eval<> plainIndex(Interpreter &vm, const Value &index);
/// Unset: has no length.
[[nodiscard]] Value builtinLength(const Value &object);
/// NotImplemented, or a boolean.
[[nodiscard]] Eval<> builtinContains(Interpreter &vm, const Value &container, const Value &item);
[[nodiscard]] Eval<> builtinIterate(Interpreter &vm, const Value &value);
[[nodiscard]] Eval<std::string> builtinRepr(Interpreter &vm, const Value &value);
[[nodiscard]] Eval<std::string> builtinText(Interpreter &vm, const Value &value);
[[nodiscard]] Eval<std::int64_t> builtinHash(Interpreter &vm, const Value &value);
[[nodiscard]] Eval<std::string> builtinFormat(Interpreter &vm, const Value &value, std::string_view spec);

/// "text" % values
[[nodiscard]] Eval<> percentFormat(Interpreter &vm, std::string_view format, const Value &values);
/// What str.format does.
[[nodiscard]] Eval<std::string> braceFormat(Interpreter &vm, std::string_view format, std::span<const Value> positional,
                                            const Value &named, int depth = 0);

/// list[int] and its kin.
[[nodiscard]] Eval<> makeAlias(Interpreter &vm, const Value &origin, const Value &arguments);
/// A | B of two classes.
[[nodiscard]] Eval<> makeUnion(Interpreter &vm, const Value &a, const Value &b);
/// __new__ and __init__ of a class, past what its metaclass does in `__call__`.
[[nodiscard]] Eval<> constructInstance(Interpreter &vm, Class &type, const Arguments &arguments);

/// Leaves the guard against C++ recursion again.
class NestingGuard
{
public:
    explicit NestingGuard(Interpreter &vm)
        : vm_(vm)
    {
    }
    NestingGuard(const NestingGuard &) = delete;
    NestingGuard &operator=(const NestingGuard &) = delete;
    ~NestingGuard() { vm_.leaveNesting(); }

private:
    Interpreter &vm_;
};

} // namespace retort::script
