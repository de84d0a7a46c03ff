#include <core/sql/quoting.h>

#include <QCryptographicHash>

#include <algorithm>

namespace retort::sql
{
namespace
{

bool isPlain(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= u'a' && u <= u'z') || (u >= u'0' && u <= u'9') || u == u'_' || u == u'$';
}

} // namespace

QString quoteIdentifier(const QString &name, const QuotingRules &rules)
{
    const bool plain = !name.isEmpty() && std::all_of(name.begin(), name.end(), isPlain) &&
                       !(name[0].unicode() >= u'0' && name[0].unicode() <= u'9') && name[0] != u'$';
    if (plain && !(rules.reservedWords && rules.reservedWords->contains(QStringView(name))))
        return name;
    return quoteAlways(name, rules);
}

QString quoteAlways(const QString &name, const QuotingRules &rules)
{
    QString quoted = name;
    quoted.replace(rules.close, QString(2, rules.close));
    return rules.open + quoted + rules.close;
}

QString truncatedName(const QString &name, int limit)
{
    if (name.size() <= limit)
        return name;
    const QByteArray hash = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Md5).toHex();
    return name.left(limit - 8) + u'_' + QString::fromLatin1(hash.right(4));
}

} // namespace retort::sql
