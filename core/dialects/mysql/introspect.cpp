#include <core/ddl/apply.h>
#include <core/ddl/charsets.h>
#include <core/ddl/definitions.h>
#include <core/ddl/partitions.h>
#include <core/ddl/table_edits.h>
#include <core/dialects/catalogue.h>
#include <core/dialects/mysql/compile.h>
#include <core/dialects/mysql/objects.h>
#include <core/dialects/mysql/rights.h>

#include <QRegularExpression>

/// MySQL and MariaDB by information_schema. The two differ in how they tell a default (MariaDB as SQL, MySQL 8 as a
/// bare value), a CHECK and an index of an expression; which of them answers is asked first, whatever the URL says.

namespace retort::dialects
{
using namespace Qt::Literals::StringLiterals;

namespace
{

class Reader
{
public:
    Reader(const MySqlDialect &dialect, const CatalogueQuery &query, const SchemaScope &scope)
        : dialect_(dialect)
        , customs_(dialect.customs())
        , query_(query)
        , scope_(scope)
        , scoped_{dialect, scope}
    {
        customs_.schema = &schema_;
    }

    Result<schema::Schema> read()
    {
        RETORT_CHECK(readServer());
        RETORT_CHECK(readTables());
        RETORT_CHECK(readColumns());
        RETORT_CHECK(readKeys());
        RETORT_CHECK(readForeignKeys());
        RETORT_CHECK(readChecks());
        RETORT_CHECK(readPartitions());
        if (!scope_.table) {
            RETORT_TRY(schema_.hidden, hiddenFromAccount(query_));
        }
        RETORT_CHECK(readObjects(scoped_, query_, schema_));
        for (auto &[name, table] : tables_) {
            ddl::settle(table, schema_, customs_);
            schema_.tables.insert_or_assign(name, std::move(table));
        }
        return std::move(schema_);
    }

private:
    Result<> readServer()
    {
        RETORT_TRY(const auto rows, query_(u"SHOW VARIABLES WHERE Variable_name IN"
                                           u" ('version', 'character_set_collations', 'collation_database')"_s));
        QString database;
        for (const auto &row : rows) {
            const QString name = textIn(row[0]);
            const QString value = textIn(row[1]);
            if (name == u"version"_s)
                isMariaDb_ = value.contains(u"mariadb"_s, Qt::CaseInsensitive);
            else if (name == u"collation_database"_s)
                database = value;
            else // MariaDB 11 lets the session say what a set means without a word.
                for (const QString &pair : value.split(u',', Qt::SkipEmptyParts))
                    schema_.collations.usual[pair.section(u'=', 0, 0)] = pair.section(u'=', 1);
        }
        ddl::setCharset(schema_, {{}, database}, customs_);
        return {};
    }

    schema::Table *tableOf(const sql::Value &schema, const sql::Value &object)
    {
        const auto found = tables_.find(scoped_.name(schema, object));
        return found == tables_.end() ? nullptr : &found->second;
    }

    Result<> readTables()
    {
        RETORT_TRY(
            const auto rows,
            query_(u"SELECT t.TABLE_SCHEMA, t.TABLE_NAME, t.TABLE_TYPE, t.ENGINE, t.TABLE_COLLATION, t.TABLE_COMMENT,"
                   u" t.CREATE_OPTIONS"
                   u" FROM information_schema.TABLES t WHERE t.TABLE_TYPE IN ('BASE TABLE', 'SEQUENCE') AND"_s +
                   scoped_.where(u"t.TABLE_SCHEMA"_s, u"t.TABLE_NAME"_s)));
        for (const auto &row : rows) {
            const sql::ObjectName found = scoped_.name(row[0], row[1]);
            if (textIn(row[2]) == u"SEQUENCE"_s) {
                schema_.sequences.insert_or_assign(found, schema::Sequence{found, {}, {}});
                continue;
            }
            schema::Table &table = tables_[found];
            table.name = found;
            if (const QString engine = textIn(row[3]); engine != u"InnoDB"_s)
                table.options[u"mysql_engine"_s] = engine;
            table.options[u"mysql_collate"_s] = textIn(row[4]);
            table.comment = textOrNull(row[5]);
            static const QRegularExpression rowFormat(u"\\brow_format=(\\w+)"_s);
            if (const auto format = rowFormat.match(textIn(row[6])); format.hasMatch())
                table.options[u"mysql_row_format"_s] = format.captured(1).toUpper();
        }
        return {};
    }

    Result<> readColumns()
    {
        RETORT_TRY(const auto rows,
                   query_(u"SELECT n.TABLE_SCHEMA, n.TABLE_NAME, n.COLUMN_NAME, n.COLUMN_TYPE, n.IS_NULLABLE,"
                          u" n.COLUMN_DEFAULT, n.EXTRA, n.GENERATION_EXPRESSION, n.COLUMN_COMMENT, n.COLLATION_NAME"
                          u" FROM information_schema.COLUMNS n WHERE"_s +
                          scoped_.where(u"n.TABLE_SCHEMA"_s, u"n.TABLE_NAME"_s) +
                          u" ORDER BY n.TABLE_SCHEMA, n.TABLE_NAME, n.ORDINAL_POSITION"_s));
        for (const auto &row : rows)
            if (schema::Table *table = tableOf(row[0], row[1]))
                table->columns.push_back(columnOf(row));
        return {};
    }

    schema::Column columnOf(const std::vector<sql::Value> &row) const
    {
        schema::Column column;
        column.autoincrement = schema::Autoincrement::Off;
        column.name = textIn(row[2]);
        column.type = customs_.type(textIn(row[3]));
        column.nullable = isTrue(row[4]);
        const QString extra = textIn(row[6]).toLower();
        if (extra.contains(u"auto_increment"_s))
            column.autoincrement = schema::Autoincrement::On;
        if (const QString computed = textIn(row[7]); !computed.isEmpty())
            column.computed = schema::Computed{ddl::canonical(computed, customs_), extra.contains(u"stored"_s)};
        else
            column.serverDefault = defaultOf(row[5], extra, column.type);
        static const QRegularExpression onUpdate(u"on update (\\S+)"_s);
        if (const auto match = onUpdate.match(extra); match.hasMatch())
            column.options[u"mysql_on_update"_s] = ddl::textOf(ddl::canonical(match.captured(1), customs_));
        column.comment = textOrNull(row[8]);
        if (QString *collation = ddl::charsetIn(column.type).collation)
            *collation = textIn(row[9]);
        return column;
    }

    std::optional<schema::ServerDefault> defaultOf(const sql::Value &value, const QString &extra,
                                                   const sql::SqlType &type) const
    {
        if (isNull(value))
            return std::nullopt;
        QString text = textIn(value);
        const bool isNumeric = std::holds_alternative<sql::IntegerType>(type.kind) ||
                               std::holds_alternative<sql::NumericType>(type.kind) ||
                               std::holds_alternative<sql::FloatType>(type.kind);
        const bool isExpression = isMariaDb_ || extra.contains(u"default_generated"_s) || isNumeric ||
                                  text.startsWith(u"CURRENT_TIMESTAMP"_s) || text.startsWith(u"b'"_s);
        if (isMariaDb_ && text == u"NULL"_s)
            return std::nullopt;
        if (!isExpression)
            text = dialect_.literal(text);
        return ddl::canonical(text, customs_);
    }

    Result<> readKeys()
    {
        const QString expression = isMariaDb_ ? u"NULL"_s : u"EXPRESSION"_s;
        RETORT_TRY(const auto rows,
                   query_(u"SELECT TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, NON_UNIQUE, COLUMN_NAME, SUB_PART, COLLATION,"
                          u" INDEX_TYPE, "_s +
                          expression + u" FROM information_schema.STATISTICS WHERE"_s +
                          scoped_.where(u"TABLE_SCHEMA"_s, u"TABLE_NAME"_s) +
                          u" ORDER BY TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX"_s));
        for (std::size_t i = 0; i < rows.size();) {
            std::size_t end = i + 1;
            while (end < rows.size() && textIn(rows[end][1]) == textIn(rows[i][1]) &&
                   textIn(rows[end][0]) == textIn(rows[i][0]) && textIn(rows[end][2]) == textIn(rows[i][2]))
                ++end;
            if (schema::Table *table = tableOf(rows[i][0], rows[i][1]))
                addKey(*table, {rows.begin() + static_cast<std::ptrdiff_t>(i),
                                rows.begin() + static_cast<std::ptrdiff_t>(end)});
            i = end;
        }
        return {};
    }

    void addKey(schema::Table &table, const std::vector<std::vector<sql::Value>> &parts)
    {
        schema::Index index;
        index.name = {textIn(parts[0][2]), true};
        index.table = table.name;
        index.unique = !isTrue(parts[0][3]);
        QStringList columns;
        std::map<QString, QString> lengths;
        for (const auto &part : parts) {
            const QString column = textIn(part[4]);
            expressions::Expression element = isNull(part[8])
                                                  ? expressions::Expression{expressions::ColumnReference{{}, column}}
                                                  : ddl::canonical(textIn(part[8]), customs_);
            if (textIn(part[6]) == u"D"_s)
                element = expressions::Expression{expressions::Postfix{element, u"DESC"_s}};
            else if (isNull(part[8]))
                columns << column;
            if (!isNull(part[5]))
                lengths[column] = textIn(part[5]);
            index.elements.push_back(std::move(element));
        }
        const QString method = textIn(parts[0][7]);
        if (method == u"FULLTEXT"_s || method == u"SPATIAL"_s) {
            index.options[u"mysql_prefix"_s] = method;
            lengths.clear();
        } else if (method != u"BTREE"_s && !(index.unique && table.options.count(u"mysql_engine"_s) == 0)) {
            // InnoDB keeps a hash where MariaDB looks after a UNIQUE of long texts; nobody can ask for one.
            index.options[u"mysql_using"_s] = method.toLower();
        }
        if (!lengths.empty())
            index.options[u"mysql_length"_s] = lengths;
        const bool isPlain = columns.size() == static_cast<qsizetype>(index.elements.size());
        if (index.name.text == u"PRIMARY"_s)
            table.constraints.insert(table.constraints.begin(), schema::PrimaryKey{{}, columns, {}});
        else if (index.unique && isPlain && index.options.empty())
            table.constraints.push_back(schema::UniqueConstraint{index.name, columns, {}, {}, {}});
        else
            table.indexes.push_back(std::move(index));
    }

    /// How a table is partitioned; the partitions themselves are no part of the model.
    Result<> readPartitions()
    {
        RETORT_TRY(const auto rows,
                   query_(u"SELECT DISTINCT TABLE_SCHEMA, TABLE_NAME, PARTITION_METHOD, PARTITION_EXPRESSION"
                          u" FROM information_schema.PARTITIONS WHERE PARTITION_METHOD IS NOT NULL AND"_s +
                          scoped_.where(u"TABLE_SCHEMA"_s, u"TABLE_NAME"_s)));
        for (const auto &row : rows)
            if (schema::Table *table = tableOf(row[0], row[1]))
                table->options[ddl::partitionOption()] = ddl::partitioning(textIn(row[2]), textIn(row[3]), customs_);
        return {};
    }

    Result<> readForeignKeys()
    {
        RETORT_TRY(
            const auto rows,
            query_(u"SELECT k.TABLE_SCHEMA, k.TABLE_NAME, k.CONSTRAINT_NAME, k.COLUMN_NAME, k.REFERENCED_TABLE_SCHEMA,"
                   u" k.REFERENCED_TABLE_NAME, k.REFERENCED_COLUMN_NAME, r.DELETE_RULE, r.UPDATE_RULE"
                   u" FROM information_schema.KEY_COLUMN_USAGE k JOIN information_schema.REFERENTIAL_CONSTRAINTS r"
                   u" ON r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME"
                   u" AND r.TABLE_NAME = k.TABLE_NAME WHERE k.REFERENCED_TABLE_NAME IS NOT NULL AND"_s +
                   scoped_.where(u"k.TABLE_SCHEMA"_s, u"k.TABLE_NAME"_s) +
                   u" ORDER BY k.TABLE_SCHEMA, k.TABLE_NAME, k.CONSTRAINT_NAME, k.ORDINAL_POSITION"_s));
        for (const auto &row : rows) {
            schema::Table *table = tableOf(row[0], row[1]);
            if (!table)
                continue;
            auto *last =
                table->constraints.empty() ? nullptr : std::get_if<schema::ForeignKey>(&table->constraints.back());
            if (!last || last->name.text != textIn(row[2])) {
                schema::ForeignKey key;
                key.name = {textIn(row[2]), true};
                key.target = {textIn(row[4]) == textIn(row[0]) ? table->name.schema : textIn(row[4]), textIn(row[5])};
                const auto action = [&](const sql::Value &rule) {
                    const QString text = textIn(rule);
                    return customs_.defaultActions.contains(text) ? QString() : text;
                };
                key.onDelete = action(row[7]);
                key.onUpdate = action(row[8]);
                table->constraints.push_back(key);
                last = std::get_if<schema::ForeignKey>(&table->constraints.back());
            }
            last->columns << textIn(row[3]);
            last->targetColumns << textIn(row[6]);
        }
        return {};
    }

    Result<> readChecks()
    {
        const QString text =
            isMariaDb_
                ? u"SELECT CONSTRAINT_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, CHECK_CLAUSE, LEVEL"
                  u" FROM information_schema.CHECK_CONSTRAINTS WHERE"_s +
                      scoped_.where(u"CONSTRAINT_SCHEMA"_s, u"TABLE_NAME"_s)
                : u"SELECT t.TABLE_SCHEMA, t.TABLE_NAME, c.CONSTRAINT_NAME, c.CHECK_CLAUSE, 'Table'"
                  u" FROM information_schema.CHECK_CONSTRAINTS c JOIN information_schema.TABLE_CONSTRAINTS t"
                  u" ON t.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA AND t.CONSTRAINT_NAME = c.CONSTRAINT_NAME WHERE"_s +
                      scoped_.where(u"t.TABLE_SCHEMA"_s, u"t.TABLE_NAME"_s);
        RETORT_TRY(const auto rows, query_(text));
        for (const auto &row : rows) {
            schema::Table *table = tableOf(row[0], row[1]);
            if (!table)
                continue;
            const expressions::Expression condition = ddl::canonical(textIn(row[3]), customs_);
            if (isJsonCheck(*table, ddl::textOf(condition)))
                continue;
            table->constraints.push_back(schema::CheckConstraint{{textIn(row[2]), true}, condition, {}, {}, {}});
        }
        return {};
    }

    /// MariaDB has no JSON type: it keeps a LONGTEXT with a CHECK of its own.
    bool isJsonCheck(schema::Table &table, const QString &condition) const
    {
        static const QRegularExpression valid(u"^json_valid\\((.+)\\)$"_s);
        const QRegularExpressionMatch match = valid.match(condition);
        if (!isMariaDb_ || !match.hasMatch())
            return false;
        sql::TokenCursor at(match.captured(1), customs_.lexical);
        const QString column = at.takeName();
        for (schema::Column &each : table.columns) {
            const auto *text = std::get_if<sql::StringType>(&each.type.kind);
            if (each.name != column || !text || text->name != sql::StringType::Name::LongText)
                continue;
            each.type = sql::SqlType(sql::JsonType{});
            return true;
        }
        return false;
    }

    const MySqlDialect &dialect_;
    ddl::Customs customs_;
    const CatalogueQuery &query_;
    const SchemaScope &scope_;
    const Scoped scoped_;
    bool isMariaDb_ = false;
    schema::Schema schema_;
    std::map<sql::ObjectName, schema::Table> tables_;
};

} // namespace

Result<schema::Schema> MySqlDialect::readSchema(const CatalogueQuery &query, const SchemaScope &scope) const
{
    return Reader(*this, query, scope).read();
}

} // namespace retort::dialects
