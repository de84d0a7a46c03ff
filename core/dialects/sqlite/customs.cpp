#include <core/ddl/customs.h>
#include <core/dialects/reserved_words.h>
#include <core/dialects/sqlite/compile.h>

#include <QRegularExpression>

namespace retort::dialects
{

namespace
{

/// The type that SQLAlchemy reflects for a declared one: VARCHAR(20), DECIMAL(10, 2); an empty one is NullType.
sql::SqlType reportedType(const QString &declared)
{
    static const QRegularExpression pattern(
        QStringLiteral("^([\\w ]+?)\\s*(?:\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\))?$"));
    const QRegularExpressionMatch match = pattern.match(declared.simplified());
    if (declared.isEmpty())
        return {};
    const QString name = match.hasMatch() ? match.captured(1).toUpper() : declared.toUpper();
    const auto number = [&](int group) -> std::optional<int> {
        return match.captured(group).isEmpty() ? std::nullopt : std::optional(match.captured(group).toInt());
    };
    const auto integer = [](sql::IntegerType::Name kind) {
        sql::IntegerType type;
        type.name = kind;
        return sql::SqlType(type);
    };
    const auto text = [&](sql::StringType::Name kind) {
        sql::StringType type;
        type.name = kind;
        type.length = number(2);
        return sql::SqlType(type);
    };
    const auto moment = [](sql::DateTimeType::Name kind) {
        sql::DateTimeType type;
        type.name = kind;
        return sql::SqlType(type);
    };
    if (name == u"INTEGER" || name == u"INT")
        return integer(sql::IntegerType::Name::Integer);
    if (name == u"BIGINT")
        return integer(sql::IntegerType::Name::BigInteger);
    if (name == u"SMALLINT")
        return integer(sql::IntegerType::Name::SmallInteger);
    if (name == u"VARCHAR")
        return text(sql::StringType::Name::Varchar);
    if (name == u"CHAR")
        return text(sql::StringType::Name::Char);
    if (name == u"TEXT")
        return text(sql::StringType::Name::Text);
    if (name == u"NVARCHAR")
        return text(sql::StringType::Name::Nvarchar);
    if (name == u"NUMERIC" || name == u"DECIMAL") {
        sql::NumericType type;
        type.name = name == u"NUMERIC" ? sql::NumericType::Name::Numeric : sql::NumericType::Name::Decimal;
        type.precision = number(2);
        type.scale = number(3);
        return sql::SqlType(type);
    }
    if (name == u"FLOAT" || name == u"REAL" || name == u"DOUBLE" || name == u"DOUBLE PRECISION") {
        sql::FloatType type;
        type.name = name == u"FLOAT"    ? sql::FloatType::Name::Float
                    : name == u"REAL"   ? sql::FloatType::Name::Real
                    : name == u"DOUBLE" ? sql::FloatType::Name::SqlDouble
                                        : sql::FloatType::Name::DoublePrecision;
        return sql::SqlType(type);
    }
    if (name == u"BLOB")
        return sql::SqlType(sql::BinaryType{});
    if (name == u"BOOLEAN" || name == u"BOOL")
        return sql::SqlType(sql::BooleanType{});
    if (name == u"DATE")
        return moment(sql::DateTimeType::Name::Date);
    if (name == u"TIME")
        return moment(sql::DateTimeType::Name::Time);
    if (name == u"DATETIME")
        return moment(sql::DateTimeType::Name::DateTime);
    if (name == u"TIMESTAMP")
        return moment(sql::DateTimeType::Name::Timestamp);
    if (name == u"JSON")
        return sql::SqlType(sql::JsonType{});
    return sql::SqlType(sql::RawType{declared});
}

ddl::Customs sqliteCustoms()
{
    ddl::Customs customs;
    customs.lexical = sql::sqliteRules();
    customs.quoting.reservedWords = &sqliteReservedWords();
    customs.keepsSource = true;
    customs.defaultSchema = QStringLiteral("main");
    customs.identifierLength = 9999;
    customs.type = reportedType;
    return customs;
}

} // namespace

const ddl::Customs &SqliteDialect::customs() const
{
    static const ddl::Customs customs = sqliteCustoms();
    return customs;
}

} // namespace retort::dialects
