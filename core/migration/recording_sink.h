#pragma once

#include <core/migration/plan.h>
#include <core/replay/expected_schema.h>

namespace retort::migration
{

/// Keeps what a script does, for plans and previews. Questions about the schema are answered by what is expected, where
/// that is known; any other question to the database ends the evaluation with errors::DecidedAtRun.
class RecordingSink final : public alembic::StatementSink
{
public:
    /// Both must outlive it. `schema` is kept up to date with what the script does.
    RecordingSink(const dialects::Dialect &dialect, replay::ExpectedSchema &schema);
    /// Ends the evaluation with errors::DecidedAtRun where more than so many characters of SQL were to be kept.
    void keepAtMost(qsizetype characters) { most_ = characters; }

    [[nodiscard]] const dialects::Dialect &dialect() const override { return dialect_; }
    [[nodiscard]] bool isOffline() const override { return false; }
    [[nodiscard]] Result<database::QueryResult> apply(const operations::Operation &operation,
                                                      const std::vector<sql::Statement> &statements) override;
    void mayGoOnAfterError(const SourcePosition &origin) override;
    [[nodiscard]] Result<database::QueryResult> query(const sql::Statement &statement) override;
    [[nodiscard]] Result<std::optional<schema::Table>> table(const sql::ObjectName &name,
                                                             const SourcePosition &origin) override;
    [[nodiscard]] Result<std::optional<QStringList>> knownNames(NameKind kind, const QString &schema,
                                                                const SourcePosition &origin) override;
    [[nodiscard]] Result<> beginAutocommit() override;
    [[nodiscard]] Result<> endAutocommit() override;
    void log(const alembic::LogLine &line) override;
    void variablesRead(const QStringList &names) override { variablesRead_ = names; }

    [[nodiscard]] std::vector<Call> takeCalls() { return std::move(calls_); }
    [[nodiscard]] QStringList takeVariablesRead() { return std::move(variablesRead_); }
    /// Where the script asked what is only expected, or would go on by itself after an error, for the first time.
    [[nodiscard]] const std::optional<SourcePosition> &expectedAt() const { return expectedAt_; }

private:
    /// errors::DecidedAtRun where nothing is expected.
    [[nodiscard]] Result<const schema::Schema *> expected(const SourcePosition &origin);

    const dialects::Dialect &dialect_;
    replay::ExpectedSchema &schema_;
    std::vector<Call> calls_;
    QStringList variablesRead_;
    std::optional<qsizetype> most_;
    qsizetype kept_ = 0;
    std::optional<SourcePosition> expectedAt_;
};

} // namespace retort::migration
