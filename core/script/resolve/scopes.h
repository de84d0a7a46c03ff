#pragma once

#include <core/script/syntax/parse.h>

#include <vector>

/// Which variable each name of a script means: what Python's symbol table does before it compiles. Also finds the
/// errors that are known before anything runs.

namespace retort::script
{

enum class ScopeKind : std::uint8_t { Module, Class, Function, Lambda, Comprehension };

enum class Storage : std::uint8_t {
    Local,  ///< a slot of the frame; in the module a global; in a class body a name of its namespace
    Cell,   ///< as Local, but an inner scope uses it too; never in the module
    Free,   ///< belongs to a function further out
    Global, ///< of the module, else a builtin; in a class body without a binding of its own too
};

struct Binding {
    Symbol name;
    Storage storage;
    bool isParameter = false;
    /// Declared by `global` or `nonlocal` in this scope.
    bool isDeclared = false;
    /// Bound in this scope (assigned, imported, defined, ...), and so not only read.
    bool isBound = false;
    /// Only in a class body: the name is bound there AND free (an inner use of the outer variable of that name).
    bool isAlsoFree = false;
    /// Local: slot among the frame's locals. Cell, Free: index among cells and frees, the cells first. Global: 0.
    std::uint32_t slot = 0;
};

struct Scope {
    ScopeKind kind = ScopeKind::Module;
    ScopeId parent{};
    /// Sorted by symbol; every name that the scope mentions. Not `global`s of the module scope.
    std::vector<Binding> bindings;
    /// Parameters first, in their order; then the other locals. In slot order. Empty for modules and classes.
    std::vector<Symbol> locals;
    /// In slot order. A cell that is a parameter has a place in `locals` as well: the compiler moves it on entry.
    std::vector<Symbol> cells;
    std::vector<Symbol> frees;
    bool isGenerator = false;
    bool isCoroutine = false;
    /// A class whose methods use `super` or `__class__`: its body has the cell `__class__`.
    bool needsClassCell = false;

    /// Null for a name the scope does not mention.
    [[nodiscard]] const Binding *find(Symbol name) const;
};

struct Resolution {
    std::vector<Scope> scopes; ///< by ScopeId
    /// In the order of the text; ErrorCode::ScriptSyntax with its position.
    std::vector<Error> errors;

    [[nodiscard]] const Scope &scope(ScopeId id) const { return scopes[static_cast<std::size_t>(id)]; }
};

/// Linear in the size of the module. Annotations and type parameters are passed over: they are never evaluated.
[[nodiscard]] Resolution resolve(const Module &module);

} // namespace retort::script
