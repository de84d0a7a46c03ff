#include <core/base/overloaded.h>
#include <core/dialects/sqlite/compile.h>

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

} // namespace

sql::Value SqliteDialect::stored(const sql::Value &value, const sql::SqlType &type) const
{
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
    return GenericDialect::typeText(type);
}

} // namespace retort::dialects
