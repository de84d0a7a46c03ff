from datetime import time, timezone, timedelta

t = time(12, 34, 56, 789)
print(t, repr(t), t.hour, t.minute, t.second, t.microsecond, t.tzinfo, t.fold)
print(time(), repr(time()), repr(time(1, 2)), repr(time(1, 2, 3)), time(23, 59, tzinfo=timezone.utc))
print(repr(time(1, 2, tzinfo=timezone(timedelta(hours=2)), fold=1)))
print(t.isoformat(), t.isoformat("minutes"), t.isoformat(timespec="milliseconds"), t.isoformat("hours"))
print(t.replace(hour=1), t.replace(microsecond=0), t.replace(tzinfo=timezone.utc), t.strftime("%H.%M.%S.%f %I %p"))
print(time.fromisoformat("04:23"), time.fromisoformat("042301"), time.fromisoformat("04:23:01.5"))
print(time.fromisoformat("T04:23:01,000384+05:30"), time.fromisoformat("04:23:01Z"), time.fromisoformat("04"))
z = time(1, 0, tzinfo=timezone(timedelta(hours=1), "X"))
print(z.utcoffset(), z.dst(), z.tzname(), t.utcoffset(), t.tzname(), z == time(0, 0, tzinfo=timezone.utc), z == t)
print(t < time(13), t == time(12, 34, 56, 789), t != t, t >= time(1), t > t, t <= t, hash(t) == hash(time(12, 34, 56, 789)))
print(time.min, time.max, time.resolution, f"{t:%H:%M}", f"{t}", bool(time()))
for wrong in (
    lambda: time(24),
    lambda: time(1, 60),
    lambda: time(1, 1, 60),
    lambda: time(microsecond=1000000),
    lambda: time(fold=2),
    lambda: time(tzinfo=3),
    lambda: time.fromisoformat("1:2"),
    lambda: t < z,
    lambda: t.isoformat("eons"),
    lambda: t - t,
):
    try:
        print(wrong())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, "operand" in str(error) or "supported" in str(error) or error)
