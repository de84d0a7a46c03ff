#pragma once

#include <core/dialects/sqlite/compile.h>

namespace retort::dialects::sqlite
{

/// Whether the operations need the table rebuilt: something that SQLite's ALTER TABLE cannot do, or recreate="always".
[[nodiscard]] bool needsRebuild(const operations::BatchAlterTable &batch);

/// The statements of the rebuild, from copy_from or the table's shape (CompileContext::shapeOf);
/// ErrorCode::TableShapeNeeded where there is neither. A batch that ALTER TABLE can do after all, once the shape is
/// known, becomes plain ALTERs, unless recreate="always" asks for the rebuild.
[[nodiscard]] Result<std::vector<sql::Statement>>
rebuild(const SqliteDialect &dialect, const operations::BatchAlterTable &batch, const CompileContext &context);

} // namespace retort::dialects::sqlite
