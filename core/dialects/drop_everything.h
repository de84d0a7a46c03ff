#pragma once

#include <core/dialects/dialect.h>

namespace retort::dialects
{

/// The statements that empty a database, in order, by what its catalogue says; to be executed where SQLite enforces
/// no foreign keys. Kept are the database itself, rights and settings, and on PostgreSQL the schema public and
/// extensions that belong to somebody else. The errors of the query.
[[nodiscard]] Result<QStringList> dropEverything(const Dialect &dialect, const CatalogueQuery &query);

} // namespace retort::dialects
