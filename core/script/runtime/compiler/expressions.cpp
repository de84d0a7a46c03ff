#include <core/script/runtime/compiler/compiler.h>
#include <core/script/runtime/values/bytes.h>

namespace retort::script
{

void Compiler::expression(const Expr &node)
{
    const Span outer = out().span();
    out().setSpan(node.span);
    visit(node, [this](const auto &concrete) { (*this)(concrete); });
    out().setSpan(outer);
}

void Compiler::operator()(const NameExpr &node)
{
    variable(node.name, Access::Load);
}

void Compiler::operator()(const ConstantExpr &node)
{
    switch (node.value) {
    case ConstantValue::None:
        return loadConstant(Value::none());
    case ConstantValue::True:
        return loadConstant(Value::boolean(true));
    case ConstantValue::False:
        return loadConstant(Value::boolean(false));
    case ConstantValue::Ellipsis:
        return loadConstant(Value::ellipsis());
    }
}

void Compiler::operator()(const IntExpr &node)
{
    if (node.digits.empty())
        return loadConstant(Value::integer(node.value));
    const Eval<> parsed = parseInt(vm_, node.digits, node.base);
    if (parsed && parsed->isSet())
        return loadConstant(*parsed);
    unsupported(node.span, QStringLiteral("an integer of so many digits"));
    loadConstant(Value::none());
}

void Compiler::operator()(const FloatExpr &node)
{
    loadConstant(Value::real(node.value));
}

void Compiler::operator()(const StrExpr &node)
{
    loadConstant(vm_.str(std::string(node.value)));
}

void Compiler::operator()(const BytesExpr &node)
{
    loadConstant(vm_.make<Bytes>(std::string(node.value)));
}

void Compiler::operator()(const FStringExpr &node)
{
    fstringParts(node.parts);
}

void Compiler::fstringParts(std::span<const FStringPart> parts)
{
    for (const FStringPart &part : parts) {
        if (!part.value) {
            loadConstant(vm_.str(std::string(part.text)));
            continue;
        }
        expression(*part.value);
        std::uint32_t how = part.conversion == 's' ? 1 : part.conversion == 'r' ? 2 : part.conversion == 'a' ? 3 : 0;
        if (part.hasSpec) {
            fstringParts(part.spec);
            how |= 4;
        }
        const Span outer = out().span();
        out().setSpan(part.value->span);
        emit(Opcode::FormatValue, how);
        out().setSpan(outer);
    }
    if (parts.size() != 1 || !parts.front().value)
        emit(Opcode::BuildString, static_cast<std::uint32_t>(parts.size()));
}

void Compiler::operator()(const BoolOpExpr &node)
{
    Label end;
    for (std::size_t i = 0; i < node.values.size(); ++i) {
        expression(*node.values[i]);
        if (i + 1 < node.values.size())
            out().emitJump(node.op == BoolOperator::And ? Opcode::JumpIfFalseOrPop : Opcode::JumpIfTrueOrPop, end, 1);
    }
    out().place(end);
}

void Compiler::operator()(const NamedExpr &node)
{
    expression(*node.value);
    emit(Opcode::Duplicate);
    variable(node.target->name, Access::Store);
}

void Compiler::operator()(const BinaryExpr &node)
{
    expression(*node.left);
    expression(*node.right);
    emit(Opcode::Binary, static_cast<std::uint32_t>(node.op));
}

void Compiler::operator()(const UnaryExpr &node)
{
    const auto *number = as<IntExpr>(node.operand);
    if (node.op == UnaryOperator::Minus && number && number->digits.empty())
        return loadConstant(Value::integer(-number->value));
    expression(*node.operand);
    emit(Opcode::Unary, static_cast<std::uint32_t>(node.op));
}

void Compiler::operator()(const ConditionalExpr &node)
{
    Label otherwise;
    Label end;
    condition(*node.test, false, otherwise);
    expression(*node.body);
    out().emitJump(Opcode::Jump, end);
    out().place(otherwise);
    expression(*node.orelse);
    out().place(end);
}

void Compiler::condition(const Expr &node, bool wanted, Label &target)
{
    if (const auto *negation = as<UnaryExpr>(&node); negation && negation->op == UnaryOperator::Not)
        return condition(*negation->operand, !wanted, target);
    if (const auto *both = as<BoolOpExpr>(&node)) {
        const bool decides = both->op == BoolOperator::Or; // the truth of one operand that decides the whole
        Label past;
        for (std::size_t i = 0; i + 1 < both->values.size(); ++i)
            condition(*both->values[i], decides, decides == wanted ? target : past);
        condition(*both->values.back(), wanted, target);
        return out().place(past);
    }
    expression(node);
    const Span outer = out().span();
    out().setSpan(node.span);
    out().emitJump(wanted ? Opcode::PopJumpIfTrue : Opcode::PopJumpIfFalse, target);
    out().setSpan(outer);
}

void Compiler::operator()(const DictExpr &node)
{
    std::uint32_t pending = 0;
    bool started = false;
    const auto flush = [&] {
        if (started && pending == 0)
            return;
        emit(Opcode::BuildDict, pending);
        if (started)
            emit(Opcode::DictUpdate);
        started = true;
        pending = 0;
    };
    for (const DictItem &item : node.items) {
        if (!item.key) {
            flush();
            expression(*item.value);
            emit(Opcode::DictUpdate);
            continue;
        }
        expression(*item.key);
        expression(*item.value);
        if (++pending == 64)
            flush();
    }
    flush();
}

void Compiler::sequence(ExprList elements, Opcode build, Opcode add, Opcode extend)
{
    // Long displays are built in pieces, so that a frame's stack stays small.
    constexpr std::uint32_t most = 256;
    std::uint32_t pending = 0;
    bool started = false;
    for (const Expr *element : elements) {
        const auto *starred = as<StarredExpr>(element);
        if (starred && !started) {
            emit(build, pending);
            started = true;
        }
        expression(starred ? *starred->value : *element);
        if (starred) {
            const Span outer = out().span();
            out().setSpan(starred->value->span);
            emit(extend);
            out().setSpan(outer);
        } else if (started) {
            emit(add, 1);
        } else if (++pending == most) {
            emit(build, pending);
            started = true;
        }
    }
    if (!started)
        emit(build, pending);
}

void Compiler::operator()(const SetExpr &node)
{
    sequence(node.elements, Opcode::BuildSet, Opcode::SetAdd, Opcode::SetUpdate);
}

void Compiler::operator()(const ListExpr &node)
{
    sequence(node.elements, Opcode::BuildList, Opcode::ListAppend, Opcode::ListExtend);
}

void Compiler::operator()(const TupleExpr &node)
{
    bool simple = node.elements.size() <= 256;
    for (const Expr *element : node.elements)
        simple = simple && element->kind != ExprKind::Starred;
    if (simple) {
        for (const Expr *element : node.elements)
            expression(*element);
        return emit(Opcode::BuildTuple, static_cast<std::uint32_t>(node.elements.size()));
    }
    sequence(node.elements, Opcode::BuildList, Opcode::ListAppend, Opcode::ListExtend);
    emit(Opcode::ListToTuple);
}

void Compiler::operator()(const AwaitExpr &node)
{
    unsupported(node.span, QStringLiteral("await"));
    loadConstant(Value::none());
}

void Compiler::operator()(const YieldExpr &node)
{
    if (node.value)
        expression(*node.value);
    else
        loadConstant(Value::none());
    emit(Opcode::Yield);
}

void Compiler::operator()(const YieldFromExpr &node)
{
    expression(*node.value);
    emit(Opcode::GetIterator, 1);
    loadConstant(Value::none());
    emit(Opcode::YieldFrom);
}

void Compiler::operator()(const CompareExpr &node)
{
    expression(*node.left);
    if (node.comparisons.size() == 1) {
        expression(*node.comparisons.front().right);
        return emit(Opcode::Compare, static_cast<std::uint32_t>(node.comparisons.front().op));
    }
    Label clean;
    Label end;
    for (std::size_t i = 0; i < node.comparisons.size(); ++i) {
        expression(*node.comparisons[i].right);
        const bool last = i + 1 == node.comparisons.size();
        if (!last) {
            emit(Opcode::Duplicate);
            emit(Opcode::RotateThree);
        }
        emit(Opcode::Compare, static_cast<std::uint32_t>(node.comparisons[i].op));
        if (!last)
            out().emitJump(Opcode::JumpIfFalseOrPop, clean, 1);
    }
    out().emitJump(Opcode::Jump, end);
    out().place(clean); // the result lies on the operand that was kept for the next comparison
    emit(Opcode::RotateTwo);
    emit(Opcode::Pop);
    out().place(end);
}

void Compiler::operator()(const CallExpr &node)
{
    if (const auto *method = as<AttributeExpr>(node.function)) {
        expression(*method->object);
        const Span outer = out().span();
        out().setSpan(method->span);
        emit(Opcode::LoadMethod, nameIndex(method->name));
        out().setSpan(outer);
    } else {
        expression(*node.function);
        emit(Opcode::PushUnset);
    }
    callArguments(node);
}

void Compiler::callArguments(const CallExpr &node)
{
    bool unpacks = node.arguments.size() + node.keywords.size() > 250;
    for (const Expr *argument : node.arguments)
        unpacks = unpacks || argument->kind == ExprKind::Starred;
    for (const Keyword &keyword : node.keywords)
        unpacks = unpacks || keyword.name == NoSymbol;
    if (unpacks) {
        sequence(node.arguments, Opcode::BuildList, Opcode::ListAppend, Opcode::ListExtend);
        emit(Opcode::ListToTuple);
        keywordsDict(node.keywords);
        return emit(Opcode::CallUnpacked);
    }
    for (const Expr *argument : node.arguments)
        expression(*argument);
    const auto total = static_cast<std::uint32_t>(node.arguments.size() + node.keywords.size());
    if (node.keywords.empty())
        return emit(Opcode::Call, total);
    std::vector<Value> names;
    for (const Keyword &keyword : node.keywords) {
        expression(*keyword.value);
        names.emplace_back(name(keyword.name));
    }
    loadConstant(vm_.tuple(names));
    emit(Opcode::CallNamed, total);
}

void Compiler::keywordsDict(std::span<const Keyword> keywords)
{
    emit(Opcode::BuildDict, 0);
    for (const Keyword &keyword : keywords) {
        if (keyword.name == NoSymbol) {
            expression(*keyword.value);
        } else {
            loadConstant(name(keyword.name));
            expression(*keyword.value);
            emit(Opcode::BuildDict, 1);
        }
        emit(Opcode::KeywordsMerge);
    }
}

void Compiler::operator()(const AttributeExpr &node)
{
    expression(*node.object);
    emit(Opcode::LoadAttribute, nameIndex(node.name));
}

void Compiler::operator()(const SubscriptExpr &node)
{
    expression(*node.object);
    expression(*node.index);
    emit(Opcode::GetItem);
}

void Compiler::operator()(const StarredExpr &node)
{
    unsupported(node.span, QStringLiteral("a starred expression here"));
    loadConstant(Value::none());
}

void Compiler::operator()(const SliceExpr &node)
{
    for (const Expr *part : {node.lower, node.upper, node.step}) {
        if (part)
            expression(*part);
        else
            loadConstant(Value::none());
    }
    emit(Opcode::BuildSlice);
}

} // namespace retort::script
