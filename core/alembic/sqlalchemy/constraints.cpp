#include <core/alembic/arguments.h>
#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/expressions.h>
#include <core/alembic/sqlalchemy/schema.h>
#include <core/script/runtime/protocol.h>

// Constraints, foreign keys and indexes, as they stand in a table.

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;
namespace ex = expressions;

namespace
{

SchemaItemObject &selfOf(Call &call)
{
    return *call.self.native<SchemaItemObject>();
}

/// table=: the constraint becomes part of it at once.
Eval<> joinTable(const CallArguments &in)
{
    if (auto *table = in.value("table").native<TableObject>())
        table->elements.emplace_back(std::get<schema::Constraint>(selfOf(in.call()).item));
    return Value::none();
}

Eval<void> setActions(const CallArguments &in, schema::ForeignKey &key)
{
    RETORT_TRY(key.name, in.constraintName("name"));
    RETORT_TRY(key.onUpdate, in.optionalText("onupdate"));
    RETORT_TRY(key.onDelete, in.optionalText("ondelete"));
    RETORT_TRY(key.deferrable, in.optionalFlag("deferrable"));
    RETORT_TRY(key.initially, in.optionalText("initially"));
    RETORT_TRY(key.match, in.optionalText("match"));
    RETORT_TRY(key.useAlter, in.flag("use_alter"));
    RETORT_TRY(key.options, in.dialectOptions("dialect_kw", "<class 'ForeignKeyConstraint'>"));
    return {};
}

Eval<void> addTarget(Interpreter &vm, schema::ForeignKey &key, const Value &given)
{
    if (const auto *column = given.native<ColumnObject>(); column != nullptr && column->table != nullptr) {
        key.target = column->table->name;
        key.targetColumns.append(column->declaration.column.name);
        return {};
    }
    RETORT_TRY(const QString target, toText(vm, given, "ForeignKey target"));
    return setTarget(vm, key, target);
}

Eval<> initForeignKey(Call &call)
{
    const CallArguments in(call);
    schema::ForeignKey key;
    RETORT_CHECK(addTarget(call.vm, key, in.value("column")));
    RETORT_CHECK(setActions(in, key));
    selfOf(call).item = schema::Constraint(std::move(key));
    return Value::none();
}

Eval<> initForeignKeyConstraint(Call &call)
{
    const CallArguments in(call);
    schema::ForeignKey key;
    RETORT_TRY(key.columns, in.columnNames("columns"));
    RETORT_TRY(const std::vector<Value> targets, collect(call.vm, in.value("refcolumns")));
    for (const Value &target : targets) {
        RETORT_CHECK(addTarget(call.vm, key, target));
    }
    if (key.columns.size() != key.targetColumns.size()) {
        return argumentError(call.vm,
                             textOf("ForeignKeyConstraint number of constrained columns must match the number of "
                                    "referenced columns."));
    }
    RETORT_CHECK(setActions(in, key));
    selfOf(call).item = schema::Constraint(std::move(key));
    return joinTable(in);
}

Eval<QStringList> namesOf(Interpreter &vm, const Tuple &columns)
{
    QStringList names;
    for (const Value &column : columns.items()) {
        RETORT_TRY(QString name, toColumnName(vm, column));
        names.append(std::move(name));
    }
    return names;
}

Eval<> initPrimaryKey(Call &call)
{
    const CallArguments in(call);
    schema::PrimaryKey key;
    RETORT_TRY(key.columns, namesOf(call.vm, in.tuple("columns")));
    RETORT_TRY(key.name, in.constraintName("name"));
    RETORT_TRY(key.deferrable, in.optionalFlag("deferrable"));
    RETORT_TRY(key.initially, in.optionalText("initially"));
    RETORT_TRY(key.options, in.dialectOptions("dialect_kw", "<class 'PrimaryKeyConstraint'>"));
    selfOf(call).item = schema::Constraint(std::move(key));
    return Value::none();
}

Eval<> initUnique(Call &call)
{
    const CallArguments in(call);
    schema::UniqueConstraint unique;
    RETORT_TRY(unique.columns, namesOf(call.vm, in.tuple("columns")));
    RETORT_TRY(unique.name, in.constraintName("name"));
    RETORT_TRY(unique.deferrable, in.optionalFlag("deferrable"));
    RETORT_TRY(unique.initially, in.optionalText("initially"));
    RETORT_TRY(unique.options, in.dialectOptions("dialect_kw", "<class 'UniqueConstraint'>"));
    selfOf(call).item = schema::Constraint(std::move(unique));
    return Value::none();
}

Eval<> initCheck(Call &call)
{
    const CallArguments in(call);
    schema::CheckConstraint check;
    RETORT_TRY(check.condition, toSqlText(call.vm, in.value("sqltext")));
    RETORT_TRY(check.name, in.constraintName("name"));
    RETORT_TRY(check.deferrable, in.optionalFlag("deferrable"));
    RETORT_TRY(check.initially, in.optionalText("initially"));
    RETORT_TRY(check.options, in.dialectOptions("dialect_kw", "<class 'CheckConstraint'>"));
    selfOf(call).item = schema::Constraint(std::move(check));
    return joinTable(in);
}

Eval<> initExclude(Call &call)
{
    const CallArguments in(call);
    schema::ExcludeConstraint exclude;
    for (const Value &given : in.tuple("elements").items()) {
        RETORT_TRY(const std::vector<Value> pair, collect(call.vm, given));
        if (pair.size() != 2)
            return call.vm.raise(call.vm.errors().ValueError,
                                 "ExcludeConstraint takes pairs of a column and an operator");
        schema::ExcludeElement element;
        if (pair[0].isKind(Kind::Str)) {
            element.expression.node = ex::ColumnReference{{}, pair[0].as<Str>()->toQString()};
        } else {
            RETORT_TRY(element.expression, toExpression(call.vm, pair[0]));
        }
        RETORT_TRY(element.op, toText(call.vm, pair[1], "operator"));
        exclude.elements.push_back(std::move(element));
    }
    RETORT_TRY(exclude.name, in.constraintName("name"));
    RETORT_TRY(exclude.method, in.optionalText("using"));
    RETORT_TRY(exclude.deferrable, in.optionalFlag("deferrable"));
    RETORT_TRY(exclude.initially, in.optionalText("initially"));
    if (in.has("where")) {
        RETORT_TRY(exclude.where, toSqlText(call.vm, in.value("where")));
    }
    if (const Dict *ops = in.value("ops").as<Dict>()) {
        for (schema::ExcludeElement &element : exclude.elements) {
            const auto *column = std::get_if<ex::ColumnReference>(&element.expression.node);
            const Value given = column != nullptr ? ops->get(column->name.toStdString()) : Value();
            if (given.isSet()) {
                RETORT_TRY(element.opclass, toText(call.vm, given, "operator class"));
            }
        }
    }
    selfOf(call).item = schema::Constraint(std::move(exclude));
    return Value::none();
}

Eval<> initIndex(Call &call)
{
    const CallArguments in(call);
    schema::Index index;
    RETORT_TRY(index.name, in.constraintName("name"));
    index.name.text = in.asQuoted(index.name.text);
    RETORT_TRY(index.elements, indexElements(call.vm, in.value("expressions")));
    for (const Value &column : in.tuple("expressions").items()) {
        const auto *object = column.native<ColumnObject>();
        if (object != nullptr && object->table != nullptr)
            index.table = object->table->name;
    }
    RETORT_TRY(index.unique, in.flag("unique"));
    RETORT_TRY(index.options, in.dialectOptions("dialect_kw", "<class 'Index'>"));
    selfOf(call).item = std::move(index);
    return Value::none();
}

Eval<> createIndex(Call &call)
{
    const auto *index = std::get_if<schema::Index>(&selfOf(call).item);
    const CallArguments in(call);
    RETORT_TRY(const bool check, in.flag("checkfirst"));
    RETORT_CHECK(ScriptHost::of(call.vm).apply(operations::CreateIndex{*index, check}, call.position()));
    return Value::none();
}

Eval<> dropIndex(Call &call)
{
    const auto *index = std::get_if<schema::Index>(&selfOf(call).item);
    const CallArguments in(call);
    RETORT_TRY(const bool check, in.flag("checkfirst"));
    RETORT_CHECK(ScriptHost::of(call.vm).apply(operations::DropIndex{*index, check}, call.position()));
    return Value::none();
}

Eval<> nameOf(Interpreter &vm, const Value &self)
{
    const auto &item = self.native<SchemaItemObject>()->item;
    QString name;
    if (const auto *constraint = std::get_if<schema::Constraint>(&item))
        name = schema::nameOf(*constraint).text;
    else if (const auto *index = std::get_if<schema::Index>(&item))
        name = index->name.text;
    else if (const auto *sequence = std::get_if<schema::Sequence>(&item))
        name = sequence->name.name;
    return name.isEmpty() ? Value::none() : Value(vm.str(name));
}

constexpr AttributeEntry itemAttributes[] = {{"name", "Its name.", nameOf}};

constexpr FunctionEntry foreignKeyMethods[] = {
    {"__init__",
     "column, _constraint=None, use_alter=False, name=None, onupdate=None, ondelete=None, deferrable=None, "
     "initially=None, link_to_name=False, match=None, info=None, comment=None, **dialect_kw",
     "A foreign key of the column it stands in: 'table.column'.", initForeignKey}};
constexpr FunctionEntry foreignKeyConstraintMethods[] = {
    {"__init__",
     "columns, refcolumns, name=None, onupdate=None, ondelete=None, deferrable=None, initially=None, "
     "use_alter=False, link_to_name=False, match=None, table=None, info=None, comment=None, **dialect_kw",
     "A foreign key of several columns: ['a'], ['table.a'].", initForeignKeyConstraint}};
constexpr FunctionEntry primaryKeyMethods[] = {
    {"__init__", "*columns, name=None, deferrable=None, initially=None, info=None, **dialect_kw",
     "The primary key's columns.", initPrimaryKey}};
constexpr FunctionEntry uniqueMethods[] = {
    {"__init__", "*columns, name=None, deferrable=None, initially=None, info=None, **dialect_kw",
     "The columns that are unique together.", initUnique}};
constexpr FunctionEntry checkMethods[] = {
    {"__init__", "sqltext, name=None, deferrable=None, initially=None, table=None, info=None, **dialect_kw",
     "A condition every row meets: SQL or an expression.", initCheck}};
constexpr FunctionEntry excludeMethods[] = {
    {"__init__",
     "*elements, name=None, deferrable=None, initially=None, using=None, where=None, ops=None, **dialect_kw",
     "Pairs of a column or an expression and an operator.", initExclude}};
constexpr FunctionEntry indexMethods[] = {
    {"__init__", "name, *expressions, unique=False, quote=None, info=None, **dialect_kw",
     "The index's name, then its columns and expressions.", initIndex},
    {"create", "bind=None, checkfirst=False", "CREATE INDEX.", createIndex},
    {"drop", "bind=None, checkfirst=False", "DROP INDEX.", dropIndex},
};

const ClassRow rows[] = {
    {{"SchemaItem",
      "sqlalchemy",
      "What stands in a table beside its columns.",
      {},
      itemAttributes,
      allocate<SchemaItemObject>}},
    {{"Constraint", "sqlalchemy", "A constraint of a table."}, "SchemaItem"},
    {{"ForeignKey", "sqlalchemy", "A foreign key of one column.", foreignKeyMethods}, "SchemaItem"},
    {{"ForeignKeyConstraint", "sqlalchemy", "A foreign key.", foreignKeyConstraintMethods}, "Constraint"},
    {{"PrimaryKeyConstraint", "sqlalchemy", "A primary key.", primaryKeyMethods}, "Constraint"},
    {{"UniqueConstraint", "sqlalchemy", "UNIQUE.", uniqueMethods}, "Constraint"},
    {{"CheckConstraint", "sqlalchemy", "CHECK.", checkMethods}, "Constraint"},
    {{"Index", "sqlalchemy", "An index.", indexMethods}, "SchemaItem"},
};

const ClassRow postgresqlRows[] = {
    {{"ExcludeConstraint", "sqlalchemy.dialects.postgresql", "PostgreSQL's EXCLUDE.", excludeMethods}, "Constraint"},
};

} // namespace

const std::span<const ClassRow> constraintClasses = rows;
const std::span<const ClassRow> postgresqlClasses = postgresqlRows;

Eval<void> setTarget(Interpreter &vm, schema::ForeignKey &key, const QString &target)
{
    const QStringList parts = target.split(u'.');
    if (parts.size() < 2) {
        return argumentError(vm,
                             u"A foreign key's target is written 'table.column', not '%1'"_s.arg(target).toStdString());
    }
    key.targetColumns.append(parts.last());
    key.target.name = parts[parts.size() - 2];
    key.target.schema = parts.mid(0, parts.size() - 2).join(u'.');
    return {};
}

Eval<std::vector<ex::Expression>> indexElements(Interpreter &vm, const Value &columns)
{
    std::vector<ex::Expression> elements;
    const auto add = [&](const Value &item) -> Eval<void> {
        if (const Str *text = item.as<Str>()) {
            elements.emplace_back(ex::ColumnReference{{}, text->toQString()});
            return {};
        }
        if (const auto *column = item.native<ColumnObject>()) {
            elements.emplace_back(ex::ColumnReference{{}, column->declaration.column.name});
            return {};
        }
        RETORT_TRY(ex::Expression expression, toExpression(vm, item));
        elements.push_back(std::move(expression));
        return {};
    };
    // One name by itself is a mistake Alembic takes letter by letter; one expression by itself is meant.
    if (columns.isKind(Kind::Str)) {
        return vm.raise(vm.errors().ValueError,
                        u"Expected a list of column names, got the text '%1'"_s.arg(columns.as<Str>()->toQString()));
    }
    if (columns.native<ExpressionObject>() != nullptr) {
        RETORT_CHECK(add(columns));
        return elements;
    }
    RETORT_CHECK(forEach(vm, columns, add));
    return elements;
}

} // namespace retort::alembic
