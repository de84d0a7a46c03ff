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

    /// From here on statements are those of another revision. Those that an earlier run has done are passed over as
    /// long as they are the same (errors::ResumedScriptDiffers); questions are asked again. `resume` may be null, and
    /// must outlive the revision.
    void nextRevision(const ResumePoint *resume);
    /// The same error where the script has ended and there are some that it did not come to.
    [[nodiscard]] Result<> expectAllPassed() const;
    /// Runs what a plan has recorded.
    [[nodiscard]] Result<> replay(const std::vector<Call> &calls);

    /// How many statements of the revision that change something no rollback takes back: they are committed.
    [[nodiscard]] int committedStatements() const { return committedStatements_; }

private:
    [[nodiscard]] Result<database::QueryResult> execute(const sql::Statement &statement);
    [[nodiscard]] Result<database::QueryResult> executeOne(const sql::Statement &statement);
    [[nodiscard]] Result<database::QueryResult> executeOutside(const sql::Statement &statement);
    [[nodiscard]] bool mustPassOver() const { return resume_ && passed_ < resume_->done.size(); }
    [[nodiscard]] Result<database::QueryResult> passOver(const sql::Statement &statement);
    [[nodiscard]] Error differs(const QString &now) const;
    /// Takes down what is committed by now.
    void settle();
    void tell(const RunEvent &event) const;

    database::Session &session_;
    const dialects::Dialect &dialect_;
    RunTransaction &transaction_;
    const RunOptions &options_;
    const Observer &observer_;
    const std::function<void()> committed_;
    const ResumePoint *resume_ = nullptr;
    std::size_t passed_ = 0; ///< of what an earlier run has done
    int passedTimes_ = 0;    ///< of the one after them
    int number_ = 0;         ///< of the revision's statement that runs, questions among them
    int statements_ = 0;     ///< of the revision that ran and change something
    int committedStatements_ = 0;
    bool isReplaying_ = false;
};

} // namespace retort::migration
