#include <core/base/overloaded.h>
#include <core/dialects/generic_dialect.h>

namespace retort::dialects
{

using namespace operations;

GenericDialect::Texts GenericDialect::createTable(const CreateTable &create, const CompileContext &context) const
{
    const schema::Table table = schema::withConventionalNames(create.table, context.namingConvention);
    std::vector<QString> texts;
    RETORT_TRY(const QString text, createTableText(table, create.ifNotExists));
    texts.push_back(text);
    for (const schema::Index &index : table.indexes) {
        RETORT_TRY(const QString one, createIndexText(index, create.ifNotExists));
        texts.push_back(one);
    }
    if (!rules_.capabilities.comments || rules_.capabilities.inlineComments)
        return texts;
    if (!table.comment.isEmpty()) {
        RETORT_TRY(const std::vector<QString> some, tableComment(table.name, table.comment));
        texts.insert(texts.end(), some.begin(), some.end());
    }
    for (const schema::Column &column : table.columns)
        if (!column.comment.isEmpty()) {
            RETORT_TRY(const std::vector<QString> some, columnComment(table.name, column.name, column.comment));
            texts.insert(texts.end(), some.begin(), some.end());
        }
    return texts;
}

Result<QString> GenericDialect::createTableText(const schema::Table &table, bool ifNotExists) const
{
    QString text = QStringLiteral("CREATE ");
    for (const QString &prefix : table.prefixes)
        text += prefix + u' ';
    text += QStringLiteral("TABLE ");
    if (ifNotExists)
        text += QStringLiteral("IF NOT EXISTS ");
    text += qualified(table.name) + u" (";
    QStringList lines;
    for (const schema::Column &column : table.columns) {
        RETORT_TRY(const QString line, columnText(column, table));
        lines << line;
    }
    for (const schema::Constraint &constraint : table.constraints) {
        const auto *key = std::get_if<schema::ForeignKey>(&constraint);
        if (key && key->useAlter && rules_.capabilities.alterConstraints)
            continue;
        RETORT_TRY(const QString line, constraintText(constraint, table));
        if (!line.isNull())
            lines << line;
    }
    if (!lines.isEmpty())
        text += u"\n\t" + lines.join(QStringLiteral(", \n\t"));
    RETORT_TRY(const QString suffix, tableSuffix(table));
    return QString(text + u"\n)" + suffix);
}

Result<QString> GenericDialect::columnText(const schema::Column &column, const schema::Table &table) const
{
    RETORT_TRY(QString text, columnSpecification(column, table));
    for (const schema::CheckConstraint &check : column.checks) {
        RETORT_TRY(const QString constraint, constraintText(check, table));
        text += u' ' + constraint;
    }
    return text;
}

Result<QString> GenericDialect::columnSpecification(const schema::Column &column, const schema::Table &) const
{
    RETORT_TRY(const QString type, renderType(column.type));
    QString text = quote(column.name) + u' ' + type;
    if (column.serverDefault) {
        RETORT_TRY(const QString value, defaultText(*column.serverDefault));
        text += u" DEFAULT " + value;
    }
    if (column.computed) {
        RETORT_TRY(const QString computed, computedText(*column.computed));
        text += u' ' + computed;
    }
    if (!column.nullable)
        text += QStringLiteral(" NOT NULL");
    return text;
}

Result<QString> GenericDialect::defaultText(const schema::ServerDefault &value) const
{
    return std::visit(
        overloaded{[&](const QString &text) { return Result<QString>(sql::quotedText(text, rules_.literals)); },
                   [&](const expressions::Expression &expression) { return renderExpression(expression); }},
        value);
}

Result<QString> GenericDialect::computedText(const schema::Computed &computed) const
{
    RETORT_TRY(const QString expression, renderExpression(computed.sql));
    QString text = u"GENERATED ALWAYS AS (" + expression + u')';
    if (computed.persisted)
        text += QStringView(*computed.persisted ? u" STORED" : u" VIRTUAL");
    return text;
}

QString GenericDialect::sequenceOptions(const schema::SequenceOptions &options) const
{
    QStringList words;
    const auto add = [&](const QString &what, const std::optional<qint64> &number) {
        if (number)
            words << what + u' ' + QString::number(*number);
    };
    add(QStringLiteral("INCREMENT BY"), options.increment);
    add(QStringLiteral("START WITH"), options.start);
    add(QStringLiteral("MINVALUE"), options.minValue);
    add(QStringLiteral("MAXVALUE"), options.maxValue);
    if (options.noMinValue)
        words << QStringLiteral("NO MINVALUE");
    if (options.noMaxValue)
        words << QStringLiteral("NO MAXVALUE");
    add(QStringLiteral("CACHE"), options.cache);
    if (options.cycle)
        words << (*options.cycle ? QStringLiteral("CYCLE") : QStringLiteral("NO CYCLE"));
    return words.join(u' ');
}

QString GenericDialect::identityText(const schema::Identity &identity) const
{
    const QString options = sequenceOptions(identity.options);
    return u"GENERATED " + QStringView(identity.always ? u"ALWAYS" : u"BY DEFAULT") + u" AS IDENTITY" +
           (options.isEmpty() ? QString() : QString(u" (" + options + u')'));
}

Result<QString> GenericDialect::tableSuffix(const schema::Table &) const
{
    return QString();
}

GenericDialect::Texts GenericDialect::sequenceTexts(const CreateSequence &create) const
{
    if (!rules_.capabilities.sequences)
        return cannot(QStringLiteral("create a sequence"));
    QString text = u"CREATE SEQUENCE " + QStringView(create.ifNotExists ? u"IF NOT EXISTS " : u"") +
                   qualified(create.sequence.name);
    if (!create.sequence.dataType.isEmpty())
        text += u" AS " + create.sequence.dataType;
    const QString options = sequenceOptions(create.sequence.options);
    if (!options.isEmpty())
        text += u' ' + options;
    return std::vector{text};
}

} // namespace retort::dialects
