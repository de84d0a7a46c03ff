#pragma once

#include <core/script/runtime/native.h>

#include <span>
#include <string_view>

namespace retort::script
{

/// The modules of Python's standard library that scripts may import, one file each in this folder: what they compute,
/// and of the world outside only what World shows. Whatever would reach files, the network or other processes is not
/// among them.
[[nodiscard]] std::span<const ModuleEntry *const> standardModules();

/// Whether a script finds `name` in the module, without running anything.
[[nodiscard]] bool hasName(const ModuleEntry &module, std::string_view name);

} // namespace retort::script
