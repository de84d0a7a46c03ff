import pathlib

names = """
Path PosixPath PurePath PurePosixPath
""".split()
print(all([hasattr(pathlib, name) for name in names]))
