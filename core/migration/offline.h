#pragma once

#include <core/migration/planner.h>
#include <core/migration/version_table.h>
#include <core/replay/expected_schema.h>

#include <functional>

namespace retort::migration
{

struct OfflineOptions {
    VersionTable versionTable;
    bool transactionPerMigration = false;
    /// The schema that the text is for, before its first statement: asked once, and only where it is needed (a rebuild
    /// on SQLite, MODIFY on MySQL, an inspector's questions). May be empty. The text says where it was relied on.
    replay::ExpectedSchema::Start startingSchema;
    CancelToken cancel = {};
};

/// Takes the text bit by bit; a failure (a full disk, a closed pipe) ends the writing.
using WriteText = std::function<Result<>(const QString &text)>;

/// The text of `--sql`, as Alembic writes it: each statement with `;` and an empty line, BEGIN and COMMIT only where
/// the dialect says so, CREATE TABLE of the version table only from base. The whole is held back, most of it in a
/// temporary file, until the last script is evaluated, so that a script that needs a database fails the whole and not
/// the half (errors::DatabaseNeededOffline, within its revision; errors::FileUnwritable).
///
/// `log` is told what the scripts print and log; may be empty.
[[nodiscard]] Result<> writeOffline(const Plan &plan, const dialects::Dialect &dialect, const Scripts &scripts,
                                    const OfflineOptions &options, const WriteText &write,
                                    const std::function<void(const alembic::LogLine &)> &log = {});

} // namespace retort::migration
