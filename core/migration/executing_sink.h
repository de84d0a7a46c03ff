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

    /// From here on statements are those of another revision. The first `done` that change something were committed by
    /// an earlier run, and are passed over; questions are asked again.
    void nextRevision(int done);
    /// Runs what a plan has recorded.
    [[nodiscard]] Result<> replay(const std::vector<Call> &calls);

    /// How many statements of the revision that change something no rollback takes back: they are committed.
    [[nodiscard]] int committedStatements() const { return committedStatements_; }

private:
    [[nodiscard]] Result<database::QueryResult> execute(const sql::Statement &statement);
    [[nodiscard]] Result<database::QueryResult> executeOutside(const sql::Statement &statement);
    /// Takes down what is committed by now.
    void settle();
    void tell(RunEvent event) const;

    database::Session &session_;
    const dialects::Dialect &dialect_;
    RunTransaction &transaction_;
    const RunOptions &options_;
    const Observer &observer_;
    const std::function<void()> committed_;
    int passOver_ = 0;   ///< so many more were done by an earlier run
    int statements_ = 0; ///< of the revision that ran and change something
    int committedStatements_ = 0;
};

} // namespace retort::migration
