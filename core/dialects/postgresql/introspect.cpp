#include <core/ddl/apply.h>
#include <core/ddl/definitions.h>
#include <core/ddl/table_edits.h>
#include <core/dialects/catalogue.h>
#include <core/dialects/postgresql/compile.h>

/// PostgreSQL writes down constraints, indexes and defaults again when it is asked (pg_get_constraintdef and the like).
/// They are read by the reader of DDL, so that what a script writes and what the catalogue tells become one value.

namespace retort::dialects
{
using namespace Qt::Literals::StringLiterals;

namespace
{

/// What an extension brought along belongs to the extension.
QString notOfExtension(const QString &oid, const QString &catalogue)
{
    return u" AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend e WHERE e.deptype = 'e' AND e.objid = %1 AND "
           u"e.classid = 'pg_catalog.%2'::pg_catalog.regclass)"_s.arg(oid, catalogue);
}

class Reader
{
public:
    Reader(const PostgresqlDialect &dialect, const CatalogueQuery &query, const SchemaScope &scope)
        : dialect_(dialect)
        , customs_(dialect.customs())
        , query_(query)
        , scope_(scope)
    {
    }

    Result<schema::Schema> read()
    {
        RETORT_TRY(const auto current, query_(u"SELECT pg_catalog.current_schema()"_s));
        if (isNull(current.at(0).at(0)))
            schema_.hidden << u"the tables of any schema: none on the search path may be used"_s;
        RETORT_CHECK(readColumns());
        RETORT_CHECK(readConstraints());
        RETORT_CHECK(readIndexes());
        if (!scope_.table) {
            RETORT_CHECK(readEnums());
            RETORT_CHECK(readSequences());
            RETORT_CHECK(readViews());
            RETORT_CHECK(readRoutines());
        }
        RETORT_CHECK(readTriggers());
        for (auto &[name, table] : tables_) {
            ddl::settle(table, schema_, customs_);
            schema_.tables.insert_or_assign(name, std::move(table));
        }
        return std::move(schema_);
    }

private:
    /// The condition on a namespace called n, and on a table called c where one is asked for.
    QString inScope(bool byTable = true) const
    {
        QStringList names{u"pg_catalog.current_schema()"_s};
        for (const QString &name : scope_.schemas)
            names << dialect_.literal(name);
        if (scope_.table && !scope_.table->schema.isEmpty())
            names = QStringList{dialect_.literal(scope_.table->schema)};
        QString text = u" n.nspname IN ("_s + names.join(u", "_s) + u')';
        if (scope_.table && byTable)
            text += u" AND c.relname = "_s + dialect_.literal(scope_.table->name);
        return text;
    }

    sql::ObjectName name(const sql::Value &schema, const sql::Value &object) const
    {
        // The schema in use is the one that is meant without a word, whatever it is called.
        const QString schemaName = textIn(schema);
        const bool isMeant = !scope_.schemas.contains(schemaName) && (!scope_.table || scope_.table->schema.isEmpty());
        return namedIn(isMeant ? customs_.defaultSchema : schemaName, textIn(object), customs_.defaultSchema);
    }

    Result<> readColumns()
    {
        RETORT_TRY(
            const auto rows,
            query_(u"SELECT n.nspname, c.relname, c.relpersistence, pg_catalog.obj_description(c.oid, 'pg_class'),"
                   u" pg_catalog.pg_get_partkeydef(c.oid), a.attname,"
                   u" pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull,"
                   u" pg_catalog.pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated,"
                   u" pg_catalog.col_description(c.oid, a.attnum),"
                   u" CASE WHEN a.attcollation <> t.typcollation THEN l.collname END,"
                   u" q.deptype, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle"
                   u" FROM pg_catalog.pg_class c"
                   u" JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                   u" LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
                   u" LEFT JOIN pg_catalog.pg_type t ON t.oid = a.atttypid"
                   u" LEFT JOIN pg_catalog.pg_collation l ON l.oid = a.attcollation"
                   u" LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum"
                   u" LEFT JOIN pg_catalog.pg_depend q ON q.classid = 'pg_catalog.pg_class'::pg_catalog.regclass"
                   u" AND q.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND q.refobjid = c.oid"
                   u" AND q.refobjsubid = a.attnum AND q.deptype IN ('a', 'i')"
                   u" AND EXISTS (SELECT 1 FROM pg_catalog.pg_sequence x WHERE x.seqrelid = q.objid)"
                   u" LEFT JOIN pg_catalog.pg_sequence s ON s.seqrelid = q.objid"
                   u" WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND"_s +
                   inScope() + notOfExtension(u"c.oid"_s, u"pg_class"_s) +
                   u" ORDER BY n.nspname, c.relname, a.attnum"_s));
        for (const auto &row : rows) {
            schema::Table &table = tables_[name(row[0], row[1])];
            if (table.name.name.isEmpty()) {
                table.name = name(row[0], row[1]);
                if (textIn(row[2]) == u"u"_s)
                    table.prefixes << u"UNLOGGED"_s;
                table.comment = textIn(row[3]);
                if (const QString key = textIn(row[4]); !key.isEmpty())
                    table.options[u"postgresql_partition_by"_s] = key;
            }
            if (!isNull(row[5]))
                table.columns.push_back(columnOf(row));
        }
        return {};
    }

    schema::Column columnOf(const std::vector<sql::Value> &row) const
    {
        schema::Column column;
        column.autoincrement = schema::Autoincrement::Off;
        column.name = textIn(row[5]);
        column.type = customs_.type(textIn(row[6]));
        column.nullable = !isTrue(row[7]);
        const QString value = textIn(row[8]);
        const QString identity = textIn(row[9]);
        const bool ownsSequence = textIn(row[13]) == u"a"_s;
        if (!textIn(row[10]).isEmpty())
            column.computed = schema::Computed{ddl::canonical(value, customs_), true};
        else if (ownsSequence && value.startsWith(u"nextval("_s))
            column.autoincrement = schema::Autoincrement::On;
        else if (!value.isEmpty())
            column.serverDefault = ddl::canonical(value, customs_);
        if (!identity.isEmpty())
            column.identity = schema::Identity{identity == u"a"_s, identityOptions(row)};
        column.comment = textIn(row[11]);
        if (auto *text = std::get_if<sql::StringType>(&column.type.kind))
            text->collation = textIn(row[12]);
        return column;
    }

    /// What differs from a sequence's own ways, as the reader of DDL keeps it.
    schema::SequenceOptions identityOptions(const std::vector<sql::Value> &row) const
    {
        const QString type = textIn(row[6]);
        const int bits = type == u"bigint"_s ? 64 : type == u"integer"_s ? 32 : 16;
        return optionsOf({row[14], row[15], row[16], row[17], row[18], row[19]}, bits);
    }

    /// `bits`: of the sequence's type.
    schema::SequenceOptions optionsOf(const std::vector<sql::Value> &row, int bits) const
    {
        schema::SequenceOptions told;
        told.start = numberIn(row[0]);
        told.increment = numberIn(row[1]);
        told.minValue = numberIn(row[2]);
        told.maxValue = numberIn(row[3]);
        told.cache = numberIn(row[4]);
        if (isTrue(row[5]))
            told.cycle = true;
        const qint64 highest = std::numeric_limits<qint64>::max() >> (64 - bits);
        return ddl::withoutUsual(told, -highest - 1, highest, customs_);
    }

    Result<> readConstraints()
    {
        RETORT_TRY(const auto rows,
                   query_(u"SELECT n.nspname, c.relname, k.conname, pg_catalog.pg_get_constraintdef(k.oid)"
                          u" FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid"
                          u" JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                          u" WHERE k.contype IN ('p', 'u', 'f', 'c', 'x') AND k.conparentid = 0 AND"_s +
                          inScope() + u" ORDER BY k.oid"_s));
        for (const auto &row : rows) {
            const auto table = tables_.find(name(row[0], row[1]));
            if (table == tables_.end())
                continue;
            sql::TokenCursor at(textIn(row[3]), customs_.lexical, customs_.nameCase);
            const auto element = ddl::readConstraint(at, customs_);
            const auto *constraint = element ? std::get_if<schema::Constraint>(&*element) : nullptr;
            if (constraint)
                ddl::add(table->second, schema::withName(*constraint, {textIn(row[2]), true}), customs_);
        }
        return {};
    }

    Result<> readIndexes()
    {
        RETORT_TRY(const auto rows,
                   query_(u"SELECT n.nspname, c.relname, i.relname, x.indisunique, x.indisvalid,"
                          u" pg_catalog.pg_get_indexdef(i.oid)"
                          u" FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid"
                          u" JOIN pg_catalog.pg_class c ON c.oid = x.indrelid"
                          u" JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                          u" WHERE NOT EXISTS (SELECT 1 FROM pg_catalog.pg_constraint k WHERE k.conindid = i.oid"
                          u" AND k.contype IN ('p', 'u', 'x')) AND"_s +
                          inScope() + u" ORDER BY i.oid"_s));
        for (const auto &row : rows) {
            const auto table = tables_.find(name(row[0], row[1]));
            if (table == tables_.end())
                continue;
            schema::Index index;
            index.name = {textIn(row[2]), true};
            index.unique = isTrue(row[3]);
            if (!isTrue(row[4]))
                index.options[u"postgresql_invalid"_s] = true;
            sql::TokenCursor at(textIn(row[5]), customs_.lexical, customs_.nameCase);
            at.skipTo({u"on"});
            at.take(u"only");
            (void)ddl::readName(at, customs_);
            ddl::readIndexBody(at, customs_, index);
            ddl::add(table->second, std::move(index), customs_);
        }
        return {};
    }

    Result<> readEnums()
    {
        RETORT_TRY(const auto rows,
                   query_(u"SELECT n.nspname, t.typname, v.enumlabel, pg_catalog.obj_description(t.oid, 'pg_type')"
                          u" FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace"
                          u" LEFT JOIN pg_catalog.pg_enum v ON v.enumtypid = t.oid WHERE t.typtype = 'e' AND"_s +
                          inScope() + notOfExtension(u"t.oid"_s, u"pg_type"_s) +
                          u" ORDER BY t.oid, v.enumsortorder"_s));
        for (const auto &row : rows) {
            schema::EnumDefinition &definition = schema_.enums[name(row[0], row[1])];
            if (!isNull(row[2]))
                definition.values << textIn(row[2]);
            definition.comment = textIn(row[3]);
        }
        return {};
    }

    Result<> readSequences()
    {
        RETORT_TRY(
            const auto rows,
            query_(u"SELECT n.nspname, c.relname, pg_catalog.format_type(s.seqtypid, NULL), s.seqstart,"
                   u" s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle"
                   u" FROM pg_catalog.pg_sequence s JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid"
                   u" JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                   u" WHERE NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend q WHERE q.objid = c.oid"
                   u" AND q.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND q.deptype IN ('a', 'i')) AND"_s +
                   inScope() + notOfExtension(u"c.oid"_s, u"pg_class"_s)));
        for (const auto &row : rows) {
            schema::Sequence sequence;
            sequence.name = name(row[0], row[1]);
            const QString type = textIn(row[2]);
            sequence.dataType = type == u"bigint"_s ? QString() : type;
            const int bits = type == u"bigint"_s ? 64 : type == u"integer"_s ? 32 : 16;
            sequence.options = optionsOf({row.begin() + 3, row.end()}, bits);
            schema_.sequences.insert_or_assign(sequence.name, sequence);
        }
        return {};
    }

    Result<> readViews()
    {
        RETORT_TRY(const auto rows,
                   query_(u"SELECT n.nspname, c.relname, c.relkind, pg_catalog.pg_get_viewdef(c.oid)"
                          u" FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                          u" WHERE c.relkind IN ('v', 'm') AND"_s +
                          inScope() + notOfExtension(u"c.oid"_s, u"pg_class"_s)));
        for (const auto &row : rows) {
            QString definition = textIn(row[3]).trimmed();
            if (definition.endsWith(u';'))
                definition.chop(1);
            schema_.views.insert_or_assign(name(row[0], row[1]), schema::View{definition, textIn(row[2]) == u"m"_s});
        }
        return {};
    }

    Result<> readRoutines()
    {
        RETORT_TRY(const auto rows,
                   query_(u"SELECT n.nspname, p.proname, pg_catalog.pg_get_functiondef(p.oid)"
                          u" FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace"
                          u" WHERE p.prokind IN ('f', 'p') AND"_s +
                          inScope() + notOfExtension(u"p.oid"_s, u"pg_proc"_s)));
        for (const auto &row : rows)
            schema_.routines.insert_or_assign(name(row[0], row[1]), schema::Routine{textIn(row[2]).trimmed()});
        return {};
    }

    Result<> readTriggers()
    {
        RETORT_TRY(const auto rows,
                   query_(u"SELECT n.nspname, c.relname, g.tgname, pg_catalog.pg_get_triggerdef(g.oid)"
                          u" FROM pg_catalog.pg_trigger g JOIN pg_catalog.pg_class c ON c.oid = g.tgrelid"
                          u" JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                          u" WHERE NOT g.tgisinternal AND"_s +
                          inScope()));
        for (const auto &row : rows) {
            const sql::ObjectName table = name(row[0], row[1]);
            schema_.triggers.insert_or_assign({table.schema, textIn(row[2])}, schema::Trigger{table, textIn(row[3])});
        }
        return {};
    }

    const PostgresqlDialect &dialect_;
    const ddl::Customs &customs_;
    const CatalogueQuery &query_;
    const SchemaScope &scope_;
    schema::Schema schema_;
    std::map<sql::ObjectName, schema::Table> tables_;
};

} // namespace

Result<schema::Schema> PostgresqlDialect::readSchema(const CatalogueQuery &query, const SchemaScope &scope) const
{
    return Reader(*this, query, scope).read();
}

} // namespace retort::dialects
