#pragma once

#include <core/migration/scripts.h>
#include <core/operations/operation.h>
#include <core/sql/statement.h>

#include <variant>

namespace retort::migration
{

/// What a person asked for.
struct Upgrade {
    QString target;
    bool operator==(const Upgrade &) const = default;
};
struct Downgrade {
    QString target;
    bool operator==(const Downgrade &) const = default;
};
struct Stamp {
    QStringList targets;
    bool purge = false;
    bool operator==(const Stamp &) const = default;
};
using Goal = std::variant<Upgrade, Downgrade, Stamp>;

/// One call of a script, as it was recorded.
struct Applied {
    operations::Operation operation;
    std::vector<sql::Statement> statements;
    bool operator==(const Applied &) const = default;
};
struct AutocommitBegin {
    bool operator==(const AutocommitBegin &) const = default;
};
struct AutocommitEnd {
    bool operator==(const AutocommitEnd &) const = default;
};
using Call = std::variant<Applied, AutocommitBegin, AutocommitEnd, alembic::LogLine>;

/// The script was not looked at (yet). A stamp runs none.
struct NotRecorded {
    bool operator==(const NotRecorded &) const = default;
};
/// All that the script does. This is what is run.
struct Known {
    std::vector<Call> calls;
    bool operator==(const Known &) const = default;
};
/// The script asks the database, and goes on by its answer: the run evaluates it from its beginning. Where it only asks
/// of the schema, or would catch an error, `calls` is all that it will do as long as the schema is what it is expected
/// to be and nothing fails (`isExpected`); otherwise what comes before the question that nobody can answer yet.
struct Decided {
    std::vector<Call> calls;
    std::optional<SourcePosition> where; ///< the question
    bool isExpected = false;
    bool operator==(const Decided &) const = default;
};
using StepBody = std::variant<NotRecorded, Known, Decided>;

struct PlanStep {
    revisions::Revision revision;
    revisions::Direction direction = revisions::Direction::Up;
    QStringList from; ///< ids, as "Running upgrade a -> b" names them; empty: base
    QStringList to;
    std::vector<revisions::VersionWrite> writes; ///< in this order, after the script, in its transaction
    StepBody body;
    /// Environment variables that the script asked for while it was recorded, sorted: what is done may depend on them.
    QStringList variablesRead = {};

    bool operator==(const PlanStep &) const = default;
};

/// What would be done, as a value: shown, written as text, or run.
struct Plan {
    Goal goal;
    std::vector<PlanStep> steps; ///< in the order of running; empty: nothing to do
    QStringList rowsBefore;      ///< of the version table, as read
    QStringList rowsAfter;
    std::vector<Error> warnings; ///< the plan can be run all the same
    Conditions conditions;

    bool operator==(const Plan &) const = default;
};

/// Whether all rows of the version table are deleted before the first step.
[[nodiscard]] bool purges(const Plan &plan);
/// Whether the steps only move the version table, and no script runs.
[[nodiscard]] bool isStamp(const Plan &plan);

/// Alembic's "upgrade a -> b", "downgrade b -> a", "stamp_revision a -> b"; base is empty.
[[nodiscard]] QString shortLog(const Plan &plan, const PlanStep &step);

} // namespace retort::migration
