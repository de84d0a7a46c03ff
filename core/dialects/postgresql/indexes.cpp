#include <core/base/overloaded.h>
#include <core/dialects/postgresql/compile.h>

namespace retort::dialects
{

using namespace operations;

namespace
{

/// A column, or something that SQL takes without parentheses; other expressions need them in an index.
bool needsParentheses(const expressions::Expression &element)
{
    return std::visit(
        overloaded{
            [](const expressions::Binary &) { return true; }, [](const expressions::Junction &) { return true; },
            [](const expressions::In &) { return true; }, [](const expressions::Case &) { return true; },
            [](const expressions::Text &) { return false; }, [](const expressions::LiteralColumn &) { return false; },
            [](const expressions::Literal &) { return false; },
            [](const expressions::BindParameter &) { return false; },
            [](const expressions::ColumnReference &) { return false; },
            [](const expressions::Function &) { return false; }, [](const expressions::Prefix &) { return true; },
            [](const expressions::Postfix &p) { return p.words.startsWith(QStringLiteral("COLLATE")); },
            [](const expressions::Cast &) { return false; }, [](const expressions::NullLiteral &) { return false; },
            [](const expressions::BooleanLiteral &) { return false; }, [](const expressions::Truth &) { return false; },
            [](const expressions::Tuple &) { return false; }, [](const expressions::Label &) { return false; },
            [](const expressions::Subquery &) { return false; }},
        element.node);
}

/// The key of postgresql_ops: the column's name, a label, or the text itself.
QString keyOf(const expressions::Expression &element)
{
    if (const auto *column = std::get_if<expressions::ColumnReference>(&element.node))
        return column->name;
    if (const auto *label = std::get_if<expressions::Label>(&element.node))
        return label->name;
    if (const auto *text = std::get_if<expressions::Text>(&element.node))
        return text->sql;
    return {};
}

} // namespace

Result<QString> PostgresqlDialect::condition(const schema::OptionValue &where) const
{
    if (const auto *expression = std::get_if<expressions::Expression>(&where))
        return renderExpression(*expression);
    const auto *text = std::get_if<QString>(&where);
    return text ? *text : QString();
}

Result<QString> PostgresqlDialect::createIndexText(const schema::Index &index, bool ifNotExists) const
{
    RETORT_TRY(const QString name, indexName(index, false));
    QString text = u"CREATE " + QStringView(index.unique ? u"UNIQUE " : u"") + u"INDEX " +
                   QStringView(flag(index.options, QStringLiteral("concurrently")) ? u"CONCURRENTLY " : u"") +
                   QStringView(ifNotExists ? u"IF NOT EXISTS " : u"") + name + u" ON " + qualified(index.table) + u' ';
    if (const auto method = textOption(index.options, QStringLiteral("using")))
        text += u"USING " + method->toLower() + u' ';
    std::map<QString, QString> opclasses;
    if (const schema::OptionValue *ops = option(index.options, QStringLiteral("ops")))
        if (const auto *map = std::get_if<std::map<QString, QString>>(ops))
            opclasses = *map;
    QStringList elements;
    for (const expressions::Expression &element : index.elements) {
        const auto *label = std::get_if<expressions::Label>(&element.node);
        const expressions::Expression &inner = label ? *label->operand : element;
        RETORT_TRY(QString written, renderExpression(inner));
        if (needsParentheses(inner))
            written = u'(' + written + u')';
        const auto opclass = opclasses.find(keyOf(element));
        elements << (opclass == opclasses.end() ? written : QString(written + u' ' + opclass->second));
    }
    text += u'(' + elements.join(QStringLiteral(", ")) + u')';
    if (const schema::OptionValue *include = option(index.options, QStringLiteral("include")))
        if (const auto *columns = std::get_if<QStringList>(include); columns && !columns->isEmpty()) {
            QStringList quoted;
            for (const QString &column : *columns)
                quoted << quote(column);
            text += u" INCLUDE (" + quoted.join(QStringLiteral(", ")) + u')';
        }
    if (const schema::OptionValue *nulls = option(index.options, QStringLiteral("nulls_not_distinct")))
        if (const auto *value = std::get_if<bool>(nulls))
            text += QStringView(*value ? u" NULLS NOT DISTINCT" : u" NULLS DISTINCT");
    if (const schema::OptionValue *with = option(index.options, QStringLiteral("with")))
        if (const auto *map = std::get_if<std::map<QString, QString>>(with); map && !map->empty()) {
            QStringList parameters;
            for (const auto &[key, value] : *map)
                parameters << key + u" = " + value;
            text += u" WITH (" + parameters.join(QStringLiteral(", ")) + u')';
        }
    if (const auto space = textOption(index.options, QStringLiteral("tablespace")))
        text += u" TABLESPACE " + quote(*space);
    if (const schema::OptionValue *where = option(index.options, QStringLiteral("where"))) {
        RETORT_TRY(const QString written, condition(*where));
        text += u" WHERE " + written;
    }
    return text;
}

Result<QString> PostgresqlDialect::dropIndexText(const DropIndex &drop) const
{
    RETORT_TRY(const QString name, indexName(drop.index, true));
    return QString(u"DROP INDEX " +
                   QStringView(flag(drop.index.options, QStringLiteral("concurrently")) ? u"CONCURRENTLY " : u"") +
                   QStringView(drop.ifExists ? u"IF EXISTS " : u"") + name);
}

} // namespace retort::dialects
