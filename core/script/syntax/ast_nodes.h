#pragma once

#include <core/script/syntax/source.h>
#include <core/script/syntax/symbols.h>

#include <cstdint>
#include <span>
#include <string_view>

/// What all nodes of the tree share; see ast.h.

namespace retort::script
{

struct Expr;
struct Stmt;
struct Pattern;

inline constexpr int maximumHeight = 1000;
inline constexpr int maximumIndentation = 100;

/// Which scope a node opens: an index into Resolution::scopes (resolve/scopes.h). The module has scope 0.
enum class ScopeId : std::uint32_t {};

using ExprList = std::span<const Expr *const>;
using Block = std::span<const Stmt *const>;
using PatternList = std::span<const Pattern *const>;

} // namespace retort::script
