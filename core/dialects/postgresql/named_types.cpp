#include <core/dialects/postgresql/compile.h>

// Types that are objects of their own, which columns use by name: enumerations and domains.

namespace retort::dialects
{

using namespace operations;

namespace
{

/// What a column's type is, or an array of it is made of.
const sql::SqlType &elementOf(const sql::SqlType &type)
{
    const auto *array = std::get_if<sql::ArrayType>(&type.kind);
    return array ? elementOf(*array->element) : type;
}

/// Nothing where creating the table leaves it to others.
const sql::EnumType *enumToCreate(const sql::SqlType &type)
{
    const auto *choice = std::get_if<sql::EnumType>(&type.kind);
    const bool isNamed = choice && (choice->native || choice->kind == sql::EnumType::Name::PostgresqlEnum);
    return isNamed && choice->createType ? choice : nullptr;
}

const sql::DomainType *domainToCreate(const sql::SqlType &type)
{
    const auto *domain = std::get_if<sql::DomainType>(&type.kind);
    return domain && domain->createType ? domain : nullptr;
}

} // namespace

GenericDialect::Texts PostgresqlDialect::createTable(const CreateTable &create, const CompileContext &context) const
{
    std::vector<QString> texts;
    std::set<sql::ObjectName> created;
    std::set<sql::ObjectName> &known = context.createdTypes ? *context.createdTypes : created;
    for (const schema::Column &column : create.table.columns) {
        const sql::SqlType &type = elementOf(resolved(column.type));
        if (const sql::EnumType *choice = enumToCreate(type);
            choice && known.insert({choice->schema, choice->name}).second) {
            RETORT_TRY(const QString text, createEnumText(*choice));
            texts.push_back(text);
        }
        if (const sql::DomainType *domain = domainToCreate(type);
            domain && known.insert({domain->schema, domain->name}).second) {
            RETORT_TRY(const QString text, createDomainText(*domain));
            texts.push_back(text);
        }
    }
    RETORT_TRY(const std::vector<QString> table, GenericDialect::createTable(create, context));
    texts.insert(texts.end(), table.begin(), table.end());
    return texts;
}

Result<QString> PostgresqlDialect::createEnumText(const sql::EnumType &type) const
{
    RETORT_TRY(const QString typeName, typeText(sql::SqlType(type)));
    QStringList values;
    for (const QString &value : type.values)
        values << sql::quotedText(value, rules().literals);
    return QString(u"CREATE TYPE " + typeName + u" AS ENUM (" + values.join(QStringLiteral(", ")) + u')');
}

Result<QString> PostgresqlDialect::createDomainText(const sql::DomainType &type) const
{
    RETORT_TRY(const QString typeName, typeText(sql::SqlType(type)));
    RETORT_TRY(const QString dataType, renderType(*type.dataType));
    QString text = u"CREATE DOMAIN " + typeName + u" AS " + dataType;
    if (!type.collation.isEmpty())
        text += u" COLLATE " + quote(type.collation);
    if (!type.defaultText.isEmpty())
        text += u" DEFAULT " + type.defaultText;
    if (!type.constraintName.isEmpty())
        text += u" CONSTRAINT " + quote(type.constraintName);
    if (type.notNull)
        text += QStringLiteral(" NOT NULL");
    if (!type.check.isEmpty())
        text += u" CHECK (" + type.check + u')';
    return text;
}

/// PostgreSQL has no CREATE TYPE IF NOT EXISTS; a block asks first, in a run as in offline text.
Result<QString> PostgresqlDialect::unlessThere(const sql::SqlType &type, const QString &create) const
{
    RETORT_TRY(const QString typeName, typeText(type));
    return QString(u"DO $retort$ BEGIN IF to_regtype(" + sql::quotedText(typeName, rules().literals) +
                   u") IS NULL THEN " + create + u"; END IF; END $retort$");
}

GenericDialect::Texts PostgresqlDialect::createEnum(const CreateEnum &create) const
{
    RETORT_TRY(QString text, createEnumText(create.type));
    if (create.ifNotExists) {
        RETORT_TRY(text, unlessThere(sql::SqlType(create.type), text));
    }
    return std::vector{text};
}

GenericDialect::Texts PostgresqlDialect::dropEnum(const DropEnum &drop) const
{
    RETORT_TRY(const QString typeName, typeText(sql::SqlType(drop.type)));
    return std::vector<QString>{u"DROP TYPE " + QStringView(drop.ifExists ? u"IF EXISTS " : u"") + typeName};
}

GenericDialect::Texts PostgresqlDialect::createDomain(const CreateDomain &create) const
{
    RETORT_TRY(QString text, createDomainText(create.type));
    if (create.ifNotExists) {
        RETORT_TRY(text, unlessThere(sql::SqlType(create.type), text));
    }
    return std::vector{text};
}

GenericDialect::Texts PostgresqlDialect::dropDomain(const DropDomain &drop) const
{
    RETORT_TRY(const QString typeName, typeText(sql::SqlType(drop.type)));
    return std::vector<QString>{u"DROP DOMAIN " + QStringView(drop.ifExists ? u"IF EXISTS " : u"") + typeName};
}

} // namespace retort::dialects
