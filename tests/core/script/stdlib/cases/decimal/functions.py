from decimal import Decimal, InvalidOperation, Overflow, localcontext

numbers = ['0', '1', '-1', '2', '10', '0.5', '-0.5', '1e-20', '-1e-20', '1e-50', '123.456', '0.001', '1e10', '1000', '7.25e-9', '0.9999999999', '1.0000000001', '123456789012345678901234567890123456', '-3.75']
for text in numbers:
    number = Decimal(text)
    results = []
    for name in ('exp', 'ln', 'log10', 'sqrt'):
        try:
            results.append(str(getattr(number, name)()))
        except ArithmeticError as error:
            results.append(type(error).__name__)
    print(text, *results)

print(Decimal('Infinity').exp(), Decimal('-Infinity').exp(), Decimal('Infinity').ln(), Decimal('NaN').ln(), Decimal('NaN').exp())
print(Decimal('-1000000').exp(), Decimal('2000000').exp(), Decimal('1e-1000').ln(), Decimal('1e999').log10())
for wrong in (lambda: Decimal('1e9').exp(), lambda: Decimal('-Infinity').ln(), lambda: Decimal(-2) ** Decimal('0.5'), lambda: Decimal(0) ** 0, lambda: Decimal(10) ** Decimal('1e12')):
    try:
        print(wrong())
    except (InvalidOperation, Overflow) as error:
        print(type(error).__name__)

for digits in (1, 2, 5, 60, 300):
    with localcontext() as context:
        context.prec = digits
        print(digits, Decimal(1).exp(), Decimal(2).ln(), Decimal(2).log10(), Decimal('0.1').exp(), Decimal(-7).exp())

print(Decimal(2) ** Decimal('0.5'), Decimal(4) ** Decimal('0.5'), Decimal(10) ** Decimal('-2.5'), Decimal('1.5') ** Decimal('1.5'))
print(Decimal(0) ** Decimal('1.5'), Decimal(0) ** Decimal('-1.5'), Decimal(0) ** -3, Decimal('-0') ** -3, Decimal(1) ** Decimal('0.25'))
print(2 ** Decimal('0.1'), Decimal('0.3') ** Decimal('3.3'), Decimal('1e100') ** Decimal('0.01'))

print(Decimal(3).fma(4, 5), Decimal('1e30').fma(Decimal('1e-30'), Decimal('-1')), Decimal('0.1').fma(Decimal('0.1'), 1))
print(Decimal('1.10').same_quantum(Decimal('2.20')), Decimal(1).same_quantum(Decimal('1.0')), Decimal('NaN').same_quantum(Decimal('NaN')), Decimal('Infinity').same_quantum(1))
