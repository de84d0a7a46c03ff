#include <core/dialects/mysql/compile.h>
#include <core/dialects/reserved_words.h>

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace retort::dialects
{
using namespace Qt::Literals::StringLiterals;

namespace
{

struct Words {
    QString name; ///< lower case
    QString arguments;
    bool isUnsigned = false;
    bool zerofill = false;

    [[nodiscard]] std::optional<int> number(int place) const
    {
        bool isNumber = false;
        const int value = arguments.section(u',', place, place).trimmed().toInt(&isNumber);
        return isNumber ? std::optional(value) : std::nullopt;
    }
};

Words wordsOf(const QString &written)
{
    Words words;
    const qsizetype open = written.indexOf(u'(');
    const qsizetype close = written.lastIndexOf(u')');
    const QString head = open < 0 ? written : written.left(open);
    const QString tail = open < 0 ? QString() : written.mid(close + 1);
    if (open >= 0)
        words.arguments = written.mid(open + 1, close - open - 1);
    QStringList names;
    for (const QString &word : (head + u' ' + tail).toLower().split(u' ', Qt::SkipEmptyParts)) {
        if (word == u"unsigned"_s)
            words.isUnsigned = true;
        else if (word == u"zerofill"_s)
            words.zerofill = words.isUnsigned = true;
        else if (word != u"signed"_s)
            names << word;
    }
    words.name = names.join(u' ');
    return words;
}

std::optional<sql::SqlType> integerType(const Words &words)
{
    using Name = sql::IntegerType::Name;
    struct Known {
        QStringView name;
        Name kind;
    };
    static constexpr std::array known{Known{u"int", Name::Integer},         Known{u"integer", Name::Integer},
                                      Known{u"bigint", Name::BigInteger},   Known{u"smallint", Name::SmallInteger},
                                      Known{u"tinyint", Name::TinyInteger}, Known{u"mediumint", Name::MediumInteger},
                                      Known{u"int1", Name::TinyInteger},    Known{u"int2", Name::SmallInteger},
                                      Known{u"int4", Name::Integer},        Known{u"int8", Name::BigInteger}};
    for (const Known &each : known) {
        if (words.name != each.name)
            continue;
        sql::IntegerType type;
        type.name = each.kind;
        type.isUnsigned = words.isUnsigned;
        type.zerofill = words.zerofill;
        // A width means nothing but with ZEROFILL, and MySQL 8 no longer tells it; tinyint(1) is how a boolean is
        // known.
        const std::optional<int> width = words.number(0);
        if (words.zerofill || (each.kind == Name::TinyInteger && width == 1))
            type.displayWidth = width;
        return sql::SqlType(type);
    }
    return std::nullopt;
}

std::optional<sql::SqlType> stringType(const Words &words)
{
    using Name = sql::StringType::Name;
    struct Known {
        QStringView name;
        Name kind;
        bool hasLength;
    };
    static constexpr std::array known{Known{u"varchar", Name::Varchar, true},
                                      Known{u"char", Name::Char, true},
                                      Known{u"character varying", Name::Varchar, true},
                                      Known{u"character", Name::Char, true},
                                      Known{u"nvarchar", Name::Varchar, true},
                                      Known{u"national varchar", Name::Varchar, true},
                                      Known{u"nchar", Name::Char, true},
                                      Known{u"national char", Name::Char, true},
                                      Known{u"text", Name::Text, false},
                                      Known{u"tinytext", Name::TinyText, false},
                                      Known{u"mediumtext", Name::MediumText, false},
                                      Known{u"longtext", Name::LongText, false}};
    for (const Known &each : known) {
        if (words.name != each.name)
            continue;
        sql::StringType type;
        type.name = each.kind;
        if (each.hasLength)
            type.length = words.number(0).value_or(1);
        if (words.name.startsWith(u'n'))
            type.charset = u"utf8mb3"_s;
        return sql::SqlType(type);
    }
    return std::nullopt;
}

std::optional<sql::SqlType> binaryType(const Words &words)
{
    using Name = sql::BinaryType::Name;
    struct Known {
        QStringView name;
        Name kind;
        bool hasLength;
    };
    static constexpr std::array known{Known{u"blob", Name::Blob, false},
                                      Known{u"tinyblob", Name::TinyBlob, false},
                                      Known{u"mediumblob", Name::MediumBlob, false},
                                      Known{u"longblob", Name::LongBlob, false},
                                      Known{u"binary", Name::Binary, true},
                                      Known{u"varbinary", Name::Varbinary, true}};
    for (const Known &each : known) {
        if (words.name != each.name)
            continue;
        sql::BinaryType type;
        type.name = each.kind;
        if (each.hasLength)
            type.length = words.number(0).value_or(1);
        return sql::SqlType(type);
    }
    return std::nullopt;
}

std::optional<sql::SqlType> momentType(const Words &words)
{
    using Name = sql::DateTimeType::Name;
    sql::DateTimeType type;
    type.fsp = words.number(0);
    if (type.fsp == 0)
        type.fsp.reset();
    if (words.name == u"datetime"_s)
        type.name = Name::DateTime;
    else if (words.name == u"timestamp"_s)
        type.name = Name::Timestamp;
    else if (words.name == u"time"_s)
        type.name = Name::Time;
    else if (words.name == u"date"_s)
        type.name = Name::Date;
    else if (words.name == u"year"_s) {
        type.name = Name::Year;
        type.fsp.reset();
    } else {
        return std::nullopt;
    }
    return sql::SqlType(type);
}

sql::SqlType reportedType(const QString &written)
{
    if (written.isEmpty())
        return {};
    const Words words = wordsOf(written);
    const QString &name = words.name;
    if (const auto integer = integerType(words))
        return *integer;
    if (const auto string = stringType(words))
        return *string;
    if (const auto binary = binaryType(words))
        return *binary;
    if (const auto moment = momentType(words))
        return *moment;
    if (name == u"bool"_s || name == u"boolean"_s) {
        sql::IntegerType type;
        type.name = sql::IntegerType::Name::TinyInteger;
        type.displayWidth = 1;
        return sql::SqlType(type);
    }
    if (name == u"decimal"_s || name == u"numeric"_s || name == u"dec"_s || name == u"fixed"_s) {
        sql::NumericType type;
        type.name = sql::NumericType::Name::Decimal;
        type.precision = words.number(0).value_or(10);
        type.scale = words.number(1).value_or(0);
        type.isUnsigned = words.isUnsigned;
        type.zerofill = words.zerofill;
        return sql::SqlType(type);
    }
    const bool isDouble = name == u"double"_s || name == u"double precision"_s || name == u"real"_s ||
                          (name == u"float"_s && words.number(0).value_or(0) > 24 && !words.number(1));
    if (isDouble || name == u"float"_s) {
        sql::FloatType type;
        type.name = isDouble ? sql::FloatType::Name::MySqlDouble : sql::FloatType::Name::MySqlFloat;
        if (words.number(1)) {
            type.precision = words.number(0);
            type.scale = words.number(1);
        }
        type.isUnsigned = words.isUnsigned;
        type.zerofill = words.zerofill;
        return sql::SqlType(type);
    }
    if (name == u"json"_s)
        return sql::SqlType(sql::JsonType{});
    if (name == u"bit"_s)
        return sql::SqlType(sql::BitType{words.number(0).value_or(1), false, true});
    if (name == u"uuid"_s) {
        sql::UuidType type;
        type.sqlUuid = true;
        return sql::SqlType(type);
    }
    if (name == u"enum"_s || name == u"set"_s) {
        sql::EnumType type;
        type.kind = name == u"enum"_s ? sql::EnumType::Name::MySqlEnum : sql::EnumType::Name::MySqlSet;
        sql::TokenCursor at(words.arguments, sql::mysqlRules());
        while (at.isString()) {
            type.values << at.takeString();
            at.take(u",");
        }
        return sql::SqlType(type);
    }
    return sql::SqlType(sql::RawType{written.simplified().toLower()});
}

QString usualCollationOf(const QString &charset, const QString &ofUtf8mb4)
{
    struct Known {
        QStringView charset;
        QStringView language;
    };
    static constexpr std::array known{
        Known{u"latin1", u"swedish"}, Known{u"dec8", u"swedish"},   Known{u"swe7", u"swedish"},
        Known{u"hp8", u"english"},    Known{u"latin5", u"turkish"}, Known{u"tis620", u"thai"},
        Known{u"euckr", u"korean"},   Known{u"ujis", u"japanese"},  Known{u"sjis", u"japanese"},
        Known{u"cp932", u"japanese"}, Known{u"big5", u"chinese"},   Known{u"eucjpms", u"japanese"},
        Known{u"gbk", u"chinese"},    Known{u"gb2312", u"chinese"}, Known{u"gb18030", u"chinese"}};
    if (charset == u"utf8mb4"_s)
        return ofUtf8mb4;
    if (charset == u"binary"_s)
        return charset;
    const auto *found =
        std::find_if(known.begin(), known.end(), [&](const Known &each) { return each.charset == charset; });
    return charset + u'_' + (found == known.end() ? QStringView(u"general") : found->language) + u"_ci"_s;
}

ddl::Customs customsOf(MySqlDialect::Product product)
{
    const bool isMariaDb = product == MySqlDialect::Product::MariaDb;
    ddl::Customs customs;
    customs.lexical = sql::mysqlRules();
    customs.quoting = {u'`', u'`', isMariaDb ? &mariadbReservedWords() : &mysqlReservedWords()};
    customs.automaticNames = isMariaDb ? ddl::AutomaticNames::Mariadb : ddl::AutomaticNames::Mysql;
    customs.foreignKeysMakeIndexes = true;
    customs.uniqueIndexesAreConstraints = true;
    customs.truthIsNumber = true;
    customs.defaultActions = {u"NO ACTION"_s, u"RESTRICT"_s};
    customs.identifierLength = 64;
    customs.usualCollation = isMariaDb
                                 ? [](const QString &set) { return usualCollationOf(set, u"utf8mb4_general_ci"_s); }
                                 : [](const QString &set) { return usualCollationOf(set, u"utf8mb4_0900_ai_ci"_s); };
    customs.type = reportedType;
    return customs;
}

} // namespace

const ddl::Customs &MySqlDialect::customs() const
{
    static const ddl::Customs mysql = customsOf(Product::MySql);
    static const ddl::Customs mariadb = customsOf(Product::MariaDb);
    return product_ == Product::MariaDb ? mariadb : mysql;
}

} // namespace retort::dialects
