#include <app/cli/output.h>
#include <core/base/error_codes.h>

#include <QJsonDocument>

#include <cerrno>
#include <cstring>

namespace retort::cli
{

void Output::write(const QByteArray &bytes)
{
    if (failed_ == 0 && std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stdout) <
                            static_cast<std::size_t>(bytes.size()))
        failed_ = errno;
}

void Output::line(const QString &text)
{
    if (!quiet_)
        write(text.toUtf8() + '\n');
}

void Output::text(const QString &text)
{
    write(text.toUtf8());
}

void Output::json(const QJsonObject &object)
{
    write(QJsonDocument(object).toJson(QJsonDocument::Indented));
}

void Output::log(const char *level, const QString &logger, const QStringList &messages)
{
    if (quiet_)
        return;
    QByteArray lines;
    for (const QString &message : messages)
        lines += QByteArray(level).leftJustified(5) + " [" + logger.toUtf8() + "] " + message.toUtf8() + '\n';
    std::fwrite(lines.constData(), 1, static_cast<std::size_t>(lines.size()), stderr); // it has no buffer of its own
}

void Output::info(const QString &logger, const QStringList &messages)
{
    log("INFO", logger, messages);
}

void Output::warning(const QString &logger, const QString &message)
{
    log("WARNI", logger, {message});
}

void Output::note(const QString &text)
{
    if (!quiet_)
        std::fprintf(stderr, "%s\n", qUtf8Printable(text));
}

Result<> Output::finish()
{
    if (std::fflush(stdout) != 0 && failed_ == 0)
        failed_ = errno;
    if (failed_ != 0 && failed_ != EPIPE)
        return fail(errors::FileUnwritable,
                    {{QStringLiteral("path"), QStringLiteral("the standard output")},
                     {QStringLiteral("reason"), QString::fromLocal8Bit(std::strerror(failed_))}});
    return {};
}

} // namespace retort::cli
