#include <core/base/overloaded.h>
#include <core/ddl/names.h>
#include <core/ddl/table_edits.h>

#include <algorithm>

namespace retort::ddl
{
using namespace Qt::Literals::StringLiterals;

namespace
{

void replaceNames(QStringList &names, const QString &from, const QString &to, const Customs &customs)
{
    for (QString &name : names)
        if (sameName(name, from, customs))
            name = to;
}

/// The canonical text with something else for a column.
void replaceIn(expressions::Expression &expression, const QString &column, const QString &sql, const Customs &customs)
{
    const QString text = textOf(expression);
    QString replaced;
    for (const sql::Token &token : sql::tokenize(text, customs.lexical)) {
        const QString written = text.mid(token.offset, token.length);
        const bool isName = token.kind == sql::Token::Kind::Word || token.kind == sql::Token::Kind::QuotedName;
        sql::TokenCursor one(written, customs.lexical, customs.nameCase);
        replaced += isName && sameName(one.takeName(), column, customs) ? sql : written;
    }
    expression = canonical(replaced, customs);
}

void renameIn(expressions::Expression &expression, const QString &from, const QString &to, const Customs &customs)
{
    if (auto *column = std::get_if<expressions::ColumnReference>(&expression.node)) {
        if (sameName(column->name, from, customs))
            column->name = to;
        return;
    }
    if (auto *postfix = std::get_if<expressions::Postfix>(&expression.node)) {
        expressions::Expression inner = *postfix->operand;
        renameIn(inner, from, to, customs);
        postfix->operand = inner;
        return;
    }
    replaceIn(expression, from, sql::quoteIdentifier(to, customs.quoting), customs);
}

/// What numbers beside a column of that type were made to in the condition that PostgreSQL keeps; empty where those
/// compare with whole numbers as they are.
QString typeBeside(const sql::SqlType &type)
{
    if (std::holds_alternative<sql::NumericType>(type.kind))
        return u"numeric"_s;
    const auto *number = std::get_if<sql::FloatType>(&type.kind);
    return number ? u"double precision"_s : QString();
}

} // namespace

void renameColumn(schema::Schema &schema, const sql::ObjectName &tableName, const QString &from, const QString &to,
                  const Customs &customs)
{
    for (auto &[name, boxed] : schema.tables) {
        schema::Table table = *boxed;
        const bool isOwn = name == tableName;
        for (schema::Constraint &constraint : table.constraints)
            std::visit(overloaded{[&](schema::PrimaryKey &key) {
                                      if (isOwn)
                                          replaceNames(key.columns, from, to, customs);
                                  },
                                  [&](schema::UniqueConstraint &unique) {
                                      if (isOwn)
                                          replaceNames(unique.columns, from, to, customs);
                                  },
                                  [&](schema::ForeignKey &key) {
                                      if (isOwn)
                                          replaceNames(key.columns, from, to, customs);
                                      if (key.target == tableName)
                                          replaceNames(key.targetColumns, from, to, customs);
                                  },
                                  [&](schema::CheckConstraint &check) {
                                      if (isOwn)
                                          renameIn(check.condition, from, to, customs);
                                  },
                                  [](schema::TypeCheck &) {},
                                  [&](schema::ExcludeConstraint &exclude) {
                                      if (!isOwn)
                                          return;
                                      for (schema::ExcludeElement &element : exclude.elements)
                                          renameIn(element.expression, from, to, customs);
                                  }},
                       constraint);
        if (isOwn) {
            for (schema::Index &index : table.indexes) {
                for (expressions::Expression &element : index.elements)
                    renameIn(element, from, to, customs);
                for (auto &[key, value] : index.options) {
                    if (auto *condition = std::get_if<expressions::Expression>(&value))
                        renameIn(*condition, from, to, customs);
                    else if (auto *names = std::get_if<QStringList>(&value))
                        replaceNames(*names, from, to, customs);
                    else if (auto *byColumn = std::get_if<std::map<QString, QString>>(&value);
                             byColumn && byColumn->count(from) > 0) {
                        byColumn->insert_or_assign(to, byColumn->at(from));
                        byColumn->erase(from);
                    }
                }
            }
            for (schema::Column &column : table.columns) {
                if (column.computed)
                    renameIn(column.computed->sql, from, to, customs);
                if (sameName(column.name, from, customs))
                    column.name = to;
            }
        }
        if (table != *boxed)
            boxed = std::move(table);
    }
}

namespace
{

/// InnoDB's own names of foreign keys are its table's with a number, and follow it.
void renameGeneratedKeys(schema::Table &table, const QString &from, const Customs &customs)
{
    const QString prefix = from + u"_ibfk_"_s;
    if (!customs.foreignKeysMakeIndexes)
        return;
    for (schema::Constraint &constraint : table.constraints) {
        const schema::Name name = nameOf(constraint);
        if (std::holds_alternative<schema::ForeignKey>(constraint) && name.text.startsWith(prefix))
            constraint = withName(constraint, {table.name.name + name.text.mid(from.size()), true});
    }
}

} // namespace

void renameTable(schema::Schema &schema, const sql::ObjectName &from, const sql::ObjectName &to, const Customs &customs)
{
    const auto found = schema.tables.find(from);
    if (found == schema.tables.end())
        return;
    schema::Table moved = *found->second;
    schema.tables.erase(found);
    moved.name = to;
    for (schema::Index &index : moved.indexes)
        index.table = to;
    renameGeneratedKeys(moved, from.name, customs);
    schema.tables.insert_or_assign(to, std::move(moved));
    for (auto &[name, boxed] : schema.tables) {
        const auto refersTo = [&](const schema::Constraint &constraint) {
            const auto *key = std::get_if<schema::ForeignKey>(&constraint);
            return key && key->target == from;
        };
        if (std::none_of(boxed->constraints.begin(), boxed->constraints.end(), refersTo))
            continue;
        schema::Table table = *boxed;
        for (schema::Constraint &constraint : table.constraints)
            if (auto *key = std::get_if<schema::ForeignKey>(&constraint); key && key->target == from)
                key->target = to;
        boxed = std::move(table);
    }
    for (auto &[name, trigger] : schema.triggers)
        if (trigger.table == from)
            trigger.table = to;
}

void castInChecks(schema::Table &table, const QString &column, const sql::SqlType &from, const sql::SqlType &to,
                  const Customs &customs)
{
    const QString type = typeBeside(from);
    const bool isLess =
        std::holds_alternative<sql::IntegerType>(to.kind) ||
        (std::holds_alternative<sql::FloatType>(from.kind) && std::holds_alternative<sql::NumericType>(to.kind));
    if (!customs.rewritesExpressions || type.isEmpty() || !isLess)
        return;
    const QString name = sql::quoteIdentifier(column, customs.quoting);
    const QString cast = name + u"::"_s + type;
    for (schema::Constraint &constraint : table.constraints) {
        auto *check = std::get_if<schema::CheckConstraint>(&constraint);
        if (!check)
            continue;
        replaceIn(check->condition, column, cast, customs);
        QString text = textOf(check->condition);
        for (const QString &question : {u" is null"_s, u" is not null"_s}) // those compare nothing
            text.replace(cast + question, name + question);
        check->condition = canonical(text, customs);
    }
}

void renameConstraint(schema::Table &table, const QString &from, const QString &to, const Customs &customs)
{
    for (schema::Constraint &constraint : table.constraints)
        if (sameName(nameOf(constraint).text, from, customs))
            constraint = withName(constraint, {to, true});
    for (schema::Index &index : table.indexes)
        if (sameName(index.name.text, from, customs))
            index.name = {to, true};
}

} // namespace retort::ddl
