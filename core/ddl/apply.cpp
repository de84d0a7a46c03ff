#include <core/ddl/charsets.h>
#include <core/ddl/sqlite_source.h>
#include <core/ddl/statements.h>
#include <core/ddl/table_edits.h>

namespace retort::ddl
{
using namespace Qt::Literals::StringLiterals;

namespace
{

/// What changes rows, settings, rights or the moment, but no schema.
bool isHarmless(const sql::TokenCursor &at)
{
    return at.isAny({u"select",   u"insert",  u"update",   u"delete",   u"with",   u"set",       u"pragma",
                     u"begin",    u"start",   u"commit",   u"rollback", u"end",    u"savepoint", u"release",
                     u"vacuum",   u"analyze", u"reindex",  u"grant",    u"revoke", u"lock",      u"unlock",
                     u"explain",  u"show",    u"use",      u"truncate", u"copy",   u"refresh",   u"cluster",
                     u"replace",  u"values",  u"optimize", u"reset",    u"notify", u"discard",   u"flush",
                     u"security", u"check",   u"listen"});
}

void skipIfExists(sql::TokenCursor &at)
{
    at.takeSequence({u"if", u"exists"});
}

template <typename Objects> Effect dropNamed(Objects &objects, sql::TokenCursor &at, const Customs &customs)
{
    skipIfExists(at);
    do {
        const sql::ObjectName name = readName(at, customs);
        if (at.is(u"(")) // a function's arguments
            at.advanceGroup();
        objects.erase(name);
    } while (at.take(u","));
    return Effect::Applied;
}

class Statement
{
public:
    Statement(schema::Schema &schema, const QString &text, const Customs &customs)
        : schema_(schema)
        , text_(text)
        , customs_(customs)
        , at_(text, customs.lexical, customs.nameCase)
    {
        customs_.schema = &schema;
    }

    Effect apply()
    {
        if (at_.atEnd() || isHarmless(at_))
            return Effect::None;
        if (at_.take(u"create"))
            return create();
        if (at_.take(u"alter"))
            return alter();
        if (at_.take(u"drop"))
            return drop();
        if (at_.takeSequence({u"rename", u"table"}))
            return renameTables(schema_, at_, customs_);
        if (at_.takeSequence({u"comment", u"on"}))
            return comment(schema_, at_, customs_);
        if (at_.take(u"do"))
            return block();
        return Effect::Opaque;
    }

private:
    /// DO $$ BEGIN ... END $$: how PostgreSQL's users say "if it is not there yet". Statements, bare or behind IF NOT
    /// EXISTS (...) THEN, are done; anything that needs PL/pgSQL to be understood is not.
    Effect block()
    {
        if (at_.take(u"language"))
            at_.advance();
        const QString body = at_.takeString();
        schema::Schema changed = schema_;
        for (const sql::Piece &piece : sql::split(body, customs_.lexical)) {
            sql::TokenCursor inside(body.mid(piece.offset, piece.length), customs_.lexical, customs_.nameCase);
            inside.take(u"begin");
            if (inside.is(u"exception"))
                break;
            if (inside.takeSequence({u"if", u"not", u"exists"})) {
                inside.advanceGroup();
                if (!inside.take(u"then"))
                    return Effect::Opaque;
            }
            if (inside.atEnd() || inside.is(u"end"))
                continue;
            if (!inside.isAny({u"create", u"alter", u"drop", u"comment"}) ||
                ddl::apply(changed, inside.rest(), customs_) == Effect::Opaque)
                return Effect::Opaque;
        }
        schema_ = std::move(changed);
        return Effect::Applied;
    }

    Effect create()
    {
        at_.takeSequence({u"or", u"replace"});
        if (at_.take(u"definer")) // MySQL: DEFINER = a@b
            at_.skipTo({u"trigger", u"view", u"function", u"procedure", u"event"}), at_.moveTo(at_.position() - 1);
        QStringList prefixes;
        while (at_.isAny({u"temporary", u"temp", u"unlogged", u"global", u"local", u"constraint", u"recursive"})) {
            prefixes << at_.word().toString().toUpper();
            at_.advance();
        }
        if (at_.take(u"table"))
            return createTable(schema_, at_, customs_, prefixes);
        if (at_.take(u"index"))
            return createIndex(schema_, at_, customs_, false, {});
        if (at_.takeSequence({u"unique", u"index"}))
            return createIndex(schema_, at_, customs_, true, {});
        for (const QStringView prefix : {u"fulltext", u"spatial"})
            if (at_.takeSequence({prefix, u"index"}))
                return createIndex(schema_, at_, customs_, false, prefix.toString().toUpper());
        if (at_.take(u"type"))
            return createType(schema_, at_, customs_);
        if (at_.take(u"sequence"))
            return createSequence(schema_, at_, customs_);
        if (at_.take(u"view"))
            return createView(schema_, at_, customs_, false);
        if (at_.takeSequence({u"materialized", u"view"}))
            return createView(schema_, at_, customs_, true);
        if (at_.take(u"trigger"))
            return createTrigger(schema_, at_, customs_, text_);
        if (at_.take(u"function") || at_.take(u"procedure"))
            return createRoutine(schema_, at_, customs_, text_);
        const bool isOutside = at_.isAny({u"schema", u"extension", u"database", u"role", u"user", u"policy", u"rule",
                                          u"publication", u"subscription", u"event", u"server", u"statistics", u"cast",
                                          u"collation", u"operator", u"aggregate", u"text"});
        return isOutside ? Effect::None : Effect::Opaque;
    }

    Effect alter()
    {
        if (at_.take(u"table"))
            return alterTable(schema_, at_, customs_);
        if (at_.take(u"index"))
            return alterIndex(schema_, at_, customs_);
        if (at_.take(u"type"))
            return alterType(schema_, at_, customs_);
        if (at_.take(u"sequence"))
            return alterSequence(schema_, at_, customs_);
        if (customs_.usualCollation && (at_.take(u"database") || at_.take(u"schema")))
            return alterDatabase();
        const bool isOutside = at_.isAny({u"schema", u"extension", u"database", u"role", u"user", u"default", u"policy",
                                          u"system", u"publication", u"function", u"trigger", u"event"});
        return isOutside ? Effect::None : Effect::Opaque;
    }

    Effect drop()
    {
        at_.take(u"temporary");
        if (at_.take(u"table"))
            return dropTables(schema_, at_, customs_);
        if (at_.take(u"index"))
            return dropIndexes(schema_, at_, customs_);
        if (at_.take(u"type"))
            return dropTypes(schema_, at_, customs_);
        if (at_.take(u"sequence"))
            return dropSequences(schema_, at_, customs_);
        at_.take(u"materialized");
        if (at_.take(u"view"))
            return dropViews();
        if (at_.take(u"trigger"))
            return dropTrigger();
        if (at_.take(u"function") || at_.take(u"procedure"))
            return dropNamed(schema_.routines, at_, customs_);
        const bool isOutside = at_.isAny({u"schema", u"extension", u"database", u"role", u"user", u"policy", u"rule",
                                          u"owned", u"event", u"publication", u"domain", u"aggregate", u"operator"});
        return isOutside ? Effect::None : Effect::Opaque;
    }

    Effect dropViews()
    {
        const auto before = schema_.views;
        const Effect effect = dropNamed(schema_.views, at_, customs_);
        for (const auto &[name, view] : before)
            if (customs_.keepsSource && schema_.views.count(name) == 0)
                rereadViews(schema_, name.name, {});
        return effect;
    }

    Effect dropTrigger()
    {
        const Effect effect = dropNamed(schema_.triggers, at_, customs_);
        if (customs_.keepsSource)
            rereadTriggers(schema_);
        return effect;
    }

    /// MySQL: [name] CHARACTER SET ...; the database of the connection is meant, whatever its name.
    Effect alterDatabase()
    {
        CharsetChange said = readCharset(at_);
        if (said.isEmpty()) {
            at_.takeName();
            said = readCharset(at_);
        }
        if (said.isEmpty())
            return Effect::None;
        setCharset(schema_, said, customs_);
        return Effect::Applied;
    }

    schema::Schema &schema_;
    const QString &text_;
    Customs customs_;
    sql::TokenCursor at_;
};

} // namespace

Effect apply(schema::Schema &schema, const QString &statement, const Customs &customs)
{
    return Statement(schema, statement, customs).apply();
}

} // namespace retort::ddl
