#pragma once

#include <core/ddl/definitions.h>

namespace retort::ddl
{

/// What DDL does to one table of a schema, with the consequences that the database draws by itself: names, indexes of
/// foreign keys, what goes with a dropped column. Tables are values: the changed one takes the old one's place.
/// What is not there is passed over: the database would have refused it, or another tool made it.

void add(schema::Table &table, ColumnDefinition definition, const Customs &customs);
/// Whether a foreign key may make an index of its own where none begins with its columns.
enum class OwnIndex { No, Yes };
void add(schema::Table &table, schema::Constraint constraint, const Customs &customs, OwnIndex own = OwnIndex::Yes);
void add(schema::Table &table, schema::Index index, const Customs &customs);

/// MODIFY and CHANGE: the column's whole definition anew; its keys and constraints stay.
void redefine(schema::Table &table, const QString &column, ColumnDefinition definition, const Customs &customs);

void dropColumn(schema::Table &table, const QString &column, const Customs &customs);
/// By its name, whatever kind it is.
void dropConstraint(schema::Table &table, const QString &name, const Customs &customs);
void dropPrimaryKey(schema::Table &table);
/// An index, or a UNIQUE where that is the same. False where there is none.
bool dropIndex(schema::Table &table, const QString &name, const Customs &customs);

/// In the table itself and in the foreign keys of the others that refer to it.
void renameColumn(schema::Schema &schema, const sql::ObjectName &table, const QString &from, const QString &to,
                  const Customs &customs);
void renameTable(schema::Schema &schema, const sql::ObjectName &from, const sql::ObjectName &to,
                 const Customs &customs);
/// VALIDATE CONSTRAINT.
void validate(schema::Table &table, const QString &constraint, const Customs &customs);
void forgetNotValid(schema::Constraint &constraint);

/// A column's type becomes a narrower one: PostgreSQL keeps the type that its CHECKs compared with, as a cast.
void castInChecks(schema::Table &table, const QString &column, const sql::SqlType &from, const sql::SqlType &to,
                  const Customs &customs);
void renameConstraint(schema::Table &table, const QString &from, const QString &to, const Customs &customs);

/// The option that marks an index which only a foreign key asked for (MySQL). No fact of its own: a catalogue does not
/// tell it.
[[nodiscard]] QString generatedIndex();

/// The table's name as the schema holds it, where it is compared without case; the name itself where there is none.
[[nodiscard]] sql::ObjectName known(const schema::Schema &schema, const sql::ObjectName &name, const Customs &customs);

/// The last touch to a table that was made or read: foreign keys that name no columns refer to the primary key, and
/// constraints and indexes stand in one order, whatever order they came in, and charsets are in the model's form.
void settle(schema::Table &table, const schema::Schema &schema, const Customs &customs);

} // namespace retort::ddl
