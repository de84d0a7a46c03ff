#pragma once

#include <core/ddl/definitions.h>

namespace retort::ddl
{

/// CREATE TABLE whose columns come from tables that are there: LIKE, and AS SELECT as far as it names plain columns.

/// PostgreSQL's LIKE model INCLUDING ... among the elements of a table, from behind LIKE. False where there is no such
/// model.
[[nodiscard]] bool addLike(schema::Table &table, const schema::Schema &schema, sql::TokenCursor &at,
                           const Customs &customs);

/// MySQL's CREATE TABLE ... LIKE model: everything but foreign keys, under the model's name. Nothing where there is no
/// such model.
[[nodiscard]] std::optional<schema::Table> copyOf(const schema::Schema &schema, const sql::ObjectName &model,
                                                  const Customs &customs);

/// The columns (on SQLite also the text) that the table gets from the SELECT which begins here; `names` are those that
/// the first columns are called by instead of their own. False where a column's type does not follow from a table.
[[nodiscard]] bool readQuery(schema::Table &table, const schema::Schema &schema, sql::TokenCursor &at,
                             const QStringList &names, const Customs &customs);

} // namespace retort::ddl
