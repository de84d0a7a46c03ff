#include <core/dialects/mysql/compile.h>

namespace retort::dialects
{

QString MySqlDialect::functionText(const QString &name, const QStringList &arguments) const
{
    using namespace expressions::functions;
    const QString lower = name.toLower();
    const QString written = arguments.join(QStringLiteral(", "));
    if (lower == QStringLiteral("random"))
        return u"rand(" + written + u')';
    if (lower == QStringLiteral("sysdate"))
        return QStringLiteral("SYSDATE()");
    if (name == concatenation || name == likePattern)
        return u"concat(" + written + u')';
    if (name == nextValue)
        return u"nextval(" + arguments.join(u'.') + u')';
    if (name == inserted)
        return u"VALUES(" + written + u')';
    if (name == regexpMatch || name == regexpMismatch) {
        const QStringView negation = name == regexpMatch ? u"" : u"NOT ";
        if (product_ == Product::MySql)
            return negation + u"REGEXP_LIKE(" + written + u')';
        return arguments[0] + u' ' + negation + u"REGEXP CONCAT('(?', " + arguments[2] + u", ')', " + arguments[1] +
               u')';
    }
    return GenericDialect::functionText(name, arguments);
}

QString MySqlDialect::operatorText(const QString &op, const QString &left, const QString &right) const
{
    if (op == QStringLiteral("//"))
        return u"FLOOR(" + left + u" / " + right + u')';
    if (op == QStringLiteral("IS DISTINCT FROM"))
        return u"NOT (" + left + u" <=> " + right + u')';
    if (op == QStringLiteral("IS NOT DISTINCT FROM"))
        return left + u" <=> " + right;
    return GenericDialect::operatorText(op, left, right);
}

QString MySqlDialect::lockClause(const expressions::RowLock &lock) const
{
    return QStringView(lock.shared ? u" LOCK IN SHARE MODE" : u" FOR UPDATE") +
           QStringView(lock.nowait ? u" NOWAIT" : u"") + QStringView(lock.skipLocked ? u" SKIP LOCKED" : u"");
}

QString MySqlDialect::limitClause(std::optional<qint64> limit, std::optional<qint64> offset) const
{
    if (!offset)
        return u" \n LIMIT " + QString::number(limit.value_or(0));
    return u" \n LIMIT " + QString::number(*offset) + u", " +
           (limit ? QString::number(*limit) : QStringLiteral("18446744073709551615"));
}

} // namespace retort::dialects
