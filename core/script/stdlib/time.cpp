#include <core/script/stdlib/datetime/datetime.h>
#include <core/script/stdlib/datetime/strftime.h>
#include <core/script/stdlib/modules.h>

#include <cmath>

namespace retort::script
{

namespace
{

const Microseconds epoch = microsecondsOf({1970, 1, 1}, {});

constexpr AttributeEntry structAttributes[] = {
    {"tm_year", "The year.", namedItem<0>},
    {"tm_mon", "The month, 1 to 12.", namedItem<1>},
    {"tm_mday", "The day of the month.", namedItem<2>},
    {"tm_hour", "The hour.", namedItem<3>},
    {"tm_min", "The minute.", namedItem<4>},
    {"tm_sec", "The second.", namedItem<5>},
    {"tm_wday", "The day of the week; Monday is 0.", namedItem<6>},
    {"tm_yday", "The day of the year.", namedItem<7>},
    {"tm_isdst", "Whether it is daylight saving time; -1 where that is not known.", namedItem<8>},
};

constexpr FunctionEntry structMethods[] = {
    {"__repr__", "", "The names and values.", reprOfNamedItems<structAttributes>},
};

Eval<> time(Call &call)
{
    return Value::real(static_cast<double>(static_cast<std::int64_t>(nowOf(call.vm) - epoch)) / 1e6);
}

Eval<> timeNs(Call &call)
{
    return Value::integer(static_cast<std::int64_t>(nowOf(call.vm) - epoch) * 1000);
}

/// The plan's clock stands still, and a plan that is only shown has nothing to wait for.
Eval<> sleep(Call &call)
{
    RETORT_TRY(const double seconds, call.number(0));
    if (seconds < 0)
        return call.vm.raise(call.vm.errors().ValueError, "sleep length must be non-negative");
    return Value::none();
}

Eval<> gmtime(Call &call)
{
    Interpreter &vm = call.vm;
    Microseconds moment = nowOf(vm);
    if (!call[0].isNone()) {
        RETORT_TRY(const double seconds, call.number(0));
        if (!(std::fabs(seconds) < 1e15))
            return vm.raise(vm.errors().OverflowError, "timestamp out of range for platform time_t");
        moment = epoch + static_cast<std::int64_t>(std::floor(seconds)) * Microseconds(microsecondsPerSecond);
    }
    const DaysAndRest parts = daysAndRest(moment);
    const auto date = dateOfOrdinal(parts.days + 1);
    if (!date)
        return vm.raise(vm.errors().OverflowError, "timestamp out of range for platform time_t");
    return makeStructTime(vm, *date, clockOf(parts.rest), 0);
}

/// The moment of a struct_time or a tuple like it; the plan's clock for None.
Eval<Moment> momentAt(Call &call, std::size_t index)
{
    Interpreter &vm = call.vm;
    Moment moment;
    moment.offset = 0;
    moment.zone = "UTC";
    if (call[index].isNone()) {
        const DaysAndRest parts = daysAndRest(nowOf(vm));
        moment.date = dateOfOrdinal(parts.days + 1).value_or(CivilDate{});
        moment.clock = clockOf(parts.rest);
        moment.clock.microsecond = 0;
        return moment;
    }
    const auto *items = call[index].as<Tuple>();
    if (!items || items->size() != 9)
        return vm.raise(vm.errors().TypeError, "Tuple or struct_time argument required");
    int *const parts[] = {&moment.date.year,  &moment.date.month,   &moment.date.day,
                          &moment.clock.hour, &moment.clock.minute, &moment.clock.second};
    for (std::size_t i = 0; i < 6; ++i) {
        std::int64_t number = 0;
        if (!toInt64((*items)[i], number) || number < 0 || number > 9999)
            return vm.raise(vm.errors().ValueError, "an item of the time is out of range");
        *parts[i] = static_cast<int>(number);
    }
    RETORT_CHECK(checkDate(vm, moment.date));
    RETORT_CHECK(checkClock(vm, {moment.clock, 0, Value::none()}));
    return moment;
}

Eval<> strftime(Call &call)
{
    RETORT_TRY(const std::string_view format, call.utf8(0));
    RETORT_TRY(const Moment moment, momentAt(call, 1));
    return Value(call.vm.str(formatMoment(moment, format)));
}

Eval<> asctime(Call &call)
{
    RETORT_TRY(const Moment moment, momentAt(call, 0));
    return Value(call.vm.str(formatMoment(moment, "%a %b %e %T %Y")));
}

Eval<> mktime(Call &call)
{
    RETORT_TRY(const Moment moment, momentAt(call, 0));
    return Value::real(
        static_cast<double>(static_cast<std::int64_t>(microsecondsOf(moment.date, moment.clock) - epoch)) / 1e6);
}

Eval<> strptime(Call &call)
{
    RETORT_TRY(const std::string_view text, call.utf8(0));
    RETORT_TRY(const std::string_view format, call.utf8(1));
    RETORT_TRY(const Moment moment, parseMoment(call.vm, text, format));
    return makeStructTime(call.vm, moment.date, moment.clock, moment.zone.empty() ? -1 : 0);
}

Eval<void> fill(Interpreter &vm, ModuleObject &module)
{
    module.set(vm, "struct_time", vm.state<DatetimeClasses>().structTime);
    module.set(vm, "timezone", Value::integer(0));
    module.set(vm, "altzone", Value::integer(0));
    module.set(vm, "daylight", Value::integer(0));
    const Value utc = vm.str(std::string("UTC"));
    module.set(vm, "tzname", vm.tuple({utc, utc}));
    return {};
}

constexpr FunctionEntry functions[] = {
    {"asctime", "t=None, /", "A moment as in the C library.", asctime},
    {"gmtime", "secs=None, /", "The parts of a moment in UTC.", gmtime},
    {"localtime", "secs=None, /", "The parts of a moment; local time is UTC.", gmtime},
    {"mktime", "t, /", "The seconds since 1970 of the parts of a moment.", mktime},
    {"monotonic", "", "The plan's clock in seconds; it stands still.", time},
    {"monotonic_ns", "", "The plan's clock in nanoseconds; it stands still.", timeNs},
    {"perf_counter", "", "The plan's clock in seconds; it stands still.", time},
    {"perf_counter_ns", "", "The plan's clock in nanoseconds; it stands still.", timeNs},
    {"process_time", "", "The plan's clock in seconds; it stands still.", time},
    {"sleep", "secs, /", "Returns at once.", sleep},
    {"strftime", "format, t=None, /", "A moment as a format has it.", strftime},
    {"strptime", "string, format='%a %b %d %H:%M:%S %Y', /", "The parts of a moment of a text in a format.", strptime},
    {"time", "", "The plan's clock in seconds since 1970; it stands still.", time},
    {"time_ns", "", "The plan's clock in nanoseconds since 1970; it stands still.", timeNs},
};
constexpr std::string_view moduleNames[] = {"altzone", "daylight", "struct_time", "timezone", "tzname"};

} // namespace

const ClassEntry structTimeEntry{"struct_time", "time", "The parts of a moment.", structMethods, structAttributes};

Value makeStructTime(Interpreter &vm, const CivilDate &date, const ClockTime &clock, int dst)
{
    const Value parts[] = {
        Value::integer(date.year),       Value::integer(date.month),      Value::integer(date.day),
        Value::integer(clock.hour),      Value::integer(clock.minute),    Value::integer(clock.second),
        Value::integer(weekdayOf(date)), Value::integer(dayOfYear(date)), Value::integer(dst)};
    return vm.make<Tuple>(vm.state<DatetimeClasses>().structTime.get(), parts);
}

const ModuleEntry timeModule{"time", "The plan's clock.", functions, fill, moduleNames};

} // namespace retort::script
