#include <core/script/stdlib/datetime/strftime.h>
#include <core/script/stdlib/support.h>

#include <QHash>
#include <QRegularExpression>

// As Python does it, the format becomes a regular expression with a group for each directive.

namespace retort::script
{

using namespace Qt::Literals::StringLiterals;

namespace
{

const QString days = u"monday|tuesday|wednesday|thursday|friday|saturday|sunday"_s;
const QString shortDays = u"mon|tue|wed|thu|fri|sat|sun"_s;
const QString months = u"january|february|march|april|may|june|july|august|september|october|november|december"_s;
const QString shortMonths = u"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"_s;

/// The regular expression of a directive; empty for none.
QString patternOf(QChar directive)
{
    static const QHash<QChar, QString> patterns = {
        {u'd', u"3[0-1]|[1-2]\\d|0[1-9]|[1-9]| [1-9]"_s},
        {u'f', u"[0-9]{1,6}"_s},
        {u'H', u"2[0-3]|[0-1]\\d|\\d"_s},
        {u'I', u"1[0-2]|0[1-9]|[1-9]"_s},
        {u'G', u"\\d\\d\\d\\d"_s},
        {u'j', u"36[0-6]|3[0-5]\\d|[1-2]\\d\\d|0[1-9]\\d|00[1-9]|[1-9]\\d|0[1-9]|[1-9]"_s},
        {u'm', u"1[0-2]|0[1-9]|[1-9]"_s},
        {u'M', u"[0-5]\\d|\\d"_s},
        {u'S', u"6[0-1]|[0-5]\\d|\\d"_s},
        {u'U', u"5[0-3]|[0-4]\\d|\\d"_s},
        {u'W', u"5[0-3]|[0-4]\\d|\\d"_s},
        {u'w', u"[0-6]"_s},
        {u'u', u"[1-7]"_s},
        {u'V', u"5[0-3]|0[1-9]|[1-4]\\d|\\d"_s},
        {u'y', u"\\d\\d"_s},
        {u'Y', u"\\d\\d\\d\\d"_s},
        {u'z', u"[+-]\\d\\d:?[0-5]\\d(?::?[0-5]\\d(?:\\.\\d{1,6})?)?|Z"_s},
        {u'A', days},
        {u'a', shortDays},
        {u'B', months},
        {u'b', shortMonths},
        {u'p', u"am|pm"_s},
        {u'Z', u"utc|gmt"_s},
    };
    return patterns.value(directive);
}

QString expanded(QString format)
{
    format.replace(u"%c"_s, u"%a %b %d %H:%M:%S %Y"_s);
    format.replace(u"%x"_s, u"%m/%d/%y"_s);
    format.replace(u"%X"_s, u"%H:%M:%S"_s);
    return format;
}

/// The whole expression; ValueError for a directive there is not.
Eval<QString> expressionOf(Interpreter &vm, const QString &format)
{
    const std::string shown = reprOfText(format.toStdString());
    const QString source = expanded(format);
    QString expression;
    QString seen;
    for (qsizetype i = 0; i < source.size(); ++i) {
        const QChar c = source[i];
        if (c.isSpace()) {
            if (!expression.endsWith(u"\\s+"_s))
                expression += u"\\s+"_s;
            continue;
        }
        if (c != u'%') {
            expression += QRegularExpression::escape(QString(c));
            continue;
        }
        if (++i == source.size())
            return vm.raise(vm.errors().ValueError, textOf("stray % in format ", shown));
        if (source[i] == u'%') {
            expression += u'%';
            continue;
        }
        const QString pattern = patternOf(source[i]);
        const QString name(source[i]);
        if (pattern.isEmpty())
            return vm.raise(vm.errors().ValueError,
                            textOf("'", name.toStdString(), "' is a bad directive in format ", shown));
        if (seen.contains(source[i]))
            return vm.raise(vm.errors().ValueError,
                            textOf("the directive '%", name.toStdString(), "' stands twice in format ", shown));
        seen += source[i];
        expression += u"(?<"_s + name + u'>' + pattern + u')';
    }
    return expression;
}

int placeIn(const QString &names, const QString &text)
{
    return static_cast<int>(names.split(u'|').indexOf(text.toLower()));
}

Microseconds offsetOf(const QString &text)
{
    if (text == "Z"_L1 || text == "z"_L1)
        return 0;
    QString digits = text.mid(1);
    digits.remove(u':');
    const QString fraction = digits.section(u'.', 1).leftJustified(6, u'0');
    digits = digits.section(u'.', 0, 0).leftJustified(6, u'0');
    const ClockTime clock{digits.left(2).toInt(), digits.mid(2, 2).toInt(), digits.mid(4, 2).toInt(), fraction.toInt()};
    return text.startsWith(u'-') ? -microsecondsOf(clock) : microsecondsOf(clock);
}

/// The day that %U or %W and a weekday (0 is Monday) mean.
std::int64_t ordinalOfWeek(int year, int week, int weekday, bool fromMonday)
{
    const std::int64_t first = ordinalOf({year, 1, 1});
    int firstWeekday = weekdayOf({year, 1, 1});
    if (!fromMonday) {
        firstWeekday = (firstWeekday + 1) % 7;
        weekday = (weekday + 1) % 7;
    }
    const int weekZero = (7 - firstWeekday) % 7;
    return week == 0 ? first + weekday - firstWeekday : first + weekZero + 7 * (week - 1) + weekday;
}

/// The groups of a match, one for each directive that was in the format.
class Fields
{
public:
    explicit Fields(const QRegularExpressionMatch &match)
        : match_(match)
    {
    }
    [[nodiscard]] bool has(QChar directive) const { return !text(directive).isEmpty(); }
    [[nodiscard]] QString text(QChar directive) const { return match_.captured(QString(directive)); }
    [[nodiscard]] int number(QChar directive, int otherwise) const
    {
        return has(directive) ? text(directive).trimmed().toInt() : otherwise;
    }

private:
    const QRegularExpressionMatch &match_;
};

std::optional<int> weekdayIn(const Fields &fields)
{
    if (fields.has(u'A'))
        return placeIn(days, fields.text(u'A'));
    if (fields.has(u'a'))
        return placeIn(shortDays, fields.text(u'a'));
    if (fields.has(u'w'))
        return (fields.number(u'w', 0) + 6) % 7;
    if (fields.has(u'u'))
        return fields.number(u'u', 1) - 1;
    return std::nullopt;
}

Eval<CivilDate> dateIn(Interpreter &vm, const Fields &fields)
{
    CivilDate date{1900, 1, 1};
    date.year = fields.number(u'Y', 1900);
    if (fields.has(u'y'))
        date.year = fields.number(u'y', 0) + (fields.number(u'y', 0) <= 68 ? 2000 : 1900);
    date.month = fields.number(u'm', 1);
    if (fields.has(u'B'))
        date.month = placeIn(months, fields.text(u'B')) + 1;
    if (fields.has(u'b'))
        date.month = placeIn(shortMonths, fields.text(u'b')) + 1;
    date.day = fields.number(u'd', 1);
    if (date.year < 1)
        return vm.raise(vm.errors().ValueError, textOf("year ", date.year, " is out of range"));
    const std::optional<int> weekday = weekdayIn(fields);
    std::optional<CivilDate> counted = date;
    if (fields.has(u'j'))
        counted = dateOfOrdinal(ordinalOf({date.year, 1, 1}) + fields.number(u'j', 1) - 1);
    else if (weekday && (fields.has(u'U') || fields.has(u'W')))
        counted = dateOfOrdinal(
            ordinalOfWeek(date.year, fields.number(fields.has(u'U') ? u'U' : u'W', 0), *weekday, fields.has(u'W')));
    else if (fields.has(u'G') && fields.has(u'V') && weekday)
        counted = dateOfIsoWeek(fields.number(u'G', 1), fields.number(u'V', 1), *weekday + 1);
    else if (fields.has(u'G') || fields.has(u'V'))
        return vm.raise(vm.errors().ValueError, "ISO year directive '%G' must be used with the ISO week directive '%V' "
                                                "and a weekday directive ('%A', '%a', '%w', or '%u').");
    if (!counted)
        return vm.raise(vm.errors().ValueError, "the date is outside of the calendar");
    if (counted->day > daysInMonth(counted->year, counted->month))
        return vm.raise(vm.errors().ValueError, "day is out of range for month");
    return *counted;
}

} // namespace

Eval<Moment> parseMoment(Interpreter &vm, std::string_view text, std::string_view format)
{
    const QString wanted = QString::fromUtf8(format.data(), static_cast<qsizetype>(format.size()));
    const QString given = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    RETORT_CHECK(vm.tick(text.size() + format.size()));
    RETORT_TRY(const QString expression, expressionOf(vm, wanted));
    const QRegularExpression compiled(u"(*LIMIT_MATCH=1000000)"_s + expression,
                                      QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match =
        compiled.match(given, 0, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
    if (!match.hasMatch())
        return vm.raise(vm.errors().ValueError,
                        textOf("time data ", reprOfText(text), " does not match format ", reprOfText(format)));
    if (match.capturedEnd() != given.size())
        return vm.raise(vm.errors().ValueError,
                        textOf("unconverted data remains: ", given.mid(match.capturedEnd()).toStdString()));
    const Fields fields(match);
    Moment moment;
    RETORT_TRY(moment.date, dateIn(vm, fields));
    moment.clock.hour = fields.number(u'H', 0);
    if (fields.has(u'I')) {
        const bool isAfternoon = fields.text(u'p').toLower() == "pm"_L1;
        moment.clock.hour = fields.number(u'I', 0) % 12 + (isAfternoon ? 12 : 0);
    }
    moment.clock.minute = fields.number(u'M', 0);
    moment.clock.second = fields.number(u'S', 0);
    moment.clock.microsecond = fields.text(u'f').leftJustified(6, u'0').toInt();
    if (fields.has(u'z')) {
        moment.offset = offsetOf(fields.text(u'z'));
    } else if (fields.has(u'Z')) {
        moment.zone = fields.text(u'Z').toUpper().toStdString();
    }
    return moment;
}

} // namespace retort::script
