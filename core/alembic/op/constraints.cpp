#include <core/alembic/arguments.h>
#include <core/alembic/host.h>
#include <core/alembic/op/op.h>
#include <core/alembic/sqlalchemy/schema.h>
#include <core/script/runtime/protocol.h>

// Indexes, constraints and comments.

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;

Eval<> createIndex(Call &call)
{
    const CallArguments in(call);
    operations::CreateIndex action;
    RETORT_TRY(action.index.table, tableOf(in));
    RETORT_TRY(action.index.name, in.constraintName("index_name"));
    action.index.name.text = in.asQuoted(action.index.name.text);
    RETORT_TRY(action.index.elements, indexElements(call.vm, in.value("columns")));
    RETORT_TRY(action.index.unique, in.flag("unique"));
    RETORT_TRY(action.ifNotExists, in.flag("if_not_exists"));
    RETORT_TRY(action.index.options, in.dialectOptions("kw", "<class 'Index'>"));
    return emitOperation(call, std::move(action));
}

Eval<> dropIndex(Call &call)
{
    const CallArguments in(call);
    operations::DropIndex action;
    RETORT_TRY(action.index.name, in.constraintName("index_name"));
    // In a batch the table is known; by itself the call may leave it out, but may say the schema.
    if (call.self.native<BatchObject>() != nullptr || in.has("table_name")) {
        RETORT_TRY(action.index.table, tableOf(in));
    } else {
        RETORT_TRY(action.index.table.schema, in.optionalText("schema"));
    }
    RETORT_TRY(action.ifExists, in.flag("if_exists"));
    RETORT_TRY(action.index.options, in.dialectOptions("kw", "<class 'Index'>"));
    return emitOperation(call, std::move(action));
}

Eval<> createPrimaryKey(Call &call)
{
    const CallArguments in(call);
    operations::AddConstraint action;
    RETORT_TRY(action.table, tableOf(in));
    schema::PrimaryKey key;
    RETORT_TRY(key.name, in.constraintName("constraint_name"));
    RETORT_TRY(key.columns, in.columnNames("columns"));
    action.constraint = std::move(key);
    return emitOperation(call, std::move(action));
}

namespace
{

/// deferrable, initially and the dialect keywords arrive as **kw.
Eval<std::optional<bool>> takeFlag(Interpreter &vm, Dict &keywords, std::string_view name)
{
    const Value given = keywords.get(name);
    keywords.table().removeText(*vm.intern(name));
    if (!given.isSet() || given.isNone())
        return std::nullopt;
    RETORT_TRY(const bool flag, truth(vm, given));
    return flag;
}

Eval<QString> takeText(Interpreter &vm, Dict &keywords, std::string_view name)
{
    const Value given = keywords.get(name);
    keywords.table().removeText(*vm.intern(name));
    if (!given.isSet() || given.isNone())
        return QString();
    return toText(vm, given, std::string(name).c_str());
}

} // namespace

Eval<> createUniqueConstraint(Call &call)
{
    const CallArguments in(call);
    operations::AddConstraint action;
    RETORT_TRY(action.table, tableOf(in));
    schema::UniqueConstraint unique;
    RETORT_TRY(unique.name, in.constraintName("constraint_name"));
    RETORT_TRY(unique.columns, in.columnNames("columns"));
    RETORT_TRY(unique.deferrable, takeFlag(call.vm, in.dict("kw"), "deferrable"));
    RETORT_TRY(unique.initially, takeText(call.vm, in.dict("kw"), "initially"));
    RETORT_TRY(unique.options, in.dialectOptions("kw", "<class 'UniqueConstraint'>"));
    action.constraint = std::move(unique);
    return emitOperation(call, std::move(action));
}

Eval<> createForeignKey(Call &call)
{
    const CallArguments in(call);
    operations::AddConstraint action;
    if (call.self.native<BatchObject>() != nullptr) {
        RETORT_TRY(action.table, tableOf(in));
    } else {
        RETORT_TRY(action.table.name, in.text("source_table"));
        RETORT_TRY(action.table.schema, in.optionalText("source_schema"));
    }
    schema::ForeignKey key;
    RETORT_TRY(key.name, in.constraintName("constraint_name"));
    RETORT_TRY(key.target.name, in.text("referent_table"));
    RETORT_TRY(key.target.schema, in.optionalText("referent_schema"));
    RETORT_TRY(key.columns, in.columnNames("local_cols"));
    RETORT_TRY(key.targetColumns, in.columnNames("remote_cols"));
    if (key.columns.size() != key.targetColumns.size()) {
        return argumentError(call.vm,
                             "ForeignKeyConstraint number of constrained columns must match the number of referenced "
                             "columns.");
    }
    RETORT_TRY(key.onUpdate, in.optionalText("onupdate"));
    RETORT_TRY(key.onDelete, in.optionalText("ondelete"));
    RETORT_TRY(key.deferrable, in.optionalFlag("deferrable"));
    RETORT_TRY(key.initially, in.optionalText("initially"));
    RETORT_TRY(key.match, in.optionalText("match"));
    RETORT_TRY(const auto useAlter, takeFlag(call.vm, in.dict("dialect_kw"), "use_alter"));
    key.useAlter = useAlter.value_or(false);
    RETORT_TRY(key.options, in.dialectOptions("dialect_kw", "<class 'ForeignKeyConstraint'>"));
    action.constraint = std::move(key);
    return emitOperation(call, std::move(action));
}

Eval<> createCheckConstraint(Call &call)
{
    const CallArguments in(call);
    operations::AddConstraint action;
    RETORT_TRY(action.table, tableOf(in));
    schema::CheckConstraint check;
    RETORT_TRY(check.name, in.constraintName("constraint_name"));
    RETORT_TRY(check.condition, toSqlText(call.vm, in.value("condition")));
    RETORT_TRY(check.deferrable, takeFlag(call.vm, in.dict("kw"), "deferrable"));
    RETORT_TRY(check.initially, takeText(call.vm, in.dict("kw"), "initially"));
    RETORT_TRY(check.options, in.dialectOptions("kw", "<class 'CheckConstraint'>"));
    action.constraint = std::move(check);
    return emitOperation(call, std::move(action));
}

Eval<> createExcludeConstraint(Call &call)
{
    const CallArguments in(call);
    operations::AddConstraint action;
    RETORT_TRY(action.table, tableOf(in));
    // ExcludeConstraint's own constructor reads the elements and keywords.
    Class &type = ScriptHost::of(call.vm).classNamed("sqlalchemy.dialects.postgresql", "ExcludeConstraint");
    std::vector<std::pair<Ref<Str>, Value>> keywords = {{call.vm.intern("name"), in.value("constraint_name")}};
    const HashTable &given = in.dict("kw").table();
    for (std::size_t place = 0; place < given.end(); ++place) {
        const auto &entry = given.at(place);
        if (entry.key.isSet() && entry.key.as<Str>()->text() != "schema")
            keywords.emplace_back(Ref<Str>(entry.key.as<Str>()), entry.value);
        else if (entry.key.isSet() && entry.value.isKind(Kind::Str))
            action.table.schema = entry.value.as<Str>()->toQString();
    }
    const ValueVector &elements = in.tuple("elements").items();
    RETORT_TRY(const Value made,
               script::call(call.vm, Value(&type), std::span<const Value>(elements.data(), elements.size()), keywords));
    action.constraint = std::get<schema::Constraint>(made.native<SchemaItemObject>()->item);
    return emitOperation(call, std::move(action));
}

Eval<> dropConstraint(Call &call)
{
    using operations::ConstraintKind;
    const CallArguments in(call);
    operations::DropConstraint action;
    RETORT_TRY(action.table, tableOf(in));
    RETORT_TRY(action.name, in.constraintName("constraint_name"));
    RETORT_TRY(const QString type, in.optionalText("type_"));
    static const std::map<QString, ConstraintKind> kinds = {
        {u""_s, ConstraintKind::Unknown},           {u"foreignkey"_s, ConstraintKind::ForeignKey},
        {u"primary"_s, ConstraintKind::PrimaryKey}, {u"unique"_s, ConstraintKind::Unique},
        {u"check"_s, ConstraintKind::Check},
    };
    const auto kind = kinds.find(type);
    if (kind == kinds.end()) {
        return call.vm.raise(call.vm.errors().TypeError,
                             u"'type' can be one of 'check', 'foreignkey', 'primary', 'unique', None"_s);
    }
    action.kind = kind->second;
    RETORT_TRY(action.ifExists, in.flag("if_exists"));
    return emitOperation(call, std::move(action));
}

Eval<> createTableComment(Call &call)
{
    const CallArguments in(call);
    operations::CreateTableComment action;
    RETORT_TRY(action.table, tableOf(in));
    RETORT_TRY(action.comment, in.optionalText("comment"));
    if (in.has("existing_comment")) {
        RETORT_TRY(action.existing, in.text("existing_comment"));
    }
    return emitOperation(call, std::move(action));
}

Eval<> dropTableComment(Call &call)
{
    const CallArguments in(call);
    operations::DropTableComment action;
    RETORT_TRY(action.table, tableOf(in));
    if (in.has("existing_comment")) {
        RETORT_TRY(action.existing, in.text("existing_comment"));
    }
    return emitOperation(call, std::move(action));
}

} // namespace retort::alembic
