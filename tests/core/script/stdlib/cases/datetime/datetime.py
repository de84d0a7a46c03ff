import datetime as dt
from datetime import datetime, date, time, timedelta, timezone

d = datetime(2024, 2, 29, 13, 4, 5, 678)
print(d, repr(d), d.year, d.month, d.day, d.hour, d.minute, d.second, d.microsecond, d.tzinfo, d.fold)
print(repr(datetime(2024, 1, 1)), repr(datetime(2024, 1, 1, 2, 3, 4)), repr(datetime(2024, 1, 1, tzinfo=timezone.utc)))
print(d.isoformat(), d.isoformat(" "), d.isoformat(timespec="seconds"), d.isoformat("_", "milliseconds"))
print(d.date(), d.time(), d.timetz(), d.ctime(), d.toordinal(), d.weekday(), d.isocalendar()[1])
print(d.replace(year=2023, day=1), d.replace(tzinfo=timezone.utc), d.replace(hour=0, minute=0, second=0, microsecond=0))
print(d + timedelta(hours=12), timedelta(1) + d, d - timedelta(weeks=1), d - datetime(2024, 1, 1))
print(d.strftime("%Y-%m-%d %H:%M:%S.%f %z %Z|%I:%M %p|%x %X %c|%-d %-m %y %e %j %%"))
print(datetime(2024, 3, 4, 5, tzinfo=timezone(timedelta(hours=-3, minutes=-30))).strftime("%z %Z %s"))
print(datetime.combine(date(2024, 1, 2), time(3, 4)), datetime.combine(d, time(3), tzinfo=timezone.utc))
print(datetime.fromordinal(738000), datetime.fromisocalendar(2024, 1, 1), datetime.min, datetime.max, datetime.resolution)
print(d.timetuple(), d.utctimetuple().tm_isdst)
print(datetime.fromtimestamp(0), datetime.fromtimestamp(1.5, timezone.utc), datetime.utcfromtimestamp(1e9 + 0.25))
print(datetime.fromtimestamp(-0.5), datetime.fromtimestamp(1700000000, tz=timezone(timedelta(hours=5))))
print(d.timestamp(), datetime(1970, 1, 1, tzinfo=timezone.utc).timestamp(), datetime(1969, 12, 31, 23).timestamp())
print(d == datetime(2024, 2, 29, 13, 4, 5, 678), d != d, d < datetime(2025, 1, 1), d >= d, d > d, d <= d, d == "x")
print(d == d.replace(tzinfo=timezone.utc), d == d.date(), d.date() == d, isinstance(d, date))
a = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)
b = datetime(2024, 1, 1, 14, tzinfo=timezone(timedelta(hours=2)))
print(a == b, a - b, hash(a) == hash(b), a.utcoffset(), b.utcoffset(), b.tzname(), a.dst(), a.astimezone(b.tzinfo), b.astimezone())
print({d: 1}[datetime(2024, 2, 29, 13, 4, 5, 678)], f"{d:%d.%m.%Y %H:%M}", "{!s}".format(d), format(d))
print(datetime.now() >= datetime(2023, 1, 1), datetime.utcnow().tzinfo, datetime.now(timezone.utc).tzinfo, datetime.today().tzinfo)
print(datetime.now(dt.UTC).utcoffset(), (datetime.now() - datetime.utcnow()) < timedelta(minutes=1))


class Stamp(datetime):
    pass


print(repr(Stamp(2024, 1, 1) + timedelta(1)), type(Stamp.utcnow()).__name__, Stamp.fromisoformat("2024-01-01"))
for wrong in (
    lambda: datetime(2023, 2, 29),
    lambda: datetime(2023, 1, 1, 24),
    lambda: datetime(10000, 1, 1),
    lambda: datetime(2023, 1, 1, tzinfo="UTC"),
    lambda: datetime.max + timedelta(1),
    lambda: d - d.replace(tzinfo=timezone.utc),
    lambda: d < d.replace(tzinfo=timezone.utc),
    lambda: d < d.date(),
    lambda: d + d,
    lambda: d - 1,
    lambda: datetime.fromisoformat("2024-13-01"),
    lambda: datetime.fromisoformat("yesterday"),
    lambda: datetime.combine(1, 2),
):
    try:
        print(wrong())
    except (ValueError, OverflowError, TypeError) as error:
        print(type(error).__name__, "operand" in str(error) or "supported" in str(error) or error)
