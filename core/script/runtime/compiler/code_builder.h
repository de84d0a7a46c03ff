#pragma once

#include <core/script/runtime/code.h>

#include <map>

namespace retort::script
{

class Interpreter;

/// A place to jump to, set once; jumps to it are filled in then.
struct Label {
    std::int32_t position = -1;
    std::int32_t height = -1; ///< of the stack when control arrives
    std::vector<std::uint32_t> jumps;
};

/// Collects the instructions of one body and follows the height of its stack, so that a frame knows how much it needs.
class CodeBuilder
{
public:
    CodeBuilder(Interpreter &vm, std::shared_ptr<const Source> source);

    void emit(Opcode opcode, std::uint32_t argument = 0);
    /// A jump that leaves `extra` more values on the stack where it arrives than behind it.
    void emitJump(Opcode opcode, Label &label, int extra = 0);
    void place(Label &label);
    /// What follows cannot be reached from above.
    void endReach() noexcept { reachable_ = false; }
    [[nodiscard]] bool isReachable() const noexcept { return reachable_; }

    [[nodiscard]] std::uint32_t constant(const Value &value);
    [[nodiscard]] std::uint32_t name(const Ref<Str> &name);
    /// Where the following instructions come from.
    void setSpan(Span span) noexcept { span_ = span; }
    [[nodiscard]] Span span() const noexcept { return span_; }
    [[nodiscard]] int height() const noexcept { return height_; }
    void setHeight(int height) noexcept { height_ = height; }
    void require(int height);

    [[nodiscard]] Code &code() noexcept { return *code_; }
    /// False when a body has more instructions, constants or names than an argument can count.
    [[nodiscard]] bool overflowed() const noexcept { return overflowed_; }
    [[nodiscard]] Ref<Code> finish();

private:
    Ref<Code> code_;
    Span span_;
    int height_ = 0;
    int maximum_ = 0;
    bool reachable_ = true;
    bool overflowed_ = false;
    std::map<const Str *, std::uint32_t> names_;
    std::map<std::int64_t, std::uint32_t> integers_;
};

} // namespace retort::script
