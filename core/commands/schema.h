#pragma once

#include <core/base/cancel.h>
#include <core/commands/workspace.h>
#include <core/dialects/dialect.h>
#include <core/replay/snapshot.h>

namespace retort::commands
{

/// A schema that somebody asked to see, wherever it came from.
struct SchemaReport {
    const dialects::Dialect *dialect = nullptr;
    replay::Snapshot snapshot; ///< of a database: just its schema
};

/// The schema of the live database, which is only read; without Alembic's own table. `schemas` are looked at besides
/// the one that names without a schema mean. The errors of databaseOf, of connecting and of reading.
[[nodiscard]] Result<SchemaReport> liveSchema(const Workspace &workspace, const QStringList &schemas = {},
                                              const CancelToken &cancel = {});

/// The schema at a revision (anything that names some; `base` is empty) by replay, without a database, in `dialect` or
/// that of the URL; with the revisions that made each part of it. `collations` are those of a database to compare with.
/// The errors of resolving the name.
[[nodiscard]] Result<SchemaReport> replayedSchema(const Workspace &workspace, const QString &target,
                                                  const QString &dialect, const CancelToken &cancel = {},
                                                  const schema::Collations &collations = {});

} // namespace retort::commands
