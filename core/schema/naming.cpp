#include <core/base/overloaded.h>
#include <core/schema/naming.h>

#include <QRegularExpression>

namespace retort::schema
{
namespace
{

/// What the tokens of a convention are filled from.
struct Subject {
    QString kind; ///< "ix", "uq", "ck", "fk", "pk"
    Name given;
    sql::ObjectName table;
    QStringList columns;
    sql::ObjectName target;
    QStringList targetColumns;
};

QString label(const Subject &subject, const QString &column)
{
    const QString &schema = subject.table.schema;
    return (schema.isEmpty() ? QString() : QString(schema + u'_')) + subject.table.name + u'_' + column;
}

/// "column_0_name", "column_0N_label", "column_0_N_key", "referred_column_0_name"; null for any other token.
std::optional<QString> columnToken(const Subject &subject, const QString &token)
{
    static const QRegularExpression pattern(QStringLiteral("^(referred_)?column_(\\d+)(_?N)?_(name|key|label)$"));
    const QRegularExpressionMatch match = pattern.match(token);
    if (!match.hasMatch())
        return std::nullopt;
    const bool referred = !match.captured(1).isEmpty();
    const QStringList &columns = referred ? subject.targetColumns : subject.columns;
    const auto write = [&](const QString &column) -> QString {
        return match.captured(4) == QStringLiteral("label") ? label(subject, column) : column;
    };
    if (!match.captured(3).isEmpty()) {
        QStringList all;
        for (const QString &column : columns)
            all << write(column);
        return all.join(match.captured(3).startsWith(u'_') ? QStringLiteral("_") : QString());
    }
    bool isNumber = false;
    const int index = match.captured(2).toInt(&isNumber);
    return isNumber && index < columns.size() ? write(columns[index]) : QString();
}

QString fill(const QString &pattern, const Subject &subject)
{
    static const QRegularExpression token(QStringLiteral("%\\(([^)]*)\\)s|%%"));
    QString filled;
    qsizetype last = 0;
    for (auto matches = token.globalMatch(pattern); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        filled += QStringView(pattern).mid(last, match.capturedStart() - last);
        last = match.capturedEnd();
        const QString key = match.captured(1);
        if (match.captured(0) == QStringLiteral("%%"))
            filled += u'%';
        else if (key == QStringLiteral("table_name"))
            filled += subject.table.name;
        else if (key == QStringLiteral("constraint_name"))
            filled += subject.given.text;
        else if (key == QStringLiteral("referred_table_name"))
            filled += subject.target.name;
        else if (const std::optional<QString> column = columnToken(subject, key))
            filled += *column;
        else
            filled += match.captured(0); // a token of the project's own code, which is not run
    }
    return filled + QStringView(pattern).mid(last);
}

Name named(const Subject &subject, const NamingConvention &convention)
{
    const auto found = convention.constFind(subject.kind);
    if (subject.given.isFinal || found == convention.constEnd())
        return subject.given;
    const bool takesName = found->contains(QStringLiteral("%(constraint_name)s"));
    if (takesName == subject.given.isEmpty())
        return subject.given;
    return {fill(*found, subject), true};
}

QStringList columnsOf(const std::vector<expressions::Expression> &expressions)
{
    QStringList columns;
    for (const expressions::Expression &expression : expressions)
        columns << expressions::columnsOf(expression);
    return columns;
}

Subject subjectOf(const Constraint &constraint, const sql::ObjectName &table)
{
    return std::visit(
        overloaded{
            [&](const PrimaryKey &c) { return Subject{QStringLiteral("pk"), c.name, table, c.columns, {}, {}}; },
            [&](const UniqueConstraint &c) { return Subject{QStringLiteral("uq"), c.name, table, c.columns, {}, {}}; },
            [&](const ForeignKey &c) {
                return Subject{QStringLiteral("fk"), c.name, table, c.columns, c.target, c.targetColumns};
            },
            [&](const CheckConstraint &c) {
                return Subject{QStringLiteral("ck"), c.name, table, expressions::columnsOf(c.condition), {}, {}};
            },
            [&](const TypeCheck &c) { return Subject{QStringLiteral("ck"), {}, table, {c.column}, {}, {}}; },
            [&](const ExcludeConstraint &c) {
                QStringList columns;
                for (const ExcludeElement &element : c.elements)
                    columns << expressions::columnsOf(element.expression);
                return Subject{QStringLiteral("ex"), c.name, table, columns, {}, {}};
            }},
        constraint);
}

} // namespace

NamingConvention defaultNamingConvention()
{
    static const NamingConvention convention{{QStringLiteral("ix"), QStringLiteral("ix_%(column_0_label)s")}};
    return convention;
}

Name conventionalName(const Constraint &constraint, const sql::ObjectName &table, const NamingConvention &convention)
{
    return named(subjectOf(constraint, table), convention);
}

Name conventionalName(const Index &index, const NamingConvention &convention)
{
    // An index of texts alone has nothing to be named after.
    const QStringList columns = columnsOf(index.elements);
    if (columns.isEmpty())
        return index.name;
    return named({QStringLiteral("ix"), index.name, index.table, columns, {}, {}}, convention);
}

Name conventionalTypeCheckName(const QString &given, const QString &column, const sql::ObjectName &table,
                               const NamingConvention &convention)
{
    return named({QStringLiteral("ck"), {given, false}, table, {column}, {}, {}}, convention);
}

Table withConventionalNames(Table table, const NamingConvention &convention)
{
    for (Constraint &constraint : table.constraints)
        constraint = withName(constraint, conventionalName(constraint, table.name, convention));
    for (Column &column : table.columns)
        for (CheckConstraint &check : column.checks)
            check.name = conventionalName(Constraint{check}, table.name, convention);
    for (Index &index : table.indexes)
        index.name = conventionalName(index, convention);
    return table;
}

} // namespace retort::schema
