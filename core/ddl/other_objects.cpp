#include <core/ddl/sqlite_source.h>
#include <core/ddl/statements.h>
#include <core/ddl/table_edits.h>
#include <core/sql/literal.h>

#include <algorithm>

namespace retort::ddl
{
using namespace Qt::Literals::StringLiterals;

namespace
{

QString trimmedStatement(QString text)
{
    text = text.trimmed();
    while (text.endsWith(u';'))
        text = text.chopped(1).trimmed();
    return text;
}

/// The table that has an index of that name; null where none has.
schema::Table const *ownerOf(const schema::Schema &schema, const QString &index)
{
    for (const auto &[name, table] : schema.tables)
        for (const schema::Index &each : table->indexes)
            if (each.name.text == index)
                return &*table;
    return nullptr;
}

} // namespace

Effect createIndex(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs, bool unique,
                   const QString &prefix)
{
    at.take(u"concurrently");
    const bool mayExist = at.takeSequence({u"if", u"not", u"exists"});
    schema::Index index;
    index.unique = unique;
    if (!prefix.isEmpty())
        index.options[u"mysql_prefix"_s] = prefix;
    sql::ObjectName written;
    if (!at.is(u"on"))
        written = readName(at, customs);
    index.name = {written.name, !written.name.isEmpty()};
    if (at.take(u"using")) // MySQL takes it here as well
        at.advance();
    at.take(u"on");
    at.take(u"only");
    sql::ObjectName table = readName(at, customs);
    if (table.schema.isEmpty() && customs.keepsSource)
        table.schema = written.schema;
    table = known(schema, table, customs);
    readIndexBody(at, customs, index);
    return changeTable(schema, table, [&](schema::Table &changed) {
        const auto exists = std::any_of(changed.indexes.begin(), changed.indexes.end(),
                                        [&](const auto &other) { return other.name.text == index.name.text; });
        if (mayExist && exists)
            return;
        const bool isPlain = std::all_of(index.elements.begin(), index.elements.end(), [](const auto &element) {
            return std::holds_alternative<expressions::ColumnReference>(element.node);
        });
        if (unique && customs.uniqueIndexesAreConstraints && isPlain && index.options.empty()) {
            schema::UniqueConstraint constraint{index.name, {}, {}, {}, {}};
            for (const expressions::Expression &element : index.elements)
                constraint.columns << std::get<expressions::ColumnReference>(element.node).name;
            add(changed, constraint, customs);
        } else {
            add(changed, index, customs);
        }
        if (changed.source)
            changed.source->indexes.push_back({index.name.text, trimmedStatement(keptText(at.text(), customs))});
        settle(changed, schema, customs);
    });
}

Effect dropIndexes(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs)
{
    at.take(u"concurrently");
    at.takeSequence({u"if", u"exists"});
    std::vector<sql::ObjectName> names;
    do {
        names.push_back(readName(at, customs));
    } while (at.take(u","));
    std::optional<sql::ObjectName> table;
    if (at.take(u"on"))
        table = known(schema, readName(at, customs), customs);
    for (const sql::ObjectName &name : names) {
        const schema::Table *owner = table ? findTable(schema, *table) : ownerOf(schema, name.name);
        if (!owner)
            continue;
        (void)changeTable(schema, owner->name, [&](schema::Table &changed) {
            (void)dropIndex(changed, name.name, customs);
            if (changed.source)
                forgetIndex(*changed.source, name.name);
        });
    }
    return Effect::Applied;
}

Effect alterIndex(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs)
{
    const bool mayMiss = at.takeSequence({u"if", u"exists"});
    const sql::ObjectName name = readName(at, customs);
    if (!at.takeSequence({u"rename", u"to"}))
        return Effect::None;
    const QString to = at.takeName();
    for (const auto &[tableName, table] : schema.tables) {
        const bool owns = std::any_of(table->indexes.begin(), table->indexes.end(),
                                      [&](const auto &index) { return index.name.text == name.name; }) ||
                          std::any_of(table->constraints.begin(), table->constraints.end(),
                                      [&](const auto &each) { return nameOf(each).text == name.name; });
        if (owns)
            return changeTable(schema, tableName, [&](schema::Table &changed) {
                renameConstraint(changed, name.name, to, customs);
                settle(changed, schema, customs);
            });
    }
    return mayMiss ? Effect::None : Effect::Opaque;
}

Effect createView(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs, bool materialized)
{
    const bool mayExist = at.takeSequence({u"if", u"not", u"exists"});
    const sql::ObjectName name = readName(at, customs);
    if (!at.skipTo({u"as"}))
        return Effect::Opaque;
    QString definition = trimmedStatement(at.rest());
    if (materialized)
        for (const QString &end : {u"with no data"_s, u"with data"_s})
            if (definition.endsWith(end, Qt::CaseInsensitive))
                definition = definition.chopped(end.size()).trimmed();
    if (mayExist && schema.views.count(name) > 0)
        return Effect::Applied;
    schema.views.insert_or_assign(name, schema::View{definition, materialized});
    if (customs.keepsSource)
        rereadViews(schema, name.name, trimmedStatement(keptText(at.text(), customs)));
    return Effect::Applied;
}

Effect createTrigger(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs, const QString &whole)
{
    at.takeSequence({u"if", u"not", u"exists"});
    const sql::ObjectName name = readName(at, customs);
    // UPDATE OF a, b ON table
    if (!at.skipTo({u"on"}))
        return Effect::Opaque;
    schema::Trigger trigger;
    trigger.table = known(schema, readName(at, customs), customs);
    trigger.definition = trimmedStatement(customs.keepsSource ? keptText(whole, customs) : whole);
    schema.triggers.insert_or_assign(name, trigger);
    if (customs.keepsSource)
        rereadTriggers(schema);
    return Effect::Applied;
}

Effect createRoutine(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs, const QString &whole)
{
    at.takeSequence({u"if", u"not", u"exists"});
    schema.routines.insert_or_assign(readName(at, customs), schema::Routine{trimmedStatement(whole)});
    return Effect::Applied;
}

Effect comment(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs)
{
    const bool isTable = at.take(u"table");
    const bool isColumn = !isTable && at.take(u"column");
    const bool isType = !isTable && !isColumn && at.take(u"type");
    if (!isTable && !isColumn && !isType)
        return Effect::None;
    QStringList parts{at.takeName()};
    while (at.take(u"."))
        parts << at.takeName();
    at.take(u"is");
    const QString text = at.takeString();
    const QString column = isColumn ? parts.takeLast() : QString();
    const QString schemaName = parts.size() > 1 ? parts.first() : QString();
    const sql::ObjectName name{schemaName == customs.defaultSchema ? QString() : schemaName,
                               parts.value(parts.size() - 1)};
    if (isType) {
        if (const auto found = schema.enums.find(name); found != schema.enums.end())
            found->second.comment = text;
        return Effect::Applied;
    }
    return changeTable(schema, name, [&](schema::Table &table) {
        if (isTable)
            table.comment = text;
        for (schema::Column &each : table.columns)
            if (isColumn && each.name == column)
                each.comment = text;
    });
}

} // namespace retort::ddl
