"""Names for annotations, which are never evaluated."""

from abc import abstractmethod
import collections
import collections.abc as _abc

TYPE_CHECKING = False


def _shown(argument):
    if argument is None or argument is type(None):
        return 'None'
    if argument is ...:
        return '...'
    if isinstance(argument, type):
        if argument.__module__ in ('builtins', '__main__'):
            return argument.__qualname__
        return argument.__module__ + '.' + argument.__qualname__
    if isinstance(argument, list):
        return '[' + ', '.join([_shown(each) for each in argument]) + ']'
    return repr(argument)


class _Alias:
    """A form with arguments: List[int]."""

    def __init__(self, form, origin, arguments):
        self._form = form
        self.__origin__ = origin
        self.__args__ = arguments

    def __call__(self, *args, **kwargs):
        if not isinstance(self.__origin__, type):
            raise TypeError('Type %s cannot be instantiated' % self._form)
        return self.__origin__(*args, **kwargs)

    def __getitem__(self, item):
        return _Alias(self._form, self.__origin__, item if isinstance(item, tuple) else (item,))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __eq__(self, other):
        return isinstance(other, _Alias) and (self.__origin__, self.__args__) == (other.__origin__, other.__args__)

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __repr__(self):
        if self.__origin__ is Union and len(self.__args__) == 2 and self.__args__[1] is type(None):
            return 'typing.Optional[%s]' % _shown(self.__args__[0])
        return '%s[%s]' % (self._form, ', '.join([_shown(each) for each in self.__args__]))


class _Form:
    """A name of typing, with or without arguments."""

    def __init__(self, name, origin=None):
        self._name = name
        self.__origin__ = origin

    def __getitem__(self, item):
        arguments = item if isinstance(item, tuple) else (item,)
        arguments = tuple([type(None) if each is None else each for each in arguments])
        return _Alias(repr(self), self if self.__origin__ is None else self.__origin__, arguments)

    def __call__(self, *args, **kwargs):
        if self.__origin__ is None:
            raise TypeError('Cannot instantiate %r' % self)
        return self.__origin__(*args, **kwargs)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return 'typing.' + self._name


class _UnionForm(_Form):
    def __getitem__(self, item):
        distinct = []
        for each in item if isinstance(item, tuple) else (item,):
            each = type(None) if each is None else each
            for part in each.__args__ if isinstance(each, _Alias) and each.__origin__ is self else (each,):
                if part not in distinct:
                    distinct.append(part)
        return distinct[0] if len(distinct) == 1 else _Alias(repr(self), self, tuple(distinct))


class _OptionalForm(_Form):
    def __getitem__(self, item):
        return Union[item, None]


class _Annotated:
    """A type with what is said about it."""

    def __init__(self, origin, metadata):
        self.__origin__ = origin
        self.__metadata__ = metadata

    def __eq__(self, other):
        return (isinstance(other, _Annotated) and self.__origin__ == other.__origin__
                and self.__metadata__ == other.__metadata__)

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        shown = getattr(self.__origin__, '__qualname__', None) or repr(self.__origin__)
        return 'typing.Annotated[%s]' % ', '.join([shown] + [repr(each) for each in self.__metadata__])


class _AnnotatedForm(_Form):
    def __getitem__(self, item):
        if not isinstance(item, tuple) or len(item) < 2:
            raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
        inner = item[0]
        if isinstance(inner, _Annotated):
            return _Annotated(inner.__origin__, inner.__metadata__ + item[1:])
        return _Annotated(inner, item[1:])


Union = _UnionForm('Union')
Optional = _OptionalForm('Optional')
Annotated = _AnnotatedForm('Annotated')
ClassVar = _Form('ClassVar')
Final = _Form('Final')
Literal = _Form('Literal')
LiteralString = _Form('LiteralString')
Concatenate = _Form('Concatenate')
Never = _Form('Never')
NoReturn = _Form('NoReturn')
NotRequired = _Form('NotRequired')
Required = _Form('Required')
ReadOnly = _Form('ReadOnly')
Self = _Form('Self')
TypeAlias = _Form('TypeAlias')
TypeGuard = _Form('TypeGuard')
TypeIs = _Form('TypeIs')
Unpack = _Form('Unpack')

List = _Form('List', list)
Dict = _Form('Dict', dict)
Set = _Form('Set', set)
FrozenSet = _Form('FrozenSet', frozenset)
Tuple = _Form('Tuple', tuple)
Type = _Form('Type', type)
DefaultDict = _Form('DefaultDict', collections.defaultdict)
OrderedDict = _Form('OrderedDict', collections.OrderedDict)
Counter = _Form('Counter', collections.Counter)
ChainMap = _Form('ChainMap', collections.ChainMap)
Deque = _Form('Deque', collections.deque)
AbstractSet = _Form('AbstractSet', _abc.Set)
AsyncGenerator = _Form('AsyncGenerator', _abc.AsyncGenerator)
AsyncIterable = _Form('AsyncIterable', _abc.AsyncIterable)
AsyncIterator = _Form('AsyncIterator', _abc.AsyncIterator)
Awaitable = _Form('Awaitable', _abc.Awaitable)
ByteString = _Form('ByteString', _abc.ByteString)
Callable = _Form('Callable', _abc.Callable)
Collection = _Form('Collection', _abc.Collection)
Container = _Form('Container', _abc.Container)
Coroutine = _Form('Coroutine', _abc.Coroutine)
Generator = _Form('Generator', _abc.Generator)
Hashable = _Form('Hashable', _abc.Hashable)
ItemsView = _Form('ItemsView', _abc.ItemsView)
Iterable = _Form('Iterable', _abc.Iterable)
Iterator = _Form('Iterator', _abc.Iterator)
KeysView = _Form('KeysView', _abc.KeysView)
Mapping = _Form('Mapping', _abc.Mapping)
MappingView = _Form('MappingView', _abc.MappingView)
MutableMapping = _Form('MutableMapping', _abc.MutableMapping)
MutableSequence = _Form('MutableSequence', _abc.MutableSequence)
MutableSet = _Form('MutableSet', _abc.MutableSet)
Reversible = _Form('Reversible', _abc.Reversible)
Sequence = _Form('Sequence', _abc.Sequence)
Sized = _Form('Sized', _abc.Sized)
ValuesView = _Form('ValuesView', _abc.ValuesView)
ContextManager = _Form('ContextManager')
AsyncContextManager = _Form('AsyncContextManager')
Pattern = _Form('Pattern')
Match = _Form('Match')
IO = _Form('IO')
TextIO = _Form('TextIO')
BinaryIO = _Form('BinaryIO')
Text = str


class Any:
    """Any value."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls)


class _Variable:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False,
                 default=None):
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self._sign = '+' if covariant else '-' if contravariant else '~'

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return self._sign + self.__name__


class TypeVar(_Variable):
    """A type variable."""


class TypeVarTuple(_Variable):
    """A type variable for several types."""

    def __iter__(self):
        yield self


class ParamSpec(_Variable):
    """A type variable for parameters."""

    args = None
    kwargs = None


class TypeAliasType:
    """What `type X = ...` makes."""

    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self.__value__ = value
        self.__type_params__ = type_params

    def __repr__(self):
        return self.__name__


class NewType:
    """A name for a type."""

    def __init__(self, name, tp):
        self.__name__ = name
        self.__supertype__ = tp

    def __call__(self, arg, /):
        return arg

    def __repr__(self):
        return '__main__.' + self.__name__


class ForwardRef:
    """A type by its name."""

    def __init__(self, arg):
        self.__forward_arg__ = arg

    def __repr__(self):
        return 'ForwardRef(%r)' % self.__forward_arg__


class Generic:
    """What a class with type variables derives from."""

    def __class_getitem__(cls, item):
        return _Alias(_shown(cls), cls, item if isinstance(item, tuple) else (item,))
