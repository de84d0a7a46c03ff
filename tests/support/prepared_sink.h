#pragma once

#include <core/alembic/statement_sink.h>
#include <core/database/query_result.h>
#include <core/dialects/dialect.h>
#include <core/dialects/error_codes.h>
#include <core/operations/operation.h>
#include <core/sql/object_name.h>
#include <core/sql/statement.h>

#include <map>

namespace retort::tests
{

/// Keeps what it is given; answers questions with what the test prepared, by the text of the statement.
class PreparedSink final : public alembic::StatementSink
{
public:
    explicit PreparedSink(const dialects::Dialect &dialect, bool offline = true)
        : dialect_(dialect)
        , offline_(offline)
    {
    }

    std::vector<operations::Operation> operations;
    std::vector<sql::Statement> statements;
    std::vector<alembic::LogLine> lines;
    std::map<QString, database::QueryResult> answers;
    std::map<QString, schema::Table> tables;
    std::optional<Error> failure; ///< of the next apply
    std::vector<int> guarded;     ///< the lines of calls behind which the script may go on after an error

    [[nodiscard]] const dialects::Dialect &dialect() const override { return dialect_; }
    [[nodiscard]] bool isOffline() const override { return offline_; }

    [[nodiscard]] Result<database::QueryResult> apply(const operations::Operation &operation,
                                                      const std::vector<sql::Statement> &given) override
    {
        if (failure)
            return tl::unexpected(*std::exchange(failure, std::nullopt));
        operations.push_back(operation);
        statements.insert(statements.end(), given.begin(), given.end());
        return database::QueryResult{};
    }

    void mayGoOnAfterError(const SourcePosition &origin) override { guarded.push_back(origin.line); }

    [[nodiscard]] Result<database::QueryResult> query(const sql::Statement &statement) override
    {
        const auto answer = answers.find(statement.text);
        if (answer == answers.end())
            return fail(errors::DatabaseNeededOffline, {}, statement.origin);
        return answer->second;
    }

    [[nodiscard]] Result<std::optional<schema::Table>> table(const sql::ObjectName &name,
                                                             const SourcePosition &origin) override
    {
        if (offline_ && tables.empty())
            return fail(errors::DatabaseNeededOffline, {}, origin);
        const auto found = tables.find(name.name);
        return found == tables.end() ? std::nullopt : std::optional(found->second);
    }

    [[nodiscard]] Result<> beginAutocommit() override { return {}; }
    [[nodiscard]] Result<> endAutocommit() override { return {}; }
    void log(const alembic::LogLine &line) override { lines.push_back(line); }

private:
    const dialects::Dialect &dialect_;
    bool offline_;
};

} // namespace retort::tests
