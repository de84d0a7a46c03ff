#include <core/alembic/sqlalchemy/statement_words.h>

#include <QStringList>

namespace retort::alembic
{

using namespace Qt::Literals::StringLiterals;

bool changesRows(const QString &word)
{
    static const QStringList changes = {u"INSERT"_s, u"UPDATE"_s, u"DELETE"_s, u"MERGE"_s};
    return changes.contains(word);
}

QString leadingWord(const QString &sql, const sql::LexicalRules &rules)
{
    int depth = 0;
    QString first;
    for (const sql::Token &token : sql::tokenize(sql, rules)) {
        QString text = sql.mid(token.offset, token.length).toUpper();
        if (text == u"("_s)
            ++depth;
        else if (text == u")"_s)
            --depth;
        if (token.kind != sql::Token::Kind::Word)
            continue;
        if (first.isEmpty()) {
            first = text;
            if (first != u"WITH"_s)
                break;
        } else if (depth == 0 && (text == u"SELECT"_s || changesRows(text))) {
            return text;
        }
    }
    return first;
}

bool asksForRows(const QString &word)
{
    static const QStringList questions = {u"SELECT"_s, u"VALUES"_s, u"SHOW"_s, u"TABLE"_s, u"DESCRIBE"_s, u"EXPLAIN"_s};
    return questions.contains(word);
}

} // namespace retort::alembic
