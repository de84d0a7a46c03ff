#include <core/script/runtime/compiler/compiler.h>

namespace retort::script
{

void Compiler::block(Block statements)
{
    for (const Stmt *statement : statements) {
        out().setSpan(statement->span);
        visit(*statement, [this](const auto &concrete) { (*this)(concrete); });
    }
}

void Compiler::operator()(const DeleteStmt &node)
{
    for (const Expr *target : node.targets)
        remove(*target);
}

void Compiler::operator()(const AssignStmt &node)
{
    expression(*node.value);
    for (std::size_t i = 0; i < node.targets.size(); ++i) {
        if (i + 1 < node.targets.size())
            emit(Opcode::Duplicate);
        store(*node.targets[i]);
    }
}

void Compiler::operator()(const AugAssignStmt &node)
{
    const auto op = static_cast<std::uint32_t>(node.op);
    if (const auto *target = as<AttributeExpr>(node.target)) {
        expression(*target->object);
        emit(Opcode::Duplicate);
        emit(Opcode::LoadAttribute, nameIndex(target->name));
        expression(*node.value);
        emit(Opcode::InPlace, op);
        emit(Opcode::RotateTwo);
        return emit(Opcode::StoreAttribute, nameIndex(target->name));
    }
    if (const auto *target = as<SubscriptExpr>(node.target)) {
        expression(*target->object);
        expression(*target->index);
        emit(Opcode::DuplicateTwo);
        emit(Opcode::GetItem);
        expression(*node.value);
        emit(Opcode::InPlace, op);
        emit(Opcode::RotateThree);
        return emit(Opcode::SetItem);
    }
    expression(*node.target);
    expression(*node.value);
    emit(Opcode::InPlace, op);
    store(*node.target);
}

void Compiler::operator()(const AnnAssignStmt &node)
{
    if (node.value) {
        expression(*node.value);
        store(*node.target);
    }
    annotate(*node.target, *node.annotation);
}

void Compiler::annotate(const Expr &target, const Expr &annotation)
{
    const auto *named = as<NameExpr>(&target);
    const ScopeKind kind = unit_->scope.kind;
    if (!named || target.parenthesized || (kind != ScopeKind::Class && kind != ScopeKind::Module))
        return;
    const std::string text(module_.source->text(annotation.span));
    emit(Opcode::Annotate, out().constant(vm_.tuple({Value(name(named->name)), Value(vm_.str(text))})));
}

void Compiler::operator()(const TypeAliasStmt &node)
{
    loadConstant(Value::none());
    variable(node.name->name, Access::Store);
}

void Compiler::operator()(const RaiseStmt &node)
{
    std::uint32_t count = 0;
    for (const Expr *part : {node.exception, node.cause}) {
        if (!part)
            continue;
        expression(*part);
        ++count;
    }
    emit(Opcode::Raise, count);
    out().endReach();
}

void Compiler::operator()(const AssertStmt &node)
{
    Label held;
    condition(*node.test, true, held);
    out().setSpan(node.test->span);
    emit(Opcode::LoadAssertionError);
    if (node.message) {
        emit(Opcode::PushUnset);
        expression(*node.message);
        emit(Opcode::Call, 1);
    }
    emit(Opcode::Raise, 1);
    out().endReach();
    out().place(held);
}

void Compiler::importPath(std::string module, int level, bool wantsLeaf)
{
    out().code().imports.push_back({std::move(module), level, wantsLeaf});
    emit(Opcode::ImportName, static_cast<std::uint32_t>(out().code().imports.size() - 1));
}

void Compiler::operator()(const ImportStmt &node)
{
    for (const ImportName &import : node.names) {
        out().setSpan(import.span);
        importPath(std::string(module_.symbols->text(import.path)), 0, import.alias != NoSymbol);
        variable(import.bound, Access::Store);
    }
}

void Compiler::operator()(const ImportFromStmt &node)
{
    const std::string module(node.module == NoSymbol ? std::string_view() : module_.symbols->text(node.module));
    if (node.level == 0 && module == "__future__")
        return;
    importPath(module, node.level, true);
    for (const ImportName &import : node.names) {
        out().setSpan(import.span);
        if (import.bound == NoSymbol)
            return emit(Opcode::ImportStar);
        emit(Opcode::ImportFrom, nameIndex(import.path));
        variable(import.bound, Access::Store);
    }
    emit(Opcode::Pop);
}

void Compiler::operator()(const GlobalStmt &) {}

void Compiler::operator()(const NonlocalStmt &) {}

void Compiler::operator()(const ExprStmt &node)
{
    if (as<StrExpr>(node.value) || as<ConstantExpr>(node.value))
        return;
    expression(*node.value);
    emit(Opcode::Pop);
}

void Compiler::operator()(const PassStmt &) {}

void Compiler::store(const Expr &target)
{
    const Span outer = out().span();
    out().setSpan(target.span);
    if (const auto *named = as<NameExpr>(&target)) {
        variable(named->name, Access::Store);
    } else if (const auto *attribute = as<AttributeExpr>(&target)) {
        expression(*attribute->object);
        emit(Opcode::StoreAttribute, nameIndex(attribute->name));
    } else if (const auto *item = as<SubscriptExpr>(&target)) {
        expression(*item->object);
        expression(*item->index);
        emit(Opcode::SetItem);
    } else if (const auto *tuple = as<TupleExpr>(&target)) {
        storeSequence(tuple->elements, target.span);
    } else if (const auto *list = as<ListExpr>(&target)) {
        storeSequence(list->elements, target.span);
    } else {
        unsupported(target.span, QStringLiteral("an assignment to this expression"));
        emit(Opcode::Pop);
    }
    out().setSpan(outer);
}

void Compiler::storeSequence(ExprList targets, Span span)
{
    std::size_t starred = targets.size();
    for (std::size_t i = 0; i < targets.size(); ++i)
        if (targets[i]->kind == ExprKind::Starred)
            starred = i;
    if (targets.size() > 0xFFE)
        unsupported(span, QStringLiteral("unpacking into more than 4000 targets"));
    if (starred == targets.size())
        emit(Opcode::Unpack, static_cast<std::uint32_t>(targets.size()));
    else
        emit(Opcode::UnpackStarred,
             static_cast<std::uint32_t>(starred) | static_cast<std::uint32_t>(targets.size() - starred - 1) << 12U);
    for (const Expr *target : targets) {
        const auto *star = as<StarredExpr>(target);
        store(star ? *star->value : *target);
    }
}

void Compiler::remove(const Expr &target)
{
    out().setSpan(target.span);
    if (const auto *named = as<NameExpr>(&target)) {
        variable(named->name, Access::Delete);
    } else if (const auto *attribute = as<AttributeExpr>(&target)) {
        expression(*attribute->object);
        emit(Opcode::DeleteAttribute, nameIndex(attribute->name));
    } else if (const auto *item = as<SubscriptExpr>(&target)) {
        expression(*item->object);
        expression(*item->index);
        emit(Opcode::DeleteItem);
    } else if (const auto *tuple = as<TupleExpr>(&target)) {
        for (const Expr *element : tuple->elements)
            remove(*element);
    } else if (const auto *list = as<ListExpr>(&target)) {
        for (const Expr *element : list->elements)
            remove(*element);
    } else {
        unsupported(target.span, QStringLiteral("deleting this expression"));
    }
}

} // namespace retort::script
