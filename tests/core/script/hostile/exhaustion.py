#### an endless loop
while True:
    pass
#### an endless loop that catches all
while True:
    try:
        while True:
            pass
    except BaseException:
        continue
#### endless recursion
def f(): return f()
f()
#### endless recursion that is caught
def f():
    try:
        return f()
    except RecursionError:
        return "caught"
print(f())
#### recursion through __getattr__
class A:
    def __getattr__(self, name): return getattr(self, name + "x")
A().a
#### recursion through __repr__
class A:
    def __repr__(self): return repr(self)
print(A())
#### recursion through __eq__
class A:
    def __eq__(self, other): return self == other
A() == A()
#### recursion through __init__
class A:
    def __init__(self): A()
A()
#### recursion through sorted keys
def key(x): return sorted([x], key=key)
key(1)
#### recursion through a property
class A:
    @property
    def x(self): return self.x
A().x
#### recursion through str.format
class A:
    def __format__(self, spec): return format(self, spec)
f"{A()}"
#### recursion through super
class A:
    def f(self): return self.f()
class B(A):
    def f(self): return super().f()
B().f()
#### recursion through iteration
class A:
    def __iter__(self): return iter(self)
list(A())
#### deep lists
a = []
for i in range(100000): a = [a]
print("made")
print(len(repr(a)))
#### deep lists compared
a, b = [], []
for i in range(100000): a, b = [a], [b]
print(a == b)
#### deep tuples hashed
a = ()
for i in range(100000): a = (a,)
hash(a)
#### deep dicts copied
import copy
a = {}
for i in range(10000): a = {"x": a}
copy.deepcopy(a)
#### deep exceptions
e = None
for i in range(100000):
    try:
        raise ValueError(i) from e
    except ValueError as caught:
        e = caught
raise e
#### a deep chain of iterators
it = iter(range(3))
for i in range(10000): it = map(abs, it)
print(list(it))
#### a deep chain of generators
def g(inner): yield from inner
it = iter(range(3))
for i in range(10000): it = g(it)
print(list(it))
#### a deep class hierarchy
cls = object
for i in range(3000): cls = type("C", (cls,), {})
print(cls().__class__.__name__)
#### deep bound methods
import functools
f = lambda: 1
for i in range(10000): f = functools.partial(lambda g: g(), f)
print(f())
#### deep isinstance tuples
t = int
for i in range(100000): t = (t,)
print(isinstance("x", t))
#### a giant power
print(9 ** 9 ** 9)
#### a giant shift
1 << 10 ** 12
#### a negative shift
1 << -1
#### a giant factorial
n = 1
for i in range(1, 10 ** 6): n *= i
#### many middle-sized powers
while True:
    x = 7 ** 200000
#### a giant modular power
print(pow(3, 10 ** 5000, 10 ** 300) > 0)
#### a giant repeat of text
"x" * 10 ** 12
#### a giant repeat of a list
[0] * 10 ** 11
#### a negative repeat
print("x" * -5, [1] * -10 ** 30, (1,) * 0)
#### a repeat beyond all sizes
"x" * 10 ** 30
#### growing text
s = "x"
while True: s += s
#### growing lists
a = [0]
while True: a += a
#### growing dicts
d = {}
i = 0
while True:
    d[i] = i
    i += 1
#### growing sets from an endless generator
def g():
    i = 0
    while True:
        yield i
        i += 1
set(g())
#### an endless generator to sum
import itertools
sum(itertools.count())
#### an endless generator to list
import itertools
list(itertools.cycle([1]))
#### an endless generator to join
import itertools
"".join(itertools.repeat("x"))
#### an endless generator to in
import itertools
-1 in itertools.count()
#### an endless generator to a call
import itertools
print(*itertools.count())
#### an endless product
import itertools
for each in itertools.product(range(100), repeat=20): pass
#### a bomb of generators
def g(n):
    if n: yield from g(n - 1); yield from g(n - 1)
    else: yield 1
sum(g(60))
#### an endless iter()
for x in iter(lambda: 1, 2): pass
#### an endless zip
import itertools
for a in zip(itertools.count()): pass
#### a huge range
print(range(10 ** 18)[10 ** 17], len(range(10 ** 18)))
#### a huge range to a list
list(range(10 ** 12))
#### a huge range to a sum
sum(range(10 ** 12))
#### a huge range turned round
list(reversed(range(10 ** 12)))
#### a huge range to sorted
sorted(range(10 ** 10))
#### a huge range searched
print(5.5 in range(10 ** 12))
#### a huge count
print(range(10 ** 10).count(5.5))
#### a range beyond all sizes
range(10 ** 40)
#### a huge width
"{:>1000000000000}".format(1)
#### a huge width in an f-string
f"{1:{10 ** 12}}"
#### a huge width beyond all numbers
f"{1:99999999999999999999999999}"
#### a huge precision
"%.999999999999f" % 1.0
#### a huge precision of text
print("%.999999999s" % "abc")
#### a huge percent width
"%999999999999d" % 1
#### huge centred text
"x".center(10 ** 12)
#### huge zfill
"1".zfill(10 ** 12)
#### huge expandtabs
"\t".expandtabs(10 ** 12)
#### a replace that explodes
("x" * 10 ** 6).replace("x", "y" * 10 ** 4)
#### a replace of nothing that explodes
("x" * 10 ** 6).replace("", "y" * 10 ** 4)
#### a join that explodes
("y" * 10 ** 6).join(["x"] * 10 ** 4)
#### a translate that explodes
("x" * 10 ** 5).translate({120: "y" * 10 ** 5})
#### many digits to an int
int("9" * 10 ** 6)
#### many hexadecimal digits to an int
print(int("f" * 10 ** 5, 16).bit_length())
#### many digits of an int
str(1 << 100000)
#### bytes of a giant size
bytes(10 ** 12)
#### bytes of an int of a giant size
(1).to_bytes(10 ** 12, "big")
#### print that never ends
while True: print("x" * 1000)
#### round with giant digits
print(round(1.5, 10 ** 9), round(15, -10 ** 9))
#### round with digits beyond all sizes
round(1.5, 10 ** 30)
#### slices beyond all sizes
print([1, 2, 3][-10 ** 30:10 ** 30], "abc"[10 ** 30:], [1, 2, 3][::10 ** 30])
#### a slice with no step
[1][::0]
#### an index beyond all sizes
[1][10 ** 30]
#### an exponential regular expression
import re
print(re.match(r"(a+)+$", "a" * 60 + "b"))
#### an exponential regular expression that is caught
import re
try:
    re.search(r"^(([a-z])+.)+[A-Z]([a-z])+$", "a" * 100)
except Exception:
    print("caught")
print("on")
#### exponential alternatives, in every function
import re
pattern = re.compile(r"(x+x+)+y|(a|aa)+$")
for call in (pattern.findall, pattern.split, lambda text: pattern.sub("", text), lambda text: list(pattern.finditer(text))):
    print(call("a" * 80 + "!" + "x" * 80))
