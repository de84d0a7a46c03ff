#include <core/script/stdlib/datetime/datetime.h>
#include <core/script/stdlib/datetime/strftime.h>

#include <cmath>

namespace retort::script
{

Eval<void> checkDate(Interpreter &vm, const CivilDate &date)
{
    if (date.year < 1 || date.year > 9999)
        return vm.raise(vm.errors().ValueError, textOf("year ", date.year, " is out of range"));
    if (date.month < 1 || date.month > 12)
        return vm.raise(vm.errors().ValueError, "month must be in 1..12");
    if (date.day < 1 || date.day > daysInMonth(date.year, date.month))
        return vm.raise(vm.errors().ValueError, "day is out of range for month");
    return {};
}

Value makeDate(Interpreter &vm, const CivilDate &date, Class *type)
{
    const auto made = vm.make<DateObject>(type ? type : vm.state<DatetimeClasses>().date.get());
    made->date = date;
    return made;
}

namespace
{

const CivilDate &self(const Call &call)
{
    return objectOf<DateObject>(call.self).date;
}

/// A date, or a datetime of the same day, of the class a class method was called on.
Eval<> made(Call &call, const CivilDate &date)
{
    auto *type = call.self.as<Class>();
    if (type->isSubclassOf(call.vm.state<DatetimeClasses>().datetime.get()))
        return makeDatetime(call.vm, date, {}, type);
    return makeDate(call.vm, date, type);
}

Eval<int> component(const Call &call, std::size_t index)
{
    RETORT_TRY(const std::int64_t number, call.integer(index));
    if (number < -2'147'483'648 || number > 2'147'483'647)
        return call.vm.raise(call.vm.errors().OverflowError, "signed integer is greater than maximum");
    return static_cast<int>(number);
}

Eval<> dateNew(Call &call)
{
    CivilDate date;
    RETORT_TRY(date.year, component(call, 1));
    RETORT_TRY(date.month, component(call, 2));
    RETORT_TRY(date.day, component(call, 3));
    RETORT_CHECK(checkDate(call.vm, date));
    RETORT_TRY(const Ref<DateObject> object, newInstance<DateObject>(call));
    object->date = date;
    return Value(object);
}

Eval<std::optional<int>> order(Call &call, bool)
{
    const auto *other = call[0].native<DateObject>();
    if (!other || call[0].native<DatetimeObject>())
        return std::optional<int>();
    const auto found = self(call) <=> other->date;
    return std::optional<int>(found < 0 ? -1 : found > 0 ? 1 : 0);
}

Eval<> hash(Call &call)
{
    return Value::integer(mixedHash({ordinalOf(self(call))}));
}

template <int sign> Eval<> addDays(Call &call)
{
    const auto *span = call[0].native<TimedeltaObject>();
    if (!span)
        return Value::notImplemented();
    const auto day = dateOfOrdinal(ordinalOf(self(call)) + sign * daysAndRest(span->span).days);
    if (!day)
        return call.vm.raise(call.vm.errors().OverflowError, "date value out of range");
    return makeDate(call.vm, *day, call.self.object()->type());
}

Eval<> subtract(Call &call)
{
    const auto *other = call[0].native<DateObject>();
    if (!other)
        return addDays<-1>(call);
    if (call[0].native<DatetimeObject>())
        return Value::notImplemented();
    return makeTimedelta(call.vm, (ordinalOf(self(call)) - ordinalOf(other->date)) * Microseconds(microsecondsPerDay));
}

Eval<> replace(Call &call)
{
    CivilDate date = self(call);
    int *const parts[] = {&date.year, &date.month, &date.day};
    for (std::size_t i = 0; i < 3; ++i)
        if (call.isGiven(i)) {
            RETORT_TRY(*parts[i], component(call, i));
        }
    RETORT_CHECK(checkDate(call.vm, date));
    return makeDate(call.vm, date, call.self.object()->type());
}

Eval<> repr(Call &call)
{
    const CivilDate &date = self(call);
    return Value(call.vm.str(textOf(shownClassOf(call.self), "(", date.year, ", ", date.month, ", ", date.day, ")")));
}

Eval<> isoformat(Call &call)
{
    return Value(call.vm.str(isoText(self(call))));
}

Eval<> strftime(Call &call)
{
    RETORT_TRY(const std::string_view format, call.utf8(0));
    return Value(call.vm.str(formatMoment({self(call), {}, {}, {}}, format)));
}

/// format(value, "%Y"): of datetime as well.
Eval<> format(Call &call)
{
    RETORT_TRY(const std::string_view spec, call.utf8(0));
    if (spec.empty()) {
        RETORT_TRY(std::string text, textOfValue(call.vm, call.self));
        return Value(call.vm.str(std::move(text)));
    }
    RETORT_TRY(const Value function, getAttribute(call.vm, call.self, "strftime"));
    return script::call(call.vm, function, {call[0]});
}

Eval<> ctime(Call &call)
{
    const auto *moment = call.self.native<DatetimeObject>();
    return Value(
        call.vm.str(formatMoment({self(call), moment ? moment->time.clock : ClockTime{}, {}, {}}, "%a %b %e %T %Y")));
}

Eval<> weekday(Call &call)
{
    return Value::integer(weekdayOf(self(call)));
}

Eval<> isoweekday(Call &call)
{
    return Value::integer(weekdayOf(self(call)) + 1);
}

Eval<> toordinal(Call &call)
{
    return Value::integer(ordinalOf(self(call)));
}

Eval<> isocalendar(Call &call)
{
    const IsoWeekDate iso = isoWeekOf(self(call));
    const Value parts[] = {Value::integer(iso.year), Value::integer(iso.week), Value::integer(iso.day)};
    return Value(call.vm.make<Tuple>(call.vm.state<DatetimeClasses>().isoCalendarDate.get(), parts));
}

Eval<> timetuple(Call &call)
{
    Interpreter &vm = call.vm;
    const auto *moment = call.self.native<DatetimeObject>();
    if (!moment)
        return makeStructTime(vm, self(call), {}, -1);
    RETORT_TRY(const std::optional<Microseconds> dst, dstOf(vm, moment->time.tzinfo, call.self));
    return makeStructTime(vm, self(call), moment->time.clock, !dst ? -1 : *dst != 0 ? 1 : 0);
}

Eval<> today(Call &call)
{
    return made(call, *dateOfOrdinal(daysAndRest(nowOf(call.vm)).days + 1));
}

Eval<> fromordinal(Call &call)
{
    RETORT_TRY(const std::int64_t ordinal, call.integer(0));
    const auto date = dateOfOrdinal(ordinal);
    if (!date)
        return call.vm.raise(call.vm.errors().ValueError,
                             ordinal < 1 ? "ordinal must be >= 1" : textOf("year is out of range"));
    return made(call, *date);
}

Eval<> fromisoformat(Call &call)
{
    RETORT_TRY(const std::string_view text, call.utf8(0));
    const auto date = parseIsoDate(text);
    if (!date)
        return call.vm.raise(call.vm.errors().ValueError, textOf("Invalid isoformat string: ", reprOfText(text)));
    RETORT_CHECK(checkDate(call.vm, *date));
    return made(call, *date);
}

Eval<> fromisocalendar(Call &call)
{
    Interpreter &vm = call.vm;
    RETORT_TRY(const int year, component(call, 0));
    RETORT_TRY(const int week, component(call, 1));
    RETORT_TRY(const int day, component(call, 2));
    if (year < 1 || year > 9999)
        return vm.raise(vm.errors().ValueError, textOf("Year is out of range: ", year));
    if (!dateOfIsoWeek(year, week, 1))
        return vm.raise(vm.errors().ValueError, textOf("Invalid week: ", week));
    const auto date = dateOfIsoWeek(year, week, day);
    if (!date)
        return vm.raise(vm.errors().ValueError, textOf("Invalid weekday: ", day, " (range is [1, 7])"));
    return made(call, *date);
}

Eval<> fromtimestamp(Call &call)
{
    RETORT_TRY(const double seconds, call.number(0));
    if (!(seconds > -1e12 && seconds < 1e12))
        return call.vm.raise(call.vm.errors().ValueError, "timestamp out of range for platform time_t");
    const auto whole = static_cast<std::int64_t>(std::floor(seconds));
    const auto days = daysAndRest(whole * Microseconds(microsecondsPerSecond)).days;
    const auto date = dateOfOrdinal(days + ordinalOf({1970, 1, 1}));
    if (!date)
        return call.vm.raise(call.vm.errors().ValueError, "year is out of range");
    return made(call, *date);
}

template <int CivilDate::*part> Eval<> partOf(Interpreter &, const Value &self)
{
    return Value::integer(objectOf<DateObject>(self).date.*part);
}

constexpr FunctionEntry methods[] = {
    {"__new__", "cls, year, month, day", "A day of the calendar.", dateNew, Flavor::StaticMethod},
    {"__add__", "other, /", "The day so much later.", addDays<1>},
    {"__format__", "format_spec, /", "As strftime() does.", format},
    {"__hash__", "", "Equal days have equal hashes.", hash},
    {"__radd__", "other, /", "The day so much later.", addDays<1>},
    {"__repr__", "", "The call that makes the date.", repr},
    {"__str__", "", "The date as in ISO 8601.", isoformat},
    {"__sub__", "other, /", "The day so much earlier, or the span between two days.", subtract},
    {"ctime", "", "The date as in the C library.", ctime},
    {"fromisocalendar", "year, week, day", "The day of an ISO week.", fromisocalendar, Flavor::ClassMethod},
    {"fromisoformat", "date_string, /", "The day of an ISO 8601 text.", fromisoformat, Flavor::ClassMethod},
    {"fromordinal", "ordinal, /", "The day so many days after the beginning of the calendar.", fromordinal,
     Flavor::ClassMethod},
    {"fromtimestamp", "timestamp, /", "The day in UTC so many seconds after 1970.", fromtimestamp, Flavor::ClassMethod},
    {"isocalendar", "", "Year, week and weekday of the ISO calendar.", isocalendar},
    {"isoformat", "", "The date as in ISO 8601.", isoformat},
    {"isoweekday", "", "The day of the week; Monday is 1.", isoweekday},
    {"replace", "year=..., month=..., day=...", "The date with other parts.", replace},
    {"strftime", "format", "The date as a format has it.", strftime},
    {"timetuple", "", "The parts as a tuple.", timetuple},
    {"today", "", "The day of the plan's clock, in UTC.", today, Flavor::ClassMethod},
    {"toordinal", "", "The days since the beginning of the calendar.", toordinal},
    {"weekday", "", "The day of the week; Monday is 0.", weekday},
    RETORT_COMPARISONS(order),
};

constexpr AttributeEntry attributes[] = {
    {"day", "The day of the month.", partOf<&CivilDate::day>},
    {"month", "The month, 1 to 12.", partOf<&CivilDate::month>},
    {"year", "The year, 1 to 9999.", partOf<&CivilDate::year>},
};

constexpr AttributeEntry isoCalendarAttributes[] = {
    {"year", "The ISO year.", namedItem<0>},
    {"week", "The week, 1 to 53.", namedItem<1>},
    {"weekday", "The day of the week; Monday is 1.", namedItem<2>},
};

constexpr FunctionEntry isoCalendarMethods[] = {
    {"__repr__", "", "The names and values.", reprOfNamedItems<isoCalendarAttributes>},
};

} // namespace

const ClassEntry isoCalendarDateEntry{"IsoCalendarDate", "datetime", "A date of the ISO calendar.", isoCalendarMethods,
                                      isoCalendarAttributes};
const ClassEntry dateEntry{"date", "datetime", "A day of the calendar.", methods, attributes, allocate<DateObject>};

} // namespace retort::script
