#pragma once

#include <core/migration/run_event.h>
#include <core/migration/run_transaction.h>
#include <core/migration/runner.h>

namespace retort::migration
{

/// Executes what a script does, at once, and tells of it.
class ExecutingSink final : public alembic::StatementSink
{
public:
    /// `committed` is called when an autocommit block has committed what came before it. All must outlive it.
    ExecutingSink(database::Session &session, const dialects::Dialect &dialect, RunTransaction &transaction,
                  const RunOptions &options, const Observer &observer, std::function<void()> committed);

    [[nodiscard]] const dialects::Dialect &dialect() const override { return dialect_; }
    [[nodiscard]] bool isOffline() const override { return false; }
    [[nodiscard]] Result<database::QueryResult> apply(const operations::Operation &operation,
                                                      const std::vector<sql::Statement> &statements) override;
    [[nodiscard]] Result<database::QueryResult> query(const sql::Statement &statement) override;
    [[nodiscard]] Result<std::optional<schema::Table>> table(const sql::ObjectName &name,
                                                             const SourcePosition &origin) override;
    [[nodiscard]] Result<> beginAutocommit() override;
    [[nodiscard]] Result<> endAutocommit() override;
    void log(const alembic::LogLine &line) override;

    /// Runs what a plan has recorded.
    [[nodiscard]] Result<> replay(const std::vector<Call> &calls);

    /// Whether something ran since the last commit that no rollback takes back.
    [[nodiscard]] bool hasLeftTraces() const { return hasLeftTraces_; }

private:
    [[nodiscard]] Result<database::QueryResult> execute(const sql::Statement &statement);
    [[nodiscard]] Result<database::QueryResult> executeOutside(const sql::Statement &statement);
    void tell(RunEvent event) const;

    database::Session &session_;
    const dialects::Dialect &dialect_;
    RunTransaction &transaction_;
    const RunOptions &options_;
    const Observer &observer_;
    const std::function<void()> committed_;
    bool hasLeftTraces_ = false;
};

} // namespace retort::migration
