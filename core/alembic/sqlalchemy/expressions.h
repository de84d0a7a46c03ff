#pragma once

#include <core/alembic/objects.h>
#include <core/alembic/tables.h>

namespace retort::alembic
{

extern const std::span<const ClassRow> elementClasses;  ///< ColumnElement
extern const std::span<const ClassRow> functionClasses; ///< func, text()
extern const std::span<const ClassRow> queryClasses;    ///< Select, Insert, Update, Delete
extern const std::span<const script::FunctionEntry> expressionFunctions;
extern const std::span<const script::FunctionEntry> queryFunctions;
extern const std::span<const script::FunctionEntry> sourceFunctions; ///< union(), join(), ...
extern const std::span<const ClassRow> sourceClasses;                ///< Join, Subquery, CTE
extern const std::span<const script::FunctionEntry> elementMethods;  ///< like(), in_(), ...

/// An expression as a script sees it.
[[nodiscard]] script::Value expressionObject(script::Interpreter &vm, expressions::Expression expression,
                                             sql::SqlType type = {}, QString key = {});
[[nodiscard]] inline script::Value expressionObject(script::Interpreter &vm, expressions::Expression::Node node,
                                                    sql::SqlType type = {}, QString key = {})
{
    return expressionObject(vm, expressions::Expression(std::move(node)), std::move(type), std::move(key));
}
/// Of an element's own methods.
[[nodiscard]] inline ExpressionObject &selfOf(script::Call &call)
{
    return *call.self.native<ExpressionObject>();
}
/// What comparisons and conditions are.
inline const sql::SqlType booleanType{sql::BooleanType{}};

/// sa.func.
[[nodiscard]] script::Eval<> functionsObject(script::Interpreter &vm);

/// The other side of a comparison or a calculation with `left`: a plain value becomes a parameter of its type.
[[nodiscard]] script::Eval<expressions::Expression> operandFor(script::Interpreter &vm, const ExpressionObject &left,
                                                               const script::Value &right);
/// left = right, with None as IS NULL and booleans as the database's own.
[[nodiscard]] script::Eval<expressions::Expression> equality(script::Interpreter &vm, const ExpressionObject &left,
                                                             const script::Value &right, bool negated);
/// A condition: an expression, or True and False.
[[nodiscard]] script::Eval<expressions::Expression> toCondition(script::Interpreter &vm, const script::Value &value);
/// a AND b or a OR b, flattened.
[[nodiscard]] expressions::Expression junction(bool any, std::vector<expressions::Expression> parts);
/// NOT x, simplified as SQLAlchemy does it: NOT a = b is a != b.
[[nodiscard]] expressions::Expression negation(expressions::Expression expression);

/// select(), insert() ... about a table, as methods of the table give them.
[[nodiscard]] script::Eval<> selectFrom(script::Interpreter &vm, std::span<const script::Value> columns);
[[nodiscard]] script::Value insertInto(script::Interpreter &vm, const script::Ref<TableObject> &table);
[[nodiscard]] script::Value updateOf(script::Interpreter &vm, const script::Ref<TableObject> &table);
[[nodiscard]] script::Value deleteFrom(script::Interpreter &vm, const script::Ref<TableObject> &table);

/// What execute() does with parameters beside a statement: bind parameters get their values, an insert its rows.
[[nodiscard]] script::Eval<std::vector<expressions::Query>>
withParameters(script::Interpreter &vm, const QueryObject &query, const script::Value &parameters);

} // namespace retort::alembic
