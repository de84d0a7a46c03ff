#pragma once

#include <core/revisions/graph.h>

#include <variant>

namespace retort::revisions
{

enum class Direction { Up, Down };

/// Writes to the version table. Each must touch exactly one row.
struct InsertVersion {
    QString to;
    bool operator==(const InsertVersion &) const = default;
};
struct UpdateVersion {
    QString from;
    QString to;
    bool operator==(const UpdateVersion &) const = default;
};
struct DeleteVersion {
    QString from;
    bool operator==(const DeleteVersion &) const = default;
};
using VersionWrite = std::variant<InsertVersion, UpdateVersion, DeleteVersion>;

struct WalkStep {
    /// The revision whose script runs. Of a stamp, where no script runs: the one stamped, or the one taken away.
    RevisionIndex revision = 0;
    Direction direction = Direction::Up;
    /// Where it goes from and to, as Alembic's "Running upgrade a -> b" names it (without depends_on); empty: base.
    std::vector<RevisionIndex> from;
    std::vector<RevisionIndex> to;
    std::vector<VersionWrite> writes; ///< to be made in this order, after the script

    bool operator==(const WalkStep &) const = default;
};

struct Path {
    std::vector<WalkStep> steps; ///< in the order of running; empty: nothing to do
    /// `stamp --purge`: all rows are deleted first, without a step of its own.
    bool purge = false;
    QStringList rowsBefore;      ///< of the version table
    QStringList rowsAfter;       ///< of the version table, in load order
    std::vector<Error> warnings; ///< the path is walked all the same

    bool operator==(const Path &) const = default;
};

/// `rows` are the rows of the version table in the order the database gives them; a row that is no revision of the
/// graph is errors::RevisionNotFound. `target` is what the person wrote, without a range: for `a:b` the caller
/// resolves `a` to rows (resolveRevisions) and gives `b`. All are linear in the revisions walked, and all writes are
/// the ones Alembic makes.
[[nodiscard]] Result<Path> upgradePath(const RevisionGraph &graph, const QStringList &rows, const QString &target);
[[nodiscard]] Result<Path> downgradePath(const RevisionGraph &graph, const QStringList &rows, const QString &target);

/// Several targets stamp several branches. With `purge` the rows do not matter and need not be known.
[[nodiscard]] Result<Path> stampPath(const RevisionGraph &graph, const QStringList &rows, const QStringList &targets,
                                     bool purge = false);

} // namespace retort::revisions
