from decimal import Decimal

d = Decimal("1234567.891")
for spec in ("", "f", ".2f", ",.2f", "+.1f", "15.1f", "<15.1f|", "^15.1f", "015.1f", "e", ".3e", "E", "g", ".3g", ".10g", "G", "%", ".1%", ",", " .1f", "*>12.0f", "n"):
    print(spec, format(d, spec.rstrip("|")), format(-d, spec.rstrip("|")))
print(f"{Decimal('1E+5'):f} {Decimal('1E+5')} {Decimal('1E+5'):.2f} {Decimal('0.00'):.1f} {Decimal('0'):e} {Decimal('0.000'):.2e} {Decimal('9.99'):.1f} {Decimal('9.99'):.2g}")
print(f"{Decimal('0.00001234'):g} {Decimal('0.0000001234'):g} {Decimal('12'):g} {Decimal('inf'):>10} {Decimal('nan'):f} {Decimal('-inf'):010.2f}")
print("%s %d %.2f" % (d, d, d), "{:.2f}".format(d), str(d), "{!r}".format(d))
for wrong in ("x", "d", ".", "s"):
    try:
        print(format(d, wrong))
    except ValueError as error:
        print("ValueError")
