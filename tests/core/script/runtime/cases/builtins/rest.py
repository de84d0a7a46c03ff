class A:
    def __init__(self):
        self._x = 1

    def read(self):
        return self._x

    def write(self, value):
        self._x = value

    def drop(self):
        del self._x

    x = property(read, write, drop)
    y = property().getter(read).setter(write).deleter(drop)


a = A()
a.x = 5
a.y = a.y + 1
print(a.x, A.x.fget(a), A.x.fset is A.__dict__["write"], A.x.fdel is not None, vars(a), callable(a), callable(A), callable(a.read))
setattr(a, "z", 3)
delattr(a, "z")
del a.y
print(vars(a), hasattr(a, "z"), [c.__name__ for c in A.mro()], id(a) == id(a), id(a) != id(A()) or True)


def local(p):
    q = 2
    return locals()


print(local(1))
error = ValueError("x")
error.add_note("a note")
print(error.__notes__, error.with_traceback(None) is error)
print(range(1, 10, 2).start, range(1, 10, 2).stop, range(1, 10, 2).step, slice(1, 5).start, slice(1, 5).stop, slice(None, -1).indices(5))
print("{a}-{b}".format_map({"a": 1, "b": 2}), "1".isdecimal(), "²".isnumeric(), "a b".isprintable(), "\n".isprintable())
s, t = {1, 2, 3}, {2, 3, 4}
print(s.difference(t), s.intersection(t), s.issubset({1, 2, 3, 4}), s.issuperset({1}), s.symmetric_difference(t), s.difference([1], [2]), s.intersection([1, 2], (2,)))
u = set(s)
u.difference_update(t)
v = set(s)
v.intersection_update(t)
w = set(s)
w.symmetric_difference_update(t)
print(u, v, w, frozenset(s).union(t))
