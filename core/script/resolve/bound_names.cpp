#include <core/script/resolve/bound_names.h>

namespace retort::script
{

namespace
{

using Visit = std::function<void(Symbol)>;

void visitTarget(const Expr &target, const Visit &visit)
{
    if (const auto *named = as<NameExpr>(&target)) {
        visit(named->name);
    } else if (const auto *star = as<StarredExpr>(&target)) {
        visitTarget(*star->value, visit);
    } else if (const auto *tuple = as<TupleExpr>(&target)) {
        for (const Expr *element : tuple->elements)
            visitTarget(*element, visit);
    } else if (const auto *list = as<ListExpr>(&target)) {
        for (const Expr *element : list->elements)
            visitTarget(*element, visit);
    }
}

void visitBlock(Block statements, const Visit &visit)
{
    for (const Stmt *statement : statements)
        forEachBoundName(*statement, visit);
}

void visitImports(std::span<const ImportName> names, const Visit &visit)
{
    for (const ImportName &import : names)
        if (import.bound != NoSymbol)
            visit(import.bound);
}

} // namespace

void forEachBoundName(const Stmt &statement, const Visit &visit)
{
    if (const auto *function = as<FunctionDefStmt>(&statement)) {
        visit(function->name);
    } else if (const auto *type = as<ClassDefStmt>(&statement)) {
        visit(type->name);
    } else if (const auto *assign = as<AssignStmt>(&statement)) {
        for (const Expr *target : assign->targets)
            visitTarget(*target, visit);
    } else if (const auto *annotated = as<AnnAssignStmt>(&statement)) {
        if (annotated->value)
            visitTarget(*annotated->target, visit);
    } else if (const auto *augmented = as<AugAssignStmt>(&statement)) {
        visitTarget(*augmented->target, visit);
    } else if (const auto *import = as<ImportStmt>(&statement)) {
        visitImports(import->names, visit);
    } else if (const auto *from = as<ImportFromStmt>(&statement)) {
        visitImports(from->names, visit);
    } else if (const auto *choice = as<IfStmt>(&statement)) {
        for (const IfBranch &branch : choice->branches)
            visitBlock(branch.body, visit);
        visitBlock(choice->orelse, visit);
    } else if (const auto *loop = as<ForStmt>(&statement)) {
        visitTarget(*loop->target, visit);
        visitBlock(loop->body, visit);
        visitBlock(loop->orelse, visit);
    } else if (const auto *repeat = as<WhileStmt>(&statement)) {
        visitBlock(repeat->body, visit);
        visitBlock(repeat->orelse, visit);
    } else if (const auto *attempt = as<TryStmt>(&statement)) {
        visitBlock(attempt->body, visit);
        for (const ExceptHandler &handler : attempt->handlers)
            visitBlock(handler.body, visit);
        visitBlock(attempt->orelse, visit);
        visitBlock(attempt->finally, visit);
    } else if (const auto *managed = as<WithStmt>(&statement)) {
        for (const WithItem &item : managed->items)
            if (item.target)
                visitTarget(*item.target, visit);
        visitBlock(managed->body, visit);
    }
}

} // namespace retort::script
