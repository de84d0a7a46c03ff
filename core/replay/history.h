#pragma once

#include <core/base/cancel.h>
#include <core/dialects/dialect.h>
#include <core/replay/snapshot.h>
#include <core/revisions/graph.h>

#include <functional>

namespace retort::alembic
{
class StatementSink;
}

namespace retort::replay
{

/// The schema at every revision, without a database: what the scripts do, statement by statement, is done to a schema
/// (core/ddl). A revision is evaluated once for the point it stands at; behind a merge, what the other branches did
/// is done again on top of the one that an upgrade runs first.
///
/// Not for several threads at once. What it is made of must outlive it.
class History
{
public:
    using Evaluate = std::function<Result<>(const revisions::Revision &revision, alembic::StatementSink &sink)>;

    /// `collations` are those of the database to compare with, or empty.
    History(const revisions::RevisionGraph &graph, const dialects::Dialect &dialect, Evaluate evaluate,
            schema::Collations collations = {})
        : graph_(graph)
        , dialect_(dialect)
        , evaluate_(std::move(evaluate))
    {
        empty_.schema.collations = std::move(collations);
    }

    /// What an upgrade from nothing to these revisions leaves; none: nothing. Only errors::Cancelled fails: a script
    /// that cannot be followed is a gap of the snapshot.
    [[nodiscard]] Result<Snapshot> at(std::span<const revisions::RevisionIndex> revisions, const CancelToken &cancel);

private:
    [[nodiscard]] Result<const Snapshot *> upTo(revisions::RevisionIndex revision, const CancelToken &cancel);
    /// Where several branches come together: everything that leads there, in the order in which an upgrade runs it, in
    /// which columns stand that two branches added to one table.
    [[nodiscard]] Result<Snapshot> along(const std::vector<revisions::RevisionIndex> &order, const CancelToken &cancel);
    /// `before` is the schema of the snapshot as it comes.
    void apply(Snapshot &snapshot, const schema::Schema &before, revisions::RevisionIndex revision);

    const revisions::RevisionGraph &graph_;
    const dialects::Dialect &dialect_;
    Evaluate evaluate_;
    Snapshot empty_; ///< where every history begins
    std::map<revisions::RevisionIndex, Snapshot> known_;
};

} // namespace retort::replay
