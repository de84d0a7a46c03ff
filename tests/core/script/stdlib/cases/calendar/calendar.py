import calendar
from calendar import (
    FRIDAY, IllegalMonthError, January, February, MONDAY, SATURDAY, SUNDAY, THURSDAY, TUESDAY, WEDNESDAY, datetime, day_abbr,
    day_name, isleap, leapdays, mdays, month_abbr, month_name, monthcalendar, monthrange, timegm, weekday)

print([isleap(year) for year in (1900, 2000, 2023, 2024)], leapdays(1996, 2025))
print(monthrange(2024, 2), monthrange(2023, 12), weekday(2024, 2, 29))
print(monthcalendar(2024, 2))
print(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY, January, February, mdays)
print(list(day_name), list(day_abbr), list(month_name), list(month_abbr))
print(timegm((2024, 2, 29, 12, 30, 1)), datetime.date(2020, 1, 1))
try:
    monthrange(2024, 13)
except IllegalMonthError as error:
    print(error, error.month, isinstance(error, ValueError))
