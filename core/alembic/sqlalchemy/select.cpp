#include <core/alembic/arguments.h>
#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/expressions.h>
#include <core/alembic/sqlalchemy/query_methods.h>
#include <core/script/runtime/protocol.h>

// select(): each method gives a new one, so that a script may keep what it had.

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;
namespace ex = expressions;

Ref<QueryObject> copyOf(Interpreter &vm, const QueryObject &query)
{
    Ref<QueryObject> copy = vm.make<QueryObject>(query.type());
    copy->query = query.query;
    copy->shape = query.shape;
    copy->table = query.table;
    copy->entities = query.entities;
    return copy;
}

Eval<std::vector<ex::Expression>> conditions(Interpreter &vm, const Tuple &given)
{
    std::vector<ex::Expression> all;
    for (const Value &item : given.items()) {
        RETORT_TRY(ex::Expression condition, toCondition(vm, item));
        // An AND is its parts: they are joined by AND anyway.
        if (auto *parts = std::get_if<ex::Junction>(&condition.node); parts != nullptr && !parts->any)
            all.insert(all.end(), parts->parts.begin(), parts->parts.end());
        else
            all.push_back(std::move(condition));
    }
    return all;
}

namespace
{

struct Copied {
    Ref<QueryObject> object;
    ex::Select *select;
};

Copied copied(Call &call)
{
    Ref<QueryObject> copy = copyOf(call.vm, *call.self.native<QueryObject>());
    ex::Select *select = &std::get<ex::Select>(copy->query);
    return {std::move(copy), select};
}

ex::TableReference referenceTo(const TableObject &table)
{
    return {table.name, table.alias};
}

void addFrom(ex::Select &select, const ex::TableReference &table)
{
    for (const ex::TableReference &known : select.from) {
        if (known == table)
            return;
    }
    for (const ex::Join &join : select.joins) {
        if (join.table == table)
            return;
    }
    select.from.push_back(table);
}

void addColumn(QueryObject &query, ex::Select &select, const ColumnObject &column)
{
    select.columns.push_back(column.expression);
    query.shape.push_back({column.key, column.sqlType, column.typeObject});
    if (column.table != nullptr)
        addFrom(select, referenceTo(*column.table));
}

Eval<void> addColumns(Interpreter &vm, QueryObject &query, const Value &given)
{
    RETORT_TRY(const Value item, clauseElement(vm, given));
    auto &select = std::get<ex::Select>(query.query);
    if (const auto *table = item.native<TableObject>()) {
        addFrom(select, referenceTo(*table));
        for (const Ref<ColumnObject> &column : table->columns)
            addColumn(query, select, *column);
        return {};
    }
    if (const auto *column = item.native<ColumnObject>()) {
        addColumn(query, select, *column);
        return {};
    }
    if (item.isKind(Kind::List) || item.isKind(Kind::Tuple))
        return forEach(vm, item, [&](const Value &each) { return addColumns(vm, query, each); });
    if (item.isKind(Kind::Str)) {
        return argumentError(vm, textOf("Textual column expression '", item.as<Str>()->text(),
                                        "' should be explicitly declared with text('", item.as<Str>()->text(),
                                        "'), or use column('", item.as<Str>()->text(), "') for more specificity"));
    }
    RETORT_TRY(ex::Expression expression, toExpression(vm, item, {}));
    const auto *known = item.native<ExpressionObject>();
    query.shape.push_back(known != nullptr ? ResultColumn{known->key, known->sqlType, known->typeObject}
                                           : ResultColumn{});
    select.columns.push_back(std::move(expression));
    return {};
}

Eval<> where(Call &call)
{
    auto [object, select] = copied(call);
    RETORT_TRY(auto all, conditions(call.vm, call.tuple(0)));
    select->where.insert(select->where.end(), all.begin(), all.end());
    return object;
}

Eval<> having(Call &call)
{
    auto [object, select] = copied(call);
    RETORT_TRY(auto all, conditions(call.vm, call.tuple(0)));
    select->having.insert(select->having.end(), all.begin(), all.end());
    return object;
}

Eval<> filterBy(Call &call)
{
    auto [object, select] = copied(call);
    const HashTable &named = call.dict(0).table();
    for (std::size_t place = 0; place < named.end(); ++place) {
        if (!named.at(place).key.isSet())
            continue;
        if (!object->table && select->from.empty())
            return call.vm.raise(ScriptHost::of(call.vm).exception("InvalidRequestError"),
                                 "filter_by() needs a table in select()");
        const ex::ColumnReference column{select->from.front().table, named.at(place).key.as<Str>()->toQString()};
        const Value left = expressionObject(call.vm, column);
        RETORT_TRY(ex::Expression condition,
                   equality(call.vm, *left.native<ExpressionObject>(), named.at(place).value, false));
        select->where.push_back(std::move(condition));
    }
    return object;
}

Eval<> selectFromMethod(Call &call)
{
    auto [object, select] = copied(call);
    for (const Value &given : call.tuple(0).items()) {
        RETORT_TRY(const Value item, clauseElement(call.vm, given));
        if (const auto *table = item.native<TableObject>()) {
            addFrom(*select, referenceTo(*table));
            continue;
        }
        const auto *join = item.native<JoinObject>();
        if (join == nullptr)
            return ScriptHost::of(call.vm).refuse(u"select_from() of anything but tables and joins"_s);
        // What the columns brought in and the join has too is written once, in the join.
        std::vector<ex::TableReference> others;
        for (const ex::TableReference &known : select->from) {
            bool joined = known == join->left;
            for (const ex::Join &each : join->joins)
                joined = joined || known == each.table;
            if (!joined)
                others.push_back(known);
        }
        select->from = {join->left};
        select->from.insert(select->from.end(), others.begin(), others.end());
        select->joins = join->joins;
    }
    return object;
}

Eval<> joinTable(Call &call, bool outer)
{
    const CallArguments in(call);
    auto [object, select] = copied(call);
    RETORT_TRY(const Value target, clauseElement(call.vm, call[0]));
    const auto *table = target.native<TableObject>();
    if (table == nullptr || !in.has("onclause"))
        return ScriptHost::of(call.vm).refuse(u"join() without a table and a condition"_s);
    RETORT_TRY(ex::Expression on, toCondition(call.vm, in.value("onclause")));
    RETORT_TRY(const bool isOuter, in.flag("isouter"));
    const ex::TableReference reference = referenceTo(*table);
    std::erase(select->from, reference);
    select->joins.push_back({reference, std::move(on), outer || isOuter});
    return object;
}

Eval<> innerJoin(Call &call)
{
    return joinTable(call, false);
}
Eval<> outerJoin(Call &call)
{
    return joinTable(call, true);
}

Eval<std::vector<ex::Expression>> expressionsOf(Interpreter &vm, const Tuple &given)
{
    std::vector<ex::Expression> all;
    for (const Value &item : given.items()) {
        if (item.isNone())
            continue;
        RETORT_TRY(ex::Expression expression,
                   item.isKind(Kind::Str)
                       ? Eval<ex::Expression>(ex::Expression(ex::ColumnReference{{}, item.as<Str>()->toQString()}))
                       : toExpression(vm, item, {}));
        all.push_back(std::move(expression));
    }
    return all;
}

Eval<> orderBy(Call &call)
{
    auto [object, select] = copied(call);
    RETORT_TRY(auto all, expressionsOf(call.vm, call.tuple(0)));
    select->orderBy.insert(select->orderBy.end(), all.begin(), all.end());
    return object;
}

Eval<> groupBy(Call &call)
{
    auto [object, select] = copied(call);
    RETORT_TRY(auto all, expressionsOf(call.vm, call.tuple(0)));
    select->groupBy.insert(select->groupBy.end(), all.begin(), all.end());
    return object;
}

Eval<> limit(Call &call)
{
    const CallArguments in(call);
    auto [object, select] = copied(call);
    RETORT_TRY(select->limit, in.optionalInt64("limit"));
    return object;
}

Eval<> offset(Call &call)
{
    const CallArguments in(call);
    auto [object, select] = copied(call);
    RETORT_TRY(select->offset, in.optionalInt64("offset"));
    return object;
}

Eval<> distinct(Call &call)
{
    auto [object, select] = copied(call);
    if (call.tuple(0).size() > 0)
        return ScriptHost::of(call.vm).refuse(u"DISTINCT ON"_s);
    select->distinct = true;
    return object;
}

Eval<> subqueryValue(Call &call)
{
    const auto *self = call.self.native<QueryObject>();
    return expressionObject(call.vm, ex::Subquery{std::get<ex::Select>(self->query)},
                            self->shape.empty() ? sql::SqlType() : self->shape.front().type);
}

Eval<> labelled(Call &call)
{
    const auto *self = call.self.native<QueryObject>();
    RETORT_TRY(const QString name, call.text(0));
    return expressionObject(call.vm, ex::Label{ex::Expression(ex::Subquery{std::get<ex::Select>(self->query)}), name},
                            self->shape.empty() ? sql::SqlType() : self->shape.front().type, name);
}

Eval<> existsValue(Call &call)
{
    const auto *self = call.self.native<QueryObject>();
    return expressionObject(call.vm,
                            ex::Prefix{u"EXISTS"_s, ex::Expression(ex::Subquery{std::get<ex::Select>(self->query)})});
}

Eval<> unsupported(Call &call)
{
    return ScriptHost::of(call.vm).refuse(u"%1() of a select()"_s.arg(QString::fromLatin1(call.function.entry().name)));
}

Eval<> unchanged(Call &call)
{
    return call.self;
}

constexpr FunctionEntry methods[] = {
    {"where", "*whereclause", "WHERE a AND b.", where},
    {"filter", "*criteria", "WHERE a AND b.", where},
    {"filter_by", "**kwargs", "WHERE column = value.", filterBy},
    {"having", "*having", "HAVING a AND b.", having},
    {"select_from", "*froms", "The tables or the join to read from.", selectFromMethod},
    {"join", "target, onclause=None, isouter=False, full=False", "JOIN table ON condition.", innerJoin},
    {"outerjoin", "target, onclause=None, isouter=False, full=False", "LEFT OUTER JOIN table ON condition.", outerJoin},
    {"order_by", "*clauses", "ORDER BY.", orderBy},
    {"group_by", "*clauses", "GROUP BY.", groupBy},
    {"limit", "limit", "LIMIT.", limit},
    {"offset", "offset", "OFFSET.", offset},
    {"distinct", "*expr", "SELECT DISTINCT.", distinct},
    {"scalar_subquery", "", "The select as a value.", subqueryValue},
    {"as_scalar", "", "The select as a value.", subqueryValue},
    {"label", "name", "The select as a value with a name.", labelled},
    {"exists", "", "EXISTS (SELECT ...).", existsValue},
    {"execution_options", "**opt", "The same select: options are the run's business.", unchanged},
    {"options", "*options", "The same select: loader options say when rows are read.", unchanged},
    {"correlate", "*fromclauses", "The same select.", unchanged},
    {"subquery", "name=None", "Refused: a select in FROM.", unsupported},
    {"alias", "name=None", "Refused: a select in FROM.", unsupported},
    {"cte", "name=None, recursive=False", "Refused: WITH.", unsupported},
    {"union", "*other", "Refused: UNION.", unsupported},
    {"union_all", "*other", "Refused: UNION ALL.", unsupported},
    {"with_for_update", "**kw", "Refused: FOR UPDATE.", unsupported},
};

Eval<> select(Call &call)
{
    return selectFrom(call.vm, call.tuple(0).items());
}

} // namespace

const std::span<const FunctionEntry> selectMethods = methods;
const FunctionEntry selectEntry = {"select", "*entities", "SELECT of columns, tables and expressions.", select};

Eval<> selectFrom(Interpreter &vm, std::span<const Value> columns)
{
    Ref<QueryObject> made = vm.make<QueryObject>(&ScriptHost::of(vm).classNamed("sqlalchemy", "Select"));
    made->query = ex::Select{};
    for (const Value &column : columns) {
        RETORT_CHECK(addColumns(vm, *made, column));
    }
    made->entities = vm.tuple(columns);
    return made;
}

} // namespace retort::alembic
