#include <core/base/overloaded.h>
#include <core/dialects/error_codes.h>
#include <core/dialects/postgresql/compile.h>

#include <algorithm>

namespace retort::dialects
{
namespace
{

QString parenthesized(const std::optional<int> &number)
{
    return number ? QString(u'(' + QString::number(*number) + u')') : QString();
}

QString momentText(const QString &name, const sql::DateTimeType &type)
{
    return name + parenthesized(type.precision) +
           QStringView(type.timezone ? u" WITH TIME ZONE" : u" WITHOUT TIME ZONE");
}

/// The brackets go before a COLLATE.
QString arrayText(const QString &element, int dimensions)
{
    const qsizetype collate = element.indexOf(QStringLiteral(" COLLATE"));
    const qsizetype end = collate < 0 ? element.size() : collate;
    return element.left(end) + QStringLiteral("[]").repeated(std::max(dimensions, 0)) + element.mid(end);
}

/// Whether only MySQL has the type: the server would refuse it, and a run with it.
bool isOfMySql(const sql::SqlType &type)
{
    return std::visit(overloaded{
                          [](const sql::IntegerType &t) {
                              using Name = sql::IntegerType::Name;
                              return t.name == Name::TinyInteger || t.name == Name::MediumInteger;
                          },
                          [](const sql::StringType &t) {
                              using Name = sql::StringType::Name;
                              return t.name == Name::TinyText || t.name == Name::MediumText || t.name == Name::LongText;
                          },
                          [](const sql::BinaryType &t) {
                              using Name = sql::BinaryType::Name;
                              return t.name == Name::TinyBlob || t.name == Name::MediumBlob || t.name == Name::LongBlob;
                          },
                          [](const sql::DateTimeType &t) { return t.name == sql::DateTimeType::Name::Year; },
                          [](const sql::BitType &t) { return t.ofMySql; },
                          [](const sql::EnumType &t) {
                              using Name = sql::EnumType::Name;
                              return t.kind == Name::MySqlEnum || t.kind == Name::MySqlSet;
                          },
                          [](const auto &) { return false; },
                      },
                      type.kind);
}

} // namespace

Result<QString> PostgresqlDialect::typeText(const sql::SqlType &type) const
{
    using R = Result<QString>;
    if (isOfMySql(type)) {
        RETORT_TRY(const QString word, GenericDialect::typeText(type));
        const auto *choice = std::get_if<sql::EnumType>(&type.kind);
        const bool isSet = choice && choice->kind == sql::EnumType::Name::MySqlSet;
        return fail(errors::TypeNotSupported, {{QStringLiteral("dialect"), name()},
                                               {QStringLiteral("type"), isSet    ? QStringLiteral("SET")
                                                                        : choice ? QStringLiteral("MySQL's ENUM")
                                                                                 : word}});
    }
    if (const auto *number = std::get_if<sql::FloatType>(&type.kind)) {
        using Name = sql::FloatType::Name;
        if (number->name == Name::Double)
            return QStringLiteral("DOUBLE PRECISION");
        const bool isFloat = number->name == Name::Float || number->name == Name::MySqlFloat;
        if (isFloat && number->precision.value_or(0) > 0)
            return QString(u"FLOAT" + parenthesized(number->precision));
    } else if (const auto *bytes = std::get_if<sql::BinaryType>(&type.kind)) {
        if (bytes->name == sql::BinaryType::Name::LargeBinary)
            return QStringLiteral("BYTEA");
    } else if (const auto *moment = std::get_if<sql::DateTimeType>(&type.kind)) {
        using Name = sql::DateTimeType::Name;
        if (moment->name == Name::DateTime || moment->name == Name::Timestamp)
            return momentText(QStringLiteral("TIMESTAMP"), *moment);
        if (moment->name == Name::Time)
            return momentText(QStringLiteral("TIME"), *moment);
    } else if (const auto *span = std::get_if<sql::IntervalType>(&type.kind)) {
        if (!span->sqlInterval && !span->native)
            return momentText(QStringLiteral("TIMESTAMP"), {});
        QString text = QStringLiteral("INTERVAL");
        if (!span->fields.isEmpty())
            text += u' ' + span->fields;
        if (span->secondPrecision)
            text += u' ' + parenthesized(span->secondPrecision);
        return text;
    } else if (const auto *uuid = std::get_if<sql::UuidType>(&type.kind)) {
        if (uuid->native || uuid->sqlUuid)
            return QStringLiteral("UUID");
    } else if (const auto *json = std::get_if<sql::JsonType>(&type.kind)) {
        return json->name == sql::JsonType::Name::Jsonb ? QStringLiteral("JSONB") : QStringLiteral("JSON");
    } else if (const auto *choice = std::get_if<sql::EnumType>(&type.kind)) {
        if (choice->native || choice->kind == sql::EnumType::Name::PostgresqlEnum) {
            if (choice->name.isEmpty())
                return fail(errors::TypeIncomplete, {{QStringLiteral("type"), QStringLiteral("ENUM")},
                                                     {QStringLiteral("what"), QStringLiteral("a name")},
                                                     {QStringLiteral("dialect"), name()}});
            return qualified({choice->schema, choice->name});
        }
    } else if (const auto *array = std::get_if<sql::ArrayType>(&type.kind)) {
        RETORT_TRY(const QString element, renderType(*array->element));
        return arrayText(element, array->dimensions.value_or(1));
    } else if (const auto *bits = std::get_if<sql::BitType>(&type.kind)) {
        return bits->varying ? QString(u"BIT VARYING" + parenthesized(bits->length))
                             : QString(u"BIT" + parenthesized(bits->length.value_or(1)));
    } else if (const auto *domain = std::get_if<sql::DomainType>(&type.kind)) {
        return qualified({domain->schema, domain->name});
    }
    return R(GenericDialect::typeText(type));
}

} // namespace retort::dialects
