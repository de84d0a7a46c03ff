#include <core/alembic/arguments.h>
#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/type_methods.h>
#include <core/alembic/sqlalchemy/types.h>
#include <core/dialects/dialect.h>
#include <core/script/runtime/protocol.h>

namespace retort::alembic
{

using namespace script;

namespace
{

/// A new object of the same class and kind.
Ref<TypeObject> copyOf(Interpreter &vm, const TypeObject &object)
{
    Ref<TypeObject> copy = vm.make<TypeObject>(object.type());
    copy->sqlType = object.sqlType;
    copy->enumClass = object.enumClass;
    copy->itemType = object.itemType;
    if (Dict *attributes = object.attributes())
        copy->ensureAttributes().table().copyFrom(attributes->table());
    return copy;
}

Eval<> withVariant(Call &call)
{
    Ref<TypeObject> copy = copyOf(call.vm, *call.self.native<TypeObject>());
    RETORT_TRY(sql::SqlType variant, toType(call.vm, call[0]));
    for (const Value &dialect : call.tuple(1).items()) {
        RETORT_TRY(QString name, toText(call.vm, dialect, "dialect name"));
        copy->sqlType.variants.push_back({std::move(name), variant});
    }
    return copy;
}

Eval<> compileType(Call &call)
{
    ScriptHost &host = ScriptHost::of(call.vm);
    RETORT_TRY(const sql::SqlType type, resolveType(call.vm, *call.self.native<TypeObject>()));
    RETORT_TRY(const QString text, call.vm.pass(host.sink().dialect().renderType(type)));
    return call.vm.str(text);
}

Eval<> copyType(Call &call)
{
    return copyOf(call.vm, *call.self.native<TypeObject>());
}

Eval<> pythonText(Call &call)
{
    ScriptHost &host = ScriptHost::of(call.vm);
    RETORT_TRY(const sql::SqlType type, resolveType(call.vm, *call.self.native<TypeObject>()));
    auto text = host.sink().dialect().renderType(type);
    return call.vm.str(text ? *text : QString::fromStdString(call.self.object()->type()->name()));
}

Eval<> itself(Call &call)
{
    return call.self;
}

constexpr FunctionEntry typeEngineMethods[] = {
    {"with_variant", "type_, *dialect_names", "The same type, and another one on the databases named.", withVariant},
    {"compile", "dialect=None", "The type as SQL text.", compileType},
    {"copy", "**kw", "The same type once more.", copyType},
    {"__class_getitem__", "item", "The class itself: TypeDecorator[str].", itself, Flavor::ClassMethod},
    {"__str__", "", "The type as SQL text.", pythonText},
};

Failure noAttribute(Interpreter &vm, const Value &self, const char *name)
{
    return vm.raise(vm.errors().AttributeError,
                    textOf("'", typeName(vm, self), "' object has no attribute '", name, "'"));
}

template <typename Family> const Family *familyIn(const Value &self)
{
    return std::get_if<Family>(&self.native<TypeObject>()->sqlType.kind);
}

Eval<> lengthOfType(Interpreter &vm, const Value &self)
{
    const auto *type = familyIn<sql::StringType>(self);
    if (type == nullptr)
        return noAttribute(vm, self, "length");
    return type->length ? Value::integer(*type->length) : Value::none();
}

Eval<> collationOfType(Interpreter &vm, const Value &self)
{
    const auto *type = familyIn<sql::StringType>(self);
    if (type == nullptr)
        return noAttribute(vm, self, "collation");
    return type->collation.isEmpty() ? Value::none() : Value(vm.str(type->collation));
}

Eval<> enumsOfType(Interpreter &vm, const Value &self)
{
    const auto *type = familyIn<sql::EnumType>(self);
    if (type == nullptr)
        return noAttribute(vm, self, "enums");
    std::vector<Value> values;
    for (const QString &value : type->values)
        values.emplace_back(vm.str(value));
    return vm.list(values);
}

Eval<> nameOfType(Interpreter &vm, const Value &self)
{
    const auto *type = familyIn<sql::EnumType>(self);
    if (type == nullptr)
        return noAttribute(vm, self, "name");
    return type->name.isEmpty() ? Value::none() : Value(vm.str(type->name));
}

/// A type that a script defines keeps what it likes under these names; of all others they are arguments of the type.
template <const char *name> Eval<void> keepOwn(Interpreter &vm, const Value &self, const Value &value)
{
    const ClassRow *row = ScriptHost::of(vm).rowOf(*self.object()->type());
    const std::string_view base = row != nullptr ? row->entry.name : "";
    if (base != "TypeDecorator" && base != "UserDefinedType") {
        return vm.raise(vm.errors().AttributeError,
                        textOf("attribute '", name, "' of '", typeName(vm, self), "' objects is not writable"));
    }
    self.object()->ensureAttributes().set(vm, name, value);
    return {};
}

template <const char *name, Eval<> (*argument)(Interpreter &, const Value &)>
Eval<> ownOr(Interpreter &vm, const Value &self)
{
    if (const Dict *attributes = self.object()->attributes()) {
        if (Value own = attributes->get(name); own.isSet())
            return own;
    }
    return argument(vm, self);
}

constexpr char length[] = "length";
constexpr char collation[] = "collation";
constexpr char enums[] = "enums";
constexpr char name[] = "name";
constexpr AttributeEntry typeEngineAttributes[] = {
    {length, "The length of a text.", ownOr<length, lengthOfType>, keepOwn<length>},
    {collation, "The collation of a text.", ownOr<collation, collationOfType>, keepOwn<collation>},
    {enums, "The values of an Enum.", ownOr<enums, enumsOfType>, keepOwn<enums>},
    {name, "The name of an Enum.", ownOr<name, nameOfType>, keepOwn<name>},
};

const ClassRow rows[] = {
    {{"TypeEngine", "sqlalchemy", "What every column type derives from.", typeEngineMethods, typeEngineAttributes,
      allocate<TypeObject>},
     {},
     [] { return sql::SqlType(); }},
    {{"NullType", "sqlalchemy", "No type.", plainTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(sql::NullType{}); }},
    {{"Integer", "sqlalchemy", "INTEGER", plainTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(named<sql::IntegerType>(sql::IntegerType::Name::Integer)); }},
    {{"SmallInteger", "sqlalchemy", "SMALLINT", {}},
     "Integer",
     [] { return sql::SqlType(named<sql::IntegerType>(sql::IntegerType::Name::SmallInteger)); }},
    {{"BigInteger", "sqlalchemy", "BIGINT", {}},
     "Integer",
     [] { return sql::SqlType(named<sql::IntegerType>(sql::IntegerType::Name::BigInteger)); }},
    {{"INTEGER", "sqlalchemy", "INTEGER", {}},
     "Integer",
     [] { return sql::SqlType(named<sql::IntegerType>(sql::IntegerType::Name::Integer)); }},
    {{"INT", "sqlalchemy", "INTEGER", {}},
     "Integer",
     [] { return sql::SqlType(named<sql::IntegerType>(sql::IntegerType::Name::Integer)); }},
    {{"SMALLINT", "sqlalchemy", "SMALLINT", {}},
     "SmallInteger",
     [] { return sql::SqlType(named<sql::IntegerType>(sql::IntegerType::Name::SmallInteger)); }},
    {{"BIGINT", "sqlalchemy", "BIGINT", {}},
     "BigInteger",
     [] { return sql::SqlType(named<sql::IntegerType>(sql::IntegerType::Name::BigInteger)); }},
    {{"Numeric", "sqlalchemy", "NUMERIC, exact", numericTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(named<sql::NumericType>(sql::NumericType::Name::Numeric)); }},
    {{"NUMERIC", "sqlalchemy", "NUMERIC", {}},
     "Numeric",
     [] { return sql::SqlType(named<sql::NumericType>(sql::NumericType::Name::Numeric)); }},
    {{"DECIMAL", "sqlalchemy", "DECIMAL", {}},
     "Numeric",
     [] { return sql::SqlType(named<sql::NumericType>(sql::NumericType::Name::Decimal)); }},
    {{"Float", "sqlalchemy", "FLOAT", floatTypeMethods},
     "Numeric",
     [] { return sql::SqlType(named<sql::FloatType>(sql::FloatType::Name::Float)); }},
    {{"Double", "sqlalchemy", "A float of double width", {}},
     "Float",
     [] { return sql::SqlType(named<sql::FloatType>(sql::FloatType::Name::Double)); }},
    {{"FLOAT", "sqlalchemy", "FLOAT", {}},
     "Float",
     [] { return sql::SqlType(named<sql::FloatType>(sql::FloatType::Name::Float)); }},
    {{"REAL", "sqlalchemy", "REAL", {}},
     "Float",
     [] { return sql::SqlType(named<sql::FloatType>(sql::FloatType::Name::Real)); }},
    {{"DOUBLE", "sqlalchemy", "DOUBLE", {}},
     "Double",
     [] { return sql::SqlType(named<sql::FloatType>(sql::FloatType::Name::SqlDouble)); }},
    {{"DOUBLE_PRECISION", "sqlalchemy", "DOUBLE PRECISION", {}},
     "Double",
     [] { return sql::SqlType(named<sql::FloatType>(sql::FloatType::Name::DoublePrecision)); }},
    {{"String", "sqlalchemy", "VARCHAR", stringTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(named<sql::StringType>(sql::StringType::Name::String)); }},
    {{"Text", "sqlalchemy", "TEXT", {}},
     "String",
     [] { return sql::SqlType(named<sql::StringType>(sql::StringType::Name::Text)); }},
    {{"Unicode", "sqlalchemy", "VARCHAR for any text", {}},
     "String",
     [] { return sql::SqlType(named<sql::StringType>(sql::StringType::Name::Unicode)); }},
    {{"UnicodeText", "sqlalchemy", "TEXT for any text", {}},
     "Text",
     [] { return sql::SqlType(named<sql::StringType>(sql::StringType::Name::UnicodeText)); }},
    {{"VARCHAR", "sqlalchemy", "VARCHAR", {}},
     "String",
     [] { return sql::SqlType(named<sql::StringType>(sql::StringType::Name::Varchar)); }},
    {{"NVARCHAR", "sqlalchemy", "NVARCHAR", {}},
     "Unicode",
     [] { return sql::SqlType(named<sql::StringType>(sql::StringType::Name::Nvarchar)); }},
    {{"CHAR", "sqlalchemy", "CHAR", {}},
     "String",
     [] { return sql::SqlType(named<sql::StringType>(sql::StringType::Name::Char)); }},
    {{"NCHAR", "sqlalchemy", "NCHAR", {}},
     "Unicode",
     [] { return sql::SqlType(named<sql::StringType>(sql::StringType::Name::Nchar)); }},
    {{"TEXT", "sqlalchemy", "TEXT", {}},
     "Text",
     [] { return sql::SqlType(named<sql::StringType>(sql::StringType::Name::Text)); }},
    {{"CLOB", "sqlalchemy", "CLOB", {}},
     "Text",
     [] { return sql::SqlType(named<sql::StringType>(sql::StringType::Name::Clob)); }},
    {{"LargeBinary", "sqlalchemy", "BLOB or BYTEA", binaryTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(named<sql::BinaryType>(sql::BinaryType::Name::LargeBinary)); }},
    {{"BLOB", "sqlalchemy", "BLOB", {}},
     "LargeBinary",
     [] { return sql::SqlType(named<sql::BinaryType>(sql::BinaryType::Name::Blob)); }},
    {{"BINARY", "sqlalchemy", "BINARY", binaryTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(named<sql::BinaryType>(sql::BinaryType::Name::Binary)); }},
    {{"VARBINARY", "sqlalchemy", "VARBINARY", binaryTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(named<sql::BinaryType>(sql::BinaryType::Name::Varbinary)); }},
    {{"PickleType", "sqlalchemy", "A pickled object, kept as bytes", pickleTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(named<sql::BinaryType>(sql::BinaryType::Name::LargeBinary)); }},
    {{"Boolean", "sqlalchemy", "BOOLEAN, or a small integer", booleanTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(sql::BooleanType{}); }},
    {{"BOOLEAN", "sqlalchemy", "BOOLEAN", {}}, "Boolean", [] { return sql::SqlType(sql::BooleanType{}); }},
    {{"Date", "sqlalchemy", "DATE", plainTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(named<sql::DateTimeType>(sql::DateTimeType::Name::Date)); }},
    {{"DATE", "sqlalchemy", "DATE", {}},
     "Date",
     [] { return sql::SqlType(named<sql::DateTimeType>(sql::DateTimeType::Name::Date)); }},
    {{"Time", "sqlalchemy", "TIME", timeTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(named<sql::DateTimeType>(sql::DateTimeType::Name::Time)); }},
    {{"TIME", "sqlalchemy", "TIME", {}},
     "Time",
     [] { return sql::SqlType(named<sql::DateTimeType>(sql::DateTimeType::Name::Time)); }},
    {{"DateTime", "sqlalchemy", "DATETIME or TIMESTAMP", timeTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(named<sql::DateTimeType>(sql::DateTimeType::Name::DateTime)); }},
    {{"DATETIME", "sqlalchemy", "DATETIME", {}},
     "DateTime",
     [] { return sql::SqlType(named<sql::DateTimeType>(sql::DateTimeType::Name::SqlDateTime)); }},
    {{"TIMESTAMP", "sqlalchemy", "TIMESTAMP", {}},
     "DateTime",
     [] { return sql::SqlType(named<sql::DateTimeType>(sql::DateTimeType::Name::Timestamp)); }},
    {{"Interval", "sqlalchemy", "INTERVAL, or a date counted from 1970", genericIntervalMethods},
     "TypeEngine",
     [] { return sql::SqlType(sql::IntervalType{}); }},
    {{"Uuid", "sqlalchemy", "UUID, or CHAR(32)", uuidTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(sql::UuidType{}); }},
    {{"UUID", "sqlalchemy", "UUID", {}},
     "Uuid",
     [] {
         return sql::SqlType(sql::UuidType{true, true});
     }},
    {{"JSON", "sqlalchemy", "JSON", jsonTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(named<sql::JsonType>(sql::JsonType::Name::Json)); }},
    {{"ARRAY", "sqlalchemy", "A list of another type", arrayTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(sql::ArrayType{}); }},
};

} // namespace

const std::span<const ClassRow> genericTypes = rows;

} // namespace retort::alembic
