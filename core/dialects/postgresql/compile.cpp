#include <core/base/overloaded.h>
#include <core/dialects/error_codes.h>
#include <core/dialects/postgresql/compile.h>
#include <core/dialects/reserved_words.h>

#include <QRegularExpression>

namespace retort::dialects
{

using namespace operations;

namespace
{

Capabilities postgresqlCapabilities()
{
    Capabilities can;
    can.transactionalDdl = true;
    can.offlineTransaction = true;
    can.comments = true;
    can.alterColumn = true;
    can.alterConstraints = true;
    can.nativeBoolean = true;
    can.nativeUuid = true;
    can.enumTypes = true;
    can.sequences = true;
    can.schemas = true;
    can.division = Capabilities::Division::ByCast;
    can.distinctOn = true;
    can.conflictsByConstraint = true;
    can.lowersNames = true;
    can.identifierLength = 63;
    can.indexNameLength = 63;
    return can;
}

} // namespace

PostgresqlDialect::PostgresqlDialect()
    : GenericDialect([] {
        Rules rules;
        rules.name = QStringLiteral("postgresql");
        rules.variantNames = {rules.name};
        rules.optionNames = {rules.name};
        rules.quoting.reservedWords = &postgresqlReservedWords();
        rules.literals.booleans = true;
        rules.literals.byteaLiterals = true;
        rules.capabilities = postgresqlCapabilities();
        return rules;
    }())
{
}

Result<QString> PostgresqlDialect::columnSpecification(const schema::Column &column, const schema::Table &table) const
{
    QString text = quote(column.name);
    const schema::Column *serial = schema::autoincrementColumn(table);
    const auto *integer = std::get_if<sql::IntegerType>(&resolved(column.type).kind);
    if (serial && serial->name == column.name && integer && !column.identity &&
        (!column.sequence || column.sequence->optional)) {
        using Name = sql::IntegerType::Name;
        text += QStringView(integer->name == Name::BigInteger     ? u" BIGSERIAL"
                            : integer->name == Name::SmallInteger ? u" SMALLSERIAL"
                                                                  : u" SERIAL");
    } else {
        RETORT_TRY(const QString type, renderType(column.type));
        text += u' ' + type;
        if (column.serverDefault) {
            RETORT_TRY(const QString value, defaultText(*column.serverDefault));
            text += u" DEFAULT " + value;
        }
    }
    if (column.computed) {
        RETORT_TRY(const QString computed, computedText(*column.computed));
        text += u' ' + computed;
    }
    if (column.identity)
        text += u' ' + identityText(*column.identity);
    if (!column.nullable && !column.identity)
        text += QStringLiteral(" NOT NULL");
    else if (column.nullable && column.identity)
        text += QStringLiteral(" NULL");
    return text;
}

Result<QString> PostgresqlDialect::computedText(const schema::Computed &computed) const
{
    if (computed.persisted && !*computed.persisted)
        return cannot(QStringLiteral("have a computed column that is not stored"));
    RETORT_TRY(const QString expression, renderExpression(computed.sql));
    return QString(u"GENERATED ALWAYS AS (" + expression + u") STORED");
}

Result<QString> PostgresqlDialect::tableSuffix(const schema::Table &table) const
{
    QString text;
    if (const schema::OptionValue *inherits = option(table.options, QStringLiteral("inherits"))) {
        QStringList names;
        if (const auto *list = std::get_if<QStringList>(inherits))
            names = *list;
        else if (const auto *one = std::get_if<QString>(inherits))
            names = QStringList{*one};
        for (QString &parent : names)
            parent = quote(parent);
        text += u"\n INHERITS ( " + names.join(QStringLiteral(", ")) + u" )";
    }
    if (const auto partition = textOption(table.options, QStringLiteral("partition_by")))
        text += u"\n PARTITION BY " + *partition;
    if (const auto method = textOption(table.options, QStringLiteral("using")))
        text += u"\n USING " + *method;
    if (const schema::OptionValue *oids = option(table.options, QStringLiteral("with_oids")))
        text += QStringView(std::get_if<bool>(oids) && std::get<bool>(*oids) ? u"\n WITH OIDS" : u"\n WITHOUT OIDS");
    if (const auto commit = textOption(table.options, QStringLiteral("on_commit")))
        text += u"\n ON COMMIT " + QString(*commit).replace(u'_', u' ').toUpper();
    if (const auto space = textOption(table.options, QStringLiteral("tablespace")))
        text += u"\n TABLESPACE " + quote(*space);
    return text;
}

Result<QString> PostgresqlDialect::referentialAction(const QString &action) const
{
    static const QRegularExpression phrase(
        QStringLiteral("^(?:RESTRICT|CASCADE|SET (?:NULL|DEFAULT)(?:\\s*\\(.+\\))?|NO ACTION)$"),
        QRegularExpression::CaseInsensitiveOption);
    if (!phrase.match(action).hasMatch())
        return fail(errors::SqlPhraseInvalid, {{QStringLiteral("phrase"), action}});
    return action;
}

Result<QString> PostgresqlDialect::constraintText(const schema::Constraint &constraint,
                                                  const schema::Table &table) const
{
    if (const auto *exclude = std::get_if<schema::ExcludeConstraint>(&constraint))
        return excludeText(*exclude);
    RETORT_TRY(QString text, GenericDialect::constraintText(constraint, table));
    if (const auto *key = std::get_if<schema::PrimaryKey>(&constraint); key && !text.isEmpty()) {
        RETORT_TRY(const QString deferring, deferrability(key->deferrable, key->initially));
        return QString(text + deferring);
    }
    const schema::Options *options = nullptr;
    if (const auto *key = std::get_if<schema::ForeignKey>(&constraint))
        options = &key->options;
    else if (const auto *check = std::get_if<schema::CheckConstraint>(&constraint))
        options = &check->options;
    if (options && flag(*options, QStringLiteral("not_valid")))
        text += QStringLiteral(" NOT VALID");
    if (const auto *unique = std::get_if<schema::UniqueConstraint>(&constraint))
        if (const schema::OptionValue *nulls = option(unique->options, QStringLiteral("nulls_not_distinct"));
            nulls && std::holds_alternative<bool>(*nulls))
            text.replace(text.indexOf(QStringLiteral("UNIQUE (")), 7,
                         std::get<bool>(*nulls) ? QStringLiteral("UNIQUE NULLS NOT DISTINCT ")
                                                : QStringLiteral("UNIQUE NULLS DISTINCT "));
    if (const auto *unique = std::get_if<schema::UniqueConstraint>(&constraint))
        if (const schema::OptionValue *more = option(unique->options, QStringLiteral("include"))) {
            const auto listed = [this](const QStringList &names) {
                QStringList quoted;
                for (const QString &name : names)
                    quoted << quote(name);
                return QString(u'(' + quoted.join(QStringLiteral(", ")) + u')');
            };
            const QString columns = listed(unique->columns);
            text.insert(text.indexOf(columns) + columns.size(), u" INCLUDE " + listed(std::get<QStringList>(*more)));
        }
    return text;
}

Result<QString> PostgresqlDialect::excludeText(const schema::ExcludeConstraint &exclude) const
{
    RETORT_TRY(const QString prefix, namePrefix(exclude.name));
    QStringList elements;
    for (const schema::ExcludeElement &element : exclude.elements) {
        RETORT_TRY(const QString expression, renderExpression(element.expression));
        elements << expression + (element.opclass.isEmpty() ? QString() : QString(u' ' + element.opclass)) + u" WITH " +
                        element.op;
    }
    QString text = prefix + u"EXCLUDE USING " +
                   (exclude.method.isEmpty() ? QStringLiteral("gist") : exclude.method.toLower()) + u" (" +
                   elements.join(QStringLiteral(", ")) + u')';
    if (exclude.where) {
        RETORT_TRY(const QString where, renderExpression(*exclude.where));
        text += u" WHERE (" + where + u')';
    }
    RETORT_TRY(const QString deferring, deferrability(exclude.deferrable, exclude.initially));
    return QString(text + deferring);
}

bool PostgresqlDialect::outsideTransaction(const Operation &operation) const
{
    if (const auto *create = std::get_if<CreateIndex>(&operation.action))
        return flag(create->index.options, QStringLiteral("concurrently"));
    if (const auto *drop = std::get_if<DropIndex>(&operation.action))
        return flag(drop->index.options, QStringLiteral("concurrently"));
    return GenericDialect::outsideTransaction(operation);
}

GenericDialect::Texts PostgresqlDialect::defaultChange(const AlterColumn &alter) const
{
    const QString head = u"ALTER TABLE " + qualified(alter.table) + u" ALTER COLUMN " + quote(alter.column) + u' ';
    const auto holdsIdentity = [](const std::optional<DefaultChange> &change) {
        return change && std::holds_alternative<schema::Identity>(*change);
    };
    if (alter.existingServerDefault && std::holds_alternative<schema::Computed>(*alter.existingServerDefault))
        return cannot(QStringLiteral("take from a column that it is computed"));
    const bool dropsIdentity =
        std::holds_alternative<NoDefault>(*alter.serverDefault) && holdsIdentity(alter.existingServerDefault);
    return std::visit(overloaded{[&](const NoDefault &) -> Texts {
                                     return std::vector<QString>{
                                         head + QStringView(dropsIdentity ? u"DROP IDENTITY" : u"DROP DEFAULT")};
                                 },
                                 [&](const schema::ServerDefault &value) -> Texts {
                                     RETORT_TRY(const QString text, defaultText(value));
                                     return std::vector<QString>{head + u"SET DEFAULT " + text};
                                 },
                                 [&](const schema::Computed &) -> Texts {
                                     return cannot(QStringLiteral("make an existing column computed"));
                                 },
                                 [&](const schema::Identity &identity) -> Texts {
                                     if (!holdsIdentity(alter.existingServerDefault))
                                         return std::vector<QString>{head + u"ADD " + identityText(identity)};
                                     const auto &existing = std::get<schema::Identity>(*alter.existingServerDefault);
                                     QStringList changes;
                                     if (identity.always != existing.always)
                                         changes << (identity.always ? QStringLiteral("SET GENERATED ALWAYS")
                                                                     : QStringLiteral("SET GENERATED BY DEFAULT"));
                                     // One SET for each option that is new, in the order of their names.
                                     schema::SequenceOptions wanted = identity.options;
                                     const auto change = [&](auto member) {
                                         if (wanted.*member == existing.options.*member)
                                             return;
                                         schema::SequenceOptions one;
                                         one.*member = wanted.*member;
                                         if (const QString option = sequenceOptions(one); !option.isEmpty())
                                             changes << u"SET " + option;
                                     };
                                     change(&schema::SequenceOptions::cache);
                                     change(&schema::SequenceOptions::cycle);
                                     change(&schema::SequenceOptions::increment);
                                     change(&schema::SequenceOptions::maxValue);
                                     change(&schema::SequenceOptions::minValue);
                                     change(&schema::SequenceOptions::noMaxValue);
                                     change(&schema::SequenceOptions::noMinValue);
                                     change(&schema::SequenceOptions::start);
                                     return std::vector<QString>{head + changes.join(u' ')};
                                 }},
                      *alter.serverDefault);
}

/// The type comes first: a default may only fit the new one.
GenericDialect::Texts PostgresqlDialect::alterColumn(const AlterColumn &alter, const CompileContext &) const
{
    const QString table = u"ALTER TABLE " + qualified(alter.table);
    const QString head = table + u" ALTER COLUMN " + quote(alter.column) + u' ';
    std::vector<QString> texts;
    const auto checkOf = [&](const std::optional<sql::SqlType> &type) -> Result<QString> {
        schema::Table owner;
        owner.name = alter.table;
        schema::Column column;
        column.name = alter.column;
        column.type = type.value_or(sql::SqlType());
        owner.columns = {column};
        return typeCheckText(alter.column, owner);
    };
    if (alter.type) {
        RETORT_TRY(const QString type, renderType(*alter.type));
        const std::optional<QString> conversion = textOption(alter.options, QStringLiteral("using"));
        texts.push_back(head + u"TYPE " + type + u' ' + (conversion ? QString(u"USING " + *conversion) : QString()));
    }
    if (alter.nullable)
        texts.push_back(head + QStringView(*alter.nullable ? u"DROP NOT NULL" : u"SET NOT NULL"));
    if (alter.serverDefault) {
        RETORT_TRY(const std::vector<QString> some, defaultChange(alter));
        texts.insert(texts.end(), some.begin(), some.end());
    }
    if (alter.comment) {
        RETORT_TRY(const std::vector<QString> some, columnComment(alter.table, alter.column, alter.comment));
        texts.insert(texts.end(), some.begin(), some.end());
    }
    if (alter.newName)
        texts.push_back(table + u" RENAME " + quote(alter.column) + u" TO " + quote(*alter.newName));
    if (alter.type) {
        RETORT_TRY(const QString check, checkOf(alter.type));
        if (!check.isNull())
            texts.push_back(table + u" ADD " + check);
    }
    return texts;
}

} // namespace retort::dialects
