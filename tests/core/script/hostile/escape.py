#### climbing from an object to all classes
print(().__class__.__bases__[0].__subclasses__())
#### through the mro
print([c for c in ().__class__.__mro__[-1].__subclasses__()])
#### globals of a function
def f(): pass
print(f.__globals__)
#### code of a function
def f(): pass
print(f.__code__)
#### builtins of a module
print(__builtins__)
#### the builtins module
import builtins
builtins.open
#### eval
eval("1 + 1")
#### exec
exec("x = 1")
#### compile
compile("1", "x", "eval")
#### open
open("/etc/passwd")
#### __import__
__import__("os").system("true")
#### import through importlib
import importlib
importlib.import_module("os")
#### os.system
import os
os.system("true")
#### os.listdir
from os import listdir
listdir("/")
#### subprocess
import subprocess
subprocess.run(["true"])
#### sockets
from socket import socket
socket()
#### files through pathlib
from pathlib import Path
Path("/etc/passwd").read_text()
#### files through os.path
import os.path
os.path.exists("/etc/passwd")
#### modules through sys
import sys
sys.modules["os"]
#### frames through sys
import sys
sys._getframe()
#### frames of a generator
def g(): yield
print(g().gi_frame)
#### frames of a traceback
try:
    1 / 0
except ZeroDivisionError as e:
    print(e.__traceback__)
    print(e.__traceback__.tb_frame)
#### attributes through a format string
print("{0.__class__}".format(1))
print("{0.__class__.__mro__}".format(1))
print("{0.__class__.__subclasses__}".format(1))
#### globals through a format string
def f(): pass
print("{0.__globals__}".format(f))
#### attributes by getattr
print(getattr(1, "__class__"), getattr((), "__subclasses__", None))
#### a function made of code
import types
types.FunctionType(None, {})
#### a class of the interpreter changed
int.real = 1
#### a method of the interpreter replaced
list.append = None
#### a builtin replaced, for this script only
def print_nothing(*args): pass
len = lambda x: 99
print(len([]))
#### builtins through globals()
print("__builtins__" in globals())
#### the class of an object changed
class A: pass
a = 1
a.__class__ = A
#### the class of an instance changed to one of the interpreter
class A: pass
a = A()
a.__class__ = dict
#### an object made without its class
print(object.__new__(int))
#### a string made by object
print(object.__new__(str))
#### a generator made by hand
print(type(x for x in ())())
#### another class's method on an object
list.append({}, 1)
#### an internal method with nothing
dict.update()
#### int.__new__ of a foreign class
print(int.__new__(str, 1))
#### reduce
print(().__reduce__())
#### the interpreter's modules
import logging
logging._write("x", "y")
#### native functions without their class
f = "".join
print(f.__self__)
#### pickles
import pickle
pickle.loads(b"")
#### ctypes
import ctypes
ctypes.CDLL(None)
