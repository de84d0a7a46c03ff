#include <core/ddl/charsets.h>
#include <core/ddl/index_lengths.h>

#include <algorithm>

namespace retort::ddl
{
using namespace Qt::Literals::StringLiterals;

namespace
{

/// How many bytes a text or binary column may take in an index of MariaDB, in its own characters; nothing for a column
/// of another type, or one that is short enough.
std::optional<qint64> longestPrefix(const schema::Table &table, const schema::Column &column, const Customs &customs)
{
    constexpr qint64 mostBytes = 3072;
    if (const auto *binary = std::get_if<sql::BinaryType>(&column.type.kind)) {
        const bool isShort = binary->length.value_or(mostBytes + 1) <= mostBytes;
        return isShort ? std::nullopt : std::optional(mostBytes);
    }
    if (std::holds_alternative<sql::JsonType>(column.type.kind)) // a LONGTEXT in utf8mb4
        return mostBytes / 4;
    const auto *text = std::get_if<sql::StringType>(&column.type.kind);
    if (!text)
        return std::nullopt;
    const qint64 bytes = bytesPerCharacter(collationOf(column, table, customs));
    const bool isShort = text->length && *text->length * bytes <= mostBytes;
    return isShort ? std::nullopt : std::optional(mostBytes / bytes);
}

void cutLongColumns(const schema::Table &table, schema::Index &index, const Customs &customs)
{
    if (index.options.count(u"mysql_prefix"_s) > 0)
        return;
    std::map<QString, QString> lengths;
    if (const auto given = index.options.find(u"mysql_length"_s); given != index.options.end())
        lengths = std::get<std::map<QString, QString>>(given->second);
    for (const expressions::Expression &element : index.elements) {
        const QString *name = columnOf(element);
        const schema::Column *column = name ? findColumn(table, *name) : nullptr;
        const std::optional<qint64> longest = column ? longestPrefix(table, *column, customs) : std::nullopt;
        if (longest && (lengths.count(*name) == 0 || lengths.at(*name).toLongLong() > *longest))
            lengths[*name] = QString::number(*longest);
    }
    if (!lengths.empty())
        index.options[u"mysql_length"_s] = lengths;
}

/// A part of a column that has become shorter than that, or no text, is the whole of it.
void dropNeedlessLengths(const schema::Table &table, schema::Index &index)
{
    const auto given = index.options.find(u"mysql_length"_s);
    if (given == index.options.end())
        return;
    auto lengths = std::get<std::map<QString, QString>>(given->second);
    std::erase_if(lengths, [&](const auto &length) {
        const schema::Column *column = findColumn(table, length.first);
        if (!column || std::holds_alternative<sql::JsonType>(column->type.kind))
            return false;
        const auto *text = std::get_if<sql::StringType>(&column->type.kind);
        const auto *binary = std::get_if<sql::BinaryType>(&column->type.kind);
        const std::optional<int> whole = text ? text->length : binary ? binary->length : std::optional(0);
        return whole && *whole <= length.second.toInt();
    });
    if (lengths.empty())
        index.options.erase(given);
    else
        given->second = lengths;
}

} // namespace

const QString *columnOf(const expressions::Expression &element)
{
    if (const auto *postfix = std::get_if<expressions::Postfix>(&element.node))
        return columnOf(*postfix->operand);
    const auto *column = std::get_if<expressions::ColumnReference>(&element.node);
    return column ? &column->name : nullptr;
}

QStringList columnsOf(const schema::Index &index)
{
    QStringList columns;
    for (const expressions::Expression &element : index.elements) {
        const QString *column = columnOf(element);
        if (!column)
            break;
        columns << *column;
    }
    return columns;
}

bool isHashed(const schema::Table &table, const QStringList &columns, const Customs &customs)
{
    return customs.automaticNames == AutomaticNames::Mariadb &&
           std::any_of(columns.begin(), columns.end(), [&](const QString &name) {
               const schema::Column *column = findColumn(table, name);
               return column && longestPrefix(table, *column, customs);
           });
}

void settleIndexLengths(schema::Table &table, const Customs &customs)
{
    if (customs.automaticNames != AutomaticNames::Mariadb)
        return;
    const auto isLong = [&](const expressions::Expression &element) {
        const QString *name = columnOf(element);
        const schema::Column *column = name ? findColumn(table, *name) : nullptr;
        return column && longestPrefix(table, *column, customs);
    };
    for (schema::Index &index : table.indexes) {
        dropNeedlessLengths(table, index);
        if (!index.unique)
            cutLongColumns(table, index, customs);
        else if (std::any_of(index.elements.begin(), index.elements.end(), isLong))
            for (expressions::Expression &element : index.elements)
                if (const QString *name = columnOf(element))
                    element = expressions::Expression{expressions::ColumnReference{{}, *name}};
    }
    const auto isConstraint = [](const schema::Index &index) {
        return index.unique && index.options.empty() &&
               std::all_of(index.elements.begin(), index.elements.end(), [](const auto &element) {
                   return std::holds_alternative<expressions::ColumnReference>(element.node);
               });
    };
    for (const schema::Index &index : table.indexes)
        if (isConstraint(index))
            table.constraints.emplace_back(schema::UniqueConstraint{index.name, columnsOf(index), {}, {}, {}});
    std::erase_if(table.indexes, isConstraint);
}

} // namespace retort::ddl
