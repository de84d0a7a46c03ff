#include <core/script/runtime/protocol/builtin.h>
#include <core/script/runtime/protocol/numbers.h>
#include <core/script/runtime/vm/machine.h>

namespace retort::script
{

namespace
{

bool isSetLike(const Value &value)
{
    if (value.as<Set>())
        return true;
    const auto *view = value.as<DictView>();
    return view && view->what() != DictView::What::Values;
}

/// The set itself, or a set of what a view shows.
Eval<Ref<Set>> asSet(Interpreter &vm, const Value &value)
{
    if (auto *set = value.as<Set>())
        return Ref<Set>(set);
    const Ref<Set> made = vm.set();
    RETORT_CHECK(forEach(vm, value, [&](const Value &item) { return made->add(vm, item); }));
    return made;
}

template <typename Wanted> Eval<void> addWhere(Interpreter &vm, Set &into, const Set &from, Wanted &&wanted)
{
    for (std::size_t place = 0; place < from.table().end(); ++place) {
        const Value key = from.table().at(place).key;
        if (!key.isSet())
            continue;
        RETORT_TRY(const bool take, wanted(key));
        if (take)
            RETORT_CHECK(into.add(vm, key));
    }
    return vm.tick(from.size() / 16 + 1);
}

Eval<void> combine(Interpreter &vm, BinaryOperator op, Set &into, const Set &a, const Set &b)
{
    const auto all = [](const Value &) -> Eval<bool> { return true; };
    const auto in = [&vm](const Set &other, bool wanted) {
        return [&vm, &other, wanted](const Value &key) -> Eval<bool> {
            RETORT_TRY(const bool inside, other.contains(vm, key));
            return inside == wanted;
        };
    };
    switch (op) {
    case BinaryOperator::BitOr:
        RETORT_CHECK(addWhere(vm, into, a, all));
        return addWhere(vm, into, b, all);
    case BinaryOperator::BitAnd:
        return addWhere(vm, into, a, in(b, true));
    case BinaryOperator::Sub:
        return addWhere(vm, into, a, in(b, false));
    default:
        RETORT_CHECK(addWhere(vm, into, a, in(b, false)));
        return addWhere(vm, into, b, in(a, false));
    }
}

bool isTypeLike(Interpreter &vm, const Value &value)
{
    return value.as<Class>() || value.isNone() || typeOf(vm, value).isSubclassOf(vm.types().unionType.get()) ||
           typeOf(vm, value).isSubclassOf(vm.types().genericAlias.get());
}

} // namespace

Eval<> makeUnion(Interpreter &vm, const Value &a, const Value &b)
{
    std::vector<Value> parts;
    for (const Value *value : {&a, &b}) {
        RETORT_TRY(const Value inner, typeOf(vm, *value).isSubclassOf(vm.types().unionType.get())
                                          ? findAttribute(vm, *value, "__args__")
                                          : Eval<>(Value()));
        if (const auto *tuple = inner.as<Tuple>())
            parts.insert(parts.end(), tuple->items().begin(), tuple->items().end());
        else
            parts.push_back(value->isNone() ? Value(vm.types().none) : *value);
    }
    const auto made = Ref<Instance>(new Instance(vm, vm.types().unionType.get()));
    made->ensureAttributes().set(vm, "__args__", vm.tuple(parts));
    return Value(made);
}

Eval<> setBinary(Interpreter &vm, BinaryOperator op, const Value &a, const Value &b)
{
    if (isSetLike(a) && isSetLike(b)) {
        RETORT_TRY(const Ref<Set> left, asSet(vm, a));
        RETORT_TRY(const Ref<Set> right, asSet(vm, b));
        Class *type = a.as<Set>() && left->type()->isSubclassOf(vm.types().frozenset.get()) ? vm.types().frozenset.get()
                                                                                            : vm.types().set.get();
        const Ref<Set> result = vm.make<Set>(type);
        RETORT_CHECK(combine(vm, op, *result, *left, *right));
        return Value(result);
    }
    if (op == BinaryOperator::BitOr && a.as<Dict>() && b.as<Dict>()) {
        const Ref<Dict> merged = vm.dict();
        RETORT_CHECK(updateDict(vm, *merged, a, true));
        RETORT_CHECK(updateDict(vm, *merged, b, true));
        return Value(merged);
    }
    if (op == BinaryOperator::BitOr && isTypeLike(vm, a) && isTypeLike(vm, b) && !(a.isNone() && b.isNone()))
        return makeUnion(vm, a, b);
    return Value::notImplemented();
}

Eval<> setInPlace(Interpreter &vm, BinaryOperator op, const Value &a, const Value &b)
{
    if (auto *dict = a.as<Dict>(); dict && op == BinaryOperator::BitOr) {
        RETORT_CHECK(updateDict(vm, *dict, b, false));
        return a;
    }
    auto *set = a.as<Set>();
    if (!set || !set->type()->isSubclassOf(vm.types().set.get()) || !isSetLike(b))
        return Value::notImplemented();
    if (op != BinaryOperator::BitOr && op != BinaryOperator::BitAnd && op != BinaryOperator::BitXor &&
        op != BinaryOperator::Sub)
        return Value::notImplemented();
    RETORT_TRY(const Ref<Set> other, asSet(vm, b));
    const Ref<Set> result = vm.set();
    RETORT_CHECK(combine(vm, op, *result, *set, *other));
    set->table().removeAll();
    set->table().copyFrom(result->table());
    return a;
}

} // namespace retort::script
