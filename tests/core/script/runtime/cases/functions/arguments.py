def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw
print(f(1, c=3))
print(f(1, 5, 6, 7, c=3, e=9))
print(f(*[1, 2], **{"c": 3, "z": 1}))
def g(a, b, /, c):
    return a + b + c
print(g(1, 2, c=3))
for bad in (lambda: g(1), lambda: g(1, 2, 3, 4), lambda: g(1, 2, d=3), lambda: f(), lambda: g(1, b=2, c=3), lambda: f(1, a=2, c=3), lambda: f(1)):
    try:
        bad()
    except TypeError as e:
        print(e)
def outer():
    n = 0
    def inner(step=1):
        nonlocal n
        n += step
        return n
    return inner
count = outer()
print(count(), count(5))
print((lambda *a, k=1: (a, k))(1, 2, k=3))
def deco(text):
    def wrap(fn):
        def run(*args):
            return text + str(fn(*args))
        return run
    return wrap
@deco("x=")
def square(n): return n * n
print(square(7), f.__name__)
print([i * j for i in range(3) for j in range(3) if i != j], {k: v for k, v in zip("ab", [1, 2])}, {n % 2 for n in range(4)}, sum(i for i in range(5)))
def fact(n): return 1 if n < 2 else n * fact(n - 1)
print(fact(30), len(str(fact(300))))
