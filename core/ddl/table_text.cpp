#include <core/ddl/error_codes.h>
#include <core/ddl/table_text.h>
#include <core/sql/token_cursor.h>

#include <algorithm>

namespace retort::ddl
{
namespace
{

using sql::Token;

/// SQLite's words.
class Cursor : public sql::TokenCursor
{
public:
    explicit Cursor(const QString &text)
        : TokenCursor(text, sql::sqliteRules())
    {
    }
};

bool startsTableConstraint(const Cursor &cursor)
{
    return cursor.isAny({u"CONSTRAINT", u"PRIMARY", u"UNIQUE", u"CHECK", u"FOREIGN"});
}

bool startsClause(const Cursor &cursor)
{
    return cursor.isAny({u"CONSTRAINT", u"PRIMARY", u"NOT", u"NULL", u"UNIQUE", u"CHECK", u"DEFAULT", u"COLLATE",
                         u"REFERENCES", u"GENERATED", u"AS"});
}

void skipConflict(Cursor &cursor)
{
    if (cursor.is(u"ON") && cursor.is(u"CONFLICT", 1)) {
        cursor.advance();
        cursor.advance();
        cursor.advance();
    }
}

void skipForeignKeyActions(Cursor &cursor)
{
    while (!cursor.atEnd()) {
        if (cursor.is(u"ON") && !cursor.is(u"CONFLICT", 1)) {
            cursor.advance();
            cursor.advance();
            if (cursor.isAny({u"SET", u"NO"}))
                cursor.advance();
            cursor.advance();
        } else if (cursor.is(u"MATCH") || cursor.is(u"INITIALLY") || cursor.isSequence({u"NOT", u"DEFERRABLE"})) {
            cursor.advance();
            cursor.advance();
        } else if (cursor.is(u"DEFERRABLE")) {
            cursor.advance();
        } else {
            return;
        }
    }
}

Clause::Kind takeClauseBody(Cursor &cursor)
{
    using Kind = Clause::Kind;
    if (cursor.take(u"PRIMARY")) {
        cursor.advance();
        if (cursor.isAny({u"ASC", u"DESC"}))
            cursor.advance();
        skipConflict(cursor);
        cursor.take(u"AUTOINCREMENT");
        return Kind::PrimaryKey;
    }
    if (cursor.take(u"NOT")) {
        cursor.advance();
        skipConflict(cursor);
        return Kind::NotNull;
    }
    if (cursor.take(u"NULL")) {
        skipConflict(cursor);
        return Kind::Null;
    }
    if (cursor.take(u"UNIQUE")) {
        skipConflict(cursor);
        return Kind::Unique;
    }
    if (cursor.take(u"CHECK")) {
        cursor.advanceGroup();
        skipConflict(cursor);
        return Kind::Check;
    }
    if (cursor.take(u"DEFAULT")) {
        if (cursor.isAny({u"+", u"-"}))
            cursor.advance();
        cursor.advanceGroup();
        return Kind::Default;
    }
    if (cursor.take(u"COLLATE")) {
        cursor.advance();
        return Kind::Collate;
    }
    if (cursor.take(u"REFERENCES")) {
        cursor.advance();
        if (cursor.is(u"("))
            cursor.advanceGroup();
        skipForeignKeyActions(cursor);
        return Kind::References;
    }
    if (cursor.take(u"GENERATED"))
        cursor.take(u"ALWAYS");
    cursor.take(u"AS");
    cursor.advanceGroup();
    if (cursor.isAny({u"STORED", u"VIRTUAL"}))
        cursor.advance();
    return Kind::Generated;
}

ColumnText takeColumn(Cursor &cursor)
{
    ColumnText column;
    column.quotedName = cursor.word().toString();
    column.name = cursor.takeName();
    const std::size_t type = cursor.position();
    while (!cursor.atEnd() && !cursor.isAny({u",", u")"}) && !startsClause(cursor))
        cursor.advanceGroup();
    column.type = cursor.between(type, cursor.position());
    while (!cursor.atEnd() && startsClause(cursor)) {
        Clause clause;
        const std::size_t from = cursor.position();
        if (cursor.take(u"CONSTRAINT"))
            clause.name = cursor.takeName();
        clause.kind = takeClauseBody(cursor);
        clause.text = cursor.between(from, cursor.position());
        column.clauses.push_back(clause);
    }
    return column;
}

ConstraintText takeConstraint(Cursor &cursor)
{
    using Kind = ConstraintText::Kind;
    ConstraintText constraint;
    const std::size_t from = cursor.position();
    if (cursor.take(u"CONSTRAINT"))
        constraint.name = cursor.takeName();
    if (cursor.take(u"PRIMARY")) {
        cursor.advance();
        constraint.kind = Kind::PrimaryKey;
        constraint.columns = cursor.takeNames();
    } else if (cursor.take(u"UNIQUE")) {
        constraint.kind = Kind::Unique;
        constraint.columns = cursor.takeNames();
    } else if (cursor.take(u"CHECK")) {
        const std::size_t condition = cursor.position();
        cursor.advanceGroup();
        constraint.columns = namesIn(cursor.between(condition, cursor.position()));
    } else if (cursor.take(u"FOREIGN")) {
        cursor.advance();
        constraint.kind = Kind::ForeignKey;
        constraint.columns = cursor.takeNames();
        cursor.take(u"REFERENCES");
        constraint.target = {{}, cursor.takeName()};
        constraint.targetColumns = cursor.takeNames();
        skipForeignKeyActions(cursor);
    }
    skipConflict(cursor);
    constraint.text = cursor.between(from, cursor.position());
    return constraint;
}

} // namespace

bool sameName(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

bool containsName(const QStringList &names, const QString &name)
{
    return names.contains(name, Qt::CaseInsensitive);
}

Result<TableText> readTableText(const QString &createTable)
{
    const auto unreadable = [&](const QString &name) {
        return fail(errors::TableTextUnreadable,
                    {{QStringLiteral("table"), name}, {QStringLiteral("text"), createTable}});
    };
    Cursor cursor(createTable);
    TableText table;
    while (!cursor.atEnd() && !cursor.is(u"TABLE"))
        cursor.advance();
    cursor.advance();
    table.head = cursor.between(0, cursor.position());
    if (cursor.is(u"IF") && cursor.is(u"NOT", 1))
        for (int i = 0; i < 3; ++i)
            cursor.advance();
    table.name = cursor.takeName();
    if (cursor.take(u"."))
        table.name = cursor.takeName();
    if (table.head.contains(QStringLiteral("VIRTUAL"), Qt::CaseInsensitive) || !cursor.take(u"("))
        return unreadable(table.name);
    while (!cursor.atEnd() && !cursor.is(u")")) {
        const std::size_t from = cursor.position();
        if (startsTableConstraint(cursor))
            table.constraints.push_back(takeConstraint(cursor));
        else
            table.columns.push_back(takeColumn(cursor));
        cursor.take(u",");
        if (cursor.position() == from)
            return unreadable(table.name);
    }
    if (!cursor.take(u")") || table.columns.empty())
        return unreadable(table.name);
    table.suffix = cursor.rest().trimmed();
    return table;
}

ConstraintText readConstraintText(const QString &text)
{
    Cursor cursor(text);
    return takeConstraint(cursor);
}

ColumnText readColumnText(const QString &text)
{
    Cursor cursor(text);
    return takeColumn(cursor);
}

QString writeColumnText(const ColumnText &column)
{
    QString text = column.quotedName;
    if (!column.type.isEmpty())
        text += u' ' + column.type;
    for (const Clause &clause : column.clauses)
        text += u' ' + clause.text;
    return text;
}

QString writeTableText(const TableText &table, const QString &quotedName)
{
    QStringList lines;
    for (const ColumnText &column : table.columns)
        lines << writeColumnText(column);
    for (const ConstraintText &constraint : table.constraints)
        lines << constraint.text;
    QString text = table.head + u' ' + quotedName + u" (\n    " + lines.join(QStringLiteral(", \n    ")) + u"\n)";
    if (!table.suffix.isEmpty())
        text += u"\n " + table.suffix;
    return text;
}

VerbatimIndex readIndexText(const QString &name, const QString &createIndex)
{
    VerbatimIndex index;
    index.name = name;
    Cursor cursor(createIndex);
    cursor.advance();
    index.unique = cursor.is(u"UNIQUE");
    while (!cursor.atEnd() && !cursor.is(u"("))
        cursor.advance();
    cursor.take(u"(");
    while (!cursor.atEnd() && !cursor.is(u")")) {
        const std::size_t from = cursor.position();
        while (!cursor.atEnd() && !cursor.isAny({u",", u")"}))
            cursor.advanceGroup();
        index.elements << cursor.between(from, cursor.position());
        cursor.take(u",");
    }
    cursor.take(u")");
    if (cursor.take(u"WHERE"))
        index.where = cursor.rest();
    return index;
}

QStringList namesIn(const QString &text)
{
    QStringList names;
    for (const Token &token : sql::tokenize(text, sql::sqliteRules())) {
        if (token.kind != Token::Kind::Word && token.kind != Token::Kind::QuotedName)
            continue;
        Cursor one(text.mid(token.offset, token.length));
        const QString name = one.takeName();
        if (!containsName(names, name))
            names << name;
    }
    return names;
}

} // namespace retort::ddl
