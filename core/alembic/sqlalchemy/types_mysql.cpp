#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/type_methods.h>
#include <core/alembic/sqlalchemy/types.h>

namespace retort::alembic
{

using namespace script;

namespace
{

const ClassRow rows[] = {
    {{"INTEGER", "sqlalchemy.dialects.mysql", "MySQL's INTEGER", mysqlIntegerMethods},
     "Integer",
     [] { return sql::SqlType(named<sql::IntegerType>(sql::IntegerType::Name::Integer)); }},
    {{"BIGINT", "sqlalchemy.dialects.mysql", "MySQL's BIGINT", mysqlIntegerMethods},
     "BigInteger",
     [] { return sql::SqlType(named<sql::IntegerType>(sql::IntegerType::Name::BigInteger)); }},
    {{"SMALLINT", "sqlalchemy.dialects.mysql", "MySQL's SMALLINT", mysqlIntegerMethods},
     "SmallInteger",
     [] { return sql::SqlType(named<sql::IntegerType>(sql::IntegerType::Name::SmallInteger)); }},
    {{"TINYINT", "sqlalchemy.dialects.mysql", "MySQL's TINYINT", mysqlIntegerMethods},
     "Integer",
     [] { return sql::SqlType(named<sql::IntegerType>(sql::IntegerType::Name::TinyInteger)); }},
    {{"MEDIUMINT", "sqlalchemy.dialects.mysql", "MySQL's MEDIUMINT", mysqlIntegerMethods},
     "Integer",
     [] { return sql::SqlType(named<sql::IntegerType>(sql::IntegerType::Name::MediumInteger)); }},
    {{"NUMERIC", "sqlalchemy.dialects.mysql", "MySQL's NUMERIC", mysqlNumberMethods},
     "Numeric",
     [] { return sql::SqlType(named<sql::NumericType>(sql::NumericType::Name::Numeric)); }},
    {{"DECIMAL", "sqlalchemy.dialects.mysql", "MySQL's DECIMAL", mysqlNumberMethods},
     "Numeric",
     [] { return sql::SqlType(named<sql::NumericType>(sql::NumericType::Name::Decimal)); }},
    {{"FLOAT", "sqlalchemy.dialects.mysql", "MySQL's FLOAT", mysqlNumberMethods},
     "Float",
     [] { return sql::SqlType(named<sql::FloatType>(sql::FloatType::Name::MySqlFloat)); }},
    {{"DOUBLE", "sqlalchemy.dialects.mysql", "MySQL's DOUBLE", mysqlNumberMethods},
     "Double",
     [] { return sql::SqlType(named<sql::FloatType>(sql::FloatType::Name::MySqlDouble)); }},
    {{"REAL", "sqlalchemy.dialects.mysql", "MySQL's REAL", mysqlNumberMethods},
     "Float",
     [] { return sql::SqlType(named<sql::FloatType>(sql::FloatType::Name::MySqlReal)); }},
    {{"VARCHAR", "sqlalchemy.dialects.mysql", "MySQL's VARCHAR", mysqlStringMethods},
     "String",
     [] { return sql::SqlType(named<sql::StringType>(sql::StringType::Name::Varchar)); }},
    {{"NVARCHAR", "sqlalchemy.dialects.mysql", "MySQL's NVARCHAR", mysqlStringMethods},
     "String",
     [] { return sql::SqlType(named<sql::StringType>(sql::StringType::Name::Nvarchar)); }},
    {{"CHAR", "sqlalchemy.dialects.mysql", "MySQL's CHAR", mysqlStringMethods},
     "String",
     [] { return sql::SqlType(named<sql::StringType>(sql::StringType::Name::Char)); }},
    {{"NCHAR", "sqlalchemy.dialects.mysql", "MySQL's NCHAR", mysqlStringMethods},
     "String",
     [] { return sql::SqlType(named<sql::StringType>(sql::StringType::Name::Nchar)); }},
    {{"TEXT", "sqlalchemy.dialects.mysql", "MySQL's TEXT", mysqlStringMethods},
     "Text",
     [] { return sql::SqlType(named<sql::StringType>(sql::StringType::Name::Text)); }},
    {{"TINYTEXT", "sqlalchemy.dialects.mysql", "MySQL's TINYTEXT", mysqlStringMethods},
     "Text",
     [] { return sql::SqlType(named<sql::StringType>(sql::StringType::Name::TinyText)); }},
    {{"MEDIUMTEXT", "sqlalchemy.dialects.mysql", "MySQL's MEDIUMTEXT", mysqlStringMethods},
     "Text",
     [] { return sql::SqlType(named<sql::StringType>(sql::StringType::Name::MediumText)); }},
    {{"LONGTEXT", "sqlalchemy.dialects.mysql", "MySQL's LONGTEXT", mysqlStringMethods},
     "Text",
     [] { return sql::SqlType(named<sql::StringType>(sql::StringType::Name::LongText)); }},
    {{"TINYBLOB", "sqlalchemy.dialects.mysql", "MySQL's TINYBLOB", {}},
     "LargeBinary",
     [] { return sql::SqlType(named<sql::BinaryType>(sql::BinaryType::Name::TinyBlob)); }},
    {{"MEDIUMBLOB", "sqlalchemy.dialects.mysql", "MySQL's MEDIUMBLOB", {}},
     "LargeBinary",
     [] { return sql::SqlType(named<sql::BinaryType>(sql::BinaryType::Name::MediumBlob)); }},
    {{"LONGBLOB", "sqlalchemy.dialects.mysql", "MySQL's LONGBLOB", {}},
     "LargeBinary",
     [] { return sql::SqlType(named<sql::BinaryType>(sql::BinaryType::Name::LongBlob)); }},
    {{"DATETIME", "sqlalchemy.dialects.mysql", "MySQL's DATETIME", mysqlTimeTypeMethods},
     "DateTime",
     [] { return sql::SqlType(named<sql::DateTimeType>(sql::DateTimeType::Name::SqlDateTime)); }},
    {{"TIMESTAMP", "sqlalchemy.dialects.mysql", "MySQL's TIMESTAMP", mysqlTimeTypeMethods},
     "DateTime",
     [] { return sql::SqlType(named<sql::DateTimeType>(sql::DateTimeType::Name::Timestamp)); }},
    {{"TIME", "sqlalchemy.dialects.mysql", "MySQL's TIME", mysqlTimeTypeMethods},
     "Time",
     [] { return sql::SqlType(named<sql::DateTimeType>(sql::DateTimeType::Name::Time)); }},
    {{"YEAR", "sqlalchemy.dialects.mysql", "MySQL's YEAR", mysqlYearMethods},
     "TypeEngine",
     [] { return sql::SqlType(named<sql::DateTimeType>(sql::DateTimeType::Name::Year)); }},
    {{"BIT", "sqlalchemy.dialects.mysql", "MySQL's BIT", mysqlBitMethods},
     "TypeEngine",
     [] {
         return sql::SqlType(sql::BitType{{}, false, true});
     }},
    {{"JSON", "sqlalchemy.dialects.mysql", "MySQL's JSON", {}},
     "JSON",
     [] { return sql::SqlType(named<sql::JsonType>(sql::JsonType::Name::Json)); }},
    {{"INET4", "sqlalchemy.dialects.mysql", "MySQL's INET4", plainTypeMethods},
     "TypeEngine",
     [] {
         return sql::SqlType(sql::RawType{QStringLiteral("INET4"), {QStringLiteral("mariadb")}});
     }},
    {{"INET6", "sqlalchemy.dialects.mysql", "MySQL's INET6", plainTypeMethods},
     "TypeEngine",
     [] {
         return sql::SqlType(sql::RawType{QStringLiteral("INET6"), {QStringLiteral("mariadb")}});
     }},
};

} // namespace

const std::span<const ClassRow> mysqlTypes = rows;

} // namespace retort::alembic
