#include <core/base/overloaded.h>
#include <core/script/error_codes.h>
#include <core/script/resolve/scopes.h>
#include <core/script/runtime/compiler/compile.h>
#include <core/script/runtime/vm/machine.h>

#include <QFile>

namespace retort::script
{

Result<FoundModule> NativeModules::find(const std::string &name) const
{
    for (const auto &table : tables_)
        for (const ModuleEntry *entry : table)
            if (name == entry->name)
                return NativeModule{entry};
    return UnknownModule{};
}

namespace
{

Eval<void> runScript(Interpreter &vm, ModuleObject &module, const std::shared_ptr<const Source> &source, ModuleUse use)
{
    const ParsedModule parsed = parse(source, vm.symbols());
    if (!parsed.errors.empty())
        return vm.raiseError(parsed.errors.front());
    const Result<Ref<Code>> code = compile(vm, *parsed.module, use);
    if (!code)
        return vm.raiseError(code.error());
    RETORT_CHECK(vm.enterNesting());
    Eval<> ran = vm.machine().run(std::make_unique<Frame>(*code, Ref<ModuleObject>(&module)), nullptr, nullptr);
    vm.leaveNesting();
    if (!ran)
        return Failure(ran.error());
    return {};
}

Eval<void> runWritten(Interpreter &vm, ModuleObject &module, const char *resources)
{
    for (const QString &resource : QString::fromLatin1(resources).split(u' ')) {
        QFile file(resource);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s: no such resource", qPrintable(resource));
        const auto source = Source::fromLibrary(resource, file.readAll().toStdString());
        RETORT_CHECK(runScript(vm, module, source, ModuleUse::Main));
    }
    return {};
}

Eval<void> fillNative(Interpreter &vm, ModuleObject &module, const ModuleEntry &entry)
{
    for (const FunctionEntry &function : entry.functions)
        module.set(vm, function.name, vm.function(function));
    if (entry.written)
        module.load = [resource = entry.written](Interpreter &inner, ModuleObject &self) {
            return runWritten(inner, self, resource);
        };
    if (entry.fill)
        return entry.fill(vm, module);
    return {};
}

} // namespace

Eval<> Interpreter::importModule(const std::string &name)
{
    const Value known = modules_->get(name);
    if (known.isSet())
        return known;
    const std::size_t dot = name.rfind('.');
    Value parent;
    if (dot != std::string::npos) {
        RETORT_TRY(parent, importModule(name.substr(0, dot)));
    }
    Result<FoundModule> found = options_.modules ? options_.modules->find(name) : FoundModule(UnknownModule{});
    Value made;
    if (!found || std::holds_alternative<UnknownModule>(*found)) {
        const auto placeholder = make<Placeholder>(name, std::string());
        placeholder->imported = position();
        if (!found)
            placeholder->cause = std::make_shared<const Error>(found.error());
        made = placeholder;
    } else {
        const auto module = make<ModuleObject>(name);
        module->names().set(names_.name, str(name));
        made = module;
        modules_->set(*this, name, made);
        RETORT_CHECK(
            std::visit(overloaded{[](const UnknownModule &) -> Eval<void> { return {}; },
                                  [&](const NativeModule &native) -> Eval<void> {
                                      module->names().set(names_.doc, str(std::string(native.entry->doc)));
                                      module->find = [](Interpreter &, std::string_view) -> Eval<> { return Value(); };
                                      return fillNative(*this, *module, *native.entry);
                                  },
                                  [&](const ScriptModule &script) -> Eval<void> {
                                      module->package = script.isPackage           ? name
                                                        : dot == std::string::npos ? std::string()
                                                                                   : name.substr(0, dot);
                                      module->names().set(names_.file, str(script.source->file()));
                                      module->load = [source = script.source](Interpreter &vm, ModuleObject &self) {
                                          return runScript(vm, self, source, ModuleUse::Imported);
                                      };
                                      return {};
                                  },
                                  [&](const NameTable &table) -> Eval<void> {
                                      module->find = table.find;
                                      return {};
                                  }},
                       *found));
    }
    modules_->set(*this, name, made);
    if (auto *package = parent.as<ModuleObject>(); package && !made.as<Placeholder>())
        package->names().set(intern(std::string_view(name).substr(dot + 1)), made);
    return made;
}

Eval<void> Interpreter::load(ModuleObject &module)
{
    if (!module.load)
        return {};
    const auto load = std::exchange(module.load, nullptr);
    return load(*this, module);
}

Eval<> Interpreter::importName(const Value &from, const Ref<Str> &name)
{
    const auto placeholderFor = [&](const std::string &module) -> Value {
        const auto placeholder = make<Placeholder>(module, std::string(name->text()));
        placeholder->imported = position();
        if (const auto *unknown = from.as<Placeholder>())
            placeholder->cause = unknown->cause;
        return Value(placeholder);
    };
    if (const auto *unknown = from.as<Placeholder>())
        return placeholderFor(unknown->name().empty() ? unknown->module() : unknown->module() + "." + unknown->name());
    auto *module = from.as<ModuleObject>();
    if (!module)
        return getAttribute(*this, from, *name);
    const Value here = module->names().get(*name);
    if (here.isSet())
        return here;
    const auto later = [&] {
        const auto placeholder = make<Placeholder>(module->name(), std::string(name->text()));
        placeholder->imported = position();
        placeholder->source = Ref<ModuleObject>(module);
        return Value(placeholder);
    };
    if (module->load) // a module of the project: nothing runs before the name is used
        return later();
    if (module->find) {
        RETORT_TRY(const Value found, module->find(*this, name->text()));
        if (found.isSet())
            return found;
    }
    RETORT_TRY(const Value leaf, importModule(module->name() + "." + std::string(name->text())));
    if (!leaf.as<Placeholder>())
        return leaf;
    // One that a revision before has loaded: an import that is not used hurts no more than it would have before.
    return module->find ? placeholderFor(module->name()) : later();
}

Failure Interpreter::outOfReach(const Placeholder &placeholder)
{
    const QString module = QString::fromStdString(placeholder.module());
    const QString name = QString::fromStdString(placeholder.name());
    Error error{errors::ScriptOutOfReach,
                {{QStringLiteral("what"), name.isEmpty() ? module : QString(module + QLatin1Char('.') + name)},
                 {QStringLiteral("module"), module}},
                {},
                {},
                {}};
    if (!name.isEmpty())
        error.data.insert(QStringLiteral("name"), name);
    if (placeholder.cause)
        error = error.causedBy(*placeholder.cause);
    return raiseError(std::move(error));
}

} // namespace retort::script
