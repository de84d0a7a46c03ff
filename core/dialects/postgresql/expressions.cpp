#include <core/dialects/postgresql/compile.h>

namespace retort::dialects
{

QString PostgresqlDialect::functionText(const QString &name, const QStringList &arguments) const
{
    using namespace expressions::functions;
    // ILIKE looks at no case by itself.
    if (name == caseInsensitive)
        return arguments.front();
    if (name == regexpMatch || name == regexpMismatch) {
        const QString &flags = arguments[2];
        const bool inAnyCase = flags == QStringLiteral("'i'");
        return arguments[0] + u' ' + QStringView(name == regexpMatch ? u"" : u"!") + u'~' +
               (inAnyCase ? QString(u"* " + arguments[1])
                          : QString(u" CONCAT('(?', " + flags + u", ')', " + arguments[1] + u')'));
    }
    return GenericDialect::functionText(name, arguments);
}

QString PostgresqlDialect::operatorText(const QString &op, const QString &left, const QString &right) const
{
    static const QHash<QString, QString> own{{QStringLiteral("REGEXP"), QStringLiteral("~")},
                                             {QStringLiteral("NOT REGEXP"), QStringLiteral("!~")},
                                             {QStringLiteral("XOR"), QStringLiteral("#")},
                                             {QStringLiteral("ILIKE"), QStringLiteral("ILIKE")},
                                             {QStringLiteral("NOT ILIKE"), QStringLiteral("NOT ILIKE")}};
    const auto found = own.find(op);
    return found == own.end() ? GenericDialect::operatorText(op, left, right)
                              : QString(left + u' ' + *found + u' ' + right);
}

} // namespace retort::dialects
