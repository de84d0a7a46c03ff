1
0
1_000
0xFF
0b1010
0o17
00
123456789012345678901234567890
0xffffffffffffffffffffffff
9223372036854775807
9223372036854775808
1.5
.5
1.
1e10
1_0.0_1e+1_0
1e-400
1e400
0.1
1.7976931348623157e308
a
_
été
ﬁ
None
True
False
...
()
(a)
(a,)
a,
a, b
(a, b)
(a, b,)
*a, b
[*a, *b]
[]
[1]
[1, 2,]
{}
{1}
{1, 2,}
{*a, 1}
{1: 2}
{1: 2, **a, 'b': c,}
{**a}
a + b
a + b * c
(a + b) * c
a - b - c
a ** b ** c
-a ** b
-a ** -b
a ** -b
~a
+a
--a
not a
not not a
not a == b
a and b and c
a or b and c or d
a or not b
a if b else c
a if b else c if d else e
(a if b else c) if d else e
a < b
a < b <= c != d
a in b
a not in b
a is b
a is not b
a is not not_b
a | b ^ c & d << e >> f
a // b % c @ d / e
a == b | c
a.b
a.b.c
a . b
1 .real
1.0.real
a()
a(b)
a(b, c)
a(b, c,)
a(*b)
a(**b)
a(b, *c, d=e, **f)
a(b=c, *d)
a(b, *c, d, *e)
a(**b, c=d)
a(b for b in c)
a((b for b in c), d)
a(b := 1)
a(b, c := 2)
a(*b or c)
a(print=1)
a()()()
a[b]
a[b, c]
a[b,]
a[b:c]
a[b:c:d]
a[:]
a[::]
a[::b]
a[b:]
a[:b]
a[:, b]
a[b:c, d:e:f, ...]
a[b][c]
a[*b]
a[*b, c]
a[(b, c)]
a[b := 1]
a[lambda: b]
a.b[c].d(e)[f:g]
lambda: a
lambda a: a
lambda a, b=1, *c, d, e=2, **f: a
lambda *, a: a
lambda *a, **b: a
lambda a, /: a
lambda a, /, b: a
lambda a, /, b, *, c: a
lambda a=1, /, b=2: a
lambda: lambda: a
lambda: (yield)
lambda a: a if b else c
(lambda a: a)(1)
[a for a in b]
[a for a in b if c]
[a for a in b if c if d]
[a for a in b for c in d]
[a for a, in b]
[a for a, b in c]
[a for (a, b) in c]
[a for a.b in c]
[a for a[0] in c]
[a for *a, b in c]
[a if b else c for a in d if e or f]
[(yield_) for yield_ in a]
[a for a in lambda_ or b]
[[a for a in b] for b in c]
{a for a in b}
{a: b for a, b in c}
{a: b for a, b in c if a if b}
(a for a in b)
(a for a in (b for b in c))
(a := 1)
(a := b, c)
(a := lambda: b)
[a := 1, b := 2]
{a := 1}
{a: (b := 1)}
print((yield_))
a if (b := c) else d
a.if_.else_
match
case
type
match.a
match[a]
match(a)
match * a
match - a
match, a
match == a
case(a)
type(a)
type.a
_ = match
match = case = type = 1
print(match, case, type)
1if a else 2
1 if a else(2)
[1for a in b]
0xfor a
a<b>c
a if b else-c
(a
 + b)
[
    a,  # one
    b,

    # two
]
a = \
    b
a + \
  b
