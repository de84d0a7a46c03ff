#include <core/migration/journal/digest.h>

#include <QCryptographicHash>

namespace retort::migration::journal
{

QString digestOf(const QString &text)
{
    return digestOf(text.toUtf8());
}

QString digestOf(const QByteArray &content)
{
    return QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
}

} // namespace retort::migration::journal
