#include <core/script/stdlib/datetime/datetime.h>
#include <core/script/stdlib/datetime/strftime.h>

#include <cmath>

namespace retort::script
{

Microseconds nowOf(Interpreter &vm)
{
    const QDateTime now = worldOf(vm).now.toUTC();
    const std::int64_t day = now.date().toJulianDay() - QDate(1, 1, 1).toJulianDay();
    return day * Microseconds(microsecondsPerDay) + now.time().msecsSinceStartOfDay() * Microseconds(1000);
}

namespace
{

/// The moment in UTC as the zone has it: what Python's now(tz) and fromtimestamp(t, tz) do.
Eval<> inZone(Call &call, Microseconds utc, const Value &zone)
{
    Interpreter &vm = call.vm;
    RETORT_CHECK(checkTzinfo(vm, zone));
    RETORT_TRY(const Value moment, makeDatetime(vm, utc, zone, call.self.as<Class>()));
    if (zone.isNone())
        return moment;
    RETORT_TRY(const Value fromutc, getAttribute(vm, zone, "fromutc"));
    return script::call(vm, fromutc, {moment});
}

/// Seconds since 1970 as microseconds since the calendar's beginning, halves rounded to even.
Eval<Microseconds> sinceBeginning(Call &call, std::size_t index)
{
    Interpreter &vm = call.vm;
    Microseconds span = microsecondsOf({1970, 1, 1}, {});
    std::int64_t whole = 0;
    double seconds = 0;
    if (toInt64(call[index], whole)) {
        span += whole * Microseconds(microsecondsPerSecond);
    } else {
        RETORT_TRY(seconds, call.number(index));
        if (std::isnan(seconds))
            return vm.raise(vm.errors().ValueError, "Invalid value NaN (not a number)");
        if (std::fabs(seconds) > 1e15)
            return vm.raise(vm.errors().OverflowError, "timestamp out of range for platform time_t");
        double floor = 0;
        const double fraction = std::modf(seconds, &floor);
        span += static_cast<std::int64_t>(floor) * Microseconds(microsecondsPerSecond) +
                static_cast<std::int64_t>(std::nearbyint(fraction * 1e6));
    }
    if (!dateOfOrdinal(daysAndRest(span).days + 1))
        return vm.raise(vm.errors().ValueError, textOf("year is out of range"));
    return span;
}

} // namespace

Eval<> datetimeNow(Call &call)
{
    return inZone(call, nowOf(call.vm), call[0]);
}

Eval<> datetimeUtcnow(Call &call)
{
    return inZone(call, nowOf(call.vm), Value::none());
}

Eval<> datetimeToday(Call &call)
{
    return inZone(call, nowOf(call.vm), Value::none());
}

Eval<> datetimeFromTimestamp(Call &call)
{
    RETORT_TRY(const Microseconds utc, sinceBeginning(call, 0));
    return inZone(call, utc, call[1]);
}

Eval<> datetimeUtcFromTimestamp(Call &call)
{
    RETORT_TRY(const Microseconds utc, sinceBeginning(call, 0));
    return inZone(call, utc, Value::none());
}

Eval<> datetimeCombine(Call &call)
{
    Interpreter &vm = call.vm;
    const auto *date = call[0].native<DateObject>();
    if (!date)
        return vm.raise(vm.errors().TypeError,
                        textOf("combine() argument 1 must be datetime.date, not ", typeName(vm, call[0])));
    const auto *time = call[1].native<TimeObject>();
    if (!time)
        return vm.raise(vm.errors().TypeError,
                        textOf("combine() argument 2 must be datetime.time, not ", typeName(vm, call[1])));
    ZonedClock clock = time->time;
    if (call.isGiven(2)) {
        RETORT_CHECK(checkTzinfo(vm, call[2]));
        clock.tzinfo = call[2];
    }
    return makeDatetime(vm, date->date, clock, call.self.as<Class>());
}

Eval<> datetimeFromIsoFormat(Call &call)
{
    Interpreter &vm = call.vm;
    RETORT_TRY(const std::string_view text, call.utf8(0));
    const std::size_t length = isoDateLength(text);
    const auto date = parseIsoDate(text.substr(0, length));
    std::optional<IsoTime> time = IsoTime{};
    if (text.size() > length) {
        // Any one character stands between date and time.
        const std::string_view rest = text.substr(length);
        std::size_t separator = 1;
        while (separator < rest.size() && (static_cast<unsigned char>(rest[separator]) & 0xC0U) == 0x80U)
            ++separator;
        time = parseIsoTime(rest.substr(separator));
    }
    if (!date || !time)
        return vm.raise(vm.errors().ValueError, textOf("Invalid isoformat string: ", reprOfText(text)));
    RETORT_CHECK(checkDate(vm, *date));
    const ZonedClock clock = zonedClockOf(vm, *time);
    RETORT_CHECK(checkClock(vm, clock));
    return makeDatetime(vm, *date, clock, call.self.as<Class>());
}

Eval<> datetimeStrptime(Call &call)
{
    RETORT_TRY(const std::string_view text, call.utf8(0));
    RETORT_TRY(const std::string_view format, call.utf8(1));
    RETORT_TRY(const Moment moment, parseMoment(call.vm, text, format));
    const ZonedClock clock = zonedClockOf(call.vm, {moment.clock, moment.offset});
    RETORT_CHECK(checkClock(call.vm, clock));
    return makeDatetime(call.vm, moment.date, clock, call.self.as<Class>());
}

} // namespace retort::script
