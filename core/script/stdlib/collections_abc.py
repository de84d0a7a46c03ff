"""What containers have in common."""

from abc import ABCMeta, abstractmethod


def _has(cls, names):
    """Whether a class defines all of them, None standing for "does not"."""
    for name in names:
        for base in cls.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
        else:
            return NotImplemented
    return True


class Hashable(metaclass=ABCMeta):
    @abstractmethod
    def __hash__(self):
        return 0

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is Hashable:
            return subclass.__hash__ is not None and subclass not in (list, dict, set)
        return NotImplemented


class Iterable(metaclass=ABCMeta):
    @abstractmethod
    def __iter__(self):
        return iter(())

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is Iterable:
            return _has(subclass, ('__iter__',))
        return NotImplemented

    def __class_getitem__(cls, item):
        return cls


class Iterator(Iterable):
    @abstractmethod
    def __next__(self):
        raise StopIteration

    def __iter__(self):
        return self

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is Iterator:
            return _has(subclass, ('__iter__', '__next__'))
        return NotImplemented


class Generator(Iterator):
    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is Generator:
            return _has(subclass, ('__iter__', '__next__', 'send', 'throw', 'close'))
        return NotImplemented


class Reversible(Iterable):
    @abstractmethod
    def __reversed__(self):
        return iter(())

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is Reversible:
            return _has(subclass, ('__iter__', '__reversed__'))
        return NotImplemented


class Sized(metaclass=ABCMeta):
    @abstractmethod
    def __len__(self):
        return 0

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is Sized:
            return _has(subclass, ('__len__',))
        return NotImplemented


class Container(metaclass=ABCMeta):
    @abstractmethod
    def __contains__(self, item):
        return False

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is Container:
            return _has(subclass, ('__contains__',))
        return NotImplemented

    def __class_getitem__(cls, item):
        return cls


class Collection(Sized, Iterable, Container):
    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is Collection:
            return _has(subclass, ('__len__', '__iter__', '__contains__'))
        return NotImplemented


class Callable(metaclass=ABCMeta):
    @abstractmethod
    def __call__(self, *args, **kwds):
        return False

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is Callable:
            return subclass in _callable_types or _has(subclass, ('__call__',))
        return NotImplemented

    def __class_getitem__(cls, item):
        return cls


_callable_types = (type(_has), type(len), type([].append), type)


class Sequence(Reversible, Collection):
    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        place = 0
        try:
            while True:
                yield self[place]
                place += 1
        except IndexError:
            return

    def __contains__(self, value):
        return any(each is value or each == value for each in self)

    def __reversed__(self):
        for place in reversed(range(len(self))):
            yield self[place]

    def index(self, value, start=0, stop=None):
        for place in range(start, len(self) if stop is None else stop):
            if self[place] == value:
                return place
        raise ValueError

    def count(self, value):
        return sum(1 for each in self if each is value or each == value)


class MutableSequence(Sequence):
    @abstractmethod
    def insert(self, index, value):
        raise IndexError

    def append(self, value):
        self.insert(len(self), value)

    def extend(self, values):
        for value in list(values):
            self.append(value)

    def reverse(self):
        count = len(self)
        for place in range(count // 2):
            self[place], self[count - place - 1] = self[count - place - 1], self[place]

    def pop(self, index=-1):
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        del self[self.index(value)]

    def clear(self):
        while len(self):
            self.pop()

    def __iadd__(self, values):
        self.extend(values)
        return self


class Set(Collection):
    @classmethod
    def _from_iterable(cls, values):
        return cls(values)

    def __le__(self, other):
        return len(self) <= len(other) and all(each in other for each in self)

    def __lt__(self, other):
        return len(self) < len(other) and self <= other

    def __ge__(self, other):
        return len(self) >= len(other) and all(each in self for each in other)

    def __gt__(self, other):
        return len(self) > len(other) and self >= other

    def __eq__(self, other):
        return len(self) == len(other) and self <= other

    def __and__(self, other):
        return self._from_iterable(value for value in other if value in self)

    def __or__(self, other):
        return self._from_iterable(value for values in (self, other) for value in values)

    def __sub__(self, other):
        return self._from_iterable(value for value in self if value not in other)

    def __xor__(self, other):
        return (self - other) | (self._from_iterable(other) - self)

    def isdisjoint(self, other):
        return not any(value in self for value in other)


class MutableSet(Set):
    @abstractmethod
    def add(self, value):
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        raise NotImplementedError

    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        for value in self:
            self.discard(value)
            return value
        raise KeyError

    def clear(self):
        for value in list(self):
            self.discard(value)


class Mapping(Collection):
    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return KeysView(self)

    def items(self):
        return ItemsView(self)

    def values(self):
        return ValuesView(self)

    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self.items()) == dict(other.items())


class MutableMapping(Mapping):
    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    _none = object()

    def pop(self, key, default=_none):
        try:
            value = self[key]
        except KeyError:
            if default is self._none:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def clear(self):
        for key in list(self):
            del self[key]

    def update(self, other=(), /, **kwds):
        if hasattr(other, 'keys'):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


class MappingView(Sized):
    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return '%s(%r)' % (self.__class__.__name__, self._mapping)


class KeysView(MappingView, Set):
    @classmethod
    def _from_iterable(cls, values):
        return set(values)

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        return iter(self._mapping)


class ItemsView(MappingView, Set):
    @classmethod
    def _from_iterable(cls, values):
        return set(values)

    def __contains__(self, item):
        key, value = item
        return key in self._mapping and self._mapping[key] == value

    def __iter__(self):
        return ((key, self._mapping[key]) for key in self._mapping)


class ValuesView(MappingView, Collection):
    def __contains__(self, value):
        return any(each is value or each == value for each in self)

    def __iter__(self):
        return (self._mapping[key] for key in self._mapping)


class ByteString(Sequence):
    pass


class Buffer(metaclass=ABCMeta):
    pass


class Awaitable(metaclass=ABCMeta):
    def __class_getitem__(cls, item):
        return cls


class Coroutine(Awaitable):
    pass


class AsyncIterable(metaclass=ABCMeta):
    def __class_getitem__(cls, item):
        return cls


class AsyncIterator(AsyncIterable):
    pass


class AsyncGenerator(AsyncIterator):
    pass


for _each in (str, bytes, tuple, range):
    Sequence.register(_each)
ByteString.register(bytes)
Buffer.register(bytes)
MutableSequence.register(list)
Reversible.register(dict)
Set.register(frozenset)
MutableSet.register(set)
Mapping.register(dict)
MutableMapping.register(dict)
Set.register(type({}.keys()))
KeysView.register(type({}.keys()))
Set.register(type({}.items()))
ItemsView.register(type({}.items()))
ValuesView.register(type({}.values()))
for _each in (type({}.keys()), type({}.items()), type({}.values()), range):
    Collection.register(_each)
