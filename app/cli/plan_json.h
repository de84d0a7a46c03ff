#pragma once

#include <core/migration/plan.h>

#include <QJsonObject>

namespace retort::cli
{

/// {"steps": [{"revision", "direction": "up"|"down"}], "version_table": [{"op": "insert"|"delete"|"update", "from",
/// "to"}], "heads_after": [...]}. An insert has no "from", a delete no "to". A purge is the deletion of each row.
[[nodiscard]] QJsonObject planToJson(const migration::Plan &plan);

/// The same for a person.
[[nodiscard]] QStringList planLines(const migration::Plan &plan);

/// One write to the version table as planToJson has it.
[[nodiscard]] QJsonObject writeToJson(const revisions::VersionWrite &write);

} // namespace retort::cli
