#include <core/script/stdlib/datetime/datetime.h>
#include <core/script/stdlib/modules.h>

namespace retort::script
{

DatetimeClasses::DatetimeClasses(Interpreter &vm)
    : timedelta(vm.defineClass(timedeltaEntry, {}))
    , date(vm.defineClass(dateEntry, {}))
    , time(vm.defineClass(timeEntry, {}))
    , tzinfo(vm.defineClass(tzinfoEntry, {}))
    , timezone(vm.defineClass(timezoneEntry, {tzinfo}))
    , datetime(vm.defineClass(datetimeEntry, {date}))
    , isoCalendarDate(vm.defineClass(isoCalendarDateEntry, {vm.types().tuple}))
    , structTime(vm.defineClass(structTimeEntry, {vm.types().tuple}))
    , utc(vm.make<TimezoneObject>(timezone.get()))
{
}

namespace
{

Eval<void> fill(Interpreter &vm, ModuleObject &module)
{
    const auto &classes = vm.state<DatetimeClasses>();
    const auto setBounds = [&vm](const Ref<Class> &type, const Value &least, const Value &most, const Value &step) {
        type->setAttribute(vm.intern("min"), least);
        type->setAttribute(vm.intern("max"), most);
        type->setAttribute(vm.intern("resolution"), step);
    };
    const ClockTime last{23, 59, 59, 999'999};
    RETORT_TRY(const Value microsecond, makeTimedelta(vm, 1));
    RETORT_TRY(const Value day, makeTimedelta(vm, microsecondsPerDay));
    RETORT_TRY(const Value least, makeTimedelta(vm, -999'999'999 * Microseconds(microsecondsPerDay)));
    RETORT_TRY(const Value most, makeTimedelta(vm, 1'000'000'000 * Microseconds(microsecondsPerDay) - 1));
    setBounds(classes.timedelta, least, most, microsecond);
    setBounds(classes.date, makeDate(vm, {}), makeDate(vm, {9999, 12, 31}), day);
    setBounds(classes.time, makeTime(vm, {}), makeTime(vm, {last, 0, Value::none()}), microsecond);
    setBounds(classes.datetime, makeDatetime(vm, CivilDate{}, ZonedClock{}),
              makeDatetime(vm, {9999, 12, 31}, {last, 0, Value::none()}), microsecond);
    classes.timezone->setAttribute(vm.intern("utc"), classes.utc);
    classes.timezone->setAttribute(vm.intern("min"), makeTimezone(vm, -microsecondsPerDay + 60'000'000));
    classes.timezone->setAttribute(vm.intern("max"), makeTimezone(vm, microsecondsPerDay - 60'000'000));
    for (const Ref<Class> &type :
         {classes.date, classes.datetime, classes.time, classes.timedelta, classes.timezone, classes.tzinfo})
        module.set(vm, type->name(), type);
    module.set(vm, "UTC", classes.utc);
    module.set(vm, "MINYEAR", Value::integer(1));
    module.set(vm, "MAXYEAR", Value::integer(9999));
    return {};
}

constexpr std::string_view moduleNames[] = {"MAXYEAR", "MINYEAR",   "UTC",      "date",  "datetime",
                                            "time",    "timedelta", "timezone", "tzinfo"};

} // namespace

const ModuleEntry datetimeModule{"datetime", "Dates, times and the spans between them.", {}, fill, moduleNames};

} // namespace retort::script
