a b
# ---
a = (b c)
# ---
a = [b, c d]
# ---
a = {'b': c 'd': e}
# ---
f(a b)
# ---
a +
# ---
a = * b
# ---
*a
# ---
a = (*b)
# ---
a = b if c
# ---
a = (b if c)
# ---
f(a=1, b)
# ---
f(**a, b)
# ---
f(**a, *b)
# ---
f(a=1, a=2)
# ---
f(a.b=1)
# ---
f(True=1)
# ---
f(a=)
# ---
f(a for a in b, c)
# ---
f(c, a for a in b)
# ---
f(a=b for b in c)
# ---
[*a for a in b]
# ---
{**a for a in b}
# ---
{a: *b}
# ---
{a:}
# ---
{a: b, c}
# ---
[a = 1]
# ---
(a.b := 1)
# ---
(1 := 2)
# ---
a := 1
# ---
lambda a, a: 1
# ---
lambda a=1, b: 1
# ---
a[]
# ---
a.1
# ---
a not b
# ---
a = yield = 1
# ---
print "a"
# ---
exec a
# ---
not
# ---
[a for b]
# ---
[a for 1 in b]
# ---
a = [for b in c]
# ---
import
# ---
a..b
# ---
a = (yield) = 1
# ---
(__debug__ := 1)
