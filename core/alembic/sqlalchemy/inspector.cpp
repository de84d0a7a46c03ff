#include <core/alembic/arguments.h>
#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/engine.h>
#include <core/alembic/sqlalchemy/types.h>
#include <core/dialects/dialect.h>
#include <core/script/runtime/protocol.h>

// sa.inspect(bind): what there is in the database, as lists of dicts.

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;

namespace
{

class InspectorObject final : public Instance
{
public:
    static constexpr std::string_view moduleName = "sqlalchemy";
    static constexpr std::string_view className = "Inspector";
    using Instance::Instance;
};

Eval<sql::ObjectName> nameArgument(Call &call)
{
    const CallArguments in(call);
    sql::ObjectName name;
    RETORT_TRY(name.name, in.text("table_name"));
    RETORT_TRY(name.schema, in.optionalText("schema"));
    return name;
}

Eval<schema::Table> shapeOf(Call &call)
{
    RETORT_TRY(const sql::ObjectName name, nameArgument(call));
    RETORT_TRY(auto table, ScriptHost::of(call.vm).table(name, call.position()));
    if (!table)
        return call.vm.raise(ScriptHost::of(call.vm).exception("NoSuchTableError"), name.name);
    return *std::move(table);
}

Value textOrNone(Interpreter &vm, const QString &text)
{
    return text.isEmpty() ? Value::none() : Value(vm.str(text));
}

Ref<List> listOf(Interpreter &vm, const QStringList &texts)
{
    Ref<List> list = vm.list();
    for (const QString &text : texts)
        list->append(vm.str(text));
    return list;
}

/// A type object for a type the database reported.
Value typeObject(Interpreter &vm, const sql::SqlType &type)
{
    ScriptHost &host = ScriptHost::of(vm);
    const char *name = "NullType";
    for (const ClassRow &row : genericTypes) {
        if (row.type == nullptr || row.type().kind.index() != type.kind.index())
            continue;
        name = row.entry.name;
        break;
    }
    if (std::holds_alternative<sql::EnumType>(type.kind))
        name = "Enum";
    Ref<TypeObject> made = vm.make<TypeObject>(&host.classNamed("sqlalchemy", name));
    made->sqlType = type;
    return made;
}

Eval<> hasTable(Call &call)
{
    RETORT_TRY(const sql::ObjectName name, nameArgument(call));
    RETORT_TRY(const auto table, ScriptHost::of(call.vm).table(name, call.position()));
    return Value::boolean(table.has_value());
}

/// The first column of what a catalogue query gives.
Eval<> namesFrom(Call &call, StatementSink::NameKind kind, const QString &sqlite, const QString &postgresql,
                 const QString &mysql)
{
    const CallArguments in(call);
    ScriptHost &host = ScriptHost::of(call.vm);
    RETORT_TRY(const QString schema, in.optionalText("schema"));
    RETORT_TRY(const auto known, host.knownNames(kind, schema, call.position()));
    if (known)
        return listOf(call.vm, *known);
    const QString dialect = host.sink().dialect().name();
    sql::Statement statement;
    statement.origin = call.position();
    if (dialect == u"sqlite"_s) {
        statement.text = sqlite;
    } else {
        const bool isPostgresql = dialect == u"postgresql"_s;
        const QString current = isPostgresql ? u"current_schema()"_s : u"DATABASE()"_s;
        const QString text = isPostgresql ? postgresql : mysql;
        statement.text = text.arg(schema.isEmpty() ? current : host.sink().dialect().literal(schema));
    }
    RETORT_TRY(const auto answer, host.query(statement));
    Ref<List> names = call.vm.list();
    for (const auto &row : answer.rows) {
        if (const auto *name = std::get_if<QString>(&row.front()))
            names->append(call.vm.str(*name));
    }
    return names;
}

Eval<> tableNames(Call &call)
{
    const QString general = u"SELECT table_name FROM information_schema.tables WHERE table_schema = %1 AND table_type "
                            u"= 'BASE TABLE' ORDER BY table_name"_s;
    return namesFrom(call, StatementSink::NameKind::Tables,
                     u"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' "
                     u"ORDER BY name"_s,
                     general, general);
}

Eval<> viewNames(Call &call)
{
    const QString general =
        u"SELECT table_name FROM information_schema.views WHERE table_schema = %1 ORDER BY table_name"_s;
    return namesFrom(call, StatementSink::NameKind::Views,
                     u"SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name"_s, general, general);
}

Eval<> schemaNames(Call &call)
{
    const QString general = u"SELECT schema_name FROM information_schema.schemata WHERE schema_name NOT LIKE 'pg~_%' "
                            u"ESCAPE '~' AND %1 IS NOT NULL ORDER BY schema_name"_s;
    return namesFrom(call, StatementSink::NameKind::Schemas, u"SELECT 'main'"_s, general, general);
}

Eval<> columns(Call &call)
{
    Interpreter &vm = call.vm;
    RETORT_TRY(const schema::Table table, shapeOf(call));
    const schema::PrimaryKey *key = schema::primaryKeyOf(table);
    Ref<List> list = vm.list();
    for (const schema::Column &column : table.columns) {
        Ref<Dict> dict = vm.dict();
        dict->set(vm, "name", vm.str(column.name));
        dict->set(vm, "type", typeObject(vm, column.type));
        dict->set(vm, "nullable", Value::boolean(column.nullable));
        Value serverDefault = Value::none();
        if (column.serverDefault) {
            if (const auto *text = std::get_if<QString>(&*column.serverDefault)) {
                serverDefault = vm.str(ScriptHost::of(vm).sink().dialect().literal(*text));
            } else {
                auto rendered = ScriptHost::of(vm).sink().dialect().renderExpression(
                    std::get<expressions::Expression>(*column.serverDefault));
                if (rendered)
                    serverDefault = vm.str(*rendered);
            }
        }
        dict->set(vm, "default", serverDefault);
        dict->set(
            vm, "primary_key",
            Value::integer(key != nullptr ? static_cast<std::int64_t>(key->columns.indexOf(column.name)) + 1 : 0));
        dict->set(vm, "autoincrement", Value::boolean(column.autoincrement == schema::Autoincrement::On));
        dict->set(vm, "comment", textOrNone(vm, column.comment));
        list->append(dict);
    }
    return list;
}

Eval<> indexes(Call &call)
{
    Interpreter &vm = call.vm;
    RETORT_TRY(const schema::Table table, shapeOf(call));
    Ref<List> list = vm.list();
    for (const schema::Index &index : table.indexes) {
        Ref<Dict> dict = vm.dict();
        Ref<List> names = vm.list();
        for (const expressions::Expression &element : index.elements) {
            const auto *column = std::get_if<expressions::ColumnReference>(&element.node);
            names->append(column != nullptr ? Value(vm.str(column->name)) : Value::none());
        }
        dict->set(vm, "name", textOrNone(vm, index.name.text));
        dict->set(vm, "column_names", names);
        dict->set(vm, "unique", Value::boolean(index.unique));
        dict->set(vm, "dialect_options", vm.dict());
        list->append(dict);
    }
    return list;
}

template <typename Kind, typename Describe> Eval<> constraintsOf(Call &call, Describe &&describe)
{
    RETORT_TRY(const schema::Table table, shapeOf(call));
    Ref<List> list = call.vm.list();
    for (const schema::Constraint &constraint : table.constraints) {
        const auto *each = std::get_if<Kind>(&constraint);
        if (each == nullptr)
            continue;
        Ref<Dict> dict = call.vm.dict();
        dict->set(call.vm, "name", textOrNone(call.vm, each->name.text));
        describe(*each, *dict);
        list->append(dict);
    }
    return list;
}

Eval<> foreignKeys(Call &call)
{
    Interpreter &vm = call.vm;
    return constraintsOf<schema::ForeignKey>(call, [&vm](const schema::ForeignKey &key, Dict &dict) {
        dict.set(vm, "constrained_columns", listOf(vm, key.columns));
        dict.set(vm, "referred_schema", textOrNone(vm, key.target.schema));
        dict.set(vm, "referred_table", vm.str(key.target.name));
        dict.set(vm, "referred_columns", listOf(vm, key.targetColumns));
        Ref<Dict> options = vm.dict();
        if (!key.onDelete.isEmpty())
            options->set(vm, "ondelete", vm.str(key.onDelete));
        if (!key.onUpdate.isEmpty())
            options->set(vm, "onupdate", vm.str(key.onUpdate));
        dict.set(vm, "options", options);
    });
}

Eval<> uniqueConstraints(Call &call)
{
    Interpreter &vm = call.vm;
    return constraintsOf<schema::UniqueConstraint>(call, [&vm](const schema::UniqueConstraint &unique, Dict &dict) {
        dict.set(vm, "column_names", listOf(vm, unique.columns));
    });
}

Eval<> checkConstraints(Call &call)
{
    Interpreter &vm = call.vm;
    return constraintsOf<schema::CheckConstraint>(call, [&vm](const schema::CheckConstraint &check, Dict &dict) {
        auto rendered = ScriptHost::of(vm).sink().dialect().renderExpression(check.condition);
        dict.set(vm, "sqltext", rendered ? Value(vm.str(*rendered)) : Value::none());
    });
}

Eval<> primaryKey(Call &call)
{
    Interpreter &vm = call.vm;
    RETORT_TRY(const schema::Table table, shapeOf(call));
    const schema::PrimaryKey *key = schema::primaryKeyOf(table);
    Ref<Dict> dict = vm.dict();
    dict->set(vm, "constrained_columns", listOf(vm, key != nullptr ? key->columns : QStringList()));
    dict->set(vm, "name", key != nullptr ? textOrNone(vm, key->name.text) : Value::none());
    return dict;
}

Eval<> tableComment(Call &call)
{
    RETORT_TRY(const schema::Table table, shapeOf(call));
    Ref<Dict> dict = call.vm.dict();
    dict->set(call.vm, "text", textOrNone(call.vm, table.comment));
    return dict;
}

Eval<> refuseQuestion(Call &call)
{
    return ScriptHost::of(call.vm).refuse(
        u"%1() of an inspector"_s.arg(QString::fromLatin1(call.function.entry().name)), call.position());
}

Eval<> nothing(Call &)
{
    return Value::none();
}
Eval<> fromEngine(Call &call)
{
    return inspectorObject(call.vm);
}

Eval<> dialectOf(Interpreter &vm, const Value &)
{
    return dialectObject(vm);
}
Eval<> bindOf(Interpreter &vm, const Value &)
{
    return connectionObject(vm);
}
Eval<> defaultSchema(Interpreter &vm, const Value &)
{
    const QString dialect = ScriptHost::of(vm).sink().dialect().name();
    return dialect == u"postgresql"_s ? Value(vm.str(u"public"_s))
           : dialect == u"sqlite"_s   ? Value(vm.str(u"main"_s))
                                      : Value::none();
}

constexpr FunctionEntry methods[] = {
    {"has_table", "table_name, schema=None, **kw", "Whether there is such a table.", hasTable},
    {"get_table_names", "schema=None, **kw", "The names of the tables.", tableNames},
    {"get_view_names", "schema=None, **kw", "The names of the views.", viewNames},
    {"get_schema_names", "**kw", "The names of the schemas.", schemaNames},
    {"get_columns", "table_name, schema=None, **kw", "The columns of a table: name, type, nullable, default ...",
     columns},
    {"get_indexes", "table_name, schema=None, **kw", "The indexes of a table.", indexes},
    {"get_foreign_keys", "table_name, schema=None, **kw", "The foreign keys of a table.", foreignKeys},
    {"get_unique_constraints", "table_name, schema=None, **kw", "The UNIQUE constraints of a table.",
     uniqueConstraints},
    {"get_check_constraints", "table_name, schema=None, **kw", "The CHECK constraints of a table.", checkConstraints},
    {"get_pk_constraint", "table_name, schema=None, **kw", "The primary key of a table.", primaryKey},
    {"get_table_comment", "table_name, schema=None, **kw", "The comment of a table.", tableComment},
    {"get_enums", "schema=None, **kw", "Refused: the enum types of PostgreSQL.", refuseQuestion},
    {"get_sequence_names", "schema=None, **kw", "Refused: the sequences.", refuseQuestion},
    {"clear_cache", "", "Nothing: every question is asked anew.", nothing},
    {"from_engine", "bind", "The same as inspect(bind).", fromEngine, Flavor::StaticMethod},
};
constexpr AttributeEntry attributes[] = {
    {"dialect", "The database.", dialectOf},
    {"bind", "The connection.", bindOf},
    {"default_schema_name", "The schema that is meant when none is given.", defaultSchema},
};

const ClassRow rows[] = {
    {{"Inspector", "sqlalchemy", "Answers questions about the schema.", methods, attributes, allocate<InspectorObject>,
      false}},
};

} // namespace

const std::span<const ClassRow> inspectorClasses = rows;

Eval<> inspectorObject(Interpreter &vm)
{
    return ScriptHost::of(vm).make<InspectorObject>();
}

} // namespace retort::alembic
