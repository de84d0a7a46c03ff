#include <core/project/environment.h>
#include <core/project/static_evaluator.h>
#include <core/project/static_texts.h>

#include <algorithm>

namespace retort::project
{
namespace
{

using namespace script;
using namespace Qt::Literals::StringLiterals;

// Walks all statements of env.py, its functions too, and looks at every call. What a call is told is evaluated in the
// scope it stands in.
class EnvironmentReader
{
public:
    EnvironmentReader(std::shared_ptr<const Module> module, const ModuleReader &modules, EnvironmentFacts &facts)
        : module_(std::move(module))
        , names_(module_, modules)
        , facts_(facts)
    {
    }

    void read()
    {
        statements(module_->body);
        if (configuresConnection_ && !makesEngine_ && !facts_.engineUrl)
            facts_.engineUrl = FoundText{{UnknownText{}}, connectionPosition_};
    }

    void operator()(const AssignStmt &s)
    {
        for (const Expr *target : s.targets)
            assignOption(*target, *s.value);
        expression(s.value);
    }
    void operator()(const AnnAssignStmt &s) { expression(s.value); }
    void operator()(const AugAssignStmt &s) { expression(s.value); }
    void operator()(const ExprStmt &s) { expression(s.value); }
    void operator()(const ReturnStmt &s) { expression(s.value); }
    void operator()(const AssertStmt &) {}
    void operator()(const RaiseStmt &) {}
    void operator()(const DeleteStmt &) {}
    void operator()(const TypeAliasStmt &) {}
    void operator()(const ImportStmt &) {}
    void operator()(const ImportFromStmt &) {}
    void operator()(const GlobalStmt &) {}
    void operator()(const NonlocalStmt &) {}
    void operator()(const PassStmt &) {}
    void operator()(const BreakStmt &) {}
    void operator()(const ContinueStmt &) {}
    void operator()(const ClassDefStmt &s) { statements(s.body); }

    void operator()(const FunctionDefStmt &s)
    {
        const StaticNames mine = names_.localsOf(s);
        const StaticNames *outer = std::exchange(locals_, &mine);
        const int conditions = std::exchange(conditions_, 0);
        statements(s.body);
        conditions_ = conditions;
        locals_ = outer;
    }

    void operator()(const IfStmt &s)
    {
        for (const IfBranch &branch : s.branches) {
            expression(branch.test);
            maybe(branch.body);
        }
        maybe(s.orelse);
    }
    void operator()(const ForStmt &s)
    {
        expression(s.iterable);
        maybe(s.body);
        maybe(s.orelse);
    }
    void operator()(const WhileStmt &s)
    {
        maybe(s.body);
        maybe(s.orelse);
    }
    void operator()(const MatchStmt &s)
    {
        for (const MatchCase &one : s.cases)
            maybe(one.body);
    }
    void operator()(const WithStmt &s)
    {
        for (const WithItem &item : s.items)
            expression(item.context);
        statements(s.body);
    }
    void operator()(const TryStmt &s)
    {
        statements(s.body);
        for (const ExceptHandler &handler : s.handlers)
            maybe(handler.body);
        maybe(s.orelse);
        statements(s.finally);
    }

private:
    void statements(Block block)
    {
        for (const Stmt *statement : block)
            visit(*statement, *this);
    }

    void maybe(Block block)
    {
        ++conditions_;
        statements(block);
        --conditions_;
    }

    // Calls stand alone, are awaited, or are arguments of other calls; nothing deeper is looked for.
    void expression(const Expr *value)
    {
        if (const auto *awaited = as<AwaitExpr>(value))
            return expression(awaited->value);
        if (const auto *conditional = as<ConditionalExpr>(value)) {
            expression(conditional->body);
            return expression(conditional->orelse);
        }
        if (const auto *either = as<BoolOpExpr>(value)) {
            for (const Expr *choice : either->values)
                expression(choice);
            return;
        }
        if (const auto *call = as<CallExpr>(value)) {
            for (const Expr *argument : call->arguments)
                expression(argument);
            for (const Keyword &keyword : call->keywords)
                expression(keyword.value);
            if (const auto *method = as<AttributeExpr>(call->function))
                expression(method->object);
            called(*call);
        }
    }

    void called(const CallExpr &call)
    {
        const auto *method = as<AttributeExpr>(call.function);
        const auto *function = as<NameExpr>(call.function);
        const std::string_view name = method ? text(method->name) : function ? text(function->name) : "";
        if (method && name == "configure" && isContext(*method->object))
            configure(call);
        else if (method && name == "set_main_option" && call.arguments.size() == 2)
            setOption({}, *call.arguments[0], *call.arguments[1]);
        else if (method && name == "set_section_option" && call.arguments.size() == 3)
            setSectionOption(call);
        else if (name == "create_engine" || name == "create_async_engine")
            createEngine(call, false);
        else if (name == "engine_from_config" || name == "async_engine_from_config")
            createEngine(call, true);
    }

    bool isContext(const Expr &object)
    {
        if (const auto *name = as<NameExpr>(&object))
            return text(name->name) == "context" || text(name->name).ends_with("context");
        const auto *attribute = as<AttributeExpr>(&object);
        return attribute && text(attribute->name) == "context";
    }

    void configure(const CallExpr &call)
    {
        ConfigureFacts facts;
        bool online = false;
        for (const Keyword &keyword : call.keywords) {
            if (keyword.name == NoSymbol) {
                const StaticValue spread = names_.evaluate(*keyword.value, locals_);
                if (const auto *dict = std::get_if<StaticDict>(&spread.value))
                    for (const auto &[name, value] : dict->items)
                        keyFact(facts, name.toStdString(), value, keyword.value->span);
                else
                    facts_.unknown.push_back({u"**"_s, position(keyword.value->span)});
                continue;
            }
            const std::string_view name = text(keyword.name);
            if (name == "connection") {
                online = true;
                configuresConnection_ = true;
                connectionPosition_ = position(keyword.value->span);
                continue;
            }
            keyFact(facts, name, names_.evaluate(*keyword.value, locals_), keyword.value->span);
        }
        const bool offline = !online && (facts.url || facts.literalBinds);
        if (!offline)
            merge(facts_.online, facts);
        if (!online)
            merge(facts_.offline, facts);
    }

    void keyFact(ConfigureFacts &facts, std::string_view name, const StaticValue &value, Span span)
    {
        const std::pair<const char *, std::optional<FoundText> *> texts[] = {
            {"url", &facts.url},
            {"version_table", &facts.versionTable},
            {"version_table_schema", &facts.versionTableSchema},
        };
        for (const auto &[key, fact] : texts)
            if (name == key) {
                *fact = FoundText{textOf(value), position(span)};
                if (isUnknown((*fact)->value))
                    facts_.unknown.push_back({QString::fromLatin1(key), (*fact)->position});
            }
        const std::pair<const char *, std::optional<bool> *> truths[] = {
            {"version_table_pk", &facts.versionTablePk},
            {"render_as_batch", &facts.renderAsBatch},
            {"transaction_per_migration", &facts.transactionPerMigration},
            {"transactional_ddl", &facts.transactionalDdl},
            {"compare_type", &facts.compareType},
            {"compare_server_default", &facts.compareServerDefault},
            {"include_schemas", &facts.includeSchemas},
            {"literal_binds", &facts.literalBinds},
        };
        for (const auto &[key, fact] : truths)
            if (name == key) {
                if (const auto *truth = std::get_if<bool>(&value.value))
                    *fact = *truth;
                else if (!isNone(value))
                    facts_.unknown.push_back({QString::fromLatin1(key), position(span)});
            }
    }

    // The first call that says something wins: the others are its special cases.
    static void merge(ConfigureFacts &into, const ConfigureFacts &from)
    {
        const auto take = [](auto &to, const auto &value) {
            if (!to)
                to = value;
        };
        take(into.url, from.url);
        take(into.versionTable, from.versionTable);
        take(into.versionTableSchema, from.versionTableSchema);
        take(into.versionTablePk, from.versionTablePk);
        take(into.renderAsBatch, from.renderAsBatch);
        take(into.transactionPerMigration, from.transactionPerMigration);
        take(into.transactionalDdl, from.transactionalDdl);
        take(into.compareType, from.compareType);
        take(into.compareServerDefault, from.compareServerDefault);
        take(into.includeSchemas, from.includeSchemas);
        take(into.literalBinds, from.literalBinds);
    }

    void setSectionOption(const CallExpr &call)
    {
        const StaticValue section = names_.evaluate(*call.arguments[0], locals_);
        if (std::holds_alternative<StaticMainSection>(section.value))
            setOption({}, *call.arguments[1], *call.arguments[2]);
        else if (const auto name = literalOf(section))
            setOption(*name, *call.arguments[1], *call.arguments[2]);
        else
            facts_.unknown.push_back({u"set_section_option"_s, position(call.span)});
    }

    void setOption(const QString &section, const Expr &option, const Expr &value)
    {
        const auto name = literalOf(names_.evaluate(option, locals_));
        if (!name) {
            facts_.unknown.push_back({u"set_main_option"_s, position(option.span)});
            return;
        }
        const FoundText found{textOf(names_.evaluate(value, locals_)), position(value.span)};
        if (isUnknown(found.value))
            facts_.unknown.push_back({name->toLower(), found.position});
        facts_.overrides.push_back({section, name->toLower(), found, conditions_ > 0});
    }

    // configuration = config.get_section(...); configuration["sqlalchemy.url"] = get_url()
    void assignOption(const Expr &target, const Expr &value)
    {
        const auto *subscript = as<SubscriptExpr>(&target);
        const auto key = subscript ? literalOf(names_.evaluate(*subscript->index, locals_)) : std::nullopt;
        if (key == u"sqlalchemy.url")
            setOption({}, *subscript->index, value);
    }

    void createEngine(const CallExpr &call, bool fromConfig)
    {
        makesEngine_ = true;
        const Expr *given = nullptr;
        for (const Keyword &keyword : call.keywords)
            if (keyword.name != NoSymbol && text(keyword.name) == "url")
                given = keyword.value;
        if (!given && !call.arguments.empty() && !fromConfig)
            given = call.arguments[0];
        if (given)
            return engineUrl(names_.evaluate(*given, locals_), given->span);
        if (call.arguments.empty())
            return;
        // A literal dictionary in place of the ini's section.
        const StaticValue configuration = names_.evaluate(*call.arguments[0], locals_);
        if (const auto *dict = std::get_if<StaticDict>(&configuration.value))
            for (const auto &[name, value] : dict->items)
                if (name == u"sqlalchemy.url" || name == u"url")
                    engineUrl(value, call.arguments[0]->span);
    }

    void engineUrl(const StaticValue &value, Span span)
    {
        if (facts_.engineUrl)
            return;
        facts_.engineUrl = FoundText{textOf(value), position(span)};
        if (isUnknown(facts_.engineUrl->value))
            facts_.unknown.push_back({u"url"_s, facts_.engineUrl->position});
    }

    static bool isUnknown(const TextValue &value) { return std::holds_alternative<UnknownText>(value.value); }
    static bool isNone(const StaticValue &value)
    {
        const auto *found = std::get_if<TextValue>(&value.value);
        return found && std::holds_alternative<NoText>(found->value);
    }
    [[nodiscard]] SourcePosition position(Span span) const { return module_->source->position(span); }
    [[nodiscard]] std::string_view text(Symbol symbol) const { return module_->symbols->text(symbol); }

    std::shared_ptr<const Module> module_;
    StaticReader names_;
    EnvironmentFacts &facts_;
    const StaticNames *locals_ = nullptr;
    int conditions_ = 0; ///< how many statements stand around that need not reach their inside
    bool makesEngine_ = false;
    bool configuresConnection_ = false;
    SourcePosition connectionPosition_;
};

} // namespace

EnvironmentFacts readEnvironment(const QString &file, const QByteArray &bytes, const ModuleReader &modules)
{
    EnvironmentFacts facts;
    facts.file = file;
    const auto source = Source::decode(file, bytes);
    if (!source) {
        facts.problems.push_back(source.error());
        return facts;
    }
    const ParsedModule parsed = parse(*source, std::make_shared<SymbolTable>());
    facts.problems = parsed.errors;
    EnvironmentReader(parsed.module, modules, facts).read();
    return facts;
}

} // namespace retort::project
