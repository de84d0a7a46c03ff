import copy

names = """
Error copy deepcopy error
""".split()
print(all([hasattr(copy, name) for name in names]))
