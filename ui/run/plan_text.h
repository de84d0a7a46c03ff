#pragma once

#include <core/migration/plan.h>

#include <QString>

/// A plan in a person's words, for the sheet before a run and the view of it.

namespace retort::ui
{

/// One step of a plan, ready to be shown.
struct StepText {
    QString id;
    QString message;
    QString title;       ///< "Upgrade", "Downgrade", "Stamp": what is done with it
    QStringList details; ///< one sentence each: its operations, and what the version table gets
    QString sql;         ///< its statements, or a comment that says why there are none
    int statements = 0;
    bool decidedLater = false; ///< the script asks the database while it runs

    bool operator==(const StepText &) const = default;
};

[[nodiscard]] StepText textOf(const migration::Plan &plan, const migration::PlanStep &step);

/// "Upgrade shop.db to 9f2c: 3 revisions, 14 statements". `database` is the name people know it by.
[[nodiscard]] QString titleOf(const migration::Plan &plan, const QString &database);
[[nodiscard]] QString summaryOf(const migration::Plan &plan);

/// The verb on the button that runs it: "Upgrade".
[[nodiscard]] QString verbOf(const migration::Plan &plan);

/// A time as people say it: "3 ms", "1.4 s", "2 min 05 s".
[[nodiscard]] QString durationText(qint64 microseconds);

} // namespace retort::ui
