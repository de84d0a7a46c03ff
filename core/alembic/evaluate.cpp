#include <core/alembic/check.h>
#include <core/alembic/evaluate.h>
#include <core/alembic/host.h>
#include <core/alembic/mapped_types.h>
#include <core/alembic/modules.h>
#include <core/base/files.h>
#include <core/script/runtime/protocol.h>
#include <core/script/stdlib/world.h>

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

/// What a function of the shape upgrade(engine_name) or upgrade(op) is called with: one argument for each parameter
/// without a default. What else an env.py hands to its scripts is its own, and fails when it is used.
Result<std::vector<Value>> entryArguments(Interpreter &vm, const FunctionDefStmt &definition,
                                          const SymbolTable &symbols, const Environment &environment)
{
    std::vector<Value> arguments;
    const bool isOnly = definition.parameters.size() == 1;
    for (const Parameter &parameter : definition.parameters) {
        const bool isPositional =
            parameter.kind == ParameterKind::PositionalOnly || parameter.kind == ParameterKind::Positional;
        if (!isPositional || parameter.defaultValue != nullptr)
            break;
        const std::string_view name = symbols.text(parameter.name);
        if (name != "op") {
            arguments.push_back(isOnly ? Value(vm.str(environment.engineName))
                                       : Value(vm.make<Placeholder>("env.py", std::string(name))));
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

/// The module's statements, then its upgrade() or downgrade().
Result<> runEntry(Interpreter &vm, const RevisionScript &script, Direction direction, const Environment &environment)
{
    const std::shared_ptr<const script::Module> &parsed = script.module;
    RETORT_TRY(const Ref<ModuleObject> module, vm.run(parsed, "revision", script.package));
    const char *name = direction == Direction::Up ? "upgrade" : "downgrade";
    const Value function = module->names().get(name);
    if (function.isSet()) {
        std::vector<Value> arguments;
        const SymbolTable &symbols = *parsed->symbols;
        if (const auto *definition = definitionOf(*parsed, symbols.find(name))) {
            RETORT_TRY(arguments, entryArguments(vm, *definition, symbols, environment));
        }
        RETORT_CHECK(vm.callFunction(function, arguments));
    }
    // Functions know their module: emptied, so that it goes away.
    module->names().clear();
    return {};
}

/// print() writes pieces, a log has lines.
class Output
{
public:
    void begin(StatementSink &sink)
    {
        sink_ = &sink;
        line_.clear();
    }

    void write(const QString &text)
    {
        line_ += text;
        for (qsizetype end = line_.indexOf(u'\n'); end >= 0; end = line_.indexOf(u'\n')) {
            sink_->log({LogLine::Level::Output, line_.left(end), std::nullopt});
            line_.remove(0, end + 1);
        }
    }

    void end()
    {
        if (!line_.isEmpty())
            write(u"\n"_s);
    }

private:
    StatementSink *sink_ = nullptr;
    QString line_;
};

LogLine::Level levelOf(int level)
{
    if (level >= 40)
        return LogLine::Level::Error;
    if (level >= 30)
        return LogLine::Level::Warning;
    return level >= 20 ? LogLine::Level::Info : LogLine::Level::Debug;
}

World worldOf(const Environment &environment, StatementSink &sink)
{
    World world;
    world.now = environment.clock != nullptr ? environment.clock->now() : SystemClock().now();
    world.random.seed(environment.seed);
    world.variables = environment.variables;
    world.log = [&sink](int level, const QString &text, const SourcePosition &position) {
        sink.log({levelOf(level), text, position});
    };
    return world;
}

} // namespace

/// Thrown away when a script failed, whatever it left behind, and when cycles of objects have filled too much of it.
struct Evaluator::State {
    State(const ModuleResolver *projectModules, const project::RetortToml *settings)
        : ownModules(projectModules)
        , modules(ownModules, settings)
        , index(modules)
        , vm({{}, {}, [this](const QString &text) { output.write(text); }, &modules})
        , host(vm)
    {
        vm.setHost(&host);
        vm.setHost(&world);
    }

    Modules ownModules;
    MappedTypes modules;
    ModuleIndex index;
    Output output;
    World world;
    Interpreter vm;
    ScriptHost host;
};

Evaluator::Evaluator(const ModuleResolver *projectModules, const project::RetortToml *settings)
    : projectModules_(projectModules)
    , settings_(settings)
{
}

Evaluator::~Evaluator() = default;

Evaluator::State &Evaluator::state()
{
    if (!state_)
        state_ = std::make_unique<State>(projectModules_, settings_);
    return *state_;
}

std::vector<Error> Evaluator::check(const RevisionScript &script, Direction direction)
{
    const bool hasRun = ran_.contains(script.module);
    return checkScript(state().vm, script, direction, state().index, hasRun ? Language::Known : Language::Unknown);
}

Result<> Evaluator::evaluate(const RevisionScript &script, Direction direction, StatementSink &sink,
                             const Environment &environment)
{
    State &used = state();
    used.vm.begin(environment.limits, environment.cancel);
    used.host.begin(sink, environment);
    used.output.begin(sink);
    used.world = worldOf(environment, sink);
    Result<> ran = runEntry(used.vm, script, direction, environment);
    used.output.end();
    if (const auto &read = used.world.variablesRead; !read.empty())
        sink.variablesRead(QStringList(read.begin(), read.end()));
    if (ran)
        ran_.insert(script.module);
    if (!ran || used.vm.heap().used() > environment.limits.memory / 4)
        state_.reset();
    return ran;
}

} // namespace retort::alembic
