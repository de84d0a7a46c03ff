#pragma once

#include <core/base/error.h>
#include <core/sql/object_name.h>

#include <QStringList>

#include <optional>
#include <vector>

/// A CREATE TABLE statement of SQLite taken apart into its own words, so that a part can be changed and all the others
/// stay as they were written. This is how a rebuild loses nothing: whatever SQLite accepted in a column or constraint,
/// known here or not, is copied as text.

namespace retort::ddl
{

struct Clause {
    enum class Kind { PrimaryKey, NotNull, Null, Unique, Check, Default, Collate, References, Generated };
    Kind kind = Kind::Null;
    QString name; ///< of CONSTRAINT name, without quotes
    QString text; ///< as written, with its CONSTRAINT name
    bool operator==(const Clause &) const = default;
};

struct ColumnText {
    QString name;       ///< without quotes
    QString quotedName; ///< as written
    QString type;       ///< as written; may be empty
    std::vector<Clause> clauses;
    bool operator==(const ColumnText &) const = default;
};

struct ConstraintText {
    enum class Kind { PrimaryKey, Unique, Check, ForeignKey };
    Kind kind = Kind::Check;
    QString name; ///< without quotes; may be empty
    QString text;
    QStringList columns;       ///< of a CHECK: every name in it
    sql::ObjectName target;    ///< of a foreign key
    QStringList targetColumns; ///< of a foreign key
    bool operator==(const ConstraintText &) const = default;
};

struct TableText {
    QString head; ///< "CREATE TABLE": the words before the name
    QString name; ///< without quotes
    std::vector<ColumnText> columns;
    std::vector<ConstraintText> constraints;
    QString suffix; ///< behind the closing parenthesis: "WITHOUT ROWID, STRICT"
    bool operator==(const TableText &) const = default;
};

/// errors::TableTextUnreadable with {table, text} where it is no ordinary CREATE TABLE (a virtual table).
[[nodiscard]] Result<TableText> readTableText(const QString &createTable);

/// One table constraint alone.
[[nodiscard]] ConstraintText readConstraintText(const QString &text);
/// One column's definition alone.
[[nodiscard]] ColumnText readColumnText(const QString &text);

/// The statement again, for a table of that (quoted) name, with one line a column and constraint.
[[nodiscard]] QString writeTableText(const TableText &table, const QString &quotedName);
[[nodiscard]] QString writeColumnText(const ColumnText &column);

/// A CREATE INDEX statement: its elements and its WHERE as they were written.
struct VerbatimIndex {
    QString name;
    bool unique = false;
    QStringList elements;
    QString where;
    bool operator==(const VerbatimIndex &) const = default;
};
[[nodiscard]] VerbatimIndex readIndexText(const QString &name, const QString &createIndex);

/// The unquoted names in a text, in order, each once: what a CHECK or index may refer to.
[[nodiscard]] QStringList namesIn(const QString &text);
/// Names are equal in SQLite whatever their case.
[[nodiscard]] bool sameName(const QString &a, const QString &b);
[[nodiscard]] bool containsName(const QStringList &names, const QString &name);

} // namespace retort::ddl
