import collections

names = """
ChainMap Counter OrderedDict UserDict defaultdict deque namedtuple
""".split()
print(all([hasattr(collections, name) for name in names]))
# Not asked of 3.11: abc
