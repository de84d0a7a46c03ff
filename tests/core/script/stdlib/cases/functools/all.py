import functools
from functools import cache, cached_property, cmp_to_key, lru_cache, partial, reduce, singledispatch, total_ordering, wraps

print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, [], 7))
try:
    reduce(lambda a, b: a, [])
except TypeError as error:
    print(error)
add = partial(int, base=2)
print(add("101"), partial(max, 5)(3), add.args, add.keywords, partial(partial(pow, 2), 3)())


def loud(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        """wrapper"""
        print("calling", function.__name__)
        return function(*args, **kwargs)
    return wrapper


@loud
def double(x):
    """Doubles."""
    return 2 * x


print(double(4), double.__name__, double.__doc__, double.__wrapped__(3))


@lru_cache(maxsize=2)
def square(x):
    print("computing", x)
    return x * x


print(square(2), square(2), square(3), square(4), square(2), square.cache_info())
square.cache_clear()
print(square.cache_info())


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(50))


@lru_cache
def once(a, *, b=1):
    return [a, b]


print(once(1, b=2) is once(1, b=2), once(1))


class Lazy:
    @cached_property
    def value(self):
        print("working")
        return 42


lazy = Lazy()
print(lazy.value, lazy.value, "value" in lazy.__dict__)
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))


@total_ordering
class Size:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


print(Size(1) <= Size(1), Size(2) > Size(1), Size(1) >= Size(2), max(Size(1), Size(3)).n)


@singledispatch
def show(value):
    return "object"


@show.register(int)
def _(value):
    return "int"


@show.register(list)
def show_list(value):
    return "list"


print(show(1), show([]), show("x"), show(True), show.dispatch(bool) is show.registry[int])


class Cell:
    def set(self, value, extra):
        return (value, extra)

    on = functools.partialmethod(set, True)


print(Cell().on(3))
