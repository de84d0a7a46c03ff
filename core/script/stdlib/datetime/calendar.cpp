#include <core/script/stdlib/datetime/calendar.h>
#include <core/script/stdlib/support.h>

#include <algorithm>
#include <chrono>

namespace retort::script
{

namespace
{

using namespace std::chrono;

const sys_days beginning = year(1) / January / 1;

sys_days chronoOf(const CivilDate &date)
{
    return year(date.year) / month(static_cast<unsigned>(date.month)) / day(static_cast<unsigned>(date.day));
}

} // namespace

int daysInMonth(int inYear, int inMonth) noexcept
{
    const year_month_day_last last = year(inYear) / month(static_cast<unsigned>(inMonth)) / std::chrono::last;
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

std::int64_t ordinalOf(const CivilDate &date) noexcept
{
    return (chronoOf(date) - beginning).count() + 1;
}

std::optional<CivilDate> dateOfOrdinal(std::int64_t ordinal) noexcept
{
    if (ordinal < 1 || ordinal > 3'652'059)
        return std::nullopt;
    const year_month_day found = beginning + days(ordinal - 1);
    return CivilDate{int(found.year()), static_cast<int>(unsigned(found.month())),
                     static_cast<int>(unsigned(found.day()))};
}

int weekdayOf(const CivilDate &date) noexcept
{
    return static_cast<int>(weekday(chronoOf(date)).iso_encoding()) - 1;
}

int dayOfYear(const CivilDate &date) noexcept
{
    return static_cast<int>(ordinalOf(date) - ordinalOf({date.year, 1, 1})) + 1;
}

namespace
{

/// The ordinal of the Monday of an ISO year's first week: that of January 4.
std::int64_t firstMonday(int isoYear)
{
    const CivilDate fourth{isoYear, 1, 4};
    return ordinalOf(fourth) - weekdayOf(fourth);
}

} // namespace

IsoWeekDate isoWeekOf(const CivilDate &date) noexcept
{
    const std::int64_t ordinal = ordinalOf(date);
    int isoYear = date.year;
    if (ordinal >= firstMonday(isoYear + 1))
        ++isoYear;
    else if (ordinal < firstMonday(isoYear))
        --isoYear;
    return {isoYear, static_cast<int>((ordinal - firstMonday(isoYear)) / 7) + 1, weekdayOf(date) + 1};
}

std::optional<CivilDate> dateOfIsoWeek(int isoYear, int week, int isoDay) noexcept
{
    if (isoYear < 1 || isoYear > 9999 || week < 1 || isoDay < 1 || isoDay > 7)
        return std::nullopt;
    const std::int64_t first = firstMonday(isoYear);
    if (first + (std::int64_t{week} - 1) * 7 >= firstMonday(isoYear + 1))
        return std::nullopt;
    return dateOfOrdinal(first + (std::int64_t{week} - 1) * 7 + isoDay - 1);
}

Microseconds microsecondsOf(const ClockTime &clock) noexcept
{
    return ((clock.hour * 60 + clock.minute) * 60 + clock.second) * Microseconds(microsecondsPerSecond) +
           clock.microsecond;
}

Microseconds microsecondsOf(const CivilDate &date, const ClockTime &clock) noexcept
{
    return (ordinalOf(date) - 1) * Microseconds(microsecondsPerDay) + microsecondsOf(clock);
}

ClockTime clockOf(Microseconds sinceMidnight) noexcept
{
    const auto all = static_cast<std::int64_t>(sinceMidnight);
    const std::int64_t seconds = all / microsecondsPerSecond;
    return {static_cast<int>(seconds / 3600), static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60),
            static_cast<int>(all % microsecondsPerSecond)};
}

DaysAndRest daysAndRest(Microseconds span) noexcept
{
    Microseconds whole = span / microsecondsPerDay;
    Microseconds rest = span % microsecondsPerDay;
    if (rest < 0) {
        rest += microsecondsPerDay;
        --whole;
    }
    return {static_cast<std::int64_t>(whole), rest};
}

std::string isoText(const CivilDate &date)
{
    return paddedNumber(date.year, 4) + "-" + paddedNumber(date.month, 2) + "-" + paddedNumber(date.day, 2);
}

std::optional<std::string> isoText(const ClockTime &clock, std::string_view timespec)
{
    if (timespec == "auto")
        timespec = clock.microsecond != 0 ? "microseconds" : "seconds";
    std::string text = paddedNumber(clock.hour, 2);
    if (timespec == "hours")
        return text;
    text += ":" + paddedNumber(clock.minute, 2);
    if (timespec == "minutes")
        return text;
    text += ":" + paddedNumber(clock.second, 2);
    if (timespec == "seconds")
        return text;
    if (timespec == "milliseconds")
        return text + "." + paddedNumber(clock.microsecond / 1000, 3);
    if (timespec == "microseconds")
        return text + "." + paddedNumber(clock.microsecond, 6);
    return std::nullopt;
}

std::string offsetText(Microseconds offset, std::string_view separator)
{
    const ClockTime clock = clockOf(offset < 0 ? -offset : offset);
    std::string text = offset < 0 ? "-" : "+";
    text += paddedNumber(clock.hour, 2);
    text += separator;
    text += paddedNumber(clock.minute, 2);
    if (clock.second != 0 || clock.microsecond != 0) {
        text += separator;
        text += paddedNumber(clock.second, 2);
    }
    if (clock.microsecond != 0)
        text += "." + paddedNumber(clock.microsecond, 6);
    return text;
}

namespace
{

/// The number of exactly `count` digits at the front of `text`, which is taken away.
std::optional<int> takeDigits(std::string_view &text, std::size_t count)
{
    if (text.size() < count)
        return std::nullopt;
    int number = 0;
    for (const char c : text.substr(0, count)) {
        if (c < '0' || c > '9')
            return std::nullopt;
        number = number * 10 + (c - '0');
    }
    text.remove_prefix(count);
    return number;
}

bool take(std::string_view &text, char c)
{
    if (text.empty() || text.front() != c)
        return false;
    text.remove_prefix(1);
    return true;
}

/// HH[[:]MM[[:]SS[.f...]]]
std::optional<ClockTime> parseClock(std::string_view text)
{
    ClockTime clock;
    int *const parts[] = {&clock.hour, &clock.minute, &clock.second};
    bool hasColons = false;
    for (std::size_t i = 0; i < 3; ++i) {
        if (i == 1)
            hasColons = !text.empty() && text.front() == ':';
        if (i > 0 && hasColons && !take(text, ':'))
            return std::nullopt;
        const std::optional<int> part = takeDigits(text, 2);
        if (!part)
            return std::nullopt;
        *parts[i] = *part;
        if (text.empty())
            return clock;
    }
    if (!take(text, '.') && !take(text, ','))
        return std::nullopt;
    if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos)
        return std::nullopt;
    // What is finer than a microsecond is cut off.
    std::string_view fraction = text.substr(0, 6);
    const std::size_t digits = fraction.size();
    clock.microsecond = takeDigits(fraction, digits).value_or(0);
    for (std::size_t i = digits; i < 6; ++i)
        clock.microsecond *= 10;
    return clock;
}

} // namespace

std::size_t isoDateLength(std::string_view text) noexcept
{
    const bool hasHyphens = text.size() > 4 && text[4] == '-';
    const std::size_t week = hasHyphens ? 5 : 4;
    if (text.size() <= week || text[week] != 'W')
        return hasHyphens ? 10 : 8;
    const std::size_t end = week + 3;
    const auto isDigit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    if (hasHyphens)
        return end < text.size() && text[end] == '-' && isDigit(end + 1) ? end + 2 : end;
    return isDigit(end) ? end + 1 : end;
}

std::optional<CivilDate> parseIsoDate(std::string_view text) noexcept
{
    const std::optional<int> inYear = takeDigits(text, 4);
    if (!inYear)
        return std::nullopt;
    const bool hasHyphens = take(text, '-');
    if (take(text, 'W')) {
        const std::optional<int> week = takeDigits(text, 2);
        if (!week)
            return std::nullopt;
        if (text.empty())
            return dateOfIsoWeek(*inYear, *week, 1);
        if (hasHyphens && !take(text, '-'))
            return std::nullopt;
        const std::optional<int> isoDay = takeDigits(text, 1);
        return isoDay && text.empty() ? dateOfIsoWeek(*inYear, *week, *isoDay) : std::nullopt;
    }
    const std::optional<int> inMonth = takeDigits(text, 2);
    if (!inMonth || (hasHyphens && !take(text, '-')))
        return std::nullopt;
    const std::optional<int> inDay = takeDigits(text, 2);
    if (!inDay || !text.empty())
        return std::nullopt;
    return CivilDate{*inYear, *inMonth, *inDay};
}

std::optional<IsoTime> parseIsoTime(std::string_view text) noexcept
{
    IsoTime time;
    const std::size_t zone = text.find_first_of("+-Z");
    const std::optional<ClockTime> clock = parseClock(text.substr(0, zone));
    if (!clock)
        return std::nullopt;
    time.clock = *clock;
    if (zone == std::string_view::npos)
        return time;
    if (text[zone] == 'Z') {
        time.offset = 0;
        return zone + 1 == text.size() ? std::optional(time) : std::nullopt;
    }
    const std::optional<ClockTime> offset = parseClock(text.substr(zone + 1));
    if (!offset || offset->hour > 23 || offset->minute > 59 || offset->second > 59)
        return std::nullopt;
    time.offset = text[zone] == '-' ? -microsecondsOf(*offset) : microsecondsOf(*offset);
    return time;
}

} // namespace retort::script
