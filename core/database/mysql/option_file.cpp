#include <core/base/files.h>
#include <core/database/mysql/option_file.h>

#include <QFileInfo>

namespace retort::database::mysql
{
using namespace Qt::Literals::StringLiterals;

namespace
{

/// Up to a comment that stands after it, without the quotes around it, with the escapes that option files know.
QString valueOf(const QString &text)
{
    const QString trimmed = text.trimmed();
    const QChar quote = trimmed.startsWith(u'"') || trimmed.startsWith(u'\'') ? trimmed[0] : QChar();
    static const QHash<QChar, QChar> escapes{{u'b', u'\b'}, {u't', u'\t'}, {u'n', u'\n'},
                                             {u'r', u'\r'}, {u's', u' '},  {u'\\', u'\\'}};
    QString value;
    for (qsizetype i = quote.isNull() ? 0 : 1; i < trimmed.size(); ++i) {
        const QChar letter = trimmed[i];
        if (quote.isNull() ? letter == u'#' : letter == quote)
            break;
        const auto escape =
            letter == u'\\' && i + 1 < trimmed.size() ? escapes.constFind(trimmed[i + 1]) : escapes.constEnd();
        if (escape != escapes.constEnd())
            ++i;
        value += escape != escapes.constEnd() ? *escape : letter;
    }
    return quote.isNull() ? value.trimmed() : value;
}

} // namespace

std::optional<QHash<QString, QString>> readOptionFile(const QString &path, const QStringList &groups)
{
    const QFileInfo file(path);
    if (!file.isFile() || file.permission(QFile::WriteOther))
        return std::nullopt;
    const auto text = readTextFile(path);
    if (!text)
        return std::nullopt;
    QHash<QString, QString> options;
    bool isOurs = false;
    for (const QString &each : text->split(u'\n')) {
        const QString line = each.trimmed();
        if (line.isEmpty() || line.startsWith(u'#') || line.startsWith(u';') || line.startsWith(u'!'))
            continue;
        if (line.startsWith(u'[')) {
            isOurs = groups.contains(line.mid(1, line.indexOf(u']') - 1).trimmed());
            continue;
        }
        const qsizetype equals = line.indexOf(u'=');
        if (isOurs && equals > 0)
            options.insert(line.left(equals).trimmed().replace(u'-', u'_'), valueOf(line.mid(equals + 1)));
    }
    return options;
}

} // namespace retort::database::mysql
