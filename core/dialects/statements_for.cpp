#include <core/ddl/definitions.h>
#include <core/ddl/partitions.h>
#include <core/dialects/description.h>

#include <QRegularExpression>

#include <algorithm>
#include <set>

namespace retort::dialects
{
using namespace Qt::Literals::StringLiterals;

namespace
{

/// DEFAULT nextval() of the sequence of a serial column whose table is not done.
bool countsByAnother(const schema::Column &column, const schema::Table &own, const schema::Schema &schema,
                     const std::set<sql::ObjectName> &done)
{
    const QString value = column.serverDefault ? ddl::textOf(*column.serverDefault) : QString();
    if (!value.startsWith(u"nextval('"_s))
        return false;
    const QString sequence = value.section(u'\'', 1, 1);
    return std::any_of(schema.tables.begin(), schema.tables.end(), [&](const auto &other) {
        return other.first != own.name && done.count(other.first) == 0 && sequence.startsWith(other.first.name + u'_');
    });
}

/// Tables after those that they refer to, as far as there is such an order.
std::vector<const schema::Table *> ordered(const schema::Schema &schema)
{
    std::vector<const schema::Table *> order;
    std::set<sql::ObjectName> done;
    while (order.size() < schema.tables.size()) {
        const std::size_t before = order.size();
        const auto isReady = [&](const schema::Table &table) {
            for (const schema::Constraint &constraint : table.constraints)
                if (const auto *key = std::get_if<schema::ForeignKey>(&constraint);
                    key && key->target != table.name && schema.tables.count(key->target) > 0 &&
                    done.count(key->target) == 0)
                    return false;
            return std::none_of(table.columns.begin(), table.columns.end(), [&](const schema::Column &column) {
                return countsByAnother(column, table, schema, done);
            });
        };
        for (const auto &[name, table] : schema.tables)
            if (done.count(name) == 0 && isReady(*table)) {
                order.push_back(&*table);
                done.insert(name);
            }
        if (order.size() > before)
            continue;
        // A circle: the next by name, whatever it refers to.
        for (const auto &[name, table] : schema.tables)
            if (done.count(name) == 0) {
                order.push_back(&*table);
                done.insert(name);
                break;
            }
    }
    return order;
}

/// Options of tables that were read or replayed are named after MySQL on MariaDB as well; its compiler takes its own.
schema::Options ownOptions(const schema::Options &options, const Dialect &dialect)
{
    schema::Options own;
    for (const auto &[key, value] : options) {
        const bool isOther = key.startsWith(u"mysql_"_s) && dialect.name() == u"mariadb"_s;
        own[isOther ? QString(u"mariadb_"_s + key.mid(6)) : key] = value;
    }
    return own;
}

/// In parentheses unless it is a number, a text, a word or a call.
expressions::Expression grouped(const expressions::Expression &expression, const QRegularExpression &simple)
{
    const QString text = ddl::textOf(expression);
    if (simple.match(text).hasMatch())
        return expression;
    return expressions::Expression{expressions::Text{u'(' + text + u')', {}}};
}

/// A default; MySQL takes only the moment as a plain call.
void groupDefault(schema::Column &column, const Dialect &dialect)
{
    static const QRegularExpression anyCall(u"^(-?[0-9.]+|'([^']|'')*'|\\w+(\\([^()]*\\))?)$"_s);
    static const QRegularExpression moment(u"^(-?[0-9.]+|'([^']|'')*'|\\w+|current_timestamp\\([0-9]*\\))$"_s);
    if (!column.serverDefault)
        return;
    if (const auto *value = std::get_if<expressions::Expression>(&*column.serverDefault))
        column.serverDefault = grouped(*value, dialect.customs().truthIsNumber ? moment : anyCall);
}

/// An element that is no column, with its order behind it.
expressions::Expression groupedElement(const expressions::Expression &element)
{
    static const QRegularExpression nothing(u"^$"_s);
    if (std::holds_alternative<expressions::ColumnReference>(element.node))
        return element;
    if (const auto *postfix = std::get_if<expressions::Postfix>(&element.node))
        return expressions::Expression{expressions::Postfix{groupedElement(*postfix->operand), postfix->words}};
    return grouped(element, nothing);
}

/// SERIAL, whether it is the key or not.
void spellSerial(schema::Column &column)
{
    const auto *integer = std::get_if<sql::IntegerType>(&column.type.kind);
    if (!integer || column.autoincrement != schema::Autoincrement::On || column.identity)
        return;
    using Name = sql::IntegerType::Name;
    column.type = sql::SqlType(sql::RawType{integer->name == Name::BigInteger     ? u"BIGSERIAL"_s
                                            : integer->name == Name::SmallInteger ? u"SMALLSERIAL"_s
                                                                                  : u"SERIAL"_s});
    column.autoincrement = schema::Autoincrement::Off;
}

/// The table as a script would say it.
schema::Table written(schema::Table table, const Dialect &dialect)
{
    // Partitions are no part of the model, and those of RANGE and LIST have to be told.
    if (const auto found = table.options.find(ddl::partitionOption()); found != table.options.end()) {
        const QString method = std::get<QString>(found->second);
        if (method.startsWith(u"RANGE"_s) || method.startsWith(u"LIST"_s))
            table.options.erase(found);
    }
    table.options = ownOptions(table.options, dialect);
    for (schema::Index &index : table.indexes) {
        index.options = ownOptions(index.options, dialect);
        for (expressions::Expression &element : index.elements)
            element = groupedElement(element);
    }
    for (schema::Column &column : table.columns) {
        column.options = ownOptions(column.options, dialect);
        groupDefault(column, dialect);
        if (dialect.customs().hasSerial)
            spellSerial(column);
    }
    return table;
}

class Writer
{
public:
    Writer(const schema::Schema &schema, const Dialect &dialect)
        : schema_(schema)
        , dialect_(dialect)
    {
    }

    QStringList all()
    {
        for (const auto &[name, definition] : schema_.enums)
            enumType(name, definition);
        for (const auto &[name, sequence] : schema_.sequences)
            compile(operations::CreateSequence{sequence, false});
        for (const schema::Table *table : ordered(schema_))
            add(*table);
        for (const operations::Operation::Action &action : later_)
            compile(action);
        for (const auto &[name, routine] : schema_.routines)
            texts_ << routine.definition;
        views();
        for (const auto &[name, trigger] : schema_.triggers)
            texts_ << trigger.definition;
        return std::move(texts_);
    }

private:
    void compile(operations::Operation::Action action)
    {
        // What the dialect cannot write was not read from one of its databases.
        if (const auto statements = dialect_.compile({std::move(action), {}}, {}))
            for (const sql::Statement &statement : *statements)
                texts_ << statement.text.trimmed();
    }

    [[nodiscard]] QString qualified(const sql::ObjectName &name) const
    {
        return (name.schema.isEmpty() ? QString() : QString(dialect_.quote(name.schema) + u'.')) +
               dialect_.quote(name.name);
    }

    void enumType(const sql::ObjectName &name, const schema::EnumDefinition &definition)
    {
        sql::EnumType type;
        type.name = name.name;
        type.schema = name.schema;
        type.values = definition.values;
        compile(operations::CreateEnum{type, false});
        if (!definition.comment.isEmpty())
            texts_ << u"COMMENT ON TYPE "_s + qualified(name) + u" IS "_s + dialect_.literal(definition.comment);
    }

    void add(const schema::Table &table)
    {
        done_.insert(table.name);
        if (table.source) {
            texts_ << table.source->createTable;
            for (const schema::VerbatimObject &index : table.source->indexes)
                texts_ << index.sql;
            return;
        }
        schema::Table whole = written(table, dialect_);
        std::vector<schema::Constraint> keys;
        const auto later = std::stable_partition(
            whole.constraints.begin(), whole.constraints.end(), [&](const schema::Constraint &constraint) {
                return standsInTable(constraint) && !(dialect_.customs().mergesEqualKeys && isAgain(constraint, keys));
            });
        for (auto constraint = later; constraint != whole.constraints.end(); ++constraint)
            later_.emplace_back(operations::AddConstraint{table.name, *constraint});
        whole.constraints.erase(later, whole.constraints.end());
        compile(operations::CreateTable{whole, false});
        for (const schema::Column &column : table.columns)
            if (column.nullable && column.autoincrement == schema::Autoincrement::On) { // SERIAL is NOT NULL
                operations::AlterColumn alter;
                alter.table = table.name;
                alter.column = column.name;
                alter.nullable = true;
                compile(alter);
            }
    }

    /// Whether it is a key of the same columns as one of `keys`, to which it is added: in one CREATE TABLE they would
    /// become one.
    static bool isAgain(const schema::Constraint &constraint, std::vector<schema::Constraint> &keys)
    {
        const auto *unique = std::get_if<schema::UniqueConstraint>(&constraint);
        const auto columnsOf = [](const schema::Constraint &key) {
            const auto *other = std::get_if<schema::UniqueConstraint>(&key);
            return other ? other->columns : std::get<schema::PrimaryKey>(key).columns;
        };
        if (!unique && !std::holds_alternative<schema::PrimaryKey>(constraint))
            return false;
        const bool isThere = std::any_of(keys.begin(), keys.end(), [&](const schema::Constraint &key) {
            return columnsOf(key) == columnsOf(constraint);
        });
        keys.push_back(constraint);
        return isThere;
    }

    /// Otherwise it is added when all tables are there: a key to a table that comes later; on MySQL any, or it would
    /// make an index that the schema has already; what is NOT VALID, which means something only to a table that is
    /// there.
    [[nodiscard]] bool standsInTable(const schema::Constraint &constraint) const
    {
        if (const auto *check = std::get_if<schema::CheckConstraint>(&constraint))
            return check->options.count(ddl::notValid()) == 0;
        const auto *key = std::get_if<schema::ForeignKey>(&constraint);
        return !key || (done_.count(key->target) > 0 && !dialect_.customs().foreignKeysMakeIndexes &&
                        key->options.count(ddl::notValid()) == 0);
    }

    /// Each after those that its text names.
    void views()
    {
        std::map<sql::ObjectName, schema::View> waiting = schema_.views;
        while (!waiting.empty()) {
            const auto isFree = [&](const auto &view) {
                return std::none_of(waiting.begin(), waiting.end(), [&](const auto &other) {
                    return other.first != view.first && view.second.definition.contains(other.first.name);
                });
            };
            auto next = std::find_if(waiting.begin(), waiting.end(), isFree);
            if (next == waiting.end())
                next = waiting.begin();
            texts_ << (next->second.materialized ? u"CREATE MATERIALIZED VIEW "_s : u"CREATE VIEW "_s) +
                          qualified(next->first) + u" AS "_s + next->second.definition;
            waiting.erase(next);
        }
    }

    const schema::Schema &schema_;
    const Dialect &dialect_;
    QStringList texts_;
    std::set<sql::ObjectName> done_;
    std::vector<operations::Operation::Action> later_; ///< when all tables are there
};

} // namespace

QStringList statementsFor(const schema::Schema &schema, const Dialect &dialect)
{
    return Writer(schema, dialect).all();
}

} // namespace retort::dialects
