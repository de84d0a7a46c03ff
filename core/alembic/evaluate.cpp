#include <core/alembic/evaluate.h>
#include <core/alembic/host.h>
#include <core/base/files.h>
#include <core/script/runtime/protocol.h>

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;

Result<RevisionScript> parseScript(QString revision, const QString &path, const QByteArray &content)
{
    RETORT_TRY(auto source, Source::decode(path, content));
    ParsedModule parsed = parse(std::move(source), std::make_shared<SymbolTable>());
    if (!parsed.errors.empty())
        return tl::unexpected(std::move(parsed.errors.front()));
    return RevisionScript{std::move(revision), path, std::move(parsed.module)};
}

Result<RevisionScript> readScript(QString revision, const QString &path)
{
    RETORT_TRY(const QByteArray content, readFile(path));
    return parseScript(std::move(revision), path, content);
}

namespace
{

/// Retort's own modules before the project's: a project's file cannot stand in for `op`.
class Modules final : public ModuleResolver
{
public:
    explicit Modules(const ModuleResolver *project)
        : known_({moduleEntries()})
        , project_(project)
    {
    }

    [[nodiscard]] Result<FoundModule> find(const std::string &name) const override
    {
        RETORT_TRY(FoundModule found, known_.find(name));
        if (std::holds_alternative<UnknownModule>(found) && project_ != nullptr)
            return project_->find(name);
        return found;
    }

private:
    NativeModules known_;
    const ModuleResolver *project_;
};

/// What a function of the shape upgrade(engine_name) or upgrade(op) is called with: one argument for each parameter
/// without a default.
Result<std::vector<Value>> entryArguments(Interpreter &vm, const FunctionDefStmt &definition,
                                          const SymbolTable &symbols, const Environment &environment)
{
    std::vector<Value> arguments;
    for (const Parameter &parameter : definition.parameters) {
        const bool isPositional =
            parameter.kind == ParameterKind::PositionalOnly || parameter.kind == ParameterKind::Positional;
        if (!isPositional || parameter.defaultValue != nullptr)
            break;
        if (symbols.text(parameter.name) != "op") {
            arguments.emplace_back(vm.str(environment.engineName));
            continue;
        }
        auto module = vm.importModule("alembic.op");
        if (!module)
            return tl::unexpected(vm.toError(module.error()));
        arguments.push_back(*std::move(module));
    }
    return arguments;
}

/// The last definition of that name among the module's statements; null when it was made in another way.
const FunctionDefStmt *definitionOf(const script::Module &module, Symbol name)
{
    const FunctionDefStmt *found = nullptr;
    for (const Stmt *statement : module.body) {
        if (const auto *definition = as<FunctionDefStmt>(statement); definition != nullptr && definition->name == name)
            found = definition;
    }
    return found;
}

} // namespace

Result<Evaluation> evaluate(const RevisionScript &script, Direction direction, StatementSink &sink,
                            const Environment &environment)
{
    const Modules modules(environment.projectModules);
    InterpreterOptions options;
    options.limits = environment.limits;
    options.cancel = environment.cancel;
    options.modules = &modules;
    QString line;
    options.output = [&sink, &line](const QString &text) {
        line += text;
        for (qsizetype end = line.indexOf(u'\n'); end >= 0; end = line.indexOf(u'\n')) {
            sink.log({LogLine::Level::Output, line.left(end), std::nullopt});
            line.remove(0, end + 1);
        }
    };
    Interpreter vm(std::move(options));
    ScriptHost host(vm, sink, environment);
    vm.setHost(&host);

    RETORT_TRY(const Ref<ModuleObject> module, vm.run(script.module, "revision"));
    const char *name = direction == Direction::Up ? "upgrade" : "downgrade";
    const Value function = module->names().get(name);
    if (function.isSet()) {
        std::vector<Value> arguments;
        const SymbolTable &symbols = *script.module->symbols;
        if (const auto *definition = definitionOf(*script.module, symbols.find(name))) {
            RETORT_TRY(arguments, entryArguments(vm, *definition, symbols, environment));
        }
        RETORT_CHECK(vm.callFunction(function, arguments));
    }
    if (!line.isEmpty())
        sink.log({LogLine::Level::Output, line, std::nullopt});
    return Evaluation{QStringList(host.variablesRead.begin(), host.variablesRead.end())};
}

} // namespace retort::alembic
