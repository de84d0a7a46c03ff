#include <core/script/runtime/protocol/builtin.h>
#include <core/script/runtime/protocol/work.h>

namespace retort::script
{

Eval<> builtinContains(Interpreter &vm, const Value &container, const Value &item)
{
    if (!container.isObject())
        return Value::notImplemented();
    const auto inItems = [&](const ValueVector &items) -> Eval<> {
        for (std::size_t i = 0; i < items.size(); ++i) {
            RETORT_CHECK(vm.tick());
            // Kept: what is asked may change the list. NOLINTNEXTLINE(performance-unnecessary-copy-initialization)
            const Value candidate = items[i];
            RETORT_TRY(const bool same, equals(vm, candidate, item));
            if (same)
                return Value::boolean(true);
        }
        return Value::boolean(false);
    };
    RETORT_CHECK(vm.tick(stepsOfText(container)));
    switch (container.object()->kind()) {
    case Kind::Str: {
        const auto *part = item.as<Str>();
        if (!part)
            return vm.raise(vm.errors().TypeError,
                            textOf("'in <string>' requires string as left operand, not ", typeName(vm, item)));
        return Value::boolean(container.as<Str>()->text().find(part->text()) != std::string_view::npos);
    }
    case Kind::Bytes: {
        const std::string_view bytes = container.as<Bytes>()->bytes();
        if (const auto *part = item.as<Bytes>())
            return Value::boolean(bytes.find(part->bytes()) != std::string_view::npos);
        std::int64_t byte = 0;
        if (!isInteger(item) || !toInt64(item, byte))
            return vm.raise(vm.errors().TypeError,
                            textOf("a bytes-like object is required, not '", typeName(vm, item), "'"));
        if (byte < 0 || byte > 255)
            return vm.raise(vm.errors().ValueError, std::string("byte must be in range(0, 256)"));
        return Value::boolean(bytes.find(static_cast<char>(byte)) != std::string_view::npos);
    }
    case Kind::List:
        return inItems(container.as<List>()->items());
    case Kind::Tuple:
        return inItems(container.as<Tuple>()->items());
    case Kind::Dict: {
        RETORT_TRY(const std::size_t place, container.as<Dict>()->table().find(vm, item));
        return Value::boolean(place != HashTable::npos);
    }
    case Kind::DictView: {
        const auto &view = *container.as<DictView>();
        if (view.what() != DictView::What::Keys)
            return Value::notImplemented();
        RETORT_TRY(const std::size_t place, view.dict()->table().find(vm, item));
        return Value::boolean(place != HashTable::npos);
    }
    case Kind::Set: {
        RETORT_TRY(const bool inside, container.as<Set>()->contains(vm, item));
        return Value::boolean(inside);
    }
    case Kind::Range: {
        std::int64_t number = 0;
        if (!isInteger(item))
            return Value::notImplemented();
        return Value::boolean(toInt64(item, number) && container.as<Range>()->indexOf(number) >= 0);
    }
    default:
        return Value::notImplemented();
    }
}

Eval<bool> contains(Interpreter &vm, const Value &container, const Value &item)
{
    if (const auto *placeholder = container.as<Placeholder>())
        return vm.outOfReach(*placeholder);
    const Value *own = overriding(vm, container, *vm.names().contains);
    if (!own && container.as<Class>())
        own = container.object()->type()->find(*vm.names().contains);
    if (own) {
        const Value method = *own;
        RETORT_TRY(const Value result, callMethod(vm, method, container, {item}));
        return truth(vm, result);
    }
    RETORT_TRY(const Value known, builtinContains(vm, container, item));
    if (!known.isNotImplemented())
        return known.asBool();
    const Eval<> iterator = iterate(vm, container);
    if (!iterator) {
        if (iterator.error().exception()->kind() == Kind::Exception &&
            iterator.error().exception()->type() == vm.errors().TypeError.get())
            return vm.raise(vm.errors().TypeError,
                            textOf("argument of type '", typeName(vm, container), "' is not iterable"));
        return Failure(iterator.error());
    }
    while (true) {
        RETORT_TRY(const Value candidate, next(vm, *iterator));
        if (!candidate.isSet())
            return false;
        RETORT_TRY(const bool same, equals(vm, candidate, item));
        if (same)
            return true;
    }
}

} // namespace retort::script
