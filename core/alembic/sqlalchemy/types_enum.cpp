#include <core/alembic/arguments.h>
#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/types.h>
#include <core/script/runtime/protocol.h>

namespace retort::alembic
{

using namespace script;

namespace
{

Eval<Value> keyword(const CallArguments &in, std::string_view name)
{
    return in.dict("kw").get(name);
}

Eval<QString> keywordText(const CallArguments &in, std::string_view name)
{
    const Value given = in.dict("kw").get(name);
    if (!given.isSet() || given.isNone())
        return QString();
    return toText(in.vm(), given, std::string(name).c_str());
}

Eval<bool> keywordFlag(const CallArguments &in, std::string_view name, bool otherwise)
{
    const Value given = in.dict("kw").get(name);
    return given.isSet() ? truth(in.vm(), given) : Eval<bool>(otherwise);
}

Eval<void> readValues(const CallArguments &in, TypeObject &self, sql::EnumType &type)
{
    Interpreter &vm = in.vm();
    const Tuple &given = in.tuple("enums");
    RETORT_TRY(const Value valuesCallable, keyword(in, "values_callable"));
    if (given.size() == 1 && given[0].isKind(Kind::Class)) {
        self.enumClass = given[0];
        RETORT_TRY(type.values, enumValues(vm, given[0], valuesCallable));
        type.name = QString::fromStdString(given[0].as<Class>()->name()).toLower();
        return {};
    }
    if (given.size() == 1 && (given[0].isKind(Kind::List) || given[0].isKind(Kind::Tuple))) {
        return argumentError(vm, "Enum takes its values one by one, not as a list: write *values");
    }
    for (const Value &item : given.items()) {
        RETORT_TRY(QString value, toText(vm, item, "Enum value"));
        type.values.append(std::move(value));
    }
    return {};
}

Eval<> initEnum(Call &call)
{
    const CallArguments in(call);
    auto &self = *call.self.native<TypeObject>();
    auto &type = familyOf<sql::EnumType>(self);
    RETORT_CHECK(readValues(in, self, type));
    RETORT_TRY(const Value name, keyword(in, "name"));
    if (name.isSet()) {
        RETORT_TRY(type.name, keywordText(in, "name"));
    }
    RETORT_TRY(type.schema, keywordText(in, "schema"));
    RETORT_TRY(type.inheritSchema, keywordFlag(in, "inherit_schema", false));
    RETORT_TRY(type.native, keywordFlag(in, "native_enum", true));
    RETORT_TRY(type.createConstraint, keywordFlag(in, "create_constraint", false));
    RETORT_TRY(const Value metadata, keyword(in, "metadata"));
    type.createType = !metadata.isSet() || metadata.isNone();
    // Only PostgreSQL's own ENUM can leave its type to others.
    if (type.kind == sql::EnumType::Name::PostgresqlEnum) {
        RETORT_TRY(type.createType, keywordFlag(in, "create_type", type.createType));
    }
    RETORT_TRY(type.collation, keywordText(in, "collation"));
    RETORT_TRY(type.charset, keywordText(in, "charset"));
    RETORT_TRY(type.ascii, keywordFlag(in, "ascii", false));
    RETORT_TRY(type.unicode, keywordFlag(in, "unicode", false));
    RETORT_TRY(type.binary, keywordFlag(in, "binary", false));
    RETORT_TRY(const Value length, keyword(in, "length"));
    std::int64_t number = 0;
    if (length.isSet() && !length.isNone() && toInt64(length, number))
        type.length = static_cast<int>(number);
    return Value::none();
}

Eval<> changeEnum(Call &call, bool create)
{
    const CallArguments in(call);
    ScriptHost &host = ScriptHost::of(call.vm);
    RETORT_TRY(const sql::SqlType resolved, resolveType(call.vm, *call.self.native<TypeObject>()));
    const QStringList dialects{host.sink().dialect().name()};
    const sql::SqlType &used = sql::typeFor(resolved, dialects);
    const auto *type = std::get_if<sql::EnumType>(&used.kind);
    if (type == nullptr || !type->native)
        return Value::none();
    RETORT_TRY(const bool checkFirst, in.flag("checkfirst"));
    if (create) {
        RETORT_CHECK(host.apply(operations::CreateEnum{*type, checkFirst}, call.position()));
    } else {
        RETORT_CHECK(host.apply(operations::DropEnum{*type, checkFirst}, call.position()));
    }
    return Value::none();
}

Eval<> createEnum(Call &call)
{
    return changeEnum(call, true);
}
Eval<> dropEnum(Call &call)
{
    return changeEnum(call, false);
}

constexpr FunctionEntry enumMethods[] = {
    {"__init__", "*enums, **kw", "The values, or an enum.Enum class; name, schema, native_enum, create_constraint ...",
     initEnum},
    {"create", "bind=None, checkfirst=False", "CREATE TYPE, where the database has such types.", createEnum},
    {"drop", "bind=None, checkfirst=False", "DROP TYPE, where the database has such types.", dropEnum},
};

/// postgresql.ENUM looks first unless it is told not to.
constexpr FunctionEntry postgresqlEnumMethods[] = {
    {"create", "bind=None, checkfirst=True", "CREATE TYPE.", createEnum},
    {"drop", "bind=None, checkfirst=True", "DROP TYPE.", dropEnum},
};

const ClassRow rows[] = {
    {{"Enum", "sqlalchemy", "One of a few texts.", enumMethods},
     "TypeEngine",
     [] { return sql::SqlType(sql::EnumType{}); }},
};
const ClassRow postgresqlRows[] = {
    {{"ENUM", "sqlalchemy.dialects.postgresql", "PostgreSQL's ENUM.", postgresqlEnumMethods},
     "Enum",
     [] {
         sql::EnumType type;
         type.kind = sql::EnumType::Name::PostgresqlEnum;
         return sql::SqlType(type);
     }},
};
const ClassRow mysqlRows[] = {
    {{"ENUM", "sqlalchemy.dialects.mysql", "MySQL's ENUM."},
     "Enum",
     [] {
         sql::EnumType type;
         type.kind = sql::EnumType::Name::MySqlEnum;
         return sql::SqlType(type);
     }},
    {{"SET", "sqlalchemy.dialects.mysql", "MySQL's SET."},
     "Enum",
     [] {
         sql::EnumType type;
         type.kind = sql::EnumType::Name::MySqlSet;
         return sql::SqlType(type);
     }},
};

} // namespace

const std::span<const ClassRow> enumTypes = rows;
const std::span<const ClassRow> postgresqlEnumTypes = postgresqlRows;
const std::span<const ClassRow> mysqlEnumTypes = mysqlRows;

Eval<QStringList> enumValues(Interpreter &vm, const Value &enumClass, const Value &valuesCallable)
{
    Value names = enumClass;
    const bool called = valuesCallable.isSet() && !valuesCallable.isNone();
    if (called) {
        RETORT_TRY(names, call(vm, valuesCallable, {enumClass}));
    }
    QStringList values;
    RETORT_CHECK(forEach(vm, names, [&](const Value &item) -> Eval<void> {
        Value name = item;
        if (!called) {
            RETORT_TRY(name, getAttribute(vm, item, "name"));
        }
        RETORT_TRY(QString text, toText(vm, name, "Enum value"));
        values.append(std::move(text));
        return {};
    }));
    return values;
}

} // namespace retort::alembic
