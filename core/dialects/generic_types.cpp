#include <core/base/overloaded.h>
#include <core/dialects/error_codes.h>
#include <core/dialects/generic_dialect.h>

#include <algorithm>

namespace retort::dialects
{
namespace
{

QString withNumbers(const QString &name, const std::optional<int> &first, const std::optional<int> &second)
{
    if (!first)
        return name;
    if (!second)
        return name + u'(' + QString::number(*first) + u')';
    return name + u'(' + QString::number(*first) + u", " + QString::number(*second) + u')';
}

QString stringName(sql::StringType::Name name)
{
    using Name = sql::StringType::Name;
    switch (name) {
    case Name::String:
    case Name::Unicode:
    case Name::Varchar:
        return QStringLiteral("VARCHAR");
    case Name::Nvarchar:
        return QStringLiteral("NVARCHAR");
    case Name::Char:
        return QStringLiteral("CHAR");
    case Name::Nchar:
        return QStringLiteral("NCHAR");
    case Name::Text:
    case Name::UnicodeText:
        return QStringLiteral("TEXT");
    case Name::Clob:
        return QStringLiteral("CLOB");
    case Name::TinyText:
        return QStringLiteral("TINYTEXT");
    case Name::MediumText:
        return QStringLiteral("MEDIUMTEXT");
    case Name::LongText:
        return QStringLiteral("LONGTEXT");
    }
    return {};
}

QString stringText(const sql::StringType &type)
{
    QString text = stringName(type.name);
    if (type.length.value_or(0) > 0)
        text = withNumbers(text, type.length, {});
    if (!type.collation.isEmpty())
        text += u" COLLATE \"" + type.collation + u'"';
    return text;
}

QString integerText(const sql::IntegerType &type)
{
    using Name = sql::IntegerType::Name;
    switch (type.name) {
    case Name::Integer:
        return QStringLiteral("INTEGER");
    case Name::SmallInteger:
        return QStringLiteral("SMALLINT");
    case Name::BigInteger:
        return QStringLiteral("BIGINT");
    case Name::TinyInteger:
        return QStringLiteral("TINYINT");
    case Name::MediumInteger:
        return QStringLiteral("MEDIUMINT");
    }
    return {};
}

QString floatText(const sql::FloatType &type)
{
    using Name = sql::FloatType::Name;
    switch (type.name) {
    case Name::Float:
    case Name::MySqlFloat:
        return QStringLiteral("FLOAT");
    case Name::Double:
    case Name::SqlDouble:
    case Name::MySqlDouble:
        return QStringLiteral("DOUBLE");
    case Name::DoublePrecision:
        return QStringLiteral("DOUBLE PRECISION");
    case Name::Real:
    case Name::MySqlReal:
        return QStringLiteral("REAL");
    }
    return {};
}

QString binaryText(const sql::BinaryType &type)
{
    using Name = sql::BinaryType::Name;
    switch (type.name) {
    case Name::LargeBinary:
    case Name::Blob:
        return QStringLiteral("BLOB");
    case Name::Binary:
        return withNumbers(QStringLiteral("BINARY"), type.length, {});
    case Name::Varbinary:
        return withNumbers(QStringLiteral("VARBINARY"), type.length, {});
    case Name::TinyBlob:
        return QStringLiteral("TINYBLOB");
    case Name::MediumBlob:
        return QStringLiteral("MEDIUMBLOB");
    case Name::LongBlob:
        return QStringLiteral("LONGBLOB");
    case Name::Bytea:
        return QStringLiteral("BYTEA");
    }
    return {};
}

QString dateTimeText(const sql::DateTimeType &type)
{
    using Name = sql::DateTimeType::Name;
    switch (type.name) {
    case Name::Date:
        return QStringLiteral("DATE");
    case Name::Time:
        return QStringLiteral("TIME");
    case Name::DateTime:
    case Name::SqlDateTime:
        return QStringLiteral("DATETIME");
    case Name::Timestamp:
        return QStringLiteral("TIMESTAMP");
    case Name::Year:
        return QStringLiteral("YEAR");
    }
    return {};
}

} // namespace

Result<QString> GenericDialect::renderType(const sql::SqlType &type) const
{
    return typeText(resolved(type));
}

Result<QString> GenericDialect::typeText(const sql::SqlType &type) const
{
    using R = Result<QString>;
    const auto unknown = [&](const QString &what) -> R {
        return fail(errors::TypeNotSupported, {{QStringLiteral("dialect"), name()}, {QStringLiteral("type"), what}});
    };
    return std::visit(
        overloaded{
            [&](const sql::NullType &) -> R {
                return fail(errors::TypeIncomplete, {{QStringLiteral("type"), QStringLiteral("A column")},
                                                     {QStringLiteral("what"), QStringLiteral("a type")},
                                                     {QStringLiteral("dialect"), name()}});
            },
            [](const sql::IntegerType &t) -> R { return integerText(t); },
            [](const sql::NumericType &t) -> R {
                const bool isDecimal = t.name == sql::NumericType::Name::Decimal;
                return withNumbers(isDecimal ? QStringLiteral("DECIMAL") : QStringLiteral("NUMERIC"), t.precision,
                                   t.scale);
            },
            [](const sql::FloatType &t) -> R { return floatText(t); },
            [](const sql::StringType &t) -> R { return stringText(t); },
            [](const sql::BinaryType &t) -> R { return binaryText(t); },
            [](const sql::BooleanType &) -> R { return QStringLiteral("BOOLEAN"); },
            [](const sql::DateTimeType &t) -> R { return dateTimeText(t); },
            [](const sql::IntervalType &) -> R { return QStringLiteral("DATETIME"); },
            [](const sql::UuidType &t) -> R { return t.sqlUuid ? QStringLiteral("UUID") : QStringLiteral("CHAR(32)"); },
            [](const sql::JsonType &) -> R { return QStringLiteral("JSON"); },
            [](const sql::EnumType &t) -> R {
                qsizetype length = t.length.value_or(0);
                for (const QString &value : t.values)
                    length = std::max(length, qsizetype(value.toUcs4().size()));
                return length ? u"VARCHAR(" + QString::number(length) + u')' : QStringLiteral("VARCHAR");
            },
            [&](const sql::ArrayType &) -> R { return unknown(QStringLiteral("ARRAY")); },
            [&](const sql::BitType &) -> R { return unknown(QStringLiteral("BIT")); },
            [&](const sql::DomainType &) -> R { return unknown(QStringLiteral("DOMAIN")); },
            [&](const sql::RawType &t) -> R {
                return t.homes.isEmpty() || t.homes.contains(name()) ? R(t.text) : unknown(t.text);
            }},
        type.kind);
}

} // namespace retort::dialects
