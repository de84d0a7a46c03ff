#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The proleptic Gregorian calendar as Python's datetime has it, years 1 to 9999, without any object of a script.

namespace retort::script
{

/// A span of time; the largest timedelta needs 67 bits.
__extension__ typedef __int128 Microseconds;

inline constexpr std::int64_t microsecondsPerSecond = 1'000'000;
inline constexpr std::int64_t microsecondsPerDay = 86'400 * microsecondsPerSecond;

struct CivilDate {
    int year = 1;
    int month = 1;
    int day = 1;
    auto operator<=>(const CivilDate &) const = default;
};

struct ClockTime {
    int hour = 0;
    int minute = 0;
    int second = 0;
    int microsecond = 0;
    auto operator<=>(const ClockTime &) const = default;
};

/// A date of the calendar of ISO weeks; Monday is 1.
struct IsoWeekDate {
    int year;
    int week;
    int day;
};

[[nodiscard]] int daysInMonth(int year, int month) noexcept;
/// Days since 0001-01-01, which is day 1.
[[nodiscard]] std::int64_t ordinalOf(const CivilDate &date) noexcept;
/// Nothing outside of the years 1 to 9999.
[[nodiscard]] std::optional<CivilDate> dateOfOrdinal(std::int64_t ordinal) noexcept;
/// 0 is Monday.
[[nodiscard]] int weekdayOf(const CivilDate &date) noexcept;
/// 1 for the first of January.
[[nodiscard]] int dayOfYear(const CivilDate &date) noexcept;
[[nodiscard]] IsoWeekDate isoWeekOf(const CivilDate &date) noexcept;
/// Nothing when the year has no such week, or the week no such day.
[[nodiscard]] std::optional<CivilDate> dateOfIsoWeek(int year, int week, int day) noexcept;

/// Since midnight.
[[nodiscard]] Microseconds microsecondsOf(const ClockTime &clock) noexcept;
/// Since the beginning of 0001-01-01.
[[nodiscard]] Microseconds microsecondsOf(const CivilDate &date, const ClockTime &clock) noexcept;
/// The clock of a span of less than a day.
[[nodiscard]] ClockTime clockOf(Microseconds sinceMidnight) noexcept;
/// Quotient and remainder of whole days, the remainder never negative.
struct DaysAndRest {
    std::int64_t days;
    Microseconds rest;
};
[[nodiscard]] DaysAndRest daysAndRest(Microseconds span) noexcept;

[[nodiscard]] std::string isoText(const CivilDate &date);
/// `timespec` as in isoformat(); nothing for an unknown one.
[[nodiscard]] std::optional<std::string> isoText(const ClockTime &clock, std::string_view timespec = "auto");
/// "+02:00", with seconds and microseconds where there are some; `separator` may be empty.
[[nodiscard]] std::string offsetText(Microseconds offset, std::string_view separator = ":");

/// What fromisoformat() reads.
struct IsoTime {
    ClockTime clock;
    std::optional<Microseconds> offset;
};
[[nodiscard]] std::optional<CivilDate> parseIsoDate(std::string_view text) noexcept;
[[nodiscard]] std::optional<IsoTime> parseIsoTime(std::string_view text) noexcept;
/// How long the date in front of a text of date and time is.
[[nodiscard]] std::size_t isoDateLength(std::string_view text) noexcept;

} // namespace retort::script
