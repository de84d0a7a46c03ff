import operator
from operator import attrgetter, itemgetter, methodcaller

rows = [{"a": 2, "b": "x"}, {"a": 1, "b": "y"}]
print(sorted(rows, key=itemgetter("a")), itemgetter(1, 0)("xyz"), itemgetter(slice(1, 3))("hello"), itemgetter("b")(rows[0]))


class Thing:
    def __init__(self, n):
        self.n = n
        self.inner = self

    def times(self, k, plus=0):
        return self.n * k + plus


t = Thing(3)
print(attrgetter("n")(t), attrgetter("inner.n", "n")(t), methodcaller("times", 2, plus=1)(t), repr(itemgetter(1, 2)), repr(attrgetter("a")), repr(methodcaller("f", 1, k=2)))
o = operator
print(o.add(1, 2), o.sub(5, 3), o.mul(2, 3), o.truediv(7, 2), o.floordiv(7, 2), o.mod(7, 2), o.pow(2, 5), o.neg(3), o.pos(3), o.inv(3), o.abs(-3))
print(o.and_(6, 3), o.or_(6, 3), o.xor(6, 3), o.lshift(1, 4), o.rshift(16, 2), o.not_(0), o.truth([]), o.is_(None, None), o.is_not(1, None))
print(o.lt(1, 2), o.le(2, 2), o.eq(1, 1), o.ne(1, 2), o.ge(1, 2), o.gt(3, 2), o.contains([1], 1), o.getitem({"k": 1}, "k"), o.concat([1], [2]), o.countOf([1, 1, 2], 1), o.indexOf("abc", "b"))
d = {}
o.setitem(d, "k", 1)
o.delitem(d, "k")
print(d, o.index(5), o.iadd([1], [2]), o.isub(5, 2), o.imul(2, 3), o.length_hint([1, 2]), o.call(max, 1, 2))
