#include <core/alembic/host.h>
#include <core/alembic/op/op.h>
#include <core/alembic/sqlalchemy/engine.h>
#include <core/alembic/sqlalchemy/exceptions.h>
#include <core/alembic/sqlalchemy/expressions.h>
#include <core/alembic/sqlalchemy/metadata.h>
#include <core/alembic/sqlalchemy/orm.h>
#include <core/alembic/sqlalchemy/row.h>
#include <core/alembic/sqlalchemy/schema.h>
#include <core/alembic/sqlalchemy/types.h>
#include <core/script/runtime/values/module.h>

#include <array>

namespace retort::alembic
{

using namespace script;

namespace
{

using ClassTable = std::span<const ClassRow>;

using FunctionTable = std::span<const FunctionEntry>;

// sqlalchemy
const FunctionTable *const sqlalchemyFunctions[] = {&expressionFunctions, &queryFunctions, &sourceFunctions,
                                                    &tableFunctions};
const ClassTable *const sqlalchemyClasses[] = {
    &genericTypes,      &customTypes,        &enumTypes,      &elementClasses, &functionClasses,
    &queryClasses,      &sourceClasses,      &columnClasses,  &tableClasses,   &metadataClasses,
    &collectionClasses, &constraintClasses,  &defaultClasses, &ddlClasses,     &engineClasses,
    &urlClasses,        &transactionClasses, &resultClasses,  &rowClasses,     &inspectorClasses};
const ObjectRow sqlalchemyObjects[] = {{"func", "SQL functions: func.now(), func.count(x).", functionsObject}};
constexpr std::string_view sqlalchemySubmodules[] = {"dialects", "exc",    "schema", "sql",
                                                     "types",    "engine", "ext",    "orm"};
const FunctionTable *const ormFunctionTables[] = {&ormFunctions};
constexpr Borrowed everything[] = {{"sqlalchemy", {}}};

// dialects
const ClassTable *const postgresqlClassTables[] = {&postgresqlTypes, &postgresqlEnumTypes, &domainTypes,
                                                   &postgresqlClasses};
const ClassTable *const mysqlClassTables[] = {&mysqlTypes, &mysqlEnumTypes};
const ClassTable *const sqliteClassTables[] = {&sqliteTypes};
constexpr std::string_view sharedWithPostgresql[] = {
    "INTEGER", "BIGINT",  "SMALLINT", "VARCHAR",          "CHAR",  "TEXT", "NUMERIC", "FLOAT", "REAL", "UUID",
    "ARRAY",   "BOOLEAN", "DATE",     "DOUBLE_PRECISION", "insert"};
constexpr std::string_view sharedWithMysql[] = {"BINARY", "BLOB", "BOOLEAN", "DATE", "VARBINARY", "insert"};
constexpr std::string_view sharedWithSqlite[] = {"BLOB",    "BOOLEAN",   "CHAR",  "DECIMAL",  "FLOAT",
                                                 "INTEGER", "NUMERIC",   "REAL",  "SMALLINT", "TEXT",
                                                 "VARCHAR", "TIMESTAMP", "insert"};
constexpr Borrowed postgresqlBorrowed[] = {{"sqlalchemy", sharedWithPostgresql}};
constexpr Borrowed mysqlBorrowed[] = {{"sqlalchemy", sharedWithMysql}};
constexpr Borrowed sqliteBorrowed[] = {{"sqlalchemy", sharedWithSqlite}};
constexpr Borrowed allOfPostgresql[] = {{"sqlalchemy.dialects.postgresql", {}}};
constexpr Borrowed allOfMysql[] = {{"sqlalchemy.dialects.mysql", {}}};
constexpr std::string_view dialectModules[] = {"postgresql", "mysql", "sqlite"};
constexpr std::string_view sqlSubmodules[] = {"expression", "functions", "sqltypes", "schema", "elements"};
constexpr std::string_view engineSubmodules[] = {"reflection"};

// alembic
const FunctionTable *const opFunctionTables[] = {&opFunctions, &pluginFunctions};
const FunctionTable *const contextFunctionTables[] = {&contextFunctions};
const ClassTable *const operationClassTables[] = {&batchClasses, &contextClasses, &nameClasses};
constexpr std::string_view alembicSubmodules[] = {"op", "context", "util"};

const ModuleRow rows[] = {
    {"alembic", "Alembic.", {}, {}, {}, {}, {}, alembicSubmodules},
    {"alembic.op", "The directives of a migration.", opFunctionTables, {}, {}, {}, {}, {}},
    {"alembic.context", "What the run is about.", contextFunctionTables, {}, contextObjects, {}, {}, {}},
    {"alembic.operations", "The objects behind op.", {}, operationClassTables, {}, {}, {}, {}},
    {"alembic.util", "Alembic's exceptions.", {}, {}, {}, alembicExceptions, {}, {}},
    {"sqlalchemy",
     "SQLAlchemy: types, tables, expressions.",
     sqlalchemyFunctions,
     sqlalchemyClasses,
     sqlalchemyObjects,
     {},
     {},
     sqlalchemySubmodules},
    {"sqlalchemy.exc", "SQLAlchemy's exceptions.", {}, {}, {}, sqlalchemyExceptions, {}, {}},
    {"sqlalchemy.types", "Column types.", {}, {}, {}, {}, everything, {}},
    {"sqlalchemy.schema", "Tables and constraints.", {}, {}, {}, {}, everything, {}},
    {"sqlalchemy.sql", "Expressions.", {}, {}, {}, {}, everything, sqlSubmodules},
    {"sqlalchemy.sql.expression", "Expressions.", {}, {}, {}, {}, everything, {}},
    {"sqlalchemy.sql.elements", "Expressions.", {}, {}, {}, {}, everything, {}},
    {"sqlalchemy.sql.functions", "SQL functions.", {}, {}, {}, {}, everything, {}},
    {"sqlalchemy.sql.schema", "Tables and constraints.", {}, {}, {}, {}, everything, {}},
    {"sqlalchemy.sql.sqltypes", "Column types.", {}, {}, {}, {}, everything, {}},
    {"sqlalchemy.engine", "Connections.", {}, {}, {}, {}, everything, engineSubmodules},
    {"sqlalchemy.engine.reflection", "The inspector.", {}, {}, {}, {}, everything, {}},
    {"sqlalchemy.engine.base", "Connections.", {}, {}, {}, {}, everything, {}},
    {"sqlalchemy.orm._core", "What the ORM asks of tables.", ormFunctionTables, {}, {}, {}, {}, {}},
    {"sqlalchemy.dialects", "What the databases have of their own.", {}, {}, {}, {}, {}, dialectModules},
    {"sqlalchemy.dialects.postgresql", "PostgreSQL.", {}, postgresqlClassTables, {}, {}, postgresqlBorrowed, {}},
    {"sqlalchemy.dialects.postgresql.base", "PostgreSQL.", {}, {}, {}, {}, allOfPostgresql, {}},
    {"sqlalchemy.dialects.postgresql.json", "PostgreSQL.", {}, {}, {}, {}, allOfPostgresql, {}},
    {"sqlalchemy.dialects.mysql", "MySQL and MariaDB.", {}, mysqlClassTables, {}, {}, mysqlBorrowed, {}},
    {"sqlalchemy.dialects.mysql.types", "MySQL and MariaDB.", {}, {}, {}, {}, allOfMysql, {}},
    {"sqlalchemy.dialects.sqlite", "SQLite.", {}, sqliteClassTables, {}, {}, sqliteBorrowed, {}},
};

/// Calls `visit` with each class of the module's own tables.
template <typename Visit> void forEachClass(const ModuleRow &module, Visit &&visit)
{
    for (const ClassTable *table : module.classes) {
        for (const ClassRow &row : *table)
            visit(row);
    }
}

template <typename Visit> void forEachFunction(const ModuleRow &module, Visit &&visit)
{
    for (const FunctionTable *table : module.functions) {
        for (const FunctionEntry &entry : *table)
            visit(entry);
    }
}

bool isBorrowed(const Borrowed &borrowed, std::string_view name)
{
    return borrowed.names.empty() ||
           std::find(borrowed.names.begin(), borrowed.names.end(), name) != borrowed.names.end();
}

/// Puts one name into a module's namespace.
struct Filler {
    Interpreter &vm;
    ModuleObject &module;

    [[nodiscard]] Eval<void> fill(const ModuleRow &row, const Borrowed *only) const
    {
        ScriptHost &host = ScriptHost::of(vm);
        const auto wanted = [only](std::string_view name) { return only == nullptr || isBorrowed(*only, name); };
        forEachFunction(row, [&](const FunctionEntry &entry) {
            if (wanted(entry.name))
                module.set(vm, entry.name, vm.function(entry));
        });
        forEachClass(row, [&](const ClassRow &each) {
            if (wanted(each.entry.name))
                module.set(vm, each.entry.name, Value(&host.classOf(each)));
        });
        for (const ExceptionRow &each : row.exceptions) {
            if (wanted(each.name))
                module.set(vm, each.name, host.exception(each.name));
        }
        for (const ObjectRow &each : row.objects) {
            if (!wanted(each.name))
                continue;
            RETORT_TRY(Value made, each.make(vm));
            module.set(vm, each.name, std::move(made));
        }
        for (const Borrowed &borrowed : row.borrowed) {
            RETORT_CHECK(fill(*findModule(borrowed.module), &borrowed));
        }
        if (only != nullptr)
            return {};
        for (const std::string_view submodule : row.submodules) {
            RETORT_TRY(Value imported, vm.importModule(textOf(row.name, ".", submodule)));
            module.set(vm, submodule, std::move(imported));
        }
        return {};
    }
};

Eval<void> fillModule(Interpreter &vm, ModuleObject &module)
{
    return Filler{vm, module}.fill(*findModule(module.name()), nullptr);
}

using Entries = std::array<ModuleEntry, std::size(rows)>;

Entries makeEntries()
{
    Entries entries;
    for (std::size_t i = 0; i < std::size(rows); ++i)
        entries[i] = {rows[i].name.data(), rows[i].doc, {}, fillModule};
    return entries;
}

} // namespace

std::span<const ModuleRow> moduleRows()
{
    return rows;
}

const ModuleRow *findModule(std::string_view name)
{
    const auto found =
        std::find_if(std::begin(rows), std::end(rows), [name](const ModuleRow &row) { return row.name == name; });
    return found == std::end(rows) ? nullptr : &*found;
}

bool hasName(const ModuleRow &module, std::string_view name)
{
    bool found = std::find(module.submodules.begin(), module.submodules.end(), name) != module.submodules.end();
    forEachFunction(module, [&](const FunctionEntry &entry) { found = found || entry.name == name; });
    forEachClass(module, [&](const ClassRow &row) { found = found || row.entry.name == name; });
    for (const ExceptionRow &row : module.exceptions)
        found = found || row.name == name;
    for (const ObjectRow &row : module.objects)
        found = found || row.name == name;
    for (const Borrowed &borrowed : module.borrowed)
        found = found || (isBorrowed(borrowed, name) && hasName(*findModule(borrowed.module), name));
    return found;
}

const ClassRow *findClass(std::string_view module, std::string_view name)
{
    using Index = std::map<std::pair<std::string_view, std::string_view>, const ClassRow *>;
    static const Index index = [] {
        Index made;
        for (const ModuleRow &each : rows) {
            forEachClass(each, [&made](const ClassRow &row) {
                made.emplace(std::pair(std::string_view(row.entry.module), std::string_view(row.entry.name)), &row);
            });
        }
        return made;
    }();
    if (const auto found = index.find({module, name}); found != index.end())
        return found->second;
    const auto found = index.find({"sqlalchemy", name});
    return found == index.end() ? nullptr : found->second;
}

std::span<const ModuleEntry *const> moduleEntries()
{
    static const Entries entries = makeEntries();
    static const auto pointers = [] {
        std::array<const ModuleEntry *, std::size(rows)> made{};
        for (std::size_t i = 0; i < made.size(); ++i)
            made[i] = &entries[i];
        return made;
    }();
    return pointers;
}

} // namespace retort::alembic
