#pragma once

#include <core/script/runtime/interpreter.h>

namespace retort::script
{

/// The common cases of a + b and its kin: integers and floats without a look at any class. False: not such a case.
[[nodiscard]] inline bool quickBinary(BinaryOperator op, const Value &a, const Value &b, Value &into)
{
    if (a.isInt() && b.isInt()) {
        std::int64_t result = 0;
        switch (op) {
        case BinaryOperator::Add:
            if (__builtin_add_overflow(a.asInt(), b.asInt(), &result))
                return false;
            break;
        case BinaryOperator::Sub:
            if (__builtin_sub_overflow(a.asInt(), b.asInt(), &result))
                return false;
            break;
        case BinaryOperator::Mult:
            if (__builtin_mul_overflow(a.asInt(), b.asInt(), &result))
                return false;
            break;
        default:
            return false;
        }
        into = Value::integer(result);
        return true;
    }
    if (a.isFloat() && b.isFloat()) {
        switch (op) {
        case BinaryOperator::Add:
            into = Value::real(a.asFloat() + b.asFloat());
            return true;
        case BinaryOperator::Sub:
            into = Value::real(a.asFloat() - b.asFloat());
            return true;
        case BinaryOperator::Mult:
            into = Value::real(a.asFloat() * b.asFloat());
            return true;
        default:
            return false;
        }
    }
    return false;
}

/// The same for comparisons: integers, and identity of whatever there is.
[[nodiscard]] inline bool quickCompare(CompareOperator op, const Value &a, const Value &b, bool &into)
{
    if (op == CompareOperator::Is || op == CompareOperator::IsNot) {
        into = a.is(b) == (op == CompareOperator::Is);
        return true;
    }
    if (!a.isInt() || !b.isInt())
        return false;
    const std::int64_t x = a.asInt();
    const std::int64_t y = b.asInt();
    switch (op) {
    case CompareOperator::Eq:
        into = x == y;
        return true;
    case CompareOperator::NotEq:
        into = x != y;
        return true;
    case CompareOperator::Lt:
        into = x < y;
        return true;
    case CompareOperator::LtE:
        into = x <= y;
        return true;
    case CompareOperator::Gt:
        into = x > y;
        return true;
    case CompareOperator::GtE:
        into = x >= y;
        return true;
    default:
        return false;
    }
}

} // namespace retort::script
