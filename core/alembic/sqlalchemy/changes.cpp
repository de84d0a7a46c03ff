#include <core/alembic/arguments.h>
#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/bind_parameters.h>
#include <core/alembic/sqlalchemy/bound_value.h>
#include <core/alembic/sqlalchemy/expressions.h>
#include <core/alembic/sqlalchemy/query_methods.h>
#include <core/script/runtime/protocol.h>

#include <algorithm>

// insert(), update(), delete(): each method gives a new one.

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;
namespace ex = expressions;

namespace
{

Value changeObject(Interpreter &vm, std::string_view className, ex::Query query, const Ref<TableObject> &table)
{
    Ref<QueryObject> made = vm.make<QueryObject>(&ScriptHost::of(vm).classNamed("sqlalchemy", className));
    made->query = std::move(query);
    made->table = table;
    return made;
}

Eval<Ref<TableObject>> tableArgument(Call &call)
{
    RETORT_TRY(const Value given, clauseElement(call.vm, call[0]));
    if (auto *table = given.native<TableObject>())
        return Ref<TableObject>(table);
    RETORT_TRY(const std::string repr, reprOf(call.vm, call[0]));
    return argumentError(call.vm, textOf("subject table for an INSERT, UPDATE or DELETE expected, got ", repr, "."));
}

} // namespace

const ColumnObject *columnNamed(const TableObject *table, const QString &name)
{
    if (table == nullptr)
        return nullptr;
    for (const Ref<ColumnObject> &column : table->columns) {
        if (column->key == name || column->declaration.column.name == name)
            return column.get();
    }
    return nullptr;
}

Eval<ex::Assignments> assignments(Interpreter &vm, const TableObject *table, const Dict &values)
{
    ex::Assignments made;
    for (std::size_t place = 0; place < values.table().end(); ++place) {
        const auto &entry = values.table().at(place);
        if (!entry.key.isSet())
            continue;
        RETORT_TRY(const QString name, toColumnName(vm, entry.key));
        const ColumnObject *column = columnNamed(table, name);
        if (column == nullptr && table != nullptr && !table->columns.empty()) {
            return vm.raise(ScriptHost::of(vm).exception("CompileError"),
                            textOf("Unconsumed column names: ", name.toStdString()));
        }
        RETORT_TRY(const Value bound, boundValue(vm, column != nullptr ? column->typeObject : Value(), entry.value));
        RETORT_TRY(ex::Expression value, toExpression(vm, bound, column != nullptr ? column->sqlType : sql::SqlType()));
        made.emplace_back(column != nullptr ? column->declaration.column.name : name, std::move(value));
    }
    return made;
}

void inTableOrder(const TableObject *table, ex::Assignments &values)
{
    if (table == nullptr)
        return;
    const auto place = [table](const QString &name) {
        for (std::size_t i = 0; i < table->columns.size(); ++i) {
            if (table->columns[i]->declaration.column.name == name)
                return i;
        }
        return table->columns.size();
    };
    std::stable_sort(values.begin(), values.end(),
                     [&place](const auto &a, const auto &b) { return place(a.first) < place(b.first); });
}

namespace
{

/// Columns with a client-side default get it where a row does not give a value.
Eval<void> addDefaults(Interpreter &vm, const TableObject *table, ex::Assignments &values)
{
    if (table == nullptr)
        return {};
    for (const Ref<ColumnObject> &column : table->columns) {
        if (column->defaultValue.isNone() || !column->defaultValue.isSet())
            continue;
        const QString &name = column->declaration.column.name;
        if (std::any_of(values.begin(), values.end(), [&name](const auto &each) { return each.first == name; }))
            continue;
        Value value = column->defaultValue;
        if (isCallable(vm, value) && value.native<ExpressionObject>() == nullptr) {
            RETORT_TRY(value, call(vm, value));
        }
        RETORT_TRY(value, boundValue(vm, column->typeObject, value));
        RETORT_TRY(ex::Expression expression, toExpression(vm, value, column->sqlType));
        values.emplace_back(name, std::move(expression));
    }
    return {};
}

Eval<void> addRow(Interpreter &vm, const TableObject *table, ex::Insert &insert, const Dict &values)
{
    RETORT_TRY(ex::Assignments row, assignments(vm, table, values));
    RETORT_CHECK(addDefaults(vm, table, row));
    inTableOrder(table, row);
    if (insert.rows.empty()) {
        insert.columns.clear();
        for (const auto &[name, value] : row)
            insert.columns.append(name);
    }
    std::vector<ex::Expression> cells;
    for (const QString &column : std::as_const(insert.columns)) {
        const auto found =
            std::find_if(row.begin(), row.end(), [&column](const auto &each) { return each.first == column; });
        if (found == row.end()) {
            return vm.raise(ScriptHost::of(vm).exception("CompileError"),
                            textOf("INSERT value for column ", column.toStdString(),
                                   " is explicitly rendered as a bound parameter in the VALUES clause; a Python-side "
                                   "value or SQL expression is required"));
        }
        cells.push_back(std::move(found->second));
    }
    insert.rows.push_back(std::move(cells));
    return {};
}

Eval<Ref<Dict>> dictOf(Interpreter &vm, const TableObject *table, const Value &value)
{
    if (auto *dict = value.as<Dict>())
        return Ref<Dict>(dict);
    // values((1, 'x')): in the order of the table's columns.
    RETORT_TRY(const std::vector<Value> cells, collect(vm, value));
    Ref<Dict> dict = vm.dict();
    for (std::size_t i = 0; i < cells.size() && table != nullptr && i < table->columns.size(); ++i)
        dict->set(vm.str(table->columns[i]->key), cells[i]);
    return dict;
}

Eval<> values(Call &call)
{
    Interpreter &vm = call.vm;
    Ref<QueryObject> copy = copyOf(vm, *call.self.native<QueryObject>());
    const TableObject *table = copy->table.get();
    std::vector<Value> rows;
    for (const Value &given : call.tuple(0).items()) {
        if (given.isKind(Kind::List)) {
            RETORT_TRY(rows, collect(vm, given));
        } else {
            rows.push_back(given);
        }
    }
    if (call.dict(1).size() > 0)
        rows.emplace_back(Ref<Dict>(&call.dict(1)));
    for (const Value &row : rows) {
        RETORT_TRY(const Ref<Dict> dict, dictOf(vm, table, row));
        if (auto *insert = std::get_if<ex::Insert>(&copy->query)) {
            RETORT_CHECK(addRow(vm, table, *insert, *dict));
        } else if (auto *update = std::get_if<ex::Update>(&copy->query)) {
            RETORT_TRY(const ex::Assignments more, assignments(vm, table, *dict));
            update->values.insert(update->values.end(), more.begin(), more.end());
            inTableOrder(table, update->values);
        } else {
            return vm.raise(vm.errors().AttributeError, "'Delete' object has no attribute 'values'");
        }
    }
    return copy;
}

/// or_() of an empty list. SQLAlchemy leaves it out, and changes every row where a script meant none.
bool isOfNothing(const Value &condition)
{
    const auto *expression = condition.native<ExpressionObject>();
    const auto *parts = expression != nullptr ? std::get_if<ex::Junction>(&expression->expression.node) : nullptr;
    return parts != nullptr && parts->any && parts->parts.empty();
}

Eval<> where(Call &call)
{
    const auto given = call.tuple(0).items();
    if (std::any_of(given.begin(), given.end(), isOfNothing))
        return ScriptHost::of(call.vm).refuse(
            u"a change whose condition is or_() of nothing, which would be every row"_s);
    Ref<QueryObject> copy = copyOf(call.vm, *call.self.native<QueryObject>());
    RETORT_TRY(auto all, conditions(call.vm, call.tuple(0)));
    std::vector<ex::Expression> *where = nullptr;
    if (auto *update = std::get_if<ex::Update>(&copy->query))
        where = &update->where;
    else if (auto *deletion = std::get_if<ex::Delete>(&copy->query))
        where = &deletion->where;
    if (where == nullptr)
        return call.vm.raise(call.vm.errors().AttributeError, "'Insert' object has no attribute 'where'");
    where->insert(where->end(), all.begin(), all.end());
    return copy;
}

/// insert().from_select(names, select)
Eval<> fromSelect(Call &call)
{
    Ref<QueryObject> copy = copyOf(call.vm, *call.self.native<QueryObject>());
    auto *insert = std::get_if<ex::Insert>(&copy->query);
    const auto *from = call[1].native<QueryObject>();
    const auto *select = from != nullptr ? std::get_if<ex::Select>(&from->query) : nullptr;
    if (insert == nullptr || select == nullptr)
        return argumentError(call.vm, "from_select() takes a select()");
    RETORT_TRY(insert->columns, toColumnNames(call.vm, call[0]));
    insert->from = {*select};
    return copy;
}

/// update().ordered_values((column, value), ...)
Eval<> orderedValues(Call &call)
{
    Ref<QueryObject> copy = copyOf(call.vm, *call.self.native<QueryObject>());
    auto *update = std::get_if<ex::Update>(&copy->query);
    if (update == nullptr)
        return call.vm.raise(call.vm.errors().AttributeError, "Only update() has ordered_values()");
    for (const Value &pair : call.tuple(0).items()) {
        RETORT_TRY(const std::vector<Value> parts, collect(call.vm, pair));
        if (parts.size() != 2)
            return argumentError(call.vm, "ordered_values() takes pairs of a column and a value");
        Ref<Dict> one = call.vm.dict();
        RETORT_CHECK(one->table().set(call.vm, parts[0], parts[1]));
        RETORT_TRY(const ex::Assignments more, assignments(call.vm, copy->table.get(), *one));
        update->values.insert(update->values.end(), more.begin(), more.end());
    }
    return copy;
}

Eval<> unchanged(Call &call)
{
    return call.self;
}

constexpr FunctionEntry methods[] = {
    {"values", "*args, **kwargs", "The columns' new values; a list of dicts for several rows.", values},
    {"where", "*whereclause", "WHERE a AND b.", where},
    {"from_select", "names, select, include_defaults=True", "INSERT ... SELECT.", fromSelect},
    {"execution_options", "**opt", "The same statement: options are the run's business.", unchanged},
    {"inline", "", "The same statement.", unchanged},
    {"ordered_values", "*args", "The columns' new values, in this order.", orderedValues},
    {"returning", "*cols", "RETURNING.", returning},
    {"prefix_with", "*prefixes, dialect='*'", "Words behind INSERT, UPDATE or DELETE.", prefixWith},
    {"on_conflict_do_nothing", "constraint=None, index_elements=None, index_where=None", "ON CONFLICT DO NOTHING.",
     onConflictDoNothing},
    {"on_conflict_do_update", "constraint=None, index_elements=None, index_where=None, set_=None, where=None",
     "ON CONFLICT DO UPDATE.", onConflictDoUpdate},
    {"on_duplicate_key_update", "*args, **kw", "ON DUPLICATE KEY UPDATE.", onDuplicateKeyUpdate},
};

/// A change of a mapped class remembers the class.
Value aboutClass(Call &call, const Value &change)
{
    if (call[0].isKind(Kind::Class))
        change.native<QueryObject>()->entities = call.vm.tuple({call[0]});
    return change;
}

Eval<> insert(Call &call)
{
    RETORT_TRY(const Ref<TableObject> table, tableArgument(call));
    return aboutClass(call, insertInto(call.vm, table));
}

Eval<> update(Call &call)
{
    RETORT_TRY(const Ref<TableObject> table, tableArgument(call));
    return aboutClass(call, updateOf(call.vm, table));
}

Eval<> deleteRows(Call &call)
{
    RETORT_TRY(const Ref<TableObject> table, tableArgument(call));
    return aboutClass(call, deleteFrom(call.vm, table));
}

const FunctionEntry functions[] = {
    selectEntry,
    {"insert", "table", "INSERT INTO a table.", insert},
    {"update", "table", "UPDATE of a table.", update},
    {"delete", "table", "DELETE FROM a table.", deleteRows},
};

constexpr AttributeEntry insertAttributes[] = {
    {"excluded", "The row that was not inserted, in ON CONFLICT DO UPDATE.", excludedOf},
    {"inserted", "The row that was not inserted, in ON DUPLICATE KEY UPDATE.", insertedOf},
};

const ClassRow rows[] = {
    {{"Executable", "sqlalchemy", "What execute() takes."}},
    {{"Select", "sqlalchemy", "SELECT.", selectMethods, {}, allocate<QueryObject>}, "Executable"},
    {{"Insert", "sqlalchemy", "INSERT.", changeMethods, insertAttributes, allocate<QueryObject>}, "Executable"},
    {{"Update", "sqlalchemy", "UPDATE.", changeMethods, {}, allocate<QueryObject>}, "Executable"},
    {{"Delete", "sqlalchemy", "DELETE.", changeMethods, {}, allocate<QueryObject>}, "Executable"},
};

} // namespace

const std::span<const FunctionEntry> changeMethods = methods;
const std::span<const FunctionEntry> queryFunctions = functions;
const std::span<const ClassRow> queryClasses = rows;

Value insertInto(Interpreter &vm, const Ref<TableObject> &table)
{
    return changeObject(vm, "Insert", ex::Insert{table->name, {}, {}, {}}, table);
}

Value updateOf(Interpreter &vm, const Ref<TableObject> &table)
{
    return changeObject(vm, "Update", ex::Update{table->name, {}, {}}, table);
}

Value deleteFrom(Interpreter &vm, const Ref<TableObject> &table)
{
    return changeObject(vm, "Delete", ex::Delete{table->name, {}}, table);
}

namespace
{

Eval<std::vector<Ref<Dict>>> parameterSets(Interpreter &vm, const Value &parameters)
{
    std::vector<Ref<Dict>> sets;
    if (!parameters.isSet() || parameters.isNone())
        return sets;
    if (auto *dict = parameters.as<Dict>()) {
        sets.emplace_back(dict);
        return sets;
    }
    RETORT_CHECK(forEach(vm, parameters, [&](const Value &item) -> Eval<void> {
        auto *dict = item.as<Dict>();
        if (dict == nullptr)
            return argumentError(vm, "List argument must consist only of dictionaries");
        sets.emplace_back(dict);
        return {};
    }));
    return sets;
}

} // namespace

Eval<std::vector<ex::Query>> withParameters(Interpreter &vm, const QueryObject &object, const Value &parameters)
{
    RETORT_TRY(const std::vector<Ref<Dict>> sets, parameterSets(vm, parameters));
    const TableObject *table = object.table.get();
    std::vector<ex::Query> queries;
    if (const auto *insert = std::get_if<ex::Insert>(&object.query); insert != nullptr && insert->from.empty()) {
        if (sets.empty() && !insert->rows.empty()) {
            queries.emplace_back(*insert);
            return queries;
        }
        if (insert->rows.empty()) {
            ex::Insert filled = *insert;
            const std::vector<Ref<Dict>> rows = sets.empty() ? std::vector<Ref<Dict>>{vm.dict()} : sets;
            for (const Ref<Dict> &row : rows) {
                RETORT_CHECK(addRow(vm, table, filled, *row));
            }
            queries.emplace_back(std::move(filled));
            return queries;
        }
    }
    if (sets.empty()) {
        queries.push_back(object.query);
        return queries;
    }
    for (const Ref<Dict> &set : sets) {
        RETORT_TRY(const GivenValues given, givenValues(vm, table, *set));
        ex::Query query = object.query;
        bindParameters(query, given);
        queries.push_back(std::move(query));
    }
    return queries;
}

} // namespace retort::alembic
