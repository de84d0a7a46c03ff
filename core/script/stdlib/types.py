"""The classes of the language that have no name of their own."""

from enum import property as DynamicClassAttribute


def _function():
    yield


FunctionType = LambdaType = type(_function)
BuiltinFunctionType = BuiltinMethodType = type(len)
GeneratorType = type(_function())
MethodType = type(property().getter)
NoneType = type(None)
EllipsisType = type(...)
NotImplementedType = type(NotImplemented)
GenericAlias = type(list[int])
UnionType = type(int | None)


class MappingProxyType:
    """A dict that cannot be changed through this."""

    def __init__(self, mapping):
        self.__mapping = mapping

    def __getitem__(self, key):
        return self.__mapping[key]

    def __contains__(self, key):
        return key in self.__mapping

    def __iter__(self):
        return iter(self.__mapping)

    def __len__(self):
        return len(self.__mapping)

    def get(self, key, default=None):
        return self.__mapping.get(key, default)

    def keys(self):
        return self.__mapping.keys()

    def values(self):
        return self.__mapping.values()

    def items(self):
        return self.__mapping.items()

    def copy(self):
        return self.__mapping.copy()

    def __eq__(self, other):
        return self.__mapping == (other.copy() if isinstance(other, MappingProxyType) else other)

    def __or__(self, other):
        return self.__mapping | other

    def __str__(self):
        return str(self.__mapping)

    def __repr__(self):
        return 'mappingproxy(%r)' % (self.__mapping,)


class SimpleNamespace:
    """An object with attributes."""

    def __init__(self, /, **kwargs):
        self.__dict__.update(kwargs)

    def __eq__(self, other):
        if isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __repr__(self):
        return 'namespace(%s)' % ', '.join(['%s=%r' % item for item in self.__dict__.items()])


def new_class(name, bases=(), kwds=None, exec_body=None):
    kwds = dict(kwds or {})
    metaclass = kwds.pop('metaclass', type(bases[0]) if bases else type)
    namespace = metaclass.__prepare__(name, bases, **kwds) if hasattr(metaclass, '__prepare__') else {}
    if exec_body is not None:
        exec_body(namespace)
    return metaclass(name, bases, namespace, **kwds)
