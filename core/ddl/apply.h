#pragma once

#include <core/ddl/customs.h>

namespace retort::ddl
{

enum class Effect {
    Applied, ///< the schema is what the database has after the statement
    None,    ///< no DDL, or DDL of something that a schema does not hold (a role, a setting)
    Opaque   ///< it may have changed the schema, and nobody here knows how
};

/// What one statement of SQL does to a schema, as far as the database would accept it: the one place where DDL has its
/// meaning, whoever wrote it: Alembic's operations as they are compiled, raw SQL of a script, or a database's own
/// catalogue of definitions (SQLite). Never fails: what is not understood is Opaque and changes nothing.
[[nodiscard]] Effect apply(schema::Schema &schema, const QString &statement, const Customs &customs);

} // namespace retort::ddl
