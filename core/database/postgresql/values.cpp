#include <core/base/overloaded.h>
#include <core/database/error_codes.h>
#include <core/database/postgresql/values.h>

#include <QLocale>
#include <QStringDecoder>

#include <cmath>
#include <memory>

#include <libpq-fe.h>

namespace retort::database::postgresql
{
using namespace Qt::Literals::StringLiterals;

namespace
{

// Object identifiers of types, which never change (pg_type.dat).
enum Oid : unsigned {
    Boolean = 16,
    Bytes = 17,
    Bigint = 20,
    Smallint = 21,
    Integer = 23,
    ObjectId = 26,
    JsonText = 114,
    Real = 700,
    Double = 701,
    DateOnly = 1082,
    TimeOnly = 1083,
    Timestamp = 1114,
    TimestampZone = 1184,
    Span = 1186,
    TimeZone = 1266,
    Numeric = 1700,
    UuidText = 2950,
    JsonBinary = 3802,
};

struct Free {
    void operator()(char *text) const { PQfreemem(text); }
    void operator()(unsigned char *text) const { PQfreemem(text); }
};

Result<QString> quoted(PGconn *connection, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    // It would end at one, and the rest be lost.
    if (utf8.contains('\0'))
        return fail(errors::SqlNullCharacter, {{u"statement"_s, text}});
    const std::unique_ptr<char, Free> literal(
        PQescapeLiteral(connection, utf8.constData(), static_cast<std::size_t>(utf8.size())));
    if (!literal)
        return fail(errors::ConnectionLost, {{u"message"_s, QString::fromUtf8(PQerrorMessage(connection)).trimmed()}});
    // With a backslash it is " E'...'", with the space.
    return QString::fromUtf8(literal.get());
}

// A minus after a minus would be a comment.
QString number(const QString &digits)
{
    return digits.startsWith(u'-') ? QString(u' ' + digits) : digits;
}

bool isPlainNumber(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || QStringView(u"+-.eE").contains(c);
    });
}

bool hasZone(const QString &clock)
{
    const qsizetype colon = clock.indexOf(u':');
    return colon >= 0 && (clock.indexOf(u'+', colon) >= 0 || clock.indexOf(u'-', colon) >= 0);
}

/// "+02" becomes "+02:00".
QString withFullZone(QString text)
{
    const qsizetype sign = std::max(text.lastIndexOf(u'+'), text.lastIndexOf(u'-'));
    if (sign > text.indexOf(u':') && sign == text.size() - 3)
        text += u":00"_s;
    return text;
}

QByteArray bytesOf(const char *text)
{
    std::size_t size = 0;
    const std::unique_ptr<unsigned char, Free> bytes(
        PQunescapeBytea(reinterpret_cast<const unsigned char *>(text), &size));
    return {reinterpret_cast<const char *>(bytes.get()), static_cast<qsizetype>(size)};
}

} // namespace

Result<QString> written(PGconn *connection, const sql::Value &value)
{
    const auto cast = [connection](const QString &text, const QString &type) {
        return quoted(connection, text).map([&](const QString &literal) { return QString(literal + u"::"_s + type); });
    };
    return std::visit(
        overloaded{
            [](const sql::Null &) -> Result<QString> { return u"NULL"_s; },
            [](bool truth) -> Result<QString> { return truth ? u"true"_s : u"false"_s; },
            [](qint64 whole) -> Result<QString> { return number(QString::number(whole)); },
            [&](double real) -> Result<QString> {
                if (std::isnan(real))
                    return u"'NaN'::float"_s;
                if (std::isinf(real))
                    return real > 0 ? u"'Infinity'::float"_s : u"'-Infinity'::float"_s;
                QString digits = QString::number(real, 'g', QLocale::FloatingPointShortest);
                return number(digits.contains(u'.') || digits.contains(u'e') ? digits : QString(digits + u".0"_s));
            },
            [&](const sql::Decimal &exact) -> Result<QString> {
                return isPlainNumber(exact.text) ? number(exact.text) : cast(exact.text, u"numeric"_s);
            },
            [&](const QString &text) { return quoted(connection, text); },
            [&](const QByteArray &bytes) -> Result<QString> {
                return QString(u"'\\x"_s + QString::fromLatin1(bytes.toHex()) + u"'::bytea"_s);
            },
            [&](const sql::Date &date) { return cast(date.text, u"date"_s); },
            [&](const sql::Time &time) { return cast(time.text, hasZone(time.text) ? u"timetz"_s : u"time"_s); },
            [&](const sql::DateTime &moment) {
                return cast(moment.text, hasZone(moment.text) ? u"timestamptz"_s : u"timestamp"_s);
            },
            [&](const sql::Interval &span) { return cast(span.text, u"interval"_s); },
            [&](const sql::Json &json) { return quoted(connection, json.text); },
            [&](const sql::Uuid &uuid) { return cast(uuid.text, u"uuid"_s); },
        },
        value);
}

Result<sql::Value> valueAt(const PGresult *result, int row, int column)
{
    if (PQgetisnull(result, row, column) != 0)
        return sql::Value(sql::Null{});
    const char *raw = PQgetvalue(result, row, column);
    const QByteArrayView cell(raw, PQgetlength(result, row, column));
    switch (PQftype(result, column)) {
    case Boolean:
        return sql::Value(cell == "t");
    case Smallint:
    case Integer:
    case Bigint:
    case ObjectId:
        return sql::Value(static_cast<qint64>(cell.toLongLong()));
    case Real:
    case Double:
        if (cell == "NaN")
            return sql::Value(std::nan(""));
        if (cell == "Infinity" || cell == "-Infinity")
            return sql::Value(cell.startsWith('-') ? -HUGE_VAL : HUGE_VAL);
        return sql::Value(cell.toDouble());
    case Bytes:
        return sql::Value(bytesOf(raw));
    default:
        break;
    }
    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
    QString text = decoder(cell);
    if (decoder.hasError()) // of a database whose encoding is SQL_ASCII
        return fail(errors::ValueNotUtf8, {{u"column"_s, QString::fromUtf8(PQfname(result, column))}});
    switch (PQftype(result, column)) {
    case Numeric:
        return sql::Value(sql::Decimal{text});
    case DateOnly:
        return sql::Value(sql::Date{text});
    case TimeOnly:
        return sql::Value(sql::Time{text});
    case TimeZone:
        return sql::Value(sql::Time{withFullZone(text)});
    case Timestamp:
        return sql::Value(sql::DateTime{text});
    case TimestampZone:
        return sql::Value(sql::DateTime{withFullZone(text)});
    case Span:
        return sql::Value(sql::Interval{text});
    case JsonText:
    case JsonBinary:
        return sql::Value(sql::Json{text});
    case UuidText:
        return sql::Value(sql::Uuid{text});
    default:
        return sql::Value(text);
    }
}

} // namespace retort::database::postgresql
