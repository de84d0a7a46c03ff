#pragma once

#include <core/ddl/customs.h>

namespace retort::ddl
{

/// An element's column, whatever order or collation it has; null for an expression.
[[nodiscard]] const QString *columnOf(const expressions::Expression &element);
/// The columns that an index begins with, up to the first expression.
[[nodiscard]] QStringList columnsOf(const schema::Index &index);

/// MySQL: how much of its columns an index takes. A part of a column that has become shorter than that, or no text, is
/// the whole of it. MariaDB besides: an index that is not unique takes as much of a long column as fits; one that is
/// unique keeps a hash of the whole, which has no order, and is a constraint then (measured on 10.11).
void settleIndexLengths(schema::Table &table, const Customs &customs);

/// MariaDB: whether a UNIQUE of these columns is kept as a hash, which no foreign key can use.
[[nodiscard]] bool isHashed(const schema::Table &table, const QStringList &columns, const Customs &customs);

} // namespace retort::ddl
