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
struct Join;
struct Select;
struct TableReference;

/// Parameters that stand for a list, written as many times as it has values (expanding=True); nothing for one that gets
/// its values when the statement is executed.
using ListParameters = std::vector<std::pair<QString, std::optional<std::vector<sql::Value>>>>;

/// sa.text(): SQL as it was written. `:name` in it stands for a parameter where `parameters` or `lists` has that name;
/// `\:` is a colon.
struct Text {
    QString sql;
    std::vector<std::pair<QString, sql::Value>> parameters;
    ListParameters lists{};
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
    bool expanding = false; ///< a list of values, in IN
    bool operator==(const BindParameter &) const = default;
};
/// A column by name; `table` is written in front where a query needs it. `of` says what the column is of where that is
/// no plain table: none, or one alias, select in FROM or behind WITH.
struct ColumnReference {
    sql::ObjectName table;
    QString name;
    std::vector<TableReference> of;
    inline ColumnReference();
    inline ColumnReference(sql::ObjectName table, QString name);
    inline ColumnReference(sql::ObjectName table, QString name, std::vector<TableReference> of);
    inline bool operator==(const ColumnReference &) const;
};
/// OVER (PARTITION BY ... ORDER BY ...).
struct Window {
    std::vector<Expression> partitionBy;
    std::vector<Expression> orderBy;
    QString frame; ///< "ROWS BETWEEN 1 PRECEDING AND CURRENT ROW"; empty for the database's own
    inline bool operator==(const Window &) const;
};
/// func.name(arguments...); `name` may be dotted. Functions that SQL calls without parentheses (now, current_date) are
/// the dialect's to know.
struct Function {
    QString name;
    std::vector<Expression> arguments;
    std::vector<Expression> filter; ///< FILTER (WHERE a AND b)
    std::vector<Window> over;       ///< none, or one
    inline Function();
    inline Function(QString name, std::vector<Expression> arguments);
    inline bool operator==(const Function &) const;
};
/// `op` is written with spaces around it: "=", "LIKE", "IS NOT", "->>". Some are SQLAlchemy's, and each dialect has its
/// own for them: "CONCAT", "ILIKE", "REGEXP", "IS DISTINCT FROM", "//", "XOR", and "DIV" for a division that keeps
/// fractions, whose right side is a Cast to a type that has them.
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
/// A Boolean value taken for a condition: itself, or `x = 1` where the database has no boolean.
struct Truth {
    Box<Expression> operand;
    bool negated = false;
    inline bool operator==(const Truth &) const;
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
    using Node =
        std::variant<Text, LiteralColumn, Literal, BindParameter, ColumnReference, Function, Binary, Prefix, Postfix,
                     Cast, NullLiteral, BooleanLiteral, Truth, Case, In, Junction, Tuple, Label, Subquery>;
    Node node;

    inline Expression();
    inline Expression(Node node); // NOLINT(google-explicit-constructor): a node is an expression
    inline bool operator==(const Expression &) const;
};

/// FOR UPDATE and its kin.
struct RowLock {
    bool shared = false;
    bool keyShare = false; ///< FOR KEY SHARE, FOR NO KEY UPDATE
    bool nowait = false;
    bool skipLocked = false;
    QStringList of = {}; ///< tables, or what they are called in FROM
    bool operator==(const RowLock &) const = default;
};

/// Words behind SELECT, INSERT, ...; where `dialect` is given, only there.
struct StatementPrefix {
    QString words;
    QString dialect;
    bool operator==(const StatementPrefix &) const = default;
};

/// A SELECT; with `parts`, several of them joined by `setOperator` ("UNION ALL"): then only ORDER BY and LIMIT are its
/// own.
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
    std::vector<Expression> distinctOn = {};
    std::optional<RowLock> lock = {};
    std::vector<StatementPrefix> prefixes = {};
    QString setOperator = {};
    std::vector<Select> parts = {};
    inline bool operator==(const Select &) const;
};

/// What stands in FROM, or the target of a change: a table, or a select under the name `alias`.
struct TableReference {
    sql::ObjectName table;
    QString alias;
    /// Not 0: it has no name of its own. It is called `alias` with a number behind it, in the order of a statement's
    /// text; two of the same number are the same.
    int anonymous = 0;
    bool isCommon = false; ///< the select stands behind WITH, and only its name in FROM
    bool isRecursive = false;
    std::vector<Select> select = {}; ///< none, or one
    inline bool operator==(const TableReference &) const;
};

struct Join {
    enum class Kind { Inner, Left, Full };
    TableReference table;
    Expression on;
    Kind kind = Kind::Inner;
    bool operator==(const Join &) const = default;
};

/// column name and new value
using Assignments = std::vector<std::pair<QString, Expression>>;

/// What an INSERT does with a row that is there already.
struct OnConflict {
    enum class Form { OnConflict, OnDuplicateKey };
    Form form = Form::OnConflict;
    std::vector<Expression> elements; ///< ON CONFLICT (a, b)
    std::vector<Expression> indexWhere;
    QString constraint;
    Assignments values; ///< none: DO NOTHING
    std::vector<Expression> where;
    bool operator==(const OnConflict &) const = default;
};

/// Without columns: the row of defaults.
struct Insert {
    sql::ObjectName table;
    QStringList columns;
    std::vector<std::vector<Expression>> rows; ///< each as long as `columns`
    std::vector<Select> from;                  ///< none, or one: INSERT ... SELECT
    std::optional<OnConflict> conflict = {};
    std::vector<Expression> returning = {};
    std::vector<StatementPrefix> prefixes = {};
    bool operator==(const Insert &) const = default;
};

struct Update {
    sql::ObjectName table;
    Assignments values;
    std::vector<Expression> where; ///< joined by AND
    std::vector<Expression> returning = {};
    std::vector<StatementPrefix> prefixes = {};
    bool operator==(const Update &) const = default;
};

struct Delete {
    sql::ObjectName table;
    std::vector<Expression> where; ///< joined by AND
    std::vector<Expression> returning = {};
    std::vector<StatementPrefix> prefixes = {};
    bool operator==(const Delete &) const = default;
};

/// Functions that SQLAlchemy has and SQL has not: each dialect writes them in its way. No script can name them.
namespace functions
{
inline const QString concatenation = QStringLiteral("@concatenation");      ///< a || b || ...
inline const QString likePattern = QStringLiteral("@like_pattern");         ///< the same behind LIKE
inline const QString caseInsensitive = QStringLiteral("@case_insensitive"); ///< of both sides of ILIKE
inline const QString nextValue = QStringLiteral("@next_value");     ///< of a sequence: its schema, if any, and its name
inline const QString inserted = QStringLiteral("@inserted");        ///< what an INSERT would have put into the column
inline const QString regexpMatch = QStringLiteral("@regexp_match"); ///< of a text, a pattern and 'flags'
inline const QString regexpMismatch = QStringLiteral("@regexp_mismatch"); ///< its opposite
} // namespace functions

/// Whatever can be executed as one statement.
using Query = std::variant<Select, Insert, Update, Delete, Text>;

// The types above hold each other, so what makes one of them is only defined where all of them are complete.
inline ColumnReference::ColumnReference() = default;
inline ColumnReference::ColumnReference(sql::ObjectName table, QString name)
    : table(std::move(table))
    , name(std::move(name))
{
}
inline ColumnReference::ColumnReference(sql::ObjectName table, QString name, std::vector<TableReference> of)
    : table(std::move(table))
    , name(std::move(name))
    , of(std::move(of))
{
}
inline Function::Function() = default;
inline Function::Function(QString name, std::vector<Expression> arguments)
    : name(std::move(name))
    , arguments(std::move(arguments))
{
}
inline Expression::Expression() = default;
inline Expression::Expression(Node node)
    : node(std::move(node))
{
}
inline bool ColumnReference::operator==(const ColumnReference &) const = default;
inline bool Window::operator==(const Window &) const = default;
inline bool Function::operator==(const Function &) const = default;
inline bool Binary::operator==(const Binary &) const = default;
inline bool Prefix::operator==(const Prefix &) const = default;
inline bool Postfix::operator==(const Postfix &) const = default;
inline bool Cast::operator==(const Cast &) const = default;
inline bool Truth::operator==(const Truth &) const = default;
inline bool CaseBranch::operator==(const CaseBranch &) const = default;
inline bool Case::operator==(const Case &) const = default;
inline bool In::operator==(const In &) const = default;
inline bool Junction::operator==(const Junction &) const = default;
inline bool Tuple::operator==(const Tuple &) const = default;
inline bool Label::operator==(const Label &) const = default;
inline bool Subquery::operator==(const Subquery &) const = default;
inline bool Expression::operator==(const Expression &) const = default;
inline bool TableReference::operator==(const TableReference &) const = default;
inline bool Select::operator==(const Select &) const = default;

/// The columns an expression names, in order of their first use; not those inside of texts and subqueries.
[[nodiscard]] QStringList columnsOf(const Expression &expression);

} // namespace retort::expressions
