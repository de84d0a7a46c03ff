import pprint

names = """
pformat pp pprint saferepr
""".split()
print(all([hasattr(pprint, name) for name in names]))
