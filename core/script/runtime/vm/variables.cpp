#include <core/script/error_codes.h>
#include <core/script/runtime/refused.h>
#include <core/script/runtime/vm/machine.h>

namespace retort::script
{

Failure Machine::unbound(const Str &name, bool isFree)
{
    if (isFree)
        return vm_.raise(vm_.errors().NameError,
                         textOf("cannot access free variable '", name.text(),
                                "' where it is not associated with a value in enclosing scope"));
    return vm_.raise(vm_.errors().UnboundLocalError, textOf("cannot access local variable '", name.text(),
                                                            "' where it is not associated with a value"));
}

Failure Machine::unsupported(const Str &construct)
{
    return vm_.raiseError(
        Error{errors::ScriptUnsupported, {{QStringLiteral("construct"), construct.toQString()}}, {}, {}, {}});
}

Failure Machine::undefined(const Frame &frame, const Str &name)
{
    if (isRefusedBuiltin(name.text()))
        return unsupported(*vm_.str(textOf(name.text(), "()")));
    if (const Ref<Placeholder> &unknown = frame.module->unknownStar)
        return vm_.outOfReach(*vm_.make<Placeholder>(unknown->module(), std::string(name.text())));
    return vm_.raise(vm_.errors().NameError, textOf("name '", name.text(), "' is not defined"));
}

Eval<> Machine::loadGlobal(Frame &frame, const Str &name)
{
    Dict &names = frame.module->names();
    const std::size_t place = names.table().findText(name);
    if (place != HashTable::npos) {
        const Value &value = names.table().at(place).value;
        const auto *placeholder = value.as<Placeholder>();
        if (!placeholder || !placeholder->source)
            return value;
        RETORT_TRY(Value found, resolveLazy(value));
        names.set(Ref<Str>(const_cast<Str *>(&name)), found);
        return found;
    }
    Value builtin = vm_.builtins().get(name);
    if (builtin.isSet())
        return builtin;
    return undefined(frame, name);
}

Eval<> Machine::resolveLazy(const Value &value)
{
    const auto *placeholder = value.as<Placeholder>();
    if (!placeholder->source)
        return value;
    const Ref<ModuleObject> module = placeholder->source;
    RETORT_CHECK(vm_.load(*module));
    const Ref<Str> name = vm_.intern(placeholder->name());
    Value found = module->names().get(*name);
    if (!found.isSet()) {
        RETORT_TRY(const Value leaf, vm_.importModule(module->name() + "." + placeholder->name()));
        if (!leaf.as<Placeholder>())
            return leaf;
        if (module->find)
            return Value(vm_.make<Placeholder>(module->name(), placeholder->name()));
        return vm_.raise(vm_.errors().ImportError,
                         textOf("cannot import name '", placeholder->name(), "' from '", module->name(), "'"));
    }
    const auto *again = found.as<Placeholder>();
    return again && again->source ? resolveLazy(found) : Eval<>(found);
}

Eval<bool> Machine::loadMethod(Frame &frame, const Str &name)
{
    // A function found on the class is called with the object as its first argument, without a bound method between.
    Value &object = frame.top[-1];
    if (object.isObject() && object.object()->kind() != Kind::Class && object.object()->kind() != Kind::Module &&
        object.object()->kind() != Kind::Super && object.object()->kind() != Kind::Placeholder) {
        const Dict *attributes = object.object()->attributes();
        const Value *found = typeOf(vm_, object).find(name);
        const bool isPlain =
            found && (found->isKind(Kind::Function) || (found->isKind(Kind::NativeFunction) &&
                                                        found->as<NativeFunction>()->entry().flavor <= Flavor::Method));
        if (isPlain && (!attributes || attributes->table().findText(name) == HashTable::npos)) {
            const Value function = *found;
            *frame.top++ = object;
            frame.top[-2] = function;
            return true;
        }
    }
    RETORT_TRY(Value value, getAttribute(vm_, object, name));
    if (const auto *bound = value.as<BoundMethod>()) {
        const Value self = bound->self();
        const Value function = bound->function();
        frame.top[-1] = function;
        *frame.top++ = self;
        return true;
    }
    frame.top[-1] = std::move(value);
    *frame.top++ = Value();
    return false;
}

Eval<> Machine::importRequest(Frame &frame, const ImportRequest &request)
{
    std::string name = request.module;
    if (request.level > 0) {
        std::string package = frame.module->package;
        for (int level = 1; level < request.level && !package.empty(); ++level) {
            const std::size_t dot = package.rfind('.');
            package = dot == std::string::npos ? std::string() : package.substr(0, dot);
        }
        if (package.empty())
            return vm_.raise(vm_.errors().ImportError,
                             std::string("attempted relative import with no known parent package"));
        name = name.empty() ? package : package + "." + name;
    }
    RETORT_TRY(const Value leaf, vm_.importModule(name));
    if (request.wantsLeaf)
        return leaf;
    return vm_.importModule(name.substr(0, name.find('.')));
}

Eval<void> Machine::importStar(Frame &frame, const Value &module)
{
    if (auto *placeholder = module.as<Placeholder>()) {
        frame.module->unknownStar = Ref<Placeholder>(placeholder);
        return {};
    }
    auto *source = module.as<ModuleObject>();
    if (!source)
        return vm_.raise(vm_.errors().TypeError, std::string("import * needs a module"));
    RETORT_CHECK(vm_.load(*source));
    const Value listed = source->names().get("__all__");
    if (listed.isSet())
        return forEach(vm_, listed, [&](const Value &name) -> Eval<void> {
            auto *text = name.as<Str>();
            if (!text)
                return vm_.raise(vm_.errors().TypeError, std::string("Item in __all__ must be str"));
            RETORT_TRY(const Value value, vm_.importName(module, vm_.intern(text->text())));
            frame.module->names().set(vm_.intern(text->text()), value);
            return {};
        });
    const HashTable &table = source->names().table();
    for (std::size_t place = 0; place < table.end(); ++place) {
        const auto &entry = table.at(place);
        auto *name = entry.key.as<Str>();
        if (name && !name->text().starts_with('_'))
            frame.module->names().set(Ref<Str>(name), entry.value);
    }
    return {};
}

Eval<void> Machine::annotate(Frame &frame, const Tuple &nameAndText)
{
    Dict &names = frame.names ? *frame.names : frame.module->names();
    Value annotations = names.get(*vm_.names().annotations);
    if (!annotations.as<Dict>()) {
        annotations = vm_.dict();
        names.set(vm_.names().annotations, annotations);
    }
    annotations.as<Dict>()->set(Ref<Str>(nameAndText[0].as<Str>()), nameAndText[1]);
    return {};
}

void Machine::poisonNames(Frame &frame, const Tuple &names)
{
    std::shared_ptr<const Error> cause;
    if (poison_)
        cause = std::make_shared<const Error>(vm_.toError(Raised(poison_)));
    poison_ = nullptr;
    for (const Value &name : names.items()) {
        const auto placeholder = vm_.make<Placeholder>(frame.module->name(), std::string(name.as<Str>()->text()));
        placeholder->cause = cause;
        frame.module->names().set(Ref<Str>(name.as<Str>()), placeholder);
    }
}

} // namespace retort::script
