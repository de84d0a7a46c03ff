#include <core/base/overloaded.h>
#include <core/dialects/error_codes.h>
#include <core/dialects/generic_dialect.h>

namespace retort::dialects
{

using namespace operations;

GenericDialect::Texts GenericDialect::addColumn(const AddColumn &add, const CompileContext &context) const
{
    schema::Table table;
    table.name = add.table;
    table.columns = {add.column};
    if (add.primaryKey)
        table.constraints.push_back(schema::PrimaryKey{{}, {add.column.name}, {}});
    for (const schema::Constraint &constraint : add.constraints)
        table.constraints.push_back(constraint);
    table.indexes = add.indexes;
    table = schema::withConventionalNames(table, context.namingConvention);

    RETORT_TRY(const QString column, columnText(table.columns.front(), table));
    std::vector<QString> texts{u"ALTER TABLE " + qualified(add.table) + u" ADD COLUMN " +
                               QStringView(add.ifNotExists ? u"IF NOT EXISTS " : u"") + column};
    for (const schema::Constraint &constraint : table.constraints) {
        if (std::holds_alternative<schema::PrimaryKey>(constraint))
            continue;
        if (const auto *check = std::get_if<schema::TypeCheck>(&constraint); check && !typeNeedsCheck(add.column.type))
            continue;
        if (std::holds_alternative<schema::TypeCheck>(constraint)) {
            RETORT_TRY(const QString text, typeCheckText(add.column.name, table));
            texts.push_back(u"ALTER TABLE " + qualified(add.table) + u" ADD " + text);
            continue;
        }
        RETORT_TRY(const std::vector<QString> some, addConstraint(add.table, constraint));
        texts.insert(texts.end(), some.begin(), some.end());
    }
    for (const schema::Index &index : table.indexes) {
        RETORT_TRY(const QString text, createIndexText(index, false));
        texts.push_back(text);
    }
    if (rules_.capabilities.comments && !rules_.capabilities.inlineComments && !add.column.comment.isEmpty()) {
        RETORT_TRY(const std::vector<QString> some, columnComment(add.table, add.column.name, add.column.comment));
        texts.insert(texts.end(), some.begin(), some.end());
    }
    return texts;
}

GenericDialect::Texts GenericDialect::addConstraint(const sql::ObjectName &table,
                                                    const schema::Constraint &constraint) const
{
    schema::Table owner;
    owner.name = table;
    RETORT_TRY(const QString text, constraintText(constraint, owner));
    if (text.isNull())
        return std::vector<QString>{};
    return std::vector<QString>{u"ALTER TABLE " + qualified(table) + u" ADD " + text};
}

GenericDialect::Texts GenericDialect::dropConstraint(const DropConstraint &drop) const
{
    if (drop.name.isEmpty())
        return fail(errors::NameNeeded, {{QStringLiteral("what"), QStringLiteral("constraint to drop")}});
    RETORT_TRY(const QString name, constraintName(drop.name));
    return std::vector<QString>{u"ALTER TABLE " + qualified(drop.table) + u" DROP CONSTRAINT " +
                                QStringView(drop.ifExists ? u"IF EXISTS " : u"") + name};
}

Result<QString> GenericDialect::renameTable(const RenameTable &rename) const
{
    return QString(u"ALTER TABLE " + qualified(rename.table) + u" RENAME TO " + quote(rename.newName));
}

GenericDialect::Texts GenericDialect::tableComment(const sql::ObjectName &table,
                                                   const std::optional<QString> &comment) const
{
    return std::vector<QString>{
        u"COMMENT ON TABLE " + qualified(table) + u" IS " +
        (comment && !comment->isNull() ? sql::quotedText(*comment, rules_.literals) : QStringLiteral("NULL"))};
}

GenericDialect::Texts GenericDialect::columnComment(const sql::ObjectName &table, const QString &column,
                                                    const std::optional<QString> &comment) const
{
    return std::vector<QString>{
        u"COMMENT ON COLUMN " + qualified(table) + u'.' + quote(column) + u" IS " +
        (comment && !comment->isNull() ? sql::quotedText(*comment, rules_.literals) : QStringLiteral("NULL"))};
}

/// Nothing to do where an enumeration is part of the column.
GenericDialect::Texts GenericDialect::createEnum(const CreateEnum &) const
{
    return std::vector<QString>{};
}

GenericDialect::Texts GenericDialect::dropEnum(const DropEnum &) const
{
    return std::vector<QString>{};
}

GenericDialect::Texts GenericDialect::createDomain(const CreateDomain &) const
{
    return cannot(QStringLiteral("have domains"));
}

GenericDialect::Texts GenericDialect::dropDomain(const DropDomain &) const
{
    return cannot(QStringLiteral("have domains"));
}

Result<QString> GenericDialect::indexName(const schema::Index &index, bool withSchema) const
{
    if (index.name.isEmpty())
        return fail(errors::NameNeeded, {{QStringLiteral("what"), QStringLiteral("index")}});
    RETORT_TRY(const QString name, constraintName(index.name));
    if (!withSchema || index.table.schema.isEmpty())
        return name;
    return QString(quote(index.table.schema) + u'.' + name);
}

Result<QStringList> GenericDialect::indexElements(const schema::Index &index) const
{
    QStringList elements;
    for (const expressions::Expression &element : index.elements) {
        // A label is only a key for keywords of the index.
        const auto *label = std::get_if<expressions::Label>(&element.node);
        RETORT_TRY(const QString text, renderExpression(label ? *label->operand : element));
        elements << text;
    }
    return elements;
}

} // namespace retort::dialects
