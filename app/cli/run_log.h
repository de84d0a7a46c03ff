#pragma once

#include <app/cli/output.h>
#include <core/dialects/dialect.h>
#include <core/migration/run_event.h>

#include <QJsonArray>

namespace retort::cli
{

/// Prints the events of a run in the form of Alembic's log, on stderr, and remembers them for --json.
class RunLog
{
public:
    /// Both must outlive it.
    RunLog(Output &output, const dialects::Dialect &dialect)
        : output_(output)
        , dialect_(dialect)
    {
    }

    void starting();
    void event(const migration::RunEvent &event);
    void said(const alembic::LogLine &line);
    /// The log of `--sql`: all steps at once.
    void offline(const migration::Plan &plan);

    /// {"steps": [{"revision", "direction", "milliseconds"}], "heads_after": [...]}, after the run.
    [[nodiscard]] QJsonObject report(const QStringList &rows) const;

private:
    void info(const QString &message) { info(QStringList{message}); }
    void info(const QStringList &messages);

    Output &output_;
    const dialects::Dialect &dialect_;
    QJsonArray steps_;
};

} // namespace retort::cli
