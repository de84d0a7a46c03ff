#include <core/project/static_evaluator.h>
#include <core/project/static_values.h>

namespace retort::project
{

using namespace script;

namespace
{

constexpr int deepest = 8; // of imports and calls within each other
constexpr int mostSteps = 1'000'000;
constexpr int stepsOfAnImport = 10'000;

} // namespace

StaticReader::StaticReader(std::shared_ptr<const Module> module, const ModuleReader &modules)
    : StaticReader(std::move(module), modules, std::make_shared<int>(mostSteps), 0)
{
}

StaticReader::StaticReader(std::shared_ptr<const Module> module, const ModuleReader &modules,
                           std::shared_ptr<int> steps, int depth)
    : module_(std::move(module))
    , modules_(modules)
    , steps_(std::move(steps))
    , depth_(depth)
{
    bind(module_->body, names_, nullptr);
}

bool StaticReader::takeStep()
{
    return --*steps_ > 0;
}

std::optional<StaticValue> StaticReader::name(std::string_view name)
{
    const auto found = names_.find(module_->symbols->find(name));
    if (found == names_.end())
        return std::nullopt;
    if (const auto *import = std::get_if<StaticImport>(&found->second.value))
        return imported(*import);
    return found->second;
}

StaticValue StaticReader::evaluate(const Expr &expression, const StaticNames *locals)
{
    return StaticEvaluator(*this, locals).evaluate(expression);
}

StaticNames StaticReader::localsOf(const FunctionDefStmt &function)
{
    StaticNames locals;
    for (const Parameter &parameter : function.parameters)
        locals[parameter.name] = {};
    bind(function.body, locals, &locals);
    return locals;
}

StaticValue StaticReader::called(const FunctionDefStmt &function)
{
    const Stmt *last = function.body.empty() ? nullptr : function.body.back();
    const auto *result = as<ReturnStmt>(last);
    if (!result || !result->value || function.isAsync || !function.decorators.empty() || depth_ >= deepest)
        return {};
    for (const Stmt *statement : function.body)
        if (statement->kind != StmtKind::Assign && statement->kind != StmtKind::AnnAssign &&
            statement->kind != StmtKind::Expression && statement->kind != StmtKind::Import &&
            statement->kind != StmtKind::ImportFrom && statement != last)
            return {};
    ++depth_;
    const StaticNames locals = localsOf(function);
    StaticValue value = evaluate(*result->value, &locals);
    --depth_;
    return value;
}

StaticValue StaticReader::imported(const StaticImport &import)
{
    if (!modules_ || depth_ >= deepest || import.name.isEmpty())
        return {};
    auto &reader = imported_[import.module];
    if (!reader) {
        *steps_ -= stepsOfAnImport;
        if (!takeStep())
            return {};
        const auto text = modules_(import.module, module_->source->file());
        if (!text)
            return {};
        const auto source = Source::decode(text->first, text->second);
        if (!source)
            return {};
        const auto parsed = parse(*source, std::make_shared<SymbolTable>());
        if (!parsed.errors.empty())
            return {};
        reader.reset(new StaticReader(parsed.module, modules_, steps_, depth_ + 1));
    }
    StaticValue value = reader->name(import.name.toStdString()).value_or(StaticValue());
    // A function belongs to the names of its own module.
    return std::holds_alternative<StaticFunction>(value.value) ? StaticValue() : value;
}

void StaticReader::bind(Block block, StaticNames &names, const StaticNames *locals)
{
    for (const Stmt *statement : block)
        visit(*statement, StaticBinder{*this, names, locals});
}

} // namespace retort::project
