#pragma once

#include <core/base/cancel.h>
#include <core/commands/target.h>
#include <core/dialects/dialect.h>
#include <core/migration/runner.h>
#include <core/migration/scripts.h>
#include <core/migration/version_table.h>
#include <core/replay/history.h>

/// What commands need of a workspace before they can plan or run: the project's facts bound to the engine's interfaces.

namespace retort::commands
{

/// Evaluates and checks the scripts of the workspace's project, which must outlive it. Each file is read and parsed
/// once, so that what was checked is what is run.
[[nodiscard]] migration::Scripts scriptsOf(const Workspace &workspace, const CancelToken &cancel);

/// That of the target's connection, else the project's. The errors of project::versionTable, and of targetOf() where a
/// connection was asked for by name.
[[nodiscard]] Result<migration::VersionTable> versionTableOf(const Workspace &workspace);

/// The dialect that goes with a URL.
[[nodiscard]] Result<const dialects::Dialect *> dialectOf(const database::Url &url);

/// The dialect of that name, or that of the workspace's URL where the name is empty.
[[nodiscard]] Result<const dialects::Dialect *> dialectFor(const Workspace &workspace, const QString &name);

/// Now, and a seed of chance; they stay with the plan.
[[nodiscard]] migration::Conditions freshConditions();

/// A table's shape from the live database.
[[nodiscard]] migration::ReadTable tableReader(const dialects::Dialect &dialect);

/// Asks the catalogue over a session, which must outlive what is given.
[[nodiscard]] dialects::CatalogueQuery catalogueOf(database::Session &session);

/// A live schema without the version table and the journal, which are no part of what the history describes.
[[nodiscard]] schema::Schema withoutOwnTables(schema::Schema live, const migration::VersionTable &versions,
                                              const dialects::Dialect &dialect);

/// The schemas of the workspace's history, for a database with these collations; the workspace and the dialect must
/// outlive it.
[[nodiscard]] replay::History historyOf(const Workspace &workspace, const dialects::Dialect &dialect,
                                        const CancelToken &cancel, schema::Collations collations = {});

} // namespace retort::commands
