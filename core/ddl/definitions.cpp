#include <core/ddl/definitions.h>
#include <core/ddl/expression_text.h>

namespace retort::ddl
{

sql::ObjectName readName(sql::TokenCursor &at, const Customs &customs)
{
    sql::ObjectName name;
    name.name = at.takeName();
    if (at.take(u".")) {
        name.schema = name.name;
        name.name = at.takeName();
    }
    if (name.schema == customs.defaultSchema)
        name.schema.clear();
    return name;
}

expressions::Expression canonical(const QString &sql, const Customs &customs)
{
    return expressions::Expression{expressions::LiteralColumn{canonicalExpression(sql, customs)}};
}

QString textOf(const expressions::Expression &expression)
{
    if (const auto *column = std::get_if<expressions::LiteralColumn>(&expression.node))
        return column->sql;
    if (const auto *column = std::get_if<expressions::ColumnReference>(&expression.node))
        return column->name;
    if (const auto *postfix = std::get_if<expressions::Postfix>(&expression.node))
        return textOf(*postfix->operand) + u' ' + postfix->words;
    return {};
}

QString textOf(const schema::ServerDefault &value)
{
    const auto *expression = std::get_if<expressions::Expression>(&value);
    return expression ? textOf(*expression) : std::get<QString>(value);
}

} // namespace retort::ddl
