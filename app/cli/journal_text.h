#pragma once

#include <core/commands/repair.h>
#include <core/commands/status.h>
#include <core/migration/journal/record.h>

#include <QJsonObject>

/// The journal, a database's standing and the ways out of a half-done revision, for people and for machines.

namespace retort::cli
{

/// One line for a run, one for its error; with `verbose` its revisions and statements below.
[[nodiscard]] QStringList runLines(const migration::journal::Run &run, bool verbose);
[[nodiscard]] QJsonObject runToJson(const migration::journal::Run &run);
/// A page that stands by itself.
[[nodiscard]] QString runsToHtml(const std::vector<migration::journal::Run> &runs, const QString &database);

[[nodiscard]] QStringList statusLines(const commands::Status &status, const revisions::RevisionGraph &graph);
[[nodiscard]] QJsonObject statusToJson(const commands::Status &status, const revisions::RevisionGraph &graph);

/// What was left and what can be done about it.
[[nodiscard]] QStringList unfinishedLines(const migration::Unfinished &unfinished);
[[nodiscard]] QStringList waysLines(const commands::WaysOut &ways);
[[nodiscard]] QJsonObject waysToJson(const commands::WaysOut &ways);

} // namespace retort::cli
