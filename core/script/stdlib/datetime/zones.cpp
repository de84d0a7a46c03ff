#include <core/script/stdlib/datetime/datetime.h>

namespace retort::script
{

Eval<void> checkTzinfo(Interpreter &vm, const Value &tzinfo)
{
    if (tzinfo.isNone() || tzinfo.native<TzinfoObject>())
        return {};
    return vm.raise(vm.errors().TypeError, textOf("tzinfo argument must be None or of a tzinfo subclass, not type '",
                                                  typeName(vm, tzinfo), "'"));
}

namespace
{

Eval<std::optional<Microseconds>> asked(Interpreter &vm, const char *method, const Value &tzinfo, const Value &moment)
{
    if (tzinfo.isNone())
        return std::optional<Microseconds>();
    RETORT_TRY(const Value function, getAttribute(vm, tzinfo, method));
    RETORT_TRY(const Value result, call(vm, function, {moment}));
    if (result.isNone())
        return std::optional<Microseconds>();
    const auto *span = result.native<TimedeltaObject>();
    if (!span)
        return vm.raise(vm.errors().TypeError, textOf("tzinfo.", method, "() must return None or timedelta, not '",
                                                      typeName(vm, result), "'"));
    if (span->span <= -microsecondsPerDay || span->span >= microsecondsPerDay)
        return vm.raise(vm.errors().ValueError,
                        textOf("offset must be a timedelta strictly between -timedelta(hours=24) and "
                               "timedelta(hours=24), not ",
                               reprOf(vm, result).value_or(std::string())));
    return std::optional<Microseconds>(span->span);
}

bool isPlainTimezone(Interpreter &vm, const Value &tzinfo)
{
    return tzinfo.isObject() && tzinfo.object()->type() == vm.state<DatetimeClasses>().timezone.get();
}

} // namespace

Eval<std::optional<Microseconds>> utcOffsetOf(Interpreter &vm, const Value &tzinfo, const Value &moment)
{
    if (isPlainTimezone(vm, tzinfo))
        return std::optional<Microseconds>(objectOf<TimezoneObject>(tzinfo).offset);
    return asked(vm, "utcoffset", tzinfo, moment);
}

Eval<std::optional<Microseconds>> dstOf(Interpreter &vm, const Value &tzinfo, const Value &moment)
{
    return asked(vm, "dst", tzinfo, moment);
}

Eval<> zoneNameOf(Interpreter &vm, const Value &tzinfo, const Value &moment)
{
    if (tzinfo.isNone())
        return tzinfo;
    RETORT_TRY(const Value function, getAttribute(vm, tzinfo, "tzname"));
    RETORT_TRY(const Value name, call(vm, function, {moment}));
    if (!name.isNone() && !name.as<Str>())
        return vm.raise(vm.errors().TypeError,
                        textOf("tzinfo.tzname() must return None or a string, not '", typeName(vm, name), "'"));
    return name;
}

Value offsetOrNone(Interpreter &vm, const std::optional<Microseconds> &offset)
{
    return offset ? makeTimedelta(vm, *offset).value_or(Value::none()) : Value::none();
}

Eval<std::string> reprOfZone(Interpreter &vm, const ZonedClock &time)
{
    std::string text;
    if (!time.tzinfo.isNone()) {
        RETORT_TRY(const std::string zone, reprOf(vm, time.tzinfo));
        text = ", tzinfo=" + zone;
    }
    return time.fold != 0 ? text + ", fold=1" : text;
}

Eval<std::string> isoTextOf(Interpreter &vm, const ZonedClock &time, const Value &moment, std::string_view timespec)
{
    const std::optional<std::string> clock = isoText(time.clock, timespec);
    if (!clock)
        return vm.raise(vm.errors().ValueError, "Unknown timespec value");
    RETORT_TRY(const std::optional<Microseconds> offset, utcOffsetOf(vm, time.tzinfo, moment));
    return offset ? *clock + offsetText(*offset) : *clock;
}

ZonedClock zonedClockOf(Interpreter &vm, const IsoTime &time)
{
    return {time.clock, 0, time.offset ? makeTimezone(vm, *time.offset) : Value::none()};
}

Value makeTimezone(Interpreter &vm, Microseconds offset)
{
    const auto &classes = vm.state<DatetimeClasses>();
    if (offset == 0)
        return classes.utc;
    const auto made = vm.make<TimezoneObject>(classes.timezone.get());
    made->offset = offset;
    return made;
}

namespace
{

std::string nameOf(const TimezoneObject &zone)
{
    if (zone.name)
        return *zone.name;
    return zone.offset == 0 ? "UTC" : "UTC" + offsetText(zone.offset);
}

/// What a zone of a script has to answer itself.
Eval<> mustOverride(Call &call)
{
    return call.vm.raise(call.vm.errors().NotImplementedError,
                         textOf("a tzinfo subclass must implement ", call.function.entry().name, "()"));
}

Eval<const DatetimeObject *> momentOfZone(Call &call)
{
    const auto *moment = call[0].native<DatetimeObject>();
    if (!moment)
        return call.vm.raise(call.vm.errors().TypeError, "fromutc: argument must be a datetime");
    if (!moment->time.tzinfo.is(call.self))
        return call.vm.raise(call.vm.errors().ValueError, "fromutc: dt.tzinfo is not self");
    return moment;
}

/// Python's default: it holds for every zone whose standard offset does not change.
Eval<> tzinfoFromutc(Call &call)
{
    Interpreter &vm = call.vm;
    RETORT_TRY(const DatetimeObject *moment, momentOfZone(call));
    RETORT_TRY(const std::optional<Microseconds> offset, utcOffsetOf(vm, call.self, call[0]));
    RETORT_TRY(const std::optional<Microseconds> dst, dstOf(vm, call.self, call[0]));
    if (!offset || !dst)
        return vm.raise(vm.errors().ValueError, "fromutc: non-None utcoffset() and dst() results required");
    const Microseconds standard = microsecondsOf(moment->date, moment->time.clock) + *offset - *dst;
    RETORT_TRY(const Value there, makeDatetime(vm, standard, call.self));
    RETORT_TRY(const std::optional<Microseconds> thereDst, dstOf(vm, call.self, there));
    return makeDatetime(vm, standard + thereDst.value_or(0), call.self);
}

Eval<> timezoneNew(Call &call)
{
    Interpreter &vm = call.vm;
    const auto *offset = call[1].native<TimedeltaObject>();
    if (!offset)
        return vm.raise(vm.errors().TypeError,
                        textOf("timezone() argument 1 must be datetime.timedelta, not ", typeName(vm, call[1])));
    if (offset->span <= -microsecondsPerDay || offset->span >= microsecondsPerDay) {
        RETORT_TRY(const std::string shown, reprOf(vm, call[1]));
        return vm.raise(vm.errors().ValueError,
                        textOf("offset must be a timedelta strictly between -timedelta(hours=24) and "
                               "timedelta(hours=24), not ",
                               shown, "."));
    }
    if (!call.isGiven(2) && offset->span == 0)
        return Value(vm.state<DatetimeClasses>().utc);
    RETORT_TRY(const Ref<TimezoneObject> made, newInstance<TimezoneObject>(call));
    made->offset = offset->span;
    if (call.isGiven(2)) {
        RETORT_TRY(const std::string_view name, call.utf8(2));
        made->name = std::string(name);
    }
    return Value(made);
}

TimezoneObject &self(const Call &call)
{
    return objectOf<TimezoneObject>(call.self);
}

Eval<> timezoneOffset(Call &call)
{
    return makeTimedelta(call.vm, self(call).offset);
}

Eval<> timezoneDst(Call &)
{
    return Value::none();
}

Eval<> timezoneName(Call &call)
{
    return Value(call.vm.str(nameOf(self(call))));
}

Eval<> timezoneFromutc(Call &call)
{
    RETORT_TRY(const DatetimeObject *moment, momentOfZone(call));
    return makeDatetime(call.vm, microsecondsOf(moment->date, moment->time.clock) + self(call).offset, call.self);
}

Eval<> timezoneEquals(Call &call)
{
    const auto *other = call[0].native<TimezoneObject>();
    return other ? Value::boolean(self(call).offset == other->offset) : Value::notImplemented();
}

Eval<> timezoneHash(Call &call)
{
    return Value::integer(mixedHash({static_cast<std::int64_t>(self(call).offset)}));
}

Eval<> timezoneRepr(Call &call)
{
    Interpreter &vm = call.vm;
    if (call.self.object() == vm.state<DatetimeClasses>().utc.get())
        return Value(vm.str(std::string("datetime.timezone.utc")));
    RETORT_TRY(const Value offset, makeTimedelta(vm, self(call).offset));
    RETORT_TRY(std::string text, reprOf(vm, offset));
    if (self(call).name)
        text += ", " + reprOfText(*self(call).name);
    return Value(vm.str("datetime.timezone(" + text + ")"));
}

constexpr FunctionEntry tzinfoMethods[] = {
    {"dst", "dt, /", "What of the offset is daylight saving time.", mustOverride},
    {"fromutc", "dt, /", "The moment in this zone.", tzinfoFromutc},
    {"tzname", "dt, /", "The zone's name.", mustOverride},
    {"utcoffset", "dt, /", "How far the zone is ahead of UTC.", mustOverride},
};

constexpr FunctionEntry timezoneMethods[] = {
    {"__new__", "cls, offset, name=...", "A zone of a fixed offset.", timezoneNew, Flavor::StaticMethod},
    {"__eq__", "other, /", "Whether both have the same offset.", timezoneEquals},
    {"__hash__", "", "Equal zones have equal hashes.", timezoneHash},
    {"__repr__", "", "The call that makes the zone.", timezoneRepr},
    {"__str__", "", "The zone's name.", timezoneName},
    {"dst", "dt, /", "None: such a zone has no daylight saving time.", timezoneDst},
    {"fromutc", "dt, /", "The moment in this zone.", timezoneFromutc},
    {"tzname", "dt, /", "The zone's name.", timezoneName},
    {"utcoffset", "dt, /", "How far the zone is ahead of UTC.", timezoneOffset},
};

} // namespace

const ClassEntry tzinfoEntry{"tzinfo", "datetime", "The base of all zones.", tzinfoMethods, {}, allocate<TzinfoObject>};
const ClassEntry timezoneEntry{
    "timezone", "datetime", "A zone of a fixed offset.", timezoneMethods, {}, allocate<TimezoneObject>, false};

} // namespace retort::script
