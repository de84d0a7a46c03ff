#pragma once

#include <core/script/syntax/ast_expressions.h>
#include <core/script/syntax/ast_patterns.h>
#include <core/script/syntax/ast_statements.h>

/// From a node to its concrete kind; see ast.h.

namespace retort::script
{

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
