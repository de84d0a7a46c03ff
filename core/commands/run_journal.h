#pragma once

#include <core/commands/target.h>
#include <core/commands/workspace.h>
#include <core/dialects/dialect.h>
#include <core/migration/plan.h>
#include <core/migration/run_event.h>
#include <core/migration/version_table.h>

namespace retort::commands
{

/// A run that is to be written down.
struct JournalledRun {
    const Workspace &workspace;
    const Target &target;
    const dialects::Dialect &dialect;
    const migration::VersionTable &versionTable;
    const migration::Goal &goal;
    migration::Scripts scripts;
    /// Also in the database itself, where its tables are made if they are missing.
    bool inDatabase = false;
    /// The run that this one resumes; empty: none.
    QString resumes = {};
};

/// An observer that writes the run into the journals before it tells `observer`. What cannot be written is told as a
/// notice (errors::JournalFailed); that the tables were made as well (errors::JournalMade). What it refers to must
/// outlive it.
[[nodiscard]] migration::Observer journalled(const JournalledRun &run, const migration::Observer &observer);

} // namespace retort::commands
