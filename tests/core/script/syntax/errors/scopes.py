return
# ---
class A:
    return 1
# ---
yield
# ---
class A:
    yield 1
# ---
[(yield) for a in b]
# ---
def f():
    [(yield a) for a in b]
# ---
await a
# ---
def f():
    await a
# ---
def f():
    async with a: pass
# ---
def f():
    async for a in b: pass
# ---
def f():
    [a async for a in b]
# ---
break
# ---
continue
# ---
def f():
    break
# ---
while a:
    def f():
        continue
# ---
while a:
    pass
else:
    break
# ---
for a in b:
    class A:
        break
# ---
while a:
    try:
        pass
    except* b:
        break
# ---
def f():
    try:
        pass
    except* b:
        return
# ---
def f():
    from a import *
# ---
a = 1
from __future__ import annotations
# ---
"""Text."""
from __future__ import annotations
from __future__ import division
a = 1
# ---
def f(a):
    global a
# ---
def f(a):
    nonlocal a
# ---
def f():
    a = 1
    def g():
        nonlocal a; global a
# ---
def f():
    a = 1
    global a
# ---
def f():
    print(a)
    global a
# ---
def f():
    a = 1
    def g():
        a = 2
        nonlocal a
# ---
def f():
    a = 1
    def g():
        print(a)
        nonlocal a
# ---
nonlocal a
# ---
def f():
    nonlocal a
# ---
a = 1
def f():
    nonlocal a
# ---
class A:
    a = 1
    def f(self):
        nonlocal a
# ---
def f():
    global a
    a: int = 1
# ---
[(a := 1) for a in b]
# ---
[a for a in (b := c)]
# ---
[a for a in b for c in (d := e)]
# ---
class A:
    [(a := 1) for b in c]
# ---
[[(a := 1) for b in c] for a in d]
# ---
def f(a):
    def a(): pass
    [b for a in a]
    lambda a: a
# ---
for a in b:
    for c in d:
        break
    else:
        continue
