#include <core/ddl/text_renames.h>
#include <core/sql/token_cursor.h>

namespace retort::ddl
{
using namespace Qt::Literals::StringLiterals;

namespace
{

using sql::Token;

bool isName(const Token &token)
{
    return token.kind == Token::Kind::Word || token.kind == Token::Kind::QuotedName;
}

bool isBlank(const Token &token)
{
    return token.kind == Token::Kind::Space || token.kind == Token::Kind::Comment;
}

/// The token's name, without quotes; empty where it is none.
QString nameOf(const QString &text, const Token &token)
{
    if (!isName(token))
        return {};
    sql::TokenCursor one(text.mid(token.offset, token.length), sql::sqliteRules());
    return one.takeName();
}

/// The text with the tokens replaced that `means` says yes to: it is given all tokens and a place in them.
template <typename Means> QString replaced(const QString &text, const QString &quotedTo, Means &&means)
{
    const std::vector<Token> tokens = sql::tokenize(text, sql::sqliteRules());
    QString result;
    for (std::size_t i = 0; i < tokens.size(); ++i)
        result += means(tokens, i) ? quotedTo : text.mid(tokens[i].offset, tokens[i].length);
    return result;
}

bool isCall(const QString &text, const std::vector<Token> &tokens, std::size_t at)
{
    do {
        ++at;
    } while (at < tokens.size() && isBlank(tokens[at]));
    return at < tokens.size() && text[tokens[at].offset] == u'(';
}

/// What stands before a dot in front of the name: "new" of new.name; empty where there is none.
QString qualifierOf(const QString &text, const std::vector<Token> &tokens, std::size_t at)
{
    if (at < 2 || text[tokens[at - 1].offset] != u'.')
        return {};
    return nameOf(text, tokens[at - 2]);
}

/// From the parenthesis on, behind which columns are named: CONSTRAINT name CHECK (...).
QString behindParenthesis(const QString &text, const QString &from, const QString &quotedTo)
{
    const qsizetype open = text.indexOf(u'(');
    return open < 0 ? text : QString(text.left(open) + replaceColumn(text.mid(open), from, quotedTo));
}

} // namespace

QString replaceName(const QString &text, const QString &from, const QString &quotedTo)
{
    return replaced(text, quotedTo, [&](const auto &tokens, std::size_t at) {
        return isName(tokens[at]) && sameName(nameOf(text, tokens[at]), from);
    });
}

QString replaceColumn(const QString &text, const QString &from, const QString &quotedTo)
{
    return replaced(text, quotedTo, [&](const auto &tokens, std::size_t at) {
        return isName(tokens[at]) && sameName(nameOf(text, tokens[at]), from) && !isCall(text, tokens, at);
    });
}

QString replaceReference(const QString &text, const QString &table, const QString &column, const QString &quotedTo)
{
    QString replaced;
    int depth = 0;
    bool isTableNext = false;
    bool isInColumns = false;
    bool followsTable = false;
    for (const Token &token : sql::tokenize(text, sql::sqliteRules())) {
        const QString written = text.mid(token.offset, token.length);
        const QString name = nameOf(text, token);
        QString next = written;
        if (isTableNext && isName(token)) {
            followsTable = sameName(name, table);
            if (followsTable && column.isEmpty())
                next = quotedTo;
            isTableNext = false;
        } else if (followsTable && !isBlank(token)) {
            isInColumns = written == u"("_s;
            depth = 1;
            followsTable = false;
        } else if (isInColumns && !isBlank(token)) {
            depth += written == u"("_s ? 1 : written == u")"_s ? -1 : 0;
            isInColumns = depth > 0;
            if (isName(token) && !column.isEmpty() && sameName(name, column))
                next = quotedTo;
        }
        if (token.kind == Token::Kind::Word && sameName(written, u"references"_s))
            isTableNext = true;
        replaced += next;
    }
    return replaced;
}

ConstraintText withColumnRenamed(const ConstraintText &constraint, const QString &table, const QString &from,
                                 const QString &quotedTo)
{
    const bool isReference = constraint.kind == ConstraintText::Kind::ForeignKey;
    const qsizetype behind =
        isReference ? constraint.text.indexOf(u"REFERENCES"_s, 0, Qt::CaseInsensitive) : constraint.text.size();
    return readConstraintText(behindParenthesis(constraint.text.left(behind), from, quotedTo) +
                              replaceReference(constraint.text.mid(behind), table, from, quotedTo));
}

void renameColumn(TableText &table, const QString &from, const QString &to, const QString &quotedTo)
{
    for (ColumnText &column : table.columns) {
        if (sameName(column.name, from)) {
            column.name = to;
            column.quotedName = quotedTo;
        }
        for (Clause &clause : column.clauses) {
            if (clause.kind == Clause::Kind::Check || clause.kind == Clause::Kind::Generated)
                clause.text = behindParenthesis(clause.text, from, quotedTo);
            else if (clause.kind == Clause::Kind::References)
                clause.text = replaceReference(clause.text, table.name, from, quotedTo);
        }
    }
    for (ConstraintText &constraint : table.constraints)
        constraint = withColumnRenamed(constraint, table.name, from, quotedTo);
}

QString indexWithColumnRenamed(const QString &createIndex, const QString &from, const QString &quotedTo)
{
    return behindParenthesis(createIndex, from, quotedTo);
}

QString bodyWithColumnRenamed(const QString &sql, const QString &table, const QString &from, const QString &quotedTo,
                              bool isOwn, bool isShared)
{
    if (!isOwn && !containsName(namesIn(sql), table))
        return sql;
    // UPDATE OF a, b ON table: columns of the trigger's own table.
    bool isInEvent = false;
    QString before;
    return replaced(sql, quotedTo, [&](const auto &tokens, std::size_t at) {
        const QString name = nameOf(sql, tokens[at]);
        if (!name.isEmpty()) {
            isInEvent = (isInEvent && !sameName(name, u"on"_s)) ||
                        (isOwn && sameName(name, u"of"_s) && sameName(before, u"update"_s));
            before = name;
        }
        if (name.isEmpty() || !sameName(name, from) || isCall(sql, tokens, at))
            return false;
        if (isInEvent)
            return true;
        const QString qualifier = qualifierOf(sql, tokens, at);
        if (sameName(qualifier, u"new"_s) || sameName(qualifier, u"old"_s))
            return isOwn;
        return sameName(qualifier, table) || !isShared;
    });
}

} // namespace retort::ddl
