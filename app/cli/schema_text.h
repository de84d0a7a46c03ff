#pragma once

#include <core/commands/blame.h>
#include <core/commands/schema.h>

#include <QJsonObject>
#include <QStringList>

namespace retort::cli
{

/// A schema for a terminal: each table with its columns, keys and indexes in columns of their own.
[[nodiscard]] QStringList schemaLines(const commands::SchemaReport &report);

/// The same facts for programs: dialects::describe() with "dialect", "fingerprint", "gaps" and "asked", and for a
/// replayed schema "made_by" and "changed_by" at each table, column, constraint and index.
[[nodiscard]] QJsonObject schemaToJson(const commands::SchemaReport &report);

/// Who made and changed what, one part a line.
[[nodiscard]] QStringList blameLines(const commands::Workspace &workspace, const commands::BlameReport &report);
/// {"table", "parts": [{"kind", "name", "made_by", "changed_by"}], "gaps": [{"revision", "error"}]}
[[nodiscard]] QJsonObject blameToJson(const commands::BlameReport &report);

} // namespace retort::cli
