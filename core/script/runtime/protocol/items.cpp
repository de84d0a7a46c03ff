#include <core/script/runtime/protocol/builtin.h>

#include <algorithm>

namespace retort::script
{

namespace
{

std::string sliceText(const Str &text, const SliceBounds &bounds)
{
    if (bounds.step == 1)
        return std::string(text.slice(static_cast<std::size_t>(bounds.start), static_cast<std::size_t>(bounds.count)));
    const std::u32string points = decodeUtf8(text.text());
    std::u32string taken;
    for (std::int64_t i = 0; i < bounds.count; ++i)
        taken.push_back(points[static_cast<std::size_t>(bounds.start + i * bounds.step)]);
    return encodeUtf8(taken);
}

std::vector<Value> sliceItems(const ValueVector &items, const SliceBounds &bounds)
{
    std::vector<Value> taken;
    taken.reserve(static_cast<std::size_t>(bounds.count));
    for (std::int64_t i = 0; i < bounds.count; ++i)
        taken.push_back(items[static_cast<std::size_t>(bounds.start + i * bounds.step)]);
    return taken;
}

Eval<> getSlice(Interpreter &vm, const Value &object, const Slice &slice)
{
    const Value length = builtinLength(object);
    RETORT_TRY(const SliceBounds bounds, boundsOf(vm, slice, static_cast<std::size_t>(length.asInt())));
    RETORT_CHECK(vm.tick(static_cast<std::uint64_t>(bounds.count) / 16 + 1));
    switch (object.object()->kind()) {
    case Kind::Str:
        return Value(vm.str(sliceText(*object.as<Str>(), bounds)));
    case Kind::Bytes: {
        std::string taken;
        for (std::int64_t i = 0; i < bounds.count; ++i)
            taken.push_back(object.as<Bytes>()->bytes()[static_cast<std::size_t>(bounds.start + i * bounds.step)]);
        return bytesLike(vm, object, std::move(taken));
    }
    case Kind::List:
        return Value(vm.list(sliceItems(object.as<List>()->items(), bounds)));
    case Kind::Tuple:
        return Value(vm.tuple(sliceItems(object.as<Tuple>()->items(), bounds)));
    default: {
        const auto &range = *object.as<Range>();
        const auto at = [&](std::int64_t index) { return range.start() + index * range.step(); };
        return Value(vm.make<Range>(at(bounds.start), at(bounds.stop), range.step() * bounds.step));
    }
    }
}

Failure missingKey(Interpreter &vm, const Value &key)
{
    const Value arguments[] = {key};
    return vm.raiseWith(vm.errors().KeyError, arguments);
}

Eval<void> setSlice(Interpreter &vm, List &list, const Slice &slice, const Value &value)
{
    RETORT_TRY(const std::vector<Value> items, collect(vm, value));
    RETORT_TRY(const SliceBounds bounds, boundsOf(vm, slice, list.items().size()));
    ValueVector &target = list.items();
    if (bounds.step == 1) {
        const auto from = target.begin() + bounds.start;
        const auto to = target.begin() + std::max(bounds.start, bounds.stop);
        const std::vector<Value> dying(from, to);
        const auto gap = target.erase(from, to);
        target.insert(gap, items.begin(), items.end());
        return {};
    }
    if (static_cast<std::int64_t>(items.size()) != bounds.count)
        return vm.raise(vm.errors().ValueError, textOf("attempt to assign sequence of size ", items.size(),
                                                       " to extended slice of size ", bounds.count));
    for (std::int64_t i = 0; i < bounds.count; ++i)
        target[static_cast<std::size_t>(bounds.start + i * bounds.step)] = items[static_cast<std::size_t>(i)];
    return {};
}

Eval<void> deleteSlice(Interpreter &vm, List &list, const Slice &slice)
{
    RETORT_TRY(const SliceBounds bounds, boundsOf(vm, slice, list.items().size()));
    std::vector<Value> kept;
    std::vector<bool> drops(list.items().size());
    for (std::int64_t i = 0; i < bounds.count; ++i)
        drops[static_cast<std::size_t>(bounds.start + i * bounds.step)] = true;
    const std::vector<Value> before(list.items().begin(), list.items().end());
    for (std::size_t i = 0; i < before.size(); ++i)
        if (!drops[i])
            kept.push_back(before[i]);
    list.items().assign(kept.begin(), kept.end());
    return {};
}

} // namespace

Value builtinLength(const Value &object)
{
    if (!object.isObject())
        return {};
    std::size_t length = 0;
    switch (object.object()->kind()) {
    case Kind::Str:
        length = object.as<Str>()->length();
        break;
    case Kind::Bytes:
        length = object.as<Bytes>()->bytes().size();
        break;
    case Kind::List:
        length = object.as<List>()->items().size();
        break;
    case Kind::Tuple:
        length = object.as<Tuple>()->size();
        break;
    case Kind::Dict:
        length = object.as<Dict>()->size();
        break;
    case Kind::DictView:
        length = object.as<DictView>()->dict()->size();
        break;
    case Kind::Set:
        length = object.as<Set>()->size();
        break;
    case Kind::Range:
        length = static_cast<std::size_t>(object.as<Range>()->length());
        break;
    default:
        return {};
    }
    return Value::integer(static_cast<std::int64_t>(length));
}

Eval<> builtinGetItem(Interpreter &vm, const Value &object, const Value &index)
{
    if (!object.isObject())
        return Value::notImplemented();
    if ((object.as<List>() || object.as<Bytes>()) && asksObjects(index)) {
        RETORT_TRY(const Value plain, plainIndex(vm, index));
        if (!asksObjects(plain))
            return builtinGetItem(vm, object, plain);
    }
    if (const auto *slice = index.as<Slice>()) {
        switch (object.object()->kind()) {
        case Kind::Str:
        case Kind::Bytes:
        case Kind::List:
        case Kind::Tuple:
        case Kind::Range:
            return getSlice(vm, object, *slice);
        default:
            break;
        }
    }
    switch (object.object()->kind()) {
    case Kind::List: {
        RETORT_TRY(const std::size_t place, placeOf(vm, index, object.as<List>()->items().size(), "list"));
        return object.as<List>()->items()[place];
    }
    case Kind::Tuple: {
        RETORT_TRY(const std::size_t place, placeOf(vm, index, object.as<Tuple>()->size(), "tuple"));
        return (*object.as<Tuple>())[place];
    }
    case Kind::Str: {
        const Str &text = *object.as<Str>();
        RETORT_TRY(const std::size_t place, placeOf(vm, index, text.length(), "string"));
        return Value(vm.character(text.slice(place, 1)));
    }
    case Kind::Bytes: {
        RETORT_TRY(const std::size_t place, placeOf(vm, index, object.as<Bytes>()->bytes().size(),
                                                    isByteArray(vm, object) ? "bytearray" : "index"));
        return Value::integer(static_cast<unsigned char>(object.as<Bytes>()->bytes()[place]));
    }
    case Kind::Range: {
        RETORT_TRY(const std::size_t place, placeOf(vm, index, object.as<Range>()->length(), "range object"));
        return Value::integer(object.as<Range>()->at(place));
    }
    case Kind::Dict: {
        const HashTable &table = object.as<Dict>()->table();
        RETORT_TRY(const std::size_t place, table.find(vm, index));
        if (place != HashTable::npos)
            return table.at(place).value;
        if (const Value *missing = overriding(vm, object, *vm.names().missing)) {
            const Value method = *missing;
            return callMethod(vm, method, object, {index});
        }
        return missingKey(vm, index);
    }
    case Kind::Class: {
        Class &type = *object.as<Class>();
        // list[int], dict[str, int]: as annotations have it at run time.
        if (type.isBuiltin)
            return makeAlias(vm, object, index);
        return Value::notImplemented();
    }
    default:
        return Value::notImplemented();
    }
}

Eval<> makeAlias(Interpreter &vm, const Value &origin, const Value &arguments)
{
    const auto alias = Ref<Instance>(new Instance(vm, vm.types().genericAlias.get()));
    alias->ensureAttributes().set(vm, "__origin__", origin);
    alias->ensureAttributes().set(vm, "__args__", arguments.as<Tuple>() ? arguments : Value(vm.tuple({arguments})));
    return Value(alias);
}

Eval<> getItem(Interpreter &vm, const Value &object, const Value &index)
{
    if (const auto *placeholder = object.as<Placeholder>())
        return vm.outOfReach(*placeholder);
    if (const Value *own = overriding(vm, object, *vm.names().getitem)) {
        const Value method = *own;
        return callMethod(vm, method, object, {index});
    }
    if (auto *type = object.as<Class>()) {
        if (const Value *meta = type->type()->find(*vm.names().getitem)) {
            const Value method = *meta;
            return callMethod(vm, method, object, {index});
        }
        if (const Value *subscript = type->find(*vm.names().classGetitem)) {
            const Value method = *subscript;
            const Value function = method.as<ClassMethod>() ? method.as<ClassMethod>()->function : method;
            return call(vm, function, {object, index});
        }
        if (!type->isBuiltin)
            return vm.raise(vm.errors().TypeError, textOf("type '", type->name(), "' is not subscriptable"));
    }
    RETORT_TRY(Value found, builtinGetItem(vm, object, index));
    if (found.isNotImplemented())
        return vm.raise(vm.errors().TypeError, textOf("'", typeName(vm, object), "' object is not subscriptable"));
    return found;
}

Eval<bool> builtinSetItem(Interpreter &vm, const Value &object, const Value &index, const Value &value)
{
    if (auto *list = object.as<List>()) {
        if (asksObjects(index)) {
            RETORT_TRY(const Value plain, plainIndex(vm, index));
            if (!asksObjects(plain))
                return builtinSetItem(vm, object, plain, value);
        }
        if (const auto *slice = index.as<Slice>()) {
            RETORT_CHECK(setSlice(vm, *list, *slice, value));
            return true;
        }
        const Eval<std::size_t> place = placeOf(vm, index, list->items().size(), "list assignment");
        if (!place && !isInteger(index))
            return vm.raise(vm.errors().TypeError,
                            textOf("list indices must be integers or slices, not ", typeName(vm, index)));
        if (!place)
            return Failure(place.error());
        Value fresh = value;
        list->items()[*place].swap(fresh);
        return true;
    }
    if (isByteArray(vm, object)) {
        RETORT_CHECK(setByteItem(vm, *object.as<Bytes>(), index, value));
        return true;
    }
    if (auto *dict = object.as<Dict>()) {
        RETORT_CHECK(dict->table().set(vm, index, value));
        return true;
    }
    return false;
}

Eval<void> setItem(Interpreter &vm, const Value &object, const Value &index, const Value &value)
{
    if (const auto *placeholder = object.as<Placeholder>())
        return vm.outOfReach(*placeholder);
    if (const Value *own = overriding(vm, object, *vm.names().setitem)) {
        const Value method = *own;
        RETORT_TRY(const Value done, callMethod(vm, method, object, {index, value}));
        return {};
    }
    RETORT_TRY(const bool done, builtinSetItem(vm, object, index, value));
    if (done)
        return {};
    return vm.raise(vm.errors().TypeError,
                    textOf("'", typeName(vm, object), "' object does not support item assignment"));
}

Eval<bool> builtinDeleteItem(Interpreter &vm, const Value &object, const Value &index)
{
    if (auto *list = object.as<List>()) {
        if (asksObjects(index)) {
            RETORT_TRY(const Value plain, plainIndex(vm, index));
            if (!asksObjects(plain))
                return builtinDeleteItem(vm, object, plain);
        }
        if (const auto *slice = index.as<Slice>()) {
            RETORT_CHECK(deleteSlice(vm, *list, *slice));
            return true;
        }
        RETORT_TRY(const std::size_t place, placeOf(vm, index, list->items().size(), "list assignment"));
        const Value dying = std::move(list->items()[place]);
        list->items().erase(list->items().begin() + static_cast<std::ptrdiff_t>(place));
        return true;
    }
    if (isByteArray(vm, object)) {
        RETORT_CHECK(deleteByteItem(vm, *object.as<Bytes>(), index));
        return true;
    }
    if (auto *dict = object.as<Dict>()) {
        RETORT_TRY(const bool was, dict->table().remove(vm, index));
        if (!was)
            return missingKey(vm, index);
        return true;
    }
    return false;
}

Eval<void> deleteItem(Interpreter &vm, const Value &object, const Value &index)
{
    if (const auto *placeholder = object.as<Placeholder>())
        return vm.outOfReach(*placeholder);
    if (const Value *own = overriding(vm, object, *vm.names().delitem)) {
        const Value method = *own;
        RETORT_TRY(const Value done, callMethod(vm, method, object, {index}));
        return {};
    }
    RETORT_TRY(const bool done, builtinDeleteItem(vm, object, index));
    if (done)
        return {};
    return vm.raise(vm.errors().TypeError, textOf("'", typeName(vm, object), "' object doesn't support item deletion"));
}

Eval<std::size_t> lengthOf(Interpreter &vm, const Value &object)
{
    if (const auto *placeholder = object.as<Placeholder>())
        return vm.outOfReach(*placeholder);
    const Value *own = overriding(vm, object, *vm.names().len);
    if (!own && object.as<Class>())
        own = object.object()->type()->find(*vm.names().len);
    if (own) {
        const Value method = *own;
        RETORT_TRY(const Value result, callMethod(vm, method, object));
        std::int64_t length = 0;
        if (!isInteger(result) || !toInt64(result, length))
            return vm.raise(vm.errors().TypeError,
                            textOf("'", typeName(vm, result), "' object cannot be interpreted as an integer"));
        if (length < 0)
            return vm.raise(vm.errors().ValueError, std::string("__len__() should return >= 0"));
        return static_cast<std::size_t>(length);
    }
    const Value length = builtinLength(object);
    if (!length.isSet())
        return vm.raise(vm.errors().TypeError, textOf("object of type '", typeName(vm, object), "' has no len()"));
    return static_cast<std::size_t>(length.asInt());
}

Eval<> indexOf(Interpreter &vm, const Value &value)
{
    if (value.isInt() || value.isKind(Kind::Int))
        return value;
    if (value.isBool())
        return Value::integer(value.asInt());
    if (const auto *placeholder = value.as<Placeholder>())
        return vm.outOfReach(*placeholder);
    if (const Value *own = overriding(vm, value, *vm.names().index)) {
        const Value method = *own;
        RETORT_TRY(const Value result, callMethod(vm, method, value));
        if (!isInteger(result))
            return vm.raise(vm.errors().TypeError,
                            textOf("__index__ returned non-int (type ", typeName(vm, result), ")"));
        return result;
    }
    return vm.raise(vm.errors().TypeError,
                    textOf("'", typeName(vm, value), "' object cannot be interpreted as an integer"));
}

} // namespace retort::script
