#include <core/ddl/sqlite_source.h>
#include <core/ddl/statements.h>
#include <core/ddl/table_edits.h>
#include <core/ddl/table_text.h>

#include <algorithm>

namespace retort::ddl
{
using namespace Qt::Literals::StringLiterals;

namespace
{

/// What REFERENCES names in a text: the table, and where `column` is given its column, under another name.
QString replaceReference(const QString &text, const QString &table, const QString &column, const QString &quotedTo)
{
    QString replaced;
    int depth = 0;
    bool isTableNext = false;
    bool isInColumns = false;
    bool followsTable = false;
    for (const sql::Token &token : sql::tokenize(text, sql::sqliteRules())) {
        const QString written = text.mid(token.offset, token.length);
        const bool isName = token.kind == sql::Token::Kind::Word || token.kind == sql::Token::Kind::QuotedName;
        const bool isBlank = token.kind == sql::Token::Kind::Space || token.kind == sql::Token::Kind::Comment;
        sql::TokenCursor one(written, sql::sqliteRules());
        const QString name = isName ? one.takeName() : QString();
        QString next = written;
        if (isTableNext && isName) {
            followsTable = sameName(name, table);
            if (followsTable && column.isEmpty())
                next = quotedTo;
            isTableNext = false;
        } else if (followsTable && !isBlank) {
            isInColumns = written == u"("_s;
            depth = 1;
            followsTable = false;
        } else if (isInColumns && !isBlank) {
            depth += written == u"("_s ? 1 : written == u")"_s ? -1 : 0;
            isInColumns = depth > 0;
            if (isName && !column.isEmpty() && sameName(name, column))
                next = quotedTo;
        }
        if (token.kind == sql::Token::Kind::Word && sameName(written, u"references"_s))
            isTableNext = true;
        replaced += next;
    }
    return replaced;
}

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
        // Found by their old name while the table still has it.
        rewriteTriggers([&](const QString &sql) { return replaceName(sql, name_.name, quoted); });
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
        // As SQLite does: the name keeps its quotes off where it needs none.
        auto text = readTableText(source_.createTable);
        if (!text)
            return Effect::Opaque;
        source_.createTable = replaceName(source_.createTable, from, quoted);
        for (schema::VerbatimObject &index : source_.indexes) {
            const qsizetype open = index.sql.indexOf(u'(');
            index.sql = index.sql.left(open) + replaceName(index.sql.mid(open), from, quoted);
        }
        rewriteTriggers([&](const QString &sql) { return replaceName(sql, from, quoted); });
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

    template <typename Rewrite> void rewriteTriggers(Rewrite &&rewrite)
    {
        for (auto &[name, trigger] : schema_.triggers)
            if (trigger.table == name_)
                trigger.definition = rewrite(trigger.definition);
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

    template <typename Rewrite> void rewriteViews(Rewrite &&rewrite)
    {
        for (schema::VerbatimObject &view : source_.views) {
            view.sql = rewrite(view.sql);
            for (auto &[name, known] : schema_.views)
                if (sameName(name.name, view.name))
                    known.definition = rewrite(known.definition);
        }
    }

    schema::Schema &schema_;
    sql::ObjectName name_;
    const Customs &customs_;
    schema::SqliteSource source_;
};

} // namespace

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

void forgetIndex(schema::SqliteSource &source, const QString &index)
{
    source.indexes.erase(std::remove_if(source.indexes.begin(), source.indexes.end(),
                                        [&](const schema::VerbatimObject &each) { return sameName(each.name, index); }),
                         source.indexes.end());
}

} // namespace retort::ddl
