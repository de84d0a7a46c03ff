def f(n):
    try:
        print("try", n)
        if n == 1: raise ValueError("one")
        if n == 2: return "ret"
        if n == 3: raise KeyError("k")
    except ValueError as e:
        print("caught", e, repr(e), e.args)
    else:
        print("else")
    finally:
        print("finally")
    return "end"
for n in range(3): print(f(n))
try: f(3)
except LookupError as e: print(type(e).__name__, e)
class Mine(Exception):
    def __init__(self, code): super().__init__(f"code {code}"); self.code = code
try:
    try: 1 / 0
    except ZeroDivisionError as z: raise Mine(7) from z
except Mine as m: print(m, m.code, repr(m.__cause__))
def loop():
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            print("i", i)
        finally: print("f", i)
    return i
print(loop())
def over():
    try: return 1
    finally: print("in finally")
print(over())
def swallow():
    while True:
        try: return 1
        finally: break
    return 2
print(swallow())
try:
    try: raise ValueError("a")
    except ValueError: raise
except ValueError as e: print("again", e)
for code in ("[][1]", "{}['x']", "int('z')", "'a' + 1", "None.x", "undefined_name"):
    pass
def attempt(fn):
    try: fn()
    except Exception as e: print(type(e).__name__, e)
attempt(lambda: [][1]); attempt(lambda: {}["x"]); attempt(lambda: int("z")); attempt(lambda: "a" + 1)
attempt(lambda: None.x); attempt(lambda: undefined_name); attempt(lambda: 1 + "a"); attempt(lambda: len(5))
attempt(lambda: (1)(2)); attempt(lambda: [1] < 2); attempt(lambda: {[]: 1}); attempt(lambda: next(iter([])))
def local():
    print(q); q = 1
attempt(local)
try: assert 1 == 2, "msg"
except AssertionError as e: print("assert", e)
try:
    a, b = 1, 2, 3
except ValueError as e: print(e)
try:
    a, b, c = 1, 2
except ValueError as e: print(e)
