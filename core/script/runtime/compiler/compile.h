#pragma once

#include <core/base/error.h>
#include <core/script/runtime/code.h>
#include <core/script/syntax/parse.h>

namespace retort::script
{

class Interpreter;

/// Turns a parsed module into code of `vm`. Fails with what `resolve` finds (a name that is global and local, ...),
/// with errors::ScriptUnsupported for what the language does not have, and for a body too large to be compiled.
/// How a module is compiled: one that is imported goes on behind a statement that fails, and the names the statement
/// would have bound fail when they are used, so that a helper can be taken from a module whose rest is out of reach.
enum class ModuleUse : std::uint8_t { Main, Imported };
[[nodiscard]] Result<Ref<Code>> compile(Interpreter &vm, const Module &module, ModuleUse use = ModuleUse::Main);

} // namespace retort::script
