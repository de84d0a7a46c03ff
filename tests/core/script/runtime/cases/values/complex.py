print(2j, 1 + 2j, -1.5j, 3 - 0j, complex(1, 2), complex(), complex(2.5), complex('1+2j'), complex(' (3-4J) '), complex('j'))
a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, a + 1, 1 + a, 2.5 - a, a * 2, 6 / a, -a, +a, abs(a), bool(0j), bool(a))
print(a ** 2, a ** 0, a ** -1, 2 ** 2j, a == 3 + 4j, a != b, 1 == 1 + 0j, a == 'x', hash(2 + 0j) == hash(2))
print(a.real, a.imag, a.conjugate(), type(a), isinstance(a, complex), repr(1e20 + 1e-7j), str(0.1 + 0.2j))
print(complex('1e3'), complex('inf'), complex('-nanj').real, complex(True), complex(1j, 2j), 1_0j, 0.5e1J, -0.0 + 1j)
print({1 + 1j: 'a'}[1 + 1j], (1j).__add__(1), a.__complex__(), sum([1j, 2]), [2j] == [2j], 5 if 1j else 6)
for wrong in (lambda: complex('x'), lambda: complex('1', 2), lambda: complex(1, '2'), lambda: a / 0, lambda: a < b,
              lambda: int(a), lambda: a // 2, lambda: complex([]), lambda: 0j ** -1, lambda: a + 'x', lambda: a % 2):
    try:
        print(wrong())
    except (TypeError, ValueError, ZeroDivisionError) as error:
        print(type(error).__name__)
match 2j:
    case 1j:
        print('one')
    case 2j:
        print('two')
