#pragma once

#include <string_view>

namespace retort::script
{

/// Whether it is one of Python's builtins that would leave the language (eval, exec, compile, open, __import__, input,
/// breakpoint), and so does not exist here.
[[nodiscard]] bool isRefusedBuiltin(std::string_view name);

} // namespace retort::script
