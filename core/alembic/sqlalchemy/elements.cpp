#include <core/alembic/arguments.h>
#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/bound_value.h>
#include <core/alembic/sqlalchemy/expressions.h>
#include <core/dialects/dialect.h>
#include <core/script/runtime/protocol.h>

#include <array>

// The operators of SQL expressions. None of them computes anything: each gives a larger expression.

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;
namespace ex = expressions;

Value expressionObject(Interpreter &vm, ex::Expression expression, sql::SqlType type, QString key)
{
    Ref<ExpressionObject> made = ScriptHost::of(vm).make<ExpressionObject>();
    made->expression = std::move(expression);
    made->sqlType = std::move(type);
    made->key = std::move(key);
    return made;
}

Eval<ex::Expression> operandFor(Interpreter &vm, const ExpressionObject &left, const Value &right)
{
    if (right.isBool() && !std::holds_alternative<sql::BooleanType>(left.sqlType.kind))
        return toExpression(vm, right, {});
    RETORT_TRY(const Value bound, boundValue(vm, left.typeObject, right));
    return toExpression(vm, bound, left.sqlType);
}

Eval<ex::Expression> equality(Interpreter &vm, const ExpressionObject &left, const Value &right, bool negated)
{
    if (right.isNone()) {
        return ex::Expression(
            ex::Binary{left.expression, negated ? u"IS NOT"_s : u"IS"_s, ex::Expression(ex::NullLiteral{})});
    }
    ex::Expression other;
    if (right.isBool()) {
        other.node = ex::BooleanLiteral{right.asBool()};
    } else {
        RETORT_TRY(other, operandFor(vm, left, right));
        if (std::holds_alternative<ex::NullLiteral>(other.node))
            return ex::Expression(ex::Binary{left.expression, negated ? u"IS NOT"_s : u"IS"_s, std::move(other)});
    }
    return ex::Expression(ex::Binary{left.expression, negated ? u"!="_s : u"="_s, std::move(other)});
}

namespace
{

/// A function only in form: it is written as an operator, and is a comparison.
bool isComparison(const ex::Function &function)
{
    return function.name == ex::functions::regexpMatch || function.name == ex::functions::regexpMismatch;
}

/// Whether an expression of that type is a plain value, which has to be taken for a condition, and no comparison.
bool isPlain(const ex::Expression &expression, const sql::SqlType &type)
{
    if (std::holds_alternative<ex::BooleanLiteral>(expression.node))
        return true;
    if (!std::holds_alternative<sql::BooleanType>(type.kind))
        return false;
    if (const auto *label = std::get_if<ex::Label>(&expression.node))
        return isPlain(*label->operand, type);
    if (const auto *function = std::get_if<ex::Function>(&expression.node))
        return !isComparison(*function);
    return std::holds_alternative<ex::ColumnReference>(expression.node) ||
           std::holds_alternative<ex::LiteralColumn>(expression.node) ||
           std::holds_alternative<ex::Cast>(expression.node) || std::holds_alternative<ex::Case>(expression.node) ||
           std::holds_alternative<ex::Literal>(expression.node) ||
           std::holds_alternative<ex::BindParameter>(expression.node);
}

} // namespace

Eval<ex::Expression> toCondition(Interpreter &vm, const Value &value)
{
    if (value.isBool())
        return ex::Expression(ex::Truth{ex::Expression(ex::BooleanLiteral{value.asBool()})});
    if (const auto *expression = value.native<ExpressionObject>();
        expression != nullptr && isPlain(expression->expression, expression->sqlType))
        return ex::Expression(ex::Truth{expression->expression});
    if (value.native<ExpressionObject>() != nullptr || value.native<QueryObject>() != nullptr)
        return toExpression(vm, value);
    if (value.isKind(Kind::Str)) {
        return argumentError(vm, textOf("Textual SQL expression should be explicitly declared as text('",
                                        value.as<Str>()->text(), "')"));
    }
    RETORT_TRY(const std::string repr, reprOf(vm, value));
    return argumentError(vm, textOf("SQL expression for WHERE/HAVING role expected, got ", repr, "."));
}

ex::Expression junction(bool any, std::vector<ex::Expression> parts)
{
    ex::Junction flat{any, {}};
    std::optional<ex::Expression> nothing;
    for (ex::Expression &part : parts) {
        // What decides all, and what decides nothing.
        const auto *truth = std::get_if<ex::Truth>(&part.node);
        if (const auto *literal = truth ? std::get_if<ex::BooleanLiteral>(&truth->operand->node) : nullptr) {
            if (literal->value == any)
                return part;
            if (parts.size() > 1)
                continue;
        }
        auto *inner = std::get_if<ex::Junction>(&part.node);
        if (inner != nullptr && inner->parts.empty()) {
            nothing = std::move(part);
        } else if (inner != nullptr && inner->any == any) {
            for (ex::Expression &each : inner->parts)
                flat.parts.push_back(std::move(each));
        } else {
            flat.parts.push_back(std::move(part));
        }
    }
    if (flat.parts.empty() && nothing)
        return *std::move(nothing);
    if (flat.parts.empty())
        return ex::Expression(ex::Truth{ex::Expression(ex::BooleanLiteral{!any})});
    if (flat.parts.size() == 1)
        return std::move(flat.parts.front());
    return ex::Expression(std::move(flat));
}

ex::Expression negation(ex::Expression expression)
{
    static const std::array<std::pair<QString, QString>, 11> opposites = {
        {{u"="_s, u"!="_s},
         {u"<"_s, u">="_s},
         {u">"_s, u"<="_s},
         {u"IS"_s, u"IS NOT"_s},
         {u"LIKE"_s, u"NOT LIKE"_s},
         {u"ILIKE"_s, u"NOT ILIKE"_s},
         {u"IN"_s, u"NOT IN"_s},
         {u"BETWEEN"_s, u"NOT BETWEEN"_s},
         {u"BETWEEN SYMMETRIC"_s, u"NOT BETWEEN SYMMETRIC"_s},
         {u"IS DISTINCT FROM"_s, u"IS NOT DISTINCT FROM"_s},
         {u"REGEXP"_s, u"NOT REGEXP"_s}}};
    if (auto *binary = std::get_if<ex::Binary>(&expression.node)) {
        for (const auto &[op, opposite] : opposites) {
            if (binary->op == op)
                return ex::Expression(ex::Binary{binary->left, opposite, binary->right});
            if (binary->op == opposite)
                return ex::Expression(ex::Binary{binary->left, op, binary->right});
        }
    }
    if (const auto *parts = std::get_if<ex::Junction>(&expression.node); parts != nullptr && parts->parts.empty())
        return expression;
    if (auto *in = std::get_if<ex::In>(&expression.node)) {
        in->negated = !in->negated;
        return expression;
    }
    if (auto *function = std::get_if<ex::Function>(&expression.node); function != nullptr && isComparison(*function)) {
        const bool matches = function->name == ex::functions::regexpMatch;
        function->name = matches ? ex::functions::regexpMismatch : ex::functions::regexpMatch;
        return expression;
    }
    if (auto *boolean = std::get_if<ex::BooleanLiteral>(&expression.node))
        return ex::Expression(ex::BooleanLiteral{!boolean->value});
    if (auto *truth = std::get_if<ex::Truth>(&expression.node)) {
        if (std::holds_alternative<ex::BooleanLiteral>(truth->operand->node))
            return ex::Expression(ex::Truth{negation(*truth->operand)});
        return ex::Expression(ex::Truth{truth->operand, !truth->negated});
    }
    // LIKE with a pattern that is put together stands in parentheses.
    if (auto *tuple = std::get_if<ex::Tuple>(&expression.node); tuple != nullptr && tuple->elements.size() == 1)
        return ex::Expression(ex::Tuple{{negation(tuple->elements.front())}});
    if (auto *prefix = std::get_if<ex::Prefix>(&expression.node); prefix != nullptr && prefix->op == "NOT"_L1)
        return *prefix->operand;
    return ex::Expression(ex::Prefix{u"NOT"_s, std::move(expression)});
}

namespace
{

Eval<> equalTo(Call &call)
{
    RETORT_TRY(ex::Expression made, equality(call.vm, selfOf(call), call[0], false));
    return expressionObject(call.vm, std::move(made), booleanType);
}

Eval<> notEqualTo(Call &call)
{
    RETORT_TRY(ex::Expression made, equality(call.vm, selfOf(call), call[0], true));
    return expressionObject(call.vm, std::move(made), booleanType);
}

Eval<> operation(Call &call, const QString &op, bool isComparison, bool reflected = false)
{
    const ExpressionObject &self = selfOf(call);
    RETORT_TRY(ex::Expression other, operandFor(call.vm, self, call[0]));
    ex::Binary made = reflected ? ex::Binary{std::move(other), op, self.expression}
                                : ex::Binary{self.expression, op, std::move(other)};
    return expressionObject(call.vm, std::move(made), isComparison ? booleanType : self.sqlType);
}

Eval<> lessThan(Call &call)
{
    return operation(call, u"<"_s, true);
}
Eval<> lessOrEqual(Call &call)
{
    return operation(call, u"<="_s, true);
}
Eval<> greaterThan(Call &call)
{
    return operation(call, u">"_s, true);
}
Eval<> greaterOrEqual(Call &call)
{
    return operation(call, u">="_s, true);
}
Eval<> minus(Call &call)
{
    return operation(call, u"-"_s, false);
}
Eval<> reflectedMinus(Call &call)
{
    return operation(call, u"-"_s, false, true);
}
Eval<> times(Call &call)
{
    return operation(call, u"*"_s, false);
}
Eval<> reflectedTimes(Call &call)
{
    return operation(call, u"*"_s, false, true);
}
/// Keeps fractions on every database: the divisor is cast where that is needed.
Eval<> divided(Call &call, bool reflected)
{
    const ExpressionObject &self = selfOf(call);
    RETORT_TRY(ex::Expression other, operandFor(call.vm, self, call[0]));
    const auto *known = call[0].native<ExpressionObject>();
    const sql::SqlType &type = reflected || known == nullptr ? self.sqlType : known->sqlType;
    const bool hasFractions =
        std::holds_alternative<sql::NumericType>(type.kind) || std::holds_alternative<sql::FloatType>(type.kind);
    const sql::SqlType castTo = hasFractions ? type : sql::SqlType(sql::NumericType{});
    ex::Expression divisor = reflected ? self.expression : other;
    ex::Expression dividend = reflected ? other : self.expression;
    return expressionObject(
        call.vm, ex::Binary{std::move(dividend), u"DIV"_s, ex::Expression(ex::Cast{std::move(divisor), castTo})},
        castTo);
}
Eval<> dividedBy(Call &call)
{
    return divided(call, false);
}
Eval<> reflectedDividedBy(Call &call)
{
    return divided(call, true);
}
Eval<> floorDividedBy(Call &call)
{
    return operation(call, u"//"_s, false);
}
Eval<> modulo(Call &call)
{
    return operation(call, u"%"_s, false);
}

/// Texts are joined, all else is added.
QString plusOf(const ExpressionObject &self, const Value &other)
{
    const auto *right = other.native<ExpressionObject>();
    const bool isText = std::holds_alternative<sql::StringType>(self.sqlType.kind) || other.isKind(Kind::Str) ||
                        (right != nullptr && std::holds_alternative<sql::StringType>(right->sqlType.kind));
    return isText ? u"CONCAT"_s : u"+"_s;
}
Eval<> plus(Call &call)
{
    return operation(call, plusOf(selfOf(call), call[0]), false);
}
Eval<> reflectedPlus(Call &call)
{
    return operation(call, plusOf(selfOf(call), call[0]), false, true);
}

Eval<> joined(Call &call, bool any)
{
    RETORT_TRY(ex::Expression other, toCondition(call.vm, call[0]));
    return expressionObject(call.vm, junction(any, {selfOf(call).expression, std::move(other)}), booleanType);
}
Eval<> bothOf(Call &call)
{
    return joined(call, false);
}
Eval<> eitherOf(Call &call)
{
    return joined(call, true);
}

Eval<> inverted(Call &call)
{
    const ExpressionObject &self = selfOf(call);
    if (isPlain(self.expression, self.sqlType))
        return expressionObject(call.vm, negation(ex::Expression(ex::Truth{self.expression})), booleanType);
    return expressionObject(call.vm, negation(self.expression), booleanType);
}

Eval<> negated(Call &call)
{
    const ExpressionObject &self = selfOf(call);
    return expressionObject(call.vm, ex::Prefix{u"-"_s, self.expression}, self.sqlType);
}

Eval<> truthOf(Call &call)
{
    return call.vm.raise(call.vm.errors().TypeError, "Boolean value of this clause is not defined");
}

Eval<> identityHash(Call &call)
{
    return Value::integer(static_cast<std::int64_t>(reinterpret_cast<std::uintptr_t>(call.self.object()) >> 4));
}

Eval<> textOfExpression(Call &call)
{
    const ExpressionObject &self = selfOf(call);
    // What a script prints or compares of text() is its text.
    if (const auto *text = std::get_if<ex::Text>(&self.expression.node))
        return call.vm.str(text->sql);
    auto rendered = ScriptHost::of(call.vm).sink().dialect().renderExpression(self.expression);
    if (!rendered)
        return ScriptHost::of(call.vm).failWith(std::move(rendered).error());
    return call.vm.str(*rendered);
}

/// column["key"] of a JSON or ARRAY column.
Eval<> itemOf(Call &call)
{
    const ExpressionObject &self = selfOf(call);
    const bool isPath = call[0].isKind(Kind::Tuple) || call[0].isKind(Kind::List);
    RETORT_TRY(ex::Expression key, toExpression(call.vm, call[0], {}));
    return expressionObject(call.vm, ex::Binary{self.expression, isPath ? u"#>"_s : u"->"_s, std::move(key)},
                            self.sqlType);
}

constexpr FunctionEntry operators[] = {
    {"__eq__", "other", "a = b; IS NULL for None.", equalTo},
    {"__ne__", "other", "a != b; IS NOT NULL for None.", notEqualTo},
    {"__lt__", "other", "a < b.", lessThan},
    {"__le__", "other", "a <= b.", lessOrEqual},
    {"__gt__", "other", "a > b.", greaterThan},
    {"__ge__", "other", "a >= b.", greaterOrEqual},
    {"__add__", "other", "a + b; a || b for texts.", plus},
    {"__radd__", "other", "b + a.", reflectedPlus},
    {"__sub__", "other", "a - b.", minus},
    {"__rsub__", "other", "b - a.", reflectedMinus},
    {"__mul__", "other", "a * b.", times},
    {"__rmul__", "other", "b * a.", reflectedTimes},
    {"__truediv__", "other", "a / b.", dividedBy},
    {"__rtruediv__", "other", "b / a.", reflectedDividedBy},
    {"__floordiv__", "other", "a / b without fractions.", floorDividedBy},
    {"__mod__", "other", "a % b.", modulo},
    {"__and__", "other", "a AND b.", bothOf},
    {"__or__", "other", "a OR b.", eitherOf},
    {"__invert__", "", "NOT a.", inverted},
    {"__neg__", "", "-a.", negated},
    {"__getitem__", "index", "An element of a JSON or ARRAY column.", itemOf},
    {"__bool__", "", "An expression has no truth outside of the database.", truthOf},
    {"__hash__", "", "Every expression is itself only.", identityHash},
    {"__str__", "", "The expression as SQL text.", textOfExpression},
};

const ClassRow rows[] = {
    {{"Operators", "sqlalchemy", "What can be calculated and compared in SQL.", operators}},
    {{"ColumnElement", "sqlalchemy", "An SQL expression.", elementMethods, {}, allocate<ExpressionObject>},
     "Operators"},
    // Beside Column, not above it: of `expression == column` Python would ask the column first.
    {{"BinaryExpression", "sqlalchemy", "A calculation, a comparison, a value."}, "ColumnElement"},
};

} // namespace

const std::span<const ClassRow> elementClasses = rows;

} // namespace retort::alembic
