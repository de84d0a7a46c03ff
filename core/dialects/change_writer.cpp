#include <core/base/overloaded.h>
#include <core/dialects/error_codes.h>
#include <core/dialects/expression_writer.h>
#include <core/dialects/generic_dialect.h>

#include <QScopedValueRollback>

// INSERT, UPDATE and DELETE.

namespace retort::dialects
{

using namespace expressions;

tl::unexpected<Error> ExpressionWriter::cannot(const QString &what) const
{
    return fail(errors::OperationNotSupported,
                {{QStringLiteral("dialect"), dialect_.name()}, {QStringLiteral("what"), what}});
}

Result<QString> ExpressionWriter::returning(const std::vector<Expression> &given)
{
    if (given.empty())
        return QString();
    const QScopedValueRollback tables(withTables_, withTables_ && dialect_.capabilities().returningNamesTables);
    RETORT_TRY(const QString written, columns(given, Place::Statement));
    return QString(u" RETURNING " + written);
}

Result<QString> ExpressionWriter::assignments(const Assignments &values, const QString &equals)
{
    QStringList written;
    for (const auto &[column, expression] : values) {
        RETORT_TRY(const QString value, assigned(expression));
        written << dialect_.quote(column) + equals + value;
    }
    return written.join(QStringLiteral(", "));
}

Result<QString> ExpressionWriter::conflict(const OnConflict &conflict)
{
    const bool isDuplicateKey = conflict.form == OnConflict::Form::OnDuplicateKey;
    if (isDuplicateKey != dialect_.capabilities().duplicateKeys)
        return cannot(isDuplicateKey ? QStringLiteral("run ON DUPLICATE KEY UPDATE")
                                     : QStringLiteral("run ON CONFLICT"));
    RETORT_TRY(const QString values, assignments(conflict.values, QStringLiteral(" = ")));
    if (isDuplicateKey)
        return QString(u" ON DUPLICATE KEY UPDATE " + values);
    QString text = QStringLiteral(" ON CONFLICT");
    if (!conflict.constraint.isEmpty() && dialect_.capabilities().conflictsByConstraint) {
        text += u" ON CONSTRAINT " + dialect_.quote(conflict.constraint);
    } else if (!conflict.elements.empty()) {
        const QScopedValueRollback tables(withTables_, false);
        RETORT_TRY(const QString elements, list(conflict.elements));
        text += u" (" + elements + u')';
        if (!conflict.indexWhere.empty()) {
            RETORT_TRY(const QString where, conjunction(conflict.indexWhere));
            text += u" WHERE " + where;
        }
    }
    if (conflict.values.empty())
        return QString(text + u" DO NOTHING");
    text += u" DO UPDATE SET " + values;
    if (!conflict.where.empty()) {
        RETORT_TRY(const QString where, conjunction(conflict.where));
        text += u" WHERE " + where;
    }
    return text;
}

Result<QString> ExpressionWriter::query(const Insert &insert)
{
    QStringList columns;
    for (const QString &column : insert.columns)
        columns << dialect_.quote(column);
    QString head = u"INSERT " + prefixes(insert.prefixes) + u"INTO " + dialect_.qualified(insert.table);
    if (!columns.isEmpty() || dialect_.capabilities().defaultRowInParentheses)
        head += u" (" + columns.join(QStringLiteral(", ")) + u')';
    QString text;
    if (!insert.from.empty()) {
        RETORT_TRY(const QString from, select(insert.from.front(), Place::Statement));
        text = u' ' + (dialect_.capabilities().withBehindInsert ? commonTables() : QString()) + from;
    } else if (columns.isEmpty()) {
        text = dialect_.capabilities().defaultRowInParentheses ? QStringLiteral(" VALUES ()")
                                                               : QStringLiteral(" DEFAULT VALUES");
    } else {
        QStringList rows;
        for (const std::vector<Expression> &row : insert.rows) {
            QStringList cells;
            for (const Expression &cell : row) {
                RETORT_TRY(const QString written, assigned(cell));
                cells << written;
            }
            rows << u'(' + cells.join(QStringLiteral(", ")) + u')';
        }
        text = u" VALUES " + rows.join(QStringLiteral(", "));
    }
    if (insert.conflict) {
        RETORT_TRY(const QString written, conflict(*insert.conflict));
        text += written;
    }
    RETORT_TRY(const QString behind, returning(insert.returning));
    const bool isWritten = !insert.from.empty() && dialect_.capabilities().withBehindInsert;
    return QString((isWritten ? QString() : commonTables()) + head + text + behind);
}

Result<QString> ExpressionWriter::query(const Update &update)
{
    const TableReference target{update.table, {}};
    const Tables tables = withNamed({target}, {}, update.where);
    const QScopedValueRollback around(enclosing_, tables);
    const bool lists = tables.size() > 1 && dialect_.capabilities().changesListTables;
    QString text = u"UPDATE " + prefixes(update.prefixes) + dialect_.qualified(update.table);
    const auto others = [&]() -> Result<QString> { return source(Tables(tables.begin() + 1, tables.end()), {}); };
    if (lists) {
        RETORT_TRY(const QString written, others());
        text += u", " + written;
    }
    QStringList values;
    for (const auto &[column, expression] : update.values) {
        RETORT_TRY(const QString written, assigned(expression));
        values << (lists ? QString(dialect_.qualified(update.table) + u'.') : QString()) + dialect_.quote(column) +
                      u'=' + written;
    }
    text += u" SET " + values.join(QStringLiteral(", "));
    if (tables.size() > 1 && !lists) {
        RETORT_TRY(const QString written, others());
        text += u" FROM " + written;
    }
    if (!update.where.empty()) {
        RETORT_TRY(const QString where, conjunction(update.where));
        text += u" WHERE " + where;
    }
    RETORT_TRY(const QString behind, returning(update.returning));
    return QString(commonTables() + text + behind);
}

Result<QString> ExpressionWriter::query(const Delete &deletion)
{
    const Tables tables = withNamed({{deletion.table, {}}}, {}, deletion.where);
    const QScopedValueRollback around(enclosing_, tables);
    QString text = u"DELETE " + prefixes(deletion.prefixes) + u"FROM " + dialect_.qualified(deletion.table);
    if (tables.size() > 1) {
        if (!dialect_.capabilities().deletesByOthers)
            return cannot(QStringLiteral("delete by other tables"));
        const bool listsItself = dialect_.capabilities().changesListTables;
        RETORT_TRY(const QString others, source(Tables(tables.begin() + (listsItself ? 0 : 1), tables.end()), {}));
        text += u" USING " + others;
    }
    if (!deletion.where.empty()) {
        RETORT_TRY(const QString where, conjunction(deletion.where));
        text += u" WHERE " + where;
    }
    RETORT_TRY(const QString behind, returning(deletion.returning));
    return QString(commonTables() + text + behind);
}

Result<QString> ExpressionWriter::write(const Query &statement)
{
    return std::visit(overloaded{[&](const Select &s) -> Result<QString> {
                                     RETORT_TRY(const QString written, select(s, Place::Statement));
                                     return QString(commonTables() + written);
                                 },
                                 [&](const Insert &insert) { return query(insert); },
                                 [&](const Update &update) { return query(update); },
                                 [&](const Delete &deletion) { return query(deletion); },
                                 [&](const Text &t) { return Result<QString>(text(t)); }},
                      statement);
}

} // namespace retort::dialects
