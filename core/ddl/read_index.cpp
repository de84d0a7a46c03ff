#include <core/ddl/definitions.h>
#include <core/ddl/expression_text.h>

namespace retort::ddl
{
using namespace Qt::Literals::StringLiterals;

namespace
{

/// "DESC NULLS LAST" as far as it differs from what a database does without a word.
QString readOrder(sql::TokenCursor &at)
{
    QString words;
    bool isDescending = false;
    if (at.take(u"desc")) {
        words = u"DESC"_s;
        isDescending = true;
    } else {
        at.take(u"asc");
    }
    if (at.take(u"nulls")) {
        const bool isFirst = at.is(u"first");
        at.advance();
        if (isFirst != isDescending)
            words += (words.isEmpty() ? u""_s : u" "_s) + (isFirst ? u"NULLS FIRST"_s : u"NULLS LAST"_s);
    }
    return words;
}

struct Element {
    expressions::Expression expression;
    QString column;        ///< empty for an expression
    QString operatorClass; ///< PostgreSQL
    QString length;        ///< MySQL: of the prefix
};

/// Where the expression of an element ends: before an operator class, an order or the end.
std::size_t endOfExpression(sql::TokenCursor &at)
{
    if (at.is(u"(")) {
        at.advanceGroup();
    } else {
        at.advance();
        while (at.is(u"."))
            at.advance(), at.advance();
        if (at.is(u"("))
            at.advanceGroup();
    }
    // SQLite takes any expression without parentheses: a || b
    while (!at.atEnd() && !at.isWord() && !at.isQuotedName()) {
        at.advanceGroup();
        at.advanceGroup();
    }
    return at.position();
}

Element readElement(const QString &text, const Customs &customs)
{
    Element element;
    sql::TokenCursor at(text, customs.lexical, customs.nameCase);
    const bool mayBeColumn = at.isQuotedName() || (at.isWord() && !at.is(u"(", 1) && !at.is(u".", 1));
    // col(10): a prefix of the column on MySQL, where expressions stand in parentheses.
    const bool mayBePrefix = customs.uniqueIndexesAreConstraints && !at.is(u"(");
    if (mayBeColumn || mayBePrefix) {
        element.column = at.takeName();
        if (mayBePrefix && at.is(u"("))
            element.length = at.takeGroup();
        element.expression = expressions::Expression{expressions::ColumnReference{{}, element.column}};
        if (!at.atEnd() && !at.isWord()) { // an operator: it was an expression after all
            element.column.clear();
            at.moveTo(0);
        }
    }
    if (element.column.isEmpty()) {
        const std::size_t end = endOfExpression(at);
        element.expression = canonical(at.between(0, end), customs);
    }
    if (at.take(u"collate")) {
        const QString collation = at.takeName();
        element.expression = expressions::Expression{
            expressions::Postfix{element.expression, u"COLLATE "_s + sql::quoteAlways(collation, customs.quoting)}};
    }
    if (at.isWord() && !at.isAny({u"asc", u"desc", u"nulls"}))
        element.operatorClass = at.takeName();
    if (at.is(u"("))
        element.operatorClass += u'(' + at.takeGroup().simplified() + u')';
    if (const QString order = readOrder(at); !order.isEmpty())
        element.expression = expressions::Expression{expressions::Postfix{element.expression, order}};
    return element;
}

} // namespace

void readIndexBody(sql::TokenCursor &at, const Customs &customs, schema::Index &index)
{
    const QString dialect = customs.hasSerial                     ? u"postgresql"_s
                            : customs.uniqueIndexesAreConstraints ? u"mysql"_s
                                                                  : u"sqlite"_s;
    const auto readMethod = [&] {
        if (!at.take(u"using"))
            return;
        const QString method = at.takeName().toLower();
        if (method != u"btree"_s)
            index.options[dialect + u"_using"_s] = method;
    };
    readMethod();
    std::map<QString, QString> classes;
    std::map<QString, QString> lengths;
    for (const QString &part : at.takeParts()) {
        Element element = readElement(part, customs);
        if (!element.operatorClass.isEmpty())
            classes[element.column.isEmpty() ? textOf(element.expression) : element.column] = element.operatorClass;
        if (!element.length.isEmpty())
            lengths[element.column] = element.length;
        index.elements.push_back(std::move(element.expression));
    }
    if (!classes.empty())
        index.options[dialect + u"_ops"_s] = classes;
    if (!lengths.empty())
        index.options[dialect + u"_length"_s] = lengths;
    while (!at.atEnd() && !at.isAny({u",", u")"})) {
        if (at.take(u"include")) {
            index.options[u"postgresql_include"_s] = at.takeNames();
        } else if (at.takeSequence({u"nulls", u"not", u"distinct"})) {
            index.options[u"postgresql_nulls_not_distinct"_s] = true;
        } else if (at.take(u"with")) {
            if (at.take(u"parser")) {
                index.options[u"mysql_with_parser"_s] = at.takeName();
                continue;
            }
            std::map<QString, QString> settings;
            for (const QString &part : at.takeParts())
                settings[part.section(u'=', 0, 0).trimmed().toLower()] = part.section(u'=', 1).trimmed().remove(u'\'');
            index.options[u"postgresql_with"_s] = settings;
        } else if (at.take(u"tablespace")) {
            index.options[u"postgresql_tablespace"_s] = at.takeName();
        } else if (at.take(u"where")) {
            const std::size_t from = at.position();
            while (!at.atEnd())
                at.advanceGroup();
            index.options[dialect + u"_where"_s] = canonical(at.between(from, at.position()), customs);
        } else if (at.is(u"using")) {
            readMethod();
        } else {
            at.advanceGroup();
        }
    }
}

} // namespace retort::ddl
