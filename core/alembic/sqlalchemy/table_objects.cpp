#include <core/alembic/arguments.h>
#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/expressions.h>
#include <core/alembic/sqlalchemy/metadata.h>
#include <core/alembic/sqlalchemy/query_methods.h>
#include <core/alembic/sqlalchemy/schema.h>
#include <core/script/runtime/protocol.h>

// Table and table().

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;
namespace ex = expressions;

namespace
{

TableObject &tableOf(const Value &self)
{
    return *self.native<TableObject>();
}

Eval<> initTable(Call &call)
{
    const CallArguments in(call);
    auto &self = tableOf(call.self);
    RETORT_TRY(self.name.name, in.identifier("name"));
    RETORT_TRY(self.name.schema, in.optionalText("schema"));
    self.name.schema = in.asQuoted(self.name.schema, "quote_schema");
    RETORT_TRY(self.comment, in.optionalText("comment"));
    self.metadata = in.value("metadata");
    if (auto *metadata = self.metadata.native<MetaDataObject>()) {
        if (self.name.schema.isEmpty())
            self.name.schema = metadata->schemaName;
        metadata->tables.emplace_back(&self);
    }
    if (in.has("prefixes")) {
        RETORT_TRY(self.prefixes, toColumnNames(call.vm, in.value("prefixes")));
    }
    RETORT_TRY(self.options, in.dialectOptions("kw", "<class 'Table'>"));
    RETORT_TRY(const bool autoload, in.flag("autoload"));
    if (in.has("autoload_with") || autoload) {
        RETORT_CHECK(reflectInto(call.vm, self, call.position()));
    }
    RETORT_CHECK(addElements(call.vm, self, in.tuple("args")));
    return Value::none();
}

Eval<> insert(Call &call)
{
    return insertInto(call.vm, Ref<TableObject>(&tableOf(call.self)));
}
Eval<> update(Call &call)
{
    const Value made = updateOf(call.vm, Ref<TableObject>(&tableOf(call.self)));
    const CallArguments in(call);
    if (!in.has("whereclause"))
        return made;
    RETORT_TRY(const Value where, getAttribute(call.vm, made, "where"));
    return script::call(call.vm, where, {in.value("whereclause")});
}
Eval<> deleteRows(Call &call)
{
    const Value made = deleteFrom(call.vm, Ref<TableObject>(&tableOf(call.self)));
    const CallArguments in(call);
    if (!in.has("whereclause"))
        return made;
    RETORT_TRY(const Value where, getAttribute(call.vm, made, "where"));
    return script::call(call.vm, where, {in.value("whereclause")});
}
Eval<> select(Call &call)
{
    const Value self = call.self;
    return selectFrom(call.vm, std::span<const Value>(&self, 1));
}

Eval<> alias(Call &call)
{
    const TableObject &self = tableOf(call.self);
    RETORT_TRY(const QString name, call.isGiven(0) && !call[0].isNone() ? call.text(0) : Eval<QString>(QString()));
    Ref<TableObject> made = ScriptHost::of(call.vm).make<TableObject>();
    made->name = self.name;
    ex::TableReference reference = self.reference();
    reference.alias = name.isEmpty() ? self.name.name : name;
    reference.anonymous = name.isEmpty() ? ++ScriptHost::of(call.vm).anonymous : 0;
    made->of = {std::move(reference)};
    for (const Ref<ColumnObject> &column : self.columns) {
        Ref<ColumnObject> copy = makeColumn(call.vm, column->declaration);
        copy->key = column->key;
        copy->typeObject = column->typeObject;
        attach(*copy, *made);
        made->columns.push_back(std::move(copy));
    }
    return made;
}

Eval<> createTable(Call &call)
{
    const CallArguments in(call);
    const TableObject &self = tableOf(call.self);
    RETORT_TRY(const bool check, in.flag("checkfirst"));
    RETORT_CHECK(ScriptHost::of(call.vm).apply(operations::CreateTable{modelOf(self), check}, call.position()));
    return Value::none();
}

Eval<> dropTable(Call &call)
{
    const CallArguments in(call);
    const TableObject &self = tableOf(call.self);
    RETORT_TRY(const bool check, in.flag("checkfirst"));
    RETORT_CHECK(ScriptHost::of(call.vm).apply(operations::DropTable{self.name, check}, call.position()));
    return Value::none();
}

Eval<> appendColumn(Call &call)
{
    auto *column = call[0].native<ColumnObject>();
    if (column == nullptr)
        return argumentError(call.vm, "append_column() takes a Column");
    attach(*column, tableOf(call.self));
    tableOf(call.self).columns.emplace_back(column);
    return Value::none();
}

Eval<> nameOf(Interpreter &vm, const Value &self)
{
    return vm.str(tableOf(self).name.name);
}
Eval<> schemaOf(Interpreter &vm, const Value &self)
{
    const QString &schema = tableOf(self).name.schema;
    return schema.isEmpty() ? Value::none() : Value(vm.str(schema));
}
Eval<> fullNameOf(Interpreter &vm, const Value &self)
{
    const auto &name = tableOf(self).name;
    return vm.str(name.schema.isEmpty() ? name.name : name.schema + u'.' + name.name);
}
Eval<> columnsOf(Interpreter &vm, const Value &self)
{
    return columnsObject(vm, tableOf(self));
}
Eval<> metadataOf(Interpreter &, const Value &self)
{
    return tableOf(self).metadata;
}

constexpr FunctionEntry tableMethods[] = {
    {"__init__",
     "name, metadata, *args, schema=None, quote=None, quote_schema=None, autoload_with=None, autoload=False, "
     "autoload_replace=True, keep_existing=False, extend_existing=False, resolve_fks=True, include_columns=None, "
     "implicit_returning=True, comment=None, info=None, listeners=None, prefixes=None, **kw",
     "A table: its name, its MetaData, then columns, constraints and indexes.", initTable},
    {"insert", "", "INSERT INTO the table.", insert},
    {"update", "whereclause=None, **kw", "UPDATE of the table.", update},
    {"delete", "whereclause=None, **kw", "DELETE FROM the table.", deleteRows},
    {"select", "", "SELECT of all its columns.", select},
    {"alias", "name=None, flat=False", "The table under another name.", alias},
    {"join", "right, onclause=None, isouter=False, full=False", "The table joined with another one.", joinTables},
    {"outerjoin", "right, onclause=None, full=False", "The table joined with another one.", outerJoinTables},
    {"create", "bind=None, checkfirst=False", "CREATE TABLE.", createTable},
    {"drop", "bind=None, checkfirst=False", "DROP TABLE.", dropTable},
    {"append_column", "column, replace_existing=False", "Adds a column to the table object.", appendColumn},
};

constexpr AttributeEntry tableAttributes[] = {
    {"name", "The table's name.", nameOf},
    {"schema", "The schema it is in.", schemaOf},
    {"fullname", "Its name with the schema.", fullNameOf},
    {"c", "Its columns.", columnsOf},
    {"columns", "Its columns.", columnsOf},
    {"metadata", "The MetaData it belongs to.", metadataOf},
};

const ClassRow rows[] = {
    {{"Table", "sqlalchemy", "A table.", tableMethods, tableAttributes, allocate<TableObject>}},
};

Eval<> lightTable(Call &call)
{
    const CallArguments in(call);
    Ref<TableObject> made = ScriptHost::of(call.vm).make<TableObject>();
    RETORT_TRY(made->name.name, in.text("name"));
    RETORT_TRY(made->name.schema, in.optionalText("schema"));
    RETORT_CHECK(addElements(call.vm, *made, in.tuple("columns")));
    return made;
}

Eval<> lightColumn(Call &call)
{
    const CallArguments in(call);
    schema::ColumnDeclaration declaration;
    RETORT_TRY(declaration.column.name, in.text("text"));
    RETORT_TRY(declaration.column.type, toType(call.vm, in.value("type_")));
    Ref<ColumnObject> made = makeColumn(call.vm, std::move(declaration));
    made->typeObject = in.value("type_");
    return made;
}

constexpr FunctionEntry functions[] = {
    {"table", "name, *columns, schema=None, **kw", "A table by its name and the columns that matter.", lightTable},
    {"column", "text, type_=None, is_literal=False", "A column by its name.", lightColumn},
};

} // namespace

const std::span<const ClassRow> tableClasses = rows;
const std::span<const FunctionEntry> tableFunctions = functions;

Eval<void> reflectInto(Interpreter &vm, TableObject &table, const SourcePosition &origin)
{
    RETORT_TRY(const auto shape, ScriptHost::of(vm).table(table.name, origin));
    if (!shape)
        return vm.raise(ScriptHost::of(vm).exception("NoSuchTableError"), table.name.name);
    const schema::PrimaryKey *key = schema::primaryKeyOf(*shape);
    for (const schema::Column &column : shape->columns) {
        schema::ColumnDeclaration declaration{column, true, false, false, false, false, {}};
        declaration.primaryKey = key != nullptr && key->columns.contains(column.name);
        Ref<ColumnObject> made = makeColumn(vm, std::move(declaration));
        attach(*made, table);
        table.columns.push_back(std::move(made));
    }
    for (const schema::Constraint &constraint : shape->constraints) {
        if (!std::holds_alternative<schema::PrimaryKey>(constraint))
            table.elements.emplace_back(constraint);
    }
    for (const schema::Index &index : shape->indexes)
        table.elements.emplace_back(index);
    return {};
}

Eval<void> addElements(Interpreter &vm, TableObject &table, const Tuple &elements)
{
    for (const Value &given : elements.items()) {
        if (auto *column = given.native<ColumnObject>()) {
            if (column->table != nullptr && column->table != &table) {
                return argumentError(vm, textOf("Column object '", column->key.toStdString(),
                                                "' already assigned to Table '", column->table->name.name.toStdString(),
                                                "'"));
            }
            RETORT_CHECK(declarationOf(vm, given));
            attach(*column, table);
            table.columns.emplace_back(column);
            // Where the column stands among the constraints does not matter: assembleTable() orders them.
            continue;
        }
        auto *item = given.native<SchemaItemObject>();
        if (item != nullptr) {
            if (const auto *constraint = std::get_if<schema::Constraint>(&item->item)) {
                table.elements.emplace_back(*constraint);
                continue;
            }
            if (const auto *index = std::get_if<schema::Index>(&item->item)) {
                table.elements.emplace_back(*index);
                continue;
            }
        }
        if (given.isNone())
            continue;
        RETORT_TRY(const std::string repr, reprOf(vm, given));
        return argumentError(vm,
                             textOf("'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got ", repr));
    }
    return {};
}

namespace
{

/// A column without a type has the type of the column that it refers to.
schema::ColumnDeclaration typed(const ColumnObject &column, const MetaDataObject *metadata)
{
    schema::ColumnDeclaration declaration = column.declaration;
    if (metadata == nullptr || !std::holds_alternative<sql::NullType>(declaration.column.type.kind))
        return declaration;
    for (const schema::ForeignKey &key : declaration.foreignKeys) {
        for (const Ref<TableObject> &table : metadata->tables) {
            if (table->name != key.target || table.get() == column.table)
                continue;
            for (const Ref<ColumnObject> &target : table->columns) {
                if (key.targetColumns.contains(target->declaration.column.name))
                    declaration.column.type = target->declaration.column.type;
            }
        }
    }
    return declaration;
}

} // namespace

schema::Table modelOf(const TableObject &table)
{
    std::vector<schema::TableElement> elements;
    for (const Ref<ColumnObject> &column : table.columns)
        elements.emplace_back(typed(*column, table.metadata.native<MetaDataObject>()));
    elements.insert(elements.end(), table.elements.begin(), table.elements.end());
    schema::Table model = schema::assembleTable(table.name, elements);
    model.comment = table.comment;
    model.prefixes = table.prefixes;
    model.options = table.options;
    if (const auto *metadata = table.metadata.native<MetaDataObject>())
        model = schema::withConventionalNames(std::move(model), metadata->namingConvention);
    return model;
}

} // namespace retort::alembic
