#include <core/alembic/arguments.h>
#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/engine.h>
#include <core/alembic/sqlalchemy/metadata.h>
#include <core/alembic/sqlalchemy/schema.h>
#include <core/script/runtime/protocol.h>

// MetaData: tables that belong together.

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;

namespace
{

void takeConvention(MetaDataObject &metadata, const Value &convention)
{
    metadata.givenConvention = convention;
    metadata.namingConvention = schema::defaultNamingConvention();
    const Dict *given = convention.as<Dict>();
    for (std::size_t place = 0; given != nullptr && place < given->table().end(); ++place) {
        const auto &entry = given->table().at(place);
        if (!entry.key.isSet() || !entry.key.isKind(Kind::Str) || !entry.value.isKind(Kind::Str))
            continue;
        metadata.namingConvention[entry.key.as<Str>()->toQString()] = entry.value.as<Str>()->toQString();
    }
}

Eval<> initMetaData(Call &call)
{
    const CallArguments in(call);
    auto &self = *call.self.native<MetaDataObject>();
    if (in.value("schema").isKind(Kind::Str)) {
        RETORT_TRY(self.schemaName, in.text("schema"));
    }
    if (in.has("naming_convention"))
        takeConvention(self, in.value("naming_convention"));
    return Value::none();
}

/// In the order of their names, but each behind those it refers to; rings stay as they are.
std::vector<Ref<TableObject>> sortedTables(const MetaDataObject &metadata)
{
    std::vector<Ref<TableObject>> waiting = metadata.tables;
    std::stable_sort(waiting.begin(), waiting.end(), [](const auto &a, const auto &b) { return a->name < b->name; });
    std::map<const TableObject *, schema::Table> models;
    for (const Ref<TableObject> &table : waiting)
        models.emplace(table.get(), modelOf(*table));
    const auto refersTo = [&models](const Ref<TableObject> &table, const Ref<TableObject> &other) {
        const auto &constraints = models.at(table.get()).constraints;
        return table != other && std::any_of(constraints.begin(), constraints.end(), [&other](const auto &constraint) {
                   const auto *key = std::get_if<schema::ForeignKey>(&constraint);
                   return key != nullptr && key->target == other->name;
               });
    };
    std::vector<Ref<TableObject>> sorted;
    while (!waiting.empty()) {
        const auto isReady = [&](const Ref<TableObject> &table) {
            return std::none_of(waiting.begin(), waiting.end(),
                                [&](const Ref<TableObject> &other) { return refersTo(table, other); });
        };
        std::vector<Ref<TableObject>> ready;
        std::copy_if(waiting.begin(), waiting.end(), std::back_inserter(ready), isReady);
        if (ready.empty())
            ready = waiting;
        sorted.insert(sorted.end(), ready.begin(), ready.end());
        std::erase_if(waiting, [&ready](const auto &table) {
            return std::find(ready.begin(), ready.end(), table) != ready.end();
        });
    }
    return sorted;
}

Eval<> createAll(Call &call)
{
    const auto &self = *call.self.native<MetaDataObject>();
    RETORT_TRY(const bool check, CallArguments(call).flag("checkfirst"));
    for (const Ref<TableObject> &table : sortedTables(self)) {
        RETORT_CHECK(ScriptHost::of(call.vm).apply(operations::CreateTable{modelOf(*table), check}, call.position()));
    }
    return Value::none();
}

Eval<> dropAll(Call &call)
{
    const auto tables = sortedTables(*call.self.native<MetaDataObject>());
    RETORT_TRY(const bool check, CallArguments(call).flag("checkfirst"));
    for (auto table = tables.rbegin(); table != tables.rend(); ++table) {
        RETORT_CHECK(ScriptHost::of(call.vm).apply(operations::DropTable{(*table)->name, check}, call.position()));
    }
    return Value::none();
}

/// reflect(): the named tables, or all that the Inspector lists.
Eval<> reflectAll(Call &call)
{
    const CallArguments in(call);
    auto &self = *call.self.native<MetaDataObject>();
    RETORT_TRY(const QString schema, in.optionalText("schema"));
    Value wanted = in.value("only");
    if (!in.has("only")) {
        RETORT_TRY(const Value inspector, inspectorObject(call.vm));
        RETORT_TRY(const Value list, getAttribute(call.vm, inspector, "get_table_names"));
        RETORT_TRY(wanted,
                   script::call(call.vm, list, {schema.isEmpty() ? Value::none() : Value(call.vm.str(schema))}));
    }
    RETORT_TRY(std::vector<Value> given, collect(call.vm, wanted));
    QStringList names;
    for (const Value &each : given) {
        RETORT_TRY(QString name, toText(call.vm, each, "table name"));
        names.append(std::move(name));
    }
    for (const QString &name : names) {
        Ref<TableObject> table = ScriptHost::of(call.vm).make<TableObject>();
        table->name = {schema, name};
        table->metadata = call.self;
        RETORT_CHECK(reflectInto(call.vm, *table, call.position()));
        self.tables.push_back(std::move(table));
    }
    return Value::none();
}

Eval<> tablesOf(Interpreter &vm, const Value &self)
{
    Ref<Dict> dict = vm.dict();
    for (const Ref<TableObject> &table : self.native<MetaDataObject>()->tables) {
        const auto &name = table->name;
        dict->set(vm.str(name.schema.isEmpty() ? name.name : name.schema + u'.' + name.name), table);
    }
    return dict;
}

Eval<> conventionOf(Interpreter &vm, const Value &self)
{
    const auto &metadata = *self.native<MetaDataObject>();
    if (metadata.givenConvention.isSet())
        return metadata.givenConvention;
    Ref<Dict> dict = vm.dict();
    for (const auto &[kind, pattern] : metadata.namingConvention.asKeyValueRange())
        dict->set(vm.str(kind), vm.str(pattern));
    return dict;
}
Eval<void> setConvention(Interpreter &, const Value &self, const Value &value)
{
    takeConvention(*self.native<MetaDataObject>(), value);
    return {};
}

Eval<> noValue(Interpreter &, const Value &)
{
    return Value::none();
}
Eval<void> ignored(Interpreter &, const Value &, const Value &)
{
    return {};
}

constexpr FunctionEntry metadataMethods[] = {
    {"__init__", "schema=None, quote_schema=None, naming_convention=None, info=None, bind=None",
     "A set of tables, with the naming convention of their constraints.", initMetaData},
    {"create_all", "bind=None, tables=None, checkfirst=True", "CREATE TABLE of each table.", createAll},
    {"drop_all", "bind=None, tables=None, checkfirst=True", "DROP TABLE of each table.", dropAll},
    {"reflect", "bind=None, schema=None, views=False, only=None, **kw", "Reads tables from the database.", reflectAll},
};
constexpr AttributeEntry metadataAttributes[] = {
    {"tables", "The tables by their names.", tablesOf},
    {"naming_convention", "The patterns of its constraints' names.", conventionOf, setConvention},
    {"bind", "No connection: a run has only one.", noValue, ignored},
};

const ClassRow rows[] = {
    {{"MetaData", "sqlalchemy", "A set of tables.", metadataMethods, metadataAttributes, allocate<MetaDataObject>}},
};

} // namespace

const std::span<const ClassRow> metadataClasses = rows;

} // namespace retort::alembic
