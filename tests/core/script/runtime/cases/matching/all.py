class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
def m(v):
    match v:
        case 0 | 1: return "small"
        case "a" as s: return s
        case None: return "none"
        case [x, y]: return f"pair {x} {y}"
        case [first, *rest] if rest: return f"list {first} {rest}"
        case {"k": k, **others}: return f"map {k} {others}"
        case P(x=0, y=yy): return f"P0 {yy}"
        case P(a, b): return f"P {a} {b}"
        case int(n) if n > 100: return f"big {n}"
        case str() | float(): return "text or float"
        case _: return "other"
for v in (0, 1, "a", None, [1, 2], [1, 2, 3], [1], {"k": 1, "z": 2}, P(0, 5), P(1, 2), 500, 50, "zz", 1.5, ()):
    print(m(v))
