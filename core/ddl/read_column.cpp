#include <core/ddl/definitions.h>
#include <core/ddl/expression_text.h>
#include <core/ddl/references.h>

#include <QRegularExpression>

namespace retort::ddl
{
using namespace Qt::Literals::StringLiterals;

namespace
{

/// What ends a type or a default: the next clause of the column, or its end.
bool beginsClause(const sql::TokenCursor &at)
{
    if (at.isQuotedName() || at.isString())
        return false;
    if (at.is(u"character") || at.is(u"on"))
        return at.is(u"set", 1) || at.is(u"update", 1) || at.is(u"delete", 1);
    return at.isAny({u",",
                     u")",
                     u"constraint",
                     u"primary",
                     u"not",
                     u"null",
                     u"unique",
                     u"check",
                     u"default",
                     u"collate",
                     u"references",
                     u"generated",
                     u"as",
                     u"auto_increment",
                     u"autoincrement",
                     u"comment",
                     u"key",
                     u"first",
                     u"after",
                     u"charset",
                     u"invisible",
                     u"visible",
                     u"using",
                     u"deferrable",
                     u"initially",
                     u"storage",
                     u"column_format",
                     u"virtual",
                     u"stored",
                     u"persistent"});
}

bool isAtEnd(const sql::TokenCursor &at)
{
    return at.atEnd() || at.isAny({u",", u")"});
}

QString takeExtent(sql::TokenCursor &at)
{
    const std::size_t from = at.position();
    at.advanceGroup();
    while (!isAtEnd(at) && !beginsClause(at))
        at.advanceGroup();
    return at.between(from, at.position());
}

QString readType(sql::TokenCursor &at)
{
    const std::size_t from = at.position();
    while (!isAtEnd(at) && !beginsClause(at))
        at.advanceGroup();
    return at.between(from, at.position()).simplified();
}

void skipConflict(sql::TokenCursor &at)
{
    if (at.takeSequence({u"on", u"conflict"}))
        at.advance();
}

void setCollation(sql::SqlType &type, const QString &collation)
{
    if (auto *text = std::get_if<sql::StringType>(&type.kind))
        text->collation = collation;
    else if (auto *choice = std::get_if<sql::EnumType>(&type.kind))
        choice->collation = collation;
}

void setCharset(sql::SqlType &type, const QString &charset)
{
    if (auto *text = std::get_if<sql::StringType>(&type.kind))
        text->charset = charset;
    else if (auto *choice = std::get_if<sql::EnumType>(&type.kind))
        choice->charset = charset;
}

void readGenerated(sql::TokenCursor &at, const Customs &customs, schema::Column &column)
{
    const bool byDefault = at.takeSequence({u"by", u"default"});
    at.take(u"always");
    at.take(u"as");
    if (at.take(u"identity")) {
        schema::Identity identity;
        identity.always = !byDefault;
        if (at.is(u"(")) {
            sql::TokenCursor inside(at.takeGroup(), customs.lexical, customs.nameCase);
            identity.options = readSequenceOptions(inside);
        }
        column.identity = identity;
        column.nullable = false;
        return;
    }
    const QString condition = at.takeGroup();
    bool persisted = false;
    if (at.isAny({u"stored", u"persistent", u"virtual"})) {
        persisted = !at.is(u"virtual");
        at.advance();
    }
    column.computed = schema::Computed{canonical(condition, customs), persisted};
}

/// Servers make a value of the column's type of what is written: DEFAULT '7' and DEFAULT 'true' of a number and a
/// truth, MySQL also DEFAULT 7 of a text.
QString valueOfType(const QString &value, const sql::SqlType &type, const Customs &customs)
{
    static const QRegularExpression number(u"^-?[0-9]+(\\.[0-9]+)?$"_s);
    if (const auto *exact = std::get_if<sql::NumericType>(&type.kind);
        exact && customs.truthIsNumber && exact->scale.value_or(0) > 0) {
        QString digits = value;
        digits.remove(u'\'');
        const qsizetype written = digits.contains(u'.') ? digits.size() - digits.indexOf(u'.') - 1 : 0;
        if (number.match(digits).hasMatch() && written <= *exact->scale)
            return digits + (written == 0 ? u"."_s : QString()) + QString(*exact->scale - written, u'0');
    }
    if (std::holds_alternative<sql::StringType>(type.kind) && customs.truthIsNumber && number.match(value).hasMatch())
        return u'\'' + value + u'\'';
    const bool isNumber = std::holds_alternative<sql::IntegerType>(type.kind) ||
                          std::holds_alternative<sql::NumericType>(type.kind) ||
                          std::holds_alternative<sql::FloatType>(type.kind);
    const bool isTruth = std::holds_alternative<sql::BooleanType>(type.kind);
    if (!(isNumber || isTruth) || !value.startsWith(u'\'') || value.size() < 3)
        return value;
    QString inner = value.mid(1, value.size() - 2).trimmed().toLower();
    if (isNumber)
        return inner;
    static const QStringList truths{u"true"_s, u"t"_s, u"yes"_s, u"y"_s, u"on"_s, u"1"_s};
    return truths.contains(inner) ? u"true"_s : u"false"_s;
}

void readDefault(sql::TokenCursor &at, const Customs &customs, schema::Column &column)
{
    const expressions::Expression value = canonical(takeExtent(at), customs);
    // DEFAULT NULL is what a column has without one.
    if (textOf(value) == u"null"_s)
        column.serverDefault.reset();
    else
        column.serverDefault =
            customs.keepsSource ? value : canonical(valueOfType(textOf(value), column.type, customs), customs);
}

class ColumnReader
{
public:
    ColumnReader(sql::TokenCursor &at, const Customs &customs, ColumnDefinition &definition)
        : at_(at)
        , customs_(customs)
        , definition_(definition)
    {
    }

    void all()
    {
        schema::Column &column = definition_.column;
        const QString type = readType(at_);
        const QString word = type.section(u'(', 0, 0).trimmed().toLower();
        const bool isSerial = customs_.hasSerial && word.endsWith(u"serial"_s);
        // ALTER COLUMN ... SET DEFAULT names no type: it is the one that the column has.
        if (!type.isEmpty())
            column.type = isSerial ? serialType(word) : customs_.type(type);
        // SQLite's integer keys count without a word.
        column.autoincrement = customs_.keepsSource ? schema::Autoincrement::Auto : schema::Autoincrement::Off;
        if (isSerial) {
            column.autoincrement = schema::Autoincrement::On;
            column.nullable = false;
        }
        while (!isAtEnd(at_)) {
            const std::size_t before = at_.position();
            clause();
            if (at_.position() == before)
                at_.advanceGroup();
        }
        if (auto *text = std::get_if<sql::StringType>(&column.type.kind))
            settleCharset(text->charset, text->collation);
        else if (auto *choice = std::get_if<sql::EnumType>(&column.type.kind))
            settleCharset(choice->charset, choice->collation);
    }

private:
    sql::SqlType serialType(const QString &word) const
    {
        return customs_.type(word == u"bigserial"_s || word == u"serial8"_s     ? u"bigint"_s
                             : word == u"smallserial"_s || word == u"serial2"_s ? u"smallint"_s
                                                                                : u"integer"_s);
    }

    void clause()
    {
        schema::Column &column = definition_.column;
        schema::Name name;
        if (at_.take(u"constraint") && !at_.isAny({u"primary", u"not", u"null", u"unique", u"check", u"references"}))
            name = {at_.takeName(), true};
        if (at_.take(u"not")) {
            if (at_.take(u"null"))
                column.nullable = false;
            else
                at_.take(u"deferrable");
            skipConflict(at_);
        } else if (at_.take(u"null")) {
            skipConflict(at_);
        } else if (at_.take(u"default")) {
            readDefault(at_, customs_, column);
        } else if (at_.takeSequence({u"on", u"update"})) {
            column.options[u"mysql_on_update"_s] = textOf(canonical(takeExtent(at_), customs_));
        } else if (at_.take(u"auto_increment") || at_.take(u"autoincrement")) {
            column.autoincrement = schema::Autoincrement::On;
        } else if (at_.is(u"primary") || at_.is(u"key")) {
            at_.take(u"primary");
            at_.take(u"key");
            if (at_.isAny({u"asc", u"desc"}))
                at_.advance();
            skipConflict(at_);
            definition_.isPrimaryKey = true;
            definition_.primaryKeyName = name;
            column.nullable = false;
        } else if (at_.take(u"unique")) {
            at_.take(u"key");
            skipConflict(at_);
            definition_.constraints.push_back(schema::UniqueConstraint{name, {column.name}, {}, {}, {}});
        } else if (at_.take(u"check")) {
            definition_.constraints.push_back(
                schema::CheckConstraint{name, canonical(at_.takeGroup(), customs_), {}, {}, {}});
        } else if (at_.is(u"references")) {
            schema::ForeignKey key = readReferences(at_, customs_);
            key.name = name;
            key.columns = QStringList{column.name};
            definition_.constraints.push_back(key);
        } else if (at_.is(u"generated") || at_.is(u"as")) {
            at_.take(u"generated");
            readGenerated(at_, customs_, column);
        } else if (at_.take(u"collate")) {
            setCollation(column.type, at_.takeName());
        } else if (at_.takeSequence({u"character", u"set"}) || at_.take(u"charset")) {
            setCharset(column.type, at_.takeName());
        } else if (at_.take(u"comment")) {
            column.comment = at_.takeString();
        } else if (at_.take(u"first")) {
            definition_.isFirst = true;
        } else if (at_.take(u"after")) {
            definition_.after = at_.takeName();
        }
    }

    sql::TokenCursor &at_;
    const Customs &customs_;
    ColumnDefinition &definition_;
};

} // namespace

ColumnDefinition readColumn(sql::TokenCursor &at, const Customs &customs)
{
    ColumnDefinition definition;
    definition.column.name = at.takeName();
    readColumnBody(at, customs, definition);
    return definition;
}

void readColumnBody(sql::TokenCursor &at, const Customs &customs, ColumnDefinition &definition)
{
    ColumnReader(at, customs, definition).all();
}

} // namespace retort::ddl
