#pragma once

#include <core/schema/table.h>

#include <QMap>

namespace retort::schema
{

/// MetaData(naming_convention=...): keys "ix", "uq", "ck", "fk", "pk"; values with tokens such as
/// %(table_name)s and %(column_0_name)s.
using NamingConvention = QMap<QString, QString>;

/// SQLAlchemy's convention where none is given: ix_%(column_0_label)s.
[[nodiscard]] NamingConvention defaultNamingConvention();

/// The name a convention gives: final names and those no convention covers stay as they are. A conventional name is
/// final.
[[nodiscard]] Name conventionalName(const Constraint &constraint, const sql::ObjectName &table,
                                    const NamingConvention &convention);
[[nodiscard]] Name conventionalName(const Index &index, const NamingConvention &convention);
/// Of the CHECK that a type brings along.
[[nodiscard]] Name conventionalTypeCheckName(const QString &given, const QString &column, const sql::ObjectName &table,
                                             const NamingConvention &convention);

/// Every constraint and index of the table named by the convention.
[[nodiscard]] Table withConventionalNames(Table table, const NamingConvention &convention);

} // namespace retort::schema
