#include <core/base/overloaded.h>
#include <core/dialects/error_codes.h>
#include <core/dialects/reserved_words.h>
#include <core/dialects/sqlite/batch.h>
#include <core/dialects/sqlite/compile.h>
#include <core/dialects/sqlite/rebuild.h>

#include <QRegularExpression>

namespace retort::dialects
{

using namespace operations;

namespace
{

Capabilities sqliteCapabilities()
{
    Capabilities can;
    can.transactionalDdl = true;
    can.deletesByOthers = false;
    can.batchRecreates = true;
    can.schemas = true;
    can.division = Capabilities::Division::ByAddition;
    can.valuesInTuples = true;
    can.returningNamesTables = false;
    can.identifierLength = 9999;
    can.indexNameLength = 9999;
    return can;
}

tl::unexpected<Error> batchNeeded(const QString &what)
{
    return fail(errors::BatchNeeded,
                {{QStringLiteral("dialect"), QStringLiteral("sqlite")}, {QStringLiteral("what"), what}});
}

} // namespace

SqliteDialect::SqliteDialect()
    : GenericDialect([] {
        Rules rules;
        rules.name = QStringLiteral("sqlite");
        rules.variantNames = {rules.name};
        rules.optionNames = {rules.name};
        rules.quoting.reservedWords = &sqliteReservedWords();
        rules.literals.compactUuids = true;
        rules.capabilities = sqliteCapabilities();
        return rules;
    }())
{
}

bool SqliteDialect::hasInlineKey(const schema::Column &column, const schema::Table &table) const
{
    const schema::PrimaryKey *key = schema::primaryKeyOf(table);
    if (!key || key->columns != QStringList{column.name} || !flag(table.options, QStringLiteral("autoincrement")) ||
        !std::holds_alternative<sql::IntegerType>(resolved(column.type).kind))
        return false;
    for (const schema::Constraint &constraint : table.constraints)
        if (const auto *foreign = std::get_if<schema::ForeignKey>(&constraint);
            foreign && foreign->columns.contains(column.name))
            return false;
    return true;
}

Result<QString> SqliteDialect::columnSpecification(const schema::Column &column, const schema::Table &table) const
{
    static const QRegularExpression quotedOrGrouped(QStringLiteral("^\\s*['\"(]"));
    static const QRegularExpression notOneWord(QStringLiteral("\\W"));
    RETORT_TRY(const QString type, renderType(column.type));
    QString text = quote(column.name) + (type.isEmpty() ? QString() : QString(u' ' + type));
    if (column.serverDefault) {
        RETORT_TRY(const QString value, defaultText(*column.serverDefault));
        const bool group = !quotedOrGrouped.match(value).hasMatch() && notOneWord.match(value).hasMatch();
        text += group ? QString(u" DEFAULT (" + value + u')') : QString(u" DEFAULT " + value);
    }
    if (!column.nullable) {
        text += QStringLiteral(" NOT NULL");
        if (const auto conflict = textOption(column.options, QStringLiteral("on_conflict_not_null")))
            text += u" ON CONFLICT " + *conflict;
    }
    if (hasInlineKey(column, table)) {
        text += QStringLiteral(" PRIMARY KEY");
        if (const auto conflict = textOption(column.options, QStringLiteral("on_conflict_primary_key")))
            text += u" ON CONFLICT " + *conflict;
        text += QStringLiteral(" AUTOINCREMENT");
    }
    if (column.computed) {
        RETORT_TRY(const QString computed, computedText(*column.computed));
        text += u' ' + computed;
    }
    return text;
}

Result<QString> SqliteDialect::constraintText(const schema::Constraint &constraint, const schema::Table &table) const
{
    QString conflictColumn;
    const schema::Options *options = nullptr;
    QString columnKey;
    if (const auto *key = std::get_if<schema::PrimaryKey>(&constraint)) {
        if (key->columns.size() == 1) {
            const schema::Column *column = schema::findColumn(table, key->columns.first());
            if (column && hasInlineKey(*column, table))
                return QString();
            conflictColumn = key->columns.first();
        }
        options = &key->options;
        columnKey = QStringLiteral("on_conflict_primary_key");
    } else if (const auto *unique = std::get_if<schema::UniqueConstraint>(&constraint)) {
        if (unique->columns.size() == 1)
            conflictColumn = unique->columns.first();
        options = &unique->options;
        columnKey = QStringLiteral("on_conflict_unique");
    } else if (const auto *check = std::get_if<schema::CheckConstraint>(&constraint)) {
        options = &check->options;
    } else if (const auto *foreign = std::get_if<schema::ForeignKey>(&constraint)) {
        // A foreign key cannot leave its database file.
        if (foreign->target.schema != table.name.schema)
            return QString();
    }
    RETORT_TRY(QString text, GenericDialect::constraintText(constraint, table));
    if (!options || text.isEmpty())
        return text;
    std::optional<QString> conflict = textOption(*options, QStringLiteral("on_conflict"));
    const schema::Column *column = conflictColumn.isEmpty() ? nullptr : schema::findColumn(table, conflictColumn);
    if (!conflict && column)
        conflict = textOption(column->options, columnKey);
    return conflict ? QString(text + u" ON CONFLICT " + *conflict) : text;
}

Result<QString> SqliteDialect::tableSuffix(const schema::Table &table) const
{
    QStringList options;
    const schema::OptionValue *rowid = option(table.options, QStringLiteral("with_rowid"));
    if (rowid && std::holds_alternative<bool>(*rowid) && !std::get<bool>(*rowid))
        options << QStringLiteral("WITHOUT ROWID");
    if (flag(table.options, QStringLiteral("strict")))
        options << QStringLiteral("STRICT");
    return options.isEmpty() ? QString() : QString(u"\n " + options.join(QStringLiteral(",\n ")));
}

Result<QString> SqliteDialect::createIndexText(const schema::Index &index, bool ifNotExists) const
{
    RETORT_TRY(const QString name, indexName(index, true));
    RETORT_TRY(const QStringList elements, indexElements(index));
    QString text = u"CREATE " + QStringView(index.unique ? u"UNIQUE " : u"") + u"INDEX " +
                   QStringView(ifNotExists ? u"IF NOT EXISTS " : u"") + name + u" ON " + quote(index.table.name) +
                   u" (" + elements.join(QStringLiteral(", ")) + u')';
    const schema::OptionValue *where = option(index.options, QStringLiteral("where"));
    if (!where)
        return text;
    if (const auto *expression = std::get_if<expressions::Expression>(where)) {
        RETORT_TRY(const QString condition, renderExpression(*expression));
        text += u" WHERE " + condition;
    } else if (const auto *condition = std::get_if<QString>(where)) {
        text += u" WHERE " + *condition;
    }
    return text;
}

Result<QString> SqliteDialect::dropIndexText(const DropIndex &drop) const
{
    RETORT_TRY(const QString name, indexName(drop.index, true));
    return QString(u"DROP INDEX " + QStringView(drop.ifExists ? u"IF EXISTS " : u"") + name);
}

/// SQLite adds a constraint to a new column when it is written in the column itself; ALTER TABLE ADD CONSTRAINT, which
/// Alembic would need, does not exist there.
GenericDialect::Texts SqliteDialect::addColumn(const AddColumn &add, const CompileContext &context) const
{
    if (add.primaryKey)
        return batchNeeded(QStringLiteral("add a primary key column"));
    AddColumn plain = add;
    plain.constraints.clear();
    QString behind;
    schema::Table table;
    table.name = add.table;
    table.columns = {add.column};
    for (const schema::Constraint &constraint : add.constraints) {
        const schema::Name name = schema::conventionalName(constraint, add.table, context.namingConvention);
        if (const auto *key = std::get_if<schema::ForeignKey>(&constraint);
            key && key->columns == QStringList{add.column.name}) {
            schema::ForeignKey own = *key;
            own.name = name;
            RETORT_TRY(const QString text, constraintText(own, table));
            // CONSTRAINT name FOREIGN KEY(x) REFERENCES ...: in a column, without its FOREIGN KEY(x).
            QString inlined = text;
            behind += u' ' + inlined.replace(QString(u"FOREIGN KEY(" + quote(add.column.name) + u") "), QString());
        } else if (std::holds_alternative<schema::TypeCheck>(constraint)) {
            RETORT_TRY(const QString text, typeCheckText(add.column.name, table));
            if (!text.isNull())
                behind += u' ' + text;
        } else if (std::holds_alternative<schema::CheckConstraint>(constraint)) {
            RETORT_TRY(const QString text, constraintText(schema::withName(constraint, name), table));
            behind += u' ' + text;
        } else {
            return batchNeeded(QStringLiteral("add a column with a UNIQUE constraint"));
        }
    }
    RETORT_TRY(std::vector<QString> texts, GenericDialect::addColumn(plain, context));
    texts.front() += behind;
    return texts;
}

GenericDialect::Texts SqliteDialect::alterColumn(const AlterColumn &alter, const CompileContext &) const
{
    if (alter.nullable || alter.serverDefault || alter.type || alter.autoincrement)
        return batchNeeded(QStringLiteral("change a column"));
    // Comments are not kept by SQLite.
    if (!alter.newName)
        return std::vector<QString>{};
    return std::vector<QString>{u"ALTER TABLE " + qualified(alter.table) + u" RENAME " + quote(alter.column) + u" TO " +
                                quote(*alter.newName)};
}

GenericDialect::Texts SqliteDialect::addConstraint(const sql::ObjectName &, const schema::Constraint &) const
{
    return batchNeeded(QStringLiteral("add a constraint"));
}

GenericDialect::Texts SqliteDialect::dropConstraint(const DropConstraint &) const
{
    return batchNeeded(QStringLiteral("drop a constraint"));
}

GenericDialect::Texts SqliteDialect::tableComment(const sql::ObjectName &, const std::optional<QString> &) const
{
    return cannot(QStringLiteral("keep a comment"));
}

GenericDialect::Texts SqliteDialect::columnComment(const sql::ObjectName &, const QString &,
                                                   const std::optional<QString> &) const
{
    return cannot(QStringLiteral("keep a comment"));
}

Result<std::vector<sql::Statement>> SqliteDialect::batch(const BatchAlterTable &batch,
                                                         const CompileContext &context) const
{
    if (sqlite::needsRebuild(batch))
        return sqlite::rebuild(*this, batch, context);
    if (batch.recreate == Recreate::Auto && context.shapeOf && sqlite::dropsColumn(batch)) {
        RETORT_TRY(const schema::Table shape, context.shapeOf(batch.table));
        if (shape.source) {
            RETORT_TRY(const ddl::TableText text, ddl::readTableText(shape.source->createTable));
            if (sqlite::dropsUsedColumn(batch, text, *shape.source))
                return sqlite::rebuild(*this, batch, context);
        }
    }
    return GenericDialect::batch(batch, context);
}

} // namespace retort::dialects
