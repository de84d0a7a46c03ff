#pragma once

#include <core/ddl/customs.h>

namespace retort::ddl
{

/// A column as DDL defines it, with the constraints that its definition brings along.
struct ColumnDefinition {
    schema::Column column;
    std::vector<schema::Constraint> constraints; ///< unnamed ones have no name yet
    bool isPrimaryKey = false;
    schema::Name primaryKeyName;
    bool isFirst = false; ///< FIRST
    QString after;        ///< AFTER column
};

/// Reads "name type clauses..."; moves to the comma or parenthesis behind it.
[[nodiscard]] ColumnDefinition readColumn(sql::TokenCursor &at, const Customs &customs);

/// The same from the type on: what MODIFY has behind the name.
void readColumnBody(sql::TokenCursor &at, const Customs &customs, ColumnDefinition &definition);

/// Whether a table constraint, or on MySQL an index written among the columns, begins here.
[[nodiscard]] bool beginsConstraint(const sql::TokenCursor &at, const Customs &customs);

using TableElement = std::variant<schema::Constraint, schema::Index>;

/// Reads "[CONSTRAINT name] PRIMARY KEY (...)" and the like; nothing where it is not understood.
[[nodiscard]] std::optional<TableElement> readConstraint(sql::TokenCursor &at, const Customs &customs);

/// PostgreSQL: the option of a CHECK or foreign key that the rows from before were not held to yet.
[[nodiscard]] QString notValid();

/// Reads CREATE INDEX from behind its ON table, that is from USING or the parenthesis on. `index` has its name, table
/// and uniqueness already.
void readIndexBody(sql::TokenCursor &at, const Customs &customs, schema::Index &index);

/// A name of one or two parts; the default schema is left out. MySQL's `database`.`table` keeps its first part.
[[nodiscard]] sql::ObjectName readName(sql::TokenCursor &at, const Customs &customs);

/// An expression in its canonical spelling, as the model holds it.
[[nodiscard]] expressions::Expression canonical(const QString &sql, const Customs &customs);
/// The canonical text back.
[[nodiscard]] QString textOf(const expressions::Expression &expression);
[[nodiscard]] QString textOf(const schema::ServerDefault &value);

/// The start, increment and limits of CREATE SEQUENCE and of an identity, as far as they follow here; what the database
/// does by itself is left out.
[[nodiscard]] schema::SequenceOptions readSequenceOptions(sql::TokenCursor &at, const Customs &customs);

/// The same of what a catalogue tells in full; `lowest` and `highest` are those of the sequence's type.
[[nodiscard]] schema::SequenceOptions withoutUsual(schema::SequenceOptions told, qint64 lowest, qint64 highest,
                                                   const Customs &customs);

} // namespace retort::ddl
