# a comment
pass
pass; pass
pass;
a = 1; b = 2
a = b = c
a = b = c, d
a, b = c
a, = b
(a, b) = c
[a, b] = c
a, (b, c) = d
a, *b = c
*a, b = c
[*a] = b
a.b = c
a[b] = c
a[b:c] = d
(a) = b
(a.b) = c
a = yield_ = 1
a += 1
a -= 1
a *= 1
a /= 1
a //= 1
a %= 1
a @= 1
a &= 1
a |= 1
a ^= 1
a <<= 1
a >>= 1
a **= 1
a.b += c
a[b] += c, d
a: int
a: int = 1
a: int = 1, 2
a.b: int
a[b]: int = c
(a): int = 1
a: "int" = None
a: list[int] = []
del a
del a, b
del a,
del (a)
del (a, b)
del [a, b]
del a.b, a[b], a[:]
del ()
import a
import a.b
import a.b.c as d
import a, b as c, d.e
from a import b
from a import b as c
from a import b, c as d
from a import (b)
from a import (b, c as d,)
from a.b import c
from . import a
from .a import b
from .. import a
from ... import a
from .... import a
from ....a.b import c
from a import *
assert a
assert a, b
assert (a, b), c
raise
raise a
raise a from b
raise a(b) from None
global g
global h, i
if a: pass
if a: b; c
if a:
    pass
elif b:
    pass
elif c:
    pass
else:
    pass
if (a := b): pass
if a:
    if b:
        pass
    else:
        pass
while a: pass
while a:
    break
else:
    pass
for a in b: pass
for a in b:
    continue
else:
    pass
for a, b in c: pass
for a, in b: pass
for (a, b), c in d: pass
for [a, b] in c: pass
for *a, b in c: pass
for a.b in c: pass
for a[b] in c: pass
for a in b, c: pass
for a in *b, c: pass
try:
    pass
except:
    pass
try:
    pass
except a:
    pass
except (b, c):
    pass
except d as e:
    pass
except:
    pass
else:
    pass
finally:
    pass
try: pass
finally: pass
try:
    pass
except* a:
    pass
except* (b, c) as d:
    pass
with a: pass
with a as b: pass
with a as b, c as d: pass
with a, b as c: pass
with (a): pass
with (a) as b: pass
with (a, b): pass
with (a, b) as c: pass
with (a as b): pass
with (a as b, c as d): pass
with (a as b, c as d,): pass
with (a, b as c): pass
with (a).b as c: pass
with (a / b).open() as c: pass
with (a if b else
      c) as d: pass
with (a()
      ) as b, c(d) as e: pass
with (yield_): pass
with a as (b, c): pass
with a as [b, c]: pass
with a as b.c: pass
with a as b[c]: pass
with (a as (b, c)): pass
with a() as b, \
     c() as d:
    pass
with ((a, b)): pass
with (a for a in b): pass
with (a := b): pass
