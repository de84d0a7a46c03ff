#pragma once

#include <core/script/runtime/interpreter.h>

/// Arithmetic of int, bool and float, and of sets; each gives NotImplemented for operands of other types.

namespace retort::script
{

[[nodiscard]] Eval<> numberBinary(Interpreter &vm, BinaryOperator op, const Value &a, const Value &b);
/// pow(a, b, modulus) of three ints.
[[nodiscard]] Eval<> powerModulo(Interpreter &vm, const Value &base, const Value &exponent, const Value &modulus);
/// |, &, ^, - of sets and dict views, | of dicts and classes.
[[nodiscard]] Eval<> setBinary(Interpreter &vm, BinaryOperator op, const Value &a, const Value &b);
[[nodiscard]] Eval<> setInPlace(Interpreter &vm, BinaryOperator op, const Value &a, const Value &b);

} // namespace retort::script
