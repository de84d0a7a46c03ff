#pragma once

#include <core/base/error.h>

#include <QJsonObject>

#include <cstdio>

namespace retort::cli
{

/// Where results and progress go: results to stdout, everything else to stderr, as Alembic's users are used to.
class Output
{
public:
    /// With `quiet` neither lines nor progress are printed; text and JSON still are, because someone asked for them.
    explicit Output(bool quiet)
        : quiet_(quiet)
    {
    }

    /// A line of the result.
    void line(const QString &text);
    /// A part of the result as it is: SQL.
    void text(const QString &text);
    void json(const QJsonObject &object);

    /// A line of progress in the form of Alembic's log: "INFO  [alembic.runtime.migration] ...".
    void info(const QString &logger, const QString &message) { info(logger, QStringList{message}); }
    /// Lines that come at the same time.
    void info(const QString &logger, const QStringList &messages);
    void warning(const QString &logger, const QString &message);
    /// Any other line on stderr.
    void note(const QString &text);

    /// Hands everything to the system. FileUnwritable when stdout cannot take it (a full disk); a reader that closed
    /// its end (`| head`) is no error.
    [[nodiscard]] Result<> finish();

private:
    void write(const QByteArray &bytes);
    void log(const char *level, const QString &logger, const QStringList &messages);

    bool quiet_;
    int failed_ = 0; ///< errno of the first write that did not succeed
};

} // namespace retort::cli
