import logging
import os
import pprint
import sys
import traceback
import types
import warnings
from pathlib import PurePosixPath
from types import SimpleNamespace

print(sys.version_info >= (3, 8), sys.version_info[0], sys.version_info.major, sys.platform, sys.maxsize, sys.byteorder)
sys.stdout.write("written\n")
print("to stdout", file=sys.stdout)
try:
    sys.exit(3)
except SystemExit as error:
    print("exit", error.code, error)
try:
    raise ValueError("v")
except ValueError:
    kind, value, _ = sys.exc_info()
    print(kind.__name__, value, traceback.format_exc().splitlines()[-1])
print(sys.exc_info())
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("careful")
    warnings.warn("old", DeprecationWarning, stacklevel=2)
print([str(each.message) for each in caught], [each.category.__name__ for each in caught])
warnings.filterwarnings("ignore")
log = logging.getLogger("alembic.runtime")
logging.basicConfig(level=logging.ERROR)
log.setLevel("ERROR")
print(log.name, log.level, log.isEnabledFor(logging.INFO), logging.getLevelName(20), logging.INFO, log.parent.name, logging.getLogger("alembic.runtime") is log)
log.addHandler(logging.NullHandler())
log.info("nobody %s", "hears")
n = SimpleNamespace(a=1, b="x")
n.c = [1]
print(n, n.a, n == SimpleNamespace(a=1, b="x", c=[1]))
print(types.FunctionType is type(lambda: 1), isinstance(len, types.BuiltinFunctionType), isinstance(None, types.NoneType))
m = types.MappingProxyType({"a": 1})
print(m, m["a"], len(m), list(m))
pprint.pprint({"b": [1, 2], "a": (1,), "c": {"x"}})
pprint.pprint({"key%d" % i: list(range(10)) for i in range(4)})
pprint.pprint([["abcdefghij"] * 4, ("x" * 30, "y" * 30, "z" * 30)])
print(pprint.pformat({"z": 1, "a": 2}, sort_dicts=False), pprint.pformat({1: "a"}, width=5))
p = PurePosixPath("/a/b") / "c.tar.gz"
print(p, p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parts, p.with_suffix(".zip"), p.with_name("d"), repr(p))
print(PurePosixPath("a", "b").joinpath("c"), p.is_absolute(), PurePosixPath("a//b/./c"), [str(x) for x in p.parents], p == PurePosixPath("/a/b/c.tar.gz"))
