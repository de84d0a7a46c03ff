#pragma once

#include <core/script/syntax/parse.h>

#include <vector>

/// Which variable each name of a script means: what Python's symbol table does before it compiles. Also finds the
/// errors that are known before anything runs.

namespace retort::script
{

enum class ScopeKind : std::uint8_t { Module, Class, Function, Lambda, Comprehension };

enum class Storage : std::uint8_t {
    Local,  ///< a slot of the frame; in a class body a name of its namespace
    Cell,   ///< as Local, but an inner scope uses it too
    Free,   ///< belongs to a function further out
    Global, ///< of the module, else a builtin; everything that the module itself mentions
};

struct Binding {
    Symbol name;
    Storage storage;
    bool isParameter = false;
    /// Declared by `global` or `nonlocal` in this scope.
    bool isDeclared = false;
    /// Bound in this scope (assigned, imported, defined, ...), and so not only read.
    bool isBound = false;
    /// Local of a function: slot in Scope::locals. Cell, Free: index among the cells and frees, cells first. Else 0.
    std::uint32_t slot = 0;
};

struct Scope {
    ScopeKind kind = ScopeKind::Module;
    ScopeId parent{};
    /// Sorted by symbol: every name that the scope mentions or hands on to an inner one.
    std::vector<Binding> bindings;
    /// In slot order: all parameters in the order of the text, then the other locals. Empty for modules and classes.
    std::vector<Symbol> locals;
    /// In slot order. A parameter that is a cell has its place in `locals` too: its value is moved on entry.
    std::vector<Symbol> cells;
    /// In slot order. A class that binds a name of its own and hands the outer one of that name on to its methods has
    /// it here too, while `bindings` say Local.
    std::vector<Symbol> frees;
    bool isGenerator = false;
    bool isCoroutine = false;
    /// A class whose methods use `super` or `__class__`: `cells` is just `__class__`, which `bindings` do not name.
    bool needsClassCell = false;

    /// Null for a name the scope does not mention.
    [[nodiscard]] const Binding *find(Symbol name) const;
};

struct Resolution {
    std::vector<Scope> scopes; ///< by ScopeId
    /// In the order of the text; errors::ScriptSyntax with its position.
    std::vector<Error> errors;

    [[nodiscard]] const Scope &scope(ScopeId id) const { return scopes[static_cast<std::size_t>(id)]; }
};

/// Linear in the size of the module. Annotations and type parameters are passed over: they are never evaluated.
[[nodiscard]] Resolution resolve(const Module &module);

} // namespace retort::script
