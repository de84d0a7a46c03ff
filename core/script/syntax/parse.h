#pragma once

#include <core/script/syntax/arena.h>
#include <core/script/syntax/ast.h>

#include <memory>
#include <vector>

namespace retort::script
{

/// A parsed script. Owns its nodes; keeps its text and its names alive. Const once made.
struct Module {
    std::shared_ptr<const Source> source;
    std::shared_ptr<SymbolTable> symbols;
    Arena arena;
    Block body;
    /// How many ScopeIds were given out, the module's own 0 included.
    std::uint32_t scopeCount = 1;
};

struct ParsedModule {
    /// Never null. After errors it holds the statements that could be understood: enough for an editor, not to be run.
    std::shared_ptr<const Module> module;
    /// All syntax errors, in the order of the text; errors::ScriptSyntax and its kin, each with its position.
    std::vector<Error> errors;
};

/// Parses a whole script; never fails otherwise than through `errors`. Linear in the text, and safe on any bytes.
[[nodiscard]] ParsedModule parse(std::shared_ptr<const Source> source, std::shared_ptr<SymbolTable> symbols);

} // namespace retort::script
