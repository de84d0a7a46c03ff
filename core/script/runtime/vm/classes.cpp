#include <core/script/runtime/protocol/builtin.h>
#include <core/script/runtime/vm/machine.h>

namespace retort::script
{

namespace
{

constexpr std::size_t mostAbove = 300;

/// The base whose C++ layout the new class takes; null when two exclude each other.
Class *layoutBase(const std::vector<Ref<Class>> &bases)
{
    Class *best = bases.front().get();
    for (const Ref<Class> &base : bases) {
        if (base->allocate == best->allocate && base->layout == best->layout)
            continue;
        const bool plain = base->layout == Kind::Instance && base->isSubclassOf(base->mro().back()) &&
                           base->allocate == base->mro().back()->allocate;
        const bool bestPlain = best->layout == Kind::Instance && best->allocate == best->mro().back()->allocate;
        if (plain || best->isSubclassOf(base.get()))
            continue;
        if (bestPlain || base->isSubclassOf(best))
            best = base.get();
        else
            return nullptr;
    }
    return best;
}

/// Whether instances have a `__dict__`: not where the class and all above it say `__slots__`.
Eval<bool> hasDict(Interpreter &vm, const Class &type, const Dict &names)
{
    const Value slots = names.get("__slots__");
    if (!slots.isSet() ||
        std::any_of(type.mro().begin() + 1, type.mro().end(), [](const Class *base) { return base->hasAttributes; }))
        return true;
    if (const auto *only = slots.as<Str>())
        return only->text() == "__dict__";
    bool has = false;
    RETORT_CHECK(forEach(vm, slots, [&](const Value &slot) -> Eval<void> {
        const auto *name = slot.as<Str>();
        if (name == nullptr)
            return vm.raise(vm.errors().TypeError,
                            textOf("__slots__ items must be strings, not '", typeName(vm, slot), "'"));
        if (names.get(*name).isSet())
            return vm.raise(vm.errors().ValueError,
                            textOf("'", name->text(), "' in __slots__ conflicts with class variable"));
        has = has || name->text() == "__dict__";
        return {};
    }));
    return has;
}

} // namespace

Eval<Ref<Class>> makeClass(Interpreter &vm, Class &metaclass, std::string name, std::vector<Ref<Class>> bases,
                           const Dict &names, const Dict *keywords)
{
    for (std::size_t i = 0; i < bases.size(); ++i) {
        if (!bases[i]->isBase)
            return vm.raise(vm.errors().TypeError,
                            textOf("type '", bases[i]->name(), "' is not an acceptable base type"));
        for (std::size_t j = 0; j < i; ++j)
            if (bases[i] == bases[j])
                return vm.raise(vm.errors().TypeError, textOf("duplicate base class ", bases[i]->name()));
    }
    std::size_t above = 0;
    for (const Ref<Class> &base : bases)
        above += base->mro().size();
    if (above > mostAbove)
        return vm.beyond(QStringLiteral("%1 classes above a class").arg(mostAbove));
    Class *layout = layoutBase(bases);
    if (!layout)
        return vm.raise(vm.errors().TypeError, std::string("multiple bases have instance lay-out conflict"));
    const Value moduleName = names.get(*vm.names().module);
    const auto type = Ref<Class>(new Class(vm.heap(), &metaclass, std::move(name),
                                           moduleName.as<Str>() ? std::string(moduleName.as<Str>()->text()) : ""));
    type->setDictType(vm.types().dict.get());
    type->names().setType(vm.types().dict.get());
    const std::vector<Ref<Class>> kept = bases;
    if (!type->setBases(std::move(bases))) {
        std::string listed;
        for (const Ref<Class> &base : kept)
            listed += (listed.empty() ? "" : ", ") + base->name();
        return vm.raise(vm.errors().TypeError,
                        textOf("Cannot create a consistent method resolution order (MRO) for bases ", listed));
    }
    type->allocate = layout->allocate;
    type->layout = layout->layout;
    RETORT_TRY(type->hasAttributes, hasDict(vm, *type, names));
    type->isOpen = true;
    for (std::size_t place = 0; place < names.table().end(); ++place) {
        const HashTable::Entry entry = names.table().at(place);
        auto *key = entry.key.as<Str>();
        if (!key)
            continue;
        Value value = entry.value;
        if (key->text() == "__qualname__") {
            if (value.as<Str>())
                type->setQualifiedName(std::string(value.as<Str>()->text()));
            continue;
        }
        // These are what they are without a decorator.
        if (value.as<Function>()) {
            if (key->text() == "__new__")
                value = Ref<Object>(new StaticMethod(vm, vm.types().staticMethod.get(), value));
            else if (key->text() == "__init_subclass__" || key->text() == "__class_getitem__")
                value = Ref<Object>(new ClassMethod(vm, vm.types().classMethod.get(), value));
        }
        type->setAttribute(vm.intern(key->text()), value);
    }
    if (names.get(*vm.names().eq).isSet() && !names.get(*vm.names().hash).isSet())
        type->setAttribute(vm.names().hash, Value::none());
    if (!names.get(*vm.names().doc).isSet())
        type->setAttribute(vm.names().doc, Value::none());
    for (std::size_t place = 0; place < names.table().end(); ++place) {
        const HashTable::Entry entry = names.table().at(place);
        if (!entry.key.isSet() || !entry.value.isKind(Kind::Instance))
            continue;
        if (const Value *setName = entry.value.object()->type()->find(*vm.names().setName)) {
            const Value method = *setName;
            RETORT_TRY(const Value done, callMethod(vm, method, entry.value, {Value(type), entry.key}));
        }
    }
    // super().__init_subclass__(**keywords)
    const auto parent = vm.make<Super>(type, Value(type), type);
    RETORT_TRY(const Value hook, findAttribute(vm, Value(parent), *vm.names().initSubclass));
    std::vector<std::pair<Ref<Str>, Value>> named;
    if (keywords)
        for (std::size_t place = 0; place < keywords->table().end(); ++place)
            if (auto *key = keywords->table().at(place).key.as<Str>())
                named.emplace_back(Ref<Str>(key), keywords->table().at(place).value);
    if (hook.isSet()) {
        RETORT_TRY(const Value done, call(vm, hook, {}, named));
    } else if (!named.empty()) {
        return vm.raise(vm.errors().TypeError, textOf(type->name(), ".__init_subclass__() takes no keyword arguments"));
    }
    return type;
}

Eval<bool> isSubclass(Interpreter &vm, const Value &type, const Value &classes)
{
    if (const auto *tuple = classes.as<Tuple>()) {
        RETORT_CHECK(vm.enterNesting());
        const NestingGuard guard(vm);
        for (const Value &item : tuple->items()) {
            RETORT_TRY(const bool fits, isSubclass(vm, type, item));
            if (fits)
                return true;
        }
        return false;
    }
    for (const Value *value : {&type, &classes})
        if (const auto *placeholder = value->as<Placeholder>())
            return vm.outOfReach(*placeholder);
    if (classes.isKind(Kind::Instance) && classes.object()->type() == vm.types().unionType.get())
        return isSubclass(vm, type, classes.object()->attributes()->get("__args__"));
    if (!type.as<Class>())
        return vm.raise(vm.errors().TypeError, std::string("issubclass() arg 1 must be a class"));
    if (!classes.as<Class>())
        return vm.raise(vm.errors().TypeError,
                        std::string("issubclass() arg 2 must be a class, a tuple of classes, or a union"));
    Class &metaclass = *classes.object()->type();
    if (const Value *hook = metaclass.isBuiltin ? nullptr : metaclass.find(*vm.intern("__subclasscheck__"))) {
        const Value method = *hook;
        RETORT_TRY(const Value answer, callMethod(vm, method, classes, {type}));
        return truth(vm, answer);
    }
    return type.as<Class>()->isSubclassOf(classes.as<Class>());
}

Eval<bool> isInstance(Interpreter &vm, const Value &value, const Value &classes)
{
    if (const auto *tuple = classes.as<Tuple>()) {
        RETORT_CHECK(vm.enterNesting());
        const NestingGuard guard(vm);
        for (const Value &item : tuple->items()) {
            RETORT_TRY(const bool fits, isInstance(vm, value, item));
            if (fits)
                return true;
        }
        return false;
    }
    for (const Value *part : {&value, &classes})
        if (const auto *placeholder = part->as<Placeholder>())
            return vm.outOfReach(*placeholder);
    if (classes.isKind(Kind::Instance) && classes.object()->type() == vm.types().unionType.get())
        return isInstance(vm, value, classes.object()->attributes()->get("__args__"));
    const auto *type = classes.as<Class>();
    if (!type)
        return vm.raise(vm.errors().TypeError,
                        std::string("isinstance() arg 2 must be a type, a tuple of types, or a union"));
    const Value *hook = type->type()->isBuiltin ? nullptr : type->type()->find(*vm.intern("__instancecheck__"));
    if (hook) {
        const Value method = *hook;
        RETORT_TRY(const Value answer, callMethod(vm, method, classes, {value}));
        return truth(vm, answer);
    }
    return typeOf(vm, value).isSubclassOf(type);
}

} // namespace retort::script
