#pragma once

#include <core/schema/options.h>

namespace retort::schema
{

/// The name of a constraint or index. Empty is unnamed: a naming convention may give it one. `isFinal` (op.f) tells
/// that a convention has been applied already and must not be again.
struct Name {
    QString text;
    bool isFinal = false;

    [[nodiscard]] bool isEmpty() const { return text.isEmpty(); }
    bool operator==(const Name &) const = default;
};

/// Only PostgreSQL can have its check wait for the end of a transaction.
struct PrimaryKey {
    Name name;
    QStringList columns;
    Options options;
    std::optional<bool> deferrable{};
    QString initially{};
    bool operator==(const PrimaryKey &) const = default;
};

struct UniqueConstraint {
    Name name;
    QStringList columns;
    std::optional<bool> deferrable;
    QString initially;
    Options options;
    bool operator==(const UniqueConstraint &) const = default;
};

/// The actions are SQL words as written: "CASCADE", "SET NULL". `useAlter` adds it behind the table's creation.
struct ForeignKey {
    Name name;
    QStringList columns;
    sql::ObjectName target;
    QStringList targetColumns;
    QString onDelete;
    QString onUpdate;
    QString match;
    std::optional<bool> deferrable;
    QString initially;
    bool useAlter = false;
    Options options;
    bool operator==(const ForeignKey &) const = default;
};

struct CheckConstraint {
    Name name;
    expressions::Expression condition;
    std::optional<bool> deferrable;
    QString initially;
    Options options;
    bool operator==(const CheckConstraint &) const = default;
};

/// The CHECK that a Boolean or Enum column brings along (create_constraint), where the database has no such type.
struct TypeCheck {
    QString column;
    bool operator==(const TypeCheck &) const = default;
};

struct ExcludeElement {
    expressions::Expression expression; ///< a column or an expression
    QString op;                         ///< "&&", "="
    QString opclass;                    ///< postgresql_ops of a column
    bool operator==(const ExcludeElement &) const = default;
};

/// PostgreSQL's EXCLUDE.
struct ExcludeConstraint {
    Name name;
    std::vector<ExcludeElement> elements;
    QString method; ///< empty: gist
    std::optional<expressions::Expression> where;
    std::optional<bool> deferrable;
    QString initially;
    bool operator==(const ExcludeConstraint &) const = default;
};

using Constraint =
    std::variant<PrimaryKey, UniqueConstraint, ForeignKey, CheckConstraint, TypeCheck, ExcludeConstraint>;

/// An empty name for a TypeCheck, whose name is in its column's type.
[[nodiscard]] const Name &nameOf(const Constraint &constraint);
[[nodiscard]] Constraint withName(Constraint constraint, Name name);

} // namespace retort::schema
