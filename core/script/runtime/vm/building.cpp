#include <core/script/runtime/values/iterator.h>
#include <core/script/runtime/vm/machine.h>

namespace retort::script
{

Value Machine::joinPieces(std::span<const Value> pieces)
{
    std::string joined;
    for (const Value &piece : pieces)
        joined += piece.as<Str>()->text();
    return vm_.str(std::move(joined));
}

Eval<void> Machine::extendList(List &list, const Value &iterable)
{
    if (const auto *other = iterable.as<List>(); other && other != &list) {
        list.items().insert(list.items().end(), other->items().begin(), other->items().end());
        return vm_.tick(other->items().size() / 16 + 1);
    }
    return forEach(vm_, iterable, [&list](const Value &item) -> Eval<void> {
        list.append(item);
        return {};
    });
}

Eval<void> updateDict(Interpreter &vm, Dict &into, const Value &other, bool mappingOnly)
{
    if (const auto *dict = other.as<Dict>(); dict && !dict->type()->isOpen) {
        for (std::size_t place = 0; place < dict->table().end(); ++place) {
            const HashTable::Entry entry = dict->table().at(place);
            if (entry.key.isSet())
                RETORT_CHECK(into.table().set(vm, entry.key, entry.value));
        }
        return vm.tick(dict->size() / 16 + 1);
    }
    RETORT_TRY(const Value keys, findAttribute(vm, other, *vm.names().keys));
    if (keys.isSet()) {
        RETORT_TRY(const Value all, call(vm, keys));
        return forEach(vm, all, [&](const Value &key) -> Eval<void> {
            RETORT_TRY(Value value, getItem(vm, other, key));
            return into.table().set(vm, key, std::move(value));
        });
    }
    if (mappingOnly)
        return vm.raise(vm.errors().TypeError, textOf("'", typeName(vm, other), "' object is not a mapping"));
    std::size_t index = 0;
    return forEach(vm, other, [&](const Value &pair) -> Eval<void> {
        const Eval<std::vector<Value>> both = collect(vm, pair);
        if (!both)
            return vm.raise(vm.errors().TypeError,
                            textOf("cannot convert dictionary update sequence element #", index, " to a sequence"));
        if (both->size() != 2)
            return vm.raise(vm.errors().ValueError, textOf("dictionary update sequence element #", index,
                                                           " has length ", both->size(), "; 2 is required"));
        ++index;
        return into.table().set(vm, (*both)[0], (*both)[1]);
    });
}

Eval<void> Machine::mergeKeywords(Dict &into, const Value &mapping, const Value &callee)
{
    const auto functionName = [&]() -> std::string {
        if (const auto *function = callee.as<Function>())
            return std::string(function->qualifiedName->text());
        if (const auto *native = callee.as<NativeFunction>())
            return native->displayName();
        if (const auto *type = callee.as<Class>())
            return type->name();
        return typeName(vm_, callee) + " object";
    };
    const auto merge = [&](const Value &key, const Value &value) -> Eval<void> {
        const auto *name = key.as<Str>();
        if (!name)
            return vm_.raise(vm_.errors().TypeError, std::string("keywords must be strings"));
        RETORT_TRY(const std::size_t place, into.table().find(vm_, key));
        if (place != HashTable::npos)
            return vm_.raise(
                vm_.errors().TypeError,
                textOf(functionName(), "() got multiple values for keyword argument '", name->text(), "'"));
        return into.table().set(vm_, key, value);
    };
    if (const auto *dict = mapping.as<Dict>()) {
        for (std::size_t place = 0; place < dict->table().end(); ++place) {
            const HashTable::Entry entry = dict->table().at(place);
            if (entry.key.isSet())
                RETORT_CHECK(merge(entry.key, entry.value));
        }
        return {};
    }
    RETORT_TRY(const Value keys, findAttribute(vm_, mapping, *vm_.names().keys));
    if (!keys.isSet())
        return vm_.raise(vm_.errors().TypeError, textOf(functionName(), "() argument after ** must be a mapping, not ",
                                                        typeName(vm_, mapping)));
    RETORT_TRY(const Value all, call(vm_, keys));
    return forEach(vm_, all, [&](const Value &key) -> Eval<void> {
        RETORT_TRY(const Value value, getItem(vm_, mapping, key));
        return merge(key, value);
    });
}

Eval<> Machine::formatPiece(const Value &value, std::uint32_t conversion, const Value &spec)
{
    Value shown = value;
    if (conversion == 1) {
        RETORT_TRY(std::string text, textOfValue(vm_, value));
        shown = vm_.str(std::move(text));
    } else if (conversion != 0) {
        RETORT_TRY(std::string text, reprOf(vm_, value));
        if (conversion == 3)
            text = asciiOf(text);
        shown = vm_.str(std::move(text));
    }
    if (shown.as<Str>() && !shown.object()->type()->isOpen && (!spec.isSet() || spec.as<Str>()->text().empty()))
        return shown;
    RETORT_TRY(std::string text, formatValue(vm_, shown, spec.isSet() ? spec.as<Str>()->text() : std::string_view()));
    return Value(vm_.str(std::move(text)));
}

Eval<> Machine::compareAny(CompareOperator op, const Value &a, const Value &b)
{
    if (op == CompareOperator::In || op == CompareOperator::NotIn) {
        RETORT_TRY(const bool inside, contains(vm_, b, a));
        return Value::boolean(inside == (op == CompareOperator::In));
    }
    return compare(vm_, op, a, b);
}

Eval<> Machine::callUnpacked(const Value *values)
{
    const auto &positional = values[2].as<Tuple>()->items();
    const HashTable &named = values[3].as<Dict>()->table();
    std::vector<Value> all;
    all.reserve(positional.size() + named.size() + 1);
    if (values[1].isSet())
        all.push_back(values[1]);
    all.insert(all.end(), positional.begin(), positional.end());
    const std::size_t count = all.size();
    std::vector<Value> names;
    for (std::size_t place = 0; place < named.end(); ++place) {
        if (!named.at(place).key.isSet())
            continue;
        names.push_back(named.at(place).key);
        all.push_back(named.at(place).value);
    }
    return call(vm_, values[0], Arguments{all.data(), count, names});
}

Value Machine::makeFunction(Frame &frame, std::uint32_t constant)
{
    const Ref<Code> code(frame.code->constants[constant].as<Code>());
    const auto function = vm_.make<Function>(code, frame.module);
    function->name = vm_.intern(code->name);
    function->qualifiedName = code->qualifiedName;
    function->doc = code->doc;
    if (!code->defaulted.empty()) {
        function->defaults.resize(code->signature.items.size());
        for (std::size_t i = 0; i < code->defaulted.size(); ++i)
            function->defaults[code->defaulted[i]] =
                (frame.top - static_cast<std::ptrdiff_t>(code->defaulted.size()))[i];
        drop(frame, code->defaulted.size());
    }
    for (const std::uint32_t cell : code->captured)
        function->frees.push_back(frame.cells[cell]);
    return function;
}

namespace
{

std::vector<std::pair<Ref<Str>, Value>> keywordPairs(const Dict &keywords)
{
    std::vector<std::pair<Ref<Str>, Value>> named;
    for (std::size_t place = 0; place < keywords.table().end(); ++place) {
        const auto &entry = keywords.table().at(place);
        if (auto *name = entry.key.as<Str>())
            named.emplace_back(Ref<Str>(name), entry.value);
    }
    return named;
}

} // namespace

Eval<> Machine::buildClass(Frame &frame, std::uint32_t constant)
{
    const Ref<Code> code(frame.code->constants[constant].as<Code>());
    std::vector<Ref<Class>> bases;
    for (const Value &given : frame.top[-2].as<Tuple>()->items()) {
        if (const auto *placeholder = given.as<Placeholder>())
            return vm_.outOfReach(*placeholder);
        Value base = given;
        if (!base.as<Class>()) { // Generic[T] and its kin
            RETORT_TRY(const Value origin, findAttribute(vm_, given, "__origin__"));
            if (origin.isSet())
                base = origin;
        }
        auto *type = base.as<Class>();
        if (!type)
            return vm_.raise(vm_.errors().TypeError, textOf("the base '", typeName(vm_, given), "' is no class"));
        bases.emplace_back(type);
    }
    const Ref<Dict> keywords(frame.top[-1].as<Dict>());
    Value metaclass;
    RETORT_TRY(const bool given, keywords->table().remove(vm_, vm_.names().metaclass, &metaclass));
    Ref<Class> meta = vm_.types().type;
    if (given) {
        if (const auto *placeholder = metaclass.as<Placeholder>())
            return vm_.outOfReach(*placeholder);
        if (!metaclass.as<Class>())
            return vm_.raise(vm_.errors().TypeError, std::string("a metaclass must be a class"));
        meta = Ref<Class>(metaclass.as<Class>());
    }
    for (const Ref<Class> &base : bases) {
        if (base->type()->isSubclassOf(meta.get()))
            meta = Ref<Class>(base->type());
        else if (!meta->isSubclassOf(base->type()))
            return vm_.raise(vm_.errors().TypeError,
                             std::string("metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                                         "subclass of the metaclasses of all its bases"));
    }
    auto body = std::make_unique<Frame>(code, frame.module);
    RETORT_TRY(const Value prepare, findAttribute(vm_, Value(meta), *vm_.names().prepare));
    body->names = vm_.dict();
    if (prepare.isSet()) {
        std::vector<Value> baseValues(bases.begin(), bases.end());
        const Value arguments[] = {vm_.str(code->name), vm_.tuple(baseValues)};
        RETORT_TRY(const Value prepared, call(vm_, prepare, arguments, keywordPairs(*keywords)));
        if (auto *dict = prepared.as<Dict>())
            body->names = Ref<Dict>(dict);
    }
    body->names->set(vm_.names().module, vm_.str(frame.module->name()));
    body->names->set(vm_.names().qualname, code->qualifiedName);
    if (!code->doc.isNone())
        body->names->set(vm_.names().doc, code->doc);
    for (std::size_t i = 0; i < code->cellCount; ++i)
        body->cells.push_back(Ref<Cell>(new Cell(vm_.heap())));
    for (const std::uint32_t cell : code->captured)
        body->cells.push_back(frame.cells[cell]);
    const Ref<Dict> names = body->names;
    Ref<Cell> classCell;
    if (code->classCell >= 0 && static_cast<std::size_t>(code->classCell) < code->cellCount)
        classCell = body->cells[static_cast<std::size_t>(code->classCell)];
    RETORT_CHECK(vm_.enterNesting());
    const Eval<> ran = run(std::move(body), nullptr, nullptr);
    vm_.leaveNesting();
    if (!ran)
        return Failure(ran.error());

    Value made;
    if (meta == vm_.types().type) {
        if (bases.empty())
            bases.push_back(vm_.types().object);
        RETORT_TRY(const Ref<Class> type, makeClass(vm_, *meta, code->name, std::move(bases), *names, keywords.get()));
        made = type;
    } else {
        std::vector<Value> baseValues(bases.begin(), bases.end());
        const Value arguments[] = {vm_.str(code->name), vm_.tuple(baseValues), names};
        RETORT_TRY(made, call(vm_, Value(meta), arguments, keywordPairs(*keywords)));
    }
    if (classCell)
        classCell->value = made;
    return made;
}

Eval<> Machine::sendTo(const Value &iterator, const Value &sent, Value &returned)
{
    if (auto *generator = iterator.as<Generator>()) {
        RETORT_TRY(Value item, generator->resume(vm_, sent));
        if (!item.isSet())
            returned = generator->returned;
        return item;
    }
    if (sent.isNone())
        return next(vm_, iterator);
    RETORT_TRY(const Value send, getAttribute(vm_, iterator, *vm_.names().send));
    return call(vm_, send, {sent});
}

Eval<void> Machine::unpack(Frame &frame, std::size_t count)
{
    const Value value = std::move(*--frame.top);
    const auto wrongCount = [&](std::size_t got) -> Failure {
        if (got > count)
            return vm_.raise(vm_.errors().ValueError, textOf("too many values to unpack (expected ", count, ")"));
        return vm_.raise(vm_.errors().ValueError,
                         textOf("not enough values to unpack (expected ", count, ", got ", got, ")"));
    };
    const auto spread = [&](std::span<const Value> items) -> Eval<void> {
        if (items.size() != count)
            return wrongCount(items.size());
        for (std::size_t i = count; i > 0; --i)
            *frame.top++ = items[i - 1];
        return {};
    };
    if (const auto *tuple = value.as<Tuple>())
        return spread(tuple->items());
    if (const auto *list = value.as<List>())
        return spread(list->items());
    const Eval<> iterator = iterate(vm_, value);
    if (!iterator) {
        if (value.isKind(Kind::Placeholder))
            return Failure(iterator.error());
        return vm_.raise(vm_.errors().TypeError,
                         textOf("cannot unpack non-iterable ", typeName(vm_, value), " object"));
    }
    std::vector<Value> items;
    while (items.size() <= count) {
        RETORT_TRY(Value item, next(vm_, *iterator));
        if (!item.isSet())
            break;
        items.push_back(std::move(item));
    }
    return spread(items);
}

Eval<void> Machine::unpackStarred(Frame &frame, std::size_t before, std::size_t after)
{
    const Value value = std::move(*--frame.top);
    RETORT_TRY(const std::vector<Value> items, collect(vm_, value));
    if (items.size() < before + after)
        return vm_.raise(vm_.errors().ValueError, textOf("not enough values to unpack (expected at least ",
                                                         before + after, ", got ", items.size(), ")"));
    for (std::size_t i = 0; i < after; ++i)
        *frame.top++ = items[items.size() - 1 - i];
    *frame.top++ = vm_.list(std::span<const Value>(items).subspan(before, items.size() - before - after));
    for (std::size_t i = before; i > 0; --i)
        *frame.top++ = items[i - 1];
    return {};
}

} // namespace retort::script
