#include <core/base/overloaded.h>
#include <core/dialects/sqlite/compile.h>

#include <QRegularExpression>

#include <algorithm>

namespace retort::dialects
{
namespace
{

/// SQLAlchemy stores times with six digits of a second, so that text compares as time does.
QString withMicroseconds(QString text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon < 0 || text.contains(u'+') || text.contains(u'Z'))
        return text;
    const qsizetype point = text.indexOf(u'.', colon);
    if (point < 0)
        return text + QStringLiteral(".000000");
    return text.leftJustified(point + 7, u'0');
}

/// The ISO text of a date, a time or both in the form that a storage_format asks for.
QString inFormat(const QString &format, const QString &text)
{
    static const QRegularExpression moment(
        QStringLiteral("^(?:(\\d+)-(\\d+)-(\\d+))?[ T]?(?:(\\d+):(\\d+)(?::(\\d+)(?:\\.(\\d+))?)?)?"));
    static const QRegularExpression field(QStringLiteral("%\\((\\w+)\\)(0?)(\\d{0,3})d|%%"));
    static const QStringList names{QStringLiteral("year"),       QStringLiteral("month"),  QStringLiteral("day"),
                                   QStringLiteral("hour"),       QStringLiteral("minute"), QStringLiteral("second"),
                                   QStringLiteral("microsecond")};
    const QRegularExpressionMatch parts = moment.match(text);
    QString made;
    qsizetype last = 0;
    for (auto fields = field.globalMatch(format); fields.hasNext();) {
        const QRegularExpressionMatch one = fields.next();
        made += QStringView(format).sliced(last, one.capturedStart() - last);
        last = one.capturedEnd();
        const qsizetype place = names.indexOf(one.captured(1));
        if (place < 0) {
            made += one.captured().startsWith(QStringLiteral("%%")) ? QStringLiteral("%") : one.captured();
            continue;
        }
        QString digits = parts.captured(static_cast<int>(place) + 1);
        if (place == names.size() - 1)
            digits = digits.leftJustified(6, u'0').left(6);
        made += QString::number(digits.toInt())
                    .rightJustified(one.captured(3).toInt(), one.captured(2).isEmpty() ? u' ' : u'0');
    }
    return made + QStringView(format).sliced(last);
}

/// SQLAlchemy calls a column whose values are digits only by a name that gives it TEXT affinity.
bool isOfDigits(const QString &format)
{
    const QString written = inFormat(format, {});
    return std::all_of(written.begin(), written.end(), [](QChar c) { return c.isDigit(); });
}

const QString *storageFormatOf(const sql::SqlType &type)
{
    const auto *moment = std::get_if<sql::DateTimeType>(&type.kind);
    return moment && !moment->storageFormat.isEmpty() ? &moment->storageFormat : nullptr;
}

} // namespace

sql::Value SqliteDialect::stored(const sql::Value &value, const sql::SqlType &type) const
{
    if (const QString *format = storageFormatOf(resolved(type))) {
        if (const auto *moment = std::get_if<sql::DateTime>(&value))
            return inFormat(*format, moment->text);
        if (const auto *date = std::get_if<sql::Date>(&value))
            return inFormat(*format, date->text);
        if (const auto *time = std::get_if<sql::Time>(&value))
            return inFormat(*format, u'T' + time->text);
    }
    if (const auto *moment = std::get_if<sql::DateTime>(&value))
        return sql::DateTime{withMicroseconds(moment->text)};
    if (const auto *time = std::get_if<sql::Time>(&value))
        return sql::Time{withMicroseconds(time->text)};
    const sql::SqlType &own = resolved(type);
    const auto *boolean = std::get_if<bool>(&value);
    if (boolean && !std::holds_alternative<sql::JsonType>(own.kind))
        return qint64(*boolean ? 1 : 0);
    return boolean || std::holds_alternative<qint64>(value) ? value : GenericDialect::stored(value, type);
}

Result<QString> SqliteDialect::typeText(const sql::SqlType &type) const
{
    if (const QString *format = storageFormatOf(type); format && isOfDigits(*format)) {
        RETORT_TRY(const QString word, GenericDialect::typeText(type));
        return QString(word + u"_CHAR");
    }
    const auto *raw = std::get_if<sql::RawType>(&type.kind);
    return raw ? Result<QString>(raw->text) : GenericDialect::typeText(type); // any name is one of a type here
}

} // namespace retort::dialects
