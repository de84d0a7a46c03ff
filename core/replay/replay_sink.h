#pragma once

#include <core/alembic/statement_sink.h>
#include <core/replay/snapshot.h>

namespace retort::replay
{

/// Does what a script does to a schema instead of a database. Questions about the schema are answered from it; a
/// question for rows is answered with none, as a database would that has just been made.
class ReplaySink final : public alembic::StatementSink
{
public:
    /// Both must outlive it.
    ReplaySink(const dialects::Dialect &dialect, Snapshot &snapshot, QString revision);

    [[nodiscard]] const dialects::Dialect &dialect() const override { return dialect_; }
    [[nodiscard]] bool isOffline() const override { return false; }
    [[nodiscard]] Result<database::QueryResult> apply(const operations::Operation &operation,
                                                      const std::vector<sql::Statement> &statements) override;
    [[nodiscard]] Result<database::QueryResult> query(const sql::Statement &statement) override;
    [[nodiscard]] Result<std::optional<schema::Table>> table(const sql::ObjectName &name,
                                                             const SourcePosition &origin) override;
    [[nodiscard]] Result<std::optional<QStringList>> knownNames(NameKind kind, const QString &schema,
                                                                const SourcePosition &origin) override;
    [[nodiscard]] Result<> beginAutocommit() override { return {}; }
    [[nodiscard]] Result<> endAutocommit() override { return {}; }
    void log(const alembic::LogLine &) override {}

    [[nodiscard]] const Renames &renames() const { return renames_; }

private:
    void applyText(const QString &text);
    void noteRenames(const operations::Operation &operation);

    const dialects::Dialect &dialect_;
    Snapshot &snapshot_;
    QString revision_;
    Renames renames_;
};

} // namespace retort::replay
