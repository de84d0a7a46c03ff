#include <core/ddl/table_edits.h>
#include <core/dialects/catalogue.h>

namespace retort::dialects
{

QString textIn(const sql::Value &value)
{
    if (const auto *text = std::get_if<QString>(&value))
        return *text;
    if (const auto *bytes = std::get_if<QByteArray>(&value))
        return QString::fromUtf8(*bytes);
    if (const auto *number = std::get_if<qint64>(&value))
        return QString::number(*number);
    if (const auto *decimal = std::get_if<sql::Decimal>(&value))
        return decimal->text;
    return {};
}

QString textOrNull(const sql::Value &value)
{
    const QString text = textIn(value);
    return text.isEmpty() ? QString() : text;
}

bool isTrue(const sql::Value &value)
{
    if (const auto *truth = std::get_if<bool>(&value))
        return *truth;
    const QString text = textIn(value);
    return text == QLatin1StringView("t") || text == QLatin1StringView("1") || text == QLatin1StringView("true") ||
           text.compare(QLatin1StringView("yes"), Qt::CaseInsensitive) == 0;
}

bool isNull(const sql::Value &value)
{
    return std::holds_alternative<sql::Null>(value);
}

qint64 numberIn(const sql::Value &value)
{
    const auto *number = std::get_if<qint64>(&value);
    return number ? *number : textIn(value).toLongLong();
}

sql::ObjectName namedIn(const QString &schema, const QString &name, const QString &defaultSchema)
{
    return {schema == defaultSchema ? QString() : schema, name};
}

Result<std::optional<schema::Table>> readTable(const Dialect &dialect, const sql::ObjectName &name,
                                               const CatalogueQuery &query)
{
    RETORT_TRY(const schema::Schema found, dialect.readSchema(query, SchemaScope{{}, name}));
    const schema::Table *table = schema::findTable(found, ddl::known(found, name, dialect.customs()));
    return table ? std::optional(*table) : std::nullopt;
}

} // namespace retort::dialects
