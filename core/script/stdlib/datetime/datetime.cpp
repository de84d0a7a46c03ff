#include <core/script/stdlib/datetime/datetime.h>
#include <core/script/stdlib/datetime/strftime.h>

namespace retort::script
{

void DatetimeObject::clear()
{
    DateObject::clear();
    time.tzinfo = {};
}

Value makeDatetime(Interpreter &vm, const CivilDate &date, const ZonedClock &time, Class *type)
{
    const auto made = vm.make<DatetimeObject>(type ? type : vm.state<DatetimeClasses>().datetime.get());
    made->date = date;
    made->time = time;
    return made;
}

Eval<> makeDatetime(Interpreter &vm, Microseconds sinceBeginning, const Value &tzinfo, Class *type)
{
    const DaysAndRest parts = daysAndRest(sinceBeginning);
    const auto date = dateOfOrdinal(parts.days + 1);
    if (!date)
        return vm.raise(vm.errors().OverflowError, "date value out of range");
    return makeDatetime(vm, *date, {clockOf(parts.rest), 0, tzinfo}, type);
}

namespace
{

const Microseconds epoch = microsecondsOf({1970, 1, 1}, {});

DatetimeObject &self(const Call &call)
{
    return objectOf<DatetimeObject>(call.self);
}

Microseconds wallOf(const DatetimeObject &moment)
{
    return microsecondsOf(moment.date, moment.time.clock);
}

Eval<std::optional<Microseconds>> offsetOf(Interpreter &vm, const DatetimeObject &moment)
{
    return utcOffsetOf(vm, moment.time.tzinfo, Value(const_cast<DatetimeObject *>(&moment)));
}

Eval<> datetimeNew(Call &call)
{
    CivilDate date;
    int *const parts[] = {&date.year, &date.month, &date.day};
    for (std::size_t i = 0; i < 3; ++i) {
        RETORT_TRY(const std::int64_t number, call.integer(i + 1));
        *parts[i] = number < -1 || number > 100'000 ? -1 : static_cast<int>(number);
    }
    RETORT_CHECK(checkDate(call.vm, date));
    ZonedClock time;
    RETORT_CHECK(readClock(call, 4, time));
    RETORT_TRY(const Ref<DatetimeObject> made, newInstance<DatetimeObject>(call));
    made->date = date;
    made->time = time;
    return Value(made);
}

/// The span between two moments. TypeError when only one of them has a zone; nothing instead for `isEquality`.
Eval<std::optional<Microseconds>> between(Interpreter &vm, const DatetimeObject &a, const DatetimeObject &b,
                                          bool isEquality, const char *doing)
{
    Microseconds span = wallOf(a) - wallOf(b);
    if (a.time.tzinfo.is(b.time.tzinfo))
        return std::optional<Microseconds>(span);
    RETORT_TRY(const std::optional<Microseconds> ofA, offsetOf(vm, a));
    RETORT_TRY(const std::optional<Microseconds> ofB, offsetOf(vm, b));
    if (ofA.has_value() != ofB.has_value()) {
        if (isEquality)
            return std::optional<Microseconds>();
        return vm.raise(vm.errors().TypeError, textOf("can't ", doing, " offset-naive and offset-aware datetimes"));
    }
    return std::optional<Microseconds>(span - ofA.value_or(0) + ofB.value_or(0));
}

Eval<std::optional<int>> order(Call &call, bool isEquality)
{
    const auto *other = call[0].native<DatetimeObject>();
    if (!other) {
        if (call[0].native<DateObject>() && !isEquality)
            return call.vm.raise(call.vm.errors().TypeError,
                                 textOf("can't compare ", call.self.object()->type()->displayName(), " to ",
                                        call[0].object()->type()->displayName()));
        return std::optional<int>();
    }
    RETORT_TRY(const std::optional<Microseconds> span, between(call.vm, self(call), *other, isEquality, "compare"));
    return std::optional<int>(!span ? 2 : *span < 0 ? -1 : *span > 0 ? 1 : 0);
}

Eval<> hash(Call &call)
{
    RETORT_TRY(const std::optional<Microseconds> offset, offsetOf(call.vm, self(call)));
    return Value::integer(mixedHash({static_cast<std::int64_t>(wallOf(self(call)) - offset.value_or(0))}));
}

template <int sign> Eval<> add(Call &call)
{
    const auto *span = call[0].native<TimedeltaObject>();
    if (!span)
        return Value::notImplemented();
    return makeDatetime(call.vm, wallOf(self(call)) + sign * span->span, self(call).time.tzinfo,
                        call.self.object()->type());
}

Eval<> subtract(Call &call)
{
    const auto *other = call[0].native<DatetimeObject>();
    if (!other)
        return add<-1>(call);
    RETORT_TRY(const std::optional<Microseconds> span, between(call.vm, self(call), *other, false, "subtract"));
    return makeTimedelta(call.vm, *span);
}

Eval<> replace(Call &call)
{
    CivilDate date = self(call).date;
    int *const parts[] = {&date.year, &date.month, &date.day};
    for (std::size_t i = 0; i < 3; ++i)
        if (call.isGiven(i)) {
            RETORT_TRY(const std::int64_t number, call.integer(i));
            *parts[i] = number < -1 || number > 100'000 ? -1 : static_cast<int>(number);
        }
    RETORT_CHECK(checkDate(call.vm, date));
    ZonedClock time = self(call).time;
    RETORT_CHECK(readClock(call, 3, time));
    return makeDatetime(call.vm, date, time, call.self.object()->type());
}

Eval<> repr(Call &call)
{
    const CivilDate &date = self(call).date;
    const ClockTime &clock = self(call).time.clock;
    std::string text = textOf(date.year, ", ", date.month, ", ", date.day, ", ", clock.hour, ", ", clock.minute);
    if (clock.second != 0 || clock.microsecond != 0)
        text += textOf(", ", clock.second);
    if (clock.microsecond != 0)
        text += textOf(", ", clock.microsecond);
    RETORT_TRY(const std::string zone, reprOfZone(call.vm, self(call).time));
    return Value(call.vm.str(shownClassOf(call.self) + "(" + text + zone + ")"));
}

Eval<> isoTextWith(Call &call, std::string_view separator, std::string_view timespec)
{
    RETORT_TRY(const std::string time, isoTextOf(call.vm, self(call).time, call.self, timespec));
    return Value(call.vm.str(isoText(self(call).date) + std::string(separator) + time));
}

Eval<> str(Call &call)
{
    return isoTextWith(call, " ", "auto");
}

Eval<> isoformat(Call &call)
{
    RETORT_TRY(const std::string_view separator, call.utf8(0));
    RETORT_TRY(const std::string_view timespec, call.utf8(1));
    if (call[0].as<Str>()->length() != 1)
        return call.vm.raise(call.vm.errors().TypeError, "isoformat() argument 1 must be a unicode character, not str");
    return isoTextWith(call, separator, timespec);
}

Eval<> strftime(Call &call)
{
    RETORT_TRY(const std::string_view format, call.utf8(0));
    Moment moment{self(call).date, self(call).time.clock, {}, {}};
    RETORT_TRY(moment.offset, offsetOf(call.vm, self(call)));
    RETORT_TRY(const Value name, zoneNameOf(call.vm, self(call).time.tzinfo, call.self));
    if (const auto *text = name.as<Str>())
        moment.zone = text->text();
    return Value(call.vm.str(formatMoment(moment, format)));
}

Eval<> utcoffset(Call &call)
{
    RETORT_TRY(const std::optional<Microseconds> offset, offsetOf(call.vm, self(call)));
    return offsetOrNone(call.vm, offset);
}

Eval<> dst(Call &call)
{
    RETORT_TRY(const std::optional<Microseconds> offset, dstOf(call.vm, self(call).time.tzinfo, call.self));
    return offsetOrNone(call.vm, offset);
}

Eval<> tzname(Call &call)
{
    return zoneNameOf(call.vm, self(call).time.tzinfo, call.self);
}

Eval<> date(Call &call)
{
    return makeDate(call.vm, self(call).date);
}

Eval<> time(Call &call)
{
    const ZonedClock &own = self(call).time;
    return makeTime(call.vm, {own.clock, own.fold, Value::none()});
}

Eval<> timetz(Call &call)
{
    return makeTime(call.vm, self(call).time);
}

/// Local time is UTC.
Eval<> astimezone(Call &call)
{
    Interpreter &vm = call.vm;
    const Value target = call[0].isNone() ? Value(vm.state<DatetimeClasses>().utc) : call[0];
    RETORT_CHECK(checkTzinfo(vm, target));
    if (self(call).time.tzinfo.is(target))
        return call.self;
    RETORT_TRY(const std::optional<Microseconds> offset, offsetOf(vm, self(call)));
    RETORT_TRY(const Value utc,
               makeDatetime(vm, wallOf(self(call)) - offset.value_or(0), target, call.self.object()->type()));
    RETORT_TRY(const Value fromutc, getAttribute(vm, target, "fromutc"));
    return script::call(vm, fromutc, {utc});
}

Eval<> timestamp(Call &call)
{
    RETORT_TRY(const std::optional<Microseconds> offset, offsetOf(call.vm, self(call)));
    RETORT_TRY(const Value span, makeTimedelta(call.vm, wallOf(self(call)) - offset.value_or(0) - epoch));
    RETORT_TRY(const Value seconds, getAttribute(call.vm, span, "total_seconds"));
    return script::call(call.vm, seconds);
}

Eval<> utctimetuple(Call &call)
{
    RETORT_TRY(const std::optional<Microseconds> offset, offsetOf(call.vm, self(call)));
    const DaysAndRest parts = daysAndRest(wallOf(self(call)) - offset.value_or(0));
    const auto day = dateOfOrdinal(parts.days + 1);
    if (!day)
        return call.vm.raise(call.vm.errors().OverflowError, "date value out of range");
    return makeStructTime(call.vm, *day, clockOf(parts.rest), 0);
}

template <int ClockTime::*part> Eval<> partOf(Interpreter &, const Value &self)
{
    return Value::integer(objectOf<DatetimeObject>(self).time.clock.*part);
}

Eval<> foldOf(Interpreter &, const Value &self)
{
    return Value::integer(objectOf<DatetimeObject>(self).time.fold);
}

Eval<> tzinfoOf(Interpreter &, const Value &self)
{
    return objectOf<DatetimeObject>(self).time.tzinfo;
}

constexpr FunctionEntry methods[] = {
    {"__new__", "cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0",
     "A day and a time.", datetimeNew, Flavor::StaticMethod},
    {"__add__", "other, /", "The moment so much later.", add<1>},
    {"__hash__", "", "Equal moments have equal hashes.", hash},
    {"__radd__", "other, /", "The moment so much later.", add<1>},
    {"__repr__", "", "The call that makes the moment.", repr},
    {"__str__", "", "As in ISO 8601, with a space.", str},
    {"__sub__", "other, /", "The moment so much earlier, or the span between two moments.", subtract},
    {"astimezone", "tz=None", "The same moment in another zone; UTC without one.", astimezone},
    {"combine", "date, time, tzinfo=...", "The moment of a date and a time.", datetimeCombine, Flavor::ClassMethod},
    {"date", "", "The day.", date},
    {"dst", "", "What of the zone's offset is daylight saving time.", dst},
    {"fromisoformat", "date_string, /", "The moment of an ISO 8601 text.", datetimeFromIsoFormat, Flavor::ClassMethod},
    {"fromtimestamp", "timestamp, tz=None", "The moment so many seconds after 1970.", datetimeFromTimestamp,
     Flavor::ClassMethod},
    {"isoformat", "sep='T', timespec='auto'", "As in ISO 8601.", isoformat},
    {"now", "tz=None", "The moment of the plan's clock; in UTC without a zone.", datetimeNow, Flavor::ClassMethod},
    {"replace",
     "year=..., month=..., day=..., hour=..., minute=..., second=..., microsecond=..., tzinfo=..., *, fold=...",
     "The moment with other parts.", replace},
    {"strftime", "format", "The moment as a format has it.", strftime},
    {"strptime", "date_string, format, /", "The moment of a text in a format.", datetimeStrptime, Flavor::ClassMethod},
    {"time", "", "The time of the day, without the zone.", time},
    {"timestamp", "", "The seconds since 1970.", timestamp},
    {"timetz", "", "The time of the day with the zone.", timetz},
    {"today", "", "The moment of the plan's clock, in UTC.", datetimeToday, Flavor::ClassMethod},
    {"tzname", "", "The zone's name, or None.", tzname},
    {"utcfromtimestamp", "timestamp, /", "The moment in UTC so many seconds after 1970, without a zone.",
     datetimeUtcFromTimestamp, Flavor::ClassMethod},
    {"utcnow", "", "The moment of the plan's clock in UTC, without a zone.", datetimeUtcnow, Flavor::ClassMethod},
    {"utcoffset", "", "How far the zone is ahead of UTC, or None.", utcoffset},
    {"utctimetuple", "", "The parts in UTC as a tuple.", utctimetuple},
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

const ClassEntry datetimeEntry{"datetime", "datetime", "A day and a time.",
                               methods,    attributes, allocate<DatetimeObject>};

} // namespace retort::script
