#include <core/dialects/sqlite/compile.h>

namespace retort::dialects
{
namespace
{

/// EXTRACT(field FROM moment), which strftime() gives; empty for a field that it has not.
QString extracted(const QString &argument)
{
    static const QHash<QString, QString> formats{
        {QStringLiteral("month"), QStringLiteral("%m")},  {QStringLiteral("day"), QStringLiteral("%d")},
        {QStringLiteral("year"), QStringLiteral("%Y")},   {QStringLiteral("second"), QStringLiteral("%S")},
        {QStringLiteral("hour"), QStringLiteral("%H")},   {QStringLiteral("doy"), QStringLiteral("%j")},
        {QStringLiteral("minute"), QStringLiteral("%M")}, {QStringLiteral("epoch"), QStringLiteral("%s")},
        {QStringLiteral("dow"), QStringLiteral("%w")},    {QStringLiteral("week"), QStringLiteral("%W")}};
    const auto format = formats.find(argument.section(u' ', 0, 0));
    if (format == formats.end())
        return {};
    return u"CAST(STRFTIME('" + *format + u"', " + argument.section(QStringLiteral(" FROM "), 1) + u") AS INTEGER)";
}

} // namespace

QString SqliteDialect::functionText(const QString &name, const QStringList &arguments) const
{
    const QString lower = name.toLower();
    if (lower == QStringLiteral("now"))
        return QStringLiteral("CURRENT_TIMESTAMP");
    if (lower == QStringLiteral("localtimestamp"))
        return QStringLiteral("DATETIME(CURRENT_TIMESTAMP, \"localtime\")");
    if (lower == QStringLiteral("char_length"))
        return GenericDialect::functionText(QStringLiteral("length"), arguments);
    if (name == QStringLiteral("EXTRACT") && arguments.size() == 1) {
        if (QString text = extracted(arguments.front()); !text.isEmpty())
            return text;
    }
    return GenericDialect::functionText(name, arguments);
}

QString SqliteDialect::operatorText(const QString &op, const QString &left, const QString &right) const
{
    if (op == QStringLiteral("IS DISTINCT FROM"))
        return left + u" IS NOT " + right;
    if (op == QStringLiteral("IS NOT DISTINCT FROM"))
        return left + u" IS " + right;
    if (op == QStringLiteral("XOR"))
        return u"((" + left + u" | " + right + u") - (" + left + u" & " + right + u"))";
    return GenericDialect::operatorText(op, left, right);
}

QString SqliteDialect::limitClause(std::optional<qint64> limit, std::optional<qint64> offset) const
{
    return u"\n LIMIT " + QString::number(limit.value_or(-1)) + u" OFFSET " + QString::number(offset.value_or(0));
}

} // namespace retort::dialects
