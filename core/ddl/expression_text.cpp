#include <core/ddl/expression_parser.h>
#include <core/ddl/expression_text.h>

namespace retort::ddl
{

QString canonicalExpression(const QString &sql, const Customs &customs)
{
    if (const auto text = ExpressionParser(sql, customs).all())
        return *text;
    QStringList words;
    for (sql::TokenCursor cursor(sql, customs.lexical); !cursor.atEnd(); cursor.advance())
        words << (cursor.isWord() ? cursor.word().toString().toLower() : cursor.word().toString());
    return words.join(u' ');
}

} // namespace retort::ddl
