#pragma once

#include <core/dialects/mysql/compile.h>

namespace retort::dialects
{

/// Names as information_schema has them, within what is asked for.
struct Scoped {
    const MySqlDialect &dialect;
    const SchemaScope &scope;

    /// The condition on the columns of schema and table.
    [[nodiscard]] QString where(const QString &column, const QString &table = {}) const;
    /// Without the schema where it is that of the connection.
    [[nodiscard]] sql::ObjectName name(const sql::Value &schema, const sql::Value &object) const;
};

/// Triggers, and where no single table is asked for, the options of sequences, views and routines. The sequences are in
/// the schema by their names already. The errors of the queries.
[[nodiscard]] Result<> readObjects(const Scoped &scoped, const CatalogueQuery &query, schema::Schema &schema);

} // namespace retort::dialects
