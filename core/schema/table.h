#pragma once

#include <core/schema/column.h>

#include <map>

namespace retort::schema
{

/// An index of columns (ColumnReference) or expressions. The dialect keywords (postgresql_where, mysql_length, ...)
/// are in `options`.
struct Index {
    Name name;
    sql::ObjectName table;
    std::vector<expressions::Expression> elements;
    bool unique = false;
    Options options;
    bool operator==(const Index &) const = default;
};

/// What a database reported of one of its objects beyond the model: enough to put it back as it was.
struct VerbatimObject {
    QString name;
    QString sql; ///< its own CREATE statement
    bool operator==(const VerbatimObject &) const = default;
};

/// How SQLite wrote the table down, where it was read from a database: the text of its CREATE TABLE, the triggers on
/// it, the indexes as they were written, and the views that read it.
struct SqliteSource {
    QString createTable;
    std::vector<VerbatimObject> indexes;
    std::vector<VerbatimObject> triggers;
    std::vector<VerbatimObject> views;
    bool operator==(const SqliteSource &) const = default;
};

struct Table {
    sql::ObjectName name;
    std::vector<Column> columns;
    /// In the order they are written in CREATE TABLE; at most one PrimaryKey, which comes first.
    std::vector<Constraint> constraints;
    std::vector<Index> indexes;
    QString comment;
    QStringList prefixes; ///< CREATE <prefixes> TABLE: "TEMPORARY"
    Options options;
    std::optional<SqliteSource> source;
    bool operator==(const Table &) const = default;
};

[[nodiscard]] const Column *findColumn(const Table &table, const QString &name);
[[nodiscard]] const PrimaryKey *primaryKeyOf(const Table &table);

/// The integer primary key column that counts by itself (SERIAL, AUTO_INCREMENT), by SQLAlchemy's rules; null where
/// there is none.
[[nodiscard]] const Column *autoincrementColumn(const Table &table);

/// A column as a script declares it, with what SQLAlchemy lets it bring along.
struct ColumnDeclaration {
    Column column; ///< `nullable` as given; a primary key column that does not say so is NOT NULL
    bool nullableGiven = false;
    bool primaryKey = false;
    bool unique = false;
    bool index = false;
    bool system = false; ///< the database has it in every table: it is not written
    /// ForeignKey(...) objects; their own `columns` are filled in.
    std::vector<ForeignKey> foreignKeys;
    bool operator==(const ColumnDeclaration &) const = default;
};

using TableElement = std::variant<ColumnDeclaration, Constraint, Index>;

/// The table that op.create_table makes of its arguments: primary key from the columns or as given, type CHECKs,
/// UNIQUE, foreign keys and indexes of the columns in SQLAlchemy's order (explicit constraints first).
[[nodiscard]] Table assembleTable(sql::ObjectName name, const std::vector<TableElement> &elements);

} // namespace retort::schema
