import os
import os.path
from os import environ, getenv
from os.path import join

print(os.environ["HOME"], environ.get("HOME"), getenv("HOME"), os.getenv("NOPE"), environ.get("NOPE", "x"))
print("HOME" in os.environ, "NOPE" in os.environ, os.environ.get("NOPE"))
try:
    os.environ["NOPE"]
except KeyError as error:
    print("KeyError", error)
print(join("a", "b", "c.txt"), os.path.join("a", "/b"), os.path.join("a/", "b"), os.path.join("", "b"))
for path in ("/a/b/c.txt", "a", "/a", "a/b/", "", "/", "//x/y", ".bashrc", "a/.b.c", "archive.tar.gz", "..a"):
    print(repr(os.path.dirname(path)), repr(os.path.basename(path)), os.path.splitext(path), os.path.split(path))
for path in ("/a/../b/./c//d", "a/..", "../a", "/..", "", "./a", "//a", "///a"):
    print(os.path.normpath(path))
print(os.path.isabs("/a"), os.path.isabs("a"), os.path.commonprefix(["abc", "abd"]), os.path.abspath("/a/../b"))
print(os.path.relpath("/a/b/c", "/a/d"), os.path.commonpath(["/a/b/c", "/a/b/d"]))
print(repr(os.sep), repr(os.linesep), os.name, os.curdir, os.pardir, os.extsep, os.pathsep, os.fspath("x"))
