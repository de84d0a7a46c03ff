#include <core/base/overloaded.h>
#include <core/ddl/charsets.h>
#include <core/ddl/index_lengths.h>
#include <core/ddl/names.h>
#include <core/ddl/table_edits.h>

#include <algorithm>
#include <tuple>

namespace retort::ddl
{
using namespace Qt::Literals::StringLiterals;

namespace
{

template <typename Items, typename Unwanted> void removeIf(Items &items, Unwanted unwanted)
{
    items.erase(std::remove_if(items.begin(), items.end(), unwanted), items.end());
}

auto columnNamed(schema::Table &table, const QString &name, const Customs &customs)
{
    return std::find_if(table.columns.begin(), table.columns.end(),
                        [&](const schema::Column &column) { return sameName(column.name, name, customs); });
}

QStringList keyColumns(const schema::Constraint &constraint)
{
    if (const auto *key = std::get_if<schema::PrimaryKey>(&constraint))
        return key->columns;
    if (const auto *unique = std::get_if<schema::UniqueConstraint>(&constraint))
        return unique->columns;
    return {};
}

bool beginsWith(const QStringList &columns, const QStringList &wanted)
{
    return columns.size() >= wanted.size() && columns.mid(0, wanted.size()) == wanted;
}

bool isGenerated(const schema::Index &index)
{
    return index.options.count(generatedIndex()) > 0;
}

/// A key that the table's author asked for, beginning with these columns.
bool hasKeyFor(const schema::Table &table, const QStringList &columns, const Customs &customs)
{
    const bool byKey = std::any_of(table.constraints.begin(), table.constraints.end(), [&](const auto &constraint) {
        const QStringList own = keyColumns(constraint);
        return beginsWith(own, columns) && !isHashed(table, own, customs);
    });
    return byKey || std::any_of(table.indexes.begin(), table.indexes.end(), [&](const auto &index) {
               return !isGenerated(index) && beginsWith(columnsOf(index), columns);
           });
}

/// A generated index goes when another one begins with its columns, also where that is generated as well: the later one
/// stays (mysql_prepare_create_table; tried on MariaDB 10.11).
void dropReplacedIndexes(schema::Table &table, const QStringList &columns)
{
    removeIf(table.indexes,
             [&](const schema::Index &index) { return isGenerated(index) && beginsWith(columns, columnsOf(index)); });
}

/// MySQL needs an index for every foreign key, and makes one where there is none: with the name that the key was given,
/// or that of its first column.
void addIndexFor(schema::Table &table, const schema::ForeignKey &key, const Customs &customs)
{
    const auto coversMore = [&](const schema::Index &index) {
        const QStringList columns = columnsOf(index);
        return columns.size() > key.columns.size() && beginsWith(columns, key.columns);
    };
    if (hasKeyFor(table, key.columns, customs) || std::any_of(table.indexes.begin(), table.indexes.end(), coversMore))
        return;
    dropReplacedIndexes(table, key.columns);
    schema::Index own;
    own.name = key.name;
    own.table = table.name;
    for (const QString &column : key.columns)
        own.elements.push_back(expressions::Expression{expressions::ColumnReference{{}, column}});
    own.options[generatedIndex()] = true;
    own.name = automaticName(own, table, customs);
    table.indexes.push_back(own);
}

bool mentions(const expressions::Expression &expression, const QString &column, const schema::Table &table,
              const Customs &customs)
{
    return columnsIn(expression, table, customs).contains(column);
}

bool involves(const schema::Constraint &constraint, const QString &column, const schema::Table &table,
              const Customs &customs)
{
    return std::visit(
        overloaded{
            [&](const schema::PrimaryKey &key) { return key.columns.contains(column); },
            [&](const schema::UniqueConstraint &unique) { return unique.columns.contains(column); },
            [&](const schema::ForeignKey &key) { return key.columns.contains(column); },
            [&](const schema::CheckConstraint &check) { return mentions(check.condition, column, table, customs); },
            [](const schema::TypeCheck &) { return false; },
            [&](const schema::ExcludeConstraint &exclude) {
                return std::any_of(exclude.elements.begin(), exclude.elements.end(), [&](const auto &element) {
                    return mentions(element.expression, column, table, customs);
                });
            }},
        constraint);
}

bool involves(const schema::Index &index, const QString &column, const schema::Table &table, const Customs &customs)
{
    const bool byElement = std::any_of(index.elements.begin(), index.elements.end(), [&](const auto &element) {
        const QString *plain = columnOf(element);
        return plain ? *plain == column : mentions(element, column, table, customs);
    });
    const bool byOption = std::any_of(index.options.begin(), index.options.end(), [&](const auto &option) {
        const auto *condition = std::get_if<expressions::Expression>(&option.second);
        const auto *names = std::get_if<QStringList>(&option.second);
        return (condition && mentions(*condition, column, table, customs)) || (names && names->contains(column));
    });
    return byElement || byOption;
}

/// MySQL: what is left of a key when a column goes; nothing where that was its last one.
void shrinkKeys(schema::Table &table, const QString &column)
{
    for (schema::Constraint &constraint : table.constraints) {
        if (auto *key = std::get_if<schema::PrimaryKey>(&constraint))
            key->columns.removeAll(column);
        else if (auto *unique = std::get_if<schema::UniqueConstraint>(&constraint))
            unique->columns.removeAll(column);
    }
    removeIf(table.constraints, [](const schema::Constraint &constraint) {
        const bool isKey = std::holds_alternative<schema::PrimaryKey>(constraint) ||
                           std::holds_alternative<schema::UniqueConstraint>(constraint);
        return isKey && keyColumns(constraint).isEmpty();
    });
    for (schema::Index &index : table.indexes)
        removeIf(index.elements, [&](const auto &element) {
            const QString *plain = columnOf(element);
            return plain && *plain == column;
        });
    removeIf(table.indexes, [](const schema::Index &index) { return index.elements.empty(); });
}

void notNull(schema::Table &table, const QStringList &columns, const Customs &customs)
{
    for (const QString &name : columns)
        if (const auto column = columnNamed(table, name, customs); column != table.columns.end())
            column->nullable = false;
}

} // namespace

QString generatedIndex()
{
    return u"mysql_generated"_s;
}

void add(schema::Table &table, ColumnDefinition definition, const Customs &customs)
{
    const QString name = definition.column.name;
    // The database would have refused it: a script that looks first whether it is there.
    if (columnNamed(table, name, customs) != table.columns.end())
        return;
    auto place = table.columns.end();
    if (definition.isFirst)
        place = table.columns.begin();
    else if (!definition.after.isEmpty())
        if (const auto before = columnNamed(table, definition.after, customs); before != table.columns.end())
            place = before + 1;
    table.columns.insert(place, std::move(definition.column));
    if (definition.isPrimaryKey)
        add(table, schema::PrimaryKey{definition.primaryKeyName, {name}, {}}, customs);
    for (schema::Constraint &constraint : definition.constraints)
        add(table, std::move(constraint), customs);
}

void add(schema::Table &table, schema::Constraint constraint, const Customs &customs, OwnIndex own)
{
    // Before it is named: it may take the name of the index whose place it takes.
    if (const auto *unique = std::get_if<schema::UniqueConstraint>(&constraint);
        unique && customs.foreignKeysMakeIndexes)
        dropReplacedIndexes(table, unique->columns);
    const schema::Name name = automaticName(constraint, table, customs);
    if (const auto *key = std::get_if<schema::PrimaryKey>(&constraint)) {
        // SQLite alone lets a primary key be null, but for the rowid.
        if (customs.automaticNames != AutomaticNames::None)
            notNull(table, key->columns, customs);
        if (customs.foreignKeysMakeIndexes)
            dropReplacedIndexes(table, key->columns);
        const bool namesIt = !customs.uniqueIndexesAreConstraints;
        table.constraints.insert(table.constraints.begin(),
                                 withName(std::move(constraint), namesIt ? name : schema::Name{}));
        return;
    }
    if (const auto *key = std::get_if<schema::ForeignKey>(&constraint);
        key && customs.foreignKeysMakeIndexes && own == OwnIndex::Yes)
        addIndexFor(table, *key, customs);
    table.constraints.push_back(withName(std::move(constraint), name));
}

void add(schema::Table &table, schema::Index index, const Customs &customs)
{
    index.table = table.name;
    index.name = automaticName(index, table, customs);
    if (customs.foreignKeysMakeIndexes)
        dropReplacedIndexes(table, columnsOf(index));
    table.indexes.push_back(std::move(index));
}

void redefine(schema::Table &table, const QString &column, ColumnDefinition definition, const Customs &customs)
{
    const auto found = columnNamed(table, column, customs);
    if (found == table.columns.end())
        return;
    definition.column.name = definition.column.name.isEmpty() ? found->name : definition.column.name;
    const schema::PrimaryKey *key = primaryKeyOf(table);
    if (key && key->columns.contains(definition.column.name))
        definition.column.nullable = false;
    const bool moves = definition.isFirst || !definition.after.isEmpty();
    if (!moves) {
        *found = std::move(definition.column);
        return;
    }
    table.columns.erase(found);
    add(table, std::move(definition), customs);
}

void dropColumn(schema::Table &table, const QString &name, const Customs &customs)
{
    const auto found = columnNamed(table, name, customs);
    if (found == table.columns.end())
        return;
    const QString column = found->name;
    if (customs.uniqueIndexesAreConstraints) {
        shrinkKeys(table, column);
        // A CHECK of several columns would have kept the column.
        removeIf(table.constraints, [&](const auto &each) {
            return std::holds_alternative<schema::CheckConstraint>(each) && involves(each, column, table, customs);
        });
    } else {
        removeIf(table.constraints, [&](const auto &each) { return involves(each, column, table, customs); });
        removeIf(table.indexes, [&](const auto &each) { return involves(each, column, table, customs); });
    }
    table.columns.erase(columnNamed(table, column, customs));
}

void dropConstraint(schema::Table &table, const QString &name, const Customs &customs)
{
    removeIf(table.constraints, [&](const schema::Constraint &constraint) {
        return !nameOf(constraint).isEmpty() && sameName(nameOf(constraint).text, name, customs);
    });
}

void dropPrimaryKey(schema::Table &table)
{
    removeIf(table.constraints, [](const auto &each) { return std::holds_alternative<schema::PrimaryKey>(each); });
}

bool dropIndex(schema::Table &table, const QString &name, const Customs &customs)
{
    const auto before = table.indexes.size() + table.constraints.size();
    removeIf(table.indexes, [&](const schema::Index &index) { return sameName(index.name.text, name, customs); });
    if (customs.uniqueIndexesAreConstraints)
        removeIf(table.constraints, [&](const schema::Constraint &constraint) {
            return std::holds_alternative<schema::UniqueConstraint>(constraint) &&
                   sameName(nameOf(constraint).text, name, customs);
        });
    return table.indexes.size() + table.constraints.size() != before;
}

sql::ObjectName known(const schema::Schema &schema, const sql::ObjectName &name, const Customs &customs)
{
    if (schema.tables.count(name) > 0 || customs.nameCase == sql::NameCase::Lowered)
        return name;
    for (const auto &[other, table] : schema.tables)
        if (other.schema == name.schema && sameName(other.name, name.name, customs))
            return other;
    return name;
}

void forgetNotValid(schema::Constraint &constraint)
{
    if (auto *check = std::get_if<schema::CheckConstraint>(&constraint))
        check->options.erase(notValid());
    else if (auto *key = std::get_if<schema::ForeignKey>(&constraint))
        key->options.erase(notValid());
}

void validate(schema::Table &table, const QString &name, const Customs &customs)
{
    for (schema::Constraint &constraint : table.constraints)
        if (sameName(nameOf(constraint).text, name, customs))
            forgetNotValid(constraint);
}

namespace
{

void dropQualifiers(schema::Table &table, const Customs &customs)
{
    for (schema::Constraint &constraint : table.constraints)
        if (auto *check = std::get_if<schema::CheckConstraint>(&constraint))
            check->condition = unqualified(check->condition, table, customs);
    for (schema::Index &index : table.indexes) {
        for (expressions::Expression &element : index.elements)
            element = unqualified(element, table, customs);
        for (auto &[key, value] : index.options)
            if (auto *condition = std::get_if<expressions::Expression>(&value))
                *condition = unqualified(*condition, table, customs);
    }
    for (schema::Column &column : table.columns)
        if (column.computed)
            column.computed->sql = unqualified(column.computed->sql, table, customs);
}

} // namespace

void settle(schema::Table &table, const schema::Schema &schema, const Customs &customs)
{
    if (!customs.keepsSource)
        dropQualifiers(table, customs);
    for (schema::Constraint &constraint : table.constraints) {
        auto *key = std::get_if<schema::ForeignKey>(&constraint);
        if (!key)
            continue;
        key->target = known(schema, key->target, customs);
        const schema::Table *target = key->target == table.name ? &table : findTable(schema, key->target);
        const schema::PrimaryKey *primary = target ? primaryKeyOf(*target) : nullptr;
        if (key->targetColumns.isEmpty() && primary && customs.automaticNames != AutomaticNames::None)
            key->targetColumns = primary->columns;
    }
    settleCharsets(table, customs);
    settleIndexLengths(table, customs);
    const auto order = [](const schema::Constraint &a, const schema::Constraint &b) {
        return std::tuple(a.index(), nameOf(a).text) < std::tuple(b.index(), nameOf(b).text);
    };
    std::stable_sort(table.constraints.begin(), table.constraints.end(), order);
    std::stable_sort(table.indexes.begin(), table.indexes.end(),
                     [](const auto &a, const auto &b) { return a.name.text < b.name.text; });
    if (const auto engine = table.options.find(u"mysql_engine"_s); engine != table.options.end())
        if (const auto *name = std::get_if<QString>(&engine->second); name && name->toLower() == u"innodb"_s)
            table.options.erase(engine);
}

} // namespace retort::ddl
