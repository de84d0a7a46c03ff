import time

for clock in (time.time, time.monotonic, time.perf_counter, time.process_time):
    print(type(clock()).__name__)
for clock in (time.time_ns, time.monotonic_ns, time.perf_counter_ns):
    print(type(clock()).__name__)
print(time.sleep(0), time.time() > 1600000000)
t = time.gmtime(1700000000)
print(t, t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec, t.tm_wday, t.tm_yday, t.tm_isdst, t[0], tuple(t)[:3])
print(isinstance(t, time.struct_time), time.localtime(0)[:6], time.gmtime(1.9)[5], len(time.gmtime()))
print(time.strftime("%Y-%m-%d %H:%M:%S", t), time.asctime(t), time.mktime(t))
print(time.strptime("2024-02-03", "%Y-%m-%d")[:8], time.strptime("Sat Feb  3 04:05:06 2024")[:6])
print(time.timezone, time.altzone, time.daylight, time.tzname)
for wrong in (lambda: time.sleep(-1), lambda: time.mktime((1, 2)), lambda: time.gmtime(1e30), lambda: time.strftime("%Y", 5)):
    try:
        print(wrong())
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__)
