#include <core/ddl/expression_parser.h>

#include <QRegularExpression>

// What stands between operators: values, names, calls, casts, lists.

namespace retort::ddl
{
using namespace Qt::Literals::StringLiterals;

bool ExpressionParser::suffix(Part &part)
{
    if (at_.takeSequence({u":", u":"})) {
        part = castTo(part, takeType());
        return true;
    }
    if (at_.is(u"[") && !customs_.lexical.brackets) {
        at_.advance();
        const Part index = expression(Lowest);
        if (!at_.take(u"]"))
            return fail(), false;
        part = Part{wrapped(part, Suffix) + u'[' + index.text + u']', Primary};
        return true;
    }
    if (at_.take(u"collate")) {
        part =
            Part{wrapped(part, Suffix) + u" collate "_s + sql::quoteAlways(at_.takeName(), customs_.quoting), Suffix};
        return true;
    }
    if (at_.takeSequence({u"at", u"time", u"zone"})) {
        const Part zone = primary();
        part = Part{wrapped(part, Suffix) + u" at time zone "_s + wrapped(zone, Suffix), Suffix};
        return true;
    }
    return false;
}

QString ExpressionParser::takeType()
{
    const std::size_t from = at_.position();
    at_.advance();
    static constexpr QStringView seconds[] = {u"varying", u"precision", u"with", u"without", u"unsigned"};
    while (!at_.atEnd()) {
        bool goesOn = at_.is(u"(");
        for (const QStringView second : seconds)
            goesOn = goesOn || at_.is(second);
        if (at_.isSequence({u"[", u"]"}) || at_.is(u".") || at_.isSequence({u"time", u"zone"})) {
            at_.advance();
            at_.advance();
        } else if (goesOn) {
            at_.advanceGroup();
        } else {
            break;
        }
    }
    const QString type = at_.between(from, at_.position()).simplified().toLower();
    // MariaDB tells the character set that CHAR means without a word.
    at_.takeSequence({u"charset", u"utf8mb4"});
    return type;
}

Part ExpressionParser::castTo(const Part &part, const QString &type)
{
    static const QRegularExpression number(u"^'-?[0-9]+(\\.[0-9]+)?'$"_s);
    static const QRegularExpression numeric(
        u"^(smallint|integer|bigint|numeric|real|double precision|int[248]?|decimal|float[48]?)\\b"_s);
    static const QRegularExpression text(u"^(text|character varying|varchar|character|char|bpchar|name|citext)\\b"_s);
    if (part.isLiteral && numeric.match(type).hasMatch() && number.match(part.text).hasMatch())
        return Part::literal(part.text.mid(1, part.text.size() - 2));
    // Of a sum of numbers as well: "price > (2 + 3)::numeric".
    static const QRegularExpression sum(u"^[0-9.+*/() -]+$"_s);
    const bool isConstant = numeric.match(type).hasMatch() && sum.match(part.text).hasMatch();
    const bool addedByItself =
        customs_.rewritesExpressions && (part.isLiteral || part.isArray || isConstant || text.match(type).hasMatch());
    if (addedByItself)
        return part;
    if (!customs_.hasSerial)
        return Part{u"cast("_s + part.text + u" as "_s + type + u')'};
    return Part{wrapped(part, Suffix) + u"::"_s + type, Suffix};
}

QString ExpressionParser::group()
{
    at_.advance();
    if (at_.isAny({u"select", u"with", u"values"})) {
        const std::size_t from = at_.position();
        while (!at_.atEnd() && !at_.is(u")"))
            at_.advanceGroup();
        const QString text = at_.between(from, at_.position()).simplified();
        at_.take(u")");
        return u'(' + text + u')';
    }
    const QString list = elements(u")");
    return u'(' + list + u')';
}

QString ExpressionParser::elements(QStringView close)
{
    QStringList texts;
    while (!failed_ && !at_.is(close)) {
        texts << expression(Lowest).text;
        if (!at_.take(u",") && !at_.is(close))
            fail();
    }
    at_.take(close);
    return texts.join(u", "_s);
}

Part ExpressionParser::primary()
{
    if (at_.atEnd())
        return fail();
    if (at_.isNumber() || at_.is(u".")) {
        QString text = at_.word().toString().toLower();
        at_.advance();
        if (text == u"."_s && at_.isNumber()) {
            text = u"0."_s + at_.word();
            at_.advance();
        }
        return Part::literal(text);
    }
    if (at_.isString()) {
        const QString value = at_.takeString();
        return Part::literal(u'\'' + QString(value).replace(u'\'', u"''"_s) + u'\'');
    }
    if (at_.is(u"(")) {
        const std::size_t from = at_.position();
        at_.advance();
        if (at_.isAny({u"select", u"with", u"values"})) {
            at_.moveTo(from);
            return Part{group(), Primary};
        }
        Part inner = expression(Lowest);
        if (at_.is(u",")) {
            at_.moveTo(from);
            return Part{group(), Primary};
        }
        if (!at_.take(u")"))
            return fail();
        return inner;
    }
    if (at_.is(u"*")) {
        at_.advance();
        return Part{u"*"_s};
    }
    if (at_.isQuotedName())
        return name();
    if (!at_.isWord())
        return fail();
    return word();
}

Part ExpressionParser::word()
{
    if (at_.take(u"case"))
        return caseExpression();
    if ((at_.is(u"cast") || at_.is(u"try_cast")) && at_.is(u"(", 1)) {
        at_.advance();
        at_.advance();
        const Part operand = expression(Lowest);
        if (!at_.take(u"as"))
            return fail();
        const QString type = takeType();
        if (!at_.take(u")"))
            return fail();
        return castTo(operand, type);
    }
    if (at_.isSequence({u"array", u"["})) {
        at_.advance();
        at_.advance();
        Part array(u"array["_s + elements(u"]") + u']');
        array.isArray = true;
        return array;
    }
    if (at_.is(u"exists") && at_.is(u"(", 1)) {
        at_.advance();
        return Part{u"exists "_s + group()};
    }
    if (at_.is(u"distinct")) {
        at_.advance();
        return Part{u"distinct "_s + expression(Lowest).text, Lowest};
    }
    if (at_.is(u"interval") || at_.is(u"date") || at_.is(u"timestamp") || at_.is(u"time")) {
        const QString type = at_.word().toString().toLower();
        const std::size_t from = at_.position();
        at_.advance();
        if (at_.isString())
            return castTo(primary(), type);
        at_.moveTo(from);
    }
    // _utf8mb4'text': the character set that MySQL writes in front.
    if (customs_.truthIsNumber && at_.word().startsWith(u'_') && at_.word(1).startsWith(u'\'')) {
        at_.advance();
        return primary();
    }
    if (customs_.truthIsNumber && (at_.is(u"true") || at_.is(u"false"))) {
        const bool isTrue = at_.is(u"true");
        at_.advance();
        return Part::literal(isTrue ? u"1"_s : u"0"_s);
    }
    return name();
}

Part ExpressionParser::caseExpression()
{
    QString text = u"case"_s;
    if (!at_.is(u"when"))
        text += u' ' + expression(Lowest).text;
    while (!failed_ && at_.take(u"when")) {
        text += u" when "_s + expression(Lowest).text;
        if (!at_.take(u"then"))
            return fail();
        text += u" then "_s + expression(Lowest).text;
    }
    if (at_.take(u"else"))
        text += u" else "_s + expression(Lowest).text;
    if (!at_.take(u"end"))
        return fail();
    return Part{text + u" end"_s};
}

namespace
{

/// Names of one function, the one that is kept second: MySQL and MariaDB tell the one or the other, whichever was
/// written (measured on MariaDB 10.11).
QString usualFunction(const QString &name)
{
    struct Synonym {
        QStringView other;
        QStringView usual;
    };
    static constexpr Synonym synonyms[] = {{u"lcase", u"lower"},
                                           {u"ucase", u"upper"},
                                           {u"octet_length", u"length"},
                                           {u"character_length", u"char_length"},
                                           {u"substring", u"substr"},
                                           {u"mid", u"substr"},
                                           {u"power", u"pow"},
                                           {u"ceil", u"ceiling"},
                                           {u"day", u"dayofmonth"},
                                           {u"nvl", u"ifnull"},
                                           {u"sha1", u"sha"}};
    for (const Synonym &each : synonyms)
        if (name == each.other)
            return each.usual.toString();
    return name;
}

/// DATE(x) is CAST(x AS date); nothing for other functions.
QString castLike(const QString &function)
{
    if (function == u"date"_s || function == u"time"_s)
        return function;
    return function == u"timestamp"_s ? u"datetime"_s : QString();
}

} // namespace

Part ExpressionParser::name()
{
    static constexpr QStringView values[] = {
        u"null",         u"true",      u"false",          u"default",      u"current_timestamp", u"current_date",
        u"current_time", u"localtime", u"localtimestamp", u"current_user", u"session_user",      u"user"};
    const bool isQuoted = at_.isQuotedName();
    const QString lower = at_.word().toString().toLower();
    if (!isQuoted && !at_.is(u".", 1)) {
        const bool isMoment =
            customs_.truthIsNumber && (lower == u"now"_s || lower == u"localtime"_s || lower == u"localtimestamp"_s ||
                                       lower == u"current_timestamp"_s);
        if (isMoment) {
            at_.advance();
            const QString precision = at_.is(u"(") ? at_.takeGroup() : QString();
            return Part{u"current_timestamp"_s +
                        (precision.isEmpty() || precision == u"0"_s ? QString() : QString(u'(' + precision + u')'))};
        }
        for (const QStringView value : values) {
            if (lower != value || at_.is(u"(", 1))
                continue;
            at_.advance();
            return Part{lower};
        }
    }
    QStringList parts{at_.takeName()};
    while (at_.take(u"."))
        parts << (at_.is(u"*") ? at_.advance(), u"*"_s : at_.takeName());
    if (!at_.is(u"(")) {
        for (QString &part : parts)
            part = sql::quoteIdentifier(part, customs_.quoting);
        return Part{parts.join(u'.')};
    }
    at_.advance();
    const std::size_t from = at_.position();
    QString function = parts.join(u'.').toLower();
    if (customs_.truthIsNumber)
        function = usualFunction(function);
    if (const QString type = castLike(function); customs_.truthIsNumber && !type.isEmpty()) {
        const Part value = expression(Lowest);
        if (!failed_ && at_.take(u")"))
            return castTo(value, type);
        failed_ = false;
        at_.moveTo(from);
    }
    QString arguments = elements(u")");
    if (failed_) {
        // extract(year from x), trim(both from x): read as words.
        failed_ = false;
        at_.moveTo(from - 1);
        arguments = at_.takeGroup().simplified().toLower();
    }
    if (customs_.truthIsNumber && function == u"round"_s && arguments.endsWith(u", 0"_s))
        arguments.chop(3);
    // A path of JSON is a value of its own: PostgreSQL tells it in its own spaces, and <> as !=.
    if (customs_.rewritesExpressions && function.startsWith(u"jsonb_path_"_s)) {
        arguments.remove(u' ').replace(u"<>"_s, u"!="_s);
        arguments.replace(u',', u", "_s);
    }
    return Part{function + u'(' + arguments + u')'};
}

} // namespace retort::ddl
