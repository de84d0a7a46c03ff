"""More containers."""

from collections import abc


class defaultdict(dict):
    """A dict that makes what it is asked for."""

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError('first argument must be callable or None')
        super().__init__(*args, **kwargs)
        self.default_factory = default_factory

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self[key] = self.default_factory()
        return value

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __repr__(self):
        return 'defaultdict(%r, %s)' % (self.default_factory, dict.__repr__(self))

    def __or__(self, other):
        made = self.copy()
        made.update(other)
        return made


class OrderedDict(dict):
    """A dict whose order counts."""

    def move_to_end(self, key, last=True):
        value = self.pop(key)
        if last:
            self[key] = value
        else:
            rest = list(self.items())
            self.clear()
            self[key] = value
            self.update(rest)

    def popitem(self, last=True):
        if not self:
            raise KeyError('dictionary is empty')
        key = next(reversed(self) if last else iter(self))
        return key, self.pop(key)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other):
        return not self == other

    def __repr__(self):
        return '%s(%s)' % (type(self).__name__, dict.__repr__(self) if self else '')


class Counter(dict):
    """How often each value occurs."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def update(self, iterable=None, /, **kwds):
        self._add(iterable, kwds, 1)

    def subtract(self, iterable=None, /, **kwds):
        self._add(iterable, kwds, -1)

    def _add(self, iterable, kwds, sign):
        for source in (iterable, kwds):
            if isinstance(source, dict):
                for key, count in source.items():
                    self[key] = self.get(key, 0) + sign * count
            elif source is not None:
                for key in source:
                    self[key] = self.get(key, 0) + sign

    def most_common(self, n=None):
        ordered = sorted(self.items(), key=lambda item: item[1], reverse=True)
        return ordered if n is None else ordered[:n]

    def elements(self):
        return (key for key, count in self.items() for _ in range(count))

    def total(self):
        return sum(self.values())

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def __delitem__(self, key):
        if key in self:
            super().__delitem__(key)

    def _combined(self, other, combine):
        made = type(self)()
        for key in list(self) + [key for key in other if key not in self]:
            count = combine(self[key], other[key])
            if count > 0:
                made[key] = count
        return made

    def __add__(self, other):
        return self._combined(other, lambda a, b: a + b) if isinstance(other, Counter) else NotImplemented

    def __sub__(self, other):
        return self._combined(other, lambda a, b: a - b) if isinstance(other, Counter) else NotImplemented

    def __or__(self, other):
        return self._combined(other, max) if isinstance(other, Counter) else NotImplemented

    def __and__(self, other):
        return self._combined(other, min) if isinstance(other, Counter) else NotImplemented

    def __pos__(self):
        return self._combined(Counter(), lambda a, b: a)

    def __neg__(self):
        return self._combined(Counter(), lambda a, b: -a)

    def __repr__(self):
        if not self:
            return '%s()' % type(self).__name__
        return '%s({%s})' % (type(self).__name__, ', '.join('%r: %r' % item for item in self.most_common()))


class deque:
    """A list with two ends."""

    # Two lists, the one of the left side turned round, so that both ends are the end of a list. Taking from an empty
    # side turns the other one over.

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None and maxlen < 0:
            raise ValueError('maxlen must be non-negative')
        self._left = []
        self._right = []
        self._maxlen = maxlen
        self.extend(iterable)

    @property
    def maxlen(self):
        return self._maxlen

    def append(self, x, /):
        self._right.append(x)
        if self._maxlen is not None and len(self) > self._maxlen:
            self.popleft()

    def appendleft(self, x, /):
        self._left.append(x)
        if self._maxlen is not None and len(self) > self._maxlen:
            self.pop()

    def extend(self, iterable, /):
        for value in list(iterable):
            self.append(value)

    def extendleft(self, iterable, /):
        for value in list(iterable):
            self.appendleft(value)

    def pop(self):
        if not self._right:
            if not self._left:
                raise IndexError('pop from an empty deque')
            self._right, self._left = self._left[::-1], []
        return self._right.pop()

    def popleft(self):
        if not self._left:
            if not self._right:
                raise IndexError('pop from an empty deque')
            self._left, self._right = self._right[::-1], []
        return self._left.pop()

    def _all(self):
        if self._left:
            self._right, self._left = self._left[::-1] + self._right, []
        return self._right

    def clear(self):
        self._left = []
        self._right = []

    def copy(self):
        return type(self)(self, self._maxlen)

    __copy__ = copy

    def count(self, x, /):
        return self._all().count(x)

    def index(self, x, *args):
        if x not in self:
            raise ValueError('%r is not in deque' % (x,))
        return self._all().index(x, *args)

    def insert(self, i, x, /):
        if self._maxlen is not None and len(self) >= self._maxlen:
            raise IndexError('deque already at its maximum size')
        self._all().insert(i, x)

    def remove(self, value, /):
        if value not in self:
            raise ValueError('%r is not in deque' % (value,))
        self._all().remove(value)

    def reverse(self):
        self._all().reverse()

    def rotate(self, n=1, /):
        items = self._all()
        if items:
            n %= len(items)
            if n:
                self._right = items[-n:] + items[:-n]

    def __len__(self):
        return len(self._left) + len(self._right)

    def __iter__(self):
        return iter(self._all())

    def __reversed__(self):
        return reversed(self._all())

    def __contains__(self, value):
        return value in self._all()

    def _place(self, index):
        if not isinstance(index, int):
            raise TypeError("sequence index must be integer, not '%s'" % type(index).__name__)
        if not -len(self) <= index < len(self):
            raise IndexError('deque index out of range')
        return index

    def __getitem__(self, index):
        return self._all()[self._place(index)]

    def __setitem__(self, index, value):
        self._all()[self._place(index)] = value

    def __delitem__(self, index):
        del self._all()[self._place(index)]

    def __eq__(self, other):
        return self._all() == other._all() if isinstance(other, deque) else NotImplemented

    def __lt__(self, other):
        return self._all() < other._all() if isinstance(other, deque) else NotImplemented

    __hash__ = None

    def __add__(self, other):
        made = self.copy()
        made.extend(other)
        return made

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, times):
        return type(self)(self._all() * times, self._maxlen)

    def __repr__(self):
        if self._maxlen is None:
            return '%s(%r)' % (type(self).__name__, self._all())
        return '%s(%r, maxlen=%d)' % (type(self).__name__, self._all(), self._maxlen)


class ChainMap(abc.MutableMapping):
    """Several dicts looked at one after the other."""

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for each in self.maps:
            if key in each:
                return each[key]
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __contains__(self, key):
        return any(key in each for each in self.maps)

    def __iter__(self):
        seen = {}
        for each in reversed(self.maps):
            seen.update(dict.fromkeys(each))
        return iter(seen)

    def __len__(self):
        return len(list(iter(self)))

    def __bool__(self):
        return any(self.maps)

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        if key not in self.maps[0]:
            raise KeyError('Key not found in the first mapping: %r' % (key,))
        del self.maps[0][key]

    def new_child(self, m=None, **kwargs):
        child = {} if m is None else m
        child.update(kwargs)
        return type(self)(child, *self.maps)

    @property
    def parents(self):
        return type(self)(*self.maps[1:])

    def __repr__(self):
        return '%s(%s)' % (type(self).__name__, ', '.join(repr(each) for each in self.maps))


class UserDict(abc.MutableMapping):
    """A dict to derive from."""

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        self.update(kwargs)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(type(self), '__missing__'):
            return self.__missing__(key)
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def __repr__(self):
        return repr(self.data)


def _words(names):
    return names.replace(',', ' ').split() if isinstance(names, str) else [str(name) for name in names]


def _renamed(names):
    seen = set()
    for place, name in enumerate(names):
        if not name.isidentifier() or name.startswith('_') or name in seen or name in _keywords:
            names[place] = '_%d' % place
        seen.add(name)
    return names


class _TupleField:
    """An item of a tuple as an attribute."""

    def __init__(self, place):
        self._place = place
        self.__doc__ = 'Alias for field number %d' % place

    def __get__(self, instance, owner=None):
        return self if instance is None else tuple.__getitem__(instance, self._place)

    def __set__(self, instance, value):
        raise AttributeError("can't set attribute")

    def __delete__(self, instance):
        raise AttributeError("can't delete attribute")


_keywords = frozenset('''False None True and as assert async await break class continue def del elif else except finally
for from global if import in is lambda nonlocal not or pass raise return try while with yield'''.split())


def _bound_values(name, fields, defaults, args, kwargs):
    """The values of all fields from the arguments of a call."""
    if len(args) > len(fields):
        takes = str(len(fields) + 1)
        if defaults:
            takes = 'from %d to %s' % (len(fields) - len(defaults) + 1, takes)
        raise TypeError('%s.__new__() takes %s positional argument%s but %d were given'
                        % (name, takes, 's' if fields else '', len(args) + 1))
    values = dict(zip(fields, args))
    for key, value in kwargs.items():
        if key not in fields:
            raise TypeError("%s.__new__() got an unexpected keyword argument '%s'" % (name, key))
        if key in values:
            raise TypeError("%s.__new__() got multiple values for argument '%s'" % (name, key))
        values[key] = value
    missing = [field for field in fields if field not in values and field not in defaults]
    if missing:
        quoted = [repr(field) for field in missing]
        listed = quoted[0] if len(quoted) == 1 else ' and '.join(quoted) if len(quoted) == 2 else \
            ', '.join(quoted[:-1]) + ', and ' + quoted[-1]
        raise TypeError('%s.__new__() missing %d required positional argument%s: %s'
                        % (name, len(missing), '' if len(missing) == 1 else 's', listed))
    return [values[field] if field in values else defaults[field] for field in fields]


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A class of tuples whose items have names."""
    fields = _words(field_names)
    if rename:
        fields = _renamed(fields)
    for name in [typename] + fields:
        if not name.isidentifier():
            raise ValueError('Type names and field names must be valid identifiers: %r' % name)
        if name in _keywords:
            raise ValueError('Type names and field names cannot be a keyword: %r' % name)
    seen = set()
    for name in fields:
        if name.startswith('_') and not rename:
            raise ValueError('Field names cannot start with an underscore: %r' % name)
        if name in seen:
            raise ValueError('Encountered duplicate field name: %r' % name)
        seen.add(name)
    defaults = tuple(defaults or ())
    if len(defaults) > len(fields):
        raise TypeError('Got more default values than field names')
    fields = tuple(fields)
    field_defaults = dict(zip(fields[len(fields) - len(defaults):], defaults))

    def __new__(cls, *args, **kwargs):
        return tuple.__new__(cls, _bound_values(typename, fields, field_defaults, args, kwargs))

    def _make(cls, iterable):
        values = tuple(iterable)
        if len(values) != len(fields):
            raise TypeError('Expected %d arguments, got %d' % (len(fields), len(values)))
        return tuple.__new__(cls, values)

    def _replace(self, /, **kwds):
        values = self._make(kwds.pop(name, value) for name, value in zip(fields, self))
        if kwds:
            raise ValueError('Got unexpected field names: %r' % (list(kwds),))
        return values

    def __repr__(self):
        return '%s(%s)' % (type(self).__name__,
                           ', '.join('%s=%r' % pair for pair in zip(fields, tuple(self))))

    def _asdict(self):
        return dict(zip(fields, self))

    namespace = {
        '__doc__': '%s(%s)' % (typename, ', '.join(fields)),
        '__module__': module or '__main__',
        '_fields': fields,
        '_field_defaults': field_defaults,
        '__match_args__': fields,
        '__new__': __new__,
        '_make': classmethod(_make),
        '_replace': _replace,
        '__repr__': __repr__,
        '_asdict': _asdict,
        '__getnewargs__': lambda self: tuple(self),
    }
    for place, name in enumerate(fields):
        namespace[name] = _TupleField(place)
    return type(typename, (tuple,), namespace)
