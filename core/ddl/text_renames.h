#pragma once

#include <core/ddl/table_text.h>

/// What becomes of SQLite's texts when a table or column is called otherwise: the words that mean it are replaced, and
/// all others stay as they were written.

namespace retort::ddl
{

/// Every name that is `from`.
[[nodiscard]] QString replaceName(const QString &text, const QString &from, const QString &quotedTo);
/// Every name that is `from` but those of functions.
[[nodiscard]] QString replaceColumn(const QString &text, const QString &from, const QString &quotedTo);
/// What REFERENCES names: the table, or where `column` is given its column.
[[nodiscard]] QString replaceReference(const QString &text, const QString &table, const QString &column,
                                       const QString &quotedTo);

/// A column in its own definition, in constraints, and in references of the table to itself.
void renameColumn(TableText &table, const QString &from, const QString &to, const QString &quotedTo);
[[nodiscard]] ConstraintText withColumnRenamed(const ConstraintText &constraint, const QString &table,
                                               const QString &from, const QString &quotedTo);
/// A column in the text of an index of its table.
[[nodiscard]] QString indexWithColumnRenamed(const QString &createIndex, const QString &from, const QString &quotedTo);

/// A column of `table` in a view or trigger that reads it. Where other tables in it have a column of that name
/// (`isShared`), only what is written behind the table's name is meant; NEW and OLD mean the table where the trigger is
/// on it (`isOwn`).
[[nodiscard]] QString bodyWithColumnRenamed(const QString &sql, const QString &table, const QString &from,
                                            const QString &quotedTo, bool isOwn, bool isShared);

} // namespace retort::ddl
