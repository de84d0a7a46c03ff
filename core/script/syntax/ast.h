#pragma once

#include <core/script/syntax/source.h>
#include <core/script/syntax/symbols.h>

#include <cstdint>
#include <span>
#include <string_view>

/// The tree of a parsed script. Its shape follows Python 3.12's own `ast` module, name by name, where nothing speaks
/// against it; the differences are said at the nodes. Nodes live in their Module's arena, are const once parsed, and
/// are told apart by `kind`: `visit` calls the one overload for the concrete node, and a visitor that forgets one does
/// not compile. Optional children are null. There is no load/store context: a target is known by where it stands.
///
/// Names are already mangled (`__x` inside class C is `_C__x`). No path through one expression is longer than
/// `maximumHeight` nodes, and blocks nest no deeper than `maximumIndentation`, so recursion over a tree is safe.

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

// ---------------------------------------------------------------------------------------------- expressions

enum class ExprKind : std::uint8_t {
    Name,
    Constant,
    Int,
    Float,
    Str,
    Bytes,
    FString,
    BoolOp,
    Named,
    Binary,
    Unary,
    Lambda,
    Conditional,
    Dict,
    Set,
    Comprehension,
    Await,
    Yield,
    YieldFrom,
    Compare,
    Call,
    Attribute,
    Subscript,
    Starred,
    List,
    Tuple,
    Slice,
};

struct Expr {
    ExprKind kind;
    /// Whether the expression itself stands in parentheses of its own; `span` does not include them.
    bool parenthesized = false;
    /// 1 for a leaf, else one more than the highest child.
    std::uint16_t height = 1;
    Span span;
};

struct NameExpr : Expr {
    static constexpr auto Kind = ExprKind::Name;
    Symbol name;
};

enum class ConstantValue : std::uint8_t { None, True, False, Ellipsis };

struct ConstantExpr : Expr {
    static constexpr auto Kind = ExprKind::Constant;
    ConstantValue value;
};

/// Never negative: a sign is a UnaryExpr.
struct IntExpr : Expr {
    static constexpr auto Kind = ExprKind::Int;
    /// 10, 2, 8 or 16: of `digits`.
    std::uint8_t base;
    /// The value, unless it needs more than 63 bits: then `digits` holds it, without prefix and underscores, and this
    /// is 0. `digits` is empty otherwise.
    std::int64_t value;
    std::string_view digits;
};

struct FloatExpr : Expr {
    static constexpr auto Kind = ExprKind::Float;
    double value;
};

/// Adjacent literals are one. UTF-8; a lone surrogate ("\ud800") is kept as its three bytes.
struct StrExpr : Expr {
    static constexpr auto Kind = ExprKind::Str;
    std::string_view value;
};

struct BytesExpr : Expr {
    static constexpr auto Kind = ExprKind::Bytes;
    std::string_view value;
};

/// One piece of an f-string: text when `value` is null, else {value!conversion:spec}. `{x=}` comes as the text "x="
/// and the value with conversion 'r' (unless one or a spec is given), as Python itself does it.
struct FStringPart {
    std::string_view text;
    const Expr *value = nullptr;
    char conversion = 0; ///< 's', 'r', 'a' or 0
    bool hasSpec = false;
    std::span<const FStringPart> spec;
    Span span;
};

/// Two neighbouring parts are never both text, and no text is empty. Adjacent plain literals are part of it.
struct FStringExpr : Expr {
    static constexpr auto Kind = ExprKind::FString;
    std::span<const FStringPart> parts;
};

enum class BoolOperator : std::uint8_t { And, Or };

/// a and b and c: one node with three operands.
struct BoolOpExpr : Expr {
    static constexpr auto Kind = ExprKind::BoolOp;
    BoolOperator op;
    ExprList values;
};

/// target := value
struct NamedExpr : Expr {
    static constexpr auto Kind = ExprKind::Named;
    const NameExpr *target;
    const Expr *value;
};

enum class BinaryOperator : std::uint8_t {
    Add,
    Sub,
    Mult,
    MatMult,
    Div,
    Mod,
    Pow,
    LShift,
    RShift,
    BitOr,
    BitXor,
    BitAnd,
    FloorDiv,
};

struct BinaryExpr : Expr {
    static constexpr auto Kind = ExprKind::Binary;
    BinaryOperator op;
    /// Of the operator's own sign, which a traceback points at.
    Span opSpan;
    const Expr *left;
    const Expr *right;
};

enum class UnaryOperator : std::uint8_t { Invert, Not, Plus, Minus };

struct UnaryExpr : Expr {
    static constexpr auto Kind = ExprKind::Unary;
    UnaryOperator op;
    const Expr *operand;
};

enum class ParameterKind : std::uint8_t { PositionalOnly, Positional, VarArgs, KeywordOnly, KwArgs };

struct Parameter {
    Symbol name;
    ParameterKind kind;
    Span span; ///< of the name
    const Expr *annotation = nullptr;
    const Expr *defaultValue = nullptr;
};

/// In the order of the text, which is the order of the kinds as well.
using ParameterList = std::span<const Parameter>;

struct LambdaExpr : Expr {
    static constexpr auto Kind = ExprKind::Lambda;
    ScopeId scope;
    ParameterList parameters;
    const Expr *body;
};

/// body if test else orelse
struct ConditionalExpr : Expr {
    static constexpr auto Kind = ExprKind::Conditional;
    const Expr *test;
    const Expr *body;
    const Expr *orelse;
};

/// `**value` where the key is null.
struct DictItem {
    const Expr *key;
    const Expr *value;
};

struct DictExpr : Expr {
    static constexpr auto Kind = ExprKind::Dict;
    std::span<const DictItem> items;
};

struct SetExpr : Expr {
    static constexpr auto Kind = ExprKind::Set;
    ExprList elements;
};

enum class ComprehensionKind : std::uint8_t { List, Set, Dict, Generator };

/// for target in iterable if a if b
struct ComprehensionClause {
    const Expr *target;
    const Expr *iterable;
    ExprList conditions;
    bool isAsync = false;
};

/// All four comprehensions. The first clause's iterable is evaluated in the enclosing scope.
struct ComprehensionExpr : Expr {
    static constexpr auto Kind = ExprKind::Comprehension;
    ComprehensionKind what;
    ScopeId scope;
    const Expr *element; ///< of a Dict: the key
    const Expr *value;   ///< of a Dict, else null
    std::span<const ComprehensionClause> clauses;
};

struct AwaitExpr : Expr {
    static constexpr auto Kind = ExprKind::Await;
    const Expr *value;
};

struct YieldExpr : Expr {
    static constexpr auto Kind = ExprKind::Yield;
    const Expr *value; ///< may be null
};

struct YieldFromExpr : Expr {
    static constexpr auto Kind = ExprKind::YieldFrom;
    const Expr *value;
};

enum class CompareOperator : std::uint8_t { Eq, NotEq, Lt, LtE, Gt, GtE, Is, IsNot, In, NotIn };

struct Comparison {
    CompareOperator op;
    const Expr *right;
};

/// left op right op right ...
struct CompareExpr : Expr {
    static constexpr auto Kind = ExprKind::Compare;
    const Expr *left;
    std::span<const Comparison> comparisons;
};

/// name=value, or **value with NoSymbol.
struct Keyword {
    Symbol name;
    Span span;
    const Expr *value;
};

struct CallExpr : Expr {
    static constexpr auto Kind = ExprKind::Call;
    const Expr *function;
    ExprList arguments; ///< StarredExpr among them; evaluated before all keywords
    std::span<const Keyword> keywords;
};

struct AttributeExpr : Expr {
    static constexpr auto Kind = ExprKind::Attribute;
    Symbol name;
    Span nameSpan;
    const Expr *object;
};

struct SubscriptExpr : Expr {
    static constexpr auto Kind = ExprKind::Subscript;
    const Expr *object;
    const Expr *index; ///< SliceExpr only here, or in the TupleExpr here
};

struct StarredExpr : Expr {
    static constexpr auto Kind = ExprKind::Starred;
    const Expr *value;
};

struct ListExpr : Expr {
    static constexpr auto Kind = ExprKind::List;
    ExprList elements;
};

/// `span` includes the parentheses, where there are some, as in Python.
struct TupleExpr : Expr {
    static constexpr auto Kind = ExprKind::Tuple;
    ExprList elements;
};

struct SliceExpr : Expr {
    static constexpr auto Kind = ExprKind::Slice;
    const Expr *lower; ///< each may be null
    const Expr *upper;
    const Expr *step;
};

// ------------------------------------------------------------------------------------------------- patterns

enum class PatternKind : std::uint8_t { Value, Singleton, Sequence, Mapping, Class, Star, As, Or };

struct Pattern {
    PatternKind kind;
    Span span;
};

/// A literal or a dotted name.
struct ValuePattern : Pattern {
    static constexpr auto Kind = PatternKind::Value;
    const Expr *value;
};

struct SingletonPattern : Pattern {
    static constexpr auto Kind = PatternKind::Singleton;
    ConstantValue value; ///< not Ellipsis
};

struct SequencePattern : Pattern {
    static constexpr auto Kind = PatternKind::Sequence;
    PatternList patterns;
};

struct MappingItem {
    const Expr *key;
    const Pattern *pattern;
};

struct MappingPattern : Pattern {
    static constexpr auto Kind = PatternKind::Mapping;
    std::span<const MappingItem> items;
    Symbol rest; ///< of `**rest`, or NoSymbol
};

struct KeywordPattern {
    Symbol name;
    const Pattern *pattern;
};

struct ClassPattern : Pattern {
    static constexpr auto Kind = PatternKind::Class;
    const Expr *type;
    PatternList patterns;
    std::span<const KeywordPattern> keywords;
};

/// *name in a sequence; NoSymbol for *_.
struct StarPattern : Pattern {
    static constexpr auto Kind = PatternKind::Star;
    Symbol name;
};

/// `pattern as name`; a bare capture has no pattern; `_` has neither.
struct AsPattern : Pattern {
    static constexpr auto Kind = PatternKind::As;
    const Pattern *pattern;
    Symbol name;
};

struct OrPattern : Pattern {
    static constexpr auto Kind = PatternKind::Or;
    PatternList patterns;
};

// ----------------------------------------------------------------------------------------------- statements

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

// -------------------------------------------------------------------------------------------------- visiting

/// The node as T, or null when it is of another kind.
template <typename T, typename Base> [[nodiscard]] const T *as(const Base *node)
{
    return node && node->kind == T::Kind ? static_cast<const T *>(node) : nullptr;
}

/// Calls `visitor` with the concrete node and returns what it returns.
template <typename Visitor> decltype(auto) visit(const Expr &node, Visitor &&visitor)
{
    switch (node.kind) {
    case ExprKind::Name:
        return visitor(static_cast<const NameExpr &>(node));
    case ExprKind::Constant:
        return visitor(static_cast<const ConstantExpr &>(node));
    case ExprKind::Int:
        return visitor(static_cast<const IntExpr &>(node));
    case ExprKind::Float:
        return visitor(static_cast<const FloatExpr &>(node));
    case ExprKind::Str:
        return visitor(static_cast<const StrExpr &>(node));
    case ExprKind::Bytes:
        return visitor(static_cast<const BytesExpr &>(node));
    case ExprKind::FString:
        return visitor(static_cast<const FStringExpr &>(node));
    case ExprKind::BoolOp:
        return visitor(static_cast<const BoolOpExpr &>(node));
    case ExprKind::Named:
        return visitor(static_cast<const NamedExpr &>(node));
    case ExprKind::Binary:
        return visitor(static_cast<const BinaryExpr &>(node));
    case ExprKind::Unary:
        return visitor(static_cast<const UnaryExpr &>(node));
    case ExprKind::Lambda:
        return visitor(static_cast<const LambdaExpr &>(node));
    case ExprKind::Conditional:
        return visitor(static_cast<const ConditionalExpr &>(node));
    case ExprKind::Dict:
        return visitor(static_cast<const DictExpr &>(node));
    case ExprKind::Set:
        return visitor(static_cast<const SetExpr &>(node));
    case ExprKind::Comprehension:
        return visitor(static_cast<const ComprehensionExpr &>(node));
    case ExprKind::Await:
        return visitor(static_cast<const AwaitExpr &>(node));
    case ExprKind::Yield:
        return visitor(static_cast<const YieldExpr &>(node));
    case ExprKind::YieldFrom:
        return visitor(static_cast<const YieldFromExpr &>(node));
    case ExprKind::Compare:
        return visitor(static_cast<const CompareExpr &>(node));
    case ExprKind::Call:
        return visitor(static_cast<const CallExpr &>(node));
    case ExprKind::Attribute:
        return visitor(static_cast<const AttributeExpr &>(node));
    case ExprKind::Subscript:
        return visitor(static_cast<const SubscriptExpr &>(node));
    case ExprKind::Starred:
        return visitor(static_cast<const StarredExpr &>(node));
    case ExprKind::List:
        return visitor(static_cast<const ListExpr &>(node));
    case ExprKind::Tuple:
        return visitor(static_cast<const TupleExpr &>(node));
    case ExprKind::Slice:
        return visitor(static_cast<const SliceExpr &>(node));
    }
    __builtin_unreachable();
}

template <typename Visitor> decltype(auto) visit(const Pattern &node, Visitor &&visitor)
{
    switch (node.kind) {
    case PatternKind::Value:
        return visitor(static_cast<const ValuePattern &>(node));
    case PatternKind::Singleton:
        return visitor(static_cast<const SingletonPattern &>(node));
    case PatternKind::Sequence:
        return visitor(static_cast<const SequencePattern &>(node));
    case PatternKind::Mapping:
        return visitor(static_cast<const MappingPattern &>(node));
    case PatternKind::Class:
        return visitor(static_cast<const ClassPattern &>(node));
    case PatternKind::Star:
        return visitor(static_cast<const StarPattern &>(node));
    case PatternKind::As:
        return visitor(static_cast<const AsPattern &>(node));
    case PatternKind::Or:
        return visitor(static_cast<const OrPattern &>(node));
    }
    __builtin_unreachable();
}

template <typename Visitor> decltype(auto) visit(const Stmt &node, Visitor &&visitor)
{
    switch (node.kind) {
    case StmtKind::FunctionDef:
        return visitor(static_cast<const FunctionDefStmt &>(node));
    case StmtKind::ClassDef:
        return visitor(static_cast<const ClassDefStmt &>(node));
    case StmtKind::Return:
        return visitor(static_cast<const ReturnStmt &>(node));
    case StmtKind::Delete:
        return visitor(static_cast<const DeleteStmt &>(node));
    case StmtKind::Assign:
        return visitor(static_cast<const AssignStmt &>(node));
    case StmtKind::AugAssign:
        return visitor(static_cast<const AugAssignStmt &>(node));
    case StmtKind::AnnAssign:
        return visitor(static_cast<const AnnAssignStmt &>(node));
    case StmtKind::TypeAlias:
        return visitor(static_cast<const TypeAliasStmt &>(node));
    case StmtKind::For:
        return visitor(static_cast<const ForStmt &>(node));
    case StmtKind::While:
        return visitor(static_cast<const WhileStmt &>(node));
    case StmtKind::If:
        return visitor(static_cast<const IfStmt &>(node));
    case StmtKind::With:
        return visitor(static_cast<const WithStmt &>(node));
    case StmtKind::Match:
        return visitor(static_cast<const MatchStmt &>(node));
    case StmtKind::Raise:
        return visitor(static_cast<const RaiseStmt &>(node));
    case StmtKind::Try:
        return visitor(static_cast<const TryStmt &>(node));
    case StmtKind::Assert:
        return visitor(static_cast<const AssertStmt &>(node));
    case StmtKind::Import:
        return visitor(static_cast<const ImportStmt &>(node));
    case StmtKind::ImportFrom:
        return visitor(static_cast<const ImportFromStmt &>(node));
    case StmtKind::Global:
        return visitor(static_cast<const GlobalStmt &>(node));
    case StmtKind::Nonlocal:
        return visitor(static_cast<const NonlocalStmt &>(node));
    case StmtKind::Expression:
        return visitor(static_cast<const ExprStmt &>(node));
    case StmtKind::Pass:
        return visitor(static_cast<const PassStmt &>(node));
    case StmtKind::Break:
        return visitor(static_cast<const BreakStmt &>(node));
    case StmtKind::Continue:
        return visitor(static_cast<const ContinueStmt &>(node));
    }
    __builtin_unreachable();
}

} // namespace retort::script
