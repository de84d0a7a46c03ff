from decimal import Decimal, Context, getcontext, setcontext, localcontext, InvalidOperation, DivisionByZero, Overflow
from decimal import ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP
from decimal import DecimalException, DecimalTuple, Clamped, FloatOperation, Inexact, Rounded, Subnormal, Underflow, MAX_PREC

for text in ("0", "-0", "1", "1.10", " 12.5 ", "1e5", "1E-7", "0.000001", "0.0000001", "123e-10", "1_000.5", "Infinity", "-inf", "nan", "sNaN12", ".5", "5.", "0E+3", "-0.00"):
    print(repr(Decimal(text)), Decimal(text), bool(Decimal(text)))
print(Decimal(10), Decimal(), Decimal(0.1), Decimal(2.5), Decimal(1e22), Decimal((1, (1, 2, 3), -2)), Decimal(Decimal("1.5")), Decimal.from_float(0.25), Decimal(-(10**30)))
a, b = Decimal("10.25"), Decimal("-3")
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a**2, a**-2, Decimal(2) ** 100, -a, +a, abs(b))
print(a + 1, 1 + a, 2 - a, 2 * a, 1 / a, 7 // a, 7 % a, 2 ** Decimal(3), sum([a, b]), max(a, b), a.max(b), a.min(b))
print(Decimal(1) / 3, Decimal(2) / 3, Decimal(1) / 8, Decimal(10) / 5, Decimal("1e10") + Decimal("1e-30"), Decimal("1e50") - Decimal("1e-50"), Decimal("0e-30") + Decimal("1.5"), Decimal("1.5") - Decimal("1.5"))
print(Decimal("12345678901234567890.1234567890") * Decimal("98765.4321"), Decimal("9" * 28) + 1, Decimal("9" * 28) + Decimal("0.5"), Decimal("-7") // 2, Decimal("-7") % 2, Decimal("0.1") + Decimal("0.2"))
for rounding in (ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP):
    print(rounding, [str(Decimal(t).quantize(Decimal("0.1"), rounding=rounding)) for t in ("1.25", "1.35", "-1.25", "1.01", "-1.06", "2.05", "1.2")])
print(Decimal("1.5").quantize(Decimal(1)), Decimal("12345.678").quantize(Decimal("1e2")), Decimal(5).quantize(Decimal("0.00")), Decimal(0).quantize(Decimal("0.01")))
print(round(Decimal("2.5")), round(Decimal("2.675"), 2), round(Decimal("1234"), -2), int(Decimal("-2.9")), float(Decimal("1.1")), int(Decimal("1e20")))
print(Decimal("1.500").normalize(), Decimal("100").normalize(), Decimal("0.00").normalize(), Decimal("2.5").to_integral_value(), Decimal("2.5").to_integral(ROUND_UP), Decimal("1E3").to_integral_exact())
print(Decimal(2).sqrt(), Decimal(16).sqrt(), Decimal("0.25").sqrt(), Decimal("1e-5").sqrt(), Decimal(100).sqrt())
print(a.as_tuple(), a.as_tuple().digits, a.as_tuple().sign, a.as_tuple().exponent, a.as_integer_ratio(), Decimal("-2.5").as_integer_ratio(), a.adjusted(), Decimal("inf").as_tuple(), isinstance(a.as_tuple(), DecimalTuple))
print(a.is_nan(), Decimal("nan").is_nan(), Decimal("inf").is_infinite(), a.is_finite(), b.is_signed(), Decimal("-0").is_zero(), b.copy_abs(), b.copy_negate(), a.copy_sign(b), a.compare(b), b.compare(a), a.compare(a), a.scaleb(2))
print(a == Decimal("10.250"), a == 10.25, a > 10, a >= b, a < b, a <= a, a != b, 10.25 == a, Decimal(1) == 1, Decimal("nan") == Decimal("nan"), Decimal("inf") > 10**100, a == "10.25", Decimal(1) == True)
print({Decimal("1.0"): "x"}[1], hash(Decimal("0.5")) == hash(0.5), hash(Decimal(10**30)) == hash(10**30), len({Decimal("1.0"), Decimal("1.00"), 1}), sorted([a, b, 0]))
print(Decimal("inf") + 1, Decimal("inf") * -1, 1 / Decimal("inf"), Decimal("nan") + 1, Decimal("1e999999") * 1, Decimal(0) * -1)
print(getcontext().prec, getcontext().rounding, MAX_PREC > 1000)
with localcontext() as context:
    context.prec = 5
    print(Decimal(1) / 7, Decimal("123456.7") + 0, +Decimal("1.234567"), context.create_decimal("3.14159265"))
    context.rounding = ROUND_DOWN
    print(Decimal(2) / 3, getcontext().rounding)
with localcontext(Context(prec=3)):
    print(Decimal(1) / 7)
print(Decimal(1) / 7)
kept = getcontext().copy()
setcontext(Context(prec=50, rounding=ROUND_HALF_UP))
print(Decimal(1) / 7, Decimal(2).sqrt())
setcontext(kept)
for wrong in (
    lambda: Decimal("abc"),
    lambda: Decimal(""),
    lambda: Decimal(1) / 0,
    lambda: Decimal(0) / 0,
    lambda: Decimal("inf") - Decimal("inf"),
    lambda: Decimal(-1).sqrt(),
    lambda: Decimal("1e30").quantize(Decimal("0.01")),
    lambda: Decimal("nan") < 1,
    lambda: Decimal(10) ** 1000000,
    lambda: Decimal("1e30") // 1,
    lambda: Decimal(1) % 0,
):
    try:
        print(wrong())
    except (InvalidOperation, DivisionByZero, Overflow) as error:
        print(type(error).__name__, isinstance(error, ArithmeticError), isinstance(error, DecimalException), error)
for wrong in (lambda: Decimal("1") + 1.5, lambda: Decimal([]), lambda: Decimal(None), lambda: int(Decimal("nan")), lambda: Decimal("1") < "x", lambda: Decimal("1").quantize(Decimal(1), "x"), lambda: int(Decimal("inf"))):
    try:
        print(wrong())
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__)
print([issubclass(kind, DecimalException) for kind in (Clamped, FloatOperation, Inexact, Rounded, Subnormal, Underflow)])


class Money(Decimal):
    def cents(self):
        return int(self * 100)


print(Money("1.25").cents(), isinstance(Money(1) + 1, Decimal))
