#include <core/script/stdlib/datetime/datetime.h>
#include <core/script/stdlib/datetime/strftime.h>

namespace retort::script
{

void TimeObject::clear()
{
    Instance::clear();
    time.tzinfo = {};
}

Eval<void> checkClock(Interpreter &vm, const ZonedClock &time)
{
    const auto check = [&vm](int number, int most, const char *message) -> Eval<void> {
        if (number < 0 || number > most)
            return vm.raise(vm.errors().ValueError, message);
        return {};
    };
    RETORT_CHECK(check(time.clock.hour, 23, "hour must be in 0..23"));
    RETORT_CHECK(check(time.clock.minute, 59, "minute must be in 0..59"));
    RETORT_CHECK(check(time.clock.second, 59, "second must be in 0..59"));
    RETORT_CHECK(check(time.clock.microsecond, 999'999, "microsecond must be in 0..999999"));
    RETORT_CHECK(check(time.fold, 1, "fold must be either 0 or 1"));
    return checkTzinfo(vm, time.tzinfo);
}

Eval<void> readClock(Call &call, std::size_t first, ZonedClock &into)
{
    int *const parts[] = {&into.clock.hour, &into.clock.minute, &into.clock.second, &into.clock.microsecond};
    const auto read = [&call](std::size_t index, int &part) -> Eval<void> {
        if (!call.isGiven(index))
            return {};
        RETORT_TRY(const std::int64_t number, call.integer(index));
        // Whatever does not fit is no time either.
        part = number < -1 || number > 1'000'000 ? -1 : static_cast<int>(number);
        return {};
    };
    for (std::size_t i = 0; i < 4; ++i)
        RETORT_CHECK(read(first + i, *parts[i]));
    if (call.isGiven(first + 4))
        into.tzinfo = call[first + 4];
    RETORT_CHECK(read(first + 5, into.fold));
    return checkClock(call.vm, into);
}

Value makeTime(Interpreter &vm, const ZonedClock &time, Class *type)
{
    const auto made = vm.make<TimeObject>(type ? type : vm.state<DatetimeClasses>().time.get());
    made->time = time;
    return made;
}

namespace
{

const ZonedClock &self(const Call &call)
{
    return objectOf<TimeObject>(call.self).time;
}

Eval<> timeNew(Call &call)
{
    ZonedClock time;
    RETORT_CHECK(readClock(call, 1, time));
    RETORT_TRY(const Ref<TimeObject> made, newInstance<TimeObject>(call));
    made->time = time;
    return Value(made);
}

Eval<std::optional<Microseconds>> offsetOf(Interpreter &vm, const ZonedClock &time)
{
    return utcOffsetOf(vm, time.tzinfo, Value::none());
}

Eval<std::optional<int>> order(Call &call, bool isEquality)
{
    Interpreter &vm = call.vm;
    const auto *other = call[0].native<TimeObject>();
    if (!other)
        return std::optional<int>();
    Microseconds mine = microsecondsOf(self(call).clock);
    Microseconds theirs = microsecondsOf(other->time.clock);
    if (!self(call).tzinfo.is(other->time.tzinfo)) {
        RETORT_TRY(const std::optional<Microseconds> myOffset, offsetOf(vm, self(call)));
        RETORT_TRY(const std::optional<Microseconds> theirOffset, offsetOf(vm, other->time));
        if (myOffset.has_value() != theirOffset.has_value()) {
            if (isEquality)
                return std::optional<int>(2);
            return vm.raise(vm.errors().TypeError, "can't compare offset-naive and offset-aware times");
        }
        mine -= myOffset.value_or(0);
        theirs -= theirOffset.value_or(0);
    }
    return std::optional<int>(mine < theirs ? -1 : mine > theirs ? 1 : 0);
}

Eval<> hash(Call &call)
{
    RETORT_TRY(const std::optional<Microseconds> offset, offsetOf(call.vm, self(call)));
    return Value::integer(
        mixedHash({static_cast<std::int64_t>(microsecondsOf(self(call).clock) - offset.value_or(0))}));
}

Eval<> replace(Call &call)
{
    ZonedClock time = self(call);
    RETORT_CHECK(readClock(call, 0, time));
    return makeTime(call.vm, time, call.self.object()->type());
}

Eval<> repr(Call &call)
{
    const ClockTime &clock = self(call).clock;
    std::string text = textOf(clock.hour, ", ", clock.minute);
    if (clock.second != 0 || clock.microsecond != 0)
        text += textOf(", ", clock.second);
    if (clock.microsecond != 0)
        text += textOf(", ", clock.microsecond);
    RETORT_TRY(const std::string zone, reprOfZone(call.vm, self(call)));
    return Value(call.vm.str(shownClassOf(call.self) + "(" + text + zone + ")"));
}

Eval<> str(Call &call)
{
    RETORT_TRY(std::string text, isoTextOf(call.vm, self(call), Value::none(), "auto"));
    return Value(call.vm.str(std::move(text)));
}

Eval<> isoformat(Call &call)
{
    RETORT_TRY(const std::string_view timespec, call.utf8(0));
    RETORT_TRY(std::string text, isoTextOf(call.vm, self(call), Value::none(), timespec));
    return Value(call.vm.str(std::move(text)));
}

Eval<> strftime(Call &call)
{
    RETORT_TRY(const std::string_view format, call.utf8(0));
    Moment moment;
    moment.clock = self(call).clock;
    RETORT_TRY(moment.offset, offsetOf(call.vm, self(call)));
    RETORT_TRY(const Value name, zoneNameOf(call.vm, self(call).tzinfo, Value::none()));
    if (const auto *text = name.as<Str>())
        moment.zone = text->text();
    return Value(call.vm.str(formatMoment(moment, format)));
}

Eval<> format(Call &call)
{
    RETORT_TRY(const std::string_view spec, call.utf8(0));
    return spec.empty() ? str(call) : strftime(call);
}

Eval<> utcoffset(Call &call)
{
    RETORT_TRY(const std::optional<Microseconds> offset, offsetOf(call.vm, self(call)));
    return offsetOrNone(call.vm, offset);
}

Eval<> dst(Call &call)
{
    RETORT_TRY(const std::optional<Microseconds> offset, dstOf(call.vm, self(call).tzinfo, Value::none()));
    return offsetOrNone(call.vm, offset);
}

Eval<> tzname(Call &call)
{
    return zoneNameOf(call.vm, self(call).tzinfo, Value::none());
}

Eval<> fromisoformat(Call &call)
{
    RETORT_TRY(const std::string_view text, call.utf8(0));
    const auto read = parseIsoTime(text.starts_with('T') ? text.substr(1) : text);
    if (!read)
        return call.vm.raise(call.vm.errors().ValueError, textOf("Invalid isoformat string: ", reprOfText(text)));
    const ZonedClock time = zonedClockOf(call.vm, *read);
    RETORT_CHECK(checkClock(call.vm, time));
    return makeTime(call.vm, time, call.self.as<Class>());
}

template <int ClockTime::*part> Eval<> partOf(Interpreter &, const Value &self)
{
    return Value::integer(objectOf<TimeObject>(self).time.clock.*part);
}

Eval<> foldOf(Interpreter &, const Value &self)
{
    return Value::integer(objectOf<TimeObject>(self).time.fold);
}

Eval<> tzinfoOf(Interpreter &, const Value &self)
{
    return objectOf<TimeObject>(self).time.tzinfo;
}

constexpr FunctionEntry methods[] = {
    {"__new__", "cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0", "A time of the day.", timeNew,
     Flavor::StaticMethod},
    {"__format__", "format_spec, /", "As strftime() does.", format},
    {"__hash__", "", "Equal times have equal hashes.", hash},
    {"__repr__", "", "The call that makes the time.", repr},
    {"__str__", "", "The time as in ISO 8601.", str},
    {"dst", "", "What of the zone's offset is daylight saving time.", dst},
    {"fromisoformat", "time_string, /", "The time of an ISO 8601 text.", fromisoformat, Flavor::ClassMethod},
    {"isoformat", "timespec='auto'", "The time as in ISO 8601.", isoformat},
    {"replace", "hour=..., minute=..., second=..., microsecond=..., tzinfo=..., *, fold=...",
     "The time with other parts.", replace},
    {"strftime", "format", "The time as a format has it.", strftime},
    {"tzname", "", "The zone's name, or None.", tzname},
    {"utcoffset", "", "How far the zone is ahead of UTC, or None.", utcoffset},
    RETORT_COMPARISONS(order),
};

constexpr AttributeEntry attributes[] = {
    {"fold", "1 for the second of two equal times when clocks are set back.", foldOf},
    {"hour", "The hour.", partOf<&ClockTime::hour>},
    {"microsecond", "The microsecond.", partOf<&ClockTime::microsecond>},
    {"minute", "The minute.", partOf<&ClockTime::minute>},
    {"second", "The second.", partOf<&ClockTime::second>},
    {"tzinfo", "The zone, or None.", tzinfoOf},
};

} // namespace

const ClassEntry timeEntry{"time", "datetime", "A time of the day.", methods, attributes, allocate<TimeObject>};

} // namespace retort::script
