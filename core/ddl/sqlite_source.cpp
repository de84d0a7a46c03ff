#include <core/ddl/sqlite_source.h>
#include <core/ddl/statements.h>
#include <core/ddl/table_edits.h>
#include <core/ddl/table_text.h>
#include <core/ddl/text_renames.h>

#include <algorithm>

namespace retort::ddl
{
using namespace Qt::Literals::StringLiterals;

namespace
{

/// The table anew from its texts, which may have changed.
void reread(schema::Schema &schema, const sql::ObjectName &name, const schema::SqliteSource &source,
            const Customs &customs)
{
    schema.tables.erase(name);
    (void)apply(schema, source.createTable, customs);
    const auto made = schema.tables.find(name);
    if (made == schema.tables.end())
        return;
    for (const schema::VerbatimObject &index : source.indexes)
        (void)apply(schema, index.sql, customs);
    (void)changeTable(schema, name, [&](schema::Table &table) {
        table.source->triggers = source.triggers;
        if (!source.views.empty())
            table.source->views = source.views;
    });
}

class SqliteChange
{
public:
    SqliteChange(schema::Schema &schema, sql::ObjectName name, const Customs &customs)
        : schema_(schema)
        , name_(std::move(name))
        , customs_(customs)
        , source_(*findTable(schema, name_)->source)
    {
    }

    Effect renameTo(const QString &to)
    {
        const QString quoted = sql::quoteAlways(to, customs_.quoting);
        auto text = readTableText(source_.createTable);
        if (!text)
            return Effect::Opaque;
        source_.createTable = replaceReference(writeTableText(*text, quoted), name_.name, {}, quoted);
        for (schema::VerbatimObject &index : source_.indexes)
            index.sql = replaceName(index.sql, name_.name, quoted);
        for (auto &[name, trigger] : schema_.triggers)
            trigger.definition = replaceName(trigger.definition, name_.name, quoted);
        rewriteOthers([&](const QString &sql) { return replaceReference(sql, name_.name, {}, quoted); });
        rewriteViews([&](const QString &sql) { return replaceName(sql, name_.name, quoted); });
        const sql::ObjectName moved{name_.schema, to};
        renameTable(schema_, name_, moved, customs_);
        name_ = moved;
        return done();
    }

    Effect renameColumn(const QString &from, const QString &to)
    {
        const QString quoted = sql::quoteIdentifier(to, customs_.quoting);
        auto text = readTableText(source_.createTable);
        if (!text)
            return Effect::Opaque;
        ddl::renameColumn(*text, from, to, quoted);
        source_.createTable = writeTableText(*text, sql::quoteIdentifier(text->name, customs_.quoting));
        for (schema::VerbatimObject &index : source_.indexes)
            index.sql = indexWithColumnRenamed(index.sql, from, quoted);
        for (auto &[name, trigger] : schema_.triggers)
            trigger.definition = bodyWithColumnRenamed(trigger.definition, name_.name, from, quoted,
                                                       trigger.table == name_, isShared(trigger.definition, from));
        rewriteViews([&](const QString &sql) {
            return bodyWithColumnRenamed(sql, name_.name, from, quoted, false, isShared(sql, from));
        });
        rewriteOthers([&](const QString &sql) { return replaceReference(sql, name_.name, from, quoted); });
        return done();
    }

    Effect addColumn(const QString &definition)
    {
        auto text = readTableText(source_.createTable);
        if (!text)
            return Effect::Opaque;
        text->columns.push_back(readColumnText(definition));
        return rewritten(*text);
    }

    Effect dropColumn(const QString &column)
    {
        auto text = readTableText(source_.createTable);
        if (!text)
            return Effect::Opaque;
        const auto found = std::find_if(text->columns.begin(), text->columns.end(),
                                        [&](const ColumnText &each) { return sameName(each.name, column); });
        if (found == text->columns.end())
            return Effect::Opaque;
        text->columns.erase(found);
        return rewritten(*text);
    }

private:
    Effect rewritten(const TableText &text)
    {
        source_.createTable = writeTableText(text, sql::quoteIdentifier(text.name, customs_.quoting));
        return done();
    }

    Effect done()
    {
        reread(schema_, name_, source_, customs_);
        rereadTriggers(schema_);
        return Effect::Applied;
    }

    /// Whether another table that a text names has a column of that name.
    bool isShared(const QString &text, const QString &column) const
    {
        const QStringList names = namesIn(text);
        return std::any_of(schema_.tables.begin(), schema_.tables.end(), [&](const auto &each) {
            return each.first != name_ && containsName(names, each.first.name) &&
                   std::any_of(each.second->columns.begin(), each.second->columns.end(),
                               [&](const schema::Column &other) { return sameName(other.name, column); });
        });
    }

    template <typename Rewrite> void rewriteOthers(Rewrite &&rewrite)
    {
        std::vector<std::pair<sql::ObjectName, schema::SqliteSource>> changed;
        for (auto &[other, boxed] : schema_.tables) {
            if (other == name_ || !boxed->source)
                continue;
            const QString text = rewrite(boxed->source->createTable);
            if (text == boxed->source->createTable)
                continue;
            schema::SqliteSource source = *boxed->source;
            source.createTable = text;
            changed.emplace_back(other, std::move(source));
        }
        for (const auto &[other, source] : changed)
            reread(schema_, other, source, customs_);
    }

    /// The views that read this table, wherever they are kept: with the schema, and with each table that they read.
    template <typename Rewrite> void rewriteViews(Rewrite &&rewrite)
    {
        const std::vector<schema::VerbatimObject> before = source_.views;
        for (const schema::VerbatimObject &view : before) {
            const QString text = rewrite(view.sql);
            for (auto &[name, known] : schema_.views)
                if (sameName(name.name, view.name))
                    known.definition = rewrite(known.definition);
            rewriteView(source_, view.name, text);
            for (auto &[name, boxed] : schema_.tables) {
                schema::Table table = *boxed;
                if (table.source && rewriteView(*table.source, view.name, text))
                    boxed = std::move(table);
            }
        }
    }

    static bool rewriteView(schema::SqliteSource &source, const QString &name, const QString &text)
    {
        bool isThere = false;
        for (schema::VerbatimObject &view : source.views)
            if (sameName(view.name, name)) {
                isThere = view.sql != text;
                view.sql = text;
            }
        return isThere;
    }

    schema::Schema &schema_;
    sql::ObjectName name_;
    const Customs &customs_;
    schema::SqliteSource source_;
};

} // namespace

QString keptText(const QString &create, const Customs &customs)
{
    sql::TokenCursor at(create, customs.lexical, customs.nameCase);
    while (at.isWord() && !at.isAny({u"if", u"on", u"as"}))
        at.advance();
    if (!at.isSequence({u"if", u"not", u"exists"}))
        return create;
    const QString head = at.between(0, at.position());
    at.takeSequence({u"if", u"not", u"exists"});
    return head.trimmed() + u' ' + at.rest();
}

Effect alterSqliteTable(schema::Schema &schema, const sql::ObjectName &name, sql::TokenCursor &at,
                        const Customs &customs)
{
    const schema::Table *table = findTable(schema, name);
    if (!table || !table->source)
        return Effect::Opaque;
    SqliteChange change(schema, name, customs);
    if (at.take(u"rename")) {
        if (at.take(u"to"))
            return change.renameTo(at.takeName());
        at.take(u"column");
        const QString from = at.takeName();
        at.take(u"to");
        return change.renameColumn(from, at.takeName());
    }
    if (at.take(u"add")) {
        at.take(u"column");
        return change.addColumn(at.rest());
    }
    if (at.take(u"drop")) {
        at.take(u"column");
        return change.dropColumn(at.takeName());
    }
    return Effect::Opaque;
}

void rereadTriggers(schema::Schema &schema)
{
    for (auto &[name, boxed] : schema.tables) {
        if (!boxed->source)
            continue;
        std::vector<schema::VerbatimObject> triggers;
        for (const auto &[triggerName, trigger] : schema.triggers)
            if (trigger.table == name)
                triggers.push_back({triggerName.name, trigger.definition});
        if (triggers == boxed->source->triggers)
            continue;
        schema::Table table = *boxed;
        table.source->triggers = std::move(triggers);
        boxed = std::move(table);
    }
}

void rereadViews(schema::Schema &schema, const QString &view, const QString &createView)
{
    const QStringList names = namesIn(createView);
    for (auto &[name, boxed] : schema.tables) {
        if (!boxed->source)
            continue;
        schema::Table table = *boxed;
        std::vector<schema::VerbatimObject> &views = table.source->views;
        views.erase(std::remove_if(views.begin(), views.end(),
                                   [&](const schema::VerbatimObject &each) { return sameName(each.name, view); }),
                    views.end());
        if (!createView.isEmpty() && containsName(names, name.name))
            views.push_back({view, createView});
        if (table != *boxed)
            boxed = std::move(table);
    }
}

void adoptViews(schema::Schema &schema, schema::Table &table, const Customs &customs)
{
    if (!table.source || !table.source->views.empty())
        return;
    for (const auto &[name, view] : schema.views)
        if (containsName(namesIn(view.definition), table.name.name))
            table.source->views.push_back(
                {name.name,
                 u"CREATE VIEW "_s + sql::quoteIdentifier(name.name, customs.quoting) + u" AS "_s + view.definition});
}

void forgetIndex(schema::SqliteSource &source, const QString &index)
{
    source.indexes.erase(std::remove_if(source.indexes.begin(), source.indexes.end(),
                                        [&](const schema::VerbatimObject &each) { return sameName(each.name, index); }),
                         source.indexes.end());
}

} // namespace retort::ddl
