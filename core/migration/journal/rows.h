#pragma once

#include <core/migration/journal/store.h>

/// The journal's records as statements of SQL and as rows. All values are bound.

namespace retort::migration::journal
{

using Row = std::vector<sql::Value>;

[[nodiscard]] sql::Statement insertRun(const Tables &tables, const Run &run);
/// What of a run changes while it goes on.
[[nodiscard]] sql::Statement updateRun(const Tables &tables, const Run &run);
[[nodiscard]] sql::Statement insertRevision(const Tables &tables, const QString &run, const Revision &revision);
[[nodiscard]] sql::Statement updateRevision(const Tables &tables, const QString &run, const Revision &revision);
[[nodiscard]] sql::Statement insertStatement(const Tables &tables, const QString &run, int position,
                                             const Statement &statement);
[[nodiscard]] sql::Statement updateStatement(const Tables &tables, const QString &run, int position,
                                             const Statement &statement);
/// All rows of the run in `table` that are Done become `outcome`; none before the revision at `from` is.
[[nodiscard]] sql::Statement settle(const sql::ObjectName &table, const QString &run, Outcome outcome, int from);
/// The rows of the run in `table` that belong to the revision at `position` or a later one go.
[[nodiscard]] sql::Statement forget(const sql::ObjectName &table, const QString &run, int position);

[[nodiscard]] sql::Statement selectRuns(const Tables &tables, const Asked &asked);
[[nodiscard]] sql::Statement selectRevisions(const Tables &tables, const QString &run);
/// In the order of the revisions.
[[nodiscard]] sql::Statement selectStatements(const Tables &tables, const QString &run);
[[nodiscard]] sql::Statement selectApplied(const Tables &tables, const Asked &asked);

[[nodiscard]] Run runOf(const Row &row);
[[nodiscard]] Revision revisionOf(const Row &row);
[[nodiscard]] Statement statementOf(const Row &row);
[[nodiscard]] int positionOf(const Row &row); ///< of a statement's revision
[[nodiscard]] AppliedScript appliedOf(const Row &row);

} // namespace retort::migration::journal
