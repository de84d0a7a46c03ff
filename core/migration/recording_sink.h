#pragma once

#include <core/migration/plan.h>

namespace retort::migration
{

/// Keeps what a script does, and answers nothing: for plans and previews. A question to the database ends the
/// evaluation with errors::DecidedAtRun.
class RecordingSink final : public alembic::StatementSink
{
public:
    /// Both must outlive it; `table` may be empty.
    RecordingSink(const dialects::Dialect &dialect, const KnownTable &table);

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

    [[nodiscard]] std::vector<Call> takeCalls() { return std::move(calls_); }

private:
    const dialects::Dialect &dialect_;
    const KnownTable &table_;
    std::vector<Call> calls_;
};

} // namespace retort::migration
