#include <core/script/runtime/protocol/builtin.h>

#include <cmath>

namespace retort::script
{

namespace
{

const Ref<Str> &nameOf(Interpreter &vm, CompareOperator op)
{
    const Names &names = vm.names();
    switch (op) {
    case CompareOperator::Eq:
        return names.eq;
    case CompareOperator::NotEq:
        return names.ne;
    case CompareOperator::Lt:
        return names.lt;
    case CompareOperator::LtE:
        return names.le;
    case CompareOperator::Gt:
        return names.gt;
    default:
        return names.ge;
    }
}

CompareOperator reflected(CompareOperator op)
{
    switch (op) {
    case CompareOperator::Lt:
        return CompareOperator::Gt;
    case CompareOperator::LtE:
        return CompareOperator::GtE;
    case CompareOperator::Gt:
        return CompareOperator::Lt;
    case CompareOperator::GtE:
        return CompareOperator::LtE;
    default:
        return op;
    }
}

const char *signOf(CompareOperator op)
{
    switch (op) {
    case CompareOperator::Lt:
        return "<";
    case CompareOperator::LtE:
        return "<=";
    case CompareOperator::Gt:
        return ">";
    case CompareOperator::GtE:
        return ">=";
    case CompareOperator::Eq:
        return "==";
    default:
        return "!=";
    }
}

Value ordered(CompareOperator op, int order)
{
    switch (op) {
    case CompareOperator::Eq:
        return Value::boolean(order == 0);
    case CompareOperator::NotEq:
        return Value::boolean(order != 0);
    case CompareOperator::Lt:
        return Value::boolean(order < 0);
    case CompareOperator::LtE:
        return Value::boolean(order <= 0);
    case CompareOperator::Gt:
        return Value::boolean(order > 0);
    default:
        return Value::boolean(order >= 0);
    }
}

Value compareNumbers(CompareOperator op, const Value &a, const Value &b)
{
    double x = 0;
    double y = 0;
    const bool realA = toDouble(a, x);
    const bool realB = toDouble(b, y);
    if ((realA && std::isnan(x)) || (realB && std::isnan(y)))
        return Value::boolean(op == CompareOperator::NotEq);
    if (realA && realB)
        return ordered(op, x < y ? -1 : x > y ? 1 : 0);
    if (realA)
        return ordered(op, std::isinf(x) ? (x > 0 ? 1 : -1) : -mpz_cmp_d(bigNumber(b).get(), x));
    if (realB)
        return ordered(op, std::isinf(y) ? (y > 0 ? -1 : 1) : mpz_cmp_d(bigNumber(a).get(), y));
    return ordered(op, mpz_cmp(bigNumber(a).get(), bigNumber(b).get()));
}

Eval<> compareItems(Interpreter &vm, CompareOperator op, const Value &a, const Value &b)
{
    const auto items = [](const Value &value) -> const ValueVector & {
        return value.as<List>() ? value.as<List>()->items() : value.as<Tuple>()->items();
    };
    const bool equality = op == CompareOperator::Eq || op == CompareOperator::NotEq;
    if (equality && items(a).size() != items(b).size())
        return Value::boolean(op == CompareOperator::NotEq);
    RETORT_CHECK(vm.enterNesting());
    const NestingGuard guard(vm);
    for (std::size_t i = 0; i < items(a).size() && i < items(b).size(); ++i) {
        RETORT_CHECK(vm.tick());
        const Value x = items(a)[i];
        const Value y = items(b)[i];
        RETORT_TRY(const bool same, equals(vm, x, y));
        if (same)
            continue;
        if (equality)
            return Value::boolean(op == CompareOperator::NotEq);
        return compare(vm, op, x, y);
    }
    const std::size_t x = items(a).size();
    const std::size_t y = items(b).size();
    return ordered(op, x < y ? -1 : x > y ? 1 : 0);
}

Eval<> compareDicts(Interpreter &vm, CompareOperator op, const Dict &a, const Dict &b)
{
    if (op != CompareOperator::Eq && op != CompareOperator::NotEq)
        return Value::notImplemented();
    bool same = a.size() == b.size();
    RETORT_CHECK(vm.enterNesting());
    const NestingGuard guard(vm);
    for (std::size_t place = 0; same && place < a.table().end(); ++place) {
        const HashTable::Entry entry = a.table().at(place);
        if (!entry.key.isSet())
            continue;
        RETORT_CHECK(vm.tick());
        RETORT_TRY(const std::size_t other, b.table().find(vm, entry.key));
        if (other == HashTable::npos) {
            same = false;
            break;
        }
        const Value otherValue = b.table().at(other).value;
        RETORT_TRY(same, equals(vm, entry.value, otherValue));
    }
    return Value::boolean(same == (op == CompareOperator::Eq));
}

Eval<bool> isSubset(Interpreter &vm, const HashTable &a, const HashTable &b)
{
    if (a.size() > b.size())
        return false;
    for (std::size_t place = 0; place < a.end(); ++place) {
        const Value key = a.at(place).key;
        if (!key.isSet())
            continue;
        RETORT_CHECK(vm.tick());
        RETORT_TRY(const std::size_t found, b.find(vm, key));
        if (found == HashTable::npos)
            return false;
    }
    return true;
}

Eval<> compareTables(Interpreter &vm, CompareOperator op, const HashTable &a, const HashTable &b)
{
    switch (op) {
    case CompareOperator::Eq:
    case CompareOperator::NotEq: {
        RETORT_TRY(const bool same, a.size() == b.size() ? isSubset(vm, a, b) : Eval<bool>(false));
        return Value::boolean(same == (op == CompareOperator::Eq));
    }
    case CompareOperator::Lt:
    case CompareOperator::LtE: {
        RETORT_TRY(const bool inside, isSubset(vm, a, b));
        return Value::boolean(inside && (op == CompareOperator::LtE || a.size() < b.size()));
    }
    default: {
        RETORT_TRY(const bool inside, isSubset(vm, b, a));
        return Value::boolean(inside && (op == CompareOperator::GtE || b.size() < a.size()));
    }
    }
}

} // namespace

Eval<> builtinCompare(Interpreter &vm, CompareOperator op, const Value &a, const Value &b)
{
    const auto isNumber = [](const Value &value) {
        return isInteger(value) || value.isFloat() || value.isKind(Kind::Float);
    };
    if (isNumber(a) && isNumber(b))
        return compareNumbers(op, a, b);
    if (a.as<Str>() && b.as<Str>())
        return ordered(op, a.as<Str>()->text().compare(b.as<Str>()->text()));
    if (a.as<Bytes>() && b.as<Bytes>())
        return ordered(op, a.as<Bytes>()->bytes().compare(b.as<Bytes>()->bytes()));
    if ((a.as<List>() && b.as<List>()) || (a.as<Tuple>() && b.as<Tuple>()))
        return compareItems(vm, op, a, b);
    if (a.as<Dict>() && b.as<Dict>())
        return compareDicts(vm, op, *a.as<Dict>(), *b.as<Dict>());
    const auto tableOf = [](const Value &value) -> const HashTable * {
        if (const auto *set = value.as<Set>())
            return &set->table();
        const auto *view = value.as<DictView>();
        return view && view->what() == DictView::What::Keys ? &view->dict()->table() : nullptr;
    };
    if (tableOf(a) && tableOf(b))
        return compareTables(vm, op, *tableOf(a), *tableOf(b));
    const bool equality = op == CompareOperator::Eq || op == CompareOperator::NotEq;
    if (const auto *x = a.as<Range>(); x && b.as<Range>() && equality) {
        const auto *y = b.as<Range>();
        const bool same =
            x->length() == y->length() &&
            (x->length() == 0 || (x->start() == y->start() && (x->length() == 1 || x->step() == y->step())));
        return Value::boolean(same == (op == CompareOperator::Eq));
    }
    if (const auto *x = a.as<BoundMethod>(); x && b.as<BoundMethod>() && equality) {
        const auto *y = b.as<BoundMethod>();
        return Value::boolean((x->function().is(y->function()) && x->self().is(y->self())) ==
                              (op == CompareOperator::Eq));
    }
    if (const auto *x = a.as<Slice>(); x && b.as<Slice>() && equality) {
        const auto *y = b.as<Slice>();
        return compareItems(vm, op, Value(vm.tuple({x->start(), x->stop(), x->step()})),
                            Value(vm.tuple({y->start(), y->stop(), y->step()})));
    }
    return Value::notImplemented();
}

Eval<> compare(Interpreter &vm, CompareOperator op, const Value &a, const Value &b)
{
    if (op == CompareOperator::Is || op == CompareOperator::IsNot)
        return Value::boolean(a.is(b) == (op == CompareOperator::Is));
    for (const Value *value : {&a, &b})
        if (const auto *placeholder = value->as<Placeholder>())
            return vm.outOfReach(*placeholder);
    const auto ask = [&vm](CompareOperator how, const Value &x, const Value &y) -> Eval<> {
        if (const Value *own = overriding(vm, x, *nameOf(vm, how))) {
            const Value method = *own;
            return callMethod(vm, method, x, {y});
        }
        if (how == CompareOperator::NotEq) {
            if (const Value *own = overriding(vm, x, *vm.names().eq)) {
                const Value method = *own;
                RETORT_TRY(const Value same, callMethod(vm, method, x, {y}));
                if (same.isNotImplemented())
                    return same;
                RETORT_TRY(const bool holds, truth(vm, same));
                return Value::boolean(!holds);
            }
        }
        return builtinCompare(vm, how, x, y);
    };
    Class &left = typeOf(vm, a);
    Class &right = typeOf(vm, b);
    const bool rightFirst =
        &left != &right && right.isSubclassOf(&left) && overriding(vm, b, *nameOf(vm, reflected(op)));
    if (rightFirst) {
        RETORT_TRY(Value result, ask(reflected(op), b, a));
        if (!result.isNotImplemented())
            return result;
    }
    RETORT_TRY(Value result, ask(op, a, b));
    if (!result.isNotImplemented())
        return result;
    if (!rightFirst) {
        RETORT_TRY(Value other, ask(reflected(op), b, a));
        if (!other.isNotImplemented())
            return other;
    }
    if (op == CompareOperator::Eq || op == CompareOperator::NotEq)
        return Value::boolean(a.is(b) == (op == CompareOperator::Eq));
    return vm.raise(vm.errors().TypeError, textOf("'", signOf(op), "' not supported between instances of '",
                                                  left.name(), "' and '", right.name(), "'"));
}

Eval<bool> equals(Interpreter &vm, const Value &a, const Value &b)
{
    if (a.is(b) && !a.isFloat())
        return true;
    if (a.isInt() && b.isInt())
        return false;
    RETORT_TRY(const Value result, compare(vm, CompareOperator::Eq, a, b));
    return truth(vm, result);
}

Eval<bool> isLess(Interpreter &vm, const Value &a, const Value &b)
{
    RETORT_TRY(const Value result, compare(vm, CompareOperator::Lt, a, b));
    return truth(vm, result);
}

Eval<bool> truth(Interpreter &vm, const Value &value)
{
    switch (value.tag()) {
    case Value::Tag::Unset:
    case Value::Tag::None:
        return false;
    case Value::Tag::Bool:
    case Value::Tag::Int:
        return value.asInt() != 0;
    case Value::Tag::Float:
        return value.asFloat() != 0.0;
    case Value::Tag::NotImplemented:
    case Value::Tag::Ellipsis:
        return true;
    case Value::Tag::Object:
        break;
    }
    if (const auto *placeholder = value.as<Placeholder>())
        return vm.outOfReach(*placeholder);
    if (const Value *own = overriding(vm, value, *vm.names().bool_)) {
        const Value method = *own;
        RETORT_TRY(const Value result, callMethod(vm, method, value));
        if (!result.isBool())
            return vm.raise(vm.errors().TypeError,
                            textOf("__bool__ should return bool, returned ", typeName(vm, result)));
        return result.asBool();
    }
    if (const Value *own = overriding(vm, value, *vm.names().len)) {
        const Value method = *own;
        RETORT_TRY(const Value result, callMethod(vm, method, value));
        return truth(vm, result);
    }
    if (const auto *large = value.as<Int>())
        return mpz_sgn(large->number().get()) != 0;
    if (const auto *real = value.as<Float>())
        return real->number() != 0.0;
    const Value length = builtinLength(value);
    return !length.isSet() || length.asInt() != 0;
}

} // namespace retort::script
