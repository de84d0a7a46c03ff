#include <core/alembic/arguments.h>
#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/bind_parameters.h>
#include <core/alembic/sqlalchemy/expressions.h>
#include <core/alembic/sqlalchemy/pattern_methods.h>
#include <core/alembic/sqlalchemy/query_methods.h>
#include <core/script/runtime/protocol.h>

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;
namespace ex = expressions;

namespace
{

Eval<> comparison(Call &call, const QString &op)
{
    RETORT_TRY(ex::Expression other, operandFor(call.vm, selfOf(call), call[0]));
    return expressionObject(call.vm, ex::Binary{selfOf(call).expression, op, std::move(other)}, booleanType);
}

Eval<> concat(Call &call)
{
    return comparison(call, u"CONCAT"_s);
}

Eval<> calculation(Call &call, const QString &op)
{
    const ExpressionObject &self = selfOf(call);
    RETORT_TRY(ex::Expression other, operandFor(call.vm, self, call[0]));
    return expressionObject(call.vm, ex::Binary{self.expression, op, std::move(other)}, self.sqlType);
}

Eval<> bitwiseAnd(Call &call)
{
    return calculation(call, u"&"_s);
}
Eval<> bitwiseOr(Call &call)
{
    return calculation(call, u"|"_s);
}
Eval<> bitwiseXor(Call &call)
{
    return calculation(call, u"XOR"_s);
}
Eval<> bitwiseLeft(Call &call)
{
    return calculation(call, u"<<"_s);
}
Eval<> bitwiseRight(Call &call)
{
    return calculation(call, u">>"_s);
}
Eval<> bitwiseNot(Call &call)
{
    const ExpressionObject &self = selfOf(call);
    return expressionObject(call.vm, ex::Prefix{u"~"_s, self.expression}, self.sqlType);
}
Eval<> hasKey(Call &call)
{
    return comparison(call, u"?"_s);
}

Eval<> isValue(Call &call, const QString &op)
{
    ex::Expression other;
    if (call[0].isNone())
        other.node = ex::NullLiteral{};
    else if (call[0].isBool())
        other.node = ex::BooleanLiteral{call[0].asBool()};
    else {
        RETORT_TRY(other, operandFor(call.vm, selfOf(call), call[0]));
    }
    return expressionObject(call.vm, ex::Binary{selfOf(call).expression, op, std::move(other)}, booleanType);
}

Eval<> is(Call &call)
{
    return isValue(call, u"IS"_s);
}
Eval<> isNot(Call &call)
{
    return isValue(call, u"IS NOT"_s);
}
Eval<> isDistinctFrom(Call &call)
{
    return isValue(call, u"IS DISTINCT FROM"_s);
}
Eval<> isNotDistinctFrom(Call &call)
{
    return isValue(call, u"IS NOT DISTINCT FROM"_s);
}

/// A value of the list behind IN: beside tuple_(a, b) a tuple of as many.
Eval<ex::Expression> memberFor(Call &call, const ExpressionObject &self, const Value &item)
{
    const auto *tuple = item.as<Tuple>();
    if (tuple == nullptr || !std::holds_alternative<ex::Tuple>(self.expression.node))
        return operandFor(call.vm, self, item);
    ex::Tuple made;
    for (const Value &each : tuple->items()) {
        RETORT_TRY(ex::Expression element, toExpression(call.vm, each, {}));
        made.elements.push_back(std::move(element));
    }
    return ex::Expression(std::move(made));
}

Eval<> inList(Call &call, bool negated)
{
    const ExpressionObject &self = selfOf(call);
    if (call[0].native<QueryObject>() != nullptr || call[0].native<ExpressionObject>() != nullptr) {
        RETORT_TRY(ex::Expression other, toExpression(call.vm, call[0]));
        if (auto *values = std::get_if<ex::Tuple>(&other.node))
            return expressionObject(call.vm, ex::In{self.expression, std::move(values->elements), negated},
                                    booleanType);
        const auto *parameter = std::get_if<ex::BindParameter>(&other.node);
        if (std::holds_alternative<ex::Subquery>(other.node) || (parameter != nullptr && parameter->expanding))
            return expressionObject(call.vm, ex::In{self.expression, {std::move(other)}, negated}, booleanType);
        return expressionObject(call.vm, ex::Binary{self.expression, negated ? u"NOT IN"_s : u"IN"_s, std::move(other)},
                                booleanType);
    }
    ex::In made{self.expression, {}, negated};
    RETORT_CHECK(forEach(call.vm, call[0], [&](const Value &item) -> Eval<void> {
        RETORT_TRY(ex::Expression value, memberFor(call, self, item));
        made.list.push_back(std::move(value));
        return {};
    }));
    return expressionObject(call.vm, std::move(made), booleanType);
}

Eval<> in(Call &call)
{
    return inList(call, false);
}
Eval<> notIn(Call &call)
{
    return inList(call, true);
}

Eval<> between(Call &call)
{
    const ExpressionObject &self = selfOf(call);
    RETORT_TRY(ex::Expression low, operandFor(call.vm, self, call[0]));
    RETORT_TRY(ex::Expression high, operandFor(call.vm, self, call[1]));
    RETORT_TRY(const bool isSymmetric, CallArguments(call).flag("symmetric"));
    ex::Binary range{std::move(low), u"AND"_s, std::move(high)};
    return expressionObject(call.vm,
                            ex::Binary{self.expression, isSymmetric ? u"BETWEEN SYMMETRIC"_s : u"BETWEEN"_s,
                                       ex::Expression(std::move(range))},
                            booleanType);
}

Eval<> contains(Call &call)
{
    const auto &kind = selfOf(call).sqlType.kind;
    if (std::holds_alternative<sql::ArrayType>(kind) || std::holds_alternative<sql::JsonType>(kind))
        return comparison(call, u"@>"_s);
    return containsText(call);
}

Eval<> postfix(Call &call, const QString &words)
{
    const ExpressionObject &self = selfOf(call);
    return expressionObject(call.vm, ex::Postfix{self.expression, words}, self.sqlType, self.key);
}

Eval<> desc(Call &call)
{
    return postfix(call, u"DESC"_s);
}
Eval<> asc(Call &call)
{
    return postfix(call, u"ASC"_s);
}
Eval<> nullsFirst(Call &call)
{
    return postfix(call, u"NULLS FIRST"_s);
}
Eval<> nullsLast(Call &call)
{
    return postfix(call, u"NULLS LAST"_s);
}

Eval<> collate(Call &call)
{
    const ExpressionObject &self = selfOf(call);
    RETORT_TRY(const QString collation, call.text(0));
    return expressionObject(
        call.vm, ex::Binary{self.expression, u"COLLATE"_s, ex::Expression(ex::ColumnReference{{}, collation})},
        self.sqlType, self.key);
}

Eval<> label(Call &call)
{
    const ExpressionObject &self = selfOf(call);
    if (call[0].isNone())
        return call.self;
    RETORT_TRY(const QString name, call.text(0));
    Value made = expressionObject(call.vm, ex::Label{self.expression, name}, self.sqlType, name);
    made.native<ExpressionObject>()->typeObject = self.typeObject;
    return made;
}

Eval<> castTo(Call &call)
{
    RETORT_TRY(const sql::SqlType type, toType(call.vm, call[0]));
    return expressionObject(call.vm, ex::Cast{selfOf(call).expression, type}, type, selfOf(call).key);
}

Eval<> distinct(Call &call)
{
    const ExpressionObject &self = selfOf(call);
    return expressionObject(call.vm, ex::Prefix{u"DISTINCT"_s, self.expression}, self.sqlType, self.key);
}

/// What is put together gets its parentheses.
Eval<> selfGroup(Call &call)
{
    const ExpressionObject &self = selfOf(call);
    const auto &node = self.expression.node;
    if (!std::holds_alternative<ex::Binary>(node) && !std::holds_alternative<ex::Junction>(node))
        return call.self;
    return expressionObject(call.vm, ex::Tuple{{self.expression}}, self.sqlType, self.key);
}

/// text("... :name ...").bindparams(name=value) and bindparams(bindparam("name", value)).
Eval<> bindParams(Call &call)
{
    const ExpressionObject &self = selfOf(call);
    const auto *text = std::get_if<ex::Text>(&self.expression.node);
    if (text == nullptr) {
        return call.vm.raise(call.vm.errors().AttributeError,
                             textOf("'", typeName(call.vm, call.self), "' object has no attribute 'bindparams'"));
    }
    ex::Text made = *text;
    const auto setList = [&made](const QString &name, std::optional<std::vector<sql::Value>> values) {
        std::erase_if(made.lists, [&name](const auto &each) { return each.first == name; });
        made.lists.emplace_back(name, std::move(values));
    };
    const auto set = [&made](const QString &name, sql::Value value) {
        for (auto &parameter : made.parameters) {
            if (parameter.first == name) {
                parameter.second = std::move(value);
                return;
            }
        }
        made.parameters.emplace_back(name, std::move(value));
    };
    for (const Value &given : call.tuple(0).items()) {
        const auto *parameter = given.native<ExpressionObject>();
        if (parameter == nullptr)
            return call.vm.raise(call.vm.errors().TypeError, "bindparams() takes bindparam() objects and keywords");
        if (const auto *literal = std::get_if<ex::Literal>(&parameter->expression.node))
            set(parameter->key, literal->value);
        else if (std::holds_alternative<ex::NullLiteral>(parameter->expression.node))
            set(parameter->key, sql::Null{});
        else if (const auto *later = std::get_if<ex::BindParameter>(&parameter->expression.node);
                 later != nullptr && later->expanding)
            setList(parameter->key, {});
        else if (const auto *values = std::get_if<ex::Tuple>(&parameter->expression.node)) {
            std::vector<sql::Value> list;
            for (const ex::Expression &each : values->elements)
                if (const auto *value = std::get_if<ex::Literal>(&each.node))
                    list.push_back(value->value);
            setList(parameter->key, std::move(list));
        }
    }
    const HashTable &named = call.dict(1).table();
    for (std::size_t place = 0; place < named.end(); ++place) {
        if (!named.at(place).key.isSet())
            continue;
        const QString name = named.at(place).key.as<Str>()->toQString();
        if (isListFor(made, name, named.at(place).value)) {
            RETORT_TRY(std::vector<sql::Value> values, toSqlValues(call.vm, named.at(place).value));
            setList(name, std::move(values));
            continue;
        }
        RETORT_TRY(ex::Expression value, toExpression(call.vm, named.at(place).value, {}));
        if (const auto *literal = std::get_if<ex::Literal>(&value.node))
            set(name, literal->value);
        else if (const auto *boolean = std::get_if<ex::BooleanLiteral>(&value.node))
            set(name, boolean->value);
        else
            set(name, sql::Null{});
    }
    Ref<ExpressionObject> object = call.vm.make<ExpressionObject>(call.self.object()->type());
    object->expression.node = std::move(made);
    return object;
}

Eval<> customOperator(Call &call)
{
    const Tuple &bound = *call.state.as<Tuple>();
    const auto *left = bound[0].native<ExpressionObject>();
    const QString op = bound[1].as<Str>()->toQString();
    RETORT_TRY(ex::Expression other, operandFor(call.vm, *left, call[0]));
    const bool isComparison = bound[2].asBool();
    return expressionObject(call.vm, ex::Binary{left->expression, op, std::move(other)},
                            isComparison ? booleanType : left->sqlType);
}

/// exists().where(...)
Eval<> existsWhere(Call &call)
{
    const auto *prefix = std::get_if<ex::Prefix>(&selfOf(call).expression.node);
    const auto *query = prefix != nullptr ? std::get_if<ex::Subquery>(&prefix->operand->node) : nullptr;
    if (query == nullptr)
        return call.vm.raise(call.vm.errors().AttributeError, "Only exists() has a 'where'");
    RETORT_TRY(auto all, conditions(call.vm, call.tuple(0)));
    ex::Select select = *query->select;
    select.where.insert(select.where.end(), all.begin(), all.end());
    return expressionObject(call.vm, ex::Prefix{prefix->op, ex::Expression(ex::Subquery{std::move(select)})},
                            booleanType);
}

constexpr FunctionEntry customOperatorEntry = {"op", "other", "a <op> b.", customOperator};

Eval<> op(Call &call)
{
    RETORT_TRY(const QString text, call.text(0));
    RETORT_TRY(const bool isComparison, CallArguments(call).flag("is_comparison"));
    return call.vm.function(customOperatorEntry,
                            call.vm.tuple({call.self, call.vm.str(text), Value::boolean(isComparison)}));
}

Eval<> booleanOp(Call &call)
{
    RETORT_TRY(const QString text, call.text(0));
    return call.vm.function(customOperatorEntry, call.vm.tuple({call.self, call.vm.str(text), Value::boolean(true)}));
}

constexpr FunctionEntry methods[] = {
    {"like", "other, escape=None", "a LIKE b.", like},
    {"notlike", "other, escape=None", "a NOT LIKE b.", notLike},
    {"not_like", "other, escape=None", "a NOT LIKE b.", notLike},
    {"ilike", "other, escape=None", "a ILIKE b.", ilike},
    {"notilike", "other, escape=None", "a NOT ILIKE b.", notIlike},
    {"not_ilike", "other, escape=None", "a NOT ILIKE b.", notIlike},
    {"regexp_match", "pattern, flags=None", "Whether the text fits a regular expression.", regexpMatch},
    {"bitwise_and", "other", "a & b.", bitwiseAnd},
    {"bitwise_or", "other", "a | b.", bitwiseOr},
    {"bitwise_xor", "other", "The bits that only one has.", bitwiseXor},
    {"bitwise_lshift", "other", "a << b.", bitwiseLeft},
    {"bitwise_rshift", "other", "a >> b.", bitwiseRight},
    {"bitwise_not", "", "~a.", bitwiseNot},
    {"concat", "other", "a || b.", concat},
    {"has_key", "other", "Whether a JSON object has the key.", hasKey},
    {"is_", "other", "a IS b.", is},
    {"isnot", "other", "a IS NOT b.", isNot},
    {"is_not", "other", "a IS NOT b.", isNot},
    {"is_distinct_from", "other", "a IS DISTINCT FROM b.", isDistinctFrom},
    {"is_not_distinct_from", "other", "a IS NOT DISTINCT FROM b.", isNotDistinctFrom},
    {"isnot_distinct_from", "other", "a IS NOT DISTINCT FROM b.", isNotDistinctFrom},
    {"in_", "other", "a IN (...): a list, or a select().", in},
    {"notin_", "other", "a NOT IN (...).", notIn},
    {"not_in", "other", "a NOT IN (...).", notIn},
    {"between", "cleft, cright, symmetric=False", "a BETWEEN b AND c.", between},
    {"startswith", "other, escape=None, autoescape=False", "a LIKE b || '%'.", startsWith},
    {"endswith", "other, escape=None, autoescape=False", "a LIKE '%' || b.", endsWith},
    {"contains", "other, escape=None, autoescape=False", "a LIKE '%' || b || '%'; @> for ARRAY and JSONB.", contains},
    {"istartswith", "other, escape=None, autoescape=False", "a ILIKE b || '%'.", startsWithInAnyCase},
    {"iendswith", "other, escape=None, autoescape=False", "a ILIKE '%' || b.", endsWithInAnyCase},
    {"icontains", "other, escape=None, autoescape=False", "a ILIKE '%' || b || '%'.", containsInAnyCase},
    {"desc", "", "a DESC.", desc},
    {"asc", "", "a ASC.", asc},
    {"nulls_first", "", "a NULLS FIRST.", nullsFirst},
    {"nullsfirst", "", "a NULLS FIRST.", nullsFirst},
    {"nulls_last", "", "a NULLS LAST.", nullsLast},
    {"nullslast", "", "a NULLS LAST.", nullsLast},
    {"collate", "collation", "a COLLATE b.", collate},
    {"label", "name", "a AS name.", label},
    {"cast", "type_", "CAST(a AS type).", castTo},
    {"distinct", "", "DISTINCT a.", distinct},
    {"self_group", "against=None", "The same expression.", selfGroup},
    {"where", "*clauses", "The condition of exists().", existsWhere},
    {"correlate", "*fromclauses", "The same expression: a subquery sees the tables around it.", selfGroup},
    {"columns", "*cols, **types", "The same text: rows know their columns.", selfGroup},
    {"bindparams", "*binds, **names_to_values", "The values of the parameters of a text().", bindParams},
    {"op", "opstring, precedence=0, is_comparison=False, return_type=None", "Any other operator: a.op('&')(b).", op},
    {"bool_op", "opstring, precedence=0", "Any other operator that compares.", booleanOp},
    {"over", "partition_by=None, order_by=None, rows=None, range_=None", "A function over a window.", overWindow},
    {"filter", "*criterion", "A function of only those rows.", filtered},
};

} // namespace

const std::span<const FunctionEntry> elementMethods = methods;

} // namespace retort::alembic
