"""Copies of objects."""


class Error(Exception):
    """What cannot be copied."""


error = Error

# Containers of the language are copied; so are the objects of classes written in scripts. Everything else either never
# changes or belongs to somebody else, and is given back as it is.


def copy(x):
    cls = type(x)
    if hasattr(cls, '__copy__'):
        return x.__copy__()
    if cls in (list, dict, set, bytearray):
        return x.copy()
    if not _is_written(cls) or isinstance(x, type):
        return x
    return _filled(x, dict(getattr(x, '__dict__', {})), lambda value: value)


def deepcopy(x, memo=None):
    if memo is None:
        memo = {}
    known = memo.get(id(x))
    if known is not None:
        return known[0]
    made = _deep(x, type(x), memo)
    # With the original, so that its id stays its own as long as the memo lives.
    memo[id(x)] = (made, x)
    return made


def _deep(x, cls, memo):
    if hasattr(cls, '__deepcopy__'):
        return x.__deepcopy__(memo)
    if cls is list:
        made = []
        memo[id(x)] = (made, x)
        made.extend([deepcopy(value, memo) for value in x])
        return made
    if cls is dict:
        made = {}
        memo[id(x)] = (made, x)
        for key, value in x.items():
            made[deepcopy(key, memo)] = deepcopy(value, memo)
        return made
    if cls is tuple:
        made = tuple([deepcopy(value, memo) for value in x])
        return x if all(a is b for a, b in zip(made, x)) else made
    if cls is bytearray:
        return x.copy()
    if cls in (set, frozenset):
        return cls([deepcopy(value, memo) for value in x])
    if not _is_written(cls) or isinstance(x, type):
        return x

    def attributes(made):
        memo[id(x)] = (made, x)
        return {name: deepcopy(value, memo) for name, value in getattr(x, '__dict__', {}).items()}
    return _filled(x, attributes, lambda value: deepcopy(value, memo))


def _filled(x, attributes, each):
    cls = type(x)
    if isinstance(x, tuple):
        made = tuple.__new__(cls, [each(value) for value in x])
    elif isinstance(x, (str, int, float, bytes, bytearray, frozenset)):
        made = cls.__new__(cls, x)
    elif isinstance(x, BaseException):
        made = cls.__new__(cls)
        made.args = tuple([each(value) for value in x.args])
    else:
        made = cls.__new__(cls)
    for name, value in (attributes(made) if callable(attributes) else attributes).items():
        object.__setattr__(made, name, value)
    if isinstance(x, list):
        list.extend(made, [each(value) for value in x])
    elif isinstance(x, dict):
        for key, value in x.items():
            dict.__setitem__(made, each(key), each(value))
    elif isinstance(x, set):
        set.update(made, [each(value) for value in x])
    return made
