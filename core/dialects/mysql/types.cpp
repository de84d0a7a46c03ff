#include <core/base/overloaded.h>
#include <core/dialects/error_codes.h>
#include <core/dialects/mysql/compile.h>

namespace retort::dialects
{
namespace
{

QString parenthesized(const std::optional<int> &number)
{
    return number ? QString(u'(' + QString::number(*number) + u')') : QString();
}

QString parenthesized(const std::optional<int> &precision, const std::optional<int> &scale)
{
    return precision && scale ? QString(u'(' + QString::number(*precision) + u", " + QString::number(*scale) + u')')
                              : QString();
}

template <typename Type> QString extended(QString text, const Type &type)
{
    if (type.isUnsigned)
        text += QStringLiteral(" UNSIGNED");
    if (type.zerofill)
        text += QStringLiteral(" ZEROFILL");
    return text;
}

QString extended(const QString &text, const sql::StringType &type)
{
    QStringList words{text};
    if (!type.national) {
        if (!type.charset.isEmpty())
            words << u"CHARACTER SET " + type.charset;
        else if (type.ascii)
            words << QStringLiteral("ASCII");
        else if (type.unicode)
            words << QStringLiteral("UNICODE");
    } else {
        words.prepend(QStringLiteral("NATIONAL"));
    }
    if (!type.collation.isEmpty())
        words << u"COLLATE " + type.collation;
    else if (type.binary)
        words << QStringLiteral("BINARY");
    return words.join(u' ');
}

/// Zero digits of a second are the default, and not written.
QString fraction(const std::optional<int> &precision)
{
    return precision.value_or(0) > 0 ? parenthesized(precision) : QString();
}

} // namespace

sql::Value MySqlDialect::stored(const sql::Value &value, const sql::SqlType &type) const
{
    const auto *boolean = std::get_if<bool>(&value);
    if (boolean && std::holds_alternative<sql::IntegerType>(resolved(type).kind))
        return qint64(*boolean ? 1 : 0);
    return GenericDialect::stored(value, type);
}

Result<QString> MySqlDialect::castType(const sql::SqlType &type) const
{
    using R = Result<QString>;
    const sql::SqlType &own = resolved(type);
    if (const auto *integer = std::get_if<sql::IntegerType>(&own.kind))
        return integer->isUnsigned ? QStringLiteral("UNSIGNED INTEGER") : QStringLiteral("SIGNED INTEGER");
    if (const auto *text = std::get_if<sql::StringType>(&own.kind)) {
        sql::StringType plain;
        plain.name = sql::StringType::Name::Char;
        plain.length = text->length;
        return typeText(sql::SqlType(plain));
    }
    if (std::holds_alternative<sql::BinaryType>(own.kind))
        return QStringLiteral("BINARY");
    if (const auto *moment = std::get_if<sql::DateTimeType>(&own.kind);
        moment && moment->name == sql::DateTimeType::Name::Timestamp)
        return QString(u"DATETIME" + fraction(moment->fsp));
    if (const auto *number = std::get_if<sql::NumericType>(&own.kind)) {
        RETORT_TRY(QString text, typeText(sql::SqlType(*number)));
        return R(text.replace(QStringLiteral("NUMERIC"), QStringLiteral("DECIMAL")));
    }
    if (std::holds_alternative<sql::DateTimeType>(own.kind) || std::holds_alternative<sql::JsonType>(own.kind) ||
        std::holds_alternative<sql::FloatType>(own.kind))
        return renderType(type);
    return QString(); // no CAST to any other type: the value is taken as it is
}

QString MySqlDialect::enumeratedText(const QString &word, const sql::EnumType &type) const
{
    QStringList values;
    for (QString value : type.values)
        values << u'\'' + value.replace(u'\'', QStringLiteral("''")) + u'\'';
    sql::StringType decoration;
    decoration.charset = type.charset;
    decoration.collation = type.collation;
    decoration.ascii = type.ascii;
    decoration.unicode = type.unicode;
    decoration.binary = type.binary;
    return extended(QString(word + u'(' + values.join(u',') + u')'), decoration);
}

Result<QString> MySqlDialect::stringText(const sql::StringType &type) const
{
    using Name = sql::StringType::Name;
    sql::StringType national = type;
    switch (type.name) {
    case Name::Nvarchar:
    case Name::Nchar:
        national.national = true;
        break;
    default:
        break;
    }
    switch (type.name) {
    case Name::String:
    case Name::Unicode:
    case Name::Varchar:
    case Name::Nvarchar:
        if (!type.length)
            return fail(errors::TypeIncomplete,
                        {{QStringLiteral("type"),
                          type.name == Name::Nvarchar ? QStringLiteral("NVARCHAR") : QStringLiteral("VARCHAR")},
                         {QStringLiteral("what"), QStringLiteral("a length")},
                         {QStringLiteral("dialect"), name()}});
        return extended(QString(u"VARCHAR" + parenthesized(type.length)), national);
    case Name::Char:
    case Name::Nchar:
        return extended(QString(u"CHAR" + parenthesized(type.length)), national);
    case Name::Text:
    case Name::UnicodeText:
        return extended(QString(u"TEXT" + parenthesized(type.length)), national);
    case Name::TinyText:
        return extended(QStringLiteral("TINYTEXT"), national);
    case Name::MediumText:
        return extended(QStringLiteral("MEDIUMTEXT"), national);
    case Name::LongText:
        return extended(QStringLiteral("LONGTEXT"), national);
    case Name::Clob:
        return QStringLiteral("CLOB");
    }
    return QString();
}

Result<QString> MySqlDialect::typeText(const sql::SqlType &type) const
{
    const auto unknown = [this](const QString &what) {
        return fail(errors::TypeNotSupported, {{QStringLiteral("dialect"), name()}, {QStringLiteral("type"), what}});
    };
    if (const auto *integer = std::get_if<sql::IntegerType>(&type.kind)) {
        RETORT_TRY(const QString word, GenericDialect::typeText(type));
        return extended(QString(word + parenthesized(integer->displayWidth)), *integer);
    }
    if (const auto *number = std::get_if<sql::NumericType>(&type.kind)) {
        RETORT_TRY(const QString word, GenericDialect::typeText(type));
        return extended(word, *number);
    }
    if (const auto *number = std::get_if<sql::FloatType>(&type.kind)) {
        using Name = sql::FloatType::Name;
        RETORT_TRY(const QString word, GenericDialect::typeText(type));
        switch (number->name) {
        case Name::Float:
            return QString(word + parenthesized(number->precision));
        case Name::MySqlFloat:
            return extended(QString(word + (number->scale ? parenthesized(number->precision, number->scale)
                                                          : parenthesized(number->precision))),
                            *number);
        case Name::Double:
        case Name::SqlDouble:
        case Name::DoublePrecision:
        case Name::Real:
            return word;
        case Name::MySqlDouble:
        case Name::MySqlReal:
            return extended(QString(word + parenthesized(number->precision, number->scale)), *number);
        }
    }
    if (const auto *text = std::get_if<sql::StringType>(&type.kind))
        return stringText(*text);
    if (const auto *bytes = std::get_if<sql::BinaryType>(&type.kind)) {
        using Name = sql::BinaryType::Name;
        if (bytes->name == Name::LargeBinary || bytes->name == Name::Blob)
            return QString(u"BLOB" + parenthesized(bytes->length));
        if (bytes->name == Name::Bytea)
            return unknown(QStringLiteral("BYTEA"));
    }
    if (std::holds_alternative<sql::BooleanType>(type.kind))
        return QStringLiteral("BOOL");
    if (const auto *moment = std::get_if<sql::DateTimeType>(&type.kind)) {
        using Name = sql::DateTimeType::Name;
        RETORT_TRY(const QString word, GenericDialect::typeText(type));
        if (moment->name == Name::Year)
            return QString(word + parenthesized(moment->displayWidth));
        return QString(word + fraction(moment->fsp));
    }
    if (const auto *choice = std::get_if<sql::EnumType>(&type.kind)) {
        if (choice->kind == sql::EnumType::Name::MySqlSet)
            return enumeratedText(QStringLiteral("SET"), *choice);
        if (choice->native || choice->kind == sql::EnumType::Name::MySqlEnum)
            return enumeratedText(QStringLiteral("ENUM"), *choice);
    }
    if (const auto *bits = std::get_if<sql::BitType>(&type.kind))
        return QString(u"BIT" + parenthesized(bits->length));
    if (const auto *json = std::get_if<sql::JsonType>(&type.kind); json && json->name == sql::JsonType::Name::Jsonb)
        return unknown(QStringLiteral("JSONB"));
    if (const auto *span = std::get_if<sql::IntervalType>(&type.kind); span && span->sqlInterval)
        return unknown(QStringLiteral("INTERVAL"));
    if (const auto *uuid = std::get_if<sql::UuidType>(&type.kind); uuid && capabilities().nativeUuid && uuid->native)
        return QStringLiteral("UUID");
    return GenericDialect::typeText(type);
}

} // namespace retort::dialects
