#include <core/ddl/definitions.h>
#include <core/ddl/expression_text.h>
#include <core/ddl/references.h>

namespace retort::ddl
{
using namespace Qt::Literals::StringLiterals;

namespace
{

QString readAction(sql::TokenCursor &at, const Customs &customs)
{
    QString action = at.word().toString().toUpper();
    at.advance();
    if (action == u"SET"_s || action == u"NO"_s) {
        action += u' ' + at.word().toString().toUpper();
        at.advance();
    }
    // SET NULL (a, b) of PostgreSQL 15
    if (at.is(u"("))
        action += u" ("_s + at.takeNames().join(u", "_s) + u')';
    return customs.defaultActions.contains(action) ? QString() : action;
}

bool isIndexWord(const sql::TokenCursor &at)
{
    return at.isAny({u"index", u"key"});
}

/// MySQL: [name] [USING method] (columns) among the elements of a table, behind INDEX or KEY.
schema::Index readInlineIndex(sql::TokenCursor &at, const Customs &customs, bool unique, const QString &prefix)
{
    schema::Index index;
    index.unique = unique;
    if (!at.is(u"(") && !at.is(u"using"))
        index.name = {at.takeName(), true};
    if (!prefix.isEmpty())
        index.options[u"mysql_prefix"_s] = prefix;
    readIndexBody(at, customs, index);
    return index;
}

std::optional<QStringList> plainColumns(const schema::Index &index)
{
    QStringList columns;
    if (index.options.count(u"mysql_length"_s) > 0)
        return std::nullopt;
    for (const expressions::Expression &element : index.elements) {
        const auto *column = std::get_if<expressions::ColumnReference>(&element.node);
        if (!column)
            return std::nullopt;
        columns << column->name;
    }
    return columns;
}

schema::ExcludeConstraint readExclude(sql::TokenCursor &at, const Customs &customs)
{
    schema::ExcludeConstraint exclude;
    if (at.take(u"using"))
        exclude.method = at.takeName();
    if (exclude.method == u"gist"_s)
        exclude.method.clear();
    for (const QString &part : at.takeParts()) {
        sql::TokenCursor inside(part, customs.lexical, customs.nameCase);
        const std::size_t from = inside.position();
        while (!inside.atEnd() && !inside.is(u"with"))
            inside.advanceGroup();
        schema::ExcludeElement element;
        element.expression = canonical(inside.between(from, inside.position()), customs);
        inside.take(u"with");
        element.op = inside.rest().simplified().remove(u' ');
        exclude.elements.push_back(element);
    }
    if (at.take(u"where"))
        exclude.where = canonical(at.takeGroup(), customs);
    readDeferrability(at, exclude.deferrable, exclude.initially);
    return exclude;
}

} // namespace

bool readDeferrability(sql::TokenCursor &at, std::optional<bool> &deferrable, QString &initially)
{
    bool isNotValid = false;
    while (true) {
        if (at.takeSequence({u"not", u"deferrable"})) {
            deferrable.reset();
        } else if (at.take(u"deferrable")) {
            deferrable = true;
        } else if (at.take(u"initially")) {
            const bool isDeferred = at.is(u"deferred");
            at.advance();
            if (isDeferred) {
                initially = u"DEFERRED"_s;
                deferrable = true;
            }
        } else if (at.takeSequence({u"not", u"valid"})) {
            isNotValid = true;
        } else if (!at.takeSequence({u"not", u"enforced"}) && !at.take(u"enforced")) {
            return isNotValid;
        }
    }
}

schema::ForeignKey readReferences(sql::TokenCursor &at, const Customs &customs)
{
    schema::ForeignKey key;
    at.take(u"references");
    key.target = readName(at, customs);
    key.targetColumns = at.takeNames();
    while (!at.atEnd()) {
        if (at.takeSequence({u"on", u"delete"}))
            key.onDelete = readAction(at, customs);
        else if (at.takeSequence({u"on", u"update"}))
            key.onUpdate = readAction(at, customs);
        else if (at.take(u"match")) {
            key.match = at.word().toString().toUpper();
            at.advance();
            if (key.match == u"SIMPLE"_s)
                key.match.clear();
        } else {
            break;
        }
    }
    if (readDeferrability(at, key.deferrable, key.initially))
        key.options[notValid()] = true;
    return key;
}

bool beginsConstraint(const sql::TokenCursor &at, const Customs &customs)
{
    if (at.isQuotedName())
        return false;
    if (customs.uniqueIndexesAreConstraints && at.isAny({u"index", u"key", u"fulltext", u"spatial"}))
        return true;
    return at.isAny({u"constraint", u"primary", u"unique", u"check", u"foreign", u"exclude"}) &&
           // a column may be called so: "check BOOLEAN"
           (at.is(u"constraint") || at.is(u"key", 1) || at.is(u"index", 1) || at.is(u"(", 1) || at.is(u"using", 1) ||
            at.is(u"nulls", 1) || (at.is(u"unique") && customs.uniqueIndexesAreConstraints));
}

QString notValid()
{
    return u"postgresql_not_valid"_s;
}

std::optional<TableElement> readConstraint(sql::TokenCursor &at, const Customs &customs)
{
    schema::Name name;
    const bool isAnnounced =
        at.take(u"constraint") && !at.isAny({u"primary", u"unique", u"check", u"foreign", u"exclude"});
    if (isAnnounced || at.isSequence({u"check", u"check"}) || at.isSequence({u"unique", u"unique"}))
        name = {at.takeName(), true};
    if (at.takeSequence({u"primary", u"key"})) {
        schema::PrimaryKey key{name, {}, {}};
        if (at.take(u"using") && !at.is(u"index"))
            at.advance();
        if (at.take(u"index"))
            return std::nullopt;
        key.columns = at.takeNames();
        if (at.take(u"using"))
            at.advance();
        readDeferrability(at, key.deferrable, key.initially);
        return TableElement{schema::Constraint{key}};
    }
    if (at.take(u"unique")) {
        if (isIndexWord(at))
            at.advance();
        if (at.isSequence({u"using", u"index"}))
            return std::nullopt;
        if (customs.uniqueIndexesAreConstraints) {
            schema::Index index = readInlineIndex(at, customs, true, {});
            if (index.name.isEmpty())
                index.name = name;
            if (const auto columns = plainColumns(index))
                return TableElement{schema::Constraint{schema::UniqueConstraint{index.name, *columns, {}, {}, {}}}};
            return TableElement{index};
        }
        schema::UniqueConstraint unique{name, {}, {}, {}, {}};
        if (at.takeSequence({u"nulls", u"not", u"distinct"}))
            unique.options[u"postgresql_nulls_not_distinct"_s] = true;
        at.takeSequence({u"nulls", u"distinct"});
        unique.columns = at.takeNames();
        if (at.take(u"include"))
            unique.options[u"postgresql_include"_s] = at.takeNames();
        readDeferrability(at, unique.deferrable, unique.initially);
        return TableElement{schema::Constraint{unique}};
    }
    if (at.take(u"check")) {
        schema::CheckConstraint check{name, canonical(at.takeGroup(), customs), {}, {}, {}};
        at.takeSequence({u"no", u"inherit"});
        if (readDeferrability(at, check.deferrable, check.initially))
            check.options[notValid()] = true;
        return TableElement{schema::Constraint{check}};
    }
    if (at.takeSequence({u"foreign", u"key"})) {
        if (!at.is(u"("))
            name = {at.takeName(), true};
        const QStringList columns = at.takeNames();
        schema::ForeignKey key = readReferences(at, customs);
        key.name = name;
        key.columns = columns;
        return TableElement{schema::Constraint{key}};
    }
    if (at.take(u"exclude")) {
        schema::ExcludeConstraint exclude = readExclude(at, customs);
        exclude.name = name;
        return TableElement{schema::Constraint{exclude}};
    }
    QString prefix;
    if (at.isAny({u"fulltext", u"spatial"})) {
        prefix = at.word().toString().toUpper();
        at.advance();
    }
    if (isIndexWord(at))
        at.advance();
    else if (prefix.isEmpty())
        return std::nullopt;
    return TableElement{readInlineIndex(at, customs, false, prefix)};
}

} // namespace retort::ddl
