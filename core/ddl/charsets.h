#pragma once

#include <core/ddl/customs.h>

namespace retort::ddl
{

/// Character sets and collations of MySQL and MariaDB. A table has its own or those of its database, a column its own
/// or those of its table. The model holds what something has otherwise than what is around it: the set where the
/// collation is the usual one of that set, else the collation. For other databases these do nothing.

/// The collation of a table's columns that say none, by its full name.
[[nodiscard]] QString collationOf(const schema::Table &table, const Customs &customs);
/// That of a column; its table's where it is no text.
[[nodiscard]] QString collationOf(const schema::Column &column, const schema::Table &table, const Customs &customs);

/// Brings what a table and its columns say into the form of the model.
void settleCharsets(schema::Table &table, const Customs &customs);

/// CHARACTER SET and COLLATE, either of them empty where it is not said.
struct CharsetChange {
    QString charset;
    QString collation;
    [[nodiscard]] bool isEmpty() const { return charset.isEmpty() && collation.isEmpty(); }
};

/// Reads "DEFAULT CHARACTER SET = a COLLATE b", as much of it as is there.
[[nodiscard]] CharsetChange readCharset(sql::TokenCursor &at);

/// ALTER TABLE ... CHARACTER SET: columns keep what they had.
void setCharset(schema::Table &table, const CharsetChange &change, const Customs &customs);
/// ALTER TABLE ... CONVERT TO CHARACTER SET: columns follow, and a TEXT becomes a longer one where its characters do
/// (measured on MariaDB 10.11).
void convertTo(schema::Table &table, const CharsetChange &change, const Customs &customs);
/// ALTER DATABASE ... CHARACTER SET: tables keep what they had.
void setCharset(schema::Schema &schema, const CharsetChange &change, const Customs &customs);

/// How many bytes a character may take in that collation.
[[nodiscard]] int bytesPerCharacter(const QString &collation);

/// Where a type has its own set and collation; null for one that is no text.
struct CharsetPlace {
    QString *charset = nullptr;
    QString *collation = nullptr;
};
[[nodiscard]] CharsetPlace charsetIn(sql::SqlType &type);

} // namespace retort::ddl
