#include <core/script/runtime/builtins/builtins.h>
#include <core/script/runtime/protocol/builtin.h>
#include <core/script/runtime/protocol/numbers.h>
#include <core/script/runtime/vm/machine.h>

namespace retort::script
{

namespace
{

Dict &dictOf(Call &call)
{
    return *call.self.as<Dict>();
}

Failure keyError(Interpreter &vm, const Value &key)
{
    const Value arguments[] = {key};
    return vm.raiseWith(vm.errors().KeyError, arguments);
}

Eval<> dictNew(Call &call)
{
    return Value(Ref<Object>(new Dict(call.vm, call[0].as<Class>())));
}

Eval<> dictUpdate(Call &call)
{
    if (call.isGiven(0))
        RETORT_CHECK(updateDict(call.vm, dictOf(call), call[0], false));
    return noneResult(updateDict(call.vm, dictOf(call), Value(Ref<Dict>(&call.dict(1))), true));
}

Eval<> dictFromkeys(Call &call)
{
    RETORT_TRY(const Value made, script::call(call.vm, call.self));
    RETORT_CHECK(forEach(call.vm, call[0], [&](const Value &key) { return setItem(call.vm, made, key, call[1]); }));
    return made;
}

Eval<> dictClear(Call &call)
{
    dictOf(call).table().removeAll();
    return Value::none();
}

Eval<> dictCopy(Call &call)
{
    const Ref<Dict> copy = call.vm.dict();
    copy->table().copyFrom(dictOf(call).table());
    return Value(copy);
}

Eval<> dictGet(Call &call)
{
    RETORT_TRY(const std::size_t place, dictOf(call).table().find(call.vm, call[0]));
    return place == HashTable::npos ? call[1] : dictOf(call).table().at(place).value;
}

template <DictView::What what> Eval<> dictView(Call &call)
{
    return Value(call.vm.make<DictView>(Ref<Dict>(&dictOf(call)), what));
}

Eval<> dictPop(Call &call)
{
    Value taken;
    RETORT_TRY(const bool was, dictOf(call).table().remove(call.vm, call[0], &taken));
    if (was)
        return taken;
    return call.isGiven(1) ? Eval<>(call[1]) : Eval<>(keyError(call.vm, call[0]));
}

Eval<> dictPopitem(Call &call)
{
    HashTable &table = dictOf(call).table();
    for (std::size_t place = table.end(); place > 0; --place) {
        const HashTable::Entry entry = table.at(place - 1);
        if (!entry.key.isSet())
            continue;
        table.removeAt(place - 1);
        return Value(call.vm.tuple({entry.key, entry.value}));
    }
    return keyError(call.vm, Value(call.vm.str(std::string("popitem(): dictionary is empty"))));
}

Eval<> dictSetdefault(Call &call)
{
    RETORT_TRY(const std::size_t place, dictOf(call).table().find(call.vm, call[0]));
    if (place != HashTable::npos)
        return dictOf(call).table().at(place).value;
    RETORT_CHECK(dictOf(call).table().set(call.vm, call[0], call[1]));
    return call[1];
}

Eval<> getitem(Call &call)
{
    return builtinGetItem(call.vm, call.self, call[0]);
}

Eval<> setitem(Call &call)
{
    RETORT_TRY(const bool done, builtinSetItem(call.vm, call.self, call[0], call[1]));
    (void)done;
    return Value::none();
}

Eval<> delitem(Call &call)
{
    RETORT_TRY(const bool done, builtinDeleteItem(call.vm, call.self, call[0]));
    (void)done;
    return Value::none();
}

Eval<> lengthMethod(Call &call)
{
    return builtinLength(call.self);
}

Eval<> containsMethod(Call &call)
{
    RETORT_TRY(Value known, builtinContains(call.vm, call.self, call[0]));
    if (!known.isNotImplemented())
        return known;
    RETORT_TRY(const bool inside, contains(call.vm, call.self, call[0]));
    return Value::boolean(inside);
}

Eval<> iterMethod(Call &call)
{
    return builtinIterate(call.vm, call.self);
}

Eval<> aliasOf(Call &call)
{
    return makeAlias(call.vm, call.self, call[0]);
}

constexpr FunctionEntry dictMethods[] = {
    {"__new__", "cls, /, *args, **kwargs", "An empty dict.", dictNew, Flavor::StaticMethod},
    {"__init__", "iterable=..., /, **kwargs", "Takes pairs, a mapping and keywords.", dictUpdate},
    {"__class_getitem__", "item, /", "dict[key, value]", aliasOf, Flavor::ClassMethod},
    {"__len__", "", "len(self)", lengthMethod},
    {"__getitem__", "key, /", "self[key]", getitem},
    {"__setitem__", "key, value, /", "self[key] = value", setitem},
    {"__delitem__", "key, /", "del self[key]", delitem},
    {"__contains__", "key, /", "key in self", containsMethod},
    {"__iter__", "", "iter(self)", iterMethod},
    {"clear", "", "Removes all entries.", dictClear},
    {"copy", "", "A copy of the dict.", dictCopy},
    {"fromkeys", "iterable, value=None, /", "A dict with these keys and one value.", dictFromkeys, Flavor::ClassMethod},
    {"get", "key, default=None, /", "The value of a key, or the default.", dictGet},
    {"items", "", "Pairs of key and value.", dictView<DictView::What::Items>},
    {"keys", "", "The keys.", dictView<DictView::What::Keys>},
    {"pop", "key, default=..., /", "Removes a key and gives its value.", dictPop},
    {"popitem", "", "Removes the last entry and gives it.", dictPopitem},
    {"setdefault", "key, default=None, /", "The value of a key, which is set if missing.", dictSetdefault},
    {"update", "other=..., /, **kwargs", "Takes pairs, a mapping and keywords.", dictUpdate},
    {"values", "", "The values.", dictView<DictView::What::Values>},
};

// ---- sets

Set &setOf(Call &call)
{
    return *call.self.as<Set>();
}

Eval<Ref<Set>> setFrom(Interpreter &vm, const Value &value)
{
    if (auto *set = value.as<Set>())
        return Ref<Set>(set);
    const Ref<Set> made = vm.set();
    RETORT_CHECK(forEach(vm, value, [&](const Value &item) { return made->add(vm, item); }));
    return made;
}

Eval<> viewIsdisjoint(Call &call)
{
    RETORT_TRY(const Ref<Set> other, setFrom(call.vm, call[0]));
    RETORT_TRY(const Ref<Set> self, setFrom(call.vm, call.self));
    RETORT_TRY(const Value common, binary(call.vm, BinaryOperator::BitAnd, Value(self), Value(other)));
    return Value::boolean(common.as<Set>()->size() == 0);
}

constexpr FunctionEntry viewMethods[] = {
    {"__len__", "", "len(self)", lengthMethod},
    {"__contains__", "key, /", "key in self", containsMethod},
    {"__iter__", "", "iter(self)", iterMethod},
    {"isdisjoint", "other, /", "Whether nothing is in both.", viewIsdisjoint},
};

Eval<> setNew(Call &call)
{
    return Value(Ref<Object>(new Set(call.vm, call[0].as<Class>())));
}

Eval<> frozensetNew(Call &call)
{
    auto *type = call[0].as<Class>();
    if (call.isGiven(1) && call[1].as<Set>() && call[1].object()->type() == type && !type->isOpen)
        return call[1];
    const Ref<Set> made(new Set(call.vm, type));
    if (call.isGiven(1))
        RETORT_CHECK(forEach(call.vm, call[1], [&](const Value &item) { return made->add(call.vm, item); }));
    return Value(made);
}

Eval<> setInit(Call &call)
{
    setOf(call).table().removeAll();
    if (!call.isGiven(0))
        return Value::none();
    return noneResult(forEach(call.vm, call[0], [&](const Value &item) { return setOf(call).add(call.vm, item); }));
}

Eval<> setAdd(Call &call)
{
    return noneResult(setOf(call).add(call.vm, call[0]));
}

Eval<> setCopy(Call &call)
{
    const auto copy = Ref<Set>(new Set(call.vm, setOf(call).type()));
    copy->table().copyFrom(setOf(call).table());
    return Value(copy);
}

Eval<> setDiscard(Call &call)
{
    RETORT_TRY(const bool was, setOf(call).table().remove(call.vm, call[0]));
    (void)was;
    return Value::none();
}

Eval<> setRemove(Call &call)
{
    RETORT_TRY(const bool was, setOf(call).table().remove(call.vm, call[0]));
    return was ? Eval<>(Value::none()) : Eval<>(keyError(call.vm, call[0]));
}

Eval<> setPop(Call &call)
{
    HashTable &table = setOf(call).table();
    for (std::size_t place = 0; place < table.end(); ++place) {
        const Value key = table.at(place).key;
        if (!key.isSet())
            continue;
        table.removeAt(place);
        return key;
    }
    return keyError(call.vm, Value(call.vm.str(std::string("pop from an empty set"))));
}

/// The operator with each argument in turn.
template <BinaryOperator op> Eval<> setCombine(Call &call)
{
    RETORT_TRY(Value result, setCopy(call));
    for (const Value &other : call.tuple(0).items()) {
        RETORT_TRY(const Ref<Set> set, setFrom(call.vm, other));
        RETORT_TRY(result, setBinary(call.vm, op, result, Value(set)));
    }
    return result;
}

template <BinaryOperator op> Eval<> setUpdate(Call &call)
{
    for (const Value &other : call.tuple(0).items()) {
        RETORT_TRY(const Ref<Set> set, setFrom(call.vm, other));
        RETORT_TRY(const Value changed, setInPlace(call.vm, op, call.self, Value(set)));
    }
    return Value::none();
}

Eval<> setSymmetric(Call &call)
{
    RETORT_TRY(const Ref<Set> other, setFrom(call.vm, call[0]));
    return setBinary(call.vm, BinaryOperator::BitXor, call.self, Value(other));
}

Eval<> setSymmetricUpdate(Call &call)
{
    RETORT_TRY(const Ref<Set> other, setFrom(call.vm, call[0]));
    RETORT_TRY(const Value changed, setInPlace(call.vm, BinaryOperator::BitXor, call.self, Value(other)));
    return Value::none();
}

template <CompareOperator op> Eval<> setRelation(Call &call)
{
    RETORT_TRY(const Ref<Set> other, setFrom(call.vm, call[0]));
    return builtinCompare(call.vm, op, call.self, Value(other));
}

constexpr FunctionEntry frozensetMethods[] = {
    {"__new__", "cls, iterable=..., /", "A set of the values, for good.", frozensetNew, Flavor::StaticMethod},
    {"__init__", "*args, **kwargs", "Does nothing.", returnNone},
    {"__class_getitem__", "item, /", "frozenset[item]", aliasOf, Flavor::ClassMethod},
    {"__len__", "", "len(self)", lengthMethod},
    {"__contains__", "key, /", "key in self", containsMethod},
    {"__iter__", "", "iter(self)", iterMethod},
    {"copy", "", "A copy of the set.", setCopy},
    {"difference", "*others", "What is in none of the others.", setCombine<BinaryOperator::Sub>},
    {"intersection", "*others", "What is in all others too.", setCombine<BinaryOperator::BitAnd>},
    {"isdisjoint", "other, /", "Whether nothing is in both.", viewIsdisjoint},
    {"issubset", "other, /", "Whether the other has all of this.", setRelation<CompareOperator::LtE>},
    {"issuperset", "other, /", "Whether this has all of the other.", setRelation<CompareOperator::GtE>},
    {"symmetric_difference", "other, /", "What is in one of both.", setSymmetric},
    {"union", "*others", "What is in any.", setCombine<BinaryOperator::BitOr>},
};
constexpr FunctionEntry setMethods[] = {
    {"__new__", "cls, /, *args, **kwargs", "An empty set.", setNew, Flavor::StaticMethod},
    {"__init__", "iterable=..., /", "Takes the values of an iterable.", setInit},
    {"__class_getitem__", "item, /", "set[item]", aliasOf, Flavor::ClassMethod},
    {"__len__", "", "len(self)", lengthMethod},
    {"__contains__", "key, /", "key in self", containsMethod},
    {"__iter__", "", "iter(self)", iterMethod},
    {"add", "object, /", "Adds a value.", setAdd},
    {"clear", "", "Removes all values.",
     [](Call &call) -> Eval<> {
         setOf(call).table().removeAll();
         return Value::none();
     }},
    {"copy", "", "A copy of the set.", setCopy},
    {"difference", "*others", "What is in none of the others.", setCombine<BinaryOperator::Sub>},
    {"difference_update", "*others", "Removes what is in the others.", setUpdate<BinaryOperator::Sub>},
    {"discard", "object, /", "Removes a value if it is there.", setDiscard},
    {"intersection", "*others", "What is in all others too.", setCombine<BinaryOperator::BitAnd>},
    {"intersection_update", "*others", "Keeps what is in all others too.", setUpdate<BinaryOperator::BitAnd>},
    {"isdisjoint", "other, /", "Whether nothing is in both.", viewIsdisjoint},
    {"issubset", "other, /", "Whether the other has all of this.", setRelation<CompareOperator::LtE>},
    {"issuperset", "other, /", "Whether this has all of the other.", setRelation<CompareOperator::GtE>},
    {"pop", "", "Removes some value and gives it.", setPop},
    {"remove", "object, /", "Removes a value.", setRemove},
    {"symmetric_difference", "other, /", "What is in one of both.", setSymmetric},
    {"symmetric_difference_update", "other, /", "Keeps what is in one of both.", setSymmetricUpdate},
    {"union", "*others", "What is in any.", setCombine<BinaryOperator::BitOr>},
    {"update", "*others", "Adds all values of the others.", setUpdate<BinaryOperator::BitOr>},
};

} // namespace

const ClassEntry dictEntry{"dict", "builtins", "Values by key, in the order they came.", dictMethods};
const ClassEntry dictViewEntry{"dict_view", "builtins", "What a dict holds.", viewMethods, {}, nullptr, false};
const ClassEntry setEntry{"set", "builtins", "Values without order, each once.", setMethods};
const ClassEntry frozensetEntry{"frozenset", "builtins", "A set, for good.", frozensetMethods};

} // namespace retort::script
