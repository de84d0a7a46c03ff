"""Functions that make functions."""

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        if hasattr(wrapped, name):
            setattr(wrapper, name, getattr(wrapped, name))
    for name, value in getattr(wrapped, '__dict__', {}).items():
        setattr(wrapper, name, value)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)
    return decorate


class partial:
    """A call with some arguments given already."""

    def __new__(cls, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError('the first argument must be callable')
        made = object.__new__(cls)
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        made.func = func
        made.args = args
        made.keywords = keywords
        return made

    def __init__(self, func, /, *args, **keywords):
        pass

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func)] + [repr(each) for each in self.args]
        parts += ['%s=%r' % item for item in self.keywords.items()]
        return 'functools.partial(%s)' % ', '.join(parts)


class partialmethod:
    """A method with some arguments given already."""

    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, instance, owner=None):
        function = self.func.__get__(instance, owner) if hasattr(self.func, '__get__') else self.func
        if instance is None:
            return partial(function, *self.args, **self.keywords)
        return partial(function, instance, *self.args, **self.keywords)


_none = object()


def reduce(function, iterable, initial=_none, /):
    values = iter(iterable)
    result = initial
    if result is _none:
        result = next(values, _none)
        if result is _none:
            raise TypeError('reduce() of empty iterable with no initial value')
    for value in values:
        result = function(result, value)
    return result


class _CacheInfo(tuple):
    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def __repr__(self):
        return 'CacheInfo(hits=%r, misses=%r, maxsize=%r, currsize=%r)' % tuple(self)


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return lru_cache()(maxsize)

    def decorate(function):
        known = {}
        counts = [0, 0]

        def wrapper(*args, **kwds):
            key = (args, tuple(kwds.items())) if kwds else args
            if typed:
                key = (key, tuple(type(value) for value in args))
            found = known.pop(key, _none)
            if found is not _none:
                counts[0] += 1
                known[key] = found
                return found
            counts[1] += 1
            result = function(*args, **kwds)
            if maxsize != 0:
                known[key] = result
                if maxsize is not None and len(known) > maxsize:
                    del known[next(iter(known))]
            return result

        def cache_clear():
            known.clear()
            counts[:] = [0, 0]

        wrapper.cache_info = lambda: _CacheInfo((counts[0], counts[1], maxsize, len(known)))
        wrapper.cache_clear = cache_clear
        wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
        return update_wrapper(wrapper, function)
    return decorate


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    """An attribute that is worked out once."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = instance.__dict__[self.attrname] = self.func(instance)
        return value


def cmp_to_key(mycmp):
    class K:
        __hash__ = None

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0
    return K


def _unless_missing(result, otherwise):
    return result if result is NotImplemented else otherwise(result)


# For each ordering that a class may have: how the other three follow from it.
_orderings = {
    '__lt__': {
        '__gt__': lambda a, b: _unless_missing(type(a).__lt__(a, b), lambda less: not less and a != b),
        '__le__': lambda a, b: _unless_missing(type(a).__lt__(a, b), lambda less: less or a == b),
        '__ge__': lambda a, b: _unless_missing(type(a).__lt__(a, b), lambda less: not less),
    },
    '__le__': {
        '__ge__': lambda a, b: _unless_missing(type(a).__le__(a, b), lambda upto: not upto or a == b),
        '__lt__': lambda a, b: _unless_missing(type(a).__le__(a, b), lambda upto: upto and a != b),
        '__gt__': lambda a, b: _unless_missing(type(a).__le__(a, b), lambda upto: not upto),
    },
    '__gt__': {
        '__lt__': lambda a, b: _unless_missing(type(a).__gt__(a, b), lambda more: not more and a != b),
        '__ge__': lambda a, b: _unless_missing(type(a).__gt__(a, b), lambda more: more or a == b),
        '__le__': lambda a, b: _unless_missing(type(a).__gt__(a, b), lambda more: not more),
    },
    '__ge__': {
        '__le__': lambda a, b: _unless_missing(type(a).__ge__(a, b), lambda from_: not from_ or a == b),
        '__gt__': lambda a, b: _unless_missing(type(a).__ge__(a, b), lambda from_: from_ and a != b),
        '__lt__': lambda a, b: _unless_missing(type(a).__ge__(a, b), lambda from_: not from_),
    },
}


def total_ordering(cls):
    defined = [name for name in _orderings if getattr(cls, name) is not getattr(object, name)]
    if not defined:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    for name, function in _orderings[defined[0]].items():
        if name not in defined:
            setattr(cls, name, function)
    return cls


def singledispatch(func):
    implementations = {object: func}

    def dispatch(cls):
        for base in cls.__mro__:
            if base in implementations:
                return implementations[base]
        for registered in reversed(list(implementations)):
            if issubclass(cls, registered):
                return implementations[registered]

    def register(cls, function=None):
        if function is None:
            if not isinstance(cls, type):
                raise TypeError('Invalid first argument to `register()`: %r is not a class.' % (cls,))
            return lambda decorated: register(cls, decorated)
        implementations[cls] = function
        return function

    def wrapper(*args, **kw):
        if not args:
            raise TypeError('%s requires at least 1 positional argument' % func.__name__)
        return dispatch(type(args[0]))(*args, **kw)

    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = implementations
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """singledispatch for methods."""

    def __init__(self, func):
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, method)

    def __get__(self, instance, owner=None):
        def method(*args, **kwargs):
            return self.dispatcher.dispatch(type(args[0]))(instance, *args, **kwargs)
        return method
