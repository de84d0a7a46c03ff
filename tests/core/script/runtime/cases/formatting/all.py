print("{} {1}".replace("{1}", "{}").format(1, 2), "{0}-{0}".format("a"), "{x.real} {y[0]} {z[k]}".format(x=1, y=[2], z={"k": 3}), "{{}}".format(), "{!r:>6}|{:<5}|{:^7}|{:*>5}".format("a", "b", "c", "d"))
for spec in ("d", "5d", "05d", "+d", ",", "_", "x", "#x", "b", "o", ">8", "<8", "^8", "e", ".2f", "c", "%"):
    print(spec, "|" + format(1234, spec) + "|")
for spec in ("", "f", ".2f", ".0f", "e", ".3e", "g", ".3g", "10.2f", "+.1f", ",.2f", "%", ".1%", "010.2f", "n"):
    print(spec, "|" + format(1234.5678, spec) + "|")
n, w = 3.14159, 10
print(f"{n:{w}.2f}|{n!r}|{w=}|{'a' 'b'}|{n:>{w}}")
print("%s %r %d %5.2f %x %% %-5s| %05d %+d %c %e %g" % ("a", "b", 3, 2.5, 255, "l", 42, 7, "z", 12345.678, 0.0001))
print("%(a)s-%(b)03d" % {"a": 1, "b": 2}, "%s" % (1,), "%s" % [1, 2], "%.2s" % "abc", "%*d" % (5, 3))
for bad in (lambda: "{} {}".format(1), lambda: "%d" % "a", lambda: "%s %s" % 1, lambda: format("a", "d"), lambda: "{a}".format(), lambda: "%s" % (1, 2)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
