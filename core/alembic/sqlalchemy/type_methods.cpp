#include <core/alembic/arguments.h>
#include <core/alembic/sqlalchemy/type_methods.h>
#include <core/alembic/sqlalchemy/types.h>
#include <core/script/runtime/protocol.h>

namespace retort::alembic
{

using namespace script;

namespace
{

constexpr const char *constructorDoc = "The type with its arguments.";

TypeObject &selfOf(Call &call)
{
    return *call.self.native<TypeObject>();
}

Eval<> initPlain(Call &)
{
    return Value::none();
}

Eval<> initString(Call &call)
{
    const CallArguments in(call);
    auto &type = familyOf<sql::StringType>(selfOf(call));
    RETORT_TRY(type.length, in.optionalInt("length"));
    RETORT_TRY(type.collation, in.optionalText("collation"));
    return Value::none();
}

Eval<> initNumeric(Call &call)
{
    const CallArguments in(call);
    auto &type = familyOf<sql::NumericType>(selfOf(call));
    RETORT_TRY(type.precision, in.optionalInt("precision"));
    RETORT_TRY(type.scale, in.optionalInt("scale"));
    return Value::none();
}

Eval<> initFloat(Call &call)
{
    const CallArguments in(call);
    RETORT_TRY(familyOf<sql::FloatType>(selfOf(call)).precision, in.optionalInt("precision"));
    return Value::none();
}

Eval<> initBinary(Call &call)
{
    const CallArguments in(call);
    RETORT_TRY(familyOf<sql::BinaryType>(selfOf(call)).length, in.optionalInt("length"));
    return Value::none();
}

Eval<> initBoolean(Call &call)
{
    const CallArguments in(call);
    auto &type = familyOf<sql::BooleanType>(selfOf(call));
    RETORT_TRY(type.createConstraint, in.flag("create_constraint"));
    RETORT_TRY(type.constraintName, in.optionalText("name"));
    return Value::none();
}

Eval<> initTime(Call &call)
{
    const CallArguments in(call);
    auto &type = familyOf<sql::DateTimeType>(selfOf(call));
    RETORT_TRY(type.timezone, in.flag("timezone"));
    RETORT_TRY(type.precision, in.optionalInt("precision"));
    RETORT_TRY(type.fsp, in.optionalInt("fsp"));
    return Value::none();
}

Eval<> initGenericInterval(Call &call)
{
    const CallArguments in(call);
    auto &type = familyOf<sql::IntervalType>(selfOf(call));
    RETORT_TRY(type.native, in.flag("native", true));
    RETORT_TRY(type.secondPrecision, in.optionalInt("second_precision"));
    return Value::none();
}

Eval<> initSqlInterval(Call &call)
{
    const CallArguments in(call);
    auto &type = familyOf<sql::IntervalType>(selfOf(call));
    RETORT_TRY(type.secondPrecision, in.optionalInt("precision"));
    RETORT_TRY(type.fields, in.optionalText("fields"));
    return Value::none();
}

Eval<> initUuid(Call &call)
{
    const CallArguments in(call);
    RETORT_TRY(familyOf<sql::UuidType>(selfOf(call)).native, in.flag("native_uuid", true));
    return Value::none();
}

Eval<> initJson(Call &call)
{
    const CallArguments in(call);
    RETORT_TRY(familyOf<sql::JsonType>(selfOf(call)).noneAsNull, in.flag("none_as_null"));
    return Value::none();
}

Eval<> initArray(Call &call)
{
    const CallArguments in(call);
    auto &self = selfOf(call);
    RETORT_TRY(sql::SqlType element, toType(call.vm, in.value("item_type")));
    auto &type = familyOf<sql::ArrayType>(self);
    type.element = std::move(element);
    self.itemType = in.value("item_type");
    RETORT_TRY(type.dimensions, in.optionalInt("dimensions"));
    return Value::none();
}

Eval<> initBit(Call &call)
{
    const CallArguments in(call);
    auto &type = familyOf<sql::BitType>(selfOf(call));
    RETORT_TRY(type.length, in.optionalInt("length"));
    RETORT_TRY(type.varying, in.flag("varying"));
    if (!type.ofMySql && !type.varying && !type.length)
        type.length = 1;
    return Value::none();
}

Eval<> initSqliteTime(Call &call)
{
    RETORT_TRY(familyOf<sql::DateTimeType>(selfOf(call)).storageFormat,
               CallArguments(call).optionalText("storage_format"));
    return Value::none();
}

/// The keywords mysql types have beside their positional ones; None and False say nothing.
Eval<bool> keywordFlag(const CallArguments &in, std::string_view keyword)
{
    const Value given = in.dict("kw").get(keyword);
    return given.isSet() ? truth(in.vm(), given) : Eval<bool>(false);
}

Eval<QString> keywordText(const CallArguments &in, std::string_view keyword)
{
    const Value given = in.dict("kw").get(keyword);
    if (!given.isSet() || given.isNone())
        return QString();
    return toText(in.vm(), given, std::string(keyword).c_str());
}

Eval<> initMysqlInteger(Call &call)
{
    const CallArguments in(call);
    auto &type = familyOf<sql::IntegerType>(selfOf(call));
    RETORT_TRY(type.displayWidth, in.optionalInt("display_width"));
    RETORT_TRY(type.isUnsigned, keywordFlag(in, "unsigned"));
    RETORT_TRY(type.zerofill, keywordFlag(in, "zerofill"));
    return Value::none();
}

template <typename Family> Eval<> initNumber(const CallArguments &in, Family &type)
{
    RETORT_TRY(type.precision, in.optionalInt("precision"));
    RETORT_TRY(type.scale, in.optionalInt("scale"));
    RETORT_TRY(type.isUnsigned, keywordFlag(in, "unsigned"));
    RETORT_TRY(type.zerofill, keywordFlag(in, "zerofill"));
    return Value::none();
}

Eval<> initMysqlNumber(Call &call)
{
    const CallArguments in(call);
    auto &self = selfOf(call);
    if (auto *type = std::get_if<sql::FloatType>(&self.sqlType.kind))
        return initNumber(in, *type);
    return initNumber(in, familyOf<sql::NumericType>(self));
}

Eval<> initMysqlString(Call &call)
{
    const CallArguments in(call);
    auto &type = familyOf<sql::StringType>(selfOf(call));
    RETORT_TRY(type.length, in.optionalInt("length"));
    RETORT_TRY(type.collation, keywordText(in, "collation"));
    RETORT_TRY(type.charset, keywordText(in, "charset"));
    RETORT_TRY(type.ascii, keywordFlag(in, "ascii"));
    RETORT_TRY(type.unicode, keywordFlag(in, "unicode"));
    RETORT_TRY(type.binary, keywordFlag(in, "binary"));
    RETORT_TRY(type.national, keywordFlag(in, "national"));
    return Value::none();
}

Eval<> initMysqlYear(Call &call)
{
    const CallArguments in(call);
    RETORT_TRY(familyOf<sql::DateTimeType>(selfOf(call)).displayWidth, in.optionalInt("display_width"));
    return Value::none();
}

} // namespace

const FunctionEntry plainTypeMethods[1] = {{"__init__", "", constructorDoc, initPlain}};
const FunctionEntry stringTypeMethods[1] = {{"__init__", "length=None, collation=None", constructorDoc, initString}};
const FunctionEntry numericTypeMethods[1] = {
    {"__init__", "precision=None, scale=None, decimal_return_scale=None, asdecimal=True", constructorDoc, initNumeric}};
const FunctionEntry floatTypeMethods[1] = {
    {"__init__", "precision=None, asdecimal=False, decimal_return_scale=None", constructorDoc, initFloat}};
const FunctionEntry binaryTypeMethods[1] = {{"__init__", "length=None", constructorDoc, initBinary}};
const FunctionEntry booleanTypeMethods[1] = {
    {"__init__", "create_constraint=False, name=None", constructorDoc, initBoolean}};
const FunctionEntry timeTypeMethods[1] = {{"__init__", "timezone=False", constructorDoc, initTime}};
const FunctionEntry precisionTimeTypeMethods[1] = {
    {"__init__", "timezone=False, precision=None", constructorDoc, initTime}};
const FunctionEntry mysqlTimeTypeMethods[1] = {{"__init__", "timezone=False, fsp=None", constructorDoc, initTime}};
const FunctionEntry genericIntervalMethods[1] = {
    {"__init__", "native=True, second_precision=None, day_precision=None", constructorDoc, initGenericInterval}};
const FunctionEntry sqlIntervalMethods[1] = {
    {"__init__", "precision=None, fields=None", constructorDoc, initSqlInterval}};
const FunctionEntry uuidTypeMethods[1] = {{"__init__", "as_uuid=True, native_uuid=True", constructorDoc, initUuid}};
const FunctionEntry jsonTypeMethods[1] = {{"__init__", "none_as_null=False", constructorDoc, initJson}};
const FunctionEntry astextJsonMethods[1] = {
    {"__init__", "none_as_null=False, astext_type=None", constructorDoc, initJson}};
const FunctionEntry arrayTypeMethods[1] = {
    {"__init__", "item_type, as_tuple=False, dimensions=None, zero_indexes=False", constructorDoc, initArray}};
const FunctionEntry bitTypeMethods[1] = {{"__init__", "length=None, varying=False", constructorDoc, initBit}};
const FunctionEntry mysqlBitMethods[1] = {{"__init__", "length=None", constructorDoc, initBit}};
const FunctionEntry pickleTypeMethods[1] = {
    {"__init__", "protocol=None, pickler=None, comparator=None, impl=None", constructorDoc, initPlain}};
const FunctionEntry mysqlIntegerMethods[1] = {
    {"__init__", "display_width=None, **kw", constructorDoc, initMysqlInteger}};
const FunctionEntry mysqlNumberMethods[1] = {
    {"__init__", "precision=None, scale=None, asdecimal=True, **kw", constructorDoc, initMysqlNumber}};
const FunctionEntry mysqlStringMethods[1] = {{"__init__", "length=None, **kw", constructorDoc, initMysqlString}};
const FunctionEntry mysqlYearMethods[1] = {{"__init__", "display_width=None", constructorDoc, initMysqlYear}};
const FunctionEntry sqliteTimeMethods[1] = {
    {"__init__", "storage_format=None, regexp=None, **kw", constructorDoc, initSqliteTime}};
const FunctionEntry citextMethods[1] = {{"__init__", "length=None, collation=None", constructorDoc, initPlain}};
const FunctionEntry hstoreMethods[1] = {{"__init__", "text_type=None", constructorDoc, initPlain}};

} // namespace retort::alembic
