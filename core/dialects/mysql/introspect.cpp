#include <core/ddl/apply.h>
#include <core/ddl/charsets.h>
#include <core/ddl/definitions.h>
#include <core/ddl/table_edits.h>
#include <core/dialects/catalogue.h>
#include <core/dialects/mysql/compile.h>
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
        RETORT_CHECK(readTriggers());
        if (!scope_.table) {
            RETORT_TRY(schema_.hidden, hiddenFromAccount(query_));
            RETORT_CHECK(readViews());
            RETORT_CHECK(readRoutines());
        }
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

    QString inScope(const QString &column, const QString &table = {}) const
    {
        QStringList names;
        for (const QString &name : scope_.schemas)
            names << dialect_.literal(name);
        if (scope_.table && !scope_.table->schema.isEmpty())
            names = QStringList{dialect_.literal(scope_.table->schema)};
        else
            names.prepend(u"DATABASE()"_s);
        // information_schema answers by the name of one database at once, for a list it looks at all of them.
        QString text = names.size() == 1 ? QString(u' ' + column + u" = "_s + names.first())
                                         : QString(u' ' + column + u" IN ("_s + names.join(u", "_s) + u')');
        if (scope_.table && !table.isEmpty())
            text += u" AND "_s + table + u" = "_s + dialect_.literal(scope_.table->name);
        return text;
    }

    sql::ObjectName name(const sql::Value &schema, const sql::Value &object) const
    {
        const QString schemaName = textIn(schema);
        const bool isMeant = !scope_.schemas.contains(schemaName) && (!scope_.table || scope_.table->schema.isEmpty());
        return {isMeant ? QString() : schemaName, textIn(object)};
    }

    schema::Table *tableOf(const sql::Value &schema, const sql::Value &object)
    {
        const auto found = tables_.find(name(schema, object));
        return found == tables_.end() ? nullptr : &found->second;
    }

    Result<> readTables()
    {
        RETORT_TRY(
            const auto rows,
            query_(u"SELECT t.TABLE_SCHEMA, t.TABLE_NAME, t.TABLE_TYPE, t.ENGINE, t.TABLE_COLLATION, t.TABLE_COMMENT"
                   u" FROM information_schema.TABLES t WHERE t.TABLE_TYPE IN ('BASE TABLE', 'SEQUENCE') AND"_s +
                   inScope(u"t.TABLE_SCHEMA"_s, u"t.TABLE_NAME"_s)));
        for (const auto &row : rows) {
            const sql::ObjectName found = name(row[0], row[1]);
            if (textIn(row[2]) == u"SEQUENCE"_s) {
                schema_.sequences.insert_or_assign(found, schema::Sequence{found, {}, {}});
                continue;
            }
            schema::Table &table = tables_[found];
            table.name = found;
            if (const QString engine = textIn(row[3]); engine != u"InnoDB"_s)
                table.options[u"mysql_engine"_s] = engine;
            table.options[u"mysql_collate"_s] = textIn(row[4]);
            table.comment = textIn(row[5]);
        }
        return {};
    }

    Result<> readColumns()
    {
        RETORT_TRY(const auto rows,
                   query_(u"SELECT n.TABLE_SCHEMA, n.TABLE_NAME, n.COLUMN_NAME, n.COLUMN_TYPE, n.IS_NULLABLE,"
                          u" n.COLUMN_DEFAULT, n.EXTRA, n.GENERATION_EXPRESSION, n.COLUMN_COMMENT, n.COLLATION_NAME"
                          u" FROM information_schema.COLUMNS n WHERE"_s +
                          inScope(u"n.TABLE_SCHEMA"_s, u"n.TABLE_NAME"_s) +
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
        column.comment = textIn(row[8]);
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
                          inScope(u"TABLE_SCHEMA"_s, u"TABLE_NAME"_s) +
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

    Result<> readForeignKeys()
    {
        RETORT_TRY(
            const auto rows,
            query_(u"SELECT k.TABLE_SCHEMA, k.TABLE_NAME, k.CONSTRAINT_NAME, k.COLUMN_NAME, k.REFERENCED_TABLE_SCHEMA,"
                   u" k.REFERENCED_TABLE_NAME, k.REFERENCED_COLUMN_NAME, r.DELETE_RULE, r.UPDATE_RULE"
                   u" FROM information_schema.KEY_COLUMN_USAGE k JOIN information_schema.REFERENTIAL_CONSTRAINTS r"
                   u" ON r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME"
                   u" AND r.TABLE_NAME = k.TABLE_NAME WHERE k.REFERENCED_TABLE_NAME IS NOT NULL AND"_s +
                   inScope(u"k.TABLE_SCHEMA"_s, u"k.TABLE_NAME"_s) +
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
                      inScope(u"CONSTRAINT_SCHEMA"_s, u"TABLE_NAME"_s)
                : u"SELECT t.TABLE_SCHEMA, t.TABLE_NAME, c.CONSTRAINT_NAME, c.CHECK_CLAUSE, 'Table'"
                  u" FROM information_schema.CHECK_CONSTRAINTS c JOIN information_schema.TABLE_CONSTRAINTS t"
                  u" ON t.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA AND t.CONSTRAINT_NAME = c.CONSTRAINT_NAME WHERE"_s +
                      inScope(u"t.TABLE_SCHEMA"_s, u"t.TABLE_NAME"_s);
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

    Result<> readViews()
    {
        RETORT_TRY(const auto rows,
                   query_(u"SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION FROM information_schema.VIEWS WHERE"_s +
                          inScope(u"TABLE_SCHEMA"_s)));
        for (const auto &row : rows) {
            if (textIn(row[2]).isEmpty())
                schema_.hidden << u"the definition of the view %1"_s.arg(textIn(row[1]));
            schema_.views.insert_or_assign(name(row[0], row[1]), schema::View{textIn(row[2]), false});
        }
        return {};
    }

    Result<> readTriggers()
    {
        RETORT_TRY(
            const auto rows,
            query_(u"SELECT EVENT_OBJECT_SCHEMA, EVENT_OBJECT_TABLE, TRIGGER_NAME, ACTION_TIMING, EVENT_MANIPULATION,"
                   u" ACTION_STATEMENT FROM information_schema.TRIGGERS WHERE"_s +
                   inScope(u"EVENT_OBJECT_SCHEMA"_s, u"EVENT_OBJECT_TABLE"_s)));
        for (const auto &row : rows) {
            const sql::ObjectName table = name(row[0], row[1]);
            const QString text = u"CREATE TRIGGER %1 %2 %3 ON %4 FOR EACH ROW %5"_s.arg(
                dialect_.quote(textIn(row[2])), textIn(row[3]), textIn(row[4]), dialect_.qualified(table),
                textIn(row[5]));
            schema_.triggers.insert_or_assign({table.schema, textIn(row[2])}, schema::Trigger{table, text});
        }
        return {};
    }

    Result<> readRoutines()
    {
        RETORT_TRY(const auto rows, query_(u"SELECT ROUTINE_SCHEMA, ROUTINE_NAME, ROUTINE_DEFINITION, ROUTINE_TYPE"
                                           u" FROM information_schema.ROUTINES WHERE"_s +
                                           inScope(u"ROUTINE_SCHEMA"_s)));
        for (const auto &row : rows) {
            if (isNull(row[2]))
                schema_.hidden << u"the definition of the %1 %2"_s.arg(textIn(row[3]).toLower(), textIn(row[1]));
            schema_.routines.insert_or_assign(name(row[0], row[1]), schema::Routine{textIn(row[2])});
        }
        return {};
    }

    const MySqlDialect &dialect_;
    ddl::Customs customs_;
    const CatalogueQuery &query_;
    const SchemaScope &scope_;
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
