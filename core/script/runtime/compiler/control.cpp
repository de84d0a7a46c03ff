#include <core/script/runtime/compiler/compiler.h>

namespace retort::script
{

void Compiler::operator()(const IfStmt &node)
{
    Label end;
    for (std::size_t i = 0; i < node.branches.size(); ++i) {
        const IfBranch &branch = node.branches[i];
        Label next;
        condition(*branch.test, false, next);
        block(branch.body);
        const bool last = i + 1 == node.branches.size() && node.orelse.empty();
        if (!last)
            out().emitJump(Opcode::Jump, end);
        out().place(next);
    }
    block(node.orelse);
    out().place(end);
}

void Compiler::operator()(const WhileStmt &node)
{
    Label test;
    Label otherwise;
    Label leave;
    out().place(test);
    condition(*node.test, false, otherwise);
    pushExit({Exit::Kind::While, &test, &leave});
    block(node.body);
    popExit();
    out().emitJump(Opcode::JumpBack, test);
    out().place(otherwise);
    block(node.orelse);
    out().place(leave);
}

void Compiler::operator()(const ForStmt &node)
{
    if (node.isAsync)
        return unsupported(node.span, QStringLiteral("async for"));
    Label turn;
    Label otherwise;
    Label leave;
    expression(*node.iterable);
    out().setSpan(node.iterable->span);
    emit(Opcode::GetIterator);
    out().place(turn);
    out().setSpan(node.iterable->span);
    out().emitJump(Opcode::ForIterator, otherwise, -2);
    store(*node.target);
    pushExit({Exit::Kind::For, &turn, &leave});
    block(node.body);
    popExit();
    out().emitJump(Opcode::JumpBack, turn);
    out().place(otherwise);
    block(node.orelse);
    out().place(leave);
}

void Compiler::leaveOne(const Exit &exit, bool hasValue)
{
    switch (exit.kind) {
    case Exit::Kind::While:
        return;
    case Exit::Kind::For:
        if (hasValue)
            emit(Opcode::RotateTwo);
        return emit(Opcode::Pop);
    case Exit::Kind::Handler:
        return emit(Opcode::PopBlock);
    case Exit::Kind::Finally: {
        emit(Opcode::PopBlock);
        // The exits inside are gone while the block is compiled here.
        std::vector<Exit> around;
        const std::size_t own = static_cast<std::size_t>(&exit - unit_->exits.data());
        const Block finally = exit.finally;
        around.assign(unit_->exits.begin(), unit_->exits.begin() + static_cast<std::ptrdiff_t>(own));
        if (hasValue)
            around.push_back({Exit::Kind::For}); // a jump out of the finally drops the value
        std::swap(around, unit_->exits);
        block(finally);
        std::swap(around, unit_->exits);
        return;
    }
    case Exit::Kind::With:
        emit(Opcode::PopBlock);
        if (hasValue)
            emit(Opcode::RotateTwo);
        return emit(Opcode::WithExit);
    case Exit::Kind::InHandler:
        if (exit.name != NoSymbol)
            emit(Opcode::PopBlock);
        if (hasValue)
            emit(Opcode::RotateTwo);
        emit(Opcode::PopHandled);
        if (exit.name != NoSymbol)
            clearName(exit.name);
        return;
    case Exit::Kind::InFinally:
        if (hasValue)
            emit(Opcode::RotateTwo);
        emit(Opcode::Pop);
        if (hasValue)
            emit(Opcode::RotateTwo);
        return emit(Opcode::PopHandled);
    }
}

void Compiler::leaveTo(std::size_t keep, bool hasValue)
{
    for (std::size_t i = unit_->exits.size(); i > keep; --i)
        leaveOne(unit_->exits[i - 1], hasValue);
}

void Compiler::operator()(const ReturnStmt &node)
{
    const int height = out().height();
    if (node.value)
        expression(*node.value);
    else
        loadConstant(Value::none());
    leaveTo(0, true);
    emit(Opcode::Return);
    out().setHeight(height);
    out().endReach();
}

void Compiler::operator()(const BreakStmt &)
{
    const int height = out().height();
    std::size_t loop = unit_->exits.size();
    while (loop > 0 && unit_->exits[loop - 1].leave == nullptr)
        --loop;
    if (loop == 0)
        return; // found by resolve
    leaveTo(loop, false);
    Label &leave = *unit_->exits[loop - 1].leave;
    if (unit_->exits[loop - 1].kind == Exit::Kind::For)
        emit(Opcode::Pop);
    out().emitJump(Opcode::Jump, leave);
    out().setHeight(height);
}

void Compiler::operator()(const ContinueStmt &)
{
    const int height = out().height();
    std::size_t loop = unit_->exits.size();
    while (loop > 0 && unit_->exits[loop - 1].next == nullptr)
        --loop;
    if (loop == 0)
        return; // found by resolve
    leaveTo(loop, false);
    out().emitJump(Opcode::JumpBack, *unit_->exits[loop - 1].next);
    out().setHeight(height);
}

void Compiler::operator()(const TryStmt &node)
{
    if (node.finally.empty())
        return tryExcept(node);
    Label failed;
    Label end;
    out().emitJump(Opcode::SetupExcept, failed, 2);
    pushExit({Exit::Kind::Finally, nullptr, nullptr, node.finally});
    if (node.handlers.empty())
        block(node.body);
    else
        tryExcept(node);
    popExit();
    emit(Opcode::PopBlock);
    block(node.finally);
    out().emitJump(Opcode::Jump, end);
    out().place(failed);
    pushExit({Exit::Kind::InFinally});
    block(node.finally);
    popExit();
    emit(Opcode::Reraise);
    out().endReach();
    out().place(end);
}

void Compiler::tryExcept(const TryStmt &node)
{
    Label failed;
    Label end;
    out().emitJump(Opcode::SetupExcept, failed, 2);
    pushExit({Exit::Kind::Handler});
    block(node.body);
    popExit();
    emit(Opcode::PopBlock);
    block(node.orelse);
    out().emitJump(Opcode::Jump, end);
    out().place(failed);
    if (node.isStar)
        starHandlers(node, end);
    else
        exceptHandlers(node, end);
    out().place(end);
}

void Compiler::exceptHandlers(const TryStmt &node, Label &end)
{
    // On the stack: what was being handled before, and the exception.
    const int height = out().height();
    for (const ExceptHandler &handler : node.handlers) {
        Label next;
        out().setSpan(handler.span);
        if (handler.type) {
            expression(*handler.type);
            out().setSpan(handler.type->span);
            emit(Opcode::ExceptionMatches);
            out().emitJump(Opcode::PopJumpIfFalse, next);
        }
        Label failed;
        if (handler.name != NoSymbol) {
            variable(handler.name, Access::Store);
            out().emitJump(Opcode::SetupExcept, failed, 2);
        } else {
            emit(Opcode::Pop);
        }
        pushExit({Exit::Kind::InHandler, nullptr, nullptr, {}, handler.name});
        block(handler.body);
        popExit();
        if (handler.name != NoSymbol)
            emit(Opcode::PopBlock);
        emit(Opcode::PopHandled);
        if (handler.name != NoSymbol)
            clearName(handler.name);
        out().emitJump(Opcode::Jump, end);
        if (handler.name != NoSymbol) {
            out().place(failed);
            clearName(handler.name);
            emit(Opcode::Reraise);
            out().endReach();
        }
        out().setHeight(height);
        if (!handler.type)
            return;
        out().place(next);
        out().setHeight(height);
    }
    emit(Opcode::Reraise);
    out().endReach();
}

void Compiler::starHandlers(const TryStmt &node, Label &end)
{
    // On the stack: what was being handled before, and the exception.
    const std::uint32_t rest = hiddenLocal();
    const std::uint32_t raised = hiddenLocal(); // stands behind `rest`
    emit(Opcode::Duplicate);
    emit(Opcode::StoreLocal, rest);
    emit(Opcode::BuildList, 0);
    emit(Opcode::StoreLocal, raised);
    for (const ExceptHandler &handler : node.handlers) {
        Label untaken;
        Label failed;
        Label next;
        out().setSpan(handler.span);
        expression(*handler.type);
        out().setSpan(handler.type->span);
        emit(Opcode::StarMatch, rest);
        emit(Opcode::Duplicate);
        loadConstant(Value::none());
        emit(Opcode::Compare, static_cast<std::uint32_t>(CompareOperator::IsNot));
        out().emitJump(Opcode::PopJumpIfFalse, untaken);
        if (handler.name != NoSymbol) {
            emit(Opcode::Duplicate);
            variable(handler.name, Access::Store);
        }
        emit(Opcode::StarEnter);
        out().emitJump(Opcode::SetupExcept, failed, 2);
        block(handler.body);
        emit(Opcode::PopBlock);
        if (handler.name != NoSymbol)
            clearName(handler.name);
        out().emitJump(Opcode::Jump, next);
        out().place(failed);
        if (handler.name != NoSymbol)
            clearName(handler.name);
        emit(Opcode::StarRaised, rest);
        out().emitJump(Opcode::Jump, next);
        out().place(untaken);
        emit(Opcode::Pop);
        out().place(next);
        emit(Opcode::StarLeave);
    }
    Label goesOn;
    emit(Opcode::StarEnd, rest);
    emit(Opcode::Duplicate);
    loadConstant(Value::none());
    emit(Opcode::Compare, static_cast<std::uint32_t>(CompareOperator::IsNot));
    out().emitJump(Opcode::PopJumpIfTrue, goesOn);
    emit(Opcode::Pop);
    emit(Opcode::Pop);
    emit(Opcode::PopHandled);
    out().emitJump(Opcode::Jump, end);
    out().place(goesOn);
    emit(Opcode::RotateTwo);
    emit(Opcode::Pop);
    emit(Opcode::Reraise);
    out().endReach();
}

void Compiler::clearName(Symbol name)
{
    // `del` fails when the body has deleted the name itself; storing first makes it always possible.
    loadConstant(Value::none());
    variable(name, Access::Store);
    variable(name, Access::Delete);
}

void Compiler::operator()(const WithStmt &node)
{
    if (node.isAsync)
        return unsupported(node.span, QStringLiteral("async with"));
    withItems(node, 0);
}

void Compiler::withItems(const WithStmt &node, std::size_t index)
{
    if (index == node.items.size())
        return block(node.body);
    const WithItem &item = node.items[index];
    Label failed;
    Label suppressed;
    Label end;
    expression(*item.context);
    out().setSpan(item.context->span);
    emit(Opcode::BeforeWith);
    // The entered value lies on what the handler finds: it is taken before the body can fail.
    const int height = out().height();
    out().setHeight(height - 1);
    out().emitJump(Opcode::SetupWith, failed, 2);
    out().setHeight(height);
    pushExit({Exit::Kind::With});
    if (item.target)
        store(*item.target);
    else
        emit(Opcode::Pop);
    withItems(node, index + 1);
    popExit();
    out().setSpan(item.context->span);
    emit(Opcode::PopBlock);
    emit(Opcode::WithExit);
    out().emitJump(Opcode::Jump, end);
    out().place(failed);
    emit(Opcode::WithExcept);
    out().emitJump(Opcode::PopJumpIfTrue, suppressed);
    emit(Opcode::Reraise);
    out().endReach();
    out().place(suppressed);
    emit(Opcode::Pop);
    emit(Opcode::PopHandled);
    emit(Opcode::Pop);
    out().place(end);
}

} // namespace retort::script
