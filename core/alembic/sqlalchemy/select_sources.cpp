#include <core/alembic/arguments.h>
#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/expressions.h>
#include <core/alembic/sqlalchemy/query_methods.h>
#include <core/alembic/sqlalchemy/schema.h>
#include <core/script/runtime/protocol.h>

#include <set>

// What a select can be read from besides tables: joins, other selects, what stands behind WITH; and UNION.

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;
namespace ex = expressions;

namespace
{

/// Makes what `reference` is in FROM, with the columns of a select.
Ref<TableObject> sourceObject(Interpreter &vm, std::string_view className, ex::TableReference reference,
                              const std::vector<ResultColumn> &shape)
{
    Ref<TableObject> made = vm.make<TableObject>(&ScriptHost::of(vm).classNamed("sqlalchemy", className));
    made->name.name = reference.alias;
    made->of = {std::move(reference)};
    for (const ResultColumn &known : shape) {
        if (known.name.isEmpty())
            continue;
        schema::ColumnDeclaration declaration;
        declaration.column.name = known.name;
        declaration.column.type = known.type;
        Ref<ColumnObject> column = makeColumn(vm, std::move(declaration));
        column->typeObject = known.typeObject;
        attach(*column, *made);
        made->columns.push_back(std::move(column));
    }
    return made;
}

Eval<ex::TableReference> namedReference(Call &call)
{
    ex::TableReference reference;
    RETORT_TRY(reference.alias, CallArguments(call).optionalText("name"));
    if (reference.alias.isEmpty()) {
        reference.alias = u"anon"_s;
        reference.anonymous = ++ScriptHost::of(call.vm).anonymous;
    }
    return reference;
}

Eval<const QueryObject *> selectArgument(Interpreter &vm, const Value &given)
{
    const auto *query = given.native<QueryObject>();
    if (query == nullptr || !std::holds_alternative<ex::Select>(query->query))
        return argumentError(vm, "a select() expected");
    return query;
}

/// The selects joined by `op`: one query whose rows look like those of the first.
Eval<> joined(Interpreter &vm, const std::vector<Value> &selects, const QString &op)
{
    ex::Select all;
    all.setOperator = op;
    Ref<QueryObject> made;
    for (const Value &each : selects) {
        RETORT_TRY(const QueryObject *query, selectArgument(vm, each));
        if (!made)
            made = copyOf(vm, *query);
        all.parts.push_back(std::get<ex::Select>(query->query));
    }
    if (!made)
        return argumentError(vm, "at least one select() expected");
    made->query = std::move(all);
    return made;
}

Eval<> joinedWith(Call &call, const QString &op)
{
    std::vector<Value> selects = {call.self};
    for (const Value &other : call.tuple(0).items())
        selects.push_back(other);
    return joined(call.vm, selects, op);
}

Eval<> joinedAll(Call &call, const QString &op)
{
    const auto given = call.tuple(0).items();
    return joined(call.vm, std::vector<Value>(given.begin(), given.end()), op);
}

/// a_cte.union_all(select): the recursive part. It keeps its name, so that what names it stays right.
Eval<> extendCommonTable(Call &call, const QString &op)
{
    const auto &self = *call.self.native<TableObject>();
    ex::TableReference reference = self.reference();
    ex::Select all;
    all.setOperator = op;
    all.parts = reference.select;
    for (const Value &other : call.tuple(0).items()) {
        RETORT_TRY(const QueryObject *query, selectArgument(call.vm, other));
        all.parts.push_back(std::get<ex::Select>(query->query));
    }
    reference.select = {std::move(all)};
    std::vector<ResultColumn> shape;
    for (const Ref<ColumnObject> &column : self.columns)
        shape.push_back({column->key, column->sqlType, column->typeObject});
    return sourceObject(call.vm, "CTE", std::move(reference), shape);
}

Eval<> commonUnion(Call &call)
{
    return extendCommonTable(call, u"UNION"_s);
}
Eval<> commonUnionAll(Call &call)
{
    return extendCommonTable(call, u"UNION ALL"_s);
}

/// Those of its columns and those of the table.
std::vector<schema::ForeignKey> foreignKeysOf(const TableObject &table)
{
    std::vector<schema::ForeignKey> keys;
    for (const Ref<ColumnObject> &column : table.columns)
        keys.insert(keys.end(), column->declaration.foreignKeys.begin(), column->declaration.foreignKeys.end());
    for (const schema::TableElement &element : table.elements) {
        const auto *constraint = std::get_if<schema::Constraint>(&element);
        if (const auto *key = constraint != nullptr ? std::get_if<schema::ForeignKey>(constraint) : nullptr)
            keys.push_back(*key);
    }
    return keys;
}

/// target.id = table.target_id, for each column of the key; nothing where it is about another table.
void addCondition(std::vector<std::vector<ex::Expression>> &all, const TableObject &target, const TableObject &table,
                  const schema::ForeignKey &key)
{
    if (key.target != target.name || key.columns.size() != key.targetColumns.size())
        return;
    std::vector<ex::Expression> parts;
    for (qsizetype i = 0; i < key.columns.size(); ++i) {
        const ColumnObject *there = columnNamed(&target, key.targetColumns[i]);
        const ColumnObject *here = columnNamed(&table, key.columns[i]);
        if (there == nullptr || here == nullptr)
            return;
        parts.emplace_back(ex::Binary{there->expression, u"="_s, here->expression});
    }
    all.push_back(std::move(parts));
}

Eval<> joinOf(Call &call, const Value &left, const Value &right, ex::Join::Kind kind)
{
    const CallArguments in(call);
    Ref<JoinObject> made = ScriptHost::of(call.vm).make<JoinObject>();
    RETORT_TRY(const Value first, clauseElement(call.vm, left));
    if (const auto *join = first.native<JoinObject>()) {
        made->left = join->left;
        made->joins = join->joins;
        made->tables = join->tables;
    } else if (auto *table = first.native<TableObject>()) {
        made->left = table->reference();
        made->tables = {Ref<TableObject>(table)};
    }
    RETORT_TRY(const Value second, clauseElement(call.vm, right));
    auto *table = second.native<TableObject>();
    if (table == nullptr)
        return ScriptHost::of(call.vm).refuse(u"join() with anything but a table"_s);
    RETORT_TRY(ex::Expression on, joinCondition(call.vm, in.value("onclause"), made->tables, *table));
    RETORT_TRY(const bool isFull, in.flag("full"));
    if (isFull)
        kind = ex::Join::Kind::Full;
    made->joins.push_back({table->reference(), std::move(on), kind});
    made->tables.emplace_back(table);
    return made;
}

Eval<ex::Join::Kind> kindOf(Call &call)
{
    RETORT_TRY(const bool isOuter, CallArguments(call).flag("isouter"));
    return isOuter ? ex::Join::Kind::Left : ex::Join::Kind::Inner;
}

Eval<> joinFunction(Call &call)
{
    RETORT_TRY(const ex::Join::Kind kind, kindOf(call));
    return joinOf(call, call[0], call[1], kind);
}
Eval<> outerJoinFunction(Call &call)
{
    return joinOf(call, call[0], call[1], ex::Join::Kind::Left);
}

Eval<> unionFunction(Call &call)
{
    return joinedAll(call, u"UNION"_s);
}
Eval<> unionAllFunction(Call &call)
{
    return joinedAll(call, u"UNION ALL"_s);
}
Eval<> intersectFunction(Call &call)
{
    return joinedAll(call, u"INTERSECT"_s);
}
Eval<> exceptFunction(Call &call)
{
    return joinedAll(call, u"EXCEPT"_s);
}

Eval<> aliasFunction(Call &call)
{
    RETORT_TRY(const Value element, clauseElement(call.vm, call[0]));
    RETORT_TRY(const Value method, getAttribute(call.vm, element, "alias"));
    return script::call(call.vm, method, {call[1]});
}

constexpr FunctionEntry functions[] = {
    {"union", "*selects", "UNION of selects.", unionFunction},
    {"union_all", "*selects", "UNION ALL of selects.", unionAllFunction},
    {"intersect", "*selects", "INTERSECT of selects.", intersectFunction},
    {"except_", "*selects", "EXCEPT of selects.", exceptFunction},
    {"join", "left, right, onclause=None, isouter=False, full=False", "Two tables joined.", joinFunction},
    {"outerjoin", "left, right, onclause=None, full=False", "Two tables joined.", outerJoinFunction},
    {"alias", "selectable, name=None, flat=False", "The table or select under another name.", aliasFunction},
};

constexpr FunctionEntry joinMethods[] = {
    {"join", "right, onclause=None, isouter=False, full=False", "Joined with a further table.", joinTables},
    {"outerjoin", "right, onclause=None, full=False", "Joined with a further table.", outerJoinTables},
};

constexpr FunctionEntry commonTableMethods[] = {
    {"union", "*other", "The recursive part.", commonUnion},
    {"union_all", "*other", "The recursive part.", commonUnionAll},
};

const ClassRow rows[] = {
    {{"Join", "sqlalchemy", "Tables joined.", joinMethods, {}, allocate<JoinObject>}, "Executable"},
    {{"Subquery", "sqlalchemy", "A select in FROM."}, "Table"},
    {{"CTE", "sqlalchemy", "A select behind WITH.", commonTableMethods}, "Table"},
};

} // namespace

const std::span<const FunctionEntry> sourceFunctions = functions;
const std::span<const ClassRow> sourceClasses = rows;

Eval<ex::Expression> joinCondition(Interpreter &vm, const Value &given, std::span<const Ref<TableObject>> left,
                                   const TableObject &right)
{
    if (given.isSet() && !given.isNone())
        return toCondition(vm, given);
    std::vector<std::vector<ex::Expression>> conditions;
    QStringList names;
    std::set<const TableObject *> seen = {&right};
    for (const Ref<TableObject> &table : left) {
        if (!seen.insert(table.get()).second)
            continue;
        names << table->name.name;
        for (const schema::ForeignKey &key : foreignKeysOf(right))
            addCondition(conditions, *table, right, key);
        for (const schema::ForeignKey &key : foreignKeysOf(*table))
            addCondition(conditions, right, *table, key);
    }
    if (conditions.size() == 1)
        return junction(false, std::move(conditions.front()));
    const bool isAmbiguous = !conditions.empty();
    const QString between = u"'%1' and '%2'"_s.arg(names.join(u", "_s), right.name.name);
    return vm.raise(
        ScriptHost::of(vm).exception(isAmbiguous ? "AmbiguousForeignKeysError" : "NoForeignKeysError"),
        isAmbiguous ? u"Can't determine join between %1; tables have more than one foreign key constraint "
                      "relationship between them. Please specify the 'onclause' of this join explicitly."_s.arg(between)
                    : u"Can't find any foreign key relationships between %1."_s.arg(between));
}

Eval<> joinTables(Call &call)
{
    RETORT_TRY(const ex::Join::Kind kind, kindOf(call));
    return joinOf(call, call.self, call[0], kind);
}
Eval<> outerJoinTables(Call &call)
{
    return joinOf(call, call.self, call[0], ex::Join::Kind::Left);
}

Eval<> subquery(Call &call)
{
    const auto &self = *call.self.native<QueryObject>();
    RETORT_TRY(ex::TableReference reference, namedReference(call));
    reference.select = {std::get<ex::Select>(self.query)};
    return sourceObject(call.vm, "Subquery", std::move(reference), self.shape);
}

Eval<> commonTable(Call &call)
{
    const auto &self = *call.self.native<QueryObject>();
    RETORT_TRY(ex::TableReference reference, namedReference(call));
    RETORT_TRY(reference.isRecursive, CallArguments(call).flag("recursive"));
    reference.isCommon = true;
    reference.select = {std::get<ex::Select>(self.query)};
    return sourceObject(call.vm, "CTE", std::move(reference), self.shape);
}

Eval<> unionOf(Call &call)
{
    return joinedWith(call, u"UNION"_s);
}
Eval<> unionAllOf(Call &call)
{
    return joinedWith(call, u"UNION ALL"_s);
}
Eval<> intersectionOf(Call &call)
{
    return joinedWith(call, u"INTERSECT"_s);
}
Eval<> exceptOf(Call &call)
{
    return joinedWith(call, u"EXCEPT"_s);
}

} // namespace retort::alembic
