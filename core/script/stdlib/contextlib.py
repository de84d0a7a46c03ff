"""Context managers."""

from abc import ABC
from functools import wraps


class AbstractContextManager(ABC):
    """What `with` takes."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        return None


class ContextDecorator:
    """A context manager that is a decorator too."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)
        return inner


class _GeneratorContextManager(ContextDecorator, AbstractContextManager):
    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        self.__doc__ = func.__doc__

    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds)

    def __enter__(self):
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, exc_type, exc_value, traceback):
        if exc_type is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            self.gen.close()
            raise RuntimeError("generator didn't stop")
        if exc_value is None:
            exc_value = exc_type()
        try:
            self.gen.throw(exc_value)
        except StopIteration as exc:
            return exc is not exc_value
        except RuntimeError as exc:
            if exc is exc_value:
                return False
            if isinstance(exc_value, StopIteration) and exc.__cause__ is exc_value:
                return False
            raise
        except BaseException as exc:
            if exc is not exc_value:
                raise
            return False
        self.gen.close()
        raise RuntimeError("generator didn't stop after throw()")


def contextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)
    return helper


class closing(AbstractContextManager):
    """Closes something at the end."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class suppress(AbstractContextManager):
    """Goes on behind the block when one of these exceptions was raised in it."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        return None

    def __exit__(self, exctype, excinst, exctb):
        return exctype is not None and issubclass(exctype, self._exceptions)


class nullcontext(AbstractContextManager):
    """Does nothing."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass


class ExitStack(AbstractContextManager):
    """Leaves at the end what was entered meanwhile, the last first."""

    def __init__(self):
        self._exits = []

    def push(self, exit):
        self._exits.append(exit.__exit__ if hasattr(exit, '__exit__') else exit)
        return exit

    def enter_context(self, cm):
        if not hasattr(type(cm), '__enter__') or not hasattr(type(cm), '__exit__'):
            raise TypeError("'%s' object does not support the context manager protocol" % type(cm).__qualname__)
        result = cm.__enter__()
        self._exits.append(cm.__exit__)
        return result

    def callback(self, callback, /, *args, **kwds):
        self._exits.append(lambda exc_type, exc, tb: (callback(*args, **kwds), False)[1])
        return callback

    def pop_all(self):
        other = type(self)()
        other._exits, self._exits = self._exits, []
        return other

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, exc_type, exc_value, traceback):
        given = exc_value
        current = exc_value
        while self._exits:
            leave = self._exits.pop()
            try:
                if leave(None if current is None else type(current), current, None):
                    current = None
            except BaseException as exc:
                current = exc
        if current is not None and current is not given:
            raise current
        return given is not None and current is None


class redirect_stdout(AbstractContextManager):
    """Accepted; what is printed goes to the log of the run."""

    def __init__(self, new_target):
        self._target = new_target

    def __enter__(self):
        return self._target

    def __exit__(self, *excinfo):
        pass


redirect_stderr = redirect_stdout
