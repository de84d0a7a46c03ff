import os.path

names = """
abspath basename commonpath commonprefix curdir dirname exists expanduser extsep getmtime getsize isabs isdir
isfile islink join lexists normcase normpath pardir realpath relpath sep split splitdrive splitext
""".split()
print(all([hasattr(os.path, name) for name in names]))
