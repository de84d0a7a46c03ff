#include <core/base/overloaded.h>
#include <core/dialects/error_codes.h>
#include <core/dialects/generic_dialect.h>

#include <QRegularExpression>

namespace retort::dialects
{
namespace
{

QString joined(const GenericDialect &dialect, const QStringList &columns)
{
    QStringList quoted;
    for (const QString &column : columns)
        quoted << dialect.quote(column);
    return quoted.join(QStringLiteral(", "));
}

} // namespace

/// A generated name is shortened where it is too long; one that a person gave is refused.
Result<QString> GenericDialect::constraintName(const schema::Name &name) const
{
    const int limit = rules_.capabilities.indexNameLength;
    if (name.isFinal)
        return quote(sql::truncatedName(name.text, limit));
    if (name.text.size() > limit)
        return fail(errors::NameTooLong, {{QStringLiteral("name"), name.text}, {QStringLiteral("limit"), limit}});
    return quote(name.text);
}

Result<QString> GenericDialect::namePrefix(const schema::Name &name) const
{
    if (name.isEmpty())
        return QString();
    RETORT_TRY(const QString quoted, constraintName(name));
    return QString(u"CONSTRAINT " + quoted + u' ');
}

Result<QString> GenericDialect::deferrability(const std::optional<bool> &deferrable, const QString &initially) const
{
    static const QRegularExpression phrase(QStringLiteral("^(?:DEFERRED|IMMEDIATE)$"),
                                           QRegularExpression::CaseInsensitiveOption);
    QString text;
    if (deferrable)
        text += QStringView(*deferrable ? u" DEFERRABLE" : u" NOT DEFERRABLE");
    if (initially.isEmpty())
        return text;
    if (!phrase.match(initially).hasMatch())
        return fail(errors::SqlPhraseInvalid, {{QStringLiteral("phrase"), initially}});
    return QString(text + u" INITIALLY " + initially);
}

Result<QString> GenericDialect::referentialAction(const QString &action) const
{
    static const QRegularExpression phrase(QStringLiteral("^(?:RESTRICT|CASCADE|SET NULL|NO ACTION|SET DEFAULT)$"),
                                           QRegularExpression::CaseInsensitiveOption);
    if (!phrase.match(action).hasMatch())
        return fail(errors::SqlPhraseInvalid, {{QStringLiteral("phrase"), action}});
    return action;
}

QString GenericDialect::referencedTable(const sql::ObjectName &target) const
{
    return qualified(target);
}

Result<QString> GenericDialect::matchClause(const QString &match) const
{
    static const QRegularExpression phrase(QStringLiteral("^\\w+$"));
    if (!phrase.match(match).hasMatch())
        return fail(errors::SqlPhraseInvalid, {{QStringLiteral("phrase"), match}});
    return QString(u" MATCH " + match);
}

Result<QString> GenericDialect::foreignKeyText(const schema::ForeignKey &key, const schema::Table &) const
{
    RETORT_TRY(QString text, namePrefix(key.name));
    text += u"FOREIGN KEY(" + joined(*this, key.columns) + u") REFERENCES " + referencedTable(key.target) + u" (" +
            joined(*this, key.targetColumns) + u')';
    if (!key.match.isEmpty()) {
        RETORT_TRY(const QString match, matchClause(key.match));
        text += match;
    }
    if (!key.onDelete.isEmpty()) {
        RETORT_TRY(const QString action, referentialAction(key.onDelete));
        text += u" ON DELETE " + action;
    }
    if (!key.onUpdate.isEmpty()) {
        RETORT_TRY(const QString action, referentialAction(key.onUpdate));
        text += u" ON UPDATE " + action;
    }
    RETORT_TRY(const QString deferring, deferrability(key.deferrable, key.initially));
    return QString(text + deferring);
}

Result<QString> GenericDialect::constraintText(const schema::Constraint &constraint, const schema::Table &table) const
{
    using R = Result<QString>;
    return std::visit(
        overloaded{[&](const schema::PrimaryKey &key) -> R {
                       if (key.columns.isEmpty())
                           return QString();
                       RETORT_TRY(const QString prefix, namePrefix(key.name));
                       return QString(prefix + u"PRIMARY KEY (" + joined(*this, key.columns) + u')');
                   },
                   [&](const schema::UniqueConstraint &unique) -> R {
                       RETORT_TRY(const QString prefix, namePrefix(unique.name));
                       RETORT_TRY(const QString deferring, deferrability(unique.deferrable, unique.initially));
                       return QString(prefix + u"UNIQUE (" + joined(*this, unique.columns) + u')' + deferring);
                   },
                   [&](const schema::ForeignKey &key) -> R { return foreignKeyText(key, table); },
                   [&](const schema::CheckConstraint &check) -> R {
                       RETORT_TRY(const QString prefix, namePrefix(check.name));
                       RETORT_TRY(const QString condition, renderExpression(check.condition));
                       RETORT_TRY(const QString deferring, deferrability(check.deferrable, check.initially));
                       return QString(prefix + u"CHECK (" + condition + u')' + deferring);
                   },
                   [&](const schema::TypeCheck &check) -> R { return typeCheckText(check.column, table); },
                   [&](const schema::ExcludeConstraint &) -> R {
                       return cannot(QStringLiteral("have an EXCLUDE constraint"));
                   }},
        constraint);
}

bool GenericDialect::typeNeedsCheck(const sql::SqlType &type) const
{
    const sql::SqlType &own = resolved(type);
    if (const auto *boolean = std::get_if<sql::BooleanType>(&own.kind))
        return boolean->createConstraint && !rules_.capabilities.nativeBoolean;
    if (const auto *choice = std::get_if<sql::EnumType>(&own.kind))
        return choice->createConstraint && !(choice->native && rules_.capabilities.enumTypes);
    return false;
}

Result<QString> GenericDialect::typeCheckText(const QString &name, const schema::Table &table) const
{
    const schema::Column *column = schema::findColumn(table, name);
    if (!column || !typeNeedsCheck(column->type))
        return QString();
    const sql::SqlType &type = resolved(column->type);
    QStringList values;
    QString constraint;
    if (const auto *choice = std::get_if<sql::EnumType>(&type.kind)) {
        constraint = choice->name;
        for (const QString &value : choice->values)
            values << sql::quotedText(value, rules_.literals);
    } else if (const auto *boolean = std::get_if<sql::BooleanType>(&type.kind)) {
        constraint = boolean->constraintName;
        values = QStringList{QStringLiteral("0"), QStringLiteral("1")};
    }
    RETORT_TRY(const QString prefix, namePrefix({constraint, false}));
    return QString(prefix + u"CHECK (" + quote(name) + u" IN (" + values.join(QStringLiteral(", ")) + u"))");
}

} // namespace retort::dialects
