#include <core/ddl/charsets.h>
#include <core/ddl/derived_table.h>
#include <core/ddl/table_edits.h>
#include <core/ddl/table_text.h>

#include <algorithm>

namespace retort::ddl
{
using namespace Qt::Literals::StringLiterals;

namespace
{

/// A table in FROM, by the name that its columns are called with.
struct Source {
    QString called;
    const schema::Table *table = nullptr;
};

struct Picked {
    const schema::Table *table = nullptr;
    const schema::Column *column = nullptr;
    QString name;
};

/// SELECT with plain columns of tables that are there. What an expression's type would be is the database's to know.
class QueryReader
{
public:
    QueryReader(const schema::Schema &schema, sql::TokenCursor &at, const Customs &customs)
        : schema_(schema)
        , at_(at)
        , customs_(customs)
    {
    }

    std::optional<std::vector<Picked>> columns()
    {
        if (!at_.take(u"select"))
            return std::nullopt;
        if (!at_.take(u"distinct"))
            at_.take(u"all");
        const std::size_t items = at_.position();
        if (!at_.skipTo({u"from"}) || !readSources())
            return std::nullopt;
        at_.moveTo(items);
        std::vector<Picked> picked;
        do {
            if (!readItem(picked))
                return std::nullopt;
        } while (at_.take(u","));
        return at_.is(u"from") ? std::optional(std::move(picked)) : std::nullopt;
    }

private:
    bool readSources()
    {
        do {
            at_.take(u"only");
            if (at_.is(u"("))
                return false;
            Source source;
            const sql::ObjectName name = known(schema_, readName(at_, customs_), customs_);
            source.table = schema::findTable(schema_, name);
            source.called = name.name;
            if (!source.table)
                return false;
            at_.take(u"as");
            const bool isAlias = at_.isQuotedName() || (at_.isWord() && !endsTable());
            if (isAlias)
                source.called = at_.takeName();
            sources_.push_back(source);
        } while (nextSource());
        return isWhole_;
    }

    bool endsTable() const
    {
        return at_.isAny({u"where", u"join",   u"inner",     u"cross", u"left",   u"right", u"full",   u"natural",
                          u"on",    u"using",  u"group",     u"order", u"having", u"limit", u"offset", u"with",
                          u"union", u"except", u"intersect", u"fetch", u"window", u"for"});
    }

    /// Moves to the next table of FROM; false where there is none. What changes columns on the way is not followed:
    /// an outer join may make them null, USING makes one of two, a UNION takes two types together.
    bool nextSource()
    {
        bool isInFrom = true;
        while (!at_.atEnd() && !at_.is(u")")) {
            if (at_.isAny({u"left", u"right", u"full", u"natural", u"using", u"union", u"except", u"intersect"}))
                isWhole_ = false;
            if (at_.isAny({u"where", u"group", u"order", u"having", u"limit"}))
                isInFrom = false;
            if (isInFrom && (at_.take(u"join") || at_.take(u",")))
                return true;
            at_.advanceGroup();
        }
        return false;
    }

    bool readItem(std::vector<Picked> &picked)
    {
        if (at_.take(u"*")) {
            for (const Source &source : sources_)
                takeAll(source, picked);
            return true;
        }
        if (!at_.isQuotedName() && !at_.isWord())
            return false;
        QStringList parts{at_.takeName()};
        while (at_.take(u".")) {
            if (at_.take(u"*")) {
                const Source *source = sourceCalled(parts.last());
                if (source)
                    takeAll(*source, picked);
                return source != nullptr;
            }
            parts << at_.takeName();
        }
        Picked one = columnCalled(parts);
        if (!one.column)
            return false;
        if (at_.take(u"as") || at_.isQuotedName() || (at_.isWord() && !at_.is(u"from")))
            one.name = at_.takeName();
        picked.push_back(one);
        return at_.is(u",") || at_.is(u"from");
    }

    static void takeAll(const Source &source, std::vector<Picked> &picked)
    {
        for (const schema::Column &column : source.table->columns)
            picked.push_back({source.table, &column, column.name});
    }

    const Source *sourceCalled(const QString &name) const
    {
        const auto found = std::find_if(sources_.begin(), sources_.end(), [&](const Source &source) {
            return source.called.compare(name, Qt::CaseInsensitive) == 0;
        });
        return found == sources_.end() ? nullptr : &*found;
    }

    Picked columnCalled(const QStringList &parts) const
    {
        const QString &name = parts.last();
        for (const Source &source : sources_) {
            if (parts.size() > 1 && source.called.compare(parts[parts.size() - 2], Qt::CaseInsensitive) != 0)
                continue;
            for (const schema::Column &column : source.table->columns)
                if (column.name.compare(name, Qt::CaseInsensitive) == 0)
                    return {source.table, &column, customs_.keepsSource ? column.name : name};
        }
        return {};
    }

    const schema::Schema &schema_;
    sql::TokenCursor &at_;
    const Customs &customs_;
    std::vector<Source> sources_;
    bool isWhole_ = true;
};

/// The name of a declared type's affinity, as SQLite writes it down for a table made from a query.
QString affinityName(const QString &declared)
{
    const QString type = declared.toUpper();
    if (type.contains(u"INT"_s))
        return u" INT"_s;
    if (type.contains(u"CHAR"_s) || type.contains(u"CLOB"_s) || type.contains(u"TEXT"_s))
        return u" TEXT"_s;
    if (type.isEmpty() || type.contains(u"BLOB"_s))
        return {};
    if (type.contains(u"REAL"_s) || type.contains(u"FLOA"_s) || type.contains(u"DOUB"_s))
        return u" REAL"_s;
    return u" NUM"_s;
}

/// The text that SQLite makes up for such a table (createTableStmt in its build.c): in one line where that is short.
std::optional<QString> sqliteText(const QString &name, const std::vector<Picked> &picked, const Customs &customs)
{
    constexpr qsizetype shortest = 50;
    const QString quotedName = sql::quoteIdentifier(name, customs.quoting);
    const auto written = [](const QString &text) { return text.toUtf8().size() + text.count(u'"') + 2; };
    qsizetype length = written(name);
    QStringList lines;
    for (const Picked &one : picked) {
        if (!one.table->source)
            return std::nullopt;
        const auto text = readTableText(one.table->source->createTable);
        if (!text)
            return std::nullopt;
        const auto column = std::find_if(text->columns.begin(), text->columns.end(),
                                         [&](const ColumnText &each) { return sameName(each.name, one.column->name); });
        if (column == text->columns.end())
            return std::nullopt;
        lines << sql::quoteIdentifier(one.name, customs.quoting) + affinityName(column->type);
        length += written(one.name) + 5;
    }
    const bool isShort = length < shortest;
    return u"CREATE TABLE "_s + quotedName + u'(' + (isShort ? QString() : u"\n  "_s) +
           lines.join(isShort ? u","_s : u",\n  "_s) + (isShort ? u")"_s : u"\n)"_s);
}

schema::Column derived(const Picked &picked, const Customs &customs)
{
    schema::Column column;
    column.name = picked.name;
    column.type = picked.column->type;
    column.autoincrement = schema::Autoincrement::Off;
    if (!customs.uniqueIndexesAreConstraints)
        return column;
    // MySQL keeps what a column may hold; a counter becomes a number that begins with 0.
    column.nullable = picked.column->nullable;
    column.serverDefault = picked.column->serverDefault;
    column.options = picked.column->options;
    column.comment = picked.column->comment;
    if (picked.column->autoincrement == schema::Autoincrement::On)
        column.serverDefault = canonical(u"0"_s, customs);
    // MariaDB's JSON is a text with a CHECK, and no CHECK is copied.
    if (std::holds_alternative<sql::JsonType>(column.type.kind) && customs.automaticNames == AutomaticNames::Mariadb) {
        column.type = customs.type(u"longtext"_s);
        std::get<sql::StringType>(column.type.kind).collation = u"utf8mb4_bin"_s;
    }
    if (QString *collation = charsetIn(column.type).collation; collation && collation->isEmpty())
        *collation = collationOf(*picked.column, *picked.table, customs);
    return column;
}

/// INCLUDING DEFAULTS EXCLUDING INDEXES ...
class Inclusions
{
public:
    explicit Inclusions(sql::TokenCursor &at)
    {
        while (at.isAny({u"including", u"excluding"})) {
            const bool includes = at.is(u"including");
            at.advance();
            const QString what = at.word().toString().toLower();
            at.advance();
            all_ = what == u"all"_s ? includes : all_;
            if (what == u"all"_s)
                others_.clear();
            else if (includes != all_)
                others_ << what;
            else
                others_.removeAll(what);
        }
    }
    bool has(const QString &what) const { return all_ != others_.contains(what); }

private:
    bool all_ = false;
    QStringList others_; ///< what is not as `all_` says
};

} // namespace

bool addLike(schema::Table &table, const schema::Schema &schema, sql::TokenCursor &at, const Customs &customs)
{
    const sql::ObjectName name = readName(at, customs);
    const schema::Table *model = schema::findTable(schema, known(schema, name, customs));
    const Inclusions including(at);
    if (!model)
        return false;
    for (schema::Column column : model->columns) {
        // A serial's default counts with the sequence of the model's column.
        if (column.autoincrement == schema::Autoincrement::On)
            column.serverDefault =
                canonical(u"nextval('%1_%2_seq'::regclass)"_s.arg(model->name.name, column.name), customs);
        column.autoincrement = schema::Autoincrement::Off;
        if (!including.has(u"defaults"_s))
            column.serverDefault.reset();
        if (!including.has(u"generated"_s))
            column.computed.reset();
        if (!including.has(u"identity"_s))
            column.identity.reset();
        if (!including.has(u"comments"_s))
            column.comment.clear();
        ColumnDefinition definition;
        definition.column = std::move(column);
        add(table, std::move(definition), customs);
    }
    for (const schema::Constraint &constraint : model->constraints) {
        const bool isCheck = std::holds_alternative<schema::CheckConstraint>(constraint);
        const bool isReference = std::holds_alternative<schema::ForeignKey>(constraint);
        if (isCheck && including.has(u"constraints"_s))
            add(table, constraint, customs);
        else if (!isCheck && !isReference && including.has(u"indexes"_s))
            add(table, withName(constraint, {}), customs);
    }
    for (schema::Index index : model->indexes) {
        index.name = {};
        if (including.has(u"indexes"_s))
            add(table, std::move(index), customs);
    }
    return true;
}

std::optional<schema::Table> copyOf(const schema::Schema &schema, const sql::ObjectName &model, const Customs &customs)
{
    const schema::Table *found = schema::findTable(schema, known(schema, model, customs));
    if (!found)
        return std::nullopt;
    schema::Table table = *found;
    table.constraints.erase(
        std::remove_if(table.constraints.begin(), table.constraints.end(),
                       [](const auto &each) { return std::holds_alternative<schema::ForeignKey>(each); }),
        table.constraints.end());
    for (schema::Constraint &constraint : table.constraints)
        if (std::holds_alternative<schema::CheckConstraint>(constraint) &&
            customs.automaticNames == AutomaticNames::Mysql)
            constraint = withName(constraint, {});
    for (schema::Index &index : table.indexes)
        index.options.erase(generatedIndex());
    return table;
}

bool readQuery(schema::Table &table, const schema::Schema &schema, sql::TokenCursor &at, const QStringList &names,
               const Customs &customs)
{
    const bool isGrouped = at.take(u"(");
    auto picked = QueryReader(schema, at, customs).columns();
    if (!picked || (!isGrouped && at.is(u")")) || names.size() > static_cast<qsizetype>(picked->size()))
        return false;
    for (qsizetype i = 0; i < names.size(); ++i)
        (*picked)[static_cast<std::size_t>(i)].name = names[i];
    for (const Picked &one : *picked)
        table.columns.push_back(derived(one, customs));
    if (!customs.keepsSource)
        return true;
    const std::optional<QString> text = sqliteText(table.name.name, *picked, customs);
    if (!text)
        return false;
    table.source = schema::SqliteSource{*text, {}, {}, {}};
    const auto written = readTableText(*text);
    for (std::size_t i = 0; written && i < table.columns.size(); ++i)
        table.columns[i].type = customs.type(written->columns[i].type);
    return written.has_value();
}

} // namespace retort::ddl
