# Tuples whose items have names.


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
