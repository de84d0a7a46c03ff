#include <core/dialects/generic_dialect.h>

// What an expression and the clauses of a query are, where most databases agree.

namespace retort::dialects
{

QString GenericDialect::functionText(const QString &name, const QStringList &arguments) const
{
    using namespace expressions::functions;
    static const QStringList withoutParentheses{QStringLiteral("current_date"),      QStringLiteral("current_time"),
                                                QStringLiteral("current_timestamp"), QStringLiteral("current_user"),
                                                QStringLiteral("localtime"),         QStringLiteral("localtimestamp"),
                                                QStringLiteral("session_user"),      QStringLiteral("user")};
    if (arguments.isEmpty() && withoutParentheses.contains(name.toLower()))
        return name.toUpper();
    if (name == concatenation || name == likePattern)
        return arguments.join(QStringLiteral(" || "));
    if (name == caseInsensitive)
        return u"lower(" + arguments.front() + u')';
    if (name == nextValue)
        return u"nextval('" + arguments.join(u'.').replace(u'\'', QStringLiteral("''")) + u"')";
    if (name == inserted)
        return u"excluded." + arguments.front();
    if (name == regexpMatch || name == regexpMismatch)
        return arguments[0] + QStringView(name == regexpMatch ? u" REGEXP " : u" NOT REGEXP ") + arguments[1];
    const QStringList &written =
        arguments.isEmpty() && name == QStringLiteral("count") ? QStringList{QStringLiteral("*")} : arguments;
    return name + u'(' + written.join(QStringLiteral(", ")) + u')';
}

QString GenericDialect::operatorText(const QString &op, const QString &left, const QString &right) const
{
    const auto with = [&](const QStringView word) { return QString(left + u' ' + word + u' ' + right); };
    // Both sides are in small letters where there is no ILIKE.
    if (op == QStringLiteral("ILIKE"))
        return with(u"LIKE");
    if (op == QStringLiteral("NOT ILIKE"))
        return with(u"NOT LIKE");
    if (op == QStringLiteral("//"))
        return with(u"/");
    if (op == QStringLiteral("XOR"))
        return with(u"^");
    return with(op);
}

QString GenericDialect::lockClause(const expressions::RowLock &lock) const
{
    QStringList tables;
    for (const QString &table : lock.of)
        tables << quote(table);
    const QString of = tables.isEmpty() ? QString() : QString(u" OF " + tables.join(QStringLiteral(", ")));
    const QStringView words = lock.shared ? (lock.keyShare ? u" FOR KEY SHARE" : u" FOR SHARE")
                                          : (lock.keyShare ? u" FOR NO KEY UPDATE" : u" FOR UPDATE");
    return words + of + QStringView(lock.nowait ? u" NOWAIT" : u"") +
           QStringView(lock.skipLocked ? u" SKIP LOCKED" : u"");
}

Result<QString> GenericDialect::castType(const sql::SqlType &type) const
{
    return renderType(type);
}

QString GenericDialect::limitClause(std::optional<qint64> limit, std::optional<qint64> offset) const
{
    QString text;
    if (limit)
        text += u" \n LIMIT " + QString::number(*limit);
    if (offset)
        text += (limit ? QString() : QStringLiteral("\n LIMIT ALL")) + u" OFFSET " + QString::number(*offset);
    return text;
}

} // namespace retort::dialects
