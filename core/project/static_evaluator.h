#pragma once

#include <core/project/static_values.h>

/// The two halves of StaticReader: what an expression is worth, and which names a statement binds.

namespace retort::project
{

class StaticEvaluator
{
public:
    StaticEvaluator(StaticReader &reader, const StaticNames *locals)
        : reader_(reader)
        , locals_(locals)
    {
    }

    [[nodiscard]] StaticValue evaluate(const script::Expr &expression);

    [[nodiscard]] StaticValue operator()(const script::NameExpr &);
    [[nodiscard]] StaticValue operator()(const script::ConstantExpr &);
    [[nodiscard]] StaticValue operator()(const script::IntExpr &);
    [[nodiscard]] StaticValue operator()(const script::StrExpr &);
    [[nodiscard]] StaticValue operator()(const script::FStringExpr &);
    [[nodiscard]] StaticValue operator()(const script::BoolOpExpr &);
    [[nodiscard]] StaticValue operator()(const script::BinaryExpr &);
    [[nodiscard]] StaticValue operator()(const script::DictExpr &);
    [[nodiscard]] StaticValue operator()(const script::SetExpr &);
    [[nodiscard]] StaticValue operator()(const script::ListExpr &);
    [[nodiscard]] StaticValue operator()(const script::TupleExpr &);
    [[nodiscard]] StaticValue operator()(const script::CallExpr &);
    [[nodiscard]] StaticValue operator()(const script::AttributeExpr &);
    [[nodiscard]] StaticValue operator()(const script::SubscriptExpr &);
    [[nodiscard]] StaticValue operator()(const script::FloatExpr &) { return {}; }
    [[nodiscard]] StaticValue operator()(const script::BytesExpr &) { return {}; }
    [[nodiscard]] StaticValue operator()(const script::NamedExpr &) { return {}; }
    [[nodiscard]] StaticValue operator()(const script::UnaryExpr &) { return {}; }
    [[nodiscard]] StaticValue operator()(const script::LambdaExpr &) { return {}; }
    [[nodiscard]] StaticValue operator()(const script::ConditionalExpr &) { return {}; }
    [[nodiscard]] StaticValue operator()(const script::ComprehensionExpr &) { return {}; }
    [[nodiscard]] StaticValue operator()(const script::AwaitExpr &) { return {}; }
    [[nodiscard]] StaticValue operator()(const script::YieldExpr &) { return {}; }
    [[nodiscard]] StaticValue operator()(const script::YieldFromExpr &) { return {}; }
    [[nodiscard]] StaticValue operator()(const script::CompareExpr &) { return {}; }
    [[nodiscard]] StaticValue operator()(const script::StarredExpr &) { return {}; }
    [[nodiscard]] StaticValue operator()(const script::SliceExpr &) { return {}; }

private:
    [[nodiscard]] StaticValue list(script::ExprList elements);
    [[nodiscard]] StaticValue method(const script::CallExpr &call, const script::AttributeExpr &function);
    [[nodiscard]] StaticValue lookUp(const StaticValue &mapping, const script::CallExpr &call);
    [[nodiscard]] StaticValue option(const script::CallExpr &call, bool ofSection);
    [[nodiscard]] StaticValue formatted(const script::CallExpr &call, const QString &pattern);
    [[nodiscard]] StaticValue replaced(const script::CallExpr &call, const StaticValue &subject);
    [[nodiscard]] const script::Expr *argument(const script::CallExpr &call, std::size_t index,
                                               std::string_view keyword) const;
    [[nodiscard]] std::optional<QString> literal(const script::Expr *expression);
    [[nodiscard]] std::pair<std::vector<TextValue>, std::size_t> fallback(const script::Expr *expression);
    [[nodiscard]] std::string_view text(script::Symbol symbol) const;

    StaticReader &reader_;
    const StaticNames *locals_;
};

/// Enters what one statement binds into `names`.
struct StaticBinder {
    StaticReader &reader;
    StaticNames &names;
    const StaticNames *locals;

    void operator()(const script::AssignStmt &) const;
    void operator()(const script::AnnAssignStmt &) const;
    void operator()(const script::AugAssignStmt &) const;
    void operator()(const script::FunctionDefStmt &) const;
    void operator()(const script::ClassDefStmt &) const;
    void operator()(const script::ImportStmt &) const;
    void operator()(const script::ImportFromStmt &) const;
    void operator()(const script::DeleteStmt &) const;
    void operator()(const script::WithStmt &) const;
    void operator()(const script::ForStmt &) const;
    void operator()(const script::WhileStmt &) const;
    void operator()(const script::IfStmt &) const;
    void operator()(const script::MatchStmt &) const;
    void operator()(const script::TryStmt &) const;
    void operator()(const script::ReturnStmt &) const {}
    void operator()(const script::TypeAliasStmt &) const {}
    void operator()(const script::RaiseStmt &) const {}
    void operator()(const script::AssertStmt &) const {}
    void operator()(const script::GlobalStmt &) const {}
    void operator()(const script::NonlocalStmt &) const {}
    void operator()(const script::ExprStmt &) const {}
    void operator()(const script::PassStmt &) const {}
    void operator()(const script::BreakStmt &) const {}
    void operator()(const script::ContinueStmt &) const {}

private:
    void assign(const script::Expr &target, const StaticValue &value) const;
    /// A block that need not be reached, or not to its end: its names are unknown behind it.
    void mayRun(script::Block block) const;
};

} // namespace retort::project
