#include <core/base/overloaded.h>
#include <core/ddl/definitions.h>
#include <core/ddl/names.h>

#include <algorithm>

namespace retort::ddl
{
using namespace Qt::Literals::StringLiterals;

namespace
{

bool has(const schema::Table &table, const QString &name)
{
    const bool byIndex = std::any_of(table.indexes.begin(), table.indexes.end(),
                                     [&](const schema::Index &index) { return index.name.text == name; });
    return byIndex || std::any_of(table.constraints.begin(), table.constraints.end(),
                                  [&](const schema::Constraint &other) { return nameOf(other).text == name; });
}

bool isTaken(const QString &name, const schema::Table &table, const Customs &customs)
{
    if (has(table, name))
        return true;
    if (customs.automaticNames != AutomaticNames::Postgresql || !customs.schema)
        return false;
    // PostgreSQL: by any other table of the namespace as well. Only those that begin alike can have such a name.
    constexpr qsizetype alike = 20;
    const QString &own = table.name.name;
    const sql::ObjectName relation{table.name.schema, name};
    if (customs.schema->tables.count(relation) + customs.schema->sequences.count(relation) +
            customs.schema->views.count(relation) >
        0)
        return true;
    return std::any_of(customs.schema->tables.begin(), customs.schema->tables.end(), [&](const auto &entry) {
        const sql::ObjectName &other = entry.first;
        return other.schema == table.name.schema && other != table.name &&
               (other.name.startsWith(own.left(alike)) || own.startsWith(other.name.left(alike))) &&
               has(*entry.second, name);
    });
}

/// PostgreSQL cuts the longer one of table and columns, byte by byte, until the whole fits.
QString objectName(const QString &table, const QString &columns, const QString &label, int limit)
{
    QByteArray first = table.toUtf8();
    QByteArray second = columns.toUtf8();
    const qsizetype overhead = (second.isEmpty() ? 0 : 1) + 1 + label.toUtf8().size();
    while (first.size() + second.size() + overhead > limit) {
        if (first.size() > second.size())
            first.chop(1);
        else
            second.chop(1);
    }
    return QString::fromUtf8(first) + (second.isEmpty() ? QString() : QString(u'_' + QString::fromUtf8(second))) +
           u'_' + label;
}

QString postgresqlName(const QStringList &columns, const QString &label, const schema::Table &table,
                       const Customs &customs)
{
    // Counted on in the label: _key, _key1, _key2.
    for (int count = 0;; ++count) {
        const QString numbered = count == 0 ? label : QString(label + QString::number(count));
        QString name = objectName(table.name.name, columns.join(u'_'), numbered, customs.identifierLength);
        if (!isTaken(name, table, customs))
            return name;
    }
}

/// What PostgreSQL names an index after: its parts, those behind INCLUDE too, the same ones counted.
QStringList partsOf(const QStringList &names, const schema::Options &options)
{
    QStringList parts;
    const auto included = options.find(u"postgresql_include"_s);
    const QStringList *more = included == options.end() ? nullptr : std::get_if<QStringList>(&included->second);
    for (const QString &name : more ? names + *more : names) {
        QString part = name;
        for (int count = 1; parts.contains(part); ++count)
            part = name + QString::number(count);
        parts << part;
    }
    return parts;
}

QString keyName(const QString &column, const schema::Table &table)
{
    for (int count = 1;; ++count) {
        QString name = count == 1 ? column : QString(column + u'_' + QString::number(count));
        if (!has(table, name))
            return name;
    }
}

QString countedName(const QString &stem, const schema::Table &table)
{
    for (int count = 1;; ++count) {
        QString name = stem + QString::number(count);
        if (!has(table, name))
            return name;
    }
}

/// InnoDB counts from the highest number on, and never fills a gap.
QString innodbForeignKey(const schema::Table &table)
{
    const QString stem = table.name.name + u"_ibfk_"_s;
    int highest = 0;
    for (const schema::Constraint &constraint : table.constraints)
        if (const QString &name = nameOf(constraint).text; name.startsWith(stem))
            highest = std::max(highest, name.mid(stem.size()).toInt());
    return stem + QString::number(highest + 1);
}

/// What an element is called in a name: its column, the function of a call, else "expr".
QString elementName(const expressions::Expression &element)
{
    if (const auto *postfix = std::get_if<expressions::Postfix>(&element.node))
        return elementName(*postfix->operand);
    if (const auto *column = std::get_if<expressions::ColumnReference>(&element.node))
        return column->name;
    const QString text = textOf(element);
    return text.endsWith(u')') && text[0].isLetter() ? text.section(u'(', 0, 0) : u"expr"_s;
}

} // namespace

QString serialSequence(const QString &table, const QString &column, const Customs &customs)
{
    return objectName(table, column, u"seq"_s, customs.identifierLength);
}

QStringList columnsIn(const expressions::Expression &expression, const schema::Table &table, const Customs &customs)
{
    QStringList found;
    for (sql::TokenCursor at(textOf(expression), customs.lexical); !at.atEnd();) {
        if (!at.isWord() && !at.isQuotedName()) {
            at.advance();
            continue;
        }
        const QString name = at.takeName();
        for (const schema::Column &column : table.columns)
            if (sameName(column.name, name, customs) && !found.contains(column.name))
                found << column.name;
    }
    return found;
}

expressions::Expression unqualified(const expressions::Expression &expression, const schema::Table &table,
                                    const Customs &customs)
{
    if (const auto *postfix = std::get_if<expressions::Postfix>(&expression.node))
        return expressions::Expression{
            expressions::Postfix{unqualified(*postfix->operand, table, customs), postfix->words}};
    const QString text = textOf(expression);
    if (!text.contains(u'.') || std::holds_alternative<expressions::ColumnReference>(expression.node))
        return expression;
    QString plain;
    const std::vector<sql::Token> tokens = sql::tokenize(text, customs.lexical);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const QString written = text.mid(tokens[i].offset, tokens[i].length);
        const bool isName = tokens[i].kind == sql::Token::Kind::Word || tokens[i].kind == sql::Token::Kind::QuotedName;
        const bool isBefore = i + 1 < tokens.size() && QStringView(text).mid(tokens[i + 1].offset, 1) == u".";
        sql::TokenCursor one(written, customs.lexical, customs.nameCase);
        if (isName && isBefore && sameName(one.takeName(), table.name.name, customs))
            ++i;
        else
            plain += written;
    }
    return plain == text ? expression : canonical(plain, customs);
}

bool sameName(const QString &a, const QString &b, const Customs &customs)
{
    return a.compare(b, customs.nameCase == sql::NameCase::Lowered ? Qt::CaseSensitive : Qt::CaseInsensitive) == 0;
}

schema::Name automaticName(const schema::Constraint &constraint, const schema::Table &table, const Customs &customs)
{
    if (!nameOf(constraint).isEmpty())
        return nameOf(constraint);
    const bool isMysql = customs.automaticNames == AutomaticNames::Mysql;
    switch (customs.automaticNames) {
    case AutomaticNames::None:
        return {};
    case AutomaticNames::Postgresql: {
        const auto named = [&](const QStringList &columns, const QString &label) {
            return schema::Name{postgresqlName(columns, label, table, customs), true};
        };
        return std::visit(overloaded{[&](const schema::PrimaryKey &) { return named({}, u"pkey"_s); },
                                     [&](const schema::UniqueConstraint &unique) {
                                         return named(partsOf(unique.columns, unique.options), u"key"_s);
                                     },
                                     [&](const schema::ForeignKey &key) { return named(key.columns, u"fkey"_s); },
                                     [&](const schema::CheckConstraint &check) {
                                         const QStringList columns = columnsIn(check.condition, table, customs);
                                         return named(columns.size() == 1 ? columns : QStringList(), u"check"_s);
                                     },
                                     [](const schema::TypeCheck &) { return schema::Name{}; },
                                     [&](const schema::ExcludeConstraint &exclude) {
                                         QStringList columns;
                                         for (const schema::ExcludeElement &element : exclude.elements)
                                             columns << textOf(element.expression);
                                         return named(columns, u"excl"_s);
                                     }},
                          constraint);
    }
    case AutomaticNames::Mariadb:
    case AutomaticNames::Mysql:
        return std::visit(
            overloaded{[](const schema::PrimaryKey &) { return schema::Name{}; },
                       [&](const schema::UniqueConstraint &unique) {
                           return schema::Name{keyName(unique.columns.value(0), table), true};
                       },
                       [&](const schema::ForeignKey &) {
                           return schema::Name{innodbForeignKey(table), true};
                       },
                       [&](const schema::CheckConstraint &) {
                           return schema::Name{
                               countedName(isMysql ? QString(table.name.name + u"_chk_"_s) : u"CONSTRAINT_"_s, table),
                               true};
                       },
                       [](const schema::TypeCheck &) { return schema::Name{}; },
                       [](const schema::ExcludeConstraint &) { return schema::Name{}; }},
            constraint);
    }
    Q_UNREACHABLE();
}

schema::Name automaticName(const schema::Index &index, const schema::Table &table, const Customs &customs)
{
    if (!index.name.isEmpty())
        return index.name;
    QStringList names;
    for (const expressions::Expression &element : index.elements)
        names << elementName(element);
    switch (customs.automaticNames) {
    case AutomaticNames::None:
        return {};
    case AutomaticNames::Postgresql:
        return {postgresqlName(partsOf(names, index.options), u"idx"_s, table, customs), true};
    case AutomaticNames::Mariadb:
    case AutomaticNames::Mysql:
        return {keyName(names.value(0), table), true};
    }
    Q_UNREACHABLE();
}

} // namespace retort::ddl
