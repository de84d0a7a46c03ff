#include <core/database/error_codes.h>
#include <core/ddl/definitions.h>
#include <core/dialects/catalogue.h>
#include <core/dialects/mysql/objects.h>

namespace retort::dialects
{
using namespace Qt::Literals::StringLiterals;

QString Scoped::where(const QString &column, const QString &table) const
{
    QStringList names;
    for (const QString &name : scope.schemas)
        names << dialect.literal(name);
    if (scope.table && !scope.table->schema.isEmpty())
        names = QStringList{dialect.literal(scope.table->schema)};
    else
        names.prepend(u"DATABASE()"_s);
    // information_schema answers by the name of one database at once, for a list it looks at all of them.
    QString text = names.size() == 1 ? QString(u' ' + column + u" = "_s + names.first())
                                     : QString(u' ' + column + u" IN ("_s + names.join(u", "_s) + u')');
    if (scope.table && !table.isEmpty())
        text += u" AND "_s + table + u" = "_s + dialect.literal(scope.table->name);
    return text;
}

sql::ObjectName Scoped::name(const sql::Value &schema, const sql::Value &object) const
{
    const QString schemaName = textIn(schema);
    const bool isMeant = !scope.schemas.contains(schemaName) && (!scope.table || scope.table->schema.isEmpty());
    return {isMeant ? QString() : schemaName, textIn(object)};
}

namespace
{

Result<> readTriggers(const Scoped &scoped, const CatalogueQuery &query, schema::Schema &schema)
{
    RETORT_TRY(const auto rows,
               query(u"SELECT EVENT_OBJECT_SCHEMA, EVENT_OBJECT_TABLE, TRIGGER_NAME, ACTION_TIMING, EVENT_MANIPULATION,"
                     u" ACTION_STATEMENT FROM information_schema.TRIGGERS WHERE"_s +
                     scoped.where(u"EVENT_OBJECT_SCHEMA"_s, u"EVENT_OBJECT_TABLE"_s)));
    for (const auto &row : rows) {
        const sql::ObjectName table = scoped.name(row[0], row[1]);
        const QString text = u"CREATE TRIGGER %1 %2 %3 ON %4 FOR EACH ROW %5"_s.arg(
            scoped.dialect.quote(textIn(row[2])), textIn(row[3]), textIn(row[4]), scoped.dialect.qualified(table),
            textIn(row[5]));
        schema.triggers.insert_or_assign({table.schema, textIn(row[2])}, schema::Trigger{table, text});
    }
    return {};
}

Result<> readViews(const Scoped &scoped, const CatalogueQuery &query, schema::Schema &schema)
{
    RETORT_TRY(const auto rows,
               query(u"SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION FROM information_schema.VIEWS WHERE"_s +
                     scoped.where(u"TABLE_SCHEMA"_s)));
    for (const auto &row : rows) {
        if (textIn(row[2]).isEmpty())
            schema.hidden << u"the definition of the view %1"_s.arg(textIn(row[1]));
        const sql::ObjectName name = scoped.name(row[0], row[1]);
        QString definition = textIn(row[2]);
        // The server names the database everywhere, even the one that is meant without a word.
        if (name.schema.isEmpty())
            definition.remove(u'`' + textIn(row[0]) + u"`."_s);
        schema.views.insert_or_assign(name, schema::View{definition, false});
    }
    return {};
}

/// Their options: each is a table of one row.
Result<> readSequences(const Scoped &scoped, const CatalogueQuery &query, schema::Schema &schema)
{
    QStringList parts;
    std::vector<schema::Sequence *> sequences;
    for (auto &[name, sequence] : schema.sequences) {
        parts << u"SELECT %1, start_value, minimum_value, maximum_value, increment, cache_size, cycle_option FROM %2"_s
                     .arg(QString::number(parts.size()), scoped.dialect.qualified(name));
        sequences.push_back(&sequence);
    }
    if (parts.isEmpty())
        return {};
    const auto asked = query(parts.join(u" UNION ALL "_s));
    if (!asked && asked.error().code == errors::PermissionDenied) {
        schema.hidden << u"the options of the sequences"_s;
        return {};
    }
    RETORT_TRY(const auto rows, asked);
    for (const auto &row : rows) {
        schema::SequenceOptions told;
        told.start = numberIn(row[1]);
        told.minValue = numberIn(row[2]);
        told.maxValue = numberIn(row[3]);
        told.increment = numberIn(row[4]);
        told.cache = numberIn(row[5]);
        if (isTrue(row[6]))
            told.cycle = true;
        // MariaDB keeps the outermost numbers for itself.
        constexpr qint64 highest = std::numeric_limits<qint64>::max() - 1;
        sequences.at(static_cast<std::size_t>(numberIn(row[0])))->options =
            ddl::withoutUsual(told, -highest - 1, highest, scoped.dialect.customs());
    }
    return {};
}

/// "(IN a int, b text)", by the name of the routine.
Result<std::map<sql::ObjectName, QString>> readParameters(const Scoped &scoped, const CatalogueQuery &query)
{
    RETORT_TRY(const auto rows,
               query(u"SELECT SPECIFIC_SCHEMA, SPECIFIC_NAME, PARAMETER_MODE, PARAMETER_NAME, DTD_IDENTIFIER,"
                     u" ROUTINE_TYPE FROM information_schema.PARAMETERS WHERE ORDINAL_POSITION > 0 AND"_s +
                     scoped.where(u"SPECIFIC_SCHEMA"_s) + u" ORDER BY SPECIFIC_NAME, ORDINAL_POSITION"_s));
    std::map<sql::ObjectName, QString> parameters;
    for (const auto &row : rows) {
        QString &list = parameters[scoped.name(row[0], row[1])];
        const bool isProcedure = textIn(row[5]) == u"PROCEDURE"_s;
        list += (list.isEmpty() ? QString() : u", "_s) + (isProcedure ? QString(textIn(row[2]) + u' ') : QString()) +
                scoped.dialect.quote(textIn(row[3])) + u' ' + textIn(row[4]);
    }
    return parameters;
}

Result<> readRoutines(const Scoped &scoped, const CatalogueQuery &query, schema::Schema &schema)
{
    RETORT_TRY(const auto rows,
               query(u"SELECT ROUTINE_SCHEMA, ROUTINE_NAME, ROUTINE_DEFINITION, ROUTINE_TYPE, DTD_IDENTIFIER,"
                     u" IS_DETERMINISTIC, SQL_DATA_ACCESS FROM information_schema.ROUTINES"
                     u" WHERE ROUTINE_TYPE IN ('FUNCTION', 'PROCEDURE') AND"_s +
                     scoped.where(u"ROUTINE_SCHEMA"_s)));
    if (rows.empty())
        return {};
    RETORT_TRY(const auto parameters, readParameters(scoped, query));
    for (const auto &row : rows) {
        if (isNull(row[2]))
            schema.hidden << u"the definition of the %1 %2"_s.arg(textIn(row[3]).toLower(), textIn(row[1]));
        const sql::ObjectName name = scoped.name(row[0], row[1]);
        const auto list = parameters.find(name);
        QString text = u"CREATE %1 %2(%3)"_s.arg(textIn(row[3]), scoped.dialect.qualified(name),
                                                 list == parameters.end() ? QString() : list->second);
        if (textIn(row[3]) == u"FUNCTION"_s)
            text += u" RETURNS "_s + textIn(row[4]);
        if (textIn(row[5]) == u"YES"_s)
            text += u" DETERMINISTIC"_s;
        text += u' ' + textIn(row[6]) + u' ' + textIn(row[2]);
        schema.routines.insert_or_assign(name, schema::Routine{text});
    }
    return {};
}

} // namespace

Result<> readObjects(const Scoped &scoped, const CatalogueQuery &query, schema::Schema &schema)
{
    RETORT_CHECK(readTriggers(scoped, query, schema));
    if (scoped.scope.table)
        return {};
    RETORT_CHECK(readSequences(scoped, query, schema));
    RETORT_CHECK(readViews(scoped, query, schema));
    return readRoutines(scoped, query, schema);
}

} // namespace retort::dialects
