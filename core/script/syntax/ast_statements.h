#pragma once

#include <core/script/syntax/ast_expressions.h>
#include <core/script/syntax/ast_patterns.h>

/// The statements of the tree; see ast.h.

namespace retort::script
{

enum class StmtKind : std::uint8_t {
    FunctionDef,
    ClassDef,
    Return,
    Delete,
    Assign,
    AugAssign,
    AnnAssign,
    TypeAlias,
    For,
    While,
    If,
    With,
    Match,
    Raise,
    Try,
    Assert,
    Import,
    ImportFrom,
    Global,
    Nonlocal,
    Expression,
    Pass,
    Break,
    Continue,
};

struct Stmt {
    StmtKind kind;
    Span span; ///< without decorators
};

enum class TypeParameterKind : std::uint8_t { TypeVar, TypeVarTuple, ParamSpec };

/// Of def f[T: bound, *Ts, **P]; parsed, never evaluated.
struct TypeParameter {
    TypeParameterKind kind;
    Symbol name;
    Span span;
    const Expr *bound;
};
using TypeParameterList = std::span<const TypeParameter>;

struct FunctionDefStmt : Stmt {
    static constexpr auto Kind = StmtKind::FunctionDef;
    bool isAsync;
    Symbol name;
    ScopeId scope;
    Span nameSpan;
    ExprList decorators;
    TypeParameterList typeParameters;
    ParameterList parameters;
    const Expr *returns; ///< the annotation, or null
    Block body;
};

struct ClassDefStmt : Stmt {
    static constexpr auto Kind = StmtKind::ClassDef;
    Symbol name;
    ScopeId scope;
    Span nameSpan;
    ExprList decorators;
    TypeParameterList typeParameters;
    ExprList bases;
    std::span<const Keyword> keywords;
    Block body;
};

struct ReturnStmt : Stmt {
    static constexpr auto Kind = StmtKind::Return;
    const Expr *value; ///< may be null
};

struct DeleteStmt : Stmt {
    static constexpr auto Kind = StmtKind::Delete;
    ExprList targets;
};

/// a = b = value
struct AssignStmt : Stmt {
    static constexpr auto Kind = StmtKind::Assign;
    ExprList targets;
    const Expr *value;
};

struct AugAssignStmt : Stmt {
    static constexpr auto Kind = StmtKind::AugAssign;
    BinaryOperator op;
    const Expr *target; ///< Name, Attribute or Subscript
    const Expr *value;
};

struct AnnAssignStmt : Stmt {
    static constexpr auto Kind = StmtKind::AnnAssign;
    const Expr *target; ///< Name, Attribute or Subscript
    const Expr *annotation;
    const Expr *value; ///< may be null
};

/// type Name[T] = value
struct TypeAliasStmt : Stmt {
    static constexpr auto Kind = StmtKind::TypeAlias;
    const NameExpr *name;
    TypeParameterList typeParameters;
    const Expr *value;
};

struct ForStmt : Stmt {
    static constexpr auto Kind = StmtKind::For;
    bool isAsync;
    const Expr *target;
    const Expr *iterable;
    Block body;
    Block orelse;
};

struct WhileStmt : Stmt {
    static constexpr auto Kind = StmtKind::While;
    const Expr *test;
    Block body;
    Block orelse;
};

struct IfBranch {
    Span span; ///< from `if` or `elif` to the end of its body
    const Expr *test;
    Block body;
};

/// The whole if/elif/else chain is one node, unlike in Python, so that long chains are no deep tree.
struct IfStmt : Stmt {
    static constexpr auto Kind = StmtKind::If;
    std::span<const IfBranch> branches;
    Block orelse;
};

struct WithItem {
    const Expr *context;
    const Expr *target; ///< may be null
};

struct WithStmt : Stmt {
    static constexpr auto Kind = StmtKind::With;
    bool isAsync;
    std::span<const WithItem> items;
    Block body;
};

struct MatchCase {
    Span span;
    const Pattern *pattern;
    const Expr *guard; ///< may be null
    Block body;
};

struct MatchStmt : Stmt {
    static constexpr auto Kind = StmtKind::Match;
    const Expr *subject;
    std::span<const MatchCase> cases;
};

struct RaiseStmt : Stmt {
    static constexpr auto Kind = StmtKind::Raise;
    const Expr *exception; ///< may be null
    const Expr *cause;     ///< may be null
};

struct ExceptHandler {
    Span span;
    const Expr *type; ///< null for a bare except
    Symbol name;
    Block body;
};

struct TryStmt : Stmt {
    static constexpr auto Kind = StmtKind::Try;
    bool isStar; ///< except*
    Block body;
    std::span<const ExceptHandler> handlers;
    Block orelse;
    Block finally;
};

struct AssertStmt : Stmt {
    static constexpr auto Kind = StmtKind::Assert;
    const Expr *test;
    const Expr *message; ///< may be null
};

/// One name of an import: `path` as written ("os.path", or the name after `from m import`, or "*").
struct ImportName {
    Span span;
    Symbol path;
    Symbol alias; ///< NoSymbol without `as`
    /// What is bound: the alias, else the first part of the path. NoSymbol for "*".
    Symbol bound;
};

struct ImportStmt : Stmt {
    static constexpr auto Kind = StmtKind::Import;
    std::span<const ImportName> names;
};

struct ImportFromStmt : Stmt {
    static constexpr auto Kind = StmtKind::ImportFrom;
    int level;     ///< leading dots
    Symbol module; ///< dotted; NoSymbol for `from . import x`
    std::span<const ImportName> names;
};

struct GlobalStmt : Stmt {
    static constexpr auto Kind = StmtKind::Global;
    std::span<const Symbol> names;
};

struct NonlocalStmt : Stmt {
    static constexpr auto Kind = StmtKind::Nonlocal;
    std::span<const Symbol> names;
};

struct ExprStmt : Stmt {
    static constexpr auto Kind = StmtKind::Expression;
    const Expr *value;
};

struct PassStmt : Stmt {
    static constexpr auto Kind = StmtKind::Pass;
};

struct BreakStmt : Stmt {
    static constexpr auto Kind = StmtKind::Break;
};

struct ContinueStmt : Stmt {
    static constexpr auto Kind = StmtKind::Continue;
};

} // namespace retort::script
