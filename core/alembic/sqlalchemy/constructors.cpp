#include <core/alembic/arguments.h>
#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/bind_parameters.h>
#include <core/alembic/sqlalchemy/engine.h>
#include <core/alembic/sqlalchemy/expressions.h>
#include <core/alembic/values.h>
#include <core/script/runtime/protocol.h>

// The functions of sqlalchemy that make expressions: text(), literal(), cast(), and_(), case(), ...

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;
namespace ex = expressions;

namespace
{

Eval<> text(Call &call)
{
    RETORT_TRY(const QString sql, call.text(0));
    Ref<ExpressionObject> made =
        call.vm.make<ExpressionObject>(&ScriptHost::of(call.vm).classNamed("sqlalchemy", "TextClause"));
    made->expression.node = ex::Text{sql, {}};
    return made;
}

Eval<> literal(Call &call)
{
    const CallArguments in(call);
    RETORT_TRY(const auto type, in.optionalType("type_"));
    if (call[0].native<ExpressionObject>() != nullptr)
        return call[0];
    if (call[0].isNone())
        return expressionObject(call.vm, ex::NullLiteral{}, type.value_or(sql::SqlType()));
    RETORT_TRY(sql::Value value, toSqlValue(call.vm, call[0], type.value_or(sql::SqlType())));
    sql::SqlType known = type.value_or(sql::SqlType());
    if (!type && std::holds_alternative<QString>(value))
        known.kind = sql::StringType{};
    return expressionObject(call.vm, ex::Literal{std::move(value), known}, known);
}

Eval<> literalColumn(Call &call)
{
    const CallArguments in(call);
    RETORT_TRY(const QString sql, call.text(0));
    RETORT_TRY(const auto type, in.optionalType("type_"));
    return expressionObject(call.vm, ex::LiteralColumn{sql}, type.value_or(sql::SqlType()), sql);
}

Eval<> bindparam(Call &call)
{
    const CallArguments in(call);
    RETORT_TRY(const QString key, in.optionalText("key"));
    RETORT_TRY(const auto type, in.optionalType("type_"));
    const sql::SqlType known = type.value_or(sql::SqlType());
    RETORT_TRY(const bool isExpanding, in.flag("expanding"));
    if (!in.value("value").isSet())
        return expressionObject(call.vm, ex::BindParameter{key, known, isExpanding}, known, key);
    if (isExpanding) {
        RETORT_TRY(const std::vector<sql::Value> given, toSqlValues(call.vm, in.value("value"), known));
        ex::Tuple values;
        for (const sql::Value &value : given)
            values.elements.emplace_back(ex::Literal{value, known});
        return expressionObject(call.vm, std::move(values), known, key);
    }
    RETORT_TRY(sql::Value value, toSqlValue(call.vm, in.value("value"), known));
    return expressionObject(call.vm, ex::Literal{std::move(value), known}, known, key);
}

Eval<> null(Call &call)
{
    return expressionObject(call.vm, ex::NullLiteral{});
}
Eval<> trueLiteral(Call &call)
{
    return expressionObject(call.vm, ex::BooleanLiteral{true}, booleanType);
}
Eval<> falseLiteral(Call &call)
{
    return expressionObject(call.vm, ex::BooleanLiteral{false}, booleanType);
}

Eval<> tryCast(Call &call)
{
    return ScriptHost::of(call.vm).refuse(u"try_cast(), which none of these databases has"_s);
}

Eval<> cast(Call &call)
{
    const CallArguments in(call);
    RETORT_TRY(const sql::SqlType type, toType(call.vm, in.value("type_")));
    RETORT_TRY(ex::Expression operand, toExpression(call.vm, call[0], type));
    return expressionObject(call.vm, ex::Cast{std::move(operand), type}, type);
}

/// The same expression, taken for another type.
Eval<> typeCoerce(Call &call)
{
    const CallArguments in(call);
    RETORT_TRY(const sql::SqlType type, toType(call.vm, in.value("type_")));
    RETORT_TRY(ex::Expression operand, toExpression(call.vm, call[0], type));
    return expressionObject(call.vm, std::move(operand), type);
}

Eval<> joinedBy(Call &call, bool any)
{
    std::vector<ex::Expression> parts;
    for (const Value &part : call.tuple(0).items()) {
        RETORT_TRY(ex::Expression condition, toCondition(call.vm, part));
        parts.push_back(std::move(condition));
    }
    // Of nothing: no condition at all, which SQLAlchemy leaves out wherever it stands.
    if (parts.empty())
        return expressionObject(call.vm, ex::Junction{any, {}}, booleanType);
    return expressionObject(call.vm, junction(any, std::move(parts)), booleanType);
}

Eval<> andFunction(Call &call)
{
    return joinedBy(call, false);
}
Eval<> orFunction(Call &call)
{
    return joinedBy(call, true);
}

Eval<> notFunction(Call &call)
{
    RETORT_TRY(ex::Expression condition, toCondition(call.vm, call[0]));
    return expressionObject(call.vm, negation(std::move(condition)), booleanType);
}

/// case((when, then), ..., else_=...), case(value=x, ...), and the form of old: case([(when, then), ...]).
Eval<> caseFunction(Call &call)
{
    const CallArguments in(call);
    ex::Case made;
    sql::SqlType type;
    const bool isSimple = in.has("value");
    if (isSimple) {
        RETORT_TRY(ex::Expression operand, toExpression(call.vm, in.value("value"), {}));
        made.operand.push_back(std::move(operand));
    }
    const auto addBranch = [&](const Value &when, const Value &then) -> Eval<void> {
        ex::Expression condition;
        if (isSimple) {
            RETORT_TRY(condition, toExpression(call.vm, when, {}));
        } else {
            RETORT_TRY(condition, toCondition(call.vm, when));
        }
        RETORT_TRY(ex::Expression result, toExpression(call.vm, then, {}));
        if (const auto *known = then.native<ExpressionObject>())
            type = known->sqlType;
        made.branches.push_back({std::move(condition), std::move(result)});
        return {};
    };
    const auto addPair = [&](const Value &pair) -> Eval<void> {
        RETORT_TRY(const std::vector<Value> parts, collect(call.vm, pair));
        if (parts.size() != 2)
            return call.vm.raise(call.vm.errors().ValueError, "case() takes pairs of a condition and a value");
        return addBranch(parts[0], parts[1]);
    };
    for (const Value &given : in.tuple("whens").items()) {
        if (const Dict *dict = given.as<Dict>()) {
            for (std::size_t place = 0; place < dict->table().end(); ++place) {
                if (dict->table().at(place).key.isSet()) {
                    RETORT_CHECK(addBranch(dict->table().at(place).key, dict->table().at(place).value));
                }
            }
        } else if (given.isKind(Kind::List)) {
            RETORT_CHECK(forEach(call.vm, given, addPair));
        } else {
            RETORT_CHECK(addPair(given));
        }
    }
    if (in.has("else_")) {
        RETORT_TRY(ex::Expression otherwise, toExpression(call.vm, in.value("else_"), {}));
        made.otherwise.push_back(std::move(otherwise));
    }
    return expressionObject(call.vm, std::move(made), type);
}

/// desc(x), nulls_last(x), ...: the methods as functions; the words are the entry's state by its name.
Eval<> behind(Call &call, const QString &words)
{
    RETORT_TRY(ex::Expression operand, toSqlText(call.vm, call[0]));
    const auto *known = call[0].native<ExpressionObject>();
    return expressionObject(call.vm, ex::Postfix{std::move(operand), words}, known ? known->sqlType : sql::SqlType(),
                            known ? known->key : QString());
}

Eval<> desc(Call &call)
{
    return behind(call, u"DESC"_s);
}
Eval<> asc(Call &call)
{
    return behind(call, u"ASC"_s);
}
Eval<> nullsFirst(Call &call)
{
    return behind(call, u"NULLS FIRST"_s);
}
Eval<> nullsLast(Call &call)
{
    return behind(call, u"NULLS LAST"_s);
}
Eval<> collate(Call &call)
{
    RETORT_TRY(const QString collation, call.text(1));
    RETORT_TRY(ex::Expression operand, toSqlText(call.vm, call[0]));
    const auto *known = call[0].native<ExpressionObject>();
    return expressionObject(
        call.vm, ex::Binary{std::move(operand), u"COLLATE"_s, ex::Expression(ex::ColumnReference{{}, collation})},
        known ? known->sqlType : sql::SqlType(), known ? known->key : QString());
}

Eval<> before(Call &call, const QString &op)
{
    RETORT_TRY(ex::Expression operand, toExpression(call.vm, call[0], {}));
    const auto *known = call[0].native<ExpressionObject>();
    return expressionObject(call.vm, ex::Prefix{op, std::move(operand)}, known ? known->sqlType : sql::SqlType());
}

Eval<> distinct(Call &call)
{
    return before(call, u"DISTINCT"_s);
}
/// exists(a_select), exists(columns...), or exists() whose where() says the rest.
Eval<> exists(Call &call)
{
    const auto given = call.tuple(0).items();
    ex::Select select{{ex::Expression(ex::LiteralColumn{u"*"_s})}, {}, {}, {}, {}, {}, {}, {}, {}, false};
    if (!given.empty()) {
        const auto *query = given.front().native<QueryObject>();
        Value made;
        if (query == nullptr) {
            RETORT_TRY(made, selectFrom(call.vm, given));
            query = made.native<QueryObject>();
        }
        const auto *of = std::get_if<ex::Select>(&query->query);
        if (of == nullptr)
            return argumentError(call.vm, "exists() takes a select() or columns");
        select = *of;
    }
    return expressionObject(call.vm, ex::Prefix{u"EXISTS"_s, ex::Expression(ex::Subquery{std::move(select)})},
                            sql::SqlType{sql::BooleanType{}});
}
Eval<> any(Call &call)
{
    return before(call, u"ANY"_s);
}
Eval<> all(Call &call)
{
    return before(call, u"ALL"_s);
}

Eval<> tupleFunction(Call &call)
{
    ex::Tuple made;
    for (const Value &item : call.tuple(0).items()) {
        RETORT_TRY(ex::Expression element, toExpression(call.vm, item, {}));
        made.elements.push_back(std::move(element));
    }
    return expressionObject(call.vm, std::move(made));
}

Eval<> between(Call &call)
{
    RETORT_TRY(const Value method, getAttribute(call.vm, call[0], "between"));
    return script::call(call.vm, method, {call[1], call[2], call[3]});
}

Eval<> label(Call &call)
{
    RETORT_TRY(const QString name, call.text(0));
    RETORT_TRY(ex::Expression operand, toExpression(call.vm, call[1], {}));
    const auto *known = call[1].native<ExpressionObject>();
    return expressionObject(call.vm, ex::Label{std::move(operand), name}, known ? known->sqlType : sql::SqlType(),
                            name);
}

Eval<> quotedName(Call &call)
{
    const bool isPlain = call.isGiven(1) && call[1].isBool() && !call[1].asBool();
    if (!isPlain)
        return call[0];
    RETORT_TRY(const QString name, call.text(0));
    return call.vm.str(unquotedName(call.vm, name));
}

Eval<> extract(Call &call)
{
    RETORT_TRY(const QString field, call.text(0));
    RETORT_TRY(ex::Expression operand, toExpression(call.vm, call[1], {}));
    ex::Binary inside{ex::Expression(ex::LiteralColumn{field}), u"FROM"_s, std::move(operand)};
    return expressionObject(call.vm, ex::Function{u"EXTRACT"_s, {ex::Expression(std::move(inside))}},
                            sql::SqlType(sql::IntegerType{}));
}

Eval<> inspect(Call &call)
{
    if (call[0].isObject() && typeName(call.vm, call[0]) == "Connection")
        return inspectorObject(call.vm);
    RETORT_TRY(const std::string repr, reprOf(call.vm, call[0]));
    return call.vm.raise(ScriptHost::of(call.vm).exception("NoInspectionAvailable"),
                         textOf("No inspection system is available for object of type ", typeName(call.vm, call[0])));
}

constexpr FunctionEntry functions[] = {
    {"text", "text", "SQL as it is written; :name stands for a parameter.", text},
    {"literal", "value, type_=None, literal_execute=False", "A value as an SQL expression.", literal},
    {"literal_column", "text, type_=None", "SQL as it is written, taken for a column.", literalColumn},
    {"bindparam",
     "key=None, value=..., type_=None, unique=False, required=..., quote=None, callable_=None, expanding=False, "
     "isoutparam=False, literal_execute=False",
     "A parameter, with its value or without one.", bindparam},
    {"null", "", "NULL.", null},
    {"true", "", "true, or 1.", trueLiteral},
    {"false", "", "false, or 0.", falseLiteral},
    {"True_", "", "true, or 1.", trueLiteral},
    {"False_", "", "false, or 0.", falseLiteral},
    {"cast", "expression, type_", "CAST(expression AS type).", cast},
    {"try_cast", "expression, type_", "TRY_CAST(expression AS type), which is SQL Server's.", tryCast},
    {"type_coerce", "expression, type_", "The same expression, taken for another type.", typeCoerce},
    {"and_", "*clauses", "a AND b AND ...", andFunction},
    {"or_", "*clauses", "a OR b OR ...", orFunction},
    {"not_", "clause", "NOT a.", notFunction},
    {"case", "*whens, value=None, else_=None", "CASE WHEN a THEN b ... ELSE c END.", caseFunction},
    {"desc", "column", "a DESC.", desc},
    {"asc", "column", "a ASC.", asc},
    {"nulls_first", "column", "a NULLS FIRST.", nullsFirst},
    {"nullsfirst", "column", "a NULLS FIRST.", nullsFirst},
    {"nulls_last", "column", "a NULLS LAST.", nullsLast},
    {"nullslast", "column", "a NULLS LAST.", nullsLast},
    {"collate", "expression, collation", "a COLLATE b.", collate},
    {"distinct", "expr", "DISTINCT a.", distinct},
    {"exists", "*entities", "EXISTS (SELECT ...); where() adds its condition.", exists},
    {"any_", "expr", "ANY (array or select).", any},
    {"all_", "expr", "ALL (array or select).", all},
    {"tuple_", "*clauses, types=None", "(a, b).", tupleFunction},
    {"between", "expr, lower_bound, upper_bound, symmetric=False", "a BETWEEN b AND c.", between},
    {"label", "name, element, type_=None", "a AS name.", label},
    {"extract", "field, expr", "EXTRACT(field FROM a).", extract},
    {"quoted_name", "value, quote=None", "A name; Retort quotes where it is needed.", quotedName},
    {"inspect", "subject, raiseerr=True", "Answers questions about the schema of a connection.", inspect},
};

} // namespace

const std::span<const FunctionEntry> expressionFunctions = functions;

} // namespace retort::alembic
