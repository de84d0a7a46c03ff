#include <core/script/runtime/builtins/builtins.h>
#include <core/script/runtime/builtins/functions.h>
#include <core/script/runtime/protocol/builtin.h>

#include <algorithm>

namespace retort::script
{

Eval<> sortedList(Interpreter &vm, std::vector<Value> items, const Value &key, bool reverse)
{
    struct Row {
        Value key;
        Value item;
    };
    std::vector<Row> rows;
    rows.reserve(items.size());
    for (Value &item : items) {
        RETORT_CHECK(vm.tick());
        Value by = item;
        if (!key.isNone()) {
            RETORT_TRY(by, call(vm, key, {item}));
        }
        rows.push_back({std::move(by), std::move(item)});
    }
    if (reverse)
        std::reverse(rows.begin(), rows.end());
    // A merge sort of our own: comparisons may fail, and may answer nonsense, which std::sort does not survive.
    std::vector<Row> spare(rows.size());
    for (std::size_t width = 1; width < rows.size(); width *= 2) {
        for (std::size_t start = 0; start < rows.size(); start += 2 * width) {
            std::size_t left = start;
            const std::size_t middle = std::min(start + width, rows.size());
            std::size_t right = middle;
            const std::size_t end = std::min(start + 2 * width, rows.size());
            for (std::size_t to = start; to < end; ++to) {
                bool takeRight = left >= middle;
                if (left < middle && right < end) {
                    RETORT_CHECK(vm.tick());
                    RETORT_TRY(takeRight, isLess(vm, rows[right].key, rows[left].key));
                }
                spare[to] = std::move(takeRight ? rows[right++] : rows[left++]);
            }
        }
        std::swap(rows, spare);
    }
    if (reverse)
        std::reverse(rows.begin(), rows.end());
    std::vector<Value> sorted;
    sorted.reserve(rows.size());
    for (Row &row : rows)
        sorted.push_back(std::move(row.item));
    return Value(vm.list(sorted));
}

namespace
{

Eval<> allOrAny(Call &call, bool wanted)
{
    RETORT_TRY(const Value iterator, iterate(call.vm, call[0]));
    while (true) {
        RETORT_TRY(const Value item, next(call.vm, iterator));
        if (!item.isSet())
            return Value::boolean(!wanted);
        RETORT_TRY(const bool holds, truth(call.vm, item));
        if (holds == wanted)
            return Value::boolean(wanted);
    }
}

} // namespace

Eval<> builtinAll(Call &call)
{
    return allOrAny(call, false);
}

Eval<> builtinAny(Call &call)
{
    return allOrAny(call, true);
}

Eval<> builtinEnumerate(Call &call)
{
    RETORT_TRY(const Value iterator, iterate(call.vm, call[0]));
    RETORT_TRY(const std::int64_t start, call.integer(1));
    return call.vm.iterator([iterator, index = start](Interpreter &vm) mutable -> Eval<> {
        RETORT_TRY(const Value item, next(vm, iterator));
        if (!item.isSet())
            return item;
        return Value(vm.tuple({Value::integer(index++), item}));
    });
}

Eval<> builtinFilter(Call &call)
{
    RETORT_TRY(const Value iterator, iterate(call.vm, call[1]));
    return call.vm.iterator([iterator, test = call[0]](Interpreter &vm) -> Eval<> {
        while (true) {
            RETORT_TRY(const Value item, next(vm, iterator));
            if (!item.isSet())
                return item;
            Value verdict = item;
            if (!test.isNone()) {
                RETORT_TRY(verdict, script::call(vm, test, {item}));
            }
            RETORT_TRY(const bool holds, truth(vm, verdict));
            if (holds)
                return item;
        }
    });
}

Eval<> builtinIter(Call &call)
{
    if (!call.isGiven(1))
        return iterate(call.vm, call[0]);
    return call.vm.iterator([function = call[0], last = call[1]](Interpreter &vm) -> Eval<> {
        RETORT_TRY(const Value item, script::call(vm, function));
        RETORT_TRY(const bool ends, equals(vm, item, last));
        return ends ? Value() : item;
    });
}

Eval<> builtinLen(Call &call)
{
    RETORT_TRY(const std::size_t length, lengthOf(call.vm, call[0]));
    return Value::integer(static_cast<std::int64_t>(length));
}

Eval<> builtinMap(Call &call)
{
    std::vector<Value> iterators;
    RETORT_TRY(const Value first, iterate(call.vm, call[1]));
    iterators.push_back(first);
    for (const Value &iterable : call.tuple(2).items()) {
        RETORT_TRY(const Value iterator, iterate(call.vm, iterable));
        iterators.push_back(iterator);
    }
    return call.vm.iterator([iterators, function = call[0]](Interpreter &vm) -> Eval<> {
        std::vector<Value> arguments;
        for (const Value &iterator : iterators) {
            RETORT_TRY(Value item, next(vm, iterator));
            if (!item.isSet())
                return item;
            arguments.push_back(std::move(item));
        }
        return script::call(vm, function, Arguments{arguments.data(), arguments.size(), {}});
    });
}

namespace
{

Eval<> extreme(Call &call, bool largest, const char *name)
{
    Interpreter &vm = call.vm;
    const Value &key = call[1];
    const auto &given = call.tuple(0).items();
    if (given.empty())
        return vm.raise(vm.errors().TypeError, textOf(name, " expected at least 1 argument, got 0"));
    if (given.size() > 1 && call.isGiven(2))
        return vm.raise(vm.errors().TypeError,
                        textOf("Cannot specify a default for ", name, "() with multiple positional arguments"));
    const Value source = given.size() == 1 ? given[0] : Value(Ref<Tuple>(const_cast<Tuple *>(&call.tuple(0))));
    Value best;
    Value bestKey;
    RETORT_CHECK(forEach(vm, source, [&](const Value &item) -> Eval<void> {
        Value by = item;
        if (!key.isNone()) {
            RETORT_TRY(by, script::call(vm, key, {item}));
        }
        bool better = !best.isSet();
        if (!better) {
            RETORT_TRY(const Value verdict,
                       compare(vm, largest ? CompareOperator::Gt : CompareOperator::Lt, by, bestKey));
            RETORT_TRY(better, truth(vm, verdict));
        }
        if (better) {
            best = item;
            bestKey = by;
        }
        return {};
    }));
    if (best.isSet())
        return best;
    if (call.isGiven(2))
        return call[2];
    return vm.raise(vm.errors().ValueError, textOf(name, "() iterable argument is empty"));
}

} // namespace

Eval<> builtinMax(Call &call)
{
    return extreme(call, true, "max");
}

Eval<> builtinMin(Call &call)
{
    return extreme(call, false, "min");
}

Eval<> builtinNext(Call &call)
{
    Interpreter &vm = call.vm;
    // What an iterator of a script raises at its end is passed on as it is.
    const Value &iterator = call[0];
    if (!call.isGiven(1) && iterator.isKind(Kind::Instance)) {
        RETORT_TRY(const Value method, findSpecial(vm, iterator, *vm.names().next));
        if (method.isSet())
            return script::call(vm, method);
    }
    RETORT_TRY(Value item, next(vm, iterator));
    if (item.isSet())
        return item;
    if (call.isGiven(1))
        return call[1];
    const auto *generator = iterator.as<Generator>();
    if (generator && !generator->returned.isNone()) {
        const Value arguments[] = {generator->returned};
        return vm.raiseWith(vm.errors().StopIteration, arguments);
    }
    return vm.raise(vm.errors().StopIteration, std::string());
}

Eval<> builtinReversed(Call &call)
{
    Interpreter &vm = call.vm;
    RETORT_TRY(const Value own, findSpecial(vm, call[0], *vm.names().reversed));
    if (own.isSet())
        return script::call(vm, own);
    if (call[0].as<Dict>() || call[0].as<DictView>()) {
        RETORT_TRY(std::vector<Value> all, collect(vm, call[0]));
        std::reverse(all.begin(), all.end());
        return iterate(vm, Value(vm.list(all)));
    }
    if (call[0].as<Set>() || call[0].isKind(Kind::Generator) || call[0].isKind(Kind::Iterator))
        return vm.raise(vm.errors().TypeError, textOf("'", typeName(vm, call[0]), "' object is not reversible"));
    const Eval<std::size_t> length = lengthOf(vm, call[0]);
    if (!length)
        return vm.raise(vm.errors().TypeError, textOf("'", typeName(vm, call[0]), "' object is not reversible"));
    return vm.iterator([sequence = call[0], left = *length](Interpreter &inner) mutable -> Eval<> {
        if (left == 0)
            return Value();
        --left;
        return getItem(inner, sequence, Value::integer(static_cast<std::int64_t>(left)));
    });
}

Eval<> builtinSorted(Call &call)
{
    RETORT_TRY(std::vector<Value> items, collect(call.vm, call[0]));
    RETORT_TRY(const bool reverse, call.truth(2));
    return sortedList(call.vm, std::move(items), call[1], reverse);
}

Eval<> builtinSum(Call &call)
{
    Interpreter &vm = call.vm;
    Value total = call[1];
    if (total.as<Str>())
        return vm.raise(vm.errors().TypeError, std::string("sum() can't sum strings [use ''.join(seq) instead]"));
    RETORT_CHECK(forEach(vm, call[0], [&](const Value &item) -> Eval<void> {
        RETORT_TRY(total, binary(vm, BinaryOperator::Add, total, item));
        return {};
    }));
    return total;
}

Eval<> builtinZip(Call &call)
{
    std::vector<Value> iterators;
    for (const Value &iterable : call.tuple(0).items()) {
        RETORT_TRY(const Value iterator, iterate(call.vm, iterable));
        iterators.push_back(iterator);
    }
    RETORT_TRY(const bool strict, call.truth(1));
    return call.vm.iterator([iterators, strict](Interpreter &vm) -> Eval<> {
        std::vector<Value> items;
        for (std::size_t i = 0; i < iterators.size(); ++i) {
            RETORT_TRY(Value item, next(vm, iterators[i]));
            if (item.isSet()) {
                items.push_back(std::move(item));
                continue;
            }
            if (!strict)
                return Value();
            if (i > 0)
                return vm.raise(vm.errors().ValueError, textOf("zip() argument ", i + 1, " is shorter than argument",
                                                               i == 1 ? " 1" : textOf("s 1-", i)));
            for (std::size_t j = 1; j < iterators.size(); ++j) {
                RETORT_TRY(const Value extra, next(vm, iterators[j]));
                if (extra.isSet())
                    return vm.raise(vm.errors().ValueError, textOf("zip() argument ", j + 1, " is longer than argument",
                                                                   j == 1 ? " 1" : textOf("s 1-", j)));
            }
            return Value();
        }
        return items.empty() ? Value() : Value(vm.tuple(items));
    });
}

} // namespace retort::script
