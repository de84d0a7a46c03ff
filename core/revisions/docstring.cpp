#include <core/revisions/docstring.h>

#include <QFileInfo>

#include <algorithm>
#include <array>

namespace retort::revisions
{
namespace
{

bool repeatsHeader(const QString &line)
{
    static constexpr std::array keys{QLatin1StringView("revision id:"), QLatin1StringView("revises:"),
                                     QLatin1StringView("create date:")};
    const QString start = line.trimmed().toLower();
    return std::any_of(keys.begin(), keys.end(), [&start](QLatin1StringView key) { return start.startsWith(key); });
}

} // namespace

QString title(const Revision &revision)
{
    const QString message = summary(revision).simplified();
    return message.isEmpty() || repeatsHeader(message) ? QFileInfo(revision.path).fileName() : message;
}

QString description(const QString &doc)
{
    QStringList kept;
    bool below = false;
    for (const QString &line : doc.split(u'\n')) {
        if (!below)
            below = line.trimmed().isEmpty();
        else if (!repeatsHeader(line))
            kept << line;
    }
    return kept.join(u'\n').trimmed();
}

QDateTime createDate(const QString &doc)
{
    const QLatin1StringView key("Create Date:");
    const qsizetype at = doc.indexOf(key, 0, Qt::CaseInsensitive);
    if (at < 0)
        return {};
    const qsizetype start = at + key.size();
    qsizetype end = doc.indexOf(u'\n', start);
    if (end < 0)
        end = doc.size();
    const QString text = doc.mid(start, end - start).trimmed();
    // Alembic writes str(datetime): "2024-05-03 12:30:01.123456", with a time zone behind it where one is set.
    QDateTime moment = QDateTime::fromString(QString(text).replace(10, 1, u'T'), Qt::ISODateWithMs);
    if (!moment.isValid())
        moment = QDate::fromString(text.left(10), Qt::ISODate).startOfDay();
    return moment;
}

} // namespace retort::revisions
