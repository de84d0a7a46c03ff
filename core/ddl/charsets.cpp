#include <core/ddl/charsets.h>

#include <algorithm>
#include <array>

namespace retort::ddl
{
using namespace Qt::Literals::StringLiterals;

namespace
{

bool hasCharsets(const Customs &customs)
{
    return customs.usualCollation != nullptr;
}

/// "utf8" means utf8mb3, in names of collations too.
QString longName(const QString &name)
{
    const QString lower = name.toLower();
    const bool isOld = lower == u"utf8"_s || lower.startsWith(u"utf8_"_s);
    return isOld ? QString(u"utf8mb3"_s + lower.mid(4)) : lower;
}

QString usualCollation(const QString &charset, const Customs &customs)
{
    if (customs.schema) {
        const auto &usual = customs.schema->collations.usual;
        if (const auto chosen = usual.find(charset); chosen != usual.end())
            return chosen->second;
    }
    return customs.usualCollation(charset);
}

/// The full name of what is said, or `around` where nothing is. A charset alone means its usual collation.
QString resolved(const CharsetChange &said, const QString &around, const Customs &customs)
{
    if (!said.collation.isEmpty())
        return longName(said.collation);
    return said.charset.isEmpty() ? around : usualCollation(longName(said.charset), customs);
}

QString charsetOf(const QString &collation)
{
    return collation.section(u'_', 0, 0);
}

/// What has to be said for `full` inside of `around`.
CharsetChange saidFor(const QString &full, const QString &around, const Customs &customs)
{
    if (full == around)
        return {};
    const QString charset = charsetOf(full);
    return usualCollation(charset, customs) == full ? CharsetChange{charset, {}} : CharsetChange{{}, full};
}

QString ofDatabase(const Customs &customs)
{
    const QString own = customs.schema ? customs.schema->collations.database : QString();
    return own.isEmpty() ? usualCollation(u"utf8mb4"_s, customs) : own;
}

QString optionText(const schema::Table &table, const QString &key)
{
    const auto found = table.options.find(key);
    const QString *text = found == table.options.end() ? nullptr : std::get_if<QString>(&found->second);
    return text ? *text : QString();
}

void setOption(schema::Table &table, const QString &key, const QString &value)
{
    if (value.isEmpty())
        table.options.erase(key);
    else
        table.options[key] = value;
}

void say(schema::Table &table, const CharsetChange &said)
{
    setOption(table, u"mysql_charset"_s, said.charset);
    setOption(table, u"mysql_collate"_s, said.collation);
}

void say(schema::Column &column, const CharsetChange &said)
{
    if (const CharsetPlace place = charsetIn(column.type); place.charset) {
        *place.charset = said.charset;
        *place.collation = said.collation;
    }
}

void grow(sql::SqlType &type)
{
    using Name = sql::StringType::Name;
    static constexpr std::array lengths{Name::TinyText, Name::Text, Name::MediumText, Name::LongText};
    auto *text = std::get_if<sql::StringType>(&type.kind);
    const auto *place = text ? std::find(lengths.begin(), lengths.end() - 1, text->name) : lengths.end() - 1;
    if (place != lengths.end() - 1)
        text->name = *(place + 1);
}

} // namespace

CharsetPlace charsetIn(sql::SqlType &type)
{
    if (auto *text = std::get_if<sql::StringType>(&type.kind))
        return {&text->charset, &text->collation};
    if (auto *choice = std::get_if<sql::EnumType>(&type.kind))
        return {&choice->charset, &choice->collation};
    return {};
}

QString collationOf(const schema::Table &table, const Customs &customs)
{
    if (!hasCharsets(customs))
        return {};
    return resolved({optionText(table, u"mysql_charset"_s), optionText(table, u"mysql_collate"_s)}, ofDatabase(customs),
                    customs);
}

QString collationOf(const schema::Column &column, const schema::Table &table, const Customs &customs)
{
    const QString around = collationOf(table, customs);
    sql::SqlType type = column.type;
    const CharsetPlace place = charsetIn(type);
    return place.charset && hasCharsets(customs) ? resolved({*place.charset, *place.collation}, around, customs)
                                                 : around;
}

void settleCharsets(schema::Table &table, const Customs &customs)
{
    if (!hasCharsets(customs))
        return;
    const QString own = collationOf(table, customs);
    for (schema::Column &column : table.columns)
        say(column, saidFor(collationOf(column, table, customs), own, customs));
    say(table, saidFor(own, ofDatabase(customs), customs));
}

CharsetChange readCharset(sql::TokenCursor &at)
{
    CharsetChange change;
    for (;;) {
        const std::size_t before = at.position();
        at.take(u"default");
        QString *place = nullptr;
        if (at.take(u"charset") || at.takeSequence({u"character", u"set"}))
            place = &change.charset;
        else if (at.take(u"collate"))
            place = &change.collation;
        if (!place) {
            at.moveTo(before);
            return change;
        }
        at.take(u"=");
        *place = at.takeName();
    }
}

void setCharset(schema::Table &table, const CharsetChange &change, const Customs &customs)
{
    const QString full = resolved(change, collationOf(table, customs), customs);
    for (schema::Column &column : table.columns)
        say(column, {{}, collationOf(column, table, customs)});
    say(table, {{}, full});
    settleCharsets(table, customs);
}

void convertTo(schema::Table &table, const CharsetChange &change, const Customs &customs)
{
    const QString full = resolved(change, collationOf(table, customs), customs);
    for (schema::Column &column : table.columns) {
        if (bytesPerCharacter(full) > bytesPerCharacter(collationOf(column, table, customs)))
            grow(column.type);
        say(column, {});
    }
    say(table, {{}, full});
    settleCharsets(table, customs);
}

void setCharset(schema::Schema &schema, const CharsetChange &change, const Customs &customs)
{
    const QString before = ofDatabase(customs);
    const QString full = resolved(change, before, customs);
    for (auto &[name, boxed] : schema.tables) {
        schema::Table table = *boxed;
        say(table, {{}, collationOf(table, customs)});
        boxed = std::move(table);
    }
    schema.collations.database = full == usualCollation(u"utf8mb4"_s, customs) ? QString() : full;
    for (auto &[name, boxed] : schema.tables) {
        schema::Table table = *boxed;
        settleCharsets(table, customs);
        boxed = std::move(table);
    }
}

int bytesPerCharacter(const QString &collation)
{
    struct Known {
        QStringView charset;
        int bytes;
    };
    static constexpr std::array known{
        Known{u"utf8mb4", 4}, Known{u"utf8mb3", 3}, Known{u"utf16", 4},   Known{u"utf16le", 4}, Known{u"utf32", 4},
        Known{u"gb18030", 4}, Known{u"ujis", 3},    Known{u"eucjpms", 3}, Known{u"ucs2", 2},    Known{u"big5", 2},
        Known{u"sjis", 2},    Known{u"cp932", 2},   Known{u"euckr", 2},   Known{u"gb2312", 2},  Known{u"gbk", 2}};
    const QString charset = charsetOf(collation);
    const auto *found =
        std::find_if(known.begin(), known.end(), [&](const Known &each) { return each.charset == charset; });
    return found == known.end() ? 1 : found->bytes;
}

} // namespace retort::ddl
