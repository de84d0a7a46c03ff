#include <core/script/runtime/compiler/compiler.h>

namespace retort::script
{

void Compiler::importedBlock(Block statements)
{
    for (const Stmt *statement : statements) {
        std::vector<Value> names;
        boundNames(*statement, names);
        Label failed;
        Label end;
        out().setSpan(statement->span);
        out().emitJump(Opcode::SetupPoison, failed);
        block(Block(&statement, 1));
        emit(Opcode::PopBlock);
        out().emitJump(Opcode::Jump, end);
        out().place(failed);
        emit(Opcode::PoisonNames, out().constant(vm_.tuple(names)));
        out().place(end);
    }
}

void Compiler::boundNames(const Expr &target, std::vector<Value> &into)
{
    if (const auto *named = as<NameExpr>(&target)) {
        into.emplace_back(name(named->name));
    } else if (const auto *star = as<StarredExpr>(&target)) {
        boundNames(*star->value, into);
    } else if (const auto *tuple = as<TupleExpr>(&target)) {
        for (const Expr *element : tuple->elements)
            boundNames(*element, into);
    } else if (const auto *list = as<ListExpr>(&target)) {
        for (const Expr *element : list->elements)
            boundNames(*element, into);
    }
}

void Compiler::boundNames(const Stmt &statement, std::vector<Value> &into)
{
    const auto inBlock = [&](Block statements) {
        for (const Stmt *inner : statements)
            boundNames(*inner, into);
    };
    const auto imports = [&](std::span<const ImportName> names) {
        for (const ImportName &import : names)
            if (import.bound != NoSymbol)
                into.emplace_back(name(import.bound));
    };
    if (const auto *function = as<FunctionDefStmt>(&statement)) {
        into.emplace_back(name(function->name));
    } else if (const auto *type = as<ClassDefStmt>(&statement)) {
        into.emplace_back(name(type->name));
    } else if (const auto *assign = as<AssignStmt>(&statement)) {
        for (const Expr *target : assign->targets)
            boundNames(*target, into);
    } else if (const auto *annotated = as<AnnAssignStmt>(&statement)) {
        if (annotated->value)
            boundNames(*annotated->target, into);
    } else if (const auto *augmented = as<AugAssignStmt>(&statement)) {
        boundNames(*augmented->target, into);
    } else if (const auto *import = as<ImportStmt>(&statement)) {
        imports(import->names);
    } else if (const auto *from = as<ImportFromStmt>(&statement)) {
        imports(from->names);
    } else if (const auto *choice = as<IfStmt>(&statement)) {
        for (const IfBranch &branch : choice->branches)
            inBlock(branch.body);
        inBlock(choice->orelse);
    } else if (const auto *loop = as<ForStmt>(&statement)) {
        boundNames(*loop->target, into);
        inBlock(loop->body);
        inBlock(loop->orelse);
    } else if (const auto *repeat = as<WhileStmt>(&statement)) {
        inBlock(repeat->body);
        inBlock(repeat->orelse);
    } else if (const auto *attempt = as<TryStmt>(&statement)) {
        inBlock(attempt->body);
        for (const ExceptHandler &handler : attempt->handlers)
            inBlock(handler.body);
        inBlock(attempt->orelse);
        inBlock(attempt->finally);
    } else if (const auto *managed = as<WithStmt>(&statement)) {
        for (const WithItem &item : managed->items)
            if (item.target)
                boundNames(*item.target, into);
        inBlock(managed->body);
    }
}

} // namespace retort::script
