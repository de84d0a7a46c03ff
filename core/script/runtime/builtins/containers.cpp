#include <core/script/runtime/builtins/builtins.h>
#include <core/script/runtime/protocol/builtin.h>

#include <algorithm>

namespace retort::script
{

namespace
{

ValueVector &listOf(Call &call)
{
    return call.self.as<List>()->items();
}

// ---- what list, tuple and range share

Eval<> sequenceLen(Call &call)
{
    return builtinLength(call.self);
}

Eval<> sequenceGetitem(Call &call)
{
    return builtinGetItem(call.vm, call.self, call[0]);
}

Eval<> sequenceContains(Call &call)
{
    return builtinContains(call.vm, call.self, call[0]);
}

Eval<> sequenceIter(Call &call)
{
    return builtinIterate(call.vm, call.self);
}

const ValueVector &itemsOf(const Value &value)
{
    return value.as<List>() ? value.as<List>()->items() : value.as<Tuple>()->items();
}

Eval<> sequenceCount(Call &call)
{
    std::int64_t count = 0;
    for (std::size_t i = 0; i < itemsOf(call.self).size(); ++i) {
        RETORT_CHECK(call.vm.tick());
        const Value item = itemsOf(call.self)[i];
        RETORT_TRY(const bool same, equals(call.vm, item, call[0]));
        count += same ? 1 : 0;
    }
    return Value::integer(count);
}

Eval<> sequenceIndex(Call &call)
{
    const auto length = static_cast<std::int64_t>(itemsOf(call.self).size());
    const auto bound = [&](std::size_t index, std::int64_t missing) -> Eval<std::int64_t> {
        if (!call.isGiven(index))
            return missing;
        RETORT_TRY(const std::int64_t at, call.integer(index));
        return at < 0 ? std::max<std::int64_t>(0, at + length) : at;
    };
    RETORT_TRY(const std::int64_t start, bound(1, 0));
    RETORT_TRY(const std::int64_t stop, bound(2, length));
    for (std::int64_t i = start; i < stop && i < static_cast<std::int64_t>(itemsOf(call.self).size()); ++i) {
        RETORT_CHECK(call.vm.tick());
        const Value item = itemsOf(call.self)[static_cast<std::size_t>(i)];
        RETORT_TRY(const bool same, equals(call.vm, item, call[0]));
        if (same)
            return Value::integer(i);
    }
    if (call.self.as<Tuple>())
        return call.vm.raise(call.vm.errors().ValueError, std::string("tuple.index(x): x not in tuple"));
    RETORT_TRY(const std::string shown, reprOf(call.vm, call[0]));
    return call.vm.raise(call.vm.errors().ValueError, shown + " is not in list");
}

// ---- list

Eval<> listNew(Call &call)
{
    return Value(Ref<Object>(new List(call.vm, call[0].as<Class>())));
}

Eval<> listInit(Call &call)
{
    std::vector<Value> items;
    if (call.isGiven(0)) {
        RETORT_TRY(items, collect(call.vm, call[0]));
    }
    listOf(call).assign(items.begin(), items.end());
    return Value::none();
}

Eval<> listAppend(Call &call)
{
    listOf(call).push_back(call[0]);
    return Value::none();
}

Eval<> listClear(Call &call)
{
    const ValueVector dying = std::move(listOf(call));
    listOf(call).clear();
    return Value::none();
}

Eval<> listCopy(Call &call)
{
    return Value(call.vm.list(listOf(call)));
}

Eval<> listExtend(Call &call)
{
    RETORT_TRY(const std::vector<Value> items, collect(call.vm, call[0]));
    listOf(call).insert(listOf(call).end(), items.begin(), items.end());
    return Value::none();
}

Eval<> listInsert(Call &call)
{
    RETORT_TRY(std::int64_t at, call.integer(0));
    const auto length = static_cast<std::int64_t>(listOf(call).size());
    if (at < 0)
        at = std::max<std::int64_t>(0, at + length);
    listOf(call).insert(listOf(call).begin() + std::min(at, length), call[1]);
    return Value::none();
}

Eval<> listPop(Call &call)
{
    if (listOf(call).empty())
        return call.vm.raise(call.vm.errors().IndexError, std::string("pop from empty list"));
    RETORT_TRY(const std::size_t place, placeOf(call.vm, call[0], listOf(call).size(), "pop"));
    Value taken = listOf(call)[place];
    listOf(call).erase(listOf(call).begin() + static_cast<std::ptrdiff_t>(place));
    return taken;
}

Eval<> listRemove(Call &call)
{
    for (std::size_t i = 0; i < listOf(call).size(); ++i) {
        RETORT_CHECK(call.vm.tick());
        const Value item = listOf(call)[i];
        RETORT_TRY(const bool same, equals(call.vm, item, call[0]));
        if (!same || i >= listOf(call).size())
            continue;
        listOf(call).erase(listOf(call).begin() + static_cast<std::ptrdiff_t>(i));
        return Value::none();
    }
    return call.vm.raise(call.vm.errors().ValueError, std::string("list.remove(x): x not in list"));
}

Eval<> listReverse(Call &call)
{
    std::reverse(listOf(call).begin(), listOf(call).end());
    return Value::none();
}

Eval<> listSort(Call &call)
{
    RETORT_TRY(const bool reverse, call.truth(1));
    const std::vector<Value> items(listOf(call).begin(), listOf(call).end());
    RETORT_TRY(const Value sorted, sortedList(call.vm, items, call[0], reverse));
    std::swap(listOf(call), sorted.as<List>()->items());
    return Value::none();
}

Eval<> listSetitem(Call &call)
{
    RETORT_TRY(const bool done, builtinSetItem(call.vm, call.self, call[0], call[1]));
    (void)done;
    return Value::none();
}

Eval<> listDelitem(Call &call)
{
    RETORT_TRY(const bool done, builtinDeleteItem(call.vm, call.self, call[0]));
    (void)done;
    return Value::none();
}

Eval<> aliasOf(Call &call)
{
    return makeAlias(call.vm, call.self, call[0]);
}

constexpr FunctionEntry listMethods[] = {
    {"__new__", "cls, /, *args, **kwargs", "An empty list.", listNew, Flavor::StaticMethod},
    {"__init__", "iterable=..., /", "Takes the values of an iterable.", listInit},
    {"__class_getitem__", "item, /", "list[item]", aliasOf, Flavor::ClassMethod},
    {"__len__", "", "len(self)", sequenceLen},
    {"__getitem__", "index, /", "self[index]", sequenceGetitem},
    {"__setitem__", "index, value, /", "self[index] = value", listSetitem},
    {"__delitem__", "index, /", "del self[index]", listDelitem},
    {"__contains__", "key, /", "key in self", sequenceContains},
    {"__iter__", "", "iter(self)", sequenceIter},
    {"append", "object, /", "Adds a value at the end.", listAppend},
    {"clear", "", "Removes all values.", listClear},
    {"copy", "", "A copy of the list.", listCopy},
    {"count", "value, /", "How often a value is in the list.", sequenceCount},
    {"extend", "iterable, /", "Adds all values of an iterable.", listExtend},
    {"index", "value, start=..., stop=..., /", "Where a value is first.", sequenceIndex},
    {"insert", "index, object, /", "Puts a value before a place.", listInsert},
    {"pop", "index=-1, /", "Removes a value and gives it.", listPop},
    {"remove", "value, /", "Removes the first such value.", listRemove},
    {"reverse", "", "Turns the order around.", listReverse},
    {"sort", "*, key=None, reverse=False", "Sorts the list; equal values keep their order.", listSort},
};

// ---- tuple

Eval<> tupleNew(Call &call)
{
    std::vector<Value> items;
    auto *type = call[0].as<Class>();
    if (call.isGiven(1)) {
        if (call[1].as<Tuple>() && call[1].object()->type() == type && !type->isOpen)
            return call[1];
        RETORT_TRY(items, collect(call.vm, call[1]));
    }
    if (type == call.vm.types().tuple.get())
        return Value(call.vm.tuple(items));
    return Value(Ref<Object>(new Tuple(call.vm, type, items)));
}

constexpr FunctionEntry tupleMethods[] = {
    {"__new__", "cls, iterable=..., /", "A tuple of the values of an iterable.", tupleNew, Flavor::StaticMethod},
    {"__init__", "*args, **kwargs", "Does nothing.", returnNone},
    {"__class_getitem__", "item, /", "tuple[item]", aliasOf, Flavor::ClassMethod},
    {"__len__", "", "len(self)", sequenceLen},
    {"__getitem__", "index, /", "self[index]", sequenceGetitem},
    {"__contains__", "key, /", "key in self", sequenceContains},
    {"__iter__", "", "iter(self)", sequenceIter},
    {"count", "value, /", "How often a value is in the tuple.", sequenceCount},
    {"index", "value, start=..., stop=..., /", "Where a value is first.", sequenceIndex},
};

// ---- range, slice

Eval<> rangeNew(Call &call)
{
    Interpreter &vm = call.vm;
    std::int64_t numbers[3] = {0, 0, 1};
    for (std::size_t i = 0; i < 3; ++i) {
        if (call.isGiven(i + 1)) {
            RETORT_TRY(const Value number, indexOf(vm, call[i + 1]));
            if (!toInt64(number, numbers[i]))
                return vm.raise(vm.errors().OverflowError, std::string("range() takes integers of 64 bits"));
        }
    }
    if (!call.isGiven(2))
        std::swap(numbers[0], numbers[1]);
    if (numbers[2] == 0)
        return vm.raise(vm.errors().ValueError, std::string("range() arg 3 must not be zero"));
    return Value(vm.make<Range>(numbers[0], numbers[1], numbers[2]));
}

Eval<> rangeCount(Call &call)
{
    std::int64_t number = 0;
    return Value::integer(
        isInteger(call[0]) && toInt64(call[0], number) && call.self.as<Range>()->indexOf(number) >= 0 ? 1 : 0);
}

Eval<> rangeIndex(Call &call)
{
    std::int64_t number = 0;
    const std::int64_t place =
        isInteger(call[0]) && toInt64(call[0], number) ? call.self.as<Range>()->indexOf(number) : -1;
    if (place >= 0)
        return Value::integer(place);
    RETORT_TRY(const std::string shown, reprOf(call.vm, call[0]));
    return call.vm.raise(call.vm.errors().ValueError, shown + " is not in range");
}

constexpr FunctionEntry rangeMethods[] = {
    {"__new__", "cls, start, stop=..., step=..., /", "The numbers from start to before stop.", rangeNew,
     Flavor::StaticMethod},
    {"__init__", "*args, **kwargs", "Does nothing.", returnNone},
    {"count", "value, /", "1 if the number is in, else 0.", rangeCount},
    {"index", "value, /", "Where the number is.", rangeIndex},
};
constexpr AttributeEntry rangeAttributes[] = {
    {"start", "The first number.",
     [](Interpreter &, const Value &self) -> Eval<> { return Value::integer(self.as<Range>()->start()); }},
    {"stop", "The number it ends before.",
     [](Interpreter &, const Value &self) -> Eval<> { return Value::integer(self.as<Range>()->stop()); }},
    {"step", "The distance of two numbers.",
     [](Interpreter &, const Value &self) -> Eval<> { return Value::integer(self.as<Range>()->step()); }},
};

Eval<> sliceNew(Call &call)
{
    const bool one = !call.isGiven(2);
    return Value(call.vm.make<Slice>(one ? Value::none() : call[1], one ? call[1] : call[2],
                                     call.isGiven(3) ? call[3] : Value::none()));
}

Eval<> sliceIndices(Call &call)
{
    RETORT_TRY(const std::int64_t length, call.integer(0));
    if (length < 0)
        return call.vm.raise(call.vm.errors().ValueError, std::string("length should not be negative"));
    RETORT_TRY(const SliceBounds bounds, boundsOf(call.vm, *call.self.as<Slice>(), static_cast<std::size_t>(length)));
    return Value(
        call.vm.tuple({Value::integer(bounds.start), Value::integer(bounds.stop), Value::integer(bounds.step)}));
}

constexpr FunctionEntry sliceMethods[] = {
    {"__new__", "cls, start, stop=..., step=..., /", "What stands between the brackets.", sliceNew,
     Flavor::StaticMethod},
    {"__init__", "*args, **kwargs", "Does nothing.", returnNone},
    {"indices", "length, /", "The bounds for a sequence of that length.", sliceIndices},
};
constexpr AttributeEntry sliceAttributes[] = {
    {"start", "The first place.", [](Interpreter &, const Value &self) -> Eval<> { return self.as<Slice>()->start(); }},
    {"stop", "The place it ends before.",
     [](Interpreter &, const Value &self) -> Eval<> { return self.as<Slice>()->stop(); }},
    {"step", "The distance of two places.",
     [](Interpreter &, const Value &self) -> Eval<> { return self.as<Slice>()->step(); }},
};

} // namespace

const ClassEntry listEntry{"list", "builtins", "Values in order.", listMethods};
const ClassEntry tupleEntry{"tuple", "builtins", "Values in order, for good.", tupleMethods};
const ClassEntry rangeEntry{"range", "builtins", "Numbers at equal distances.", rangeMethods, rangeAttributes,
                            nullptr, false};
const ClassEntry sliceEntry{"slice", "builtins", "A part of a sequence.", sliceMethods, sliceAttributes,
                            nullptr, false};

} // namespace retort::script
