#include <core/base/descriptor.h>
#include <core/base/error_codes.h>
#include <core/base/files.h>

#include <QFile>
#include <QSaveFile>
#include <QStringDecoder>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>

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

// Not by QFile, which takes twice the time for a small file: a history has thousands of them.
Result<QByteArray> readFile(const QString &path)
{
    const auto unreadable = [&](const QString &reason) {
        return fail(errors::FileUnreadable, {{QStringLiteral("path"), path}, {QStringLiteral("reason"), reason}});
    };
    // Without O_NONBLOCK opening a named pipe would wait for its writer.
    const Descriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat facts {
    };
    if (file.get() < 0 || ::fstat(file.get(), &facts) != 0)
        return unreadable(qt_error_string(errno));
    QByteArray bytes(facts.st_size + 1, Qt::Uninitialized);
    qsizetype used = 0;
    for (;;) {
        if (used == bytes.size()) // it has grown, or is one without a size
            bytes.resize(bytes.size() * 2);
        const ssize_t read = ::read(file.get(), bytes.data() + used, static_cast<std::size_t>(bytes.size() - used));
        if (read < 0 && errno == EINTR)
            continue;
        if (read < 0)
            return unreadable(errno == EISDIR ? QStringLiteral("it is a folder") : qt_error_string(errno));
        if (read == 0)
            break;
        used += read;
    }
    bytes.resize(used);
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
