"""Environment variables, and paths as text."""

from os import path
from secrets import token_bytes as urandom

sep = '/'
altsep = None
extsep = '.'
pathsep = ':'
linesep = '\n'
curdir = '.'
pardir = '..'
devnull = '/dev/null'
name = 'posix'


class _Environment:
    """The variables of the run; scripts read them and change none."""

    _none = object()

    def __getitem__(self, key):
        value = getenv(key, self._none)
        if value is self._none:
            raise KeyError(key)
        return value

    def get(self, key, default=None):
        return getenv(key, default)

    def __contains__(self, key):
        return getenv(key) is not None

    def __iter__(self):
        return iter(_variable_names())

    def __len__(self):
        return len(_variable_names())

    def keys(self):
        return _variable_names()

    def values(self):
        return [self[key] for key in self]

    def items(self):
        return [(key, self[key]) for key in self]

    def copy(self):
        return dict(self.items())

    def __repr__(self):
        return 'environ(%r)' % (self.copy(),)


environ = _Environment()


class PathLike:
    """The class of paths that are objects."""
