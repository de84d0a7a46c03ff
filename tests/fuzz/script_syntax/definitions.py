def f(): pass
def f(a): pass
def f(a, b): pass
def f(a, b,): pass
def f(a=1): pass
def f(a, b=1, c=2): pass
def f(*a): pass
def f(**a): pass
def f(a, *b, **c): pass
def f(*, a): pass
def f(*, a=1, b): pass
def f(a, /): pass
def f(a, /, b): pass
def f(a, /, b=1, *c, d, e=2, **f): pass
def f(a: int, b: str = 'c', *d: e, f: g = h, **i: j) -> k: pass
def f(*a: *b): pass
def f() -> int: pass
def f() -> (a, b): pass
def f(
    a,  # first
    b=1,
) -> None:
    """Text."""
    return a
def f():
    return
def f():
    return a, b
def f():
    return *a, b
def f():
    yield
def f():
    yield a
def f():
    yield a, b
def f():
    yield *a, b
def f():
    yield from a
def f():
    a = yield
def f():
    a = yield b
def f():
    a += yield b
def f():
    a = b = yield from c
def f():
    return (yield a)
def f():
    await_ = [(yield)]
def f():
    a = 1
    def g():
        nonlocal a
        a = 2
    return g
def f():
    global a, b
    a = 1
@a
def f(): pass
@a.b
@c(d)
@e[0]
@(lambda f: f)
@a if b else c
@(x := y)
def f(): pass
@x := y
def f(): pass
async def f(): pass
async def f():
    await a
    await a.b(c)
    -await a ** await b
    async for a in b:
        pass
    else:
        pass
    async with a as b, c:
        pass
    async with (a as b, c as d):
        pass
    [a async for a in b]
    {a: b async for a, b in c if await d}
    return [await a for a in b]
@a
async def f(): pass
class A: pass
class A(): pass
class A(B): pass
class A(B, C,): pass
class A(B, metaclass=C): pass
class A(*B, **C): pass
class A(B.C, d=e): pass
@a
@b()
class A(B):
    """Text."""
    c: int = 1
    d = 2
    @property
    def e(self): return self.__f
    @staticmethod
    def g(__h): __i = __h; return __i
    __f = 1
    __j__ = 2
    class B:
        __k = 1
        def __l(self): self.__m.__n__
    import __o, __p.q, r as __s
    from t import __u
    def f(self):
        global __v
        try:
            pass
        except e as __w:
            pass
        f(__x=1)
class __:
    __a = 1
class _B:
    __a = 1
