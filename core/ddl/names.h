#pragma once

#include <core/ddl/customs.h>

namespace retort::ddl
{

/// The name that the database gives to a constraint without one, by those that the table and its schema have already.
/// Empty where it stays unnamed. Sources: PostgreSQL's ChooseIndexName, ChooseConstraintName and makeObjectName
/// (commands/indexcmds.c, catalog/pg_constraint.c); MySQL's and MariaDB's tried on servers.
[[nodiscard]] schema::Name automaticName(const schema::Constraint &constraint, const schema::Table &table,
                                         const Customs &customs);
[[nodiscard]] schema::Name automaticName(const schema::Index &index, const schema::Table &table,
                                         const Customs &customs);

/// PostgreSQL: what the sequence of a serial column is called when the table is made.
[[nodiscard]] QString serialSequence(const QString &table, const QString &column, const Customs &customs);

/// The names of columns that an expression mentions, each once.
[[nodiscard]] QStringList columnsIn(const expressions::Expression &expression, const schema::Table &table,
                                    const Customs &customs);

/// An expression on a table's row without the table's name before its columns, as servers tell it.
[[nodiscard]] expressions::Expression unqualified(const expressions::Expression &expression, const schema::Table &table,
                                                  const Customs &customs);

/// Names are compared as the database compares them.
[[nodiscard]] bool sameName(const QString &a, const QString &b, const Customs &customs);

} // namespace retort::ddl
