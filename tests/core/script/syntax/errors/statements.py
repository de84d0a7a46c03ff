1 = a
# ---
None = a
# ---
f() = a
# ---
a + b = c
# ---
'a' = b
# ---
f'{a}' = b
# ---
(a, 1) = b
# ---
[a, f()] = b
# ---
{a} = b
# ---
{a: 1} = b
# ---
[a for a in b] = c
# ---
(a for a in b) = c
# ---
lambda: a = b
# ---
a if b else c = d
# ---
a < b = c
# ---
a and b = c
# ---
-a = b
# ---
... = a
# ---
*a = b
# ---
*a, *b = c
# ---
(*a) = b
# ---
a = 1 = b
# ---
a, b += c
# ---
f() += 1
# ---
1 += a
# ---
a, b: int
# ---
[a]: int
# ---
f(): int
# ---
__debug__ = 1
# ---
a.__debug__ = 1
# ---
del 1
# ---
del f()
# ---
del a, *b
# ---
del (a, b + c)
# ---
for 1 in a: pass
# ---
for f() in a: pass
# ---
with a as 1: pass
# ---
with a as f(): pass
# ---
if a = 1: pass
# ---
if a
    b
# ---
while a
    b
else:
    c
d e
# ---
for a in b
    c
# ---
def f()
    a
# ---
def f:
    a
# ---
class A
    b
# ---
else: a
# ---
try:
    a
b
# ---
try:
    a
except b, c as d:
    d
# ---
try:
    a
except b:
    c
except* d:
    e
# ---
try:
    a
except*:
    b
# ---
try:
    a
except:
    b
except c:
    d
# ---
from a import b,
# ---
from a import (b, c
d = 1
# ---
from . import
# ---
import a.b as c.d
# ---
from a import *, b
# ---
def f(a, a): pass
# ---
def f(a=1, b): pass
# ---
def f(*): pass
# ---
def f(*, **a): pass
# ---
def f(*a, *b): pass
# ---
def f(**a, b): pass
# ---
def f(/, a): pass
# ---
def f(a, /, b, /): pass
# ---
def f(*a, /): pass
# ---
def f(*a=1): pass
# ---
def f(1): pass
# ---
@a
b = 1
# ---
async a
# ---
if a: if b: c
# ---
if a: b
    c
# ---
a = 1 b = 2
# ---
pass pass
# ---
return return
# ---
global 1
# ---
a b
c d
if e f:
    g h
elif i:
    j k
else:
    l m
def n(:
    o p
q r
# ---
class = 1
# ---
a = class
# ---
raise a from
# ---
assert
# ---
x = (
    a b,
    c,
)
y z
# ---
x = foo(1, 2
y = 3
