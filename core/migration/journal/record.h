#pragma once

#include <core/revisions/walk.h>

#include <QDateTime>
#include <QStringList>

#include <optional>
#include <vector>

/// What was done to a database, as it is written down and read again.

namespace retort::migration::journal
{

/// How far something came.
enum class Outcome {
    Running,    ///< begun; of a run that is over: nobody knows whether it was done
    Done,       ///< done in a transaction that is not committed yet
    Committed,  ///< done, for everybody
    RolledBack, ///< done, and taken back
    Failed,     ///< refused by the database, or ended by an error
    Cancelled   ///< a run that was stopped
};

/// "running", "done", "committed", "rolled back", "failed", "cancelled".
[[nodiscard]] QString nameOf(Outcome outcome);
[[nodiscard]] Outcome outcomeNamed(const QString &name);

/// One statement, or the same one several times in a row with other parameters. The values of parameters are data of
/// the application and are not kept, passwords in the text neither.
struct Statement {
    int number = 0;             ///< in the revision, from 1
    QString sql;                ///< without passwords; of a long one the beginning
    QString digest;             ///< of its whole text
    int times = 1;              ///< in a row
    int parameters = 0;         ///< of each time
    bool changes = false;       ///< something that outlives the session; else it is asked again when a run is resumed
    bool answered = false;      ///< gave rows
    std::optional<qint64> rows; ///< touched, all times together
    std::optional<qint64> insertedId; ///< of the last time
    int line = 0;                     ///< of the script; 0: not known
    qint64 microseconds = 0;
    Outcome outcome = Outcome::Running;

    bool operator==(const Statement &) const = default;
};

struct Revision {
    int position = 0; ///< in the run, from 0
    QString id;
    revisions::Direction direction = revisions::Direction::Up;
    QStringList from; ///< as "Running upgrade a -> b" names them
    QStringList to;
    QString path;   ///< of the script
    QString digest; ///< of what the script's file held; empty for a stamp
    QString started;
    qint64 microseconds = 0;
    Outcome outcome = Outcome::Running;
    std::vector<Statement> statements; ///< where they were asked for

    bool operator==(const Revision &) const = default;
};

/// One run of an upgrade, downgrade or stamp. Times are ISO 8601 in UTC.
struct Run {
    QString id; ///< unique
    QString started;
    QString ended; ///< empty: not yet, or it was killed
    QString who;
    QString host;
    qint64 process = 0;
    QString program;  ///< "retort 1.2.3"
    QString database; ///< its URL, without a password
    QString versionTable;
    QString command; ///< "upgrade", "downgrade", "stamp"
    QStringList targets;
    QString resumes = {}; ///< the run within whose last revision it went on
    QStringList from;     ///< rows of the version table before it
    QStringList to;       ///< where it was to go
    QStringList rows;     ///< what was committed of them
    Outcome outcome = Outcome::Running;
    QString error; ///< in words
    QString errorCode;
    /// What the scripts saw, for going on as they began; forgotten once the run is done.
    QDateTime now;
    quint64 seed = 0;
    std::vector<Revision> revisions; ///< where they were asked for

    bool operator==(const Run &) const = default;
};

} // namespace retort::migration::journal
