#include <core/base/overloaded.h>
#include <core/ddl/charsets.h>
#include <core/ddl/derived_table.h>
#include <core/ddl/index_lengths.h>
#include <core/ddl/partitions.h>
#include <core/ddl/sqlite_source.h>
#include <core/ddl/statements.h>
#include <core/ddl/table_edits.h>

namespace retort::ddl
{
using namespace Qt::Literals::StringLiterals;

namespace
{

/// ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='...', as far as a schema holds it.
void readMysqlOptions(sql::TokenCursor &at, schema::Table &table, const Customs &customs)
{
    while (!at.atEnd()) {
        if (const CharsetChange said = readCharset(at); !said.isEmpty()) {
            setCharset(table, said, customs);
            continue;
        }
        const QString key = at.word().toString().toLower();
        at.advance();
        at.take(u"=");
        if (key == u"comment"_s) {
            table.comment = at.takeString();
        } else if (key == u"engine"_s || key == u"row_format"_s) {
            const QString value = at.takeName();
            table.options[u"mysql_"_s + key] = key == u"engine"_s ? value : value.toUpper();
        } else if (key == u"partition"_s) {
            at.take(u"by");
            table.options[partitionOption()] = readPartitioning(at, customs);
            return; // what follows are the partitions
        } else {
            at.advanceGroup();
        }
        at.take(u",");
    }
}

void readPostgresqlOptions(sql::TokenCursor &at, schema::Table &table)
{
    while (!at.atEnd()) {
        if (at.takeSequence({u"partition", u"by"})) {
            const QString method = at.word().toString().toUpper();
            at.advance();
            table.options[u"postgresql_partition_by"_s] =
                QString(method + u" ("_s + at.takeGroup().simplified() + u')');
        } else if (at.take(u"inherits")) {
            table.options[u"postgresql_inherits"_s] = at.takeNames();
        } else {
            at.advanceGroup();
        }
    }
}

void readSqliteOptions(sql::TokenCursor &at, schema::Table &table)
{
    for (; !at.atEnd(); at.advance()) {
        if (at.is(u"without"))
            table.options[u"sqlite_with_rowid"_s] = false;
        else if (at.is(u"strict"))
            table.options[u"sqlite_strict"_s] = true;
    }
}

/// SQLite's AUTOINCREMENT is the table's, and its only integer key counts without it as well.
void keepSqliteCounter(schema::Table &table)
{
    for (schema::Column &column : table.columns)
        if (column.autoincrement == schema::Autoincrement::On) {
            column.autoincrement = schema::Autoincrement::Auto;
            table.options[u"sqlite_autoincrement"_s] = true;
        }
}

/// CREATE TABLE ... (a, b) AS SELECT: names without types.
bool beginsQuery(const sql::TokenCursor &at, const Customs &customs)
{
    if (at.isAny({u"as", u"select"}) || at.isSequence({u"(", u"select"}))
        return true;
    sql::TokenCursor behind = at;
    behind.advanceGroup();
    return customs.hasSerial && at.is(u"(") && behind.is(u"as");
}

bool readNamesAndQuery(const schema::Schema &schema, sql::TokenCursor &at, const Customs &customs, schema::Table &table)
{
    QStringList names;
    if (at.is(u"(") && !at.is(u"select", 1))
        names = at.takeNames();
    at.take(u"as");
    return readQuery(table, schema, at, names, customs);
}

bool readCopy(const schema::Schema &schema, sql::TokenCursor &at, const Customs &customs, schema::Table &table)
{
    at.take(u"(");
    at.take(u"like");
    std::optional<schema::Table> copy = copyOf(schema, readName(at, customs), customs);
    if (!copy)
        return false;
    copy->name = table.name;
    for (schema::Index &index : copy->indexes)
        index.table = table.name;
    table = std::move(*copy);
    return true;
}

/// What makes two keys of a table the same index; nothing for what is no key.
std::optional<std::tuple<QStringList, bool, QString, schema::Options>> keyOf(const schema::Constraint &constraint)
{
    const auto facts = [](const auto &key) {
        return std::tuple(key.columns, key.deferrable.value_or(false), key.initially, key.options);
    };
    if (const auto *primary = std::get_if<schema::PrimaryKey>(&constraint))
        return facts(*primary);
    if (const auto *unique = std::get_if<schema::UniqueConstraint>(&constraint))
        return facts(*unique);
    return std::nullopt;
}

/// The keys of a CREATE TABLE, each once: the primary key, or else the first of those that are equal, stays, with the
/// first name that one of them has.
std::vector<schema::Constraint> mergedKeys(std::vector<schema::Constraint> keys)
{
    std::stable_partition(keys.begin(), keys.end(), [](const schema::Constraint &key) {
        return std::holds_alternative<schema::PrimaryKey>(key);
    });
    std::vector<schema::Constraint> kept;
    for (schema::Constraint &key : keys) {
        const auto equal = std::find_if(kept.begin(), kept.end(),
                                        [&](const schema::Constraint &other) { return keyOf(other) == keyOf(key); });
        if (equal == kept.end())
            kept.push_back(std::move(key));
        else if (nameOf(*equal).isEmpty())
            *equal = withName(std::move(*equal), nameOf(key));
    }
    return kept;
}

/// Whether the foreign key needs no index of its own, since another key of the statement begins with its columns.
bool isCovered(const schema::ForeignKey &foreign, const schema::Table &table, const std::vector<TableElement> &elements,
               const Customs &customs)
{
    const auto covers = [&](const TableElement &element) {
        const auto *constraint = std::get_if<schema::Constraint>(&element);
        const auto *primary = constraint ? std::get_if<schema::PrimaryKey>(constraint) : nullptr;
        const auto *unique = constraint ? std::get_if<schema::UniqueConstraint>(constraint) : nullptr;
        const QStringList columns = primary ? primary->columns : unique ? unique->columns : QStringList();
        return columns.mid(0, foreign.columns.size()) == foreign.columns && !isHashed(table, columns, customs);
    };
    return std::any_of(elements.begin(), elements.end(), covers);
}

/// In their order; names are given to what stays.
void addAll(schema::Table &table, const std::vector<TableElement> &elements, const Customs &customs)
{
    for (const TableElement &element : elements)
        if (const auto *constraint = std::get_if<schema::Constraint>(&element)) {
            const auto *foreign = std::get_if<schema::ForeignKey>(constraint);
            add(table, *constraint, customs,
                foreign && isCovered(*foreign, table, elements, customs) ? OwnIndex::No : OwnIndex::Yes);
        } else {
            add(table, std::get<schema::Index>(element), customs);
        }
}

/// The columns and constraints in parentheses, and what stands behind them.
bool readElements(const schema::Schema &schema, sql::TokenCursor &at, const Customs &customs, schema::Table &table)
{
    if (!at.take(u"("))
        return false;
    if (customs.uniqueIndexesAreConstraints) {
        // First, for the character set decides how much of a column an index takes.
        const std::size_t start = at.position();
        while (!at.atEnd() && !at.is(u")"))
            at.advanceGroup();
        at.take(u")");
        readMysqlOptions(at, table, customs);
        at.moveTo(start);
    }
    std::vector<schema::Constraint> keys; // where equal ones are merged: named when all are known
    std::vector<TableElement> elements;   // where foreign keys make indexes: which, is known when all are
    const auto take = [&](schema::Constraint constraint) {
        forgetNotValid(constraint); // there are no rows from before
        if (customs.foreignKeysMakeIndexes)
            elements.emplace_back(std::move(constraint));
        else if (customs.mergesEqualKeys && keyOf(constraint))
            keys.push_back(std::move(constraint));
        else
            add(table, std::move(constraint), customs);
    };
    while (!at.atEnd() && !at.is(u")")) {
        const std::size_t before = at.position();
        if (customs.hasSerial && at.take(u"like")) {
            if (!addLike(table, schema, at, customs))
                return false;
        } else if (beginsConstraint(at, customs)) {
            std::optional<TableElement> element = readConstraint(at, customs);
            if (!element)
                return false;
            std::visit(overloaded{[&](schema::Constraint &constraint) { take(std::move(constraint)); },
                                  [&](schema::Index &index) { elements.emplace_back(std::move(index)); }},
                       *element);
        } else {
            ColumnDefinition column = readColumn(at, customs);
            std::vector<schema::Constraint> constraints = std::exchange(column.constraints, {});
            if (std::exchange(column.isPrimaryKey, false))
                constraints.insert(constraints.begin(),
                                   schema::PrimaryKey{column.primaryKeyName, {column.column.name}, {}});
            add(table, std::move(column), customs);
            for (schema::Constraint &constraint : constraints)
                take(std::move(constraint));
        }
        while (!at.atEnd() && !at.isAny({u",", u")"}))
            at.advanceGroup();
        at.take(u",");
        if (at.position() == before)
            return false;
    }
    // MySQL: columns of a query besides those that were defined.
    if (!at.take(u")") || at.isAny({u"as", u"select", u"ignore", u"replace"}))
        return false;
    for (schema::Constraint &key : mergedKeys(std::move(keys)))
        add(table, std::move(key), customs);
    addAll(table, elements, customs);
    if (customs.keepsSource)
        readSqliteOptions(at, table);
    else if (!customs.uniqueIndexesAreConstraints)
        readPostgresqlOptions(at, table);
    if (customs.keepsSource) {
        keepSqliteCounter(table);
        table.source = schema::SqliteSource{keptText(at.text(), customs), {}, {}, {}};
    }
    return true;
}

} // namespace

Effect createTable(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs, const QStringList &prefixes)
{
    const bool mayExist = at.takeSequence({u"if", u"not", u"exists"});
    schema::Table table;
    table.name = readName(at, customs);
    if (mayExist && schema.tables.count(known(schema, table.name, customs)) > 0)
        return Effect::Applied;
    // A temporary table is gone with the connection: no part of what a database holds.
    if (prefixes.contains(u"TEMPORARY"_s) || prefixes.contains(u"TEMP"_s))
        return Effect::None;
    table.prefixes = prefixes;
    const bool isCopy = customs.uniqueIndexesAreConstraints && (at.is(u"like") || at.isSequence({u"(", u"like"}));
    const bool isRead = isCopy                     ? readCopy(schema, at, customs, table)
                        : beginsQuery(at, customs) ? readNamesAndQuery(schema, at, customs, table)
                                                   : readElements(schema, at, customs, table);
    if (!isRead || table.columns.empty())
        return Effect::Opaque;
    settle(table, schema, customs);
    adoptViews(schema, table, customs);
    const sql::ObjectName name = table.name;
    schema.tables.insert_or_assign(name, std::move(table));
    return Effect::Applied;
}

Effect dropTables(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs)
{
    at.takeSequence({u"if", u"exists"});
    std::vector<sql::ObjectName> names;
    do {
        names.push_back(known(schema, readName(at, customs), customs));
    } while (at.take(u","));
    const bool cascades = at.is(u"cascade") && !customs.uniqueIndexesAreConstraints;
    for (const sql::ObjectName &name : names) {
        schema.tables.erase(name);
        for (auto trigger = schema.triggers.begin(); trigger != schema.triggers.end();)
            trigger = trigger->second.table == name ? schema.triggers.erase(trigger) : std::next(trigger);
        if (!cascades)
            continue;
        for (auto &[other, boxed] : schema.tables) {
            schema::Table table = *boxed;
            const auto refers = [&](const schema::Constraint &constraint) {
                const auto *key = std::get_if<schema::ForeignKey>(&constraint);
                return key && key->target == name;
            };
            table.constraints.erase(std::remove_if(table.constraints.begin(), table.constraints.end(), refers),
                                    table.constraints.end());
            if (table != *boxed)
                boxed = std::move(table);
        }
    }
    return Effect::Applied;
}

} // namespace retort::ddl
