#include <core/alembic/host.h>
#include <core/alembic/op/op.h>
#include <core/alembic/sqlalchemy/schema.h>
#include <core/script/runtime/protocol.h>

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;

Eval<sql::ObjectName> tableOf(const CallArguments &in, std::string_view parameter)
{
    if (const auto *batch = in.call().self.native<BatchObject>())
        return batch->batch.table;
    sql::ObjectName name;
    if (const auto *table = in.value(parameter).native<TableObject>()) {
        name = table->name;
    } else {
        RETORT_TRY(name.name, in.text(parameter));
    }
    if (in.has("schema")) {
        RETORT_TRY(name.schema, in.text("schema"));
    }
    return name;
}

Eval<> emitOperation(Call &call, operations::Operation::Action action)
{
    if (auto *batch = call.self.native<BatchObject>()) {
        if (!batch->isOpen) {
            return call.vm.raise(call.vm.errors().RuntimeError,
                                 "This batch is over: its operations belong inside of the with block");
        }
        batch->batch.operations.push_back({std::move(action), call.position()});
        return Value::none();
    }
    RETORT_CHECK(ScriptHost::of(call.vm).apply(std::move(action), call.position()));
    return Value::none();
}

namespace
{

Eval<void> readTableArgs(const CallArguments &in, operations::BatchAlterTable &batch)
{
    Interpreter &vm = in.vm();
    const auto elements = [&](std::string_view name, auto &&visit) -> Eval<void> {
        if (!in.has(name))
            return {};
        return forEach(vm, in.value(name), visit);
    };
    RETORT_CHECK(elements("table_args", [&](const Value &item) -> Eval<void> {
        const auto *object = item.native<SchemaItemObject>();
        const auto *constraint = object != nullptr ? std::get_if<schema::Constraint>(&object->item) : nullptr;
        if (constraint == nullptr)
            return vm.raise(vm.errors().TypeError, "table_args takes constraints");
        batch.tableArgs.push_back(*constraint);
        return {};
    }));
    return elements("reflect_args", [&](const Value &item) -> Eval<void> {
        if (const auto *object = item.native<SchemaItemObject>()) {
            if (const auto *constraint = std::get_if<schema::Constraint>(&object->item))
                batch.reflectArgs.emplace_back(*constraint);
            else if (const auto *index = std::get_if<schema::Index>(&object->item))
                batch.reflectArgs.emplace_back(*index);
            return {};
        }
        RETORT_TRY(schema::ColumnDeclaration column, declarationOf(vm, item));
        batch.reflectArgs.emplace_back(std::move(column));
        return {};
    });
}

Eval<void> readTableKeywords(const CallArguments &in, operations::BatchAlterTable &batch)
{
    const auto *keywords = in.value("table_kwargs").as<Dict>();
    if (keywords == nullptr)
        return {};
    for (std::size_t place = 0; place < keywords->table().end(); ++place) {
        const auto &entry = keywords->table().at(place);
        if (!entry.key.isSet() || entry.value.isNone())
            continue;
        RETORT_TRY(const QString key, toText(in.vm(), entry.key, "keyword"));
        if (key == "prefixes"_L1) {
            RETORT_TRY(batch.tablePrefixes, toColumnNames(in.vm(), entry.value));
            continue;
        }
        RETORT_TRY(schema::OptionValue value, toOptionValue(in.vm(), entry.value));
        batch.tableOptions.emplace(key, std::move(value));
    }
    return {};
}

Eval<void> readNamingConvention(const CallArguments &in, operations::BatchAlterTable &batch)
{
    const auto *given = in.value("naming_convention").as<Dict>();
    if (given == nullptr)
        return {};
    for (std::size_t place = 0; place < given->table().end(); ++place) {
        const auto &entry = given->table().at(place);
        if (!entry.key.isSet())
            continue;
        RETORT_TRY(QString key, toText(in.vm(), entry.key, "naming convention"));
        RETORT_TRY(batch.namingConvention[key], toText(in.vm(), entry.value, "naming convention"));
    }
    return {};
}

} // namespace

Eval<> batchAlterTable(Call &call)
{
    const CallArguments in(call);
    Interpreter &vm = call.vm;
    Ref<BatchObject> made = ScriptHost::of(vm).make<BatchObject>();
    operations::BatchAlterTable &batch = made->batch;
    made->origin = call.position();
    RETORT_TRY(batch.table, tableOf(in));
    RETORT_TRY(const QString recreate, in.optionalText("recreate"));
    if (recreate == "always"_L1) {
        batch.recreate = operations::Recreate::Always;
    } else if (recreate == "never"_L1) {
        batch.recreate = operations::Recreate::Never;
    } else if (recreate != "auto"_L1) {
        return vm.raise(vm.errors().ValueError, "recreate may be one of 'auto', 'always', or 'never'.");
    }
    if (in.has("copy_from")) {
        const auto *table = in.value("copy_from").native<TableObject>();
        if (table == nullptr)
            return vm.raise(vm.errors().TypeError, "copy_from takes a Table");
        batch.copyFrom = modelOf(*table);
    }
    RETORT_CHECK(readTableArgs(in, batch));
    RETORT_CHECK(readTableKeywords(in, batch));
    RETORT_CHECK(readNamingConvention(in, batch));
    if (in.has("partial_reordering")) {
        RETORT_CHECK(forEach(vm, in.value("partial_reordering"), [&](const Value &group) -> Eval<void> {
            RETORT_TRY(QStringList names, toColumnNames(vm, group));
            batch.partialReordering.push_back(std::move(names));
            return {};
        }));
    }
    return made;
}

namespace
{

Eval<> enter(Call &call)
{
    call.self.native<BatchObject>()->isOpen = true;
    return call.self;
}

Eval<> leave(Call &call)
{
    auto *self = call.self.native<BatchObject>();
    self->isOpen = false;
    // Nothing of a batch happens when its block failed; an empty one only puts columns in another order.
    if (!call[0].isNone() || (self->batch.operations.empty() && self->batch.partialReordering.empty()))
        return Value::boolean(false);
    RETORT_CHECK(ScriptHost::of(call.vm).apply(self->batch, self->origin));
    return Value::boolean(false);
}

constexpr FunctionEntry batchMethods[] = {
    {"__enter__", "", "Begins the batch.", enter},
    {"__exit__", "type, value, traceback", "Runs the operations of the batch as one.", leave},
    {"add_column", "column, *, insert_before=None, insert_after=None, if_not_exists=None", "Adds a column.", addColumn},
    {"alter_column",
     "column_name, *, nullable=None, comment=False, server_default=False, new_column_name=None, type_=None, "
     "existing_type=None, existing_server_default=False, existing_nullable=None, existing_comment=None, "
     "insert_before=None, insert_after=None, name=None, autoincrement=None, existing_autoincrement=None, **kw",
     "Changes a column.", alterColumn},
    {"drop_column", "column_name, *, if_exists=None, **kw", "Drops a column.", dropColumn},
    {"create_index", "index_name, columns, *, unique=False, if_not_exists=None, **kw", "Creates an index.",
     createIndex},
    {"drop_index", "index_name, *, if_exists=None, **kw", "Drops an index.", dropIndex},
    {"create_primary_key", "constraint_name, columns", "Adds a primary key.", createPrimaryKey},
    {"create_unique_constraint", "constraint_name, columns, **kw", "Adds UNIQUE.", createUniqueConstraint},
    {"create_foreign_key",
     "constraint_name, referent_table, local_cols, remote_cols, *, referent_schema=None, onupdate=None, "
     "ondelete=None, deferrable=None, initially=None, match=None, **dialect_kw",
     "Adds a foreign key.", createForeignKey},
    {"create_check_constraint", "constraint_name, condition, **kw", "Adds CHECK.", createCheckConstraint},
    {"create_exclude_constraint", "constraint_name, *elements, **kw", "Adds EXCLUDE.", createExcludeConstraint},
    {"drop_constraint", "constraint_name, type_=None, *, if_exists=None", "Drops a constraint.", dropConstraint},
    {"create_table_comment", "comment, *, existing_comment=None", "Sets the table's comment.", createTableComment},
    {"drop_table_comment", "*, existing_comment=None", "Takes the table's comment away.", dropTableComment},
    {"execute", "sqltext, *, execution_options=None", "Runs SQL at once, before the batch.", execute},
    {"get_bind", "", "The connection.", getBind},
    {"get_context", "", "The migration context.", getContext},
    {"f", "name", "A name no naming convention is applied to.", finalName},
    {"inline_literal", "value, type_=None", "A value that is written into the SQL.", inlineLiteral},
    {"invoke", "operation", "Refused: operation objects.", refuseDirective},
    {"run_async", "async_function, *args, **kw_args", "Refused: async functions.", refuseDirective},
};

const ClassRow rows[] = {
    {{"BatchOperations",
      "alembic.operations",
      "The operations of op.batch_alter_table().",
      batchMethods,
      {},
      allocate<BatchObject>,
      false}},
};

} // namespace

const std::span<const ClassRow> batchClasses = rows;

} // namespace retort::alembic
