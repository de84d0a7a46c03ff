#include <core/base/overloaded.h>
#include <core/dialects/error_codes.h>
#include <core/dialects/mysql/compile.h>
#include <core/dialects/reserved_words.h>

#include <QRegularExpression>

#include <algorithm>

namespace retort::dialects
{

using namespace operations;

namespace
{

Capabilities mysqlCapabilities(MySqlDialect::Product product)
{
    Capabilities can;
    can.comments = true;
    can.changesListTables = true;
    can.inlineComments = true;
    can.alterColumn = true;
    can.alterConstraints = true;
    can.enumTypes = true;
    can.schemas = true;
    can.sequences = product == MySqlDialect::Product::MariaDb;
    can.saysInnerJoin = true;
    can.duplicateKeys = true;
    can.withBehindInsert = true;
    can.defaultRowInParentheses = true;
    can.identifierLength = 255;
    can.indexNameLength = 64;
    return can;
}

bool isDateTime(const sql::SqlType &type)
{
    const auto *moment = std::get_if<sql::DateTimeType>(&type.kind);
    return moment &&
           (moment->name == sql::DateTimeType::Name::DateTime || moment->name == sql::DateTimeType::Name::SqlDateTime ||
            moment->name == sql::DateTimeType::Name::Timestamp);
}

bool isIdentityOrComputed(const std::optional<DefaultChange> &change)
{
    return change &&
           (std::holds_alternative<schema::Computed>(*change) || std::holds_alternative<schema::Identity>(*change));
}

} // namespace

MySqlDialect::MySqlDialect(Product product)
    : GenericDialect([product] {
        Rules rules;
        const bool isMariaDb = product == Product::MariaDb;
        rules.name = isMariaDb ? QStringLiteral("mariadb") : QStringLiteral("mysql");
        rules.variantNames = isMariaDb ? QStringList{rules.name, QStringLiteral("mysql")} : QStringList{rules.name};
        rules.optionNames = rules.variantNames;
        rules.quoting = {u'`', u'`', isMariaDb ? &mariadbReservedWords() : &mysqlReservedWords()};
        rules.literals.backslashEscapes = true;
        rules.literals.booleans = true;
        rules.literals.compactUuids = true;
        rules.capabilities = mysqlCapabilities(product);
        return rules;
    }())
    , product_(product)
{
}

bool MySqlDialect::typeNeedsCheck(const sql::SqlType &type) const
{
    const auto *choice = std::get_if<sql::EnumType>(&resolved(type).kind);
    return choice ? choice->createConstraint && !choice->native : GenericDialect::typeNeedsCheck(type);
}

Result<QString> MySqlDialect::columnSpecification(const schema::Column &column, const schema::Table &table) const
{
    static const QRegularExpression quotedOrGrouped(QStringLiteral("^\\s*['\"(]"));
    static const QRegularExpression notOneWord(QStringLiteral("\\W"));
    RETORT_TRY(const QString type, renderType(column.type));
    QString text = quote(column.name) + u' ' + type;
    if (column.computed) {
        RETORT_TRY(const QString computed, computedText(*column.computed));
        text += u' ' + computed;
    }
    const auto *moment = std::get_if<sql::DateTimeType>(&resolved(column.type).kind);
    if (!column.nullable)
        text += QStringLiteral(" NOT NULL");
    else if (moment && moment->name == sql::DateTimeType::Name::Timestamp)
        text += QStringLiteral(" NULL");
    if (!column.comment.isNull())
        text += u" COMMENT " + sql::quotedText(column.comment, rules().literals);
    const schema::Column *counter = schema::autoincrementColumn(table);
    if (counter && counter->name == column.name && !column.serverDefault) {
        text += QStringLiteral(" AUTO_INCREMENT");
    } else if (column.serverDefault) {
        RETORT_TRY(const QString value, defaultText(*column.serverDefault));
        text += u" DEFAULT " + value;
    }
    // What introspection tells; scripts have it in their default.
    if (const std::optional<QString> changed = textOption(column.options, QStringLiteral("on_update")))
        text += u" ON UPDATE " + *changed;
    return text;
}

/// ENGINE=InnoDB and the like, in the order of their names; COLLATE behind the character set; partitions last.
GenericDialect::Texts MySqlDialect::sequenceTexts(const CreateSequence &create) const
{
    CreateSequence own = create;
    own.sequence.dataType.clear(); // MariaDB's have one type
    return GenericDialect::sequenceTexts(own);
}

Result<QString> MySqlDialect::tableSuffix(const schema::Table &table) const
{
    std::map<QString, QString> options;
    for (const auto &[key, value] : table.options) {
        const QString prefix = name() + u'_';
        if (!key.startsWith(prefix))
            continue;
        const QString word = key.mid(prefix.size()).toUpper();
        if (const std::optional<QString> text = textOption(table.options, key.mid(prefix.size())))
            options[word] = *text;
    }
    if (!table.comment.isNull())
        options[QStringLiteral("COMMENT")] = table.comment;
    static const QStringList quoted{QStringLiteral("COMMENT"), QStringLiteral("DATA_DIRECTORY"),
                                    QStringLiteral("INDEX_DIRECTORY"), QStringLiteral("PASSWORD"),
                                    QStringLiteral("CONNECTION")};
    static const QStringList spaced{QStringLiteral("DATA_DIRECTORY"),        QStringLiteral("INDEX_DIRECTORY"),
                                    QStringLiteral("DEFAULT_CHARACTER_SET"), QStringLiteral("CHARACTER_SET"),
                                    QStringLiteral("DEFAULT_CHARSET"),       QStringLiteral("DEFAULT_COLLATE")};
    static const QStringList unjoined{QStringLiteral("TABLESPACE"), QStringLiteral("DEFAULT_CHARACTER_SET"),
                                      QStringLiteral("CHARACTER_SET"), QStringLiteral("COLLATE")};
    static const QStringList partitions{QStringLiteral("PARTITION_BY"), QStringLiteral("PARTITIONS"),
                                        QStringLiteral("SUBPARTITION_BY"), QStringLiteral("SUBPARTITIONS")};
    QStringList order;
    for (const auto &[word, text] : options)
        if (!partitions.contains(word) && word != QStringLiteral("COLLATE"))
            order << word;
    if (options.count(QStringLiteral("COLLATE")))
        order << QStringLiteral("COLLATE");
    for (const QString &word : partitions)
        if (options.count(word))
            order << word;
    QStringList words;
    for (const QString &word : order) {
        const bool isPartition = partitions.contains(word);
        QString shown = word;
        if (isPartition || spaced.contains(word))
            shown.replace(u'_', u' ');
        const QString value = quoted.contains(word) ? sql::quotedText(options[word], rules().literals) : options[word];
        words << shown + (isPartition || unjoined.contains(word) ? u' ' : u'=') + value;
    }
    return words.join(u' ');
}

Result<QString> MySqlDialect::matchClause(const QString &) const
{
    return cannot(QStringLiteral("have MATCH in a foreign key without ignoring its ON DELETE and ON UPDATE"));
}

Result<QString> MySqlDialect::constraintText(const schema::Constraint &constraint, const schema::Table &table) const
{
    RETORT_TRY(QString text, GenericDialect::constraintText(constraint, table));
    if (const auto *key = std::get_if<schema::PrimaryKey>(&constraint))
        if (const auto method = textOption(key->options, QStringLiteral("using")))
            text += u" USING " + quote(*method);
    return text;
}

Result<QString> MySqlDialect::createIndexText(const schema::Index &index, bool ifNotExists) const
{
    RETORT_TRY(const QString quotedName, indexName(index, false));
    QString text = u"CREATE " + QStringView(index.unique ? u"UNIQUE " : u"");
    // Prefixes and lengths are taken under the product's own name only, as SQLAlchemy does.
    const auto ownPrefix = index.options.find(QString(name() + u"_prefix"));
    if (ownPrefix != index.options.end() && std::holds_alternative<QString>(ownPrefix->second))
        text += std::get<QString>(ownPrefix->second) + u' ';
    text += u"INDEX " + QStringView(ifNotExists ? u"IF NOT EXISTS " : u"") + quotedName + u" ON " +
            qualified(index.table) + u' ';
    const auto ownLength = index.options.find(QString(name() + u"_length"));
    const schema::OptionValue *length = ownLength == index.options.end() ? nullptr : &ownLength->second;
    QStringList elements;
    for (const expressions::Expression &element : index.elements) {
        const auto *label = std::get_if<expressions::Label>(&element.node);
        RETORT_TRY(QString written, renderExpression(label ? *label->operand : element));
        const auto *postfix = std::get_if<expressions::Postfix>(&element.node);
        if (std::holds_alternative<expressions::Binary>(element.node) ||
            std::holds_alternative<expressions::Function>(element.node) ||
            std::holds_alternative<expressions::Prefix>(element.node) ||
            (postfix && postfix->words != QStringLiteral("DESC") && postfix->words != QStringLiteral("ASC")))
            written = u'(' + written + u')';
        const auto *column = std::get_if<expressions::ColumnReference>(&element.node);
        if (const auto *each = length ? std::get_if<qint64>(length) : nullptr)
            written += u'(' + QString::number(*each) + u')';
        if (const auto *map = length ? std::get_if<std::map<QString, QString>>(length) : nullptr)
            if (const auto found = map->find(column ? column->name : written); found != map->end())
                written += u'(' + found->second + u')';
        elements << written;
    }
    text += u'(' + elements.join(QStringLiteral(", ")) + u')';
    if (const auto parser = textOption(index.options, QStringLiteral("with_parser")))
        text += u" WITH PARSER " + *parser;
    if (const auto method = textOption(index.options, QStringLiteral("using")))
        text += u" USING " + quote(*method);
    return text;
}

/// Without its schema the new name would be one in the default database.
Result<QString> MySqlDialect::renameTable(const RenameTable &rename) const
{
    return QString(u"ALTER TABLE " + qualified(rename.table) + u" RENAME TO " +
                   qualified({rename.table.schema, rename.newName}));
}

Result<QString> MySqlDialect::dropIndexText(const DropIndex &drop) const
{
    RETORT_TRY(const QString name, indexName(drop.index, false));
    if (drop.index.table.name.isEmpty())
        return fail(errors::NameNeeded, {{QStringLiteral("what"), QStringLiteral("table of the index to drop")}});
    return QString(u"DROP INDEX " + QStringView(drop.ifExists ? u"IF EXISTS " : u"") + name + u" ON " +
                   qualified(drop.index.table));
}

GenericDialect::Texts MySqlDialect::dropConstraint(const DropConstraint &drop) const
{
    const QString head = u"ALTER TABLE " + qualified(drop.table) + u" DROP ";
    if (drop.kind == ConstraintKind::PrimaryKey)
        return std::vector<QString>{head + u"PRIMARY KEY"};
    if (drop.name.isEmpty())
        return fail(errors::NameNeeded, {{QStringLiteral("what"), QStringLiteral("constraint to drop")}});
    RETORT_TRY(const QString name, constraintName(drop.name));
    switch (drop.kind) {
    case ConstraintKind::ForeignKey:
        return std::vector<QString>{head + u"FOREIGN KEY " + name};
    case ConstraintKind::Unique:
        return std::vector<QString>{head + u"INDEX " + name};
    case ConstraintKind::Check:
        return std::vector<QString>{head + QStringView(product_ == Product::MariaDb ? u"CONSTRAINT " : u"CHECK ") +
                                    name};
    case ConstraintKind::PrimaryKey:
    case ConstraintKind::Unknown:
        break;
    }
    return cannot(QStringLiteral("drop a constraint without its type_"));
}

GenericDialect::Texts MySqlDialect::tableComment(const sql::ObjectName &table,
                                                 const std::optional<QString> &comment) const
{
    return std::vector<QString>{u"ALTER TABLE " + qualified(table) + u" COMMENT " +
                                sql::quotedText(comment.value_or(QString()), rules().literals)};
}

GenericDialect::Texts MySqlDialect::alterColumn(const AlterColumn &alter, const CompileContext &context) const
{
    if (isIdentityOrComputed(alter.serverDefault) ||
        (alter.serverDefault && isIdentityOrComputed(alter.existingServerDefault)))
        return cannot(QStringLiteral("change whether an existing column is computed or an identity"));
    const QString head = u"ALTER TABLE " + qualified(alter.table);
    std::vector<QString> texts;
    const std::optional<sql::SqlType> &type = alter.type ? alter.type : alter.existingType;
    // A default such as CURRENT_TIMESTAMP ON UPDATE ... is only taken with the whole column.
    const bool dropsDefault = alter.serverDefault && std::holds_alternative<NoDefault>(*alter.serverDefault);
    const bool whole = alter.serverDefault && !dropsDefault && type && isDateTime(resolved(*type));
    if (alter.newName || whole) {
        RETORT_TRY(const QString column, changedColumn(alter, context));
        texts.push_back(head + u" CHANGE " + quote(alter.column) + u' ' + quote(alter.newName.value_or(alter.column)) +
                        u' ' + column);
    } else if (alter.nullable || alter.type || alter.autoincrement || alter.comment) {
        RETORT_TRY(const QString column, changedColumn(alter, context));
        texts.push_back(head + u" MODIFY " + quote(alter.column) + u' ' + column);
    } else if (dropsDefault) {
        texts.push_back(head + u" ALTER COLUMN " + quote(alter.column) + u" DROP DEFAULT");
    } else if (alter.serverDefault) {
        RETORT_TRY(const QString value, defaultText(std::get<schema::ServerDefault>(*alter.serverDefault)));
        texts.push_back(head + u" ALTER COLUMN " + quote(alter.column) + u" SET DEFAULT " + value);
    }
    if (!alter.type)
        return texts;
    schema::Table owner;
    owner.name = alter.table;
    schema::Column column;
    column.name = alter.column;
    column.type = *alter.type;
    owner.columns = {column};
    RETORT_TRY(const QString check, typeCheckText(alter.column, owner));
    if (!check.isNull())
        texts.push_back(head + u" ADD " + check);
    return texts;
}

} // namespace retort::dialects
