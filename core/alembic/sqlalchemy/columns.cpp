#include <core/alembic/arguments.h>
#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/expressions.h>
#include <core/alembic/sqlalchemy/schema.h>
#include <core/script/runtime/protocol.h>

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;
namespace ex = expressions;

namespace
{

Eval<void> setServerDefault(Interpreter &vm, schema::Column &column, const Value &given)
{
    if (const auto *item = given.native<SchemaItemObject>()) {
        if (const auto *computed = std::get_if<schema::Computed>(&item->item)) {
            column.computed = *computed;
            return {};
        }
        if (const auto *identity = std::get_if<schema::Identity>(&item->item)) {
            column.identity = *identity;
            return {};
        }
        // FetchedValue(): a default the database has by other means.
        if (std::holds_alternative<std::monostate>(item->item))
            return {};
    }
    RETORT_TRY(column.serverDefault, toServerDefault(vm, given));
    return {};
}

/// One of the things behind the type: ForeignKey, Sequence, Identity, Computed, a CHECK, a default.
Eval<void> addItem(Interpreter &vm, ColumnObject &self, const Value &given)
{
    schema::ColumnDeclaration &declaration = self.declaration;
    auto *item = given.native<SchemaItemObject>();
    if (item == nullptr) {
        if (given.isNone())
            return {};
        RETORT_TRY(const std::string repr, reprOf(vm, given));
        return argumentError(vm,
                             textOf("'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got ", repr));
    }
    if (const auto *constraint = std::get_if<schema::Constraint>(&item->item)) {
        if (const auto *key = std::get_if<schema::ForeignKey>(constraint)) {
            declaration.foreignKeys.push_back(*key);
            return {};
        }
        if (const auto *check = std::get_if<schema::CheckConstraint>(constraint)) {
            declaration.column.checks.push_back(*check);
            return {};
        }
        return argumentError(vm,
                             "A column takes ForeignKey and CheckConstraint; other constraints belong to the table");
    }
    if (const auto *sequence = std::get_if<schema::Sequence>(&item->item)) {
        declaration.column.sequence = *sequence;
        return {};
    }
    self.serverDefault = given;
    return setServerDefault(vm, declaration.column, given);
}

Eval<void> setAutoincrement(const CallArguments &in, schema::Column &column)
{
    const Value &given = in.value("autoincrement");
    if (given.isBool()) {
        column.autoincrement = given.asBool() ? schema::Autoincrement::On : schema::Autoincrement::Off;
    } else if (const Str *text = given.as<Str>(); text != nullptr && text->text() == "ignore_fk") {
        column.autoincrement = schema::Autoincrement::IgnoreForeignKey;
    }
    return {};
}

Eval<void> setFlags(const CallArguments &in, ColumnObject &self)
{
    schema::ColumnDeclaration &declaration = self.declaration;
    RETORT_TRY(declaration.primaryKey, in.flag("primary_key"));
    RETORT_TRY(declaration.unique, in.flag("unique"));
    RETORT_TRY(declaration.index, in.flag("index"));
    RETORT_TRY(declaration.system, in.flag("system"));
    declaration.nullableGiven = in.has("nullable");
    RETORT_TRY(declaration.column.nullable, in.flag("nullable", !declaration.primaryKey));
    RETORT_TRY(declaration.column.comment, in.optionalText("comment"));
    return setAutoincrement(in, declaration.column);
}

Eval<void> setDefaults(const CallArguments &in, ColumnObject &self)
{
    Interpreter &vm = in.vm();
    if (in.has("server_default")) {
        self.serverDefault = in.value("server_default");
        RETORT_CHECK(setServerDefault(vm, self.declaration.column, self.serverDefault));
    }
    const Value &clientDefault = in.has("default") ? in.value("default") : in.value("insert_default");
    if (clientDefault.isSet() && !clientDefault.isNone()) {
        auto *item = clientDefault.native<SchemaItemObject>();
        if (item != nullptr && std::holds_alternative<schema::Sequence>(item->item))
            self.declaration.column.sequence = std::get<schema::Sequence>(item->item);
        else
            self.defaultValue = clientDefault;
    }
    if (in.value("onupdate").isSet())
        self.onupdate = in.value("onupdate");
    self.info = in.value("info");
    return {};
}

/// A Column's first two arguments may be left out, so that what stands there is told by what it is.
Eval<> initColumn(Call &call)
{
    const CallArguments in(call);
    Interpreter &vm = call.vm;
    auto &self = *call.self.native<ColumnObject>();
    std::vector<Value> rest(in.tuple("args").items().begin(), in.tuple("args").items().end());
    Value type = in.value("type_");
    Value name = in.value("name");
    if (!rest.empty() && (rest.front().isKind(Kind::Str) || rest.front().isNone())) {
        name = rest.front();
        rest.erase(rest.begin());
    }
    if (!rest.empty() && rest.front().native<SchemaItemObject>() == nullptr && (!type.isSet() || type.isNone())) {
        type = rest.front();
        rest.erase(rest.begin());
    }
    if (name.isSet() && !name.isNone()) {
        RETORT_TRY(const QString text, toText(vm, name, "Column name"));
        self.declaration.column.name = in.asQuoted(text);
    }
    RETORT_TRY(self.declaration.column.type, toType(vm, type));
    self.typeObject = type;
    if (type.isKind(Kind::Class)) {
        RETORT_TRY(self.typeObject, script::call(vm, type));
    }
    self.sqlType = self.declaration.column.type;
    RETORT_CHECK(setFlags(in, self));
    RETORT_TRY(self.declaration.column.options, in.dialectOptions("dialect_kwargs", "<class 'Column'>"));
    RETORT_CHECK(setDefaults(in, self));
    for (const Value &item : rest) {
        RETORT_CHECK(addItem(vm, self, item));
    }
    // A column's identity says that it is not null, unless it says otherwise itself.
    if (self.declaration.column.identity && !self.declaration.nullableGiven)
        self.declaration.column.nullable = false;
    RETORT_TRY(self.key, in.optionalText("key"));
    if (self.key.isEmpty())
        self.key = self.declaration.column.name;
    for (schema::ForeignKey &key : self.declaration.foreignKeys)
        key.columns = {self.declaration.column.name};
    self.expression.node = ex::ColumnReference{{}, self.declaration.column.name};
    return Value::none();
}

ColumnObject &columnOf(const Value &self)
{
    return *self.native<ColumnObject>();
}

Eval<> copyColumn(Call &call)
{
    const ColumnObject &self = columnOf(call.self);
    Ref<ColumnObject> copy = makeColumn(call.vm, self.declaration);
    copy->key = self.key;
    copy->typeObject = self.typeObject;
    copy->defaultValue = self.defaultValue;
    copy->onupdate = self.onupdate;
    copy->serverDefault = self.serverDefault;
    copy->info = self.info;
    return copy;
}

Eval<> nameOf(Interpreter &vm, const Value &self)
{
    return vm.str(columnOf(self).declaration.column.name);
}
Eval<void> setName(Interpreter &vm, const Value &self, const Value &value)
{
    ColumnObject &column = columnOf(self);
    RETORT_TRY(column.declaration.column.name, toText(vm, value, "Column name"));
    column.key = column.declaration.column.name;
    if (column.table != nullptr)
        attach(column, *column.table);
    else
        column.expression.node = ex::ColumnReference{{}, column.key};
    return {};
}
Eval<> keyOf(Interpreter &vm, const Value &self)
{
    return vm.str(columnOf(self).key);
}
Eval<> typeOfColumn(Interpreter &, const Value &self)
{
    const Value &type = columnOf(self).typeObject;
    return type.isSet() ? type : Value::none();
}
Eval<void> setType(Interpreter &vm, const Value &self, const Value &value)
{
    ColumnObject &column = columnOf(self);
    RETORT_TRY(column.declaration.column.type, toType(vm, value));
    column.sqlType = column.declaration.column.type;
    column.typeObject = value;
    return {};
}
Eval<> nullableOf(Interpreter &, const Value &self)
{
    return Value::boolean(columnOf(self).declaration.column.nullable);
}
Eval<void> setNullable(Interpreter &vm, const Value &self, const Value &value)
{
    RETORT_TRY(columnOf(self).declaration.column.nullable, truth(vm, value));
    columnOf(self).declaration.nullableGiven = true;
    return {};
}
Eval<> primaryKeyOf(Interpreter &, const Value &self)
{
    return Value::boolean(columnOf(self).declaration.primaryKey);
}
Eval<> uniqueOf(Interpreter &, const Value &self)
{
    return Value::boolean(columnOf(self).declaration.unique);
}
Eval<> serverDefaultOf(Interpreter &, const Value &self)
{
    return columnOf(self).serverDefault;
}
Eval<void> setServerDefaultOf(Interpreter &vm, const Value &self, const Value &value)
{
    ColumnObject &column = columnOf(self);
    column.serverDefault = value;
    column.declaration.column.serverDefault.reset();
    if (value.isNone())
        return {};
    return setServerDefault(vm, column.declaration.column, value);
}
Eval<> defaultOf(Interpreter &, const Value &self)
{
    return columnOf(self).defaultValue;
}
Eval<> onupdateOf(Interpreter &, const Value &self)
{
    return columnOf(self).onupdate;
}
Eval<> commentOf(Interpreter &vm, const Value &self)
{
    const QString &comment = columnOf(self).declaration.column.comment;
    return comment.isEmpty() ? Value::none() : Value(vm.str(comment));
}
Eval<> tableOf(Interpreter &, const Value &self)
{
    TableObject *table = columnOf(self).table;
    return table != nullptr ? Value(table) : Value::none();
}

constexpr FunctionEntry methods[] = {
    {"__init__",
     "*args, name=None, type_=None, autoincrement='auto', default=None, insert_default=None, doc=None, key=None, "
     "index=None, unique=None, info=None, nullable=None, onupdate=None, primary_key=False, server_default=None, "
     "server_onupdate=None, quote=None, system=False, comment=None, insert_sentinel=False, **dialect_kwargs",
     "A column: its name, its type, then ForeignKey, Sequence, Identity, Computed and the like.", initColumn},
    {"copy", "**kw", "The same column, of no table.", copyColumn},
    {"_copy", "**kw", "The same column, of no table.", copyColumn},
};

constexpr AttributeEntry attributes[] = {
    {"name", "The column's name.", nameOf, setName},
    {"key", "The name it has in Python.", keyOf},
    {"type", "The column's type.", typeOfColumn, setType},
    {"nullable", "Whether it may be NULL.", nullableOf, setNullable},
    {"primary_key", "Whether it is part of the primary key.", primaryKeyOf},
    {"unique", "Whether it is unique by itself.", uniqueOf},
    {"server_default", "The default the server fills in.", serverDefaultOf, setServerDefaultOf},
    {"default", "The default the client fills in.", defaultOf},
    {"onupdate", "The value the client writes with each change.", onupdateOf},
    {"comment", "The column's comment.", commentOf},
    {"table", "The table it belongs to.", tableOf},
};

const ClassRow rows[] = {
    {{"Column", "sqlalchemy", "A column of a table.", methods, attributes, allocate<ColumnObject>}, "ColumnElement"},
};

} // namespace

const std::span<const ClassRow> columnClasses = rows;

Ref<ColumnObject> makeColumn(Interpreter &vm, schema::ColumnDeclaration declaration)
{
    Ref<ColumnObject> made = ScriptHost::of(vm).make<ColumnObject>();
    made->key = declaration.column.name;
    made->sqlType = declaration.column.type;
    made->expression.node = ex::ColumnReference{{}, declaration.column.name};
    made->declaration = std::move(declaration);
    return made;
}

void attach(ColumnObject &column, TableObject &table)
{
    column.table = &table;
    for (sql::SqlType *type : {&column.declaration.column.type, &column.sqlType}) {
        if (auto *choice = std::get_if<sql::EnumType>(&type->kind); choice != nullptr && choice->inheritSchema)
            choice->schema = table.name.schema;
    }
    column.expression.node = ex::ColumnReference{table.of.empty() ? table.name : sql::ObjectName(),
                                                 column.declaration.column.name, table.of};
}

Eval<schema::ColumnDeclaration> declarationOf(Interpreter &vm, const Value &value)
{
    if (const auto *column = value.native<ColumnObject>()) {
        if (column->declaration.column.name.isEmpty()) {
            return argumentError(
                vm, "Column must be constructed with a non-blank name or assign a non-blank .name before adding to a "
                    "Table.");
        }
        return column->declaration;
    }
    RETORT_TRY(const std::string repr, reprOf(vm, value));
    return argumentError(vm, textOf("Column object expected, got ", repr));
}

} // namespace retort::alembic
