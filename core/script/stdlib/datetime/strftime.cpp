#include <core/script/stdlib/datetime/strftime.h>
#include <core/script/stdlib/support.h>

#include <array>

namespace retort::script
{

namespace
{

constexpr std::array<const char *, 7> dayNames = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                  "Friday", "Saturday", "Sunday"};
constexpr std::array<const char *, 12> monthNames = {"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};

/// The week of the year when weeks begin on `firstDay` (0 is Monday) and the days before the first one are week 0.
int weekOf(const CivilDate &date, int firstDay)
{
    const int sinceFirst = (weekdayOf(date) - firstDay + 7) % 7;
    return (dayOfYear(date) + 6 - sinceFirst) / 7;
}

struct Number {
    std::int64_t value;
    std::size_t width;
    char fill = '0';
};

std::optional<Number> numberOf(const Moment &moment, char directive)
{
    const CivilDate &date = moment.date;
    const ClockTime &clock = moment.clock;
    const int hour12 = clock.hour % 12 == 0 ? 12 : clock.hour % 12;
    switch (directive) {
    case 'C':
        return Number{date.year / 100, 2};
    case 'd':
        return Number{date.day, 2};
    case 'e':
        return Number{date.day, 2, ' '};
    case 'f':
        return Number{clock.microsecond, 6};
    case 'G':
        return Number{isoWeekOf(date).year, 1};
    case 'g':
        return Number{isoWeekOf(date).year % 100, 2};
    case 'H':
        return Number{clock.hour, 2};
    case 'I':
        return Number{hour12, 2};
    case 'j':
        return Number{dayOfYear(date), 3};
    case 'k':
        return Number{clock.hour, 2, ' '};
    case 'l':
        return Number{hour12, 2, ' '};
    case 'M':
        return Number{clock.minute, 2};
    case 'm':
        return Number{date.month, 2};
    case 'S':
        return Number{clock.second, 2};
    case 's':
        return Number{(ordinalOf(date) - ordinalOf({1970, 1, 1})) * 86'400 + (clock.hour * 60 + clock.minute) * 60 +
                          clock.second,
                      1};
    case 'U':
        return Number{weekOf(date, 6), 2};
    case 'u':
        return Number{weekdayOf(date) + 1, 1};
    case 'V':
        return Number{isoWeekOf(date).week, 2};
    case 'W':
        return Number{weekOf(date, 0), 2};
    case 'w':
        return Number{(weekdayOf(date) + 1) % 7, 1};
    case 'Y':
        return Number{date.year, 1};
    case 'y':
        return Number{date.year % 100, 2};
    default:
        return std::nullopt;
    }
}

/// Directives that stand for others.
const char *expansionOf(char directive)
{
    switch (directive) {
    case 'c':
        return "%a %b %e %H:%M:%S %Y";
    case 'D':
    case 'x':
        return "%m/%d/%y";
    case 'F':
        return "%Y-%m-%d";
    case 'R':
        return "%H:%M";
    case 'r':
        return "%I:%M:%S %p";
    case 'T':
    case 'X':
        return "%H:%M:%S";
    default:
        return nullptr;
    }
}

std::optional<std::string> textOfDirective(const Moment &moment, char directive)
{
    switch (directive) {
    case 'A':
        return dayNames[static_cast<std::size_t>(weekdayOf(moment.date))];
    case 'a':
        return std::string(dayNames[static_cast<std::size_t>(weekdayOf(moment.date))]).substr(0, 3);
    case 'B':
        return monthNames[static_cast<std::size_t>(moment.date.month) - 1];
    case 'b':
    case 'h':
        return std::string(monthNames[static_cast<std::size_t>(moment.date.month) - 1]).substr(0, 3);
    case 'n':
        return "\n";
    case 'P':
        return moment.clock.hour < 12 ? "am" : "pm";
    case 'p':
        return moment.clock.hour < 12 ? "AM" : "PM";
    case 't':
        return "\t";
    case 'Z':
        return moment.zone;
    case 'z':
        return moment.offset ? offsetText(*moment.offset, "") : std::string();
    case '%':
        return "%";
    default:
        return std::nullopt;
    }
}

} // namespace

std::string formatMoment(const Moment &moment, std::string_view format)
{
    std::string text;
    for (std::size_t i = 0; i < format.size(); ++i) {
        if (format[i] != '%') {
            text += format[i];
            continue;
        }
        std::size_t at = i + 1;
        char flag = 0;
        while (at < format.size() && std::string_view("-_0^#").find(format[at]) != std::string_view::npos)
            flag = format[at++];
        const char directive = at < format.size() ? format[at] : '\0';
        std::optional<std::string> shown = textOfDirective(moment, directive);
        if (const std::optional<Number> number = numberOf(moment, directive)) {
            const char fill = flag == '_' ? ' ' : flag == '0' ? '0' : number->fill;
            shown = paddedNumber(number->value, flag == '-' ? 1 : number->width, fill);
        } else if (const char *expansion = expansionOf(directive)) {
            shown = formatMoment(moment, expansion);
        }
        if (!shown) {
            // What is no directive stays as it is.
            text += '%';
            continue;
        }
        if (flag == '^')
            for (char &c : *shown)
                c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        text += *shown;
        i = at;
    }
    return text;
}

} // namespace retort::script
