import a.b, c as d
from e import f as g
x = 1
def plain(p, q=x, *r, s, **t):
    u = p
    return u + x + missing
def outer(p, q):
    v = 1
    w = 2
    def inner(z):
        nonlocal w
        w = z + v + q
        def innermost():
            return p
        return innermost
    return lambda y: y + v
def declares():
    global x, made
    x = made = 1
    def inner():
        return x
def shadows():
    x = 1
    def middle():
        global x
        def inner():
            return x
def deletes():
    del gone
    for i in range(3):
        pass
    with a as h, b as (j, k):
        pass
    try:
        pass
    except E as e:
        pass
    n += 1
    o: "int" = 1
    m: "int"
    class C:
        pass
def generator():
    yield from (i for i in x)
