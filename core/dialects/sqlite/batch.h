#pragma once

#include <core/ddl/table_text.h>
#include <core/dialects/sqlite/compile.h>

namespace retort::dialects::sqlite
{

/// Whether the operations need the table rebuilt: something that SQLite's ALTER TABLE cannot do, or recreate="always".
[[nodiscard]] bool needsRebuild(const operations::BatchAlterTable &batch);

/// Whether a column is dropped at all: then it has to be known what uses it.
[[nodiscard]] bool dropsColumn(const operations::BatchAlterTable &batch);

/// Whether a column is dropped that an index, trigger, view or constraint of the table uses, which ALTER TABLE refuses.
[[nodiscard]] bool dropsUsedColumn(const operations::BatchAlterTable &batch, const ddl::TableText &text,
                                   const schema::SqliteSource &source);

} // namespace retort::dialects::sqlite
