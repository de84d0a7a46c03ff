#pragma once

#include <core/script/runtime/signature.h>
#include <core/script/runtime/values/class.h>
#include <core/script/syntax/source.h>

#include <memory>
#include <string>
#include <vector>

namespace retort::script
{

enum class Opcode : std::uint8_t {
#define RETORT_OPCODE(name, effect) name,
#include <core/script/runtime/opcodes.inc>
#undef RETORT_OPCODE
};

/// One step of the machine: 8 bits of opcode, 24 bits of argument.
struct Instruction {
    std::uint32_t packed;

    static constexpr std::uint32_t maximumArgument = (1U << 24U) - 1;
    [[nodiscard]] Opcode opcode() const noexcept { return static_cast<Opcode>(packed & 0xFFU); }
    [[nodiscard]] std::uint32_t argument() const noexcept { return packed >> 8U; }
};

/// One import of the text, for ImportName.
struct ImportRequest {
    std::string module;     ///< dotted; empty for `from . import x`
    int level = 0;          ///< leading dots
    bool wantsLeaf = false; ///< `import a.b as c` binds a.b, not a
};

/// What a compiled body needs: of a module, a function, a class or a comprehension. Belongs to the interpreter that
/// compiled it; never changes once made.
class Code final : public Object
{
public:
    static constexpr Kind objectKind = Kind::Code;
    explicit Code(Interpreter &vm);
    void clear() override;

    std::string name; ///< "<module>", "<lambda>", "<listcomp>", or the function's own
    Ref<Str> qualifiedName;
    std::shared_ptr<const Source> source;
    Signature signature;
    Value doc = Value::none();

    std::vector<Instruction> instructions;
    std::vector<Span> spans; ///< one for each instruction
    std::vector<Value> constants;
    std::vector<Ref<Str>> names;
    std::vector<ImportRequest> imports;

    std::vector<Ref<Str>> locals;                               ///< names, for messages
    std::vector<Ref<Str>> cells;                                ///< names of cells, then of frees
    std::size_t cellCount = 0;                                  ///< how many of them are the frame's own
    std::vector<std::pair<std::uint32_t, std::uint32_t>> moved; ///< parameters that live in a cell: (local, cell)
    std::vector<std::uint32_t> captured;  ///< for each free: which cell of the frame that makes the function
    std::vector<std::uint32_t> defaulted; ///< parameters whose defaults stand on the stack when the function is made
    std::int32_t classCell = -1;          ///< index of `__class__` among cells and frees
    std::size_t stackSize = 0;
    bool isGenerator = false;
    bool usesNamespace = false; ///< a class body
};

} // namespace retort::script
