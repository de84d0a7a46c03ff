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

qint64 takeNumber(sql::TokenCursor &at)
{
    const bool isNegative = at.take(u"-");
    const qint64 number = at.word().toString().toLongLong();
    at.advance();
    return isNegative ? -number : number;
}

} // namespace

schema::SequenceOptions readSequenceOptions(sql::TokenCursor &at)
{
    schema::SequenceOptions options;
    while (!at.atEnd()) {
        if (at.take(u"increment")) {
            at.take(u"by");
            options.increment = takeNumber(at);
        } else if (at.take(u"start")) {
            at.take(u"with");
            options.start = takeNumber(at);
        } else if (at.takeSequence({u"no", u"minvalue"}) || at.takeSequence({u"no", u"maxvalue"}) ||
                   at.takeSequence({u"no", u"cycle"})) {
            continue;
        } else if (at.take(u"minvalue")) {
            options.minValue = takeNumber(at);
        } else if (at.take(u"maxvalue")) {
            options.maxValue = takeNumber(at);
        } else if (at.take(u"cache")) {
            options.cache = takeNumber(at);
        } else if (at.take(u"cycle")) {
            options.cycle = true;
        } else {
            at.advanceGroup();
        }
    }
    // What is so without a word.
    const auto drop = [](std::optional<qint64> &value, qint64 usual) {
        if (value == usual)
            value.reset();
    };
    drop(options.increment, 1);
    drop(options.cache, 1);
    drop(options.minValue, 1);
    drop(options.start, options.minValue.value_or(1));
    return options;
}

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
            changed.source->indexes.push_back({index.name.text, trimmedStatement(at.text())});
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
    at.takeSequence({u"if", u"exists"});
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
    return Effect::Opaque;
}

Effect createType(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs)
{
    const sql::ObjectName name = readName(at, customs);
    if (!at.takeSequence({u"as", u"enum"}))
        return Effect::Opaque;
    schema::EnumDefinition definition;
    at.take(u"(");
    while (at.isString()) {
        definition.values << at.takeString();
        at.take(u",");
    }
    // A second one of that name would have been refused.
    schema.enums.try_emplace(name, definition);
    return Effect::Applied;
}

Effect alterType(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs)
{
    const sql::ObjectName name = readName(at, customs);
    const auto found = schema.enums.find(name);
    if (at.is(u"owner"))
        return Effect::None;
    if (found == schema.enums.end())
        return Effect::Opaque;
    QStringList &values = found->second.values;
    if (at.takeSequence({u"add", u"value"})) {
        at.takeSequence({u"if", u"not", u"exists"});
        const QString value = at.takeString();
        if (values.contains(value))
            return Effect::Applied;
        const bool isBefore = at.take(u"before");
        const bool isAfter = !isBefore && at.take(u"after");
        const qsizetype place = isBefore || isAfter ? values.indexOf(at.takeString()) : -1;
        values.insert(place < 0 ? values.size() : place + (isAfter ? 1 : 0), value);
        return Effect::Applied;
    }
    if (at.takeSequence({u"rename", u"value"})) {
        const QString before = at.takeString();
        at.take(u"to");
        const QString after = at.takeString();
        const qsizetype place = values.indexOf(before);
        if (place < 0)
            return Effect::Applied;
        values[place] = after;
        const schema::ServerDefault old = canonical(sql::quotedText(before, {}), customs);
        for (auto &[tableName, boxed] : schema.tables) {
            schema::Table table = *boxed;
            for (schema::Column &column : table.columns)
                if (column.type == customs.type(name.name) && column.serverDefault == old)
                    column.serverDefault = canonical(sql::quotedText(after, {}), customs);
            if (table != *boxed)
                boxed = std::move(table);
        }
        return Effect::Applied;
    }
    if (!at.takeSequence({u"rename", u"to"}))
        return Effect::Opaque;
    const sql::ObjectName to{name.schema, at.takeName()};
    schema.enums.insert_or_assign(to, found->second);
    schema.enums.erase(name);
    const sql::SqlType before = customs.type(name.name);
    const sql::SqlType after = customs.type(to.name);
    for (auto &[tableName, boxed] : schema.tables) {
        schema::Table table = *boxed;
        for (schema::Column &column : table.columns) {
            if (column.type == before)
                column.type = after;
            else if (column.type == sql::SqlType(sql::ArrayType{before, std::nullopt}))
                column.type = sql::SqlType(sql::ArrayType{after, std::nullopt});
        }
        if (table != *boxed)
            boxed = std::move(table);
    }
    return Effect::Applied;
}

Effect createSequence(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs)
{
    const bool mayExist = at.takeSequence({u"if", u"not", u"exists"});
    schema::Sequence sequence;
    sequence.name = readName(at, customs);
    if (at.take(u"as")) {
        sequence.dataType = at.word().toString().toLower();
        at.advance();
        if (sequence.dataType == u"bigint"_s)
            sequence.dataType.clear();
    }
    sequence.options = readSequenceOptions(at);
    if (!mayExist || schema.sequences.count(sequence.name) == 0)
        schema.sequences.insert_or_assign(sequence.name, sequence);
    return Effect::Applied;
}

Effect alterSequence(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs)
{
    at.takeSequence({u"if", u"exists"});
    const sql::ObjectName name = readName(at, customs);
    const auto found = schema.sequences.find(name);
    if (at.takeSequence({u"rename", u"to"}) && found != schema.sequences.end()) {
        schema::Sequence renamed = found->second;
        renamed.name = {name.schema, at.takeName()};
        schema.sequences.erase(found);
        schema.sequences.insert_or_assign(renamed.name, renamed);
        return Effect::Applied;
    }
    if (at.takeSequence({u"owned", u"by"})) {
        // What a column owns is part of the column.
        if (at.is(u"none") || found == schema.sequences.end())
            return Effect::Applied;
        schema.sequences.erase(found);
        QStringList parts{at.takeName()};
        while (at.take(u"."))
            parts << at.takeName();
        const QString column = parts.takeLast();
        const QString owner = parts.size() > 1 && parts.first() != customs.defaultSchema ? parts.first() : QString();
        return changeTable(schema, {owner, parts.isEmpty() ? QString() : parts.last()}, [&](schema::Table &table) {
            for (schema::Column &each : table.columns)
                if (each.name == column && each.serverDefault &&
                    textOf(*each.serverDefault).startsWith(u"nextval("_s)) {
                    each.serverDefault.reset();
                    each.autoincrement = schema::Autoincrement::On;
                }
        });
    }
    return Effect::None;
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
        rereadViews(schema, name.name, trimmedStatement(at.text()));
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
    trigger.definition = trimmedStatement(whole);
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
