#include <core/alembic/host.h>
#include <core/alembic/op/op.h>
#include <core/alembic/sqlalchemy/bound_value.h>
#include <core/alembic/sqlalchemy/schema.h>
#include <core/alembic/values.h>
#include <core/script/runtime/protocol.h>

// create_table, drop_table, rename_table, bulk_insert.

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// create_table takes columns that belong to another table object already: what counts is a copy.
Ref<Tuple> ownColumns(Interpreter &vm, const Tuple &given)
{
    std::vector<Value> elements;
    for (const Value &item : given.items()) {
        const auto *column = item.native<ColumnObject>();
        if (column == nullptr) {
            elements.push_back(item);
            continue;
        }
        Ref<ColumnObject> copy = makeColumn(vm, column->declaration);
        copy->key = column->key;
        copy->typeObject = column->typeObject;
        copy->defaultValue = column->defaultValue;
        copy->serverDefault = column->serverDefault;
        elements.emplace_back(std::move(copy));
    }
    return vm.tuple(elements);
}

} // namespace

Eval<> createTable(Call &call)
{
    const CallArguments in(call);
    ScriptHost &host = ScriptHost::of(call.vm);
    Ref<TableObject> table = host.make<TableObject>();
    RETORT_TRY(table->name.name, in.identifier("table_name"));
    RETORT_TRY(table->name.schema, in.optionalText("schema"));
    RETORT_TRY(table->comment, in.optionalText("comment"));
    if (in.has("prefixes")) {
        RETORT_TRY(table->prefixes, in.columnNames("prefixes"));
    }
    RETORT_TRY(table->options, in.dialectOptions("kw", "<class 'Table'>"));
    RETORT_CHECK(addElements(call.vm, *table, *ownColumns(call.vm, in.tuple("columns"))));
    operations::CreateTable action{modelOf(*table), false};
    RETORT_TRY(action.ifNotExists, in.flag("if_not_exists"));
    RETORT_CHECK(host.apply(std::move(action), call.position()));
    return table;
}

Eval<> dropTable(Call &call)
{
    const CallArguments in(call);
    operations::DropTable action;
    RETORT_TRY(action.table, tableOf(in));
    RETORT_TRY(action.ifExists, in.flag("if_exists"));
    return emitOperation(call, std::move(action));
}

Eval<> renameTable(Call &call)
{
    const CallArguments in(call);
    operations::RenameTable action;
    RETORT_TRY(action.table, tableOf(in, "old_table_name"));
    RETORT_TRY(action.newName, in.text("new_table_name"));
    return emitOperation(call, std::move(action));
}

namespace
{

Eval<operations::BulkCell> bulkCell(Interpreter &vm, const ColumnObject &column, const Value &given)
{
    if (!given.isSet())
        return operations::BulkCell();
    if (const auto *expression = given.native<ExpressionObject>())
        return operations::BulkCell(expression->expression);
    RETORT_TRY(const Value bound, boundValue(vm, column.typeObject, given));
    RETORT_TRY(sql::Value value, toSqlValue(vm, bound, column.sqlType));
    return operations::BulkCell(std::move(value));
}

/// A column's client-side default, where a row says nothing about the column.
Eval<Value> clientDefault(Interpreter &vm, const ColumnObject &column)
{
    const Value &given = column.defaultValue;
    if (!given.isSet() || given.isNone())
        return Value();
    if (isCallable(vm, given) && given.native<ExpressionObject>() == nullptr)
        return script::call(vm, given);
    return given;
}

} // namespace

Eval<> bulkInsert(Call &call)
{
    const CallArguments in(call);
    const auto *table = in.value("table").native<TableObject>();
    if (table == nullptr)
        return call.vm.raise(call.vm.errors().TypeError,
                             "Table expected: sa.table(), sa.Table(), or what op.create_table() gave");
    const Value &rows = in.value("rows");
    if (!rows.isKind(Kind::List))
        return call.vm.raise(call.vm.errors().TypeError, "List expected");
    operations::BulkInsert action{table->name, {}, {}};
    for (const Ref<ColumnObject> &column : table->columns)
        action.columns.emplace_back(column->declaration.column.name, column->sqlType);
    const ValueVector items = rows.as<List>()->items();
    for (const Value &row : items) {
        const auto *cells = row.as<Dict>();
        if (cells == nullptr)
            return call.vm.raise(call.vm.errors().TypeError, "List of dictionaries expected");
        RETORT_CHECK(call.vm.tick(table->columns.size() + 1));
        std::vector<operations::BulkCell> made;
        std::size_t used = 0;
        for (const Ref<ColumnObject> &column : table->columns) {
            Value given = cells->get(column->key.toStdString());
            used += given.isSet() ? 1 : 0;
            if (!given.isSet()) {
                RETORT_TRY(given, clientDefault(call.vm, *column));
            }
            RETORT_TRY(operations::BulkCell cell, bulkCell(call.vm, *column, given));
            made.push_back(std::move(cell));
        }
        if (used != cells->size()) {
            for (std::size_t place = 0; place < cells->table().end(); ++place) {
                const Value &key = cells->table().at(place).key;
                const bool known = !key.isSet() || std::any_of(table->columns.begin(), table->columns.end(),
                                                               [&key](const Ref<ColumnObject> &column) {
                                                                   const Str *text = key.as<Str>();
                                                                   return text && text->toQString() == column->key;
                                                               });
                if (!known) {
                    RETORT_TRY(const std::string name, textOfValue(call.vm, key));
                    return call.vm.raise(ScriptHost::of(call.vm).exception("CompileError"),
                                         textOf("Unconsumed column names: ", name));
                }
            }
        }
        action.rows.push_back(std::move(made));
    }
    if (action.rows.empty())
        return Value::none();
    return emitOperation(call, std::move(action));
}

} // namespace retort::alembic
