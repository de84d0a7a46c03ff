print((5).as_integer_ratio(), (-3).bit_length(), (7).bit_count(), (255).to_bytes(2, "big"), (1).to_bytes(2, "little"), int.from_bytes(b"\x01\x00", "big"), int.from_bytes(b"\xff", "big", signed=True), (-2).to_bytes(2, "big", signed=True), (5).conjugate(), (5).real, (5).imag, (5).numerator, (5).denominator)
for x in (0.0, -0.0, 1.0, 0.1, -2.5, 1e300, 5e-324, 2.0 ** -1022):
    print(x.hex(), float.fromhex(x.hex()) == x)
print(float("inf").hex(), float("-inf").hex(), float("nan").hex(), float.fromhex("0x1.8p1"), float.fromhex(" -0xa.8 "), float.fromhex("inf"), float.fromhex("1"), float.fromhex("-.8p0"))
for text in ("", "x", "0x", "1.2.3", "0x1p99999"):
    try:
        print(float.fromhex(text))
    except Exception as error:
        print(type(error).__name__, error)
print((2.5).as_integer_ratio(), (2.5).is_integer(), (2.5).conjugate(), (2.5).real, (2.5).imag)
print(int.__add__(1, 2), (5).__sub__(2), (5).__rsub__(2), (5).__neg__(), (5).__mod__(3), int.__repr__(5), (1.5).__mul__(2), "a".__add__("b"), "a".__mul__(3), [1].__add__([2]), (1).__eq__(1), (1).__lt__("x"), "a".__eq__("a"), {1}.__or__({2}), (6).__and__(3), (1).__lshift__(4), (5).__bool__(), "x".__hash__() == hash("x"))


class Loud(int):
    def __add__(self, other):
        return "loud %d" % super().__add__(other)

    def __repr__(self):
        return "Loud " + super().__repr__()


print(Loud(3) + 4, Loud(3) - 1, repr(Loud(3)))


class Pairs(dict):
    def __eq__(self, other):
        return "same" if super().__eq__(other) else "other"

    def __repr__(self):
        return "P" + super().__repr__()


print(Pairs(a=1) == {"a": 1}, Pairs(a=1))
