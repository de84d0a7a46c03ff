#include <core/alembic/host.h>
#include <core/alembic/op/op.h>
#include <core/alembic/sqlalchemy/schema.h>
#include <core/script/runtime/protocol.h>

// add_column, alter_column, drop_column.

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;

Eval<> addColumn(Call &call)
{
    const CallArguments in(call);
    operations::AddColumn action;
    RETORT_TRY(action.table, tableOf(in));
    RETORT_TRY(schema::ColumnDeclaration declaration, declarationOf(call.vm, in.value("column")));
    // What a table of just this column would have besides it, follows as statements of its own.
    const schema::Table alone = schema::assembleTable(action.table, {declaration});
    action.column = alone.columns.front();
    action.primaryKey = declaration.primaryKey;
    for (const schema::Constraint &constraint : alone.constraints) {
        if (!std::holds_alternative<schema::PrimaryKey>(constraint))
            action.constraints.push_back(constraint);
    }
    action.indexes = alone.indexes;
    RETORT_TRY(action.ifNotExists, in.flag("if_not_exists"));
    RETORT_TRY(action.insertBefore, in.optionalText("insert_before"));
    RETORT_TRY(action.insertAfter, in.optionalText("insert_after"));
    return emitOperation(call, std::move(action));
}

Eval<> dropColumn(Call &call)
{
    const CallArguments in(call);
    operations::DropColumn action;
    RETORT_TRY(action.table, tableOf(in));
    RETORT_TRY(action.column, toColumnName(call.vm, in.value("column_name")));
    RETORT_TRY(action.ifExists, in.flag("if_exists"));
    return emitOperation(call, std::move(action));
}

namespace
{

/// A server default among the arguments: False is "say nothing", None takes it away.
Eval<std::optional<operations::DefaultChange>> defaultChange(const CallArguments &in, std::string_view name)
{
    const Value &given = in.value(name);
    if (!given.isSet() || (given.isBool() && !given.asBool()))
        return std::nullopt;
    if (given.isNone())
        return operations::DefaultChange(operations::NoDefault{});
    if (const auto *item = given.native<SchemaItemObject>()) {
        if (const auto *computed = std::get_if<schema::Computed>(&item->item))
            return operations::DefaultChange(*computed);
        if (const auto *identity = std::get_if<schema::Identity>(&item->item))
            return operations::DefaultChange(*identity);
    }
    RETORT_TRY(schema::ServerDefault value, toServerDefault(in.vm(), given));
    return operations::DefaultChange(std::move(value));
}

/// A comment among the arguments: False is "say nothing", None takes it away (a null text).
Eval<std::optional<QString>> commentChange(const CallArguments &in, std::string_view name)
{
    const Value &given = in.value(name);
    if (!given.isSet() || (given.isBool() && !given.asBool()))
        return std::nullopt;
    if (given.isNone())
        return QString();
    return in.text(name);
}

} // namespace

Eval<> alterColumn(Call &call)
{
    const CallArguments in(call);
    operations::AlterColumn action;
    RETORT_TRY(action.table, tableOf(in));
    RETORT_TRY(action.column, toColumnName(call.vm, in.value("column_name")));
    RETORT_TRY(action.nullable, in.optionalFlag("nullable"));
    RETORT_TRY(action.serverDefault, defaultChange(in, "server_default"));
    // `name` is what new_column_name was called once.
    if (in.has("new_column_name") || in.has("name")) {
        RETORT_TRY(action.newName, in.text(in.has("new_column_name") ? "new_column_name" : "name"));
    }
    RETORT_TRY(action.type, in.optionalType("type_"));
    RETORT_TRY(action.comment, commentChange(in, "comment"));
    RETORT_TRY(action.autoincrement, in.optionalFlag("autoincrement"));
    RETORT_TRY(action.existingType, in.optionalType("existing_type"));
    RETORT_TRY(action.existingServerDefault, defaultChange(in, "existing_server_default"));
    RETORT_TRY(action.existingNullable, in.optionalFlag("existing_nullable"));
    if (in.has("existing_comment")) {
        RETORT_TRY(action.existingComment, in.text("existing_comment"));
    }
    RETORT_TRY(action.existingAutoincrement, in.optionalFlag("existing_autoincrement"));
    RETORT_TRY(action.insertBefore, in.optionalText("insert_before"));
    RETORT_TRY(action.insertAfter, in.optionalText("insert_after"));
    RETORT_TRY(action.options, in.dialectOptions("kw", "<class 'AlterColumnOp'>"));
    return emitOperation(call, std::move(action));
}

} // namespace retort::alembic
