#include <core/script/runtime/builtins/builtins.h>
#include <core/script/runtime/frame.h>
#include <core/script/runtime/protocol/builtin.h>
#include <core/script/runtime/protocol/numbers.h>
#include <core/script/runtime/vm/machine.h>

#include <algorithm>
#include <cmath>

namespace retort::script
{

Eval<> noneResult(const Eval<void> &result)
{
    if (!result)
        return Failure(result.error());
    return Value::none();
}

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

Eval<> builtinAbs(Call &call)
{
    Interpreter &vm = call.vm;
    double number = 0;
    if (const Value *own = overriding(vm, call[0], *vm.names().abs)) {
        const Value method = *own;
        return callMethod(vm, method, call[0]);
    }
    if (toDouble(call[0], number))
        return Value::real(std::fabs(number));
    if (!isInteger(call[0]))
        return vm.raise(vm.errors().TypeError, textOf("bad operand type for abs(): '", typeName(vm, call[0]), "'"));
    BigNumber whole = bigNumber(call[0]);
    mpz_abs(whole.get(), whole.get());
    return makeInt(vm, std::move(whole));
}

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

Eval<> builtinAll(Call &call)
{
    return allOrAny(call, false);
}

Eval<> builtinAny(Call &call)
{
    return allOrAny(call, true);
}

Eval<> builtinAscii(Call &call)
{
    RETORT_TRY(const std::string shown, reprOf(call.vm, call[0]));
    return Value(call.vm.str(asciiOf(shown)));
}

Eval<> radix(Call &call, const char *spec)
{
    RETORT_TRY(const Value number, indexOf(call.vm, call[0]));
    RETORT_TRY(std::string text, builtinFormat(call.vm, number, spec));
    return Value(call.vm.str(std::move(text)));
}

Eval<> builtinBin(Call &call)
{
    return radix(call, "#b");
}

Eval<> builtinOct(Call &call)
{
    return radix(call, "#o");
}

Eval<> builtinHex(Call &call)
{
    return radix(call, "#x");
}

Eval<> builtinCallable(Call &call)
{
    return Value::boolean(isCallable(call.vm, call[0]));
}

Eval<> builtinChr(Call &call)
{
    RETORT_TRY(const std::int64_t point, call.integer(0));
    if (point < 0 || point > 0x10FFFF)
        return call.vm.raise(call.vm.errors().ValueError, std::string("chr() arg not in range(0x110000)"));
    std::string text;
    appendUtf8(text, static_cast<char32_t>(point));
    return Value(call.vm.character(text));
}

Eval<> builtinOrd(Call &call)
{
    Interpreter &vm = call.vm;
    std::size_t length = 0;
    if (const auto *text = call[0].as<Str>()) {
        length = text->length();
        if (length == 1)
            return Value::integer(static_cast<std::int64_t>(decodeUtf8(text->text())[0]));
    } else if (const auto *bytes = call[0].as<Bytes>()) {
        length = bytes->bytes().size();
        if (length == 1)
            return Value::integer(static_cast<unsigned char>(bytes->bytes()[0]));
    } else {
        return vm.raise(vm.errors().TypeError,
                        textOf("ord() expected string of length 1, but ", typeName(vm, call[0]), " found"));
    }
    return vm.raise(vm.errors().TypeError,
                    textOf("ord() expected a character, but string of length ", length, " found"));
}

Eval<> builtinDelattr(Call &call)
{
    const auto *name = call[1].as<Str>();
    if (!name)
        return call.vm.raise(call.vm.errors().TypeError, std::string("attribute name must be string"));
    return noneResult(deleteAttribute(call.vm, call[0], *name));
}

Eval<> builtinDir(Call &call)
{
    Interpreter &vm = call.vm;
    const Ref<Dict> names = vm.dict();
    const auto add = [&](const Dict *from) {
        for (std::size_t place = 0; from && place < from->table().end(); ++place)
            if (auto *key = from->table().at(place).key.as<Str>())
                names->set(Ref<Str>(key), Value::none());
    };
    if (!call.isGiven(0)) {
        const Frame *frame = vm.machine().top();
        if (frame)
            add(&frame->module->names());
    } else if (const auto *module = call[0].as<ModuleObject>()) {
        add(&module->names());
    } else {
        Class &type = call[0].as<Class>() ? *call[0].as<Class>() : typeOf(vm, call[0]);
        for (const Class *part : type.mro())
            add(&part->names());
        if (call[0].isObject())
            add(call[0].object()->attributes());
    }
    RETORT_TRY(const std::vector<Value> all, collect(vm, Value(names)));
    return sortedList(vm, all, Value::none(), false);
}

Eval<> builtinDivmod(Call &call)
{
    RETORT_TRY(const Value quotient, binary(call.vm, BinaryOperator::FloorDiv, call[0], call[1]));
    RETORT_TRY(const Value rest, binary(call.vm, BinaryOperator::Mod, call[0], call[1]));
    return Value(call.vm.tuple({quotient, rest}));
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

Eval<> builtinFormat(Call &call)
{
    RETORT_TRY(const std::string_view spec, call.utf8(1));
    RETORT_TRY(std::string text, formatValue(call.vm, call[0], spec));
    return Value(call.vm.str(std::move(text)));
}

Eval<> builtinGetattr(Call &call)
{
    auto *name = call[1].as<Str>();
    if (!name)
        return call.vm.raise(call.vm.errors().TypeError,
                             textOf("attribute name must be string, not '", typeName(call.vm, call[1]), "'"));
    if (!call.isGiven(2))
        return getAttribute(call.vm, call[0], *call.vm.intern(name->text()));
    RETORT_TRY(Value found, findAttribute(call.vm, call[0], *call.vm.intern(name->text())));
    return found.isSet() ? found : call[2];
}

Eval<> builtinGlobals(Call &call)
{
    const Frame *frame = call.vm.machine().top();
    return frame ? Value(Ref<Dict>(&frame->module->names())) : Value(call.vm.dict());
}

Eval<> builtinLocals(Call &call)
{
    Interpreter &vm = call.vm;
    const Frame *frame = vm.machine().top();
    if (!frame || frame->code->name == "<module>")
        return builtinGlobals(call);
    const Ref<Dict> names = vm.dict();
    if (frame->names)
        names->table().copyFrom(frame->names->table());
    for (std::size_t i = 0; i < frame->code->locals.size(); ++i)
        if (frame->slots[i].isSet() && frame->code->locals[i] != vm.names().doc)
            names->set(frame->code->locals[i], frame->slots[i]);
    for (std::size_t i = 0; i < frame->cells.size(); ++i)
        if (frame->cells[i]->value.isSet())
            names->set(frame->code->cells[i], frame->cells[i]->value);
    return Value(names);
}

Eval<> builtinVars(Call &call)
{
    if (!call.isGiven(0))
        return builtinLocals(call);
    RETORT_TRY(Value names, findAttribute(call.vm, call[0], *call.vm.names().dict));
    if (!names.isSet())
        return call.vm.raise(call.vm.errors().TypeError, std::string("vars() argument must have __dict__ attribute"));
    return names;
}

Eval<> builtinHasattr(Call &call)
{
    const auto *name = call[1].as<Str>();
    if (!name)
        return call.vm.raise(call.vm.errors().TypeError,
                             textOf("attribute name must be string, not '", typeName(call.vm, call[1]), "'"));
    RETORT_TRY(const Value found, [&]() -> Eval<> {
        Eval<> value = findAttribute(call.vm, call[0], *call.vm.intern(name->text()));
        if (!value && value.error().exception()->kind() == Kind::Exception &&
            value.error().exception()->type()->isSubclassOf(call.vm.errors().AttributeError.get()))
            return Value();
        return value;
    }());
    return Value::boolean(found.isSet());
}

Eval<> builtinHash(Call &call)
{
    RETORT_TRY(const std::int64_t hash, hashOf(call.vm, call[0]));
    return Value::integer(hash);
}

Eval<> builtinId(Call &call)
{
    if (call[0].isObject())
        return Value::integer(static_cast<std::int64_t>(reinterpret_cast<std::uintptr_t>(call[0].object())));
    RETORT_TRY(const std::int64_t hash, hashOf(call.vm, call[0]));
    return Value::integer(hash);
}

Eval<> builtinIsinstance(Call &call)
{
    RETORT_TRY(const bool fits, isInstance(call.vm, call[0], call[1]));
    return Value::boolean(fits);
}

Eval<> builtinIssubclass(Call &call)
{
    RETORT_TRY(const bool fits, isSubclass(call.vm, call[0], call[1]));
    return Value::boolean(fits);
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

Eval<> builtinPow(Call &call)
{
    if (!call[2].isNone())
        return powerModulo(call.vm, call[0], call[1], call[2]);
    return binary(call.vm, BinaryOperator::Pow, call[0], call[1]);
}

Eval<> builtinPrint(Call &call)
{
    Interpreter &vm = call.vm;
    const auto piece = [&](std::size_t index, const char *missing) -> Eval<std::string> {
        if (call[index].isNone())
            return std::string(missing);
        RETORT_TRY(const std::string_view text, call.utf8(index));
        return std::string(text);
    };
    RETORT_TRY(const std::string separator, piece(1, " "));
    RETORT_TRY(const std::string end, piece(2, "\n"));
    std::string line;
    bool first = true;
    for (const Value &value : call.tuple(0).items()) {
        RETORT_TRY(const std::string text, textOfValue(vm, value));
        if (!first)
            line += separator;
        first = false;
        line += text;
    }
    line += end;
    if (!call[3].isNone()) {
        RETORT_TRY(const Value write, getAttribute(vm, call[3], "write"));
        RETORT_TRY(const Value written, script::call(vm, write, {Value(vm.str(line))}));
        return Value::none();
    }
    return noneResult(vm.write(line));
}

Eval<> builtinRepr(Call &call)
{
    RETORT_TRY(std::string shown, reprOf(call.vm, call[0]));
    return Value(call.vm.str(std::move(shown)));
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

Eval<> builtinRound(Call &call)
{
    Interpreter &vm = call.vm;
    double number = 0;
    if (toDouble(call[0], number)) {
        if (call[1].isNone()) {
            if (std::isnan(number) || std::isinf(number))
                return vm.raise(
                    std::isnan(number) ? vm.errors().ValueError : vm.errors().OverflowError,
                    textOf("cannot convert float ", std::isnan(number) ? "NaN" : "infinity", " to integer"));
            BigNumber whole;
            mpz_set_d(whole.get(), std::nearbyint(number));
            return makeInt(vm, std::move(whole));
        }
        RETORT_TRY(const std::int64_t digits, call.integer(1));
        if (std::isnan(number) || std::isinf(number) || digits > 22)
            return Value::real(number);
        if (digits >= 0) {
            // Through the exact decimal text, as Python does: multiplying would round twice.
            RETORT_TRY(const std::string text,
                       script::builtinFormat(vm, Value::real(number), "." + std::to_string(digits) + "f"));
            return Value::real(std::strtod(text.c_str(), nullptr));
        }
        if (digits < -308)
            return Value::real(std::copysign(0.0, number));
        const double scale = std::pow(10.0, static_cast<double>(-digits));
        return Value::real(std::nearbyint(number / scale) * scale);
    }
    if (isInteger(call[0])) {
        std::int64_t digits = 0;
        if (!call[1].isNone()) {
            RETORT_TRY(digits, call.integer(1));
        }
        if (digits >= 0)
            return indexOf(vm, call[0]);
        const BigNumber whole = bigNumber(call[0]);
        if (static_cast<std::uint64_t>(-digits) > whole.bits() / 3 + 2)
            return Value::integer(0);
        BigNumber unit;
        mpz_ui_pow_ui(unit.get(), 10, static_cast<unsigned long>(-digits));
        BigNumber quotient;
        BigNumber rest;
        mpz_fdiv_qr(quotient.get(), rest.get(), whole.get(), unit.get());
        mpz_mul_2exp(rest.get(), rest.get(), 1);
        const int half = mpz_cmp(rest.get(), unit.get());
        if (half > 0 || (half == 0 && mpz_odd_p(quotient.get())))
            mpz_add_ui(quotient.get(), quotient.get(), 1);
        mpz_mul(quotient.get(), quotient.get(), unit.get());
        return makeInt(vm, std::move(quotient));
    }
    RETORT_TRY(const Value own, findSpecial(vm, call[0], *vm.names().round));
    if (!own.isSet())
        return vm.raise(vm.errors().TypeError,
                        textOf("type ", typeName(vm, call[0]), " doesn't define __round__ method"));
    return call[1].isNone() ? script::call(vm, own) : script::call(vm, own, {call[1]});
}

Eval<> builtinSetattr(Call &call)
{
    const auto *name = call[1].as<Str>();
    if (!name)
        return call.vm.raise(call.vm.errors().TypeError,
                             textOf("attribute name must be string, not '", typeName(call.vm, call[1]), "'"));
    return noneResult(setAttribute(call.vm, call[0], *call.vm.intern(name->text()), call[2]));
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

constexpr FunctionEntry functions[] = {
    {"abs", "x, /", "The absolute value of a number.", builtinAbs},
    {"all", "iterable, /", "True if every value is true.", builtinAll},
    {"any", "iterable, /", "True if some value is true.", builtinAny},
    {"ascii", "obj, /", "repr() with everything beyond ASCII escaped.", builtinAscii},
    {"bin", "number, /", "The binary text of an integer.", builtinBin},
    {"callable", "obj, /", "Whether the object can be called.", builtinCallable},
    {"chr", "i, /", "The character of a code point.", builtinChr},
    {"delattr", "obj, name, /", "Deletes an attribute.", builtinDelattr},
    {"dir", "object=..., /", "The names an object has, sorted.", builtinDir},
    {"divmod", "x, y, /", "(x // y, x % y).", builtinDivmod},
    {"enumerate", "iterable, start=0", "Pairs of a count and a value.", builtinEnumerate},
    {"filter", "function, iterable, /", "The values the function holds true for.", builtinFilter},
    {"format", "value, format_spec='', /", "The value as text, formatted.", builtinFormat},
    {"getattr", "object, name, default=..., /", "An attribute by its name.", builtinGetattr},
    {"globals", "", "The names of the module.", builtinGlobals},
    {"hasattr", "obj, name, /", "Whether the object has the attribute.", builtinHasattr},
    {"hash", "obj, /", "The hash of an object.", builtinHash},
    {"hex", "number, /", "The hexadecimal text of an integer.", builtinHex},
    {"id", "obj, /", "A number that tells objects apart.", builtinId},
    {"isinstance", "obj, class_or_tuple, /", "Whether an object is of a class.", builtinIsinstance},
    {"issubclass", "cls, class_or_tuple, /", "Whether a class derives from another.", builtinIssubclass},
    {"iter", "object, sentinel=..., /", "An iterator over an object.", builtinIter},
    {"len", "obj, /", "How many items a container has.", builtinLen},
    {"locals", "", "The variables of the function.", builtinLocals},
    {"map", "func, iterable, /, *iterables", "The function's results for all values.", builtinMap},
    {"max", "*args, key=None, default=...", "The largest value.", builtinMax},
    {"min", "*args, key=None, default=...", "The smallest value.", builtinMin},
    {"next", "iterator, default=..., /", "The next value of an iterator.", builtinNext},
    {"oct", "number, /", "The octal text of an integer.", builtinOct},
    {"ord", "c, /", "The code point of a character.", builtinOrd},
    {"pow", "base, exp, mod=None", "base ** exp, or that modulo mod.", builtinPow},
    {"print", "*args, sep=None, end=None, file=None, flush=False", "Writes to the log of the run.", builtinPrint},
    {"repr", "obj, /", "The text that stands for an object in a script.", builtinRepr},
    {"reversed", "sequence, /", "The values from the last to the first.", builtinReversed},
    {"round", "number, ndigits=None", "The number rounded, halves to even.", builtinRound},
    {"setattr", "obj, name, value, /", "Sets an attribute by its name.", builtinSetattr},
    {"sorted", "iterable, /, *, key=None, reverse=False", "A new sorted list.", builtinSorted},
    {"sum", "iterable, /, start=0", "The sum of all values.", builtinSum},
    {"vars", "object=..., /", "The attributes of an object.", builtinVars},
    {"zip", "*iterables, strict=False", "Tuples of the values side by side.", builtinZip},
};

} // namespace

std::span<const FunctionEntry> builtinFunctions()
{
    return functions;
}

} // namespace retort::script
