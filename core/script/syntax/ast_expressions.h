#pragma once

#include <core/script/syntax/ast_nodes.h>

/// The expressions of the tree; see ast.h.

namespace retort::script
{

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

} // namespace retort::script
