import math

print(math.pi, math.e, math.tau, math.inf, math.nan, math.sqrt(2), math.cbrt(27), math.exp(1), math.exp2(3), math.expm1(1e-10))
print(math.log(10), math.log(8, 2), math.log2(8), math.log10(1000), math.log1p(1e-10), math.log(10**400), math.log2(2**2000), math.log10(10**400))
print(math.sin(1), math.cos(1), math.tan(1), math.asin(1), math.acos(1), math.atan(1), math.atan2(1, -1), math.sinh(1), math.cosh(1), math.tanh(1))
print(math.degrees(math.pi), math.radians(180), math.hypot(3, 4), math.hypot(1, 2, 2), math.dist((0, 0), (3, 4)))
print(math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5), math.floor(1e20), math.ceil(5), math.trunc(10**30))
print(math.factorial(20), math.factorial(25), math.gcd(12, 18), math.gcd(), math.lcm(4, 6), math.comb(50, 25), math.perm(10, 3), math.perm(5), math.isqrt(10**40 + 1), math.comb(3, 5))
print(math.fsum([0.1] * 10), math.fsum([1e100, 1, -1e100]), math.prod([1, 2, 3]), math.prod([2.5, 2], start=2), math.pow(2, 0.5), math.fmod(-7, 3), math.remainder(7, 4))
print(math.fabs(-3), math.copysign(1, -0.0), math.frexp(10.5), math.ldexp(0.5, 4), math.modf(-3.25))
print(math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 2, rel_tol=0.5), math.isclose(0, 1e-10, abs_tol=1e-9), math.isfinite(1), math.isinf(-math.inf), math.isnan(math.nan))
for wrong in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.exp(1000), lambda: math.factorial(-1), lambda: math.acos(2), lambda: math.floor(math.inf), lambda: math.floor(math.nan), lambda: math.pow(0, -1), lambda: math.pow(-1, 0.5), lambda: math.sqrt("x"), lambda: math.factorial(1.5), lambda: math.isqrt(-1), lambda: math.log1p(-1), lambda: math.ldexp(1, 5000), lambda: math.dist((1,), (1, 2))):
    try:
        print(wrong())
    except (ValueError, OverflowError, TypeError) as error:
        print(type(error).__name__)
