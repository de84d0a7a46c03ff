#include <core/base/overloaded.h>
#include <core/dialects/error_codes.h>
#include <core/dialects/expression_writer.h>
#include <core/dialects/generic_dialect.h>
#include <core/expressions/references.h>

#include <QScopeGuard>
#include <QScopedValueRollback>

#include <algorithm>

// SELECT, INSERT, UPDATE and DELETE, and which tables stand in them.

namespace retort::dialects
{

using namespace expressions;

QString ExpressionWriter::table(const TableReference &reference) const
{
    const QString name = dialect_.qualified(reference.table);
    return reference.alias.isEmpty() ? name : QString(name + u" AS " + dialect_.quote(reference.alias));
}

std::vector<TableReference> ExpressionWriter::withNamed(std::vector<TableReference> known,
                                                        const std::vector<Join> &joins,
                                                        const std::vector<Expression> &conditions) const
{
    const auto isNamed = [](const TableReference &reference, const sql::ObjectName &table) {
        return reference.alias.isEmpty() ? reference.table == table : reference.alias == table.name;
    };
    for (const Expression &condition : conditions) {
        forEachColumn(condition, [&](const ColumnReference &column) {
            const auto isThis = [&](const TableReference &each) { return isNamed(each, column.table); };
            const bool isJoined =
                std::any_of(joins.begin(), joins.end(), [&](const Join &join) { return isThis(join.table); });
            if (!column.table.name.isEmpty() && !isJoined && std::none_of(known.begin(), known.end(), isThis))
                known.push_back({column.table, {}});
        });
    }
    std::vector<TableReference> own;
    std::copy_if(known.begin(), known.end(), std::back_inserter(own), [this](const TableReference &each) {
        return std::find(enclosing_.begin(), enclosing_.end(), each) == enclosing_.end();
    });
    return own.empty() ? known : own;
}

std::vector<TableReference> ExpressionWriter::tablesOf(const Select &select) const
{
    std::vector<Expression> naming = select.columns;
    naming.insert(naming.end(), select.where.begin(), select.where.end());
    return withNamed(select.from, select.joins, naming);
}

Result<QString> ExpressionWriter::source(const std::vector<TableReference> &from, const std::vector<Join> &joins)
{
    QStringList tables;
    for (const TableReference &reference : from)
        tables << table(reference);
    if (!tables.isEmpty())
        for (const Join &join : joins) {
            RETORT_TRY(const QString on, write(join.on));
            tables.first() +=
                QStringView(join.outer ? u" LEFT OUTER JOIN " : u" JOIN ") + table(join.table) + u" ON " + on;
        }
    return tables.join(QStringLiteral(", "));
}

Result<QString> ExpressionWriter::write(const Select &select)
{
    // What stands inside of this select sees its tables and those around it.
    const std::vector<TableReference> around = enclosing_;
    const auto back = qScopeGuard([&] { enclosing_ = around; });
    const std::vector<TableReference> own = tablesOf(select);
    RETORT_TRY(const QString from, source(own, select.joins));
    enclosing_.insert(enclosing_.end(), own.begin(), own.end());
    for (const Join &join : select.joins)
        enclosing_.push_back(join.table);
    QStringList columns;
    for (const Expression &column : select.columns) {
        RETORT_TRY(const QString written, write(column));
        const auto *label = std::get_if<Label>(&column.node);
        columns << (label ? QString(written + u" AS " + dialect_.quote(label->name)) : written);
    }
    QString text = (select.distinct ? QStringLiteral("SELECT DISTINCT ") : QStringLiteral("SELECT ")) +
                   columns.join(QStringLiteral(", "));
    if (!from.isEmpty())
        text += u" \nFROM " + from;
    if (!select.where.empty()) {
        RETORT_TRY(const QString where, conjunction(select.where));
        text += u" \nWHERE " + where;
    }
    if (!select.groupBy.empty()) {
        RETORT_TRY(const QString groups, list(select.groupBy));
        text += u" GROUP BY " + groups;
    }
    if (!select.having.empty()) {
        RETORT_TRY(const QString having, conjunction(select.having));
        text += u" \nHAVING " + having;
    }
    if (!select.orderBy.empty()) {
        RETORT_TRY(const QString order, list(select.orderBy));
        text += u" ORDER BY " + order;
    }
    if (select.limit || select.offset)
        text += dialect_.limitClause(select.limit, select.offset);
    return text;
}

Result<QString> ExpressionWriter::query(const Insert &insert)
{
    QStringList columns;
    for (const QString &column : insert.columns)
        columns << dialect_.quote(column);
    QString text =
        u"INSERT INTO " + dialect_.qualified(insert.table) + u" (" + columns.join(QStringLiteral(", ")) + u')';
    if (!insert.from.empty()) {
        RETORT_TRY(const QString select, write(insert.from.front()));
        return QString(text + u' ' + select);
    }
    QStringList rows;
    for (const std::vector<Expression> &row : insert.rows) {
        QStringList cells;
        for (const Expression &cell : row) {
            RETORT_TRY(const QString written, assigned(cell));
            cells << written;
        }
        rows << u'(' + cells.join(QStringLiteral(", ")) + u')';
    }
    return QString(text + u" VALUES " + rows.join(QStringLiteral(", ")));
}

Result<QString> ExpressionWriter::query(const Update &update)
{
    const TableReference target{update.table, {}};
    const std::vector<TableReference> tables = withNamed({target}, {}, update.where);
    const QScopedValueRollback around(enclosing_, tables);
    QStringList others;
    for (auto other = tables.begin() + 1; other != tables.end(); ++other)
        others << table(*other);
    const bool lists = !others.isEmpty() && dialect_.capabilities().changesListTables;
    QStringList assignments;
    for (const auto &[column, expression] : update.values) {
        RETORT_TRY(const QString written, assigned(expression));
        assignments << (lists ? QString(dialect_.qualified(update.table) + u'.') : QString()) + dialect_.quote(column) +
                           u'=' + written;
    }
    QString text = u"UPDATE " + dialect_.qualified(update.table);
    if (lists)
        text += u", " + others.join(QStringLiteral(", "));
    text += u" SET " + assignments.join(QStringLiteral(", "));
    if (!others.isEmpty() && !lists)
        text += u" FROM " + others.join(QStringLiteral(", "));
    if (!update.where.empty()) {
        RETORT_TRY(const QString where, conjunction(update.where));
        text += u" WHERE " + where;
    }
    return text;
}

Result<QString> ExpressionWriter::query(const Delete &deletion)
{
    const std::vector<TableReference> tables = withNamed({{deletion.table, {}}}, {}, deletion.where);
    const QScopedValueRollback around(enclosing_, tables);
    QString text = u"DELETE FROM " + dialect_.qualified(deletion.table);
    if (tables.size() > 1) {
        if (!dialect_.capabilities().deletesByOthers) {
            return fail(errors::OperationNotSupported,
                        {{QStringLiteral("dialect"), dialect_.name()},
                         {QStringLiteral("what"), QStringLiteral("delete by other tables")}});
        }
        QStringList others;
        for (auto each = tables.begin() + (dialect_.capabilities().changesListTables ? 0 : 1); each != tables.end();
             ++each)
            others << table(*each);
        text += u" USING " + others.join(QStringLiteral(", "));
    }
    if (!deletion.where.empty()) {
        RETORT_TRY(const QString where, conjunction(deletion.where));
        text += u" WHERE " + where;
    }
    return text;
}

Result<QString> ExpressionWriter::write(const Query &statement)
{
    return std::visit(overloaded{[&](const Select &select) { return write(select); },
                                 [&](const Insert &insert) { return query(insert); },
                                 [&](const Update &update) { return query(update); },
                                 [&](const Delete &deletion) { return query(deletion); },
                                 [&](const Text &t) { return Result<QString>(text(t)); }},
                      statement);
}

} // namespace retort::dialects
