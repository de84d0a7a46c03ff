#pragma once

#include <core/script/stdlib/datetime/calendar.h>
#include <core/script/stdlib/support.h>

/// The objects of the module datetime, for other modules and for those who send them to a database.

namespace retort::script
{

class TimedeltaObject : public Instance
{
public:
    using Instance::Instance;
    Microseconds span = 0;
};

class DateObject : public Instance
{
public:
    using Instance::Instance;
    CivilDate date;
};

/// What time and datetime share: a clock that may have a zone.
struct ZonedClock {
    ClockTime clock;
    int fold = 0;
    Value tzinfo = Value::none();
};

class TimeObject : public Instance
{
public:
    using Instance::Instance;
    void clear() override;
    ZonedClock time;
};

class DatetimeObject : public DateObject
{
public:
    using DateObject::DateObject;
    void clear() override;
    ZonedClock time;
};

/// The base of all zones; scripts may write their own.
class TzinfoObject : public Instance
{
public:
    using Instance::Instance;
};

/// datetime.timezone: a fixed offset.
class TimezoneObject : public TzinfoObject
{
public:
    using TzinfoObject::TzinfoObject;
    Microseconds offset = 0;
    std::optional<std::string> name;
};

/// The classes of one interpreter.
struct DatetimeClasses {
    explicit DatetimeClasses(Interpreter &vm);
    Ref<Class> timedelta, date, time, tzinfo, timezone, datetime, isoCalendarDate, structTime;
    Ref<TimezoneObject> utc;
};

// One table each.
extern const ClassEntry timedeltaEntry, dateEntry, timeEntry, tzinfoEntry, timezoneEntry, datetimeEntry,
    isoCalendarDateEntry, structTimeEntry;

/// OverflowError beyond 999999999 days.
[[nodiscard]] Eval<> makeTimedelta(Interpreter &vm, Microseconds span);
[[nodiscard]] Value makeDate(Interpreter &vm, const CivilDate &date, Class *type = nullptr);
[[nodiscard]] Value makeTime(Interpreter &vm, const ZonedClock &time, Class *type = nullptr);
[[nodiscard]] Value makeDatetime(Interpreter &vm, const CivilDate &date, const ZonedClock &time, Class *type = nullptr);
/// From microseconds since 0001-01-01 00:00; OverflowError outside of the years 1 to 9999.
[[nodiscard]] Eval<> makeDatetime(Interpreter &vm, Microseconds sinceBeginning, const Value &tzinfo,
                                  Class *type = nullptr);
/// The zone of an offset: the object `timezone.utc` for none.
[[nodiscard]] Value makeTimezone(Interpreter &vm, Microseconds offset);

/// ValueError for what no calendar has.
[[nodiscard]] Eval<void> checkDate(Interpreter &vm, const CivilDate &date);
[[nodiscard]] Eval<void> checkClock(Interpreter &vm, const ZonedClock &time);
/// Hour, minute, second, microsecond, tzinfo and fold, from the argument `first` on; what is not given stays.
[[nodiscard]] Eval<void> readClock(Call &call, std::size_t first, ZonedClock &into);
/// TypeError unless it is None or a tzinfo.
[[nodiscard]] Eval<void> checkTzinfo(Interpreter &vm, const Value &tzinfo);

/// What `utcoffset` and `dst` of the zone give for `moment` (a datetime, or None for a time).
[[nodiscard]] Eval<std::optional<Microseconds>> utcOffsetOf(Interpreter &vm, const Value &tzinfo, const Value &moment);
[[nodiscard]] Eval<std::optional<Microseconds>> dstOf(Interpreter &vm, const Value &tzinfo, const Value &moment);
/// None or a str.
[[nodiscard]] Eval<> zoneNameOf(Interpreter &vm, const Value &tzinfo, const Value &moment);
[[nodiscard]] Value offsetOrNone(Interpreter &vm, const std::optional<Microseconds> &offset);
/// ", tzinfo=..., fold=1" of a repr.
[[nodiscard]] Eval<std::string> reprOfZone(Interpreter &vm, const ZonedClock &time);
/// The clock's ISO text, with the zone's offset behind it.
[[nodiscard]] Eval<std::string> isoTextOf(Interpreter &vm, const ZonedClock &time, const Value &moment,
                                          std::string_view timespec);
/// The zone of what fromisoformat() read.
[[nodiscard]] ZonedClock zonedClockOf(Interpreter &vm, const IsoTime &time);

/// A time.struct_time.
[[nodiscard]] Value makeStructTime(Interpreter &vm, const CivilDate &date, const ClockTime &clock, int dst);

/// The microseconds of the world's clock since 0001-01-01 00:00, in UTC.
[[nodiscard]] Microseconds nowOf(Interpreter &vm);

// Factories of datetime, in datetime_making.cpp.
[[nodiscard]] Eval<> datetimeNow(Call &call);
[[nodiscard]] Eval<> datetimeUtcnow(Call &call);
[[nodiscard]] Eval<> datetimeToday(Call &call);
[[nodiscard]] Eval<> datetimeFromTimestamp(Call &call);
[[nodiscard]] Eval<> datetimeUtcFromTimestamp(Call &call);
[[nodiscard]] Eval<> datetimeCombine(Call &call);
[[nodiscard]] Eval<> datetimeFromIsoFormat(Call &call);
[[nodiscard]] Eval<> datetimeStrptime(Call &call);

} // namespace retort::script
