from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

utc = ZoneInfo("UTC")
print(utc, repr(utc), utc.key, ZoneInfo("UTC") is utc, "UTC" in available_timezones())
print(datetime(2024, 1, 1, tzinfo=utc), datetime(2024, 1, 1, tzinfo=utc).tzname(), utc.utcoffset(None))
berlin = ZoneInfo("Europe/Berlin")
for moment in (datetime(2024, 1, 1, tzinfo=berlin), datetime(2024, 7, 1, tzinfo=berlin)):
    print(moment, moment.tzname(), moment.dst(), moment.astimezone(timezone.utc))
print(datetime(2024, 7, 1, tzinfo=timezone.utc).astimezone(berlin))
print(datetime(2024, 10, 27, 2, 30, tzinfo=berlin), datetime(2024, 10, 27, 2, 30, fold=1, tzinfo=berlin))
print(datetime(2024, 3, 31, 2, 30, tzinfo=berlin), datetime(2024, 3, 31, 2, 30, fold=1, tzinfo=berlin))
print(datetime(2024, 10, 27, 1, 30, tzinfo=timezone.utc).astimezone(berlin).fold)
print(berlin.fromutc(datetime(2024, 10, 27, 0, 30, tzinfo=berlin)), berlin.utcoffset(None), berlin.tzname(None), berlin.dst(None))
try:
    ZoneInfo("Nowhere/Land")
except ZoneInfoNotFoundError as error:
    print(type(error).__name__, isinstance(error, KeyError))
