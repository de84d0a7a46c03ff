#include <core/ddl/charsets.h>
#include <core/ddl/definitions.h>
#include <core/ddl/expression_text.h>
#include <core/ddl/references.h>

#include <QLocale>
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
            identity.options = readSequenceOptions(inside, customs);
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

bool isText(const sql::SqlType &type)
{
    const auto *text = std::get_if<sql::StringType>(&type.kind);
    return text && (text->name == sql::StringType::Name::Varchar || text->name == sql::StringType::Name::Char);
}

/// MySQL: DEFAULT 7 of a text, DEFAULT '7' and 7.4 of a number, DEFAULT 0 of a moment; what a TEXT has is an expression
/// and stays.
std::optional<QString> mysqlValue(const QString &value, const sql::SqlType &type)
{
    static const QRegularExpression number(u"^-?[0-9]+(\\.[0-9]+)?$"_s);
    QString digits = value;
    digits.remove(u'\'');
    if (!number.match(digits).hasMatch())
        return std::nullopt;
    if (const auto *exact = std::get_if<sql::NumericType>(&type.kind)) {
        const int scale = exact->scale.value_or(0);
        const qsizetype written = digits.contains(u'.') ? digits.size() - digits.indexOf(u'.') - 1 : 0;
        if (scale > 0 && written <= scale)
            return digits + (written == 0 ? u"."_s : QString()) + QString(scale - written, u'0');
    }
    if (std::holds_alternative<sql::IntegerType>(type.kind) && digits.contains(u'.'))
        return QString::number(qRound64(digits.toDouble()));
    if (isText(type))
        return QString(u'\'' + digits + u'\'');
    if (std::holds_alternative<sql::FloatType>(type.kind) && digits.contains(u'.')) {
        while (digits.endsWith(u'0'))
            digits.chop(1);
        return digits.endsWith(u'.') ? digits.chopped(1) : digits;
    }
    using Name = sql::DateTimeType::Name;
    const auto *moment = std::get_if<sql::DateTimeType>(&type.kind);
    if (!moment || (digits != u"0"_s && moment->name != Name::Time))
        return std::nullopt;
    const QString part = moment->fsp ? QString(u'.' + QString(*moment->fsp, u'0')) : QString();
    if (moment->name == Name::Date)
        return u"'0000-00-00'"_s;
    if (moment->name == Name::DateTime || moment->name == Name::Timestamp)
        return QString(u"'0000-00-00 00:00:00"_s + part + u'\'');
    const QString sign = digits.startsWith(u'-') ? u"-"_s : QString();
    digits.remove(u'-');
    if (moment->name != Name::Time || digits.size() > 6 || digits.contains(u'.'))
        return std::nullopt;
    const QString six = digits.rightJustified(6, u'0');
    return QString(u'\'' + sign + six.mid(0, 2) + u':' + six.mid(2, 2) + u':' + six.mid(4, 2) + part + u'\'');
}

/// PostgreSQL: what a text is as bytes, or as the words of a tsvector; nothing where escapes would have to be followed.
std::optional<QString> postgresqlValue(const QString &value, const sql::SqlType &type)
{
    QString inner = value.mid(1, value.size() - 2);
    inner.replace(u"''"_s, u"'"_s);
    const bool isBytes = std::holds_alternative<sql::BinaryType>(type.kind);
    if (isBytes && inner.startsWith(u"\\x"_s))
        return value.toLower();
    if (inner.contains(u'\\'))
        return std::nullopt;
    if (std::holds_alternative<sql::FloatType>(type.kind)) {
        bool isNumber = false;
        const double number = inner.trimmed().toDouble(&isNumber);
        return isNumber ? std::optional(QString::number(number, 'g', QLocale::FloatingPointShortest)) : std::nullopt;
    }
    if (isBytes)
        return QString(u"'\\x"_s + QString::fromLatin1(inner.toUtf8().toHex()) + u'\'');
    const auto *raw = std::get_if<sql::RawType>(&type.kind);
    if (!raw || raw->text != u"tsvector"_s || inner.contains(u':') || inner.startsWith(u'\''))
        return std::nullopt;
    QStringList words = inner.split(u' ', Qt::SkipEmptyParts);
    words.sort();
    words.removeDuplicates();
    for (QString &word : words)
        word = u"''"_s + word.replace(u"'"_s, u"''''"_s) + u"''"_s;
    return QString(u'\'' + words.join(u' ') + u'\'');
}

/// Servers make a value of the column's type of what is written: DEFAULT '7' and DEFAULT 'true' of a number and a
/// truth.
QString valueOfType(const QString &value, const sql::SqlType &type, const Customs &customs)
{
    if (customs.truthIsNumber)
        if (const std::optional<QString> made = mysqlValue(value, type))
            return *made;
    const bool isNumber = std::holds_alternative<sql::IntegerType>(type.kind) ||
                          std::holds_alternative<sql::NumericType>(type.kind) ||
                          std::holds_alternative<sql::FloatType>(type.kind);
    const bool isTruth = std::holds_alternative<sql::BooleanType>(type.kind);
    if (!value.startsWith(u'\''))
        return value;
    if (customs.hasSerial)
        if (const std::optional<QString> made = postgresqlValue(value, type))
            return *made;
    if ((!isNumber && !isTruth) || value.size() < 3)
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
            takeInto(charsetIn(column.type).collation);
        } else if (at_.takeSequence({u"character", u"set"}) || at_.take(u"charset")) {
            takeInto(charsetIn(column.type).charset);
        } else if (at_.take(u"comment")) {
            column.comment = at_.takeString();
        } else if (at_.take(u"first")) {
            definition_.isFirst = true;
        } else if (at_.take(u"after")) {
            definition_.after = at_.takeName();
        }
    }

    /// A name, for a type that has a place for it.
    void takeInto(QString *place)
    {
        const QString name = at_.takeName();
        if (place)
            *place = name;
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
