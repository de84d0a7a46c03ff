#pragma once

#include <core/ddl/table_text.h>
#include <core/dialects/sqlite/compile.h>

namespace retort::dialects::sqlite
{

/// The statements that put a changed table in the place of the old one, from copy_from or the table's shape
/// (CompileContext::shapeOf); errors::TableShapeNeeded where there is neither, errors::BatchNoSuchObject for a
/// column, constraint or index that is not there.
///
/// From copy_from the text is Alembic's. From a database's table, everything that SQLite keeps of it is kept: see
/// TableText; triggers, and indexes as they were written, are put back; a renamed column is renamed last, by SQLite,
/// which follows it into triggers, views and indexes; the AUTOINCREMENT counter goes on where it was.
[[nodiscard]] Result<std::vector<sql::Statement>>
rebuild(const SqliteDialect &dialect, const operations::BatchAlterTable &batch, const CompileContext &context);

} // namespace retort::dialects::sqlite
