#pragma once

#include <core/ddl/apply.h>

namespace retort::ddl
{

// SQLite keeps the text of every CREATE statement and rewrites it when something is altered. A rebuild of a table needs
// those texts (schema::Table::source), so they are kept here as SQLite keeps them, and the model is read from them
// anew.

/// ALTER TABLE from behind the table's name.
[[nodiscard]] Effect alterSqliteTable(schema::Schema &schema, const sql::ObjectName &name, sql::TokenCursor &at,
                                      const Customs &customs);

/// The text that SQLite keeps of a CREATE statement: IF NOT EXISTS is not in it.
[[nodiscard]] QString keptText(const QString &create, const Customs &customs);

/// Every table's source.triggers from the schema's triggers.
void rereadTriggers(schema::Schema &schema);
/// A view that is new or was changed, for the sources of the tables that it reads; an empty text: it is gone.
void rereadViews(schema::Schema &schema, const QString &view, const QString &createView);
/// The views that were there before the table: it may have been away for a rebuild.
void adoptViews(schema::Schema &schema, schema::Table &table, const Customs &customs);
void forgetIndex(schema::SqliteSource &source, const QString &index);

} // namespace retort::ddl
