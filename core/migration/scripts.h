#pragma once

#include <core/alembic/statement_sink.h>
#include <core/base/error.h>
#include <core/revisions/walk.h>

#include <QDateTime>

#include <functional>
#include <optional>
#include <vector>

namespace retort::database
{
class Session;
}

namespace retort::migration
{

/// What a script may see that differs from one moment to the next. It belongs to the plan, so that preview and run
/// agree.
struct Conditions {
    QDateTime now; ///< UTC
    quint64 seed = 0;

    bool operator==(const Conditions &) const = default;
};

/// How the scripts of a project are looked at and run; the caller binds project, environment and limits.
struct Scripts {
    /// Runs the script of one revision in one direction and drives the sink with it (alembic::Evaluator).
    using Evaluate = std::function<Result<>(const revisions::Revision &revision, revisions::Direction direction,
                                            alembic::StatementSink &sink, const Conditions &conditions)>;
    /// What keeps the revision from running in that direction, found without running it (alembic::Evaluator).
    using Check =
        std::function<std::vector<Error>(const revisions::Revision &revision, revisions::Direction direction)>;
    Evaluate evaluate;
    Check check;
    /// Told which scripts will be asked for, in that order, so that they can be read ahead; may be empty.
    std::function<void(const std::vector<revisions::Revision> &revisions)> expect = {};
    /// journal::digestOf what the revision's file held when it was read; may be empty.
    std::function<QString(const revisions::Revision &revision)> digest = {};
};

/// Reads a table's shape from a live database, or says that there is none (a dialect's introspection).
using ReadTable =
    std::function<Result<std::optional<schema::Table>>(database::Session &session, const sql::ObjectName &name)>;

} // namespace retort::migration
