from datetime import timedelta

print(timedelta(days=1, hours=2, minutes=3, seconds=4, milliseconds=5, microseconds=6, weeks=1))
print(repr(timedelta(days=-1, seconds=3)), repr(timedelta()), repr(timedelta(0, 0, 7)))
print(timedelta(hours=-1), timedelta(days=2), timedelta(days=-1), timedelta(microseconds=1))
print(timedelta(0.5), timedelta(seconds=0.1), timedelta(microseconds=0.5), timedelta(microseconds=1.5))
print(timedelta(days=1.23456789), timedelta(weeks=-0.3, hours=1.7))
t = timedelta(days=3, seconds=7200, microseconds=250)
print(t.days, t.seconds, t.microseconds, t.total_seconds())
print(t + t, t - timedelta(days=4), -t, +t, abs(timedelta(days=-2)), t * 3, 2 * t, t * 0.5, 1.5 * t)
print(t / 2, t / 0.7, t / timedelta(hours=1), t // 7, t // timedelta(days=1), t % timedelta(days=1))
print(divmod(t, timedelta(days=1)))
print(timedelta(1) < timedelta(2), timedelta(1) == timedelta(hours=24), timedelta(1) != timedelta(hours=24))
print(timedelta(1) >= timedelta(2), timedelta(1) <= timedelta(2), timedelta(1) > timedelta(2), timedelta(1) == 5)
print(bool(timedelta(0)), bool(timedelta(1)), {timedelta(1): "a"}[timedelta(hours=24)])
print(timedelta.min, timedelta.max, repr(timedelta.resolution))
print(sum([timedelta(1), timedelta(2)], timedelta()))
print(sorted([timedelta(3), timedelta(-1), timedelta(0)]))
for wrong in (
    lambda: timedelta(days=10**10),
    lambda: timedelta.max + timedelta(1),
    lambda: timedelta(1) / 0,
    lambda: timedelta(1) // timedelta(0),
    lambda: timedelta(days=float("nan")),
    lambda: timedelta(days=10**400),
):
    try:
        print(wrong())
    except (OverflowError, ZeroDivisionError, ValueError) as error:
        print(type(error).__name__)
for wrong in (lambda: timedelta(1) + 1, lambda: timedelta(1) < 1, lambda: "a" * timedelta(1)):
    try:
        print(wrong())
    except TypeError as error:
        print(type(error).__name__)
