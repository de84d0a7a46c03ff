def gen(n):
    try:
        for i in range(n):
            got = yield i
            if got: print("got", got)
    finally: print("closed")
    return "result"
g = gen(3)
print(next(g), g.send("hi"), list(g))
def outer():
    r = yield from gen(2)
    print("r", r)
    yield "last"
print(list(outer()))
g = gen(5); next(g); g.close()
g = gen(5); next(g)
try: g.throw(ValueError("x"))
except ValueError as e: print("threw", e)
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
print([x for _, x in zip(range(10), fib())])
print(list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, 2])), list(enumerate("ab", 1)), list(reversed([1, 2])), dict(zip("ab", (1, 2))))
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print(list(It()), 2 in It(), max(It()), any(x > 2 for x in It()), all([]), tuple(It()))
