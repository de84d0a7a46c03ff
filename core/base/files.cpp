#include <core/base/error_codes.h>
#include <core/base/files.h>

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStringDecoder>

namespace retort
{
namespace
{

// Where the character begins that cannot be decoded. Only asked once it is known that there is one.
qsizetype firstBadByte(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::ConvertInitialBom);
    qsizetype start = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const QString decoded = decoder(QByteArrayView(bytes).sliced(i, 1));
        if (decoder.hasError())
            break;
        if (!decoded.isEmpty())
            start = i + 1;
    }
    return start;
}

} // namespace

Result<QByteArray> readFile(const QString &path)
{
    const auto unreadable = [&](const QString &reason) {
        return fail(errors::FileUnreadable, {{QStringLiteral("path"), path}, {QStringLiteral("reason"), reason}});
    };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(QFileInfo(path).isDir() ? QStringLiteral("it is a folder") : file.errorString());
    QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return unreadable(file.errorString());
    return bytes;
}

Result<QString> readTextFile(const QString &path)
{
    RETORT_TRY(const QByteArray bytes, readFile(path));
    QStringDecoder decoder(QStringConverter::Utf8);
    QString text = decoder(bytes);
    if (decoder.hasError())
        return fail(errors::FileNotUtf8,
                    {{QStringLiteral("path"), path}, {QStringLiteral("offset"), firstBadByte(bytes)}});
    return text;
}

Result<> writeFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return fail(errors::FileUnwritable,
                    {{QStringLiteral("path"), path}, {QStringLiteral("reason"), file.errorString()}});
    return {};
}

} // namespace retort
