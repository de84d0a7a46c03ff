import collections.abc

names = """
AsyncGenerator AsyncIterable AsyncIterator Awaitable ByteString Callable Collection Container Coroutine
Generator Hashable ItemsView Iterable Iterator KeysView Mapping MappingView MutableMapping MutableSequence
MutableSet Reversible Sequence Set Sized ValuesView
""".split()
print(all([hasattr(collections.abc, name) for name in names]))
# Not asked of 3.11: ABCMeta Buffer abstractmethod
