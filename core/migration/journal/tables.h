#pragma once

#include <core/dialects/dialect.h>

namespace retort::migration::journal
{

/// The journal's tables in one database: in a schema of their own where the database has such, else among the tables of
/// the application with "retort_" before the name.
struct Tables {
    sql::ObjectName runs;
    sql::ObjectName revisions;
    sql::ObjectName statements;

    [[nodiscard]] std::vector<sql::ObjectName> all() const { return {runs, revisions, statements}; }
    bool operator==(const Tables &) const = default;
};

[[nodiscard]] Tables tablesFor(const dialects::Dialect &dialect);

/// The statements that make them.
[[nodiscard]] QStringList createTables(const Tables &tables, const dialects::Dialect &dialect);

/// What env.py needs so that `alembic revision --autogenerate` does not propose to drop them: lines of Python.
[[nodiscard]] QStringList hidingLines(const Tables &tables);

} // namespace retort::migration::journal
