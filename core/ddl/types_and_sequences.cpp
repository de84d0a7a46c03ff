#include <core/ddl/names.h>
#include <core/ddl/statements.h>
#include <core/ddl/table_edits.h>
#include <core/sql/literal.h>

#include <algorithm>
#include <limits>

namespace retort::ddl
{
using namespace Qt::Literals::StringLiterals;

namespace
{

qint64 takeNumber(sql::TokenCursor &at)
{
    const bool isNegative = at.take(u"-");
    const qint64 number = at.word().toString().toLongLong();
    at.advance();
    return isNegative ? -number : number;
}

} // namespace

schema::SequenceOptions withoutUsual(schema::SequenceOptions told, qint64 lowest, qint64 highest,
                                     const Customs &customs)
{
    const auto drop = [](std::optional<qint64> &value, qint64 usual) {
        if (value == usual)
            value.reset();
    };
    const bool descends = told.increment.value_or(1) < 0;
    drop(told.increment, 1);
    drop(told.cache, customs.hasSerial ? 1 : 1000);
    drop(told.minValue, descends ? lowest : 1);
    drop(told.maxValue, descends ? -1 : highest);
    drop(told.start, descends ? told.maxValue.value_or(-1) : told.minValue.value_or(1));
    return told;
}

schema::SequenceOptions readSequenceOptions(sql::TokenCursor &at, const Customs &customs)
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
    using Limits = std::numeric_limits<qint64>;
    return withoutUsual(options, Limits::min(), Limits::max(), customs);
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

namespace
{

std::vector<sql::ObjectName> droppedNames(sql::TokenCursor &at, const Customs &customs)
{
    at.takeSequence({u"if", u"exists"});
    std::vector<sql::ObjectName> names;
    do {
        names.push_back(readName(at, customs));
    } while (at.take(u","));
    return names;
}

/// A change to every column of the schema.
template <typename Change> void changeColumns(schema::Schema &schema, Change &&change)
{
    for (auto &[name, boxed] : schema.tables) {
        schema::Table table = *boxed;
        for (schema::Column &column : table.columns)
            change(table, column);
        if (table != *boxed)
            boxed = std::move(table);
    }
}

} // namespace

Effect dropTypes(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs)
{
    const std::vector<sql::ObjectName> names = droppedNames(at, customs);
    const bool cascades = at.is(u"cascade");
    for (const sql::ObjectName &name : names) {
        schema.enums.erase(name);
        if (!cascades)
            continue;
        const QString quoted = sql::quoteIdentifier(name.name, customs.quoting);
        const QString text = name.schema.isEmpty()
                                 ? quoted
                                 : QString(sql::quoteIdentifier(name.schema, customs.quoting) + u'.' + quoted);
        std::vector<std::pair<sql::ObjectName, QString>> columns;
        for (const auto &[tableName, table] : schema.tables)
            for (const schema::Column &column : table->columns)
                if (const auto *raw = std::get_if<sql::RawType>(&column.type.kind); raw && raw->text == text)
                    columns.emplace_back(tableName, column.name);
        for (const auto &column : columns)
            if (changeTable(schema, column.first, [&](schema::Table &table) {
                    dropColumn(table, column.second, customs);
                    settle(table, schema, customs);
                }) == Effect::Opaque)
                return Effect::Opaque;
    }
    return Effect::Applied;
}

Effect dropSequences(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs)
{
    for (const sql::ObjectName &name : droppedNames(at, customs)) {
        schema.sequences.erase(name);
        changeColumns(schema, [&](const schema::Table &table, schema::Column &column) {
            const bool isSerial = customs.hasSerial && column.autoincrement == schema::Autoincrement::On &&
                                  table.name.schema == name.schema &&
                                  serialSequence(table.name.name, column.name, customs) == name.name;
            if (isSerial)
                column.autoincrement = schema::Autoincrement::Off;
            const QString value = column.serverDefault ? textOf(*column.serverDefault) : QString();
            if (value.startsWith(u"nextval('"_s) && value.section(u'\'', 1, 1) == name.name)
                column.serverDefault.reset();
        });
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
    sequence.options = readSequenceOptions(at, customs);
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

} // namespace retort::ddl
