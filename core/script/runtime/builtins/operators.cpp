#include <core/script/runtime/builtins/builtins.h>
#include <core/script/runtime/protocol/builtin.h>

// The operators of the language's own types as methods, as super() and mixed classes want them. The machine never
// calls these for plain values: protocol.h does the same by itself.

namespace retort::script
{

namespace
{

Eval<> reprMethod(Call &call)
{
    RETORT_TRY(std::string shown, builtinRepr(call.vm, call.self));
    return Value(call.vm.str(std::move(shown)));
}

Eval<> textMethod(Call &call)
{
    RETORT_TRY(std::string shown, builtinText(call.vm, call.self));
    return Value(call.vm.str(std::move(shown)));
}

Eval<> formatMethod(Call &call)
{
    RETORT_TRY(const std::string_view spec, call.utf8(0));
    RETORT_TRY(std::string shown, builtinFormat(call.vm, call.self, spec));
    return Value(call.vm.str(std::move(shown)));
}

Eval<> hashMethod(Call &call)
{
    RETORT_TRY(const std::int64_t hash, builtinHash(call.vm, call.self));
    return Value::integer(hash);
}

template <CompareOperator op> Eval<> comparing(Call &call)
{
    return builtinCompare(call.vm, op, call.self, call[0]);
}

template <BinaryOperator op> Eval<> binaryMethod(Call &call)
{
    return builtinBinary(call.vm, op, call.self, call[0]);
}

template <BinaryOperator op> Eval<> reflected(Call &call)
{
    return builtinBinary(call.vm, op, call[0], call.self);
}

template <UnaryOperator op> Eval<> unaryMethod(Call &call)
{
    return builtinUnary(call.vm, op, call.self);
}

Eval<> isNotZero(Call &call)
{
    return builtinCompare(call.vm, CompareOperator::NotEq, call.self, Value::integer(0));
}

constexpr FunctionEntry shown[] = {{"__repr__", "", "repr(self)", reprMethod}};
constexpr FunctionEntry asText[] = {{"__str__", "", "str(self)", textMethod}};
constexpr FunctionEntry formatted[] = {{"__format__", "format_spec, /", "format(self, format_spec)", formatMethod}};
constexpr FunctionEntry hashed[] = {{"__hash__", "", "hash(self)", hashMethod}};
constexpr FunctionEntry equality[] = {
    {"__eq__", "value, /", "self == value", comparing<CompareOperator::Eq>},
    {"__ne__", "value, /", "self != value", comparing<CompareOperator::NotEq>},
};
constexpr FunctionEntry order[] = {
    {"__lt__", "value, /", "self < value", comparing<CompareOperator::Lt>},
    {"__le__", "value, /", "self <= value", comparing<CompareOperator::LtE>},
    {"__gt__", "value, /", "self > value", comparing<CompareOperator::Gt>},
    {"__ge__", "value, /", "self >= value", comparing<CompareOperator::GtE>},
};
constexpr FunctionEntry arithmetic[] = {
    {"__add__", "value, /", "self + value", binaryMethod<BinaryOperator::Add>},
    {"__radd__", "value, /", "value + self", reflected<BinaryOperator::Add>},
    {"__sub__", "value, /", "self - value", binaryMethod<BinaryOperator::Sub>},
    {"__rsub__", "value, /", "value - self", reflected<BinaryOperator::Sub>},
    {"__mul__", "value, /", "self * value", binaryMethod<BinaryOperator::Mult>},
    {"__rmul__", "value, /", "value * self", reflected<BinaryOperator::Mult>},
    {"__truediv__", "value, /", "self / value", binaryMethod<BinaryOperator::Div>},
    {"__rtruediv__", "value, /", "value / self", reflected<BinaryOperator::Div>},
    {"__floordiv__", "value, /", "self // value", binaryMethod<BinaryOperator::FloorDiv>},
    {"__rfloordiv__", "value, /", "value // self", reflected<BinaryOperator::FloorDiv>},
    {"__mod__", "value, /", "self % value", binaryMethod<BinaryOperator::Mod>},
    {"__rmod__", "value, /", "value % self", reflected<BinaryOperator::Mod>},
    {"__pow__", "value, /", "self ** value", binaryMethod<BinaryOperator::Pow>},
    {"__rpow__", "value, /", "value ** self", reflected<BinaryOperator::Pow>},
    {"__neg__", "", "-self", unaryMethod<UnaryOperator::Minus>},
    {"__pos__", "", "+self", unaryMethod<UnaryOperator::Plus>},
    {"__bool__", "", "True if self else False", isNotZero},
};
constexpr FunctionEntry bitwise[] = {
    {"__and__", "value, /", "self & value", binaryMethod<BinaryOperator::BitAnd>},
    {"__rand__", "value, /", "value & self", reflected<BinaryOperator::BitAnd>},
    {"__or__", "value, /", "self | value", binaryMethod<BinaryOperator::BitOr>},
    {"__ror__", "value, /", "value | self", reflected<BinaryOperator::BitOr>},
    {"__xor__", "value, /", "self ^ value", binaryMethod<BinaryOperator::BitXor>},
    {"__rxor__", "value, /", "value ^ self", reflected<BinaryOperator::BitXor>},
};
constexpr FunctionEntry shifts[] = {
    {"__lshift__", "value, /", "self << value", binaryMethod<BinaryOperator::LShift>},
    {"__rlshift__", "value, /", "value << self", reflected<BinaryOperator::LShift>},
    {"__rshift__", "value, /", "self >> value", binaryMethod<BinaryOperator::RShift>},
    {"__rrshift__", "value, /", "value >> self", reflected<BinaryOperator::RShift>},
    {"__invert__", "", "~self", unaryMethod<UnaryOperator::Invert>},
};
constexpr FunctionEntry repeating[] = {
    {"__add__", "value, /", "self + value", binaryMethod<BinaryOperator::Add>},
    {"__mul__", "value, /", "self * value", binaryMethod<BinaryOperator::Mult>},
    {"__rmul__", "value, /", "value * self", binaryMethod<BinaryOperator::Mult>},
};
constexpr FunctionEntry percent[] = {
    {"__mod__", "value, /", "self % value", binaryMethod<BinaryOperator::Mod>},
};
constexpr FunctionEntry difference[] = {
    {"__sub__", "value, /", "self - value", binaryMethod<BinaryOperator::Sub>},
    {"__rsub__", "value, /", "value - self", reflected<BinaryOperator::Sub>},
};
constexpr FunctionEntry united[] = {
    {"__or__", "value, /", "self | value", binaryMethod<BinaryOperator::BitOr>},
    {"__ror__", "value, /", "value | self", reflected<BinaryOperator::BitOr>},
};

} // namespace

void fillOperators(Interpreter &vm)
{
    using Group = std::span<const FunctionEntry>;
    const auto add = [&](const Ref<Class> &type, std::initializer_list<Group> groups) {
        for (const Group &group : groups)
            for (const FunctionEntry &method : group)
                type->setAttribute(vm.intern(method.name), Value(vm.make<NativeFunction>(method, type.get(), Value())));
    };
    const auto unhashable = [&](const Ref<Class> &type) { type->setAttribute(vm.names().hash, Value::none()); };
    const Types &types = vm.types();
    add(types.integer, {shown, formatted, hashed, equality, order, arithmetic, bitwise, shifts});
    add(types.real, {shown, formatted, hashed, equality, order, arithmetic});
    add(types.str, {shown, asText, formatted, hashed, equality, order, repeating, percent});
    add(types.bytes, {shown, hashed, equality, order, repeating, percent});
    add(types.bytearray, {shown, equality, order, repeating, percent});
    add(types.tuple, {shown, hashed, equality, order, repeating});
    add(types.list, {shown, equality, order, repeating});
    add(types.dict, {shown, equality, united});
    add(types.set, {shown, equality, order, bitwise, difference});
    add(types.frozenset, {shown, hashed, equality, order, bitwise, difference});
    for (const Ref<Class> &type : {types.bytearray, types.list, types.dict, types.set})
        unhashable(type);
}

} // namespace retort::script
