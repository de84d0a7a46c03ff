import datetime
from datetime import datetime as dt, timedelta, timezone, tzinfo, time, UTC

print(timezone.utc, repr(timezone.utc), UTC is timezone.utc, timezone(timedelta(0)) is timezone.utc)
east = timezone(timedelta(hours=5, minutes=45))
named = timezone(timedelta(hours=-8), "PST")
print(east, repr(east), named, repr(named), east.utcoffset(None), named.tzname(None), named.dst(None))
print(timezone.min, timezone.max, east == timezone(timedelta(minutes=345)), east == 5, {east: 1}[timezone(timedelta(minutes=345))])
print(named.fromutc(dt(2024, 1, 1, tzinfo=named)), isinstance(east, tzinfo))


class Eastern(tzinfo):
    def utcoffset(self, moment):
        return timedelta(hours=-5) + self.dst(moment)

    def dst(self, moment):
        return timedelta(hours=1) if moment is not None and 4 <= moment.month <= 10 else timedelta(0)

    def tzname(self, moment):
        return "EDT" if self.dst(moment) else "EST"


zone = Eastern()
for moment in (dt(2024, 1, 1, 12, tzinfo=zone), dt(2024, 7, 1, 12, tzinfo=zone)):
    print(moment, moment.tzname(), moment.dst(), moment.astimezone(timezone.utc), moment.strftime("%Z%z"))
print(dt(2024, 7, 1, 12, tzinfo=timezone.utc).astimezone(zone), time(1, tzinfo=zone).tzname())
print(dt(2024, 1, 1, tzinfo=timezone.utc) == dt(2023, 12, 31, 19, tzinfo=zone))
print(zone.fromutc(dt(2024, 7, 1, tzinfo=zone)))


class Broken(tzinfo):
    def utcoffset(self, moment):
        return 5


for wrong in (
    lambda: dt(2024, 1, 1, tzinfo=Broken()).isoformat(),
    lambda: timezone(5),
    lambda: timezone(timedelta(hours=24)),
    lambda: tzinfo().utcoffset(None),
):
    try:
        print(wrong())
    except (TypeError, ValueError, NotImplementedError) as error:
        print(type(error).__name__, error)
