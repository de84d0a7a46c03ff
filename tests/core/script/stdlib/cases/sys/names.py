import sys

names = """
api_version argv byteorder exc_info exception executable exit float_info getdefaultencoding getrecursionlimit
hexversion intern maxsize maxunicode platform setrecursionlimit stderr stdout version version_info
""".split()
print(all([hasattr(sys, name) for name in names]))
