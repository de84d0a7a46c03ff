#pragma once

#include <core/schema/table.h>

namespace retort::schema
{

/// CREATE TYPE ... AS ENUM, values in their order.
struct EnumDefinition {
    QStringList values;
    QString comment;
    bool operator==(const EnumDefinition &) const = default;
};

struct View {
    QString definition; ///< the query behind AS
    bool materialized = false;
    bool operator==(const View &) const = default;
};

struct Trigger {
    sql::ObjectName table;
    QString definition; ///< its whole CREATE statement
    bool operator==(const Trigger &) const = default;
};

/// A function or procedure, known by its name and its definition only.
struct Routine {
    QString definition; ///< its whole CREATE statement
    bool operator==(const Routine &) const = default;
};

/// SQL that changes a schema in a way that nobody here understands: what it did is not in the schema.
struct OpaqueStatement {
    QString sql;
    QString revision; ///< the one that runs it; empty where it is not known
    bool operator==(const OpaqueStatement &) const = default;
};

/// MySQL: what a table has without a word. Of a schema that nobody read from a database both are empty.
struct Collations {
    QString database;                 ///< the default one; empty: the usual one of utf8mb4
    std::map<QString, QString> usual; ///< character set to collation, where the server takes another one than usual
    bool operator==(const Collations &) const = default;
};

/// Everything one database holds, or would hold at a revision. Tables are boxed: copies of a schema share those they
/// have in common, so that a schema for every revision of a history costs little.
///
/// All parts are in the form the database itself would report (core/ddl): types by the database's own names, names for
/// what was made without one, expressions in one canonical spelling. Names in the default schema have none.
struct Schema {
    std::map<sql::ObjectName, Box<Table>> tables;
    std::map<sql::ObjectName, Sequence> sequences;
    std::map<sql::ObjectName, EnumDefinition> enums;
    std::map<sql::ObjectName, View> views;
    std::map<sql::ObjectName, Trigger> triggers; ///< by their own name
    std::map<sql::ObjectName, Routine> routines;
    Collations collations;
    std::vector<OpaqueStatement> opaque;
    /// What the account that read the database may not see, as sentences for a person.
    QStringList hidden;
    bool operator==(const Schema &) const = default;
};

/// The table of that name, or null.
[[nodiscard]] const Table *findTable(const Schema &schema, const sql::ObjectName &name);

} // namespace retort::schema
