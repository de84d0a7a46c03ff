#pragma once

#include <core/base/error.h>
#include <core/database/session.h>
#include <core/dialects/dialect.h>
#include <core/revisions/walk.h>

#include <QStringList>

namespace retort::migration
{

/// Where Alembic keeps the rows that say which revisions a database has.
struct VersionTable {
    sql::ObjectName name{{}, QStringLiteral("alembic_version")};
    bool hasPrimaryKey = true; ///< version_table_pk of env.py, when it is created

    bool operator==(const VersionTable &) const = default;
};

/// The rows, in the order of the database; none where there is no such table. Changes nothing. The errors of
/// Session::execute.
[[nodiscard]] Result<QStringList> readVersions(database::Session &session, const dialects::Dialect &dialect,
                                               const VersionTable &table);

/// The same from a database that need not be there: a missing SQLite file has no rows and is not created. The errors of
/// Session::open besides.
[[nodiscard]] Result<QStringList> readVersionsAt(const database::Url &url, database::OpenOptions options,
                                                 const dialects::Dialect &dialect, const VersionTable &table);

/// Creates the table unless it is there.
[[nodiscard]] Result<> ensureVersionTable(database::Session &session, const dialects::Dialect &dialect,
                                          const VersionTable &table);

/// CREATE TABLE, as Alembic words it.
[[nodiscard]] Result<std::vector<sql::Statement>> createVersionTable(const dialects::Dialect &dialect,
                                                                     const VersionTable &table);

/// The name of the lock that runs on this version table take (database::NamedLock).
[[nodiscard]] QString lockName(const VersionTable &table);

/// Keeps others from writing to the table until the transaction ends, also those who do not know of Retort's lock. On
/// PostgreSQL only: SQLite has one writer in any case, and MySQL cannot lock a table inside of a transaction.
[[nodiscard]] Result<> lockVersions(database::Session &session, const dialects::Dialect &dialect,
                                    const VersionTable &table);

/// Deletes all rows.
[[nodiscard]] Result<> purgeVersions(database::Session &session, const dialects::Dialect &dialect,
                                     const VersionTable &table);

/// One write. errors::VersionUpdateMissed with {from, to, table, found} or VersionDeleteMissed with {from, table,
/// found} unless it touched exactly one row.
[[nodiscard]] Result<> writeVersion(database::Session &session, const dialects::Dialect &dialect,
                                    const VersionTable &table, const revisions::VersionWrite &write,
                                    const database::Meanwhile &meanwhile = {});

/// The write's statement, as Alembic words it; Bound keeps the ids out of the text, so that it is compiled once.
[[nodiscard]] sql::Statement versionStatement(const dialects::Dialect &dialect, const VersionTable &table,
                                              const revisions::VersionWrite &write, dialects::Rendering rendering);

} // namespace retort::migration
