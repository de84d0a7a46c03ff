#pragma once

#include <core/base/error.h>
#include <core/dialects/dialect.h>
#include <core/expressions/expression.h>

#include <map>
#include <vector>

namespace retort::dialects
{

class GenericDialect;

/// Writes one expression or query as SQL text, with the parentheses, line breaks and invented names that SQLAlchemy
/// writes.
class ExpressionWriter
{
public:
    /// `withTables`: columns are written with their table in front, as queries need it and DDL forbids it.
    ExpressionWriter(const GenericDialect &dialect, Rendering rendering, bool withTables)
        : dialect_(dialect)
        , rendering_(rendering)
        , withTables_(withTables)
    {
    }

    [[nodiscard]] Result<QString> write(const expressions::Expression &expression);
    /// A whole statement, with WITH in front of it.
    [[nodiscard]] Result<QString> write(const expressions::Query &query);

    /// What the `?` of the written text stand for.
    [[nodiscard]] const std::vector<sql::Value> &parameters() const { return parameters_; }

private:
    using Tables = std::vector<expressions::TableReference>;
    /// Where a select stands: the columns of one in FROM or behind WITH all need a name.
    enum class Place { Statement, From };

    /// In parentheses where `child` binds no tighter than an operator of that precedence.
    Result<QString> grouped(const expressions::Expression &child, int precedence, const QString &op);
    Result<QString> list(const std::vector<expressions::Expression> &expressions);
    Result<QString> conjunction(const std::vector<expressions::Expression> &parts);
    /// A new value of a column: what has an operator stands in parentheses.
    Result<QString> assigned(const expressions::Expression &expression);
    QString value(const sql::Value &value, const sql::SqlType &type);
    QString listOf(const std::vector<sql::Value> &values);
    QString text(const expressions::Text &text);
    QString plain(const QString &sql) const;

    Result<QString> node(const expressions::ColumnReference &column);
    Result<QString> node(const expressions::Function &function);
    Result<QString> node(const expressions::Binary &binary);
    Result<QString> node(const expressions::Truth &truth);
    Result<QString> node(const expressions::Case &choice);
    Result<QString> node(const expressions::In &in);
    Result<QString> node(const expressions::Junction &junction);
    Result<QString> concatenated(const expressions::Binary &binary);
    Result<QString> divided(const expressions::Binary &binary);

    // Selects
    Result<QString> select(const expressions::Select &select, Place place);
    Result<QString> compound(const expressions::Select &select, Place place);
    Result<QString> tail(const expressions::Select &select);
    /// The columns of a select or behind RETURNING, with the names that SQLAlchemy gives to what has none.
    Result<QString> columns(const std::vector<expressions::Expression> &columns, Place place);
    /// The name behind AS; empty for none.
    QString columnName(const expressions::Expression &column, Place place, QStringList &known);
    Result<QString> sortKeys(const expressions::Select &select);
    Result<QString> source(const Tables &from, const std::vector<expressions::Join> &joins);
    Result<QString> table(const expressions::TableReference &reference);
    /// Puts the select behind WITH, once.
    Result<> addCommon(const expressions::TableReference &reference);
    QString commonTables();
    QString prefixes(const std::vector<expressions::StatementPrefix> &prefixes) const;
    /// What something in FROM is called; empty for a plain table.
    QString nameOf(const expressions::TableReference &reference);
    QString anonymousName(const QString &word);
    /// `known` and the tables that `conditions` name besides; those of the enclosing query are left to it, as long as
    /// one table remains.
    Tables withNamed(Tables known, const std::vector<expressions::Join> &joins,
                     const std::vector<expressions::Expression> &conditions) const;

    // Changes
    Result<QString> query(const expressions::Insert &insert);
    Result<QString> query(const expressions::Update &update);
    Result<QString> query(const expressions::Delete &deletion);
    Result<QString> conflict(const expressions::OnConflict &conflict);
    Result<QString> assignments(const expressions::Assignments &values, const QString &equals);
    Result<QString> returning(const std::vector<expressions::Expression> &columns);
    [[nodiscard]] tl::unexpected<Error> cannot(const QString &what) const;

    const GenericDialect &dialect_;
    Rendering rendering_;
    bool withTables_;
    std::vector<sql::Value> parameters_;
    Tables enclosing_;               ///< what the queries around the one being written read from
    std::map<int, QString> names_;   ///< of what has no name of its own
    std::map<QString, int> numbers_; ///< the next one behind a word
    struct Common {
        QString name;
        QString text;
    };
    std::vector<Common> common_;
    std::vector<sql::Value> commonParameters_; ///< of all of them, in their order
    QStringList commonBegun_;
    bool isRecursive_ = false;
};

/// `sql` with its `:name` parameters replaced by `replace(name)` where that gives a text, and `\:` by a colon.
[[nodiscard]] QString replaceNamedParameters(const QString &sql,
                                             const std::function<std::optional<QString>(const QString &)> &replace);

} // namespace retort::dialects
