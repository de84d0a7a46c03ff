"""Abstract base classes."""


def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractproperty(property):
    __isabstractmethod__ = True


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True


def _is_abstract(value):
    if isinstance(value, property):
        return any(getattr(part, '__isabstractmethod__', False) for part in (value.fget, value.fset, value.fdel))
    if isinstance(value, (classmethod, staticmethod)):
        value = value.__func__
    return getattr(value, '__isabstractmethod__', False)


class ABCMeta(type):
    """The class of abstract classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        abstract = [key for key, value in namespace.items() if _is_abstract(value)]
        for base in bases:
            for key in getattr(base, '__abstractmethods__', ()):
                if key not in abstract and _is_abstract(getattr(cls, key, None)):
                    abstract.append(key)
        cls.__abstractmethods__ = frozenset(abstract)
        cls._registered = ()
        return cls

    def __call__(cls, *args, **kwargs):
        missing = sorted(cls.__abstractmethods__)
        if missing:
            raise TypeError("Can't instantiate abstract class %s without an implementation for abstract method%s %s"
                            % (cls.__name__, 's' if len(missing) > 1 else '',
                               ', '.join(repr(name) for name in missing)))
        return type.__call__(cls, *args, **kwargs)

    def register(cls, subclass):
        # The classes above hold it as well: isinstance(3, Number), because int is registered as Integral.
        for base in cls.__mro__:
            if isinstance(base, ABCMeta):
                base._registered = base._registered + (subclass,)
        return subclass

    def __instancecheck__(cls, instance):
        return cls.__subclasscheck__(type(instance))

    def __subclasscheck__(cls, subclass):
        if type.__subclasscheck__(cls, subclass):
            return True
        hook = getattr(cls, '__subclasshook__', None)
        if hook is not None:
            answer = hook(subclass)
            if answer is not NotImplemented:
                return answer
        return any(issubclass(subclass, each) for each in cls._registered)


class ABC(metaclass=ABCMeta):
    """What a class with abstract methods derives from."""


def get_cache_token():
    return 0


def update_abstractmethods(cls):
    return cls
