#pragma once

#include <core/alembic/statement_sink.h>
#include <core/base/error.h>
#include <core/migration/plan.h>

#include <chrono>
#include <functional>
#include <variant>

namespace retort::migration
{

/// What happens during a run, in order, on the runner's thread. All are values that may be kept and handed to another
/// thread.
struct RunStarted {
    int steps = 0;    ///< of the plan that is run, once the version table is locked
    QStringList from; ///< rows of the version table
    QStringList to;   ///< where it is to go
    Conditions conditions;
};
struct RevisionStarted {
    int index = 0; ///< of the plan's steps, from 0
    PlanStep step; ///< without its body
    QString log;   ///< Alembic's "upgrade a -> b"
};
struct StatementStarted {
    sql::Statement statement;
    bool changes = false;         ///< something that outlives the session, as far as its words tell
    bool commitsByItself = false; ///< no rollback takes it back
    bool passedOver = false;      ///< an earlier run has done it: it is not executed
};
/// The database works on what it was sent: whoever has something to do that needs no answer does it now. Told where it
/// can be, and of statements that matter.
struct DatabaseWorks {
};
struct StatementFinished {
    std::optional<qint64> rows; ///< touched by it
    std::chrono::microseconds time{0};
    int committed = 0;     ///< how many of the revision's changing statements no rollback takes back
    bool answered = false; ///< gave rows
    std::optional<qint64> insertedId;
    bool goesOnAtOnce = false; ///< no code of a script runs before the next event
};
struct RevisionFinished {
    int index = 0;
    std::chrono::microseconds time{0};
};
struct Committed {
    QStringList rows; ///< of the version table, from here on for everybody
};
struct ScriptSaid {
    alembic::LogLine line;
};
/// Something worth knowing that stops nothing: a warning of the plan, or that it was made anew.
struct Notice {
    Error what;
};
struct RunDone {
    QStringList rows; ///< of the version table
    std::chrono::microseconds time{0};
};
struct RunFailed {
    Error error;
    QStringList rows;     ///< of the version table, as it was left
    bool isUndone = true; ///< nothing of this run is left in the database but what was Committed
    int committed = 0;    ///< of the failed revision's changing statements, unless isUndone
};
using RunEvent = std::variant<RunStarted, RevisionStarted, StatementStarted, DatabaseWorks, StatementFinished,
                              RevisionFinished, Committed, ScriptSaid, Notice, RunDone, RunFailed>;

using Observer = std::function<void(const RunEvent &event)>;

} // namespace retort::migration
