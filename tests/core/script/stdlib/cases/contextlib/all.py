from contextlib import ContextDecorator, ExitStack, closing, contextmanager, nullcontext, suppress


@contextmanager
def section(name):
    print("enter", name)
    try:
        yield name.upper()
    except ValueError as error:
        print("caught", error)
    finally:
        print("exit", name)


with section("a") as value:
    print(value)
with section("b"):
    raise ValueError("inside")
try:
    with section("c"):
        raise KeyError("k")
except KeyError as error:
    print("outside", error)


@contextmanager
def empty():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


for manager in (empty, twice):
    try:
        with manager():
            pass
    except RuntimeError as error:
        print(error)


@section("decorated")
def work(x):
    return x + 1


print(work(1), work(2))
with suppress(KeyError, IndexError):
    [][1]
try:
    with suppress(KeyError):
        raise TypeError("t")
except TypeError as error:
    print(error)


class Thing:
    def close(self):
        print("closed")


with closing(Thing()) as thing:
    print(type(thing).__name__)
with nullcontext(5) as five:
    print(five)
with ExitStack() as stack:
    for name in ("x", "y"):
        print(stack.enter_context(section(name)))
    stack.callback(print, "callback", end="!\n")
try:
    with ExitStack() as stack:
        stack.enter_context(section("z"))
        raise KeyError("through")
except KeyError as error:
    print(error)
with ExitStack() as stack:
    stack.enter_context(suppress(ZeroDivisionError))
    1 / 0
print("behind")


class Timed(ContextDecorator):
    def __enter__(self):
        print("start")
        return self

    def __exit__(self, *exc):
        print("stop", exc[0])
        return False


@Timed()
def timed():
    print("body")


timed()
