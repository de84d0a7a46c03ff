#pragma once

#include <core/base/box.h>
#include <core/sql/object_name.h>
#include <core/sql/type.h>
#include <core/sql/value.h>

#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace retort::expressions
{

struct Expression;
struct Select;

/// sa.text(): SQL as it was written. `:name` in it stands for a parameter where `parameters` has that name; `\:` is a
/// colon.
struct Text {
    QString sql;
    std::vector<std::pair<QString, sql::Value>> parameters;
    bool operator==(const Text &) const = default;
};
/// sa.literal_column(): SQL as it was written, taken for a column.
struct LiteralColumn {
    QString sql;
    bool operator==(const LiteralColumn &) const = default;
};
/// A value: sa.literal(), a bound parameter with its value, a plain Python value among expressions. `type` decides how
/// it is written down, where it is known.
struct Literal {
    sql::Value value;
    sql::SqlType type;
    bool operator==(const Literal &) const = default;
};
/// sa.bindparam('name') that has no value of its own: it gets one when the statement is executed.
struct BindParameter {
    QString name;
    sql::SqlType type;
    bool operator==(const BindParameter &) const = default;
};
/// A column by name; `table` is written in front where a query needs it.
struct ColumnReference {
    sql::ObjectName table;
    QString name;
    bool operator==(const ColumnReference &) const = default;
};
/// func.name(arguments...); `name` may be dotted. Functions that SQL calls without parentheses (now, current_date) are
/// the dialect's to know.
struct Function {
    QString name;
    std::vector<Expression> arguments;
    inline bool operator==(const Function &) const;
};
/// `op` is written with spaces around it: "=", "||", "LIKE", "IS NOT", "->>".
struct Binary {
    Box<Expression> left;
    QString op;
    Box<Expression> right;
    inline bool operator==(const Binary &) const;
};
/// "-x", "NOT x", "EXISTS (...)", "DISTINCT x": the operator in front.
struct Prefix {
    QString op;
    Box<Expression> operand;
    inline bool operator==(const Prefix &) const;
};
/// "x DESC", "x NULLS LAST", "x COLLATE "C"": the words behind.
struct Postfix {
    Box<Expression> operand;
    QString words;
    inline bool operator==(const Postfix &) const;
};
struct Cast {
    Box<Expression> operand;
    sql::SqlType type;
    inline bool operator==(const Cast &) const;
};
struct NullLiteral {
    bool operator==(const NullLiteral &) const = default;
};
/// sa.true() and sa.false(): 1 and 0 where the database has no boolean.
struct BooleanLiteral {
    bool value = false;
    bool operator==(const BooleanLiteral &) const = default;
};
struct CaseBranch {
    Box<Expression> when;
    Box<Expression> then;
    inline bool operator==(const CaseBranch &) const;
};
struct Case {
    std::vector<Expression> operand; ///< none, or one: CASE x WHEN ...
    std::vector<CaseBranch> branches;
    std::vector<Expression> otherwise; ///< none, or one
    inline bool operator==(const Case &) const;
};
/// x IN (...); an empty list is never true.
struct In {
    Box<Expression> operand;
    std::vector<Expression> list;
    bool negated = false;
    inline bool operator==(const In &) const;
};
/// a AND b AND c; OR where `any`.
struct Junction {
    bool any = false;
    std::vector<Expression> parts;
    inline bool operator==(const Junction &) const;
};
/// (a, b).
struct Tuple {
    std::vector<Expression> elements;
    inline bool operator==(const Tuple &) const;
};
/// x AS name.
struct Label {
    Box<Expression> operand;
    QString name;
    inline bool operator==(const Label &) const;
};
/// (SELECT ...) used as a value, or behind IN and EXISTS.
struct Subquery {
    Box<Select> select;
    inline bool operator==(const Subquery &) const;
};

/// One SQL expression as a value. What it looks like as text is the dialect's.
struct Expression {
    using Node = std::variant<Text, LiteralColumn, Literal, BindParameter, ColumnReference, Function, Binary, Prefix,
                              Postfix, Cast, NullLiteral, BooleanLiteral, Case, In, Junction, Tuple, Label, Subquery>;
    Node node;

    Expression() = default;
    Expression(Node n) // NOLINT(google-explicit-constructor): a node is an expression
        : node(std::move(n))
    {
    }
    inline bool operator==(const Expression &) const;
};

/// A table in FROM, or the target of a change.
struct TableReference {
    sql::ObjectName table;
    QString alias;
    bool operator==(const TableReference &) const = default;
};

struct Join {
    TableReference table;
    Expression on;
    bool outer = false;
    bool operator==(const Join &) const = default;
};

struct Select {
    std::vector<Expression> columns;
    std::vector<TableReference> from;
    std::vector<Join> joins;       ///< behind the first of `from`
    std::vector<Expression> where; ///< joined by AND
    std::vector<Expression> groupBy;
    std::vector<Expression> having; ///< joined by AND
    std::vector<Expression> orderBy;
    std::optional<qint64> limit;
    std::optional<qint64> offset;
    bool distinct = false;
    inline bool operator==(const Select &) const;
};

/// column name and new value
using Assignments = std::vector<std::pair<QString, Expression>>;

struct Insert {
    sql::ObjectName table;
    QStringList columns;
    std::vector<std::vector<Expression>> rows; ///< each as long as `columns`
    std::vector<Select> from;                  ///< none, or one: INSERT ... SELECT
    bool operator==(const Insert &) const = default;
};

struct Update {
    sql::ObjectName table;
    Assignments values;
    std::vector<Expression> where; ///< joined by AND
    bool operator==(const Update &) const = default;
};

struct Delete {
    sql::ObjectName table;
    std::vector<Expression> where; ///< joined by AND
    bool operator==(const Delete &) const = default;
};

/// Whatever can be executed as one statement.
using Query = std::variant<Select, Insert, Update, Delete, Text>;

inline bool Function::operator==(const Function &) const = default;
inline bool Binary::operator==(const Binary &) const = default;
inline bool Prefix::operator==(const Prefix &) const = default;
inline bool Postfix::operator==(const Postfix &) const = default;
inline bool Cast::operator==(const Cast &) const = default;
inline bool CaseBranch::operator==(const CaseBranch &) const = default;
inline bool Case::operator==(const Case &) const = default;
inline bool In::operator==(const In &) const = default;
inline bool Junction::operator==(const Junction &) const = default;
inline bool Tuple::operator==(const Tuple &) const = default;
inline bool Label::operator==(const Label &) const = default;
inline bool Subquery::operator==(const Subquery &) const = default;
inline bool Expression::operator==(const Expression &) const = default;
inline bool Select::operator==(const Select &) const = default;

/// The columns an expression names, in order of their first use; not those inside of texts and subqueries.
[[nodiscard]] QStringList columnsOf(const Expression &expression);

} // namespace retort::expressions
