import os

names = """
environ sep linesep name curdir pardir extsep pathsep altsep devnull path PathLike getenv fspath
""".split()
print(all([hasattr(os, name) for name in names]))
