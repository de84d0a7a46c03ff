#include <core/alembic/arguments.h>
#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/expressions.h>
#include <core/alembic/sqlalchemy/query_methods.h>
#include <core/script/runtime/protocol.h>

#include <QRegularExpression>

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
    copy->tables = query.tables;
    copy->entities = query.entities;
    return copy;
}

Eval<std::vector<ex::Expression>> conditions(Interpreter &vm, const Tuple &given)
{
    std::vector<ex::Expression> all;
    for (const Value &item : given.items()) {
        RETORT_TRY(ex::Expression condition, toCondition(vm, item));
        // An AND is its parts: they are joined by AND anyway.
        if (auto *parts = std::get_if<ex::Junction>(&condition.node);
            parts != nullptr && (!parts->any || parts->parts.empty()))
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
    if (column.table != nullptr) {
        query.tables.emplace_back(column.table);
        addFrom(select, column.table->reference());
    }
}

Eval<void> addColumns(Interpreter &vm, QueryObject &query, const Value &given)
{
    RETORT_TRY(const Value item, clauseElement(vm, given));
    auto &select = std::get<ex::Select>(query.query);
    if (auto *table = item.native<TableObject>()) {
        query.tables.emplace_back(table);
        addFrom(select, table->reference());
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
        if (auto *table = item.native<TableObject>()) {
            object->tables.emplace_back(table);
            addFrom(*select, table->reference());
            continue;
        }
        if (const auto *expression = item.native<ExpressionObject>()) {
            // text("t"): a name as it is written.
            static const QRegularExpression plainName(u"^\\w+$"_s);
            const auto *text = std::get_if<ex::Text>(&expression->expression.node);
            if (text != nullptr && plainName.match(text->sql).hasMatch()) {
                addFrom(*select, {{{}, text->sql}, {}});
                continue;
            }
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
        object->tables.insert(object->tables.end(), join->tables.begin(), join->tables.end());
    }
    return object;
}

Eval<> joinTable(Call &call, ex::Join::Kind kind)
{
    const CallArguments in(call);
    auto [object, select] = copied(call);
    RETORT_TRY(const Value target, clauseElement(call.vm, call[0]));
    auto *table = target.native<TableObject>();
    if (table == nullptr)
        return ScriptHost::of(call.vm).refuse(u"join() with anything but a table"_s);
    RETORT_TRY(ex::Expression on, joinCondition(call.vm, in.value("onclause"), object->tables, *table));
    object->tables.emplace_back(table);
    RETORT_TRY(const bool isOuter, in.flag("isouter"));
    RETORT_TRY(const bool isFull, in.flag("full"));
    const ex::TableReference reference = table->reference();
    std::erase(select->from, reference);
    if (isFull)
        kind = ex::Join::Kind::Full;
    else if (isOuter)
        kind = ex::Join::Kind::Left;
    select->joins.push_back({reference, std::move(on), kind});
    return object;
}

Eval<> innerJoin(Call &call)
{
    return joinTable(call, ex::Join::Kind::Inner);
}
Eval<> outerJoin(Call &call)
{
    return joinTable(call, ex::Join::Kind::Left);
}

/// A name in ORDER BY and GROUP BY: a label of the select, else a column that it lists, else as it is.
ex::Expression listed(const ex::Select &select, const QString &name)
{
    for (const ex::Expression &column : select.columns) {
        if (const auto *reference = std::get_if<ex::ColumnReference>(&column.node);
            reference != nullptr && reference->name == name)
            return column;
    }
    return ex::Expression(ex::ColumnReference{{}, name});
}

/// desc("name") is about a column of the select as well.
ex::Expression withListed(const ex::Select &select, const ex::Expression &key)
{
    const auto *postfix = std::get_if<ex::Postfix>(&key.node);
    if (postfix == nullptr)
        return key;
    const auto *text = std::get_if<ex::Text>(&postfix->operand->node);
    return ex::Expression(ex::Postfix{
        text != nullptr ? listed(select, text->sql) : withListed(select, *postfix->operand), postfix->words});
}

Eval<std::vector<ex::Expression>> expressionsOf(Interpreter &vm, const ex::Select &select, const Tuple &given)
{
    std::vector<ex::Expression> all;
    for (const Value &item : given.items()) {
        if (item.isNone())
            continue;
        if (item.isKind(Kind::Str)) {
            all.push_back(listed(select, item.as<Str>()->toQString()));
            continue;
        }
        RETORT_TRY(const ex::Expression expression, toExpression(vm, item, {}));
        all.push_back(withListed(select, expression));
    }
    return all;
}

Eval<> orderBy(Call &call)
{
    auto [object, select] = copied(call);
    RETORT_TRY(auto all, expressionsOf(call.vm, *select, call.tuple(0)));
    select->orderBy.insert(select->orderBy.end(), all.begin(), all.end());
    return object;
}

Eval<> groupBy(Call &call)
{
    auto [object, select] = copied(call);
    RETORT_TRY(auto all, expressionsOf(call.vm, *select, call.tuple(0)));
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
    RETORT_TRY(select->distinctOn, expressionsOf(call.vm, *select, call.tuple(0)));
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

Eval<> addColumnsMethod(Call &call)
{
    Ref<QueryObject> copy = copyOf(call.vm, *call.self.native<QueryObject>());
    for (const Value &column : call.tuple(0).items()) {
        RETORT_CHECK(addColumns(call.vm, *copy, column));
    }
    return copy;
}

/// The tables stay, in case the new columns are of none.
Eval<> withOnlyColumns(Call &call)
{
    auto [object, select] = copied(call);
    select->columns.clear();
    object->shape.clear();
    for (const Value &column : call.tuple(0).items()) {
        RETORT_CHECK(addColumns(call.vm, *object, column));
    }
    return object;
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
    {"add_columns", "*entities", "The select with further columns.", addColumnsMethod},
    {"with_only_columns", "*entities, maintain_column_froms=False", "The select of other columns.", withOnlyColumns},
    {"prefix_with", "*prefixes, dialect='*'", "Words behind SELECT.", prefixWith},
    {"subquery", "name=None", "A select in FROM.", subquery},
    {"alias", "name=None, flat=False", "A select in FROM.", subquery},
    {"cte", "name=None, recursive=False, nesting=False", "A select behind WITH.", commonTable},
    {"union", "*other", "UNION.", unionOf},
    {"union_all", "*other", "UNION ALL.", unionAllOf},
    {"intersect", "*other", "INTERSECT.", intersectionOf},
    {"except_", "*other", "EXCEPT.", exceptOf},
    {"with_for_update", "nowait=False, read=False, of=None, skip_locked=False, key_share=False", "FOR UPDATE.",
     withForUpdate},
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
