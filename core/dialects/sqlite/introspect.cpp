#include <core/ddl/apply.h>
#include <core/ddl/error_codes.h>
#include <core/ddl/table_text.h>
#include <core/dialects/catalogue.h>
#include <core/dialects/sqlite/compile.h>
#include <core/sql/literal.h>

namespace retort::dialects
{
using namespace Qt::Literals::StringLiterals;

/// SQLite keeps the text of every CREATE statement, so one query tells all.
Result<schema::Schema> SqliteDialect::readSchema(const CatalogueQuery &query, const SchemaScope &scope) const
{
    schema::Schema found;
    const QStringList databases =
        scope.table ? QStringList{scope.table->schema} : QStringList{QString()} + scope.schemas;
    for (const QString &database : databases) {
        const QString master =
            database.isEmpty() ? u"sqlite_master"_s : sql::quoteAlways(database, {}) + u".sqlite_master"_s;
        const QString only = scope.table ? u" AND (type = 'view' OR tbl_name = "_s +
                                               sql::quotedText(scope.table->name, {}) + u" COLLATE NOCASE)"_s
                                         : QString();
        RETORT_TRY(
            const auto rows,
            query(
                u"SELECT sql, type, name FROM "_s + master +
                u" WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"_s + only +
                u" ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 WHEN 'view' THEN 2 ELSE 3 END, rowid"_s));
        schema::Schema one;
        for (const auto &row : rows) {
            const QString text = textIn(row.at(0));
            const bool isUnread = ddl::apply(one, text, customs()) == ddl::Effect::Opaque;
            if (isUnread && scope.table && textIn(row.at(1)) == u"table"_s)
                return fail(errors::TableTextUnreadable, {{u"table"_s, textIn(row.at(2))}, {u"text"_s, text}});
            if (isUnread)
                one.opaque.push_back({text, {}});
        }
        if (database.isEmpty()) { // the names are as they are to be
            found = std::move(one);
            continue;
        }
        for (auto &[name, table] : one.tables) {
            schema::Table moved = *table;
            moved.name.schema = database;
            for (schema::Index &index : moved.indexes)
                index.table = moved.name;
            found.tables.insert_or_assign(moved.name, moved);
        }
        for (auto &[name, view] : one.views)
            found.views.insert_or_assign({database, name.name}, view);
        for (auto &[name, trigger] : one.triggers) {
            trigger.table.schema = database;
            found.triggers.insert_or_assign({database, name.name}, trigger);
        }
        found.opaque.insert(found.opaque.end(), one.opaque.begin(), one.opaque.end());
    }
    return found;
}

} // namespace retort::dialects
