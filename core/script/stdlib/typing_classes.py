# Classes to derive from, and functions that change nothing.


class _ProtocolType(type):
    def __new__(mcls, name, bases, namespace, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        if bases and bases[-1].__name__ == 'Protocol':
            cls._members = [key for key in list(namespace) + list(namespace.get('__annotations__', {}))
                            if not key.startswith('_')]
        return cls

    def __instancecheck__(cls, instance):
        if type.__instancecheck__(cls, instance):
            return True
        if not cls.__dict__.get('_is_runtime_protocol', False):
            return False
        return all(hasattr(instance, name) for name in cls._members)


class Protocol(Generic, metaclass=_ProtocolType):
    """What a class has to have."""


def runtime_checkable(cls):
    cls._is_runtime_protocol = True
    return cls


class _NamedTupleType(type):
    def __new__(mcls, name, bases, namespace):
        if not bases:
            return super().__new__(mcls, name, bases, namespace)
        fields = list(namespace.get('__annotations__', {}))
        defaults = [namespace[field] for field in fields if field in namespace]
        for place, field in enumerate(fields):
            if field not in namespace and any(before in namespace for before in fields[:place]):
                raise TypeError('Non-default namedtuple field %s cannot follow default field%s %s'
                                % (field, 's' if len(defaults) > 1 else '',
                                   ', '.join([each for each in fields[:place] if each in namespace])))
        made = collections.namedtuple(name, fields, defaults=defaults, module=namespace.get('__module__'))
        for key, value in namespace.items():
            if key not in fields and key not in ('__module__', '__qualname__', '__dict__'):
                setattr(made, key, value)
        made.__qualname__ = namespace.get('__qualname__', name)
        return made

    def __call__(cls, typename, fields=(), /, **kwargs):
        pairs = list(fields) + list(kwargs.items())
        made = collections.namedtuple(typename, [name for name, _ in pairs])
        made.__annotations__ = dict(pairs)
        return made


class NamedTuple(metaclass=_NamedTupleType):
    """A class of tuples whose items have names."""


class _TypedDictType(type):
    def __new__(mcls, name, bases, namespace, total=True):
        if not bases:
            return super().__new__(mcls, name, bases, namespace)
        annotations = {}
        for base in bases:
            annotations.update(getattr(base, '__annotations__', {}))
        annotations.update(namespace.get('__annotations__', {}))
        namespace = dict(namespace, __annotations__=annotations, __total__=total)
        return super().__new__(mcls, name, (dict,), namespace)

    def __call__(cls, *args, **kwargs):
        if cls is TypedDict:
            name, fields = args
            return type(cls).__new__(type(cls), name, (TypedDict,), {'__annotations__': dict(fields)}, **kwargs)
        return dict(*args, **kwargs)


class TypedDict(metaclass=_TypedDictType):
    """A dict with known keys."""


class SupportsInt(Protocol):
    @abstractmethod
    def __int__(self):
        pass


class SupportsFloat(Protocol):
    @abstractmethod
    def __float__(self):
        pass


class SupportsIndex(Protocol):
    @abstractmethod
    def __index__(self):
        pass


class SupportsAbs(Protocol):
    @abstractmethod
    def __abs__(self):
        pass


class SupportsRound(Protocol):
    @abstractmethod
    def __round__(self, ndigits=0):
        pass


class SupportsBytes(Protocol):
    @abstractmethod
    def __bytes__(self):
        pass


AnyStr = TypeVar('AnyStr', bytes, str)


def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    return obj


def assert_never(arg, /):
    raise AssertionError('Expected code to be unreachable, but got: %r' % (arg,))


def _unchanged(decorated):
    return decorated


def overload(func):
    return _unchanged


final = no_type_check = override = _unchanged


def deprecated(message, /, *, category=None, stacklevel=1):
    return _unchanged


def dataclass_transform(**kwargs):
    return _unchanged


def get_origin(tp):
    return getattr(tp, '__origin__', None)


def get_args(tp):
    return getattr(tp, '__args__', ())


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    return dict(getattr(obj, '__annotations__', {}))


def is_typeddict(tp):
    return isinstance(tp, _TypedDictType)
