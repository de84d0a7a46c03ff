#include <core/script/runtime/vm/machine.h>

namespace retort::script
{

bool Machine::isSequence(const Value &value) const
{
    return value.isKind(Kind::List) || value.isKind(Kind::Tuple) || value.isKind(Kind::Range);
}

bool Machine::isMapping(const Value &value) const
{
    return value.isKind(Kind::Dict);
}

Eval<bool> Machine::findKey(const Value &mapping, const Value &key, Value &value)
{
    const auto *dict = mapping.as<Dict>();
    RETORT_TRY(const std::size_t place, dict->table().find(vm_, key));
    if (place == HashTable::npos)
        return false;
    value = dict->table().at(place).value;
    return true;
}

Eval<> Machine::matchClass(const Value &subject, const Value &type, const Tuple &names, std::size_t positional)
{
    if (const auto *placeholder = type.as<Placeholder>())
        return vm_.outOfReach(*placeholder);
    auto *wanted = type.as<Class>();
    if (!wanted)
        return vm_.raise(vm_.errors().TypeError, std::string("called match pattern must be a class"));
    RETORT_TRY(const bool fits, isInstance(vm_, subject, type));
    if (!fits)
        return Value::none();
    std::vector<Value> parts;
    if (positional > 0) {
        const Types &types = vm_.types();
        bool whole = false;
        for (const Ref<Class> &self : {types.boolean, types.bytearray, types.bytes, types.dict, types.real,
                                       types.frozenset, types.integer, types.list, types.set, types.str, types.tuple})
            whole = whole || wanted->isSubclassOf(self.get());
        RETORT_TRY(const Value listed, findAttribute(vm_, type, *vm_.names().matchArgs));
        if (!listed.isSet() && whole) {
            if (positional > 1)
                return vm_.raise(vm_.errors().TypeError, textOf(wanted->name(), "() accepts 1 positional sub-pattern (",
                                                                positional, " given)"));
            parts.push_back(subject);
        } else {
            const auto *tuple = listed.as<Tuple>();
            const std::size_t most = tuple ? tuple->size() : 0;
            if (positional > most)
                return vm_.raise(vm_.errors().TypeError,
                                 textOf(wanted->name(), "() accepts ", most, " positional sub-pattern",
                                        most == 1 ? "" : "s", " (", positional, " given)"));
            for (std::size_t i = 0; i < positional; ++i) {
                const auto *name = (*tuple)[i].as<Str>();
                if (!name)
                    return vm_.raise(vm_.errors().TypeError, std::string("__match_args__ elements must be strings"));
                RETORT_TRY(const Value part, findAttribute(vm_, subject, *name));
                if (!part.isSet())
                    return Value::none();
                parts.push_back(part);
            }
        }
    }
    for (const Value &name : names.items()) {
        RETORT_TRY(const Value part, findAttribute(vm_, subject, *name.as<Str>()));
        if (!part.isSet())
            return Value::none();
        parts.push_back(part);
    }
    return Value(vm_.tuple(parts));
}

} // namespace retort::script
