#pragma once

#include <core/script/syntax/parse.h>

#include <functional>

namespace retort::script
{

/// Calls `visit` with each name that a statement binds in the scope it stands in, those of the blocks inside of it
/// included: what an import of a module can find there. A name may come more than once.
void forEachBoundName(const Stmt &statement, const std::function<void(Symbol)> &visit);

} // namespace retort::script
