#include <core/script/runtime/compiler/compiler.h>

#include <algorithm>

namespace retort::script
{

std::string Compiler::qualifiedPrefix()
{
    if (!unit_ || unit_->scope.kind == ScopeKind::Module)
        return {};
    const std::string own(unit_->builder.code().qualifiedName->text());
    return own + (unit_->scope.kind == ScopeKind::Class ? "." : ".<locals>.");
}

void Compiler::beginUnit(Unit &unit, std::string name, const std::string &prefix)
{
    Code &code = unit.builder.code();
    code.qualifiedName = vm_.intern(prefix + name);
    code.name = std::move(name);
    const Scope &scope = unit.scope;
    for (const Symbol local : scope.locals)
        code.locals.push_back(this->name(local));
    for (const Symbol cell : scope.cells)
        code.cells.push_back(this->name(cell));
    code.cellCount = scope.cells.size();
    for (const Symbol free : scope.frees) {
        code.cells.push_back(this->name(free));
        const std::int32_t source = unit.outer ? cellIndex(unit.outer->scope, free) : -1;
        code.captured.push_back(static_cast<std::uint32_t>(std::max(source, 0)));
    }
    for (std::size_t i = 0; i < code.cells.size(); ++i)
        if (code.cells[i]->text() == "__class__")
            code.classCell = static_cast<std::int32_t>(i);
    for (std::size_t cell = 0; cell < scope.cells.size(); ++cell)
        for (std::size_t local = 0; local < scope.locals.size(); ++local)
            if (scope.locals[local] == scope.cells[cell])
                code.moved.emplace_back(static_cast<std::uint32_t>(local), static_cast<std::uint32_t>(cell));
    code.isGenerator = scope.isGenerator;
    unit_ = &unit;
}

Ref<Code> Compiler::endUnit()
{
    if (out().overflowed()) {
        use_ = ModuleUse::Main; // such a body cannot be had in parts
        unsupported(out().span(), QStringLiteral("a body of more than 16 million instructions"));
    }
    Ref<Code> code = out().finish();
    unit_ = unit_->outer;
    return code;
}

std::int32_t Compiler::cellIndex(const Scope &scope, Symbol symbol)
{
    for (std::size_t i = 0; i < scope.cells.size(); ++i)
        if (scope.cells[i] == symbol)
            return static_cast<std::int32_t>(i);
    for (std::size_t i = 0; i < scope.frees.size(); ++i)
        if (scope.frees[i] == symbol)
            return static_cast<std::int32_t>(scope.cells.size() + i);
    return -1;
}

std::uint32_t Compiler::hiddenLocal()
{
    Code &code = out().code();
    code.locals.push_back(vm_.names().doc);
    return static_cast<std::uint32_t>(code.locals.size() - 1);
}

void Compiler::variable(Symbol symbol, Access access)
{
    const auto choose = [access](Opcode load, Opcode store, Opcode remove) {
        return access == Access::Load ? load : access == Access::Store ? store : remove;
    };
    const Scope &scope = unit_->scope;
    const Binding *binding = scope.find(symbol);
    const Storage storage = binding ? binding->storage : Storage::Global;
    if (storage == Storage::Cell || storage == Storage::Free) {
        // A class body reads a variable of the function around it through its own names first.
        if (scope.kind == ScopeKind::Class && access == Access::Load && storage == Storage::Free)
            return emit(Opcode::LoadClassCell, binding->slot);
        return emit(choose(Opcode::LoadCell, Opcode::StoreCell, Opcode::DeleteCell), binding->slot);
    }
    if (scope.kind == ScopeKind::Class && (storage != Storage::Global || !binding->isDeclared))
        return emit(choose(Opcode::LoadName, Opcode::StoreName, Opcode::DeleteName), nameIndex(symbol));
    if (storage == Storage::Local && scope.kind != ScopeKind::Module)
        return emit(choose(Opcode::LoadLocal, Opcode::StoreLocal, Opcode::DeleteLocal), binding->slot);
    emit(choose(Opcode::LoadGlobal, Opcode::StoreGlobal, Opcode::DeleteGlobal), nameIndex(symbol));
}

void Compiler::parameters(ParameterList list)
{
    Code &code = out().code();
    for (const Parameter &parameter : list) {
        if (parameter.defaultValue)
            code.defaulted.push_back(static_cast<std::uint32_t>(code.signature.items.size()));
        code.signature.add({name(parameter.name), parameter.kind, {}, parameter.defaultValue != nullptr});
    }
}

Value Compiler::docOf(Block body)
{
    if (!body.empty())
        if (const auto *first = as<ExprStmt>(body.front()))
            if (const auto *text = as<StrExpr>(first->value))
                return vm_.str(std::string(text->value));
    return Value::none();
}

void Compiler::makeFunction(const Ref<Code> &code)
{
    emit(Opcode::MakeFunction, out().constant(code));
}

void Compiler::decorated(ExprList decorators)
{
    for (const Expr *decorator : decorators) {
        expression(*decorator);
        emit(Opcode::PushUnset);
    }
}

void Compiler::operator()(const FunctionDefStmt &node)
{
    if (node.isAsync && use_ == ModuleUse::Main)
        return unsupported(node.nameSpan, QStringLiteral("async def"));
    decorated(node.decorators);
    for (const Parameter &parameter : node.parameters)
        if (parameter.defaultValue)
            expression(*parameter.defaultValue);
    Unit unit(vm_, module_, resolution_.scope(node.scope), unit_);
    beginUnit(unit, std::string(module_.symbols->text(node.name)), qualifiedPrefix());
    parameters(node.parameters);
    out().code().doc = docOf(node.body);
    if (node.isAsync)
        unsupported(node.nameSpan, QStringLiteral("async def"));
    else
        block(node.body);
    loadConstant(Value::none());
    emit(Opcode::Return);
    const Ref<Code> code = endUnit();
    out().setSpan(node.nameSpan);
    makeFunction(code);
    for (std::size_t i = node.decorators.size(); i > 0; --i) {
        out().setSpan(node.decorators[i - 1]->span);
        emit(Opcode::Call, 1);
    }
    variable(node.name, Access::Store);
}

void Compiler::operator()(const LambdaExpr &node)
{
    for (const Parameter &parameter : node.parameters)
        if (parameter.defaultValue)
            expression(*parameter.defaultValue);
    Unit unit(vm_, module_, resolution_.scope(node.scope), unit_);
    beginUnit(unit, "<lambda>", qualifiedPrefix());
    parameters(node.parameters);
    expression(*node.body);
    emit(Opcode::Return);
    makeFunction(endUnit());
}

void Compiler::operator()(const ClassDefStmt &node)
{
    decorated(node.decorators);
    sequence(node.bases, Opcode::BuildList, Opcode::ListAppend, Opcode::ListExtend);
    emit(Opcode::ListToTuple);
    keywordsDict(node.keywords);
    Unit unit(vm_, module_, resolution_.scope(node.scope), unit_);
    beginUnit(unit, std::string(module_.symbols->text(node.name)), qualifiedPrefix());
    out().code().usesNamespace = true;
    out().code().doc = docOf(node.body);
    block(node.body);
    loadConstant(Value::none());
    emit(Opcode::Return);
    const Ref<Code> code = endUnit();
    out().setSpan(node.nameSpan);
    emit(Opcode::BuildClass, out().constant(code));
    for (std::size_t i = node.decorators.size(); i > 0; --i) {
        out().setSpan(node.decorators[i - 1]->span);
        emit(Opcode::Call, 1);
    }
    variable(node.name, Access::Store);
}

void Compiler::operator()(const ComprehensionExpr &node)
{
    const char *names[] = {"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"};
    Unit unit(vm_, module_, resolution_.scope(node.scope), unit_);
    beginUnit(unit, names[static_cast<int>(node.what)], qualifiedPrefix());
    out().setSpan(node.span);
    const std::uint32_t first = hiddenLocal(); // CallComprehension puts the iterator into the last local
    if (node.what == ComprehensionKind::List)
        emit(Opcode::BuildList, 0);
    else if (node.what == ComprehensionKind::Set)
        emit(Opcode::BuildSet, 0);
    else if (node.what == ComprehensionKind::Dict)
        emit(Opcode::BuildDict, 0);
    else
        out().code().isGenerator = true;
    emit(Opcode::LoadLocal, first);
    comprehensionClause(node, 0);
    if (node.what == ComprehensionKind::Generator)
        loadConstant(Value::none());
    emit(Opcode::Return);
    const Ref<Code> code = endUnit();
    makeFunction(code);
    expression(*node.clauses.front().iterable);
    out().setSpan(node.clauses.front().iterable->span);
    emit(Opcode::GetIterator);
    out().setSpan(node.span);
    emit(Opcode::CallComprehension);
}

void Compiler::comprehensionClause(const ComprehensionExpr &node, std::size_t index)
{
    // The iterator of this clause is on top of the stack.
    const ComprehensionClause &clause = node.clauses[index];
    if (clause.isAsync)
        unsupported(node.span, QStringLiteral("an asynchronous comprehension"));
    Label turn;
    Label end;
    out().place(turn);
    out().setSpan(clause.iterable->span);
    out().emitJump(Opcode::ForIterator, end, -2);
    store(*clause.target);
    for (const Expr *test : clause.conditions)
        condition(*test, false, turn);
    const auto depth = static_cast<std::uint32_t>(node.clauses.size() + 1);
    if (index + 1 < node.clauses.size()) {
        expression(*node.clauses[index + 1].iterable);
        emit(Opcode::GetIterator);
        comprehensionClause(node, index + 1);
    } else {
        expression(*node.element);
        if (node.value)
            expression(*node.value);
        switch (node.what) {
        case ComprehensionKind::List:
            emit(Opcode::ListAppend, depth);
            break;
        case ComprehensionKind::Set:
            emit(Opcode::SetAdd, depth);
            break;
        case ComprehensionKind::Dict:
            emit(Opcode::DictAdd, depth);
            break;
        case ComprehensionKind::Generator:
            emit(Opcode::Yield);
            emit(Opcode::Pop);
            break;
        }
    }
    out().emitJump(Opcode::JumpBack, turn);
    out().place(end);
}

} // namespace retort::script
