#include <core/base/overloaded.h>
#include <core/sql/literal.h>

#include <QLocale>

#include <cmath>

namespace retort::sql
{
namespace
{

/// As Python's repr writes it: the shortest text that reads back as the same number, with a point or an exponent.
QString number(double value, const LiteralRules &rules)
{
    if (std::isnan(value))
        return quotedText(QStringLiteral("NaN"), rules);
    if (std::isinf(value))
        return quotedText(value > 0 ? QStringLiteral("Infinity") : QStringLiteral("-Infinity"), rules);
    const double size = std::fabs(value);
    const bool exponent = size != 0 && (size < 1e-4 || size >= 1e16);
    QString text = QString::number(value, exponent ? 'e' : 'f', QLocale::FloatingPointShortest);
    if (!exponent && !text.contains(u'.'))
        text += QStringLiteral(".0");
    return text;
}

QString decimal(const QString &text, const LiteralRules &rules)
{
    for (const QChar c : text)
        if (!(c.unicode() >= u'0' && c.unicode() <= u'9') && !QStringLiteral("+-.eE").contains(c))
            return quotedText(text, rules);
    return text.isEmpty() ? QStringLiteral("0") : text;
}

} // namespace

QString quotedText(const QString &text, const LiteralRules &rules)
{
    QString quoted = text;
    quoted.replace(u'\'', QStringLiteral("''"));
    if (rules.backslashEscapes)
        quoted.replace(u'\\', QStringLiteral("\\\\"));
    return u'\'' + quoted + u'\'';
}

QString literal(const Value &value, const LiteralRules &rules)
{
    return std::visit(
        overloaded{[](const Null &) { return QStringLiteral("NULL"); },
                   [&](bool b) {
                       if (rules.booleans)
                           return b ? QStringLiteral("true") : QStringLiteral("false");
                       return b ? QStringLiteral("1") : QStringLiteral("0");
                   },
                   [](qint64 n) { return QString::number(n); }, [&](double d) { return number(d, rules); },
                   [&](const Decimal &d) { return decimal(d.text, rules); },
                   [&](const QString &s) { return quotedText(s, rules); },
                   [&](const QByteArray &bytes) {
                       const QString hex = QString::fromLatin1(bytes.toHex());
                       const QStringView open = rules.byteaLiterals ? QStringView(u"'\\x") : QStringView(u"X'");
                       return QString(open + hex + u'\'');
                   },
                   [&](const Date &d) { return quotedText(d.text, rules); },
                   [&](const Time &t) { return quotedText(t.text, rules); },
                   [&](const DateTime &t) { return quotedText(t.text, rules); },
                   [&](const Interval &i) { return quotedText(i.text, rules); },
                   [&](const Json &j) { return quotedText(j.text, rules); },
                   [&](const Uuid &u) {
                       QString text = u.text;
                       if (rules.compactUuids)
                           text.remove(u'-');
                       return quotedText(text, rules);
                   }},
        value);
}

} // namespace retort::sql
