#pragma once

#include <core/base/source_position.h>

#include <QString>

namespace retort::database
{

/// The place of the UTF-16 `offset` in a text of SQL, as one without a file.
[[nodiscard]] SourcePosition placeInSql(const QString &sql, qsizetype offset);

} // namespace retort::database
