#pragma once

#include <core/base/error.h>
#include <core/commands/workspace.h>
#include <core/migration/version_table.h>
#include <core/schema/schema.h>

namespace retort::commands
{

/// What the version table holds, beside what an application keeps in the database.
struct VersionFacts {
    bool hasTable = false;
    QStringList rows;
    int tables = 0; ///< of the application
    /// Revisions whose schema is the live one, the latest first; looked for only where it is not known by the rows.
    QStringList looksLike = {};
};

/// What is wrong with the version table of a database, each with its way out: VersionTableMissing {table, tables},
/// VersionTableEmpty {table, tables} where there are tables all the same (both with {looks_like}), VersionUnknown
/// {table, revision}, VersionTwice {table, revision}, VersionIncluded {table, revision, other}. Nothing is wrong with
/// an empty database, or with a row for each of several heads.
[[nodiscard]] std::vector<Error> versionProblems(const revisions::RevisionGraph &graph, const QString &table,
                                                 const VersionFacts &facts);

/// The error of a plan that could not be made from these rows; where a row is why, with what versionProblems says of it
/// as its last cause.
[[nodiscard]] Error explained(Error error, const revisions::RevisionGraph &graph, const QString &table,
                              const QStringList &rows);

} // namespace retort::commands
