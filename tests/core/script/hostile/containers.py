#### a list in itself
a = []
a.append(a)
print(a, a == a, len(str(a)))
#### two lists in each other, compared
a, b = [], []
a.append(b)
b.append(a)
print(a == b)
#### a dict in itself
d = {}
d["d"] = d
print(d)
#### a tuple with a list with the tuple
a = []
t = (a,)
a.append(t)
print(t)
#### an object in itself
class A:
    def __repr__(self): return "A(%r)" % self.__dict__
a = A()
a.a = a
print(len(repr(a)))
#### a cycle deep-copied
import copy
a = []
a.append(a)
b = copy.deepcopy(a)
print(b is b[0], b is a)
#### a cycle sorted
a = []
a.append(a)
print(sorted([a, a]) == [a, a])
#### a dict that grows while it is walked
d = {1: 1}
for k in d: d[k + 1] = 1
#### a dict that shrinks while it is walked
d = {1: 1, 2: 2}
for k in d: del d[k]
#### a dict whose values change while it is walked
d = {1: 1, 2: 2}
for k in d: d[k] = 5
print(d)
#### a set that grows while it is walked
s = {1}
for k in s: s.add(k + 1)
#### a list that grows while it is walked
a = [1]
for x in a:
    a.append(x)
#### a list that shrinks while it is walked
a = [1, 2, 3, 4]
for x in a: a.remove(x)
print(a)
#### a list cleared by the key of its own sort
a = [3, 1, 2]
a.sort(key=lambda x: a.clear() or x)
#### a list changed by the comparison of its own sort
class A:
    def __init__(self, n): self.n = n
    def __lt__(self, other):
        a.append(self)
        return self.n < other.n
a = [A(3), A(1), A(2)]
a.sort()
#### a comparison that fails
class A:
    def __lt__(self, other): raise ValueError("no order")
sorted([A(), A()])
#### a comparison that says yes to everything
class A:
    def __lt__(self, other): return True
print(len(sorted([A() for _ in range(1000)])))
#### a comparison at random
import itertools
c = itertools.count()
class A:
    def __lt__(self, other): return next(c) % 3 == 0
print(len(sorted([A() for _ in range(1000)])))
#### __eq__ that clears the dict it is looked up in
class A:
    def __hash__(self): return 1
    def __eq__(self, other):
        d.clear()
        return False
d = {}
for i in range(5): d[A()] = i
print(len(d) < 6)
#### __eq__ that fills the dict it is looked up in
class A:
    def __hash__(self): return 1
    def __eq__(self, other):
        d[len(d)] = 1
        return False
d = {A(): 1}
d[A()] = 2
print(len(d) > 1)
#### __eq__ that clears the list it is searched in
class A:
    def __eq__(self, other):
        a.clear()
        return False
a = [A(), A(), A()]
print(A() in a, a)
a = [A(), A(), A()]
print(a.count(1), a)
a = [A(), A(), A()]
try: a.index(1)
except ValueError as e: print("ValueError")
a = [A(), A(), A()]
try: a.remove(1)
except ValueError as e: print("ValueError")
a = [A(), A()]
print(a == [1, 2])
#### __hash__ that fails
class A:
    def __hash__(self): raise ValueError("no hash")
{A(): 1}
#### __hash__ that is no number
class A:
    def __hash__(self): return "x"
hash(A())
#### __hash__ of a giant number
class A:
    def __hash__(self): return 10 ** 100
print(isinstance(hash(A()), int))
#### __len__ that lies
class A:
    def __len__(self): return -1
len(A())
#### __len__ that is too long
class A:
    def __len__(self): return 10 ** 100
len(A())
#### __len__ that is no number
class A:
    def __len__(self): return "x"
len(A())
#### __bool__ that is no truth
class A:
    def __bool__(self): return 1
bool(A())
#### __repr__ that is no text
class A:
    def __repr__(self): return 1
repr(A())
#### __str__ that fails
class A:
    def __str__(self): raise KeyError("x")
print(A())
#### __index__ that is no number
class A:
    def __index__(self): return "x"
[1][A()]
#### __index__ that clears the list
class A:
    def __index__(self):
        a.clear()
        return 1
a = [1, 2, 3]
a[A()]
#### __index__ of a slice that clears the list
class A:
    def __index__(self):
        a.clear()
        return 2
a = [1, 2, 3]
print(a[A():])
#### __iter__ that gives no iterator
class A:
    def __iter__(self): return 1
list(A())
#### __next__ that fails
class A:
    def __iter__(self): return self
    def __next__(self): raise ValueError("no next")
list(A())
#### __enter__ that is missing
with 1: pass
#### __exit__ that fails
class A:
    def __enter__(self): return self
    def __exit__(self, *a): raise ValueError("exit")
with A(): raise KeyError("body")
#### __del__ is never called
class A:
    def __del__(self): print("deleted")
a = A()
del a
print("end")
#### __getattr__ that fails with another exception
class A:
    def __getattr__(self, name): raise ValueError(name)
hasattr(A(), "x")
#### __class_getitem__ that fails
class A:
    def __class_getitem__(cls, item): raise ValueError(item)
A[1]
#### __new__ that gives something else
class A:
    def __new__(cls): return 5
print(A())
#### __init__ that gives something
class A:
    def __init__(self): return 5
A()
#### __init_subclass__ that fails
class A:
    def __init_subclass__(cls): raise ValueError("no children")
class B(A): pass
#### __set_name__ that fails
class D:
    def __set_name__(self, owner, name): raise ValueError(name)
class A: x = D()
#### a metaclass that is no class
class A(metaclass=1): pass
#### a metaclass that gives something else
def meta(name, bases, names): return 7
class A(metaclass=meta): pass
print(A)
#### a class that derives from itself
class A: pass
class A(A): pass
class B(A, A): pass
#### no consistent order
class A: pass
class B(A): pass
class C(A, B): pass
#### a base that is no class
class A(1): pass
#### __bases__ changed
class A: pass
class B: pass
B.__bases__ = (A,)
#### __mro__ changed
class A: pass
A.__mro__ = ()
#### __dict__ of an object replaced
class A: pass
a = A()
a.__dict__ = {"x": 1}
print(a.x)
#### __dict__ of an object with a number as key
class A: pass
a = A()
a.__dict__[1] = 2
print(a.__dict__)
#### globals() changed while it is walked
for k in globals(): globals()[k + "x"] = 1
#### a generator that is resumed while it runs
def g():
    yield next(it)
it = g()
next(it)
#### a generator that is closed while it runs
def g():
    it.close()
    yield 1
it = g()
next(it)
#### a generator that ignores its end
def g():
    while True:
        try: yield 1
        except GeneratorExit: pass
it = g()
next(it)
it.close()
#### a value thrown into a generator that ended
def g(): yield 1
it = g()
list(it)
it.throw(ValueError("late"))
#### no exception thrown into a generator
def g(): yield 1
g().throw(1)
#### something raised that is no exception
raise 1
#### an exception class that cannot be made
class E(Exception):
    def __init__(self, a, b): pass
raise E
#### an exception whose text fails
class E(Exception):
    def __str__(self): raise ValueError("no text")
raise E
#### an exception as its own cause
e = ValueError("x")
raise e from e
#### an exception as its own context
e = ValueError("x")
e.__context__ = e
raise e
#### an except clause that is no exception
try: raise ValueError
except 1: pass
#### a thousand handlers
def f(n):
    try:
        if n: f(n - 1)
        else: raise ValueError("deep")
    finally:
        pass
f(500)
#### unpacking of something endless
import itertools
a, b = itertools.count()
#### starred unpacking of something endless
import itertools
a, *b = itertools.count()
#### keywords that are no names
def f(**kw): return kw
print(f(**{"a b": 1, "": 2}))
#### keywords that are no text
def f(**kw): pass
f(**{1: 2})
#### format fields that do not exist
"{x}".format()
#### format fields without end
"{0[".format([1])
#### format fields with an attribute of nothing
"{.}".format(1)
#### format fields inside of each other
"{0:{1:{2}}}".format(1, 2, 3)
#### percent with too little
"%s %s" % (1,)
#### percent with a name
"%(a)s" % {}
#### percent without an end
"%" % ()
#### a character beyond all
chr(10 ** 9)
#### a lone surrogate
print(len(chr(0xd800)))
#### bytes that are no text
b"\xff".decode()
