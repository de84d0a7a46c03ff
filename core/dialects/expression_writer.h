#pragma once

#include <core/base/error.h>
#include <core/dialects/dialect.h>
#include <core/expressions/expression.h>

#include <vector>

namespace retort::dialects
{

class GenericDialect;

/// Writes one expression or query as SQL text, with the parentheses and line breaks that SQLAlchemy writes.
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
    [[nodiscard]] Result<QString> write(const expressions::Query &query);
    [[nodiscard]] Result<QString> write(const expressions::Select &select);

    /// What the `?` of the written text stand for.
    [[nodiscard]] const std::vector<sql::Value> &parameters() const { return parameters_; }

private:
    /// In parentheses where `child` binds no tighter than an operator of that precedence.
    Result<QString> grouped(const expressions::Expression &child, int precedence, const QString &op);
    Result<QString> list(const std::vector<expressions::Expression> &expressions,
                         const QString &separator = QStringLiteral(", "));
    Result<QString> conjunction(const std::vector<expressions::Expression> &parts);
    Result<QString> source(const std::vector<expressions::TableReference> &from,
                           const std::vector<expressions::Join> &joins);
    std::vector<expressions::TableReference> tablesOf(const expressions::Select &select) const;
    /// A new value of a column: what has an operator stands in parentheses.
    Result<QString> assigned(const expressions::Expression &expression);
    /// `known` and the tables that `conditions` name besides; those of the enclosing query are left to it, as long as
    /// one table remains.
    std::vector<expressions::TableReference> withNamed(std::vector<expressions::TableReference> known,
                                                       const std::vector<expressions::Join> &joins,
                                                       const std::vector<expressions::Expression> &conditions) const;
    QString value(const sql::Value &value, const sql::SqlType &type);
    QString text(const expressions::Text &text);
    QString plain(const QString &sql) const;
    QString table(const expressions::TableReference &reference) const;

    Result<QString> node(const expressions::Function &function);
    Result<QString> node(const expressions::Case &choice);
    Result<QString> node(const expressions::In &in);
    Result<QString> node(const expressions::Junction &junction);
    Result<QString> query(const expressions::Insert &insert);
    Result<QString> query(const expressions::Update &update);
    Result<QString> query(const expressions::Delete &deletion);

    const GenericDialect &dialect_;
    Rendering rendering_;
    bool withTables_;
    std::vector<sql::Value> parameters_;
    std::vector<expressions::TableReference> enclosing_; ///< the tables of the queries around the one being written
};

/// `sql` with its `:name` parameters replaced by `replace(name)` where that gives a text, and `\:` by a colon.
[[nodiscard]] QString replaceNamedParameters(const QString &sql,
                                             const std::function<std::optional<QString>(const QString &)> &replace);

} // namespace retort::dialects
