class Base:
    kind = "base"
    def __init__(self, n): self.n = n
    def hello(self): return f"{self.kind}:{self.n}"
    @property
    def double(self): return self.n * 2
    @double.setter
    def double(self, v): self.n = v // 2
    @classmethod
    def make(cls, n): return cls(n)
    @staticmethod
    def util(a): return a + 1
    def __init_subclass__(cls, tag=None, **kw): cls.tag = tag
class A(Base, tag="a"):
    kind = "a"
    def hello(self): return "A " + super().hello()
class B(Base): pass
class C(A, B):
    def __eq__(self, o): return isinstance(o, C) and self.n == o.n
    def __lt__(self, o): return self.n < o.n
    def __add__(self, o): return C(self.n + (o.n if isinstance(o, C) else o))
    __radd__ = __add__
    def __repr__(self): return f"C({self.n})"
    def __len__(self): return self.n
    def __getitem__(self, i):
        if i >= self.n: raise IndexError(i)
        return i * i
    def __contains__(self, x): return x == 99
    def __call__(self, *a): return a
    def __getattr__(self, name): return "dyn " + name
    def __hash__(self): return hash(self.n)
c = C.make(4)
print(c, c.hello(), c.double, C.util(1), C.tag, A.tag, [k.__name__ for k in C.__mro__])
c.double = 10
print(c.n, c + 1, 1 + c, c + C(2), sum([C(1), C(2)]), list(c), 99 in c, c(1, 2), c.foo, bool(C(0)))
print(sorted([C(3), C(1)]), max(C(3), C(9)), C(1) == C(1), C(1) != C(2), {C(1): 2}[C(1)])
print(isinstance(c, Base), issubclass(C, B), type(c) is C, hasattr(Base(1), "zip"), getattr(c, "n"))
class Manager:
    def __enter__(self): print("enter"); return self
    def __exit__(self, t, v, tb): print("exit", t and t.__name__, v); return t is ValueError
with Manager() as m, Manager():
    print("body")
with Manager():
    raise ValueError("gone")
def early():
    with Manager():
        return "returned"
print(early())
class Meta(type):
    def __call__(cls, *a): return ("meta", super().__call__(*a))
class D(metaclass=Meta):
    def __new__(cls, *a): return super().__new__(cls)
    def __init__(self, *a): self.a = a
print(D(1)[1].a, type(D).__name__)
class S(str):
    def shout(self): return self.upper() + "!"
s = S("abc")
print(s, s.shout(), s + "d", len(s), {s: 1}["abc"], isinstance(s, str))
class L(list):
    def first(self): return self[0]
l = L([3, 1]); l.append(2); l.sort()
print(l, l.first(), l[1:])
class N(int): pass
print(N(5) + 1, N(7), N(3) == 3)
try: Base(1).zip
except AttributeError as e: print(e)
