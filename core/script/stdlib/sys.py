"""The language itself."""

from collections import namedtuple as _namedtuple
from logging import _handled_exception


class _Version(_namedtuple('version_info', 'major minor micro releaselevel serial')):
    def __repr__(self):
        return 'sys.version_info(major=%d, minor=%d, micro=%d, releaselevel=%r, serial=%d)' % tuple(self)


class _Output:
    """Writes to the log of the run."""

    encoding = 'utf-8'

    def __init__(self, name):
        self.name = name

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError('write() argument must be str, not %s' % type(text).__name__)
        print(text, end='')
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def isatty(self):
        return False


version_info = _Version(3, 12, 0, 'final', 0)
version = '3.12.0'
hexversion = 0x030c00f0
api_version = 1013
platform = 'linux'
byteorder = 'little'
maxsize = 2 ** 63 - 1
maxunicode = 0x10ffff
argv = []
executable = ''
stdout = __stdout__ = _Output('<stdout>')
stderr = __stderr__ = _Output('<stderr>')
float_info = _namedtuple('float_info', 'max max_exp max_10_exp min min_exp min_10_exp dig mant_dig epsilon radix rounds')(
    1.7976931348623157e+308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53, 2.220446049250313e-16, 2, 1)


def exit(status=None, /):
    raise SystemExit(status)


def exc_info():
    raised = _handled_exception()
    return (None, None, None) if raised is None else (type(raised), raised, None)


def exception():
    return _handled_exception()


def intern(string, /):
    return string


def getdefaultencoding():
    return 'utf-8'


def getrecursionlimit():
    return 1000


def setrecursionlimit(limit, /):
    pass
