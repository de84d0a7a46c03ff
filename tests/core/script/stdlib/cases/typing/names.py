import typing

names = """
AbstractSet Annotated Any AnyStr AsyncContextManager AsyncGenerator AsyncIterable AsyncIterator Awaitable
BinaryIO ByteString Callable ChainMap ClassVar Collection Concatenate Container ContextManager Coroutine
Counter DefaultDict Deque Dict Final ForwardRef FrozenSet Generator Generic Hashable IO ItemsView Iterable
Iterator KeysView List Literal LiteralString Mapping MappingView Match MutableMapping MutableSequence
MutableSet NamedTuple Never NewType NoReturn NotRequired Optional OrderedDict ParamSpec Pattern Protocol
Required Reversible Self Sequence Set Sized SupportsAbs SupportsBytes SupportsFloat SupportsIndex SupportsInt
SupportsRound TYPE_CHECKING Text TextIO Tuple Type TypeAlias TypeGuard TypeVar TypeVarTuple TypedDict Union
Unpack ValuesView abstractmethod assert_never assert_type cast collections dataclass_transform final get_args
get_origin get_type_hints is_typeddict no_type_check overload reveal_type runtime_checkable
""".split()
print(all([hasattr(typing, name) for name in names]))
# Not asked of 3.11: ReadOnly TypeAliasType TypeIs deprecated override
