from datetime import date, timedelta, MINYEAR, MAXYEAR
import datetime

d = date(2024, 2, 29)
print(d, repr(d), d.year, d.month, d.day, d.weekday(), d.isoweekday(), d.toordinal(), d.ctime())
print(d.isoformat(), d.isocalendar(), d.isocalendar()[1], d.isocalendar().week, d.isocalendar().year, d.isocalendar().weekday)
print(d.replace(day=1), d.replace(year=2020, month=3), d.strftime("%Y/%m/%d %a %A %b %B %j %U %W %V %G %u %w"))
print(d + timedelta(days=1), timedelta(days=366) + d, d - timedelta(days=60), d - date(2023, 2, 28))
print(date.fromordinal(738000), date.fromisoformat("2024-03-01"), date.fromisoformat("20240301"))
print(date.fromisoformat("2024-W10-3"), date.fromisoformat("2024W10"), date.fromisocalendar(2020, 53, 7))
print(date.fromtimestamp(86400 * 365), date.min, date.max, date.resolution, MINYEAR, MAXYEAR)
print(d < date(2024, 3, 1), d == date(2024, 2, 29), d != date(2024, 2, 29), d >= d, d > d, d <= d, d == "x")
print({d: 1}[date(2024, 2, 29)], f"{d:%d.%m.%Y}", f"{d}", "{:%y}".format(d), format(d, ""))
print(d.timetuple(), d.timetuple().tm_yday)
print(isinstance(date.today(), date), datetime.date is date, date.today() >= date(2023, 1, 1))
print([date(y, 1, 1).isocalendar()[:2] for y in range(2015, 2027)])
print(min(date(2024, 5, 1), date(2023, 5, 1)), sorted([date(2024, 5, 1), date(2023, 5, 1)]))


class Day(date):
    def next(self):
        return self + timedelta(days=1)


print(Day(2024, 12, 31).next(), repr(Day(2024, 1, 1)), type(Day(2024, 1, 1).next()).__name__)
for wrong in (
    lambda: date(2023, 2, 29),
    lambda: date(0, 1, 1),
    lambda: date(2023, 13, 1),
    lambda: date.fromisoformat("2024-1-1"),
    lambda: date.fromisoformat("nonsense"),
    lambda: date.max + timedelta(1),
    lambda: date.fromisocalendar(2021, 53, 1),
    lambda: date(2024, 1, "1"),
    lambda: d < 5,
    lambda: d + 1,
    lambda: d - "x",
):
    try:
        print(wrong())
    except (ValueError, OverflowError, TypeError) as error:
        print(type(error).__name__, "operand" in str(error) or "supported" in str(error) or error)
