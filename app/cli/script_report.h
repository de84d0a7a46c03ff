#pragma once

#include <core/commands/check_scripts.h>

#include <QJsonObject>
#include <QStringList>

namespace retort::cli
{

/// What check-scripts found, for a terminal: a table of counts, then one line for each cause, with where it is first
/// met; with `verbose` every script it holds up, and those that ask the database.
[[nodiscard]] QStringList reportLines(const commands::Workspace &workspace, const commands::ScriptReport &report,
                                      bool verbose);

/// {"dialect", "scripts": [{"revision", "path", "direction": "up" or "down", "reach": "native", "asks_database",
/// "raises" or "out_of_reach", "causes": [errors as everywhere]}], "causes": [{"code", "message", "scripts": [indexes
/// of "scripts"]}]}
[[nodiscard]] QJsonObject reportToJson(const commands::Workspace &workspace, const commands::ScriptReport &report);

} // namespace retort::cli
