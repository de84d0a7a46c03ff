#pragma once

#include <core/base/error.h>

#include <QStringList>

#include <optional>
#include <vector>

namespace retort::database
{
struct QueryResult;
}
namespace retort::dialects
{
class Dialect;
}
namespace retort::operations
{
struct Operation;
}
namespace retort::schema
{
struct Table;
}
namespace retort::sql
{
struct ObjectName;
struct Statement;
} // namespace retort::sql

namespace retort::alembic
{

/// Something a script says to a person: print(), logging, a warning of Alembic's own.
struct LogLine {
    enum class Level { Output, Debug, Info, Warning, Error }; ///< Output is print()
    Level level = Level::Output;
    QString text; ///< without a line end
    std::optional<SourcePosition> origin;

    bool operator==(const LogLine &) const = default;
};

/// What the evaluation of one revision drives: every call of a script that reaches the database comes here, in order.
/// One sink records (plan, preview, offline text), one executes on a live session and answers. Both see the same calls,
/// so that what was shown is what is run. An error goes up through the script, which may catch what the database
/// answered; all others end the evaluation.
class StatementSink
{
public:
    virtual ~StatementSink() = default;

    [[nodiscard]] virtual const dialects::Dialect &dialect() const = 0;
    /// context.is_offline_mode(): text for --sql is made. A preview is not offline: it sees what a run would see.
    [[nodiscard]] virtual bool isOffline() const = 0;

    /// Changes something: one operation and the statements it was compiled to, in order (none where the dialect has
    /// nothing to do). Gives the last statement's answer; from a sink that only records it is empty. The errors of
    /// database::Session::execute.
    [[nodiscard]] virtual Result<database::QueryResult> apply(const operations::Operation &operation,
                                                              const std::vector<sql::Statement> &statements) = 0;

    /// Told before apply() where the script itself may go on should it fail.
    virtual void mayGoOnAfterError(const SourcePosition &) {}

    /// Asks for rows. errors::DatabaseNeededOffline at the statement's origin where there is no database to ask,
    /// errors::DecidedAtRun where there is one but it must not be asked yet; the evaluation ends with either.
    [[nodiscard]] virtual Result<database::QueryResult> query(const sql::Statement &statement) = 0;

    /// The shape of a table as it is at this point of the run; nothing where there is no such table. Errors as query(),
    /// at `origin`.
    [[nodiscard]] virtual Result<std::optional<schema::Table>> table(const sql::ObjectName &name,
                                                                     const SourcePosition &origin) = 0;

    /// The names of what there is in a schema (empty: the default one), where they are known without asking a database;
    /// nothing where the catalogue must be asked by query(). Errors as query(), at `origin`.
    enum class NameKind { Tables, Views, Schemas };
    [[nodiscard]] virtual Result<std::optional<QStringList>> knownNames(NameKind, const QString & /*schema*/,
                                                                        const SourcePosition & /*origin*/)
    {
        return std::nullopt;
    }

    /// `with op.get_context().autocommit_block():`. Begin commits what was done so far; blocks are not nested.
    [[nodiscard]] virtual Result<> beginAutocommit() = 0;
    [[nodiscard]] virtual Result<> endAutocommit() = 0;

    virtual void log(const LogLine &line) = 0;

    /// At the end of an evaluation, be it a failed one: the environment variables that the script asked for, sorted,
    /// each once. What it does may depend on them. By default logged.
    virtual void variablesRead(const QStringList &names)
    {
        log({LogLine::Level::Info, QStringLiteral("Reads from the environment: ") + names.join(QStringLiteral(", ")),
             std::nullopt});
    }
};

} // namespace retort::alembic
