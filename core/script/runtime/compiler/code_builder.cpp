#include <core/script/runtime/compiler/code_builder.h>
#include <core/script/runtime/interpreter.h>

#include <algorithm>

namespace retort::script
{

namespace
{

int effectOf(Opcode opcode, std::uint32_t argument)
{
    const int arg = static_cast<int>(argument);
    switch (opcode) {
#define RETORT_OPCODE(name, effect)                                                                                    \
    case Opcode::name:                                                                                                 \
        return effect;
#include <core/script/runtime/opcodes.inc>
#undef RETORT_OPCODE
    }
    (void)arg;
    return 0;
}

} // namespace

CodeBuilder::CodeBuilder(Interpreter &vm, std::shared_ptr<const Source> source)
    : code_(vm.make<Code>())
{
    code_->source = std::move(source);
}

void CodeBuilder::require(int height)
{
    maximum_ = std::max(maximum_, height);
}

void CodeBuilder::emit(Opcode opcode, std::uint32_t argument)
{
    if (argument > Instruction::maximumArgument || code_->instructions.size() >= Instruction::maximumArgument)
        overflowed_ = true;
    code_->instructions.push_back({static_cast<std::uint32_t>(opcode) | argument << 8U});
    code_->spans.push_back(span_);
    height_ += effectOf(opcode, argument);
    if (opcode == Opcode::MakeFunction)
        height_ += 1 - static_cast<int>(code_->constants[argument].as<Code>()->defaulted.size());
    maximum_ = std::max(maximum_, height_);
}

void CodeBuilder::emitJump(Opcode opcode, Label &label, int extra)
{
    label.jumps.push_back(static_cast<std::uint32_t>(code_->instructions.size()));
    const bool placed = label.position >= 0;
    emit(opcode, placed ? static_cast<std::uint32_t>(label.position) : 0);
    if (!placed)
        label.height = std::max(label.height, height_ + extra);
    maximum_ = std::max(maximum_, height_ + extra);
    if (opcode == Opcode::Jump || opcode == Opcode::JumpBack)
        reachable_ = false;
}

void CodeBuilder::place(Label &label)
{
    label.position = static_cast<std::int32_t>(code_->instructions.size());
    for (const std::uint32_t jump : label.jumps) {
        Instruction &instruction = code_->instructions[jump];
        instruction.packed = (instruction.packed & 0xFFU) | static_cast<std::uint32_t>(label.position) << 8U;
    }
    if (!reachable_ && label.height >= 0)
        height_ = label.height;
    reachable_ = true;
    maximum_ = std::max(maximum_, height_);
}

std::uint32_t CodeBuilder::constant(const Value &value)
{
    if (value.isInt()) {
        const auto [known, added] =
            integers_.emplace(value.asInt(), static_cast<std::uint32_t>(code_->constants.size()));
        if (!added)
            return known->second;
    }
    code_->constants.push_back(value);
    return static_cast<std::uint32_t>(code_->constants.size() - 1);
}

std::uint32_t CodeBuilder::name(const Ref<Str> &name)
{
    const auto [known, added] = names_.emplace(name.get(), static_cast<std::uint32_t>(code_->names.size()));
    if (added)
        code_->names.push_back(name);
    return known->second;
}

Ref<Code> CodeBuilder::finish()
{
    code_->stackSize = static_cast<std::size_t>(maximum_) + 4;
    return code_;
}

} // namespace retort::script
