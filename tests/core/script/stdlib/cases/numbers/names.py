import numbers

names = """
ABCMeta Complex Integral Number Rational Real
""".split()
print(all([hasattr(numbers, name) for name in names]))
