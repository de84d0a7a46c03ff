#include <app/cli/run_log.h>
#include <core/base/overloaded.h>
#include <core/base/presenter.h>
#include <core/database/error_codes.h>
#include <core/migration/error_codes.h>
#include <core/migration/plan.h>

namespace retort::cli
{
using namespace Qt::Literals::StringLiterals;

namespace
{

QString withMessage(const QString &log, const revisions::Revision &revision)
{
    const QString message = revisions::summary(revision);
    return QStringLiteral("Running ") + log + (message.isEmpty() ? QString() : QLatin1StringView(", ") + message);
}

// Alembic names its implementations so.
QString implementation(const QString &dialect)
{
    if (dialect == QLatin1StringView("sqlite"))
        return QStringLiteral("SQLiteImpl");
    if (dialect == QLatin1StringView("postgresql"))
        return QStringLiteral("PostgresqlImpl");
    return dialect == QLatin1StringView("mariadb") ? QStringLiteral("MariaDBImpl") : QStringLiteral("MySQLImpl");
}

} // namespace

void RunLog::info(const QStringList &messages)
{
    output_.info(QStringLiteral("alembic.runtime.migration"), messages);
}

void RunLog::starting()
{
    info(QStringLiteral("Context impl %1.").arg(implementation(dialect_.name())));
    info(dialect_.capabilities().transactionalDdl ? QStringLiteral("Will assume transactional DDL.")
                                                  : QStringLiteral("Will assume non-transactional DDL."));
}

void RunLog::offline(const migration::Plan &plan)
{
    info(QStringLiteral("Context impl %1.").arg(implementation(dialect_.name())));
    info(QStringLiteral("Generating static SQL"));
    QStringList steps;
    for (const migration::PlanStep &step : plan.steps)
        steps << withMessage(migration::shortLog(plan, step), step.revision);
    info(steps);
}

void RunLog::said(const alembic::LogLine &line)
{
    using Level = alembic::LogLine::Level;
    switch (line.level) {
    case Level::Output:
        output_.note(line.text);
        return;
    case Level::Debug:
        return;
    case Level::Info:
        output_.info(QStringLiteral("script"), line.text);
        return;
    case Level::Warning:
    case Level::Error:
        output_.warning(QStringLiteral("script"), line.text);
        return;
    }
}

void RunLog::event(const migration::RunEvent &event)
{
    std::visit(overloaded{
                   [](const migration::RunStarted &) {},
                   [this](const migration::RevisionStarted &started) {
                       info(withMessage(started.log, started.step.revision));
                       const bool isUp = started.step.direction == revisions::Direction::Up;
                       steps_ << QJsonObject{
                           {QStringLiteral("revision"), started.step.revision.id},
                           {QStringLiteral("direction"), isUp ? QStringLiteral("up") : QStringLiteral("down")}};
                   },
                   [this](const migration::StatementStarted &started) {
                       if (started.passedOver)
                           info(u"Done already: "_s + started.statement.text.simplified());
                   },
                   [](const migration::StatementFinished &) {},
                   [this](const migration::RevisionFinished &finished) {
                       QJsonObject step = steps_.last().toObject();
                       step[QStringLiteral("milliseconds")] = static_cast<double>(finished.time.count()) / 1000;
                       steps_[steps_.size() - 1] = step;
                   },
                   [](const migration::DatabaseWorks &) {},
                   [](const migration::Committed &) {},
                   [this](const migration::ScriptSaid &script) { said(script.line); },
                   [this](const migration::Notice &notice) {
                       if (notice.what.code == errors::DatabaseNotice) {
                           info(sentence(notice.what));
                           return;
                       }
                       if (notice.what.code == errors::JournalMade) {
                           output_.note(present(notice.what));
                           return;
                       }
                       output_.warning(QStringLiteral("alembic.runtime.migration"), present(notice.what));
                   },
                   [](const migration::RunDone &) {},
                   [this](const migration::RunFailed &failed) {
                       if (steps_.isEmpty())
                           return; // refused before anything ran
                       const QString at =
                           failed.rows.isEmpty() ? u"base"_s : QString(failed.rows.join(QLatin1StringView(", ")));
                       output_.note(
                           (failed.isUndone
                                ? u"Everything since the last commit was rolled back; the database stands at: "_s
                                : u"What was done before is committed; the version table is at: "_s) +
                           at);
                   },
               },
               event);
}

QJsonObject RunLog::report(const QStringList &rows) const
{
    return {{QStringLiteral("steps"), steps_}, {QStringLiteral("heads_after"), QJsonArray::fromStringList(rows)}};
}

} // namespace retort::cli
