#include <core/script/runtime/compiler/compiler.h>

namespace retort::script
{

namespace
{
constexpr auto pattern(Compiler &compiler, std::uint32_t subject, Label &fail)
{
    return [&compiler, subject, &fail](const auto &concrete) { compiler(concrete, subject, fail); };
}
} // namespace

void Compiler::operator()(const MatchStmt &node)
{
    expression(*node.subject);
    const std::uint32_t subject = hiddenLocal();
    emit(Opcode::StoreLocal, subject);
    Label end;
    for (const MatchCase &matchCase : node.cases) {
        Label fail;
        unit_->captures.clear();
        out().setSpan(matchCase.pattern->span);
        visit(*matchCase.pattern, pattern(*this, subject, fail));
        for (const auto &[symbol, local] : unit_->captures) {
            emit(Opcode::LoadLocal, local);
            variable(symbol, Access::Store);
        }
        if (matchCase.guard)
            condition(*matchCase.guard, false, fail);
        block(matchCase.body);
        out().emitJump(Opcode::Jump, end);
        out().place(fail);
    }
    out().place(end);
}

void Compiler::operator()(const ValuePattern &node, std::uint32_t subject, Label &fail)
{
    emit(Opcode::LoadLocal, subject);
    expression(*node.value);
    emit(Opcode::Compare, static_cast<std::uint32_t>(CompareOperator::Eq));
    out().emitJump(Opcode::PopJumpIfFalse, fail);
}

void Compiler::operator()(const SingletonPattern &node, std::uint32_t subject, Label &fail)
{
    emit(Opcode::LoadLocal, subject);
    loadConstant(node.value == ConstantValue::None ? Value::none() : Value::boolean(node.value == ConstantValue::True));
    emit(Opcode::Compare, static_cast<std::uint32_t>(CompareOperator::Is));
    out().emitJump(Opcode::PopJumpIfFalse, fail);
}

void Compiler::operator()(const SequencePattern &node, std::uint32_t subject, Label &fail)
{
    std::size_t star = node.patterns.size();
    for (std::size_t i = 0; i < node.patterns.size(); ++i)
        if (node.patterns[i]->kind == PatternKind::Star)
            star = i;
    const bool starred = star != node.patterns.size();
    emit(Opcode::LoadLocal, subject);
    emit(Opcode::MatchSequence);
    out().emitJump(Opcode::PopJumpIfFalse, fail);
    const auto fixed = static_cast<std::int64_t>(node.patterns.size()) - (starred ? 1 : 0);
    emit(Opcode::LoadLocal, subject);
    emit(Opcode::GetLength);
    loadConstant(Value::integer(fixed));
    emit(Opcode::Compare, static_cast<std::uint32_t>(starred ? CompareOperator::GtE : CompareOperator::Eq));
    out().emitJump(Opcode::PopJumpIfFalse, fail);
    emit(Opcode::LoadLocal, subject);
    if (starred)
        emit(Opcode::UnpackStarred,
             static_cast<std::uint32_t>(star) | static_cast<std::uint32_t>(node.patterns.size() - star - 1) << 12U);
    else
        emit(Opcode::Unpack, static_cast<std::uint32_t>(node.patterns.size()));
    std::vector<std::uint32_t> items;
    for (std::size_t i = 0; i < node.patterns.size(); ++i) {
        items.push_back(hiddenLocal());
        emit(Opcode::StoreLocal, items.back());
    }
    for (std::size_t i = 0; i < node.patterns.size(); ++i)
        visit(*node.patterns[i], pattern(*this, items[i], fail));
}

void Compiler::operator()(const MappingPattern &node, std::uint32_t subject, Label &fail)
{
    emit(Opcode::LoadLocal, subject);
    emit(Opcode::MatchMapping);
    out().emitJump(Opcode::PopJumpIfFalse, fail);
    for (const MappingItem &item : node.items) {
        const std::uint32_t value = hiddenLocal();
        emit(Opcode::LoadLocal, subject);
        expression(*item.key);
        emit(Opcode::MatchKey, value);
        out().emitJump(Opcode::PopJumpIfFalse, fail);
        visit(*item.pattern, pattern(*this, value, fail));
    }
    if (node.rest == NoSymbol)
        return;
    const std::uint32_t rest = hiddenLocal();
    emit(Opcode::BuildDict, 0);
    emit(Opcode::LoadLocal, subject);
    emit(Opcode::DictUpdate);
    emit(Opcode::StoreLocal, rest);
    for (const MappingItem &item : node.items) {
        emit(Opcode::LoadLocal, rest);
        expression(*item.key);
        emit(Opcode::DeleteItem);
    }
    unit_->captures.emplace_back(node.rest, rest);
}

void Compiler::operator()(const ClassPattern &node, std::uint32_t subject, Label &fail)
{
    emit(Opcode::LoadLocal, subject);
    expression(*node.type);
    std::vector<Value> names;
    for (const KeywordPattern &keyword : node.keywords)
        names.emplace_back(name(keyword.name));
    loadConstant(vm_.tuple(names));
    emit(Opcode::MatchClass, static_cast<std::uint32_t>(node.patterns.size()));
    const std::uint32_t found = hiddenLocal();
    emit(Opcode::StoreLocal, found);
    emit(Opcode::LoadLocal, found);
    loadConstant(Value::none());
    emit(Opcode::Compare, static_cast<std::uint32_t>(CompareOperator::IsNot));
    out().emitJump(Opcode::PopJumpIfFalse, fail);
    const auto part = [&](std::size_t index, const Pattern &inner) {
        const std::uint32_t value = hiddenLocal();
        emit(Opcode::LoadLocal, found);
        loadConstant(Value::integer(static_cast<std::int64_t>(index)));
        emit(Opcode::GetItem);
        emit(Opcode::StoreLocal, value);
        visit(inner, pattern(*this, value, fail));
    };
    for (std::size_t i = 0; i < node.patterns.size(); ++i)
        part(i, *node.patterns[i]);
    for (std::size_t i = 0; i < node.keywords.size(); ++i)
        part(node.patterns.size() + i, *node.keywords[i].pattern);
}

void Compiler::operator()(const StarPattern &node, std::uint32_t subject, Label &)
{
    if (node.name != NoSymbol)
        unit_->captures.emplace_back(node.name, subject);
}

void Compiler::operator()(const AsPattern &node, std::uint32_t subject, Label &fail)
{
    if (node.pattern)
        visit(*node.pattern, pattern(*this, subject, fail));
    if (node.name != NoSymbol)
        unit_->captures.emplace_back(node.name, subject);
}

void Compiler::operator()(const OrPattern &node, std::uint32_t subject, Label &fail)
{
    // Every alternative binds the same names: each copies what it captured to a place common to all.
    std::vector<std::pair<Symbol, std::uint32_t>> outer;
    std::swap(outer, unit_->captures);
    std::vector<std::pair<Symbol, std::uint32_t>> common;
    Label matched;
    for (std::size_t i = 0; i < node.patterns.size(); ++i) {
        Label next;
        const bool last = i + 1 == node.patterns.size();
        unit_->captures.clear();
        visit(*node.patterns[i], pattern(*this, subject, last ? fail : next));
        if (i == 0)
            for (const auto &[symbol, local] : unit_->captures)
                common.emplace_back(symbol, hiddenLocal());
        for (const auto &[symbol, local] : unit_->captures) {
            for (const auto &[commonSymbol, place] : common) {
                if (commonSymbol != symbol)
                    continue;
                emit(Opcode::LoadLocal, local);
                emit(Opcode::StoreLocal, place);
            }
        }
        if (!last) {
            out().emitJump(Opcode::Jump, matched);
            out().place(next);
        }
    }
    out().place(matched);
    std::swap(outer, unit_->captures);
    unit_->captures.insert(unit_->captures.end(), common.begin(), common.end());
}

} // namespace retort::script
