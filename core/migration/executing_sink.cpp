#include <core/base/overloaded.h>
#include <core/migration/executing_sink.h>
#include <core/schema/table.h>

namespace retort::migration
{

ExecutingSink::ExecutingSink(database::Session &session, const dialects::Dialect &dialect, RunTransaction &transaction,
                             const RunOptions &options, const Observer &observer, std::function<void()> committed)
    : session_(session)
    , dialect_(dialect)
    , transaction_(transaction)
    , options_(options)
    , observer_(observer)
    , committed_(std::move(committed))
{
}

Result<database::QueryResult> ExecutingSink::apply(const operations::Operation &,
                                                   const std::vector<sql::Statement> &statements)
{
    database::QueryResult last;
    for (const sql::Statement &statement : statements) {
        const bool mustLeave = statement.outsideTransaction && transaction_.isOpen();
        RETORT_TRY(last, mustLeave ? executeOutside(statement) : execute(statement));
    }
    return last;
}

Result<database::QueryResult> ExecutingSink::query(const sql::Statement &statement)
{
    return execute(statement);
}

Result<std::optional<schema::Table>> ExecutingSink::table(const sql::ObjectName &name, const SourcePosition &origin)
{
    Q_ASSERT(options_.readTable);
    auto read = options_.readTable(session_, name);
    if (!read)
        return fail(read.error().at(origin));
    return read;
}

Result<> ExecutingSink::beginAutocommit()
{
    if (!transaction_.isTransactional())
        return {};
    RETORT_CHECK(transaction_.commit());
    hasLeftTraces_ = false;
    committed_();
    return {};
}

Result<> ExecutingSink::endAutocommit()
{
    if (!transaction_.isTransactional())
        return {};
    RETORT_CHECK(transaction_.keepForeignKeysOff());
    return transaction_.begin();
}

void ExecutingSink::log(const alembic::LogLine &line)
{
    tell(ScriptSaid{line});
}

Result<> ExecutingSink::replay(const std::vector<Call> &calls)
{
    for (const Call &call : calls) {
        RETORT_CHECK(std::visit(overloaded{
                                    [this](const Applied &applied) -> Result<> {
                                        RETORT_CHECK(apply(applied.operation, applied.statements));
                                        return {};
                                    },
                                    [this](const AutocommitBegin &) { return beginAutocommit(); },
                                    [this](const AutocommitEnd &) { return endAutocommit(); },
                                    [this](const alembic::LogLine &line) -> Result<> {
                                        log(line);
                                        return {};
                                    },
                                },
                                call));
    }
    return {};
}

Result<database::QueryResult> ExecutingSink::execute(const sql::Statement &statement)
{
    tell(StatementStarted{statement});
    const auto start = std::chrono::steady_clock::now();
    RETORT_TRY(database::QueryResult answer, session_.execute(statement));
    if (!transaction_.isOpen())
        hasLeftTraces_ = true;
    const auto time = std::chrono::steady_clock::now() - start;
    tell(StatementFinished{answer.rowsAffected, std::chrono::duration_cast<std::chrono::microseconds>(time)});
    return answer;
}

Result<database::QueryResult> ExecutingSink::executeOutside(const sql::Statement &statement)
{
    RETORT_CHECK(beginAutocommit());
    RETORT_TRY(database::QueryResult answer, execute(statement));
    RETORT_CHECK(endAutocommit());
    return answer;
}

void ExecutingSink::tell(RunEvent event) const
{
    if (observer_)
        observer_(event);
}

} // namespace retort::migration
