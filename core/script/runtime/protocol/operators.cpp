#include <core/script/runtime/protocol/builtin.h>
#include <core/script/runtime/protocol/numbers.h>
#include <core/script/runtime/protocol/work.h>

#include <algorithm>

namespace retort::script
{

namespace
{

struct OperatorNames {
    const Ref<Str> Names::*method;
    const Ref<Str> Names::*reflected;
    const Ref<Str> Names::*inPlace;
    const char *sign;
};

constexpr OperatorNames operators[] = {
    {&Names::add, &Names::radd, &Names::iadd, "+"},
    {&Names::sub, &Names::rsub, &Names::isub, "-"},
    {&Names::mul, &Names::rmul, &Names::imul, "*"},
    {&Names::matmul, &Names::rmatmul, &Names::imatmul, "@"},
    {&Names::truediv, &Names::rtruediv, &Names::itruediv, "/"},
    {&Names::mod, &Names::rmod, &Names::imod, "%"},
    {&Names::pow, &Names::rpow, &Names::ipow, "** or pow()"},
    {&Names::lshift, &Names::rlshift, &Names::ilshift, "<<"},
    {&Names::rshift, &Names::rrshift, &Names::irshift, ">>"},
    {&Names::or_, &Names::ror, &Names::ior, "|"},
    {&Names::xor_, &Names::rxor, &Names::ixor, "^"},
    {&Names::and_, &Names::rand, &Names::iand, "&"},
    {&Names::floordiv, &Names::rfloordiv, &Names::ifloordiv, "//"},
};

const OperatorNames &namesOf(BinaryOperator op)
{
    return operators[static_cast<std::size_t>(op)];
}

Failure unsupported(Interpreter &vm, const char *sign, const char *suffix, const Value &a, const Value &b)
{
    return vm.raise(vm.errors().TypeError, textOf("unsupported operand type(s) for ", sign, suffix, ": '",
                                                  typeName(vm, a), "' and '", typeName(vm, b), "'"));
}

/// NotImplemented when neither operand knows how.
Eval<> tryBinary(Interpreter &vm, BinaryOperator op, const Value &a, const Value &b)
{
    for (const Value *value : {&a, &b})
        if (const auto *placeholder = value->as<Placeholder>())
            return vm.outOfReach(*placeholder);
    const OperatorNames &names = namesOf(op);
    const Value *left = overriding(vm, a, *(vm.names().*names.method));
    const Value *right = overriding(vm, b, *(vm.names().*names.reflected));
    const Value leftMethod = left ? *left : Value();
    const Value rightMethod = right ? *right : Value();
    Class &leftType = typeOf(vm, a);
    Class &rightType = typeOf(vm, b);
    const bool rightFirst = rightMethod.isSet() && &leftType != &rightType && rightType.isSubclassOf(&leftType);
    if (rightFirst) {
        RETORT_TRY(Value result, callMethod(vm, rightMethod, b, {a}));
        if (!result.isNotImplemented())
            return result;
    }
    if (leftMethod.isSet()) {
        RETORT_TRY(Value result, callMethod(vm, leftMethod, a, {b}));
        if (!result.isNotImplemented())
            return result;
    } else {
        RETORT_TRY(Value result, builtinBinary(vm, op, a, b));
        if (!result.isNotImplemented())
            return result;
    }
    if (rightMethod.isSet() && !rightFirst && &leftType != &rightType)
        return callMethod(vm, rightMethod, b, {a});
    if (leftMethod.isSet() && !rightMethod.isSet() && &leftType != &rightType)
        return builtinBinary(vm, op, a, b);
    return Value::notImplemented();
}

Eval<> repeatSequence(Interpreter &vm, const Value &sequence, const Value &count)
{
    std::int64_t times = 0;
    if (!toInt64(count, times))
        return vm.raise(vm.errors().OverflowError, textOf("cannot fit 'int' into an index-sized integer"));
    times = std::max<std::int64_t>(times, 0);
    const auto repeatText = [&](std::string_view text) -> Eval<std::string> {
        if (!text.empty() && static_cast<std::uint64_t>(times) > (std::uint64_t(1) << 40U) / text.size())
            return vm.reserve(std::size_t(1) << 40U).map([] { return std::string(); });
        RETORT_CHECK(vm.reserve(text.size() * static_cast<std::size_t>(times)));
        RETORT_CHECK(vm.tick(stepsOfText(text.size() * static_cast<std::size_t>(times))));
        std::string repeated;
        repeated.reserve(text.size() * static_cast<std::size_t>(times));
        for (std::int64_t i = 0; i < times && !text.empty(); ++i)
            repeated += text;
        return repeated;
    };
    if (const auto *text = sequence.as<Str>()) {
        RETORT_TRY(std::string repeated, repeatText(text->text()));
        return Value(vm.str(std::move(repeated)));
    }
    if (const auto *bytes = sequence.as<Bytes>()) {
        RETORT_TRY(std::string repeated, repeatText(bytes->bytes()));
        return bytesLike(vm, sequence, std::move(repeated));
    }
    const ValueVector &items = sequence.as<List>() ? sequence.as<List>()->items() : sequence.as<Tuple>()->items();
    if (!items.empty() && static_cast<std::uint64_t>(times) > (std::uint64_t(1) << 36U) / items.size())
        RETORT_CHECK(vm.reserve(std::size_t(1) << 40U));
    RETORT_CHECK(vm.reserve(items.size() * static_cast<std::size_t>(times) * sizeof(Value)));
    std::vector<Value> repeated;
    repeated.reserve(items.size() * static_cast<std::size_t>(times));
    for (std::int64_t i = 0; i < times && !items.empty(); ++i)
        repeated.insert(repeated.end(), items.begin(), items.end());
    return sequence.as<List>() ? Value(vm.list(repeated)) : Value(vm.tuple(repeated));
}

bool isRepeatable(const Value &value)
{
    return value.isKind(Kind::Str) || value.isKind(Kind::Bytes) || value.isKind(Kind::List) ||
           value.isKind(Kind::Tuple);
}

Eval<> addSequences(Interpreter &vm, const Value &a, const Value &b)
{
    if (a.as<Str>()) {
        if (!b.as<Str>())
            return vm.raise(vm.errors().TypeError,
                            textOf("can only concatenate str (not \"", typeName(vm, b), "\") to str"));
        const std::string_view left = a.as<Str>()->text();
        const std::string_view right = b.as<Str>()->text();
        RETORT_CHECK(vm.reserve(left.size() + right.size()));
        RETORT_CHECK(vm.tick(stepsOfText(left.size() + right.size())));
        std::string joined;
        joined.reserve(left.size() + right.size());
        joined.append(left).append(right);
        return Value(vm.str(std::move(joined)));
    }
    if (a.as<Bytes>()) {
        if (!b.as<Bytes>())
            return vm.raise(vm.errors().TypeError, textOf("can't concat ", typeName(vm, b), " to ", typeName(vm, a)));
        RETORT_CHECK(vm.tick(stepsOfText(a) + stepsOfText(b)));
        return bytesLike(vm, a, std::string(a.as<Bytes>()->bytes()).append(b.as<Bytes>()->bytes()));
    }
    const bool lists = a.as<List>() != nullptr;
    if (lists ? !b.as<List>() : !b.as<Tuple>()) {
        const char *type = lists ? "list" : "tuple";
        return vm.raise(vm.errors().TypeError,
                        textOf("can only concatenate ", type, " (not \"", typeName(vm, b), "\") to ", type));
    }
    const ValueVector &left = lists ? a.as<List>()->items() : a.as<Tuple>()->items();
    const ValueVector &right = lists ? b.as<List>()->items() : b.as<Tuple>()->items();
    RETORT_CHECK(vm.reserve((left.size() + right.size()) * sizeof(Value)));
    RETORT_CHECK(vm.tick((left.size() + right.size()) / 16 + 1));
    std::vector<Value> joined(left.begin(), left.end());
    joined.insert(joined.end(), right.begin(), right.end());
    return lists ? Value(vm.list(joined)) : Value(vm.tuple(joined));
}

} // namespace

Eval<> builtinBinary(Interpreter &vm, BinaryOperator op, const Value &a, const Value &b)
{
    RETORT_TRY(Value number, numberBinary(vm, op, a, b));
    if (!number.isNotImplemented())
        return number;
    switch (op) {
    case BinaryOperator::Add:
        // A class of a script that is on the right may know how to be added to a sequence.
        if (isRepeatable(a) && !overriding(vm, b, *vm.names().radd))
            return addSequences(vm, a, b);
        break;
    case BinaryOperator::Mult:
        if (isRepeatable(a) && isInteger(b))
            return repeatSequence(vm, a, b);
        if (isRepeatable(b) && isInteger(a))
            return repeatSequence(vm, b, a);
        if ((isRepeatable(a) || isRepeatable(b)) && !overriding(vm, b, *vm.names().rmul) &&
            !overriding(vm, a, *vm.names().mul))
            return vm.raise(vm.errors().TypeError, textOf("can't multiply sequence by non-int of type '",
                                                          typeName(vm, isRepeatable(a) ? b : a), "'"));
        break;
    case BinaryOperator::Mod:
        if (const auto *format = a.as<Str>())
            return percentFormat(vm, format->text(), b);
        break;
    case BinaryOperator::BitOr:
    case BinaryOperator::BitAnd:
    case BinaryOperator::BitXor:
    case BinaryOperator::Sub:
        return setBinary(vm, op, a, b);
    default:
        break;
    }
    return Value::notImplemented();
}

Eval<> binary(Interpreter &vm, BinaryOperator op, const Value &a, const Value &b)
{
    RETORT_TRY(Value result, tryBinary(vm, op, a, b));
    if (result.isNotImplemented())
        return unsupported(vm, namesOf(op).sign, "", a, b);
    return result;
}

Eval<> inPlace(Interpreter &vm, BinaryOperator op, const Value &a, const Value &b)
{
    const OperatorNames &names = namesOf(op);
    if (const Value *own = overriding(vm, a, *(vm.names().*names.inPlace))) {
        const Value method = *own;
        RETORT_TRY(Value result, callMethod(vm, method, a, {b}));
        if (!result.isNotImplemented())
            return result;
    }
    if (auto *list = a.as<List>(); list && !overriding(vm, a, *(vm.names().*names.method))) {
        if (op == BinaryOperator::Add) {
            RETORT_TRY(const std::vector<Value> items, collect(vm, b));
            list->items().insert(list->items().end(), items.begin(), items.end());
            return a;
        }
        if (op == BinaryOperator::Mult && isInteger(b)) {
            RETORT_TRY(const Value repeated, repeatSequence(vm, a, b));
            std::swap(list->items(), repeated.as<List>()->items());
            return a;
        }
    }
    if (isByteArray(vm, a) && (op == BinaryOperator::Add || op == BinaryOperator::Mult) &&
        !overriding(vm, a, *(vm.names().*names.method))) {
        RETORT_TRY(const Value result, builtinBinary(vm, op, a, b));
        if (result.isNotImplemented())
            return unsupported(vm, names.sign, "=", a, b);
        a.as<Bytes>()->change([&](std::string &bytes) { bytes = result.as<Bytes>()->bytes(); });
        return a;
    }
    RETORT_TRY(Value changed, setInPlace(vm, op, a, b));
    if (!changed.isNotImplemented())
        return changed;
    RETORT_TRY(Value result, tryBinary(vm, op, a, b));
    if (!result.isNotImplemented())
        return result;
    const std::string sign = op == BinaryOperator::Pow ? "**" : names.sign;
    return unsupported(vm, sign.c_str(), "=", a, b);
}

Eval<> unary(Interpreter &vm, UnaryOperator op, const Value &value)
{
    if (const auto *placeholder = value.as<Placeholder>())
        return vm.outOfReach(*placeholder);
    if (op == UnaryOperator::Not) {
        RETORT_TRY(const bool holds, truth(vm, value));
        return Value::boolean(!holds);
    }
    const Ref<Str> &name = op == UnaryOperator::Minus  ? vm.names().neg
                           : op == UnaryOperator::Plus ? vm.names().pos
                                                       : vm.names().invert;
    if (const Value *own = overriding(vm, value, *name)) {
        const Value method = *own;
        return callMethod(vm, method, value);
    }
    RETORT_TRY(Value result, builtinUnary(vm, op, value));
    if (!result.isNotImplemented())
        return result;
    const char *sign = op == UnaryOperator::Minus ? "-" : op == UnaryOperator::Plus ? "+" : "~";
    return vm.raise(vm.errors().TypeError,
                    textOf("bad operand type for unary ", sign, ": '", typeName(vm, value), "'"));
}

} // namespace retort::script
