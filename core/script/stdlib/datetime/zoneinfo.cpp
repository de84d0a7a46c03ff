#include <core/script/stdlib/datetime/datetime.h>
#include <core/script/stdlib/modules.h>

#include <QTimeZone>

// Zones of the system's time zone database, as Qt reads it.

namespace retort::script
{

namespace
{

class ZoneInfoObject : public TzinfoObject
{
public:
    using TzinfoObject::TzinfoObject;
    std::string key;
    QTimeZone zone;
};

struct ZoneInfoClasses {
    explicit ZoneInfoClasses(Interpreter &vm);
    Ref<Class> zoneInfo, notFound;
    std::unordered_map<std::string, Value> zones; ///< the same name is the same object
};

ZoneInfoObject &self(const Call &call)
{
    return objectOf<ZoneInfoObject>(call.self);
}

Eval<> zoneInfoNew(Call &call)
{
    Interpreter &vm = call.vm;
    RETORT_TRY(const std::string_view key, call.utf8(1));
    auto &classes = vm.state<ZoneInfoClasses>();
    const bool isPlain = call[0].object() == classes.zoneInfo.get();
    const auto known = classes.zones.find(std::string(key));
    if (isPlain && known != classes.zones.end())
        return known->second;
    const QTimeZone zone(QByteArray(key.data(), static_cast<qsizetype>(key.size())));
    if (key.empty() || !zone.isValid())
        return vm.raise(classes.notFound, textOf("No time zone found with key ", key));
    RETORT_TRY(const Ref<ZoneInfoObject> made, newInstance<ZoneInfoObject>(call));
    made->key = std::string(key);
    made->zone = zone;
    if (isPlain)
        classes.zones.emplace(made->key, made);
    return Value(made);
}

QDateTime qtUtc(const DatetimeObject &moment, int offset)
{
    const ClockTime &clock = moment.time.clock;
    return QDateTime(QDate(moment.date.year, moment.date.month, moment.date.day),
                     QTime(clock.hour, clock.minute, clock.second), QTimeZone::utc())
        .addSecs(-offset);
}

/// The UTC moment behind a wall clock: of two, `fold` decides; of none (clocks set forward), what Python takes.
QDateTime utcOf(const ZoneInfoObject &zone, const DatetimeObject &moment)
{
    const int before = zone.zone.offsetFromUtc(qtUtc(moment, 0).addDays(-1));
    const int after = zone.zone.offsetFromUtc(qtUtc(moment, 0).addDays(1));
    const QDateTime early = qtUtc(moment, before);
    const QDateTime late = qtUtc(moment, after);
    const bool isEarly = zone.zone.offsetFromUtc(early) == before;
    const bool isLate = zone.zone.offsetFromUtc(late) == after;
    if (isEarly && isLate)
        return moment.time.fold == 0 ? early : late;
    if (isEarly || isLate)
        return isEarly ? early : late;
    return moment.time.fold == 0 ? late : early;
}

Eval<const DatetimeObject *> momentIn(Call &call)
{
    const auto *moment = call[0].native<DatetimeObject>();
    if (!moment && !call[0].isNone())
        return call.vm.raise(call.vm.errors().TypeError, "dt must be a datetime or None");
    return moment;
}

Eval<> utcoffset(Call &call)
{
    RETORT_TRY(const DatetimeObject *moment, momentIn(call));
    if (!moment)
        return self(call).key == "UTC" ? makeTimedelta(call.vm, 0) : Eval<>(Value::none());
    const int seconds = self(call).zone.offsetFromUtc(utcOf(self(call), *moment));
    return makeTimedelta(call.vm, seconds * Microseconds(microsecondsPerSecond));
}

Eval<> dst(Call &call)
{
    RETORT_TRY(const DatetimeObject *moment, momentIn(call));
    if (!moment)
        return self(call).key == "UTC" ? makeTimedelta(call.vm, 0) : Eval<>(Value::none());
    const int seconds = self(call).zone.daylightTimeOffset(utcOf(self(call), *moment));
    return makeTimedelta(call.vm, seconds * Microseconds(microsecondsPerSecond));
}

Eval<> tzname(Call &call)
{
    RETORT_TRY(const DatetimeObject *moment, momentIn(call));
    if (!moment)
        return self(call).key == "UTC" ? Value(call.vm.str(std::string("UTC"))) : Value::none();
    return Value(call.vm.str(self(call).zone.abbreviation(utcOf(self(call), *moment))));
}

Eval<> fromutc(Call &call)
{
    Interpreter &vm = call.vm;
    const auto *moment = call[0].native<DatetimeObject>();
    if (!moment)
        return vm.raise(vm.errors().TypeError, "fromutc() requires a datetime argument");
    if (!moment->time.tzinfo.is(call.self))
        return vm.raise(vm.errors().ValueError, "dt.tzinfo is not self");
    const QDateTime utc = qtUtc(*moment, 0);
    const int offset = self(call).zone.offsetFromUtc(utc);
    RETORT_TRY(const Value made, makeDatetime(vm,
                                              microsecondsOf(moment->date, moment->time.clock) +
                                                  offset * Microseconds(microsecondsPerSecond),
                                              call.self, moment->type()));
    auto &there = objectOf<DatetimeObject>(made);
    there.time.fold = utcOf(self(call), there) == utc ? 0 : 1;
    return made;
}

Eval<> str(Call &call)
{
    return Value(call.vm.str(self(call).key));
}

Eval<> repr(Call &call)
{
    return Value(call.vm.str("zoneinfo.ZoneInfo(key=" + reprOfText(self(call).key) + ")"));
}

Eval<> key(Interpreter &vm, const Value &self)
{
    return Value(vm.str(objectOf<ZoneInfoObject>(self).key));
}

Eval<> availableTimezones(Call &call)
{
    const auto names = call.vm.set();
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        RETORT_CHECK(names->add(call.vm, call.vm.str(id.toStdString())));
    return Value(names);
}

constexpr FunctionEntry methods[] = {
    {"__new__", "cls, key", "A zone of the time zone database.", zoneInfoNew, Flavor::StaticMethod},
    {"__repr__", "", "The call that makes the zone.", repr},
    {"__str__", "", "The zone's key.", str},
    {"dst", "dt, /", "What of the offset is daylight saving time.", dst},
    {"fromutc", "dt, /", "The moment in this zone.", fromutc},
    {"tzname", "dt, /", "The zone's name at that moment.", tzname},
    {"utcoffset", "dt, /", "How far the zone is ahead of UTC.", utcoffset},
};

constexpr AttributeEntry attributes[] = {{"key", "What the zone is called.", key}};

constexpr ClassEntry zoneInfoEntry{"ZoneInfo", "zoneinfo", "A zone of the time zone database.",
                                   methods,    attributes, allocate<ZoneInfoObject>};

ZoneInfoClasses::ZoneInfoClasses(Interpreter &vm)
    : zoneInfo(vm.defineClass(zoneInfoEntry, {vm.state<DatetimeClasses>().tzinfo}))
    , notFound(vm.defineException("ZoneInfoNotFoundError", "zoneinfo", {vm.errors().KeyError},
                                  "There is no such time zone."))
{
}

Eval<void> fill(Interpreter &vm, ModuleObject &module)
{
    const auto &classes = vm.state<ZoneInfoClasses>();
    module.set(vm, "ZoneInfo", classes.zoneInfo);
    module.set(vm, "ZoneInfoNotFoundError", classes.notFound);
    return {};
}

constexpr FunctionEntry functions[] = {
    {"available_timezones", "", "The keys of all zones.", availableTimezones},
};
constexpr std::string_view moduleNames[] = {"ZoneInfo", "ZoneInfoNotFoundError"};

} // namespace

const ModuleEntry zoneinfoModule{"zoneinfo", "Zones of the time zone database.", functions, fill, moduleNames};

} // namespace retort::script
