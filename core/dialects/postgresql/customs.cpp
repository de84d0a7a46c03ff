#include <core/dialects/postgresql/compile.h>
#include <core/dialects/reserved_words.h>

#include <QRegularExpression>

namespace retort::dialects
{
using namespace Qt::Literals::StringLiterals;

namespace
{

using Date = sql::DateTimeType::Name;

sql::SqlType moment(Date name, bool zone, std::optional<int> precision)
{
    sql::DateTimeType type;
    type.name = name;
    type.timezone = zone;
    type.precision = precision;
    return sql::SqlType(type);
}

sql::SqlType text(sql::StringType::Name name, std::optional<int> length)
{
    sql::StringType type;
    type.name = name;
    type.length = length;
    return sql::SqlType(type);
}

sql::SqlType integer(sql::IntegerType::Name name)
{
    sql::IntegerType type;
    type.name = name;
    return sql::SqlType(type);
}

sql::SqlType floating(sql::FloatType::Name name)
{
    sql::FloatType type;
    type.name = name;
    return sql::SqlType(type);
}

/// The words of a type taken apart: "timestamp(3) with time zone" is {timestamp, 3, -, "with time zone"}.
struct Words {
    QString name;
    std::optional<int> first;
    std::optional<int> second;
    QString rest;
};

std::optional<Words> wordsOf(const QString &written)
{
    static const QRegularExpression pattern(
        u"^([a-z_][a-z0-9_ ]*?)\\s*(?:\\(\\s*(\\d+)\\s*(?:,\\s*(-?\\d+)\\s*)?\\))?(\\s+(?:with|without) time zone)?$"_s);
    const QRegularExpressionMatch match = pattern.match(written);
    if (!match.hasMatch())
        return std::nullopt;
    const auto number = [&](int group) -> std::optional<int> {
        return match.captured(group).isEmpty() ? std::nullopt : std::optional(match.captured(group).toInt());
    };
    return Words{match.captured(1), number(2), number(3), match.captured(4).trimmed()};
}

std::optional<sql::SqlType> intervalType(const QString &written)
{
    static const QRegularExpression pattern(u"^interval(?:\\s+([a-z]+(?: to [a-z]+)?))?\\s*(?:\\((\\d+)\\))?$"_s);
    const QRegularExpressionMatch match = pattern.match(written);
    if (!match.hasMatch())
        return std::nullopt;
    sql::IntervalType type;
    type.sqlInterval = true;
    type.fields = match.captured(1).toUpper();
    if (!match.captured(2).isEmpty())
        type.secondPrecision = match.captured(2).toInt();
    return sql::SqlType(type);
}

sql::SqlType numericType(const Words &words)
{
    sql::NumericType type;
    type.precision = words.first;
    if (words.first)
        type.scale = words.second.value_or(0);
    return sql::SqlType(type);
}

sql::SqlType reportedType(const QString &written)
{
    if (written.isEmpty())
        return {};
    // As it is told where the schema is the usual one; "name" needs its quotes only where it is no plain word.
    static const QRegularExpression usual(u"^(?:\"public\"|public)\\.(?:\"([a-z_][a-z0-9_]*)\"|(.+))$"_s);
    if (const auto match = usual.match(written); match.hasMatch())
        return reportedType(match.captured(1) + match.captured(2));
    const bool isQuoted = written.contains(u'"');
    const QString lower = isQuoted ? written : written.simplified().toLower();
    if (lower.endsWith(u']') && lower.contains(u'[')) {
        // PostgreSQL keeps neither the number of dimensions nor their sizes.
        const QString element = lower.section(u'[', 0, 0).trimmed();
        return sql::SqlType(sql::ArrayType{reportedType(element), std::nullopt});
    }
    if (const auto interval = intervalType(lower))
        return *interval;
    const std::optional<Words> words = isQuoted ? std::nullopt : wordsOf(lower);
    if (!words)
        return sql::SqlType(sql::RawType{lower});
    const QString &name = words->name;
    if (name == u"integer"_s || name == u"int"_s || name == u"int4"_s)
        return integer(sql::IntegerType::Name::Integer);
    if (name == u"bigint"_s || name == u"int8"_s)
        return integer(sql::IntegerType::Name::BigInteger);
    if (name == u"smallint"_s || name == u"int2"_s)
        return integer(sql::IntegerType::Name::SmallInteger);
    if (name == u"character varying"_s || name == u"varchar"_s)
        return text(sql::StringType::Name::Varchar, words->first);
    if (name == u"character"_s || name == u"char"_s || name == u"bpchar"_s)
        return text(sql::StringType::Name::Char, words->first.value_or(1));
    if (name == u"text"_s)
        return text(sql::StringType::Name::Text, std::nullopt);
    if (name == u"numeric"_s || name == u"decimal"_s)
        return numericType(*words);
    if (name == u"real"_s || name == u"float4"_s || (name == u"float"_s && words->first.value_or(53) <= 24))
        return floating(sql::FloatType::Name::Real);
    if (name == u"double precision"_s || name == u"float8"_s || name == u"float"_s)
        return floating(sql::FloatType::Name::DoublePrecision);
    if (name == u"boolean"_s || name == u"bool"_s)
        return sql::SqlType(sql::BooleanType{});
    if (name == u"date"_s)
        return moment(Date::Date, false, std::nullopt);
    const bool hasZone = words->rest == u"with time zone"_s || name == u"timestamptz"_s || name == u"timetz"_s;
    if (name == u"timestamp"_s || name == u"timestamptz"_s)
        return moment(Date::Timestamp, hasZone, words->first);
    if (name == u"time"_s || name == u"timetz"_s)
        return moment(Date::Time, hasZone, words->first);
    if (name == u"bytea"_s) {
        sql::BinaryType type;
        type.name = sql::BinaryType::Name::Bytea;
        return sql::SqlType(type);
    }
    if (name == u"uuid"_s) {
        sql::UuidType type;
        type.sqlUuid = true;
        return sql::SqlType(type);
    }
    if (name == u"json"_s || name == u"jsonb"_s) {
        sql::JsonType type;
        type.name = name == u"json"_s ? sql::JsonType::Name::Json : sql::JsonType::Name::Jsonb;
        return sql::SqlType(type);
    }
    if (name == u"bit"_s || name == u"bit varying"_s || name == u"varbit"_s)
        return sql::SqlType(
            sql::BitType{name == u"bit"_s ? std::optional(words->first.value_or(1)) : words->first, name != u"bit"_s});
    return sql::SqlType(sql::RawType{lower});
}

ddl::Customs postgresqlCustoms()
{
    ddl::Customs customs;
    customs.lexical = sql::postgresqlRules();
    customs.quoting.reservedWords = &postgresqlReservedWords();
    customs.nameCase = sql::NameCase::Lowered;
    customs.automaticNames = ddl::AutomaticNames::Postgresql;
    customs.defaultSchema = u"public"_s;
    customs.rewritesExpressions = true;
    customs.hasSerial = true;
    customs.mergesEqualKeys = true;
    customs.identifierLength = 63;
    customs.type = reportedType;
    return customs;
}

} // namespace

const ddl::Customs &PostgresqlDialect::customs() const
{
    static const ddl::Customs customs = postgresqlCustoms();
    return customs;
}

} // namespace retort::dialects
