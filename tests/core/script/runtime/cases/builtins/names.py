for each in (str, bytes, int, bool, float, list, tuple, dict, set, frozenset, range, slice, property):
    print(each.__name__, [name for name in dir(each) if not name.startswith("_")])
print([name for name in dir(ValueError("x")) if not name.startswith("_")])
