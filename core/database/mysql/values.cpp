#include <core/base/overloaded.h>
#include <core/database/error_codes.h>
#include <core/database/mysql/values.h>

#include <QLocale>
#include <QStringDecoder>

#include <cmath>

#include <mysql.h>

namespace retort::database::mysql
{
using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr unsigned binaryCharset = 63;

QString quoted(MYSQL *handle, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    QByteArray escaped(2 * utf8.size() + 1, Qt::Uninitialized);
    escaped.truncate(static_cast<qsizetype>(
        mysql_real_escape_string(handle, escaped.data(), utf8.constData(), static_cast<unsigned long>(utf8.size()))));
    return u'\'' + QString::fromUtf8(escaped) + u'\'';
}

// A minus after a minus would be a comment.
QString number(const QString &digits)
{
    return digits.startsWith(u'-') ? QString(u' ' + digits) : digits;
}

/// "12:00:00+02:00" without the zone.
QString withoutZone(const QString &clock)
{
    const qsizetype colon = clock.indexOf(u':');
    const qsizetype zone = std::max(clock.indexOf(u'+', colon), clock.indexOf(u'-', colon));
    return colon >= 0 && zone >= 0 ? clock.left(zone) : clock;
}

bool isZeroDate(QByteArrayView text)
{
    // A month or a day of 00 is no date, and Python's drivers give such ones as text.
    return text.size() >= 10 && (text.sliced(5, 2) == "00" || text.sliced(8, 2) == "00");
}

sql::Value wholeNumber(QByteArrayView text)
{
    bool isRight = false;
    const qint64 whole = text.toLongLong(&isRight);
    return isRight ? sql::Value(whole) : sql::Value(sql::Decimal{QString::fromLatin1(text)}); // BIGINT UNSIGNED
}

Result<sql::Value> text(QByteArrayView cell, const MYSQL_FIELD &field)
{
    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
    QString decoded = decoder(cell);
    if (decoder.hasError())
        return fail(errors::ValueNotUtf8, {{u"column"_s, QString::fromUtf8(field.name)}});
    return sql::Value(std::move(decoded));
}

Result<sql::Value> valueOf(QByteArrayView cell, const MYSQL_FIELD &field)
{
    const auto latin = [&] { return QString::fromLatin1(cell); };
    switch (field.type) {
    case MYSQL_TYPE_TINY:
    case MYSQL_TYPE_SHORT:
    case MYSQL_TYPE_INT24:
    case MYSQL_TYPE_LONG:
    case MYSQL_TYPE_LONGLONG:
    case MYSQL_TYPE_YEAR:
        return wholeNumber(cell);
    case MYSQL_TYPE_FLOAT:
    case MYSQL_TYPE_DOUBLE:
        return sql::Value(cell.toDouble());
    case MYSQL_TYPE_DECIMAL:
    case MYSQL_TYPE_NEWDECIMAL:
        return sql::Value(sql::Decimal{latin()});
    case MYSQL_TYPE_DATE:
    case MYSQL_TYPE_NEWDATE:
        return isZeroDate(cell) ? sql::Value(latin()) : sql::Value(sql::Date{latin()});
    case MYSQL_TYPE_DATETIME:
    case MYSQL_TYPE_TIMESTAMP:
        return isZeroDate(cell) ? sql::Value(latin()) : sql::Value(sql::DateTime{latin()});
    case MYSQL_TYPE_TIME: // up to 838 hours, also negative
        return sql::Value(sql::Interval{latin()});
    case MYSQL_TYPE_NULL:
        return sql::Value(sql::Null{});
    case MYSQL_TYPE_BIT:
    case MYSQL_TYPE_GEOMETRY:
        return sql::Value(QByteArray(cell.data(), cell.size()));
    default:
        if (field.charsetnr == binaryCharset && field.type != MYSQL_TYPE_JSON)
            return sql::Value(QByteArray(cell.data(), cell.size()));
        return text(cell, field);
    }
}

} // namespace

Result<QString> written(MYSQL *handle, const sql::Value &value)
{
    return std::visit(
        overloaded{
            [](const sql::Null &) -> Result<QString> { return u"NULL"_s; },
            [](bool truth) -> Result<QString> { return truth ? u"true"_s : u"false"_s; },
            [](qint64 whole) -> Result<QString> { return number(QString::number(whole)); },
            [](double real) -> Result<QString> {
                if (!std::isfinite(real))
                    return fail(errors::SqlFailed, {{u"message"_s, u"%1 can not be used with MySQL"_s.arg(real)}});
                const QString digits = QString::number(real, 'g', QLocale::FloatingPointShortest);
                return number(digits.contains(u'e') ? digits : QString(digits + u"e0"_s));
            },
            [&](const sql::Decimal &exact) -> Result<QString> {
                bool isNumber = false;
                (void)exact.text.toDouble(&isNumber);
                return isNumber && exact.text != u"inf" && exact.text != u"nan" ? number(exact.text)
                                                                                : quoted(handle, exact.text);
            },
            [&](const QString &text) -> Result<QString> { return quoted(handle, text); },
            [](const QByteArray &bytes) -> Result<QString> {
                return QString(u"_binary X'"_s + QString::fromLatin1(bytes.toHex()) + u'\'');
            },
            [&](const sql::Date &date) -> Result<QString> { return quoted(handle, date.text); },
            [&](const sql::Time &time) -> Result<QString> { return quoted(handle, withoutZone(time.text)); },
            [&](const sql::DateTime &moment) -> Result<QString> { return quoted(handle, withoutZone(moment.text)); },
            [&](const sql::Interval &span) -> Result<QString> { return quoted(handle, span.text); },
            [&](const sql::Json &json) -> Result<QString> { return quoted(handle, json.text); },
            [&](const sql::Uuid &uuid) -> Result<QString> { return quoted(handle, uuid.text); },
        },
        value);
}

Result<QueryResult> read(MYSQL_RES *result)
{
    QueryResult answer;
    const unsigned columns = mysql_num_fields(result);
    const MYSQL_FIELD *fields = mysql_fetch_fields(result);
    for (unsigned i = 0; i < columns; ++i)
        answer.columns << QString::fromUtf8(fields[i].name);
    while (MYSQL_ROW raw = mysql_fetch_row(result)) {
        const unsigned long *lengths = mysql_fetch_lengths(result);
        std::vector<sql::Value> row;
        row.reserve(columns);
        for (unsigned i = 0; i < columns; ++i) {
            if (raw[i] == nullptr) {
                row.emplace_back(sql::Null{});
                continue;
            }
            RETORT_TRY(sql::Value cell, valueOf(QByteArrayView(raw[i], static_cast<qsizetype>(lengths[i])), fields[i]));
            row.push_back(std::move(cell));
        }
        answer.rows.push_back(std::move(row));
    }
    return answer;
}

} // namespace retort::database::mysql
