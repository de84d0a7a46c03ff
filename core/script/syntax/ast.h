#pragma once

#include <core/script/syntax/ast_expressions.h>
#include <core/script/syntax/ast_nodes.h>
#include <core/script/syntax/ast_patterns.h>
#include <core/script/syntax/ast_statements.h>
#include <core/script/syntax/ast_visit.h>

/// The tree of a parsed script. Its shape follows Python 3.12's own `ast` module, name by name, where nothing speaks
/// against it; the differences are said at the nodes. Nodes live in their Module's arena, are const once parsed, and
/// are told apart by `kind`: `visit` calls the one overload for the concrete node, and a visitor that forgets one does
/// not compile. Optional children are null. There is no load/store context: a target is known by where it stands.
///
/// Names are already mangled (`__x` inside class C is `_C__x`). No path through one expression is longer than
/// `maximumHeight` nodes, and blocks nest no deeper than `maximumIndentation`, so recursion over a tree is safe.
