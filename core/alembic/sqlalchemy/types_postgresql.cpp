#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/type_methods.h>
#include <core/alembic/sqlalchemy/types.h>

namespace retort::alembic
{

using namespace script;

namespace
{

sql::RawType postgresqlOnly(const QString &text)
{
    return {text, {QStringLiteral("postgresql")}};
}

const ClassRow rows[] = {
    {{"INET", "sqlalchemy.dialects.postgresql", "PostgreSQL's INET", plainTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(postgresqlOnly(QStringLiteral("INET"))); }},
    {{"CIDR", "sqlalchemy.dialects.postgresql", "PostgreSQL's CIDR", plainTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(postgresqlOnly(QStringLiteral("CIDR"))); }},
    {{"MACADDR", "sqlalchemy.dialects.postgresql", "PostgreSQL's MACADDR", plainTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(postgresqlOnly(QStringLiteral("MACADDR"))); }},
    {{"MACADDR8", "sqlalchemy.dialects.postgresql", "PostgreSQL's MACADDR8", plainTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(postgresqlOnly(QStringLiteral("MACADDR8"))); }},
    {{"MONEY", "sqlalchemy.dialects.postgresql", "PostgreSQL's MONEY", plainTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(postgresqlOnly(QStringLiteral("MONEY"))); }},
    {{"OID", "sqlalchemy.dialects.postgresql", "PostgreSQL's OID", plainTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(postgresqlOnly(QStringLiteral("OID"))); }},
    {{"REGCLASS", "sqlalchemy.dialects.postgresql", "PostgreSQL's REGCLASS", plainTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(postgresqlOnly(QStringLiteral("REGCLASS"))); }},
    {{"REGCONFIG", "sqlalchemy.dialects.postgresql", "PostgreSQL's REGCONFIG", plainTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(postgresqlOnly(QStringLiteral("REGCONFIG"))); }},
    {{"TSQUERY", "sqlalchemy.dialects.postgresql", "PostgreSQL's TSQUERY", plainTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(postgresqlOnly(QStringLiteral("TSQUERY"))); }},
    {{"TSVECTOR", "sqlalchemy.dialects.postgresql", "PostgreSQL's TSVECTOR", plainTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(postgresqlOnly(QStringLiteral("TSVECTOR"))); }},
    {{"JSONPATH", "sqlalchemy.dialects.postgresql", "PostgreSQL's JSONPATH", plainTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(postgresqlOnly(QStringLiteral("JSONPATH"))); }},
    {{"INT4RANGE", "sqlalchemy.dialects.postgresql", "PostgreSQL's INT4RANGE", plainTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(postgresqlOnly(QStringLiteral("INT4RANGE"))); }},
    {{"INT8RANGE", "sqlalchemy.dialects.postgresql", "PostgreSQL's INT8RANGE", plainTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(postgresqlOnly(QStringLiteral("INT8RANGE"))); }},
    {{"NUMRANGE", "sqlalchemy.dialects.postgresql", "PostgreSQL's NUMRANGE", plainTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(postgresqlOnly(QStringLiteral("NUMRANGE"))); }},
    {{"DATERANGE", "sqlalchemy.dialects.postgresql", "PostgreSQL's DATERANGE", plainTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(postgresqlOnly(QStringLiteral("DATERANGE"))); }},
    {{"TSRANGE", "sqlalchemy.dialects.postgresql", "PostgreSQL's TSRANGE", plainTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(postgresqlOnly(QStringLiteral("TSRANGE"))); }},
    {{"TSTZRANGE", "sqlalchemy.dialects.postgresql", "PostgreSQL's TSTZRANGE", plainTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(postgresqlOnly(QStringLiteral("TSTZRANGE"))); }},
    {{"INT4MULTIRANGE", "sqlalchemy.dialects.postgresql", "PostgreSQL's INT4MULTIRANGE", plainTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(postgresqlOnly(QStringLiteral("INT4MULTIRANGE"))); }},
    {{"INT8MULTIRANGE", "sqlalchemy.dialects.postgresql", "PostgreSQL's INT8MULTIRANGE", plainTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(postgresqlOnly(QStringLiteral("INT8MULTIRANGE"))); }},
    {{"NUMMULTIRANGE", "sqlalchemy.dialects.postgresql", "PostgreSQL's NUMMULTIRANGE", plainTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(postgresqlOnly(QStringLiteral("NUMMULTIRANGE"))); }},
    {{"DATEMULTIRANGE", "sqlalchemy.dialects.postgresql", "PostgreSQL's DATEMULTIRANGE", plainTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(postgresqlOnly(QStringLiteral("DATEMULTIRANGE"))); }},
    {{"TSMULTIRANGE", "sqlalchemy.dialects.postgresql", "PostgreSQL's TSMULTIRANGE", plainTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(postgresqlOnly(QStringLiteral("TSMULTIRANGE"))); }},
    {{"TSTZMULTIRANGE", "sqlalchemy.dialects.postgresql", "PostgreSQL's TSTZMULTIRANGE", plainTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(postgresqlOnly(QStringLiteral("TSTZMULTIRANGE"))); }},
    {{"CITEXT", "sqlalchemy.dialects.postgresql", "PostgreSQL's CITEXT", citextMethods},
     "TypeEngine",
     [] { return sql::SqlType(postgresqlOnly(QStringLiteral("CITEXT"))); }},
    {{"HSTORE", "sqlalchemy.dialects.postgresql", "PostgreSQL's HSTORE", hstoreMethods},
     "TypeEngine",
     [] { return sql::SqlType(postgresqlOnly(QStringLiteral("HSTORE"))); }},
    {{"BIT", "sqlalchemy.dialects.postgresql", "PostgreSQL's BIT", bitTypeMethods},
     "TypeEngine",
     [] { return sql::SqlType(sql::BitType{}); }},
    {{"BYTEA", "sqlalchemy.dialects.postgresql", "PostgreSQL's BYTEA", {}},
     "LargeBinary",
     [] { return sql::SqlType(named<sql::BinaryType>(sql::BinaryType::Name::Bytea)); }},
    {{"TIMESTAMP", "sqlalchemy.dialects.postgresql", "PostgreSQL's TIMESTAMP", precisionTimeTypeMethods},
     "DateTime",
     [] { return sql::SqlType(named<sql::DateTimeType>(sql::DateTimeType::Name::Timestamp)); }},
    {{"TIME", "sqlalchemy.dialects.postgresql", "PostgreSQL's TIME", precisionTimeTypeMethods},
     "Time",
     [] { return sql::SqlType(named<sql::DateTimeType>(sql::DateTimeType::Name::Time)); }},
    {{"INTERVAL", "sqlalchemy.dialects.postgresql", "PostgreSQL's INTERVAL", sqlIntervalMethods},
     "Interval",
     [] {
         return sql::SqlType(sql::IntervalType{true, true, std::nullopt, {}});
     }},
    {{"JSON", "sqlalchemy.dialects.postgresql", "PostgreSQL's JSON", astextJsonMethods},
     "JSON",
     [] { return sql::SqlType(named<sql::JsonType>(sql::JsonType::Name::Json)); }},
    {{"JSONB", "sqlalchemy.dialects.postgresql", "PostgreSQL's JSONB", astextJsonMethods},
     "JSON",
     [] { return sql::SqlType(named<sql::JsonType>(sql::JsonType::Name::Jsonb)); }},
};

} // namespace

const std::span<const ClassRow> postgresqlTypes = rows;

} // namespace retort::alembic
