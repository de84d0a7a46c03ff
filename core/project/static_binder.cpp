#include <core/project/static_evaluator.h>
#include <core/project/static_texts.h>

namespace retort::project
{

using namespace script;

void StaticBinder::operator()(const AssignStmt &statement) const
{
    const StaticValue value = reader.evaluate(*statement.value, locals);
    for (const Expr *target : statement.targets)
        assign(*target, value);
}

void StaticBinder::operator()(const AnnAssignStmt &statement) const
{
    if (statement.value)
        assign(*statement.target, reader.evaluate(*statement.value, locals));
}

void StaticBinder::operator()(const AugAssignStmt &statement) const
{
    if (const auto *name = as<NameExpr>(statement.target)) {
        StaticValue right = reader.evaluate(*statement.value, locals);
        StaticValue &left = names[name->name];
        left = statement.op == BinaryOperator::Add ? added(std::move(left), std::move(right)) : StaticValue();
    }
}

void StaticBinder::operator()(const FunctionDefStmt &statement) const
{
    // A nested function sees names that are not kept.
    names[statement.name] = locals ? StaticValue() : StaticValue{StaticFunction{&statement}};
}

void StaticBinder::operator()(const ClassDefStmt &statement) const
{
    names[statement.name] = {};
}

void StaticBinder::operator()(const ImportStmt &statement) const
{
    for (const ImportName &name : statement.names) {
        // `import a.b` binds a; `import a.b as c` binds a.b.
        const Symbol module = name.alias == NoSymbol ? name.bound : name.path;
        names[name.bound] = {StaticImport{asString(reader.module_->symbols->text(module)), {}}};
    }
}

void StaticBinder::operator()(const ImportFromStmt &statement) const
{
    const SymbolTable &symbols = *reader.module_->symbols;
    const QString module = QString(statement.level, u'.') + asString(symbols.text(statement.module));
    for (const ImportName &name : statement.names)
        if (name.bound != NoSymbol)
            names[name.bound] = {StaticImport{module, asString(symbols.text(name.path))}};
}

void StaticBinder::operator()(const DeleteStmt &statement) const
{
    for (const Expr *target : statement.targets)
        if (const auto *name = as<NameExpr>(target))
            names.erase(name->name);
}

void StaticBinder::operator()(const WithStmt &statement) const
{
    for (const WithItem &item : statement.items)
        if (item.target)
            assign(*item.target, {});
    reader.bind(statement.body, names, locals);
}

void StaticBinder::operator()(const ForStmt &statement) const
{
    assign(*statement.target, {});
    mayRun(statement.body);
    mayRun(statement.orelse);
}

void StaticBinder::operator()(const WhileStmt &statement) const
{
    mayRun(statement.body);
    mayRun(statement.orelse);
}

void StaticBinder::operator()(const IfStmt &statement) const
{
    for (const IfBranch &branch : statement.branches)
        mayRun(branch.body);
    mayRun(statement.orelse);
}

void StaticBinder::operator()(const MatchStmt &statement) const
{
    for (const MatchCase &one : statement.cases)
        mayRun(one.body);
}

void StaticBinder::operator()(const TryStmt &statement) const
{
    mayRun(statement.body);
    for (const ExceptHandler &handler : statement.handlers)
        mayRun(handler.body);
    mayRun(statement.orelse);
    reader.bind(statement.finally, names, locals);
}

void StaticBinder::assign(const Expr &target, const StaticValue &value) const
{
    if (const auto *name = as<NameExpr>(&target)) {
        names[name->name] = value;
        return;
    }
    if (const auto *starred = as<StarredExpr>(&target)) {
        assign(*starred->value, {});
        return;
    }
    ExprList targets;
    if (const auto *tuple = as<TupleExpr>(&target))
        targets = tuple->elements;
    else if (const auto *list = as<ListExpr>(&target))
        targets = list->elements;
    const auto *values = std::get_if<StaticList>(&value.value);
    const bool fits = values && values->items.size() == targets.size();
    for (std::size_t i = 0; i < targets.size(); ++i)
        assign(*targets[i], fits && targets[i]->kind != ExprKind::Starred ? values->items[i] : StaticValue());
}

void StaticBinder::mayRun(Block block) const
{
    StaticNames bound;
    reader.bind(block, bound, locals);
    for (const auto &[name, value] : bound)
        names[name] = {};
}

} // namespace retort::project
