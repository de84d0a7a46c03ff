"""Iterators over iterators."""

_none = object()


def count(start=0, step=1):
    while True:
        yield start
        start += step


def cycle(iterable, /):
    kept = []
    for value in iterable:
        yield value
        kept.append(value)
    while kept:
        yield from kept


def repeat(object, times=None):
    if times is None:
        while True:
            yield object
    for _ in range(times):
        yield object


def accumulate(iterable, func=None, *, initial=None):
    values = iter(iterable)
    total = initial
    if initial is None:
        total = next(values, _none)
        if total is _none:
            return
    yield total
    for value in values:
        total = total + value if func is None else func(total, value)
        yield total


def batched(iterable, n):
    if n < 1:
        raise ValueError('n must be at least one')
    values = iter(iterable)
    while batch := tuple(islice(values, n)):
        yield batch


class chain:
    """The values of several iterables, one after the other."""

    def __init__(self, *iterables):
        self._values = (value for iterable in iterables for value in iterable)

    @classmethod
    def from_iterable(cls, iterable, /):
        made = cls()
        made._values = (value for each in iterable for value in each)
        return made

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._values)


def compress(data, selectors):
    return (value for value, selected in zip(data, selectors) if selected)


def dropwhile(predicate, iterable, /):
    values = iter(iterable)
    for value in values:
        if not predicate(value):
            yield value
            break
    yield from values


def takewhile(predicate, iterable, /):
    for value in iterable:
        if not predicate(value):
            return
        yield value


def filterfalse(predicate, iterable, /):
    if predicate is None:
        predicate = bool
    return (value for value in iterable if not predicate(value))


def starmap(function, iterable, /):
    return (function(*arguments) for arguments in iterable)


def pairwise(iterable, /):
    values = iter(iterable)
    before = next(values, _none)
    if before is _none:
        return
    for value in values:
        yield before, value
        before = value


def islice(iterable, start, stop=_none, step=None, /):
    if stop is _none:
        start, stop = 0, start
    start = 0 if start is None else start
    step = 1 if step is None else step
    for number in (start, stop):
        if number is not None and (not isinstance(number, int) or number < 0):
            raise ValueError('Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
    if not isinstance(step, int) or step < 1:
        raise ValueError('Step for islice() must be a positive integer or None.')
    return _sliced(iter(iterable), start, stop, step)


def _sliced(values, start, stop, step):
    wanted = start
    place = 0
    while stop is None or wanted < stop:
        value = next(values, _none)
        if value is _none:
            return
        if place == wanted:
            yield value
            wanted += step
        place += 1
    # As far as it was asked to look, it takes.
    while place < max(start, stop):
        if next(values, _none) is _none:
            return
        place += 1


def tee(iterable, n=2, /):
    if n < 0:
        raise ValueError('n must be >= 0')
    values = iter(iterable)
    waiting = [[] for _ in range(n)]

    def copy(own):
        taken = 0
        while True:
            if taken == len(own):
                value = next(values, _none)
                if value is _none:
                    return
                for each in waiting:
                    each.append(value)
            yield own[taken]
            own[taken] = None
            taken += 1
            if taken > 1000 and taken * 2 > len(own):
                del own[:taken]
                taken = 0
    return tuple(copy(own) for own in waiting)


def zip_longest(*iterables, fillvalue=None):
    iterators = [iter(iterable) for iterable in iterables]
    active = len(iterators)
    while active:
        values = []
        for place, iterator in enumerate(iterators):
            value = fillvalue if iterator is None else next(iterator, _none)
            if value is _none:
                active -= 1
                if not active:
                    return
                iterators[place] = None
                value = fillvalue
            values.append(value)
        yield tuple(values)


def groupby(iterable, key=None):
    values = iter(iterable)
    current = [next(values, _none)]
    key_of = key if key is not None else lambda value: value

    def members(group_key):
        while current[0] is not _none and key_of(current[0]) == group_key:
            value = current[0]
            current[0] = next(values, _none)
            yield value

    while current[0] is not _none:
        group_key = key_of(current[0])
        group = members(group_key)
        yield group_key, group
        for _ in group:
            pass


def product(*iterables, repeat=1):
    pools = [tuple(pool) for pool in iterables] * repeat

    def combined(place):
        if place == len(pools):
            yield ()
            return
        for value in pools[place]:
            for rest in combined(place + 1):
                yield (value,) + rest
    if repeat < 0:
        raise ValueError('repeat argument cannot be negative')
    return combined(0)


def permutations(iterable, r=None):
    pool = tuple(iterable)
    r = len(pool) if r is None else r
    if r < 0:
        raise ValueError('r must be non-negative')

    def chosen(taken):
        if len(taken) == r:
            yield tuple(pool[place] for place in taken)
            return
        for place in range(len(pool)):
            if place not in taken:
                yield from chosen(taken + (place,))
    return chosen(())


def _combined(pool, r, repeated):
    if r < 0:
        raise ValueError('r must be non-negative')

    def chosen(start, taken):
        if len(taken) == r:
            yield taken
            return
        for place in range(start, len(pool)):
            yield from chosen(place if repeated else place + 1, taken + (pool[place],))
    return chosen(0, ())


def combinations(iterable, r):
    return _combined(tuple(iterable), r, False)


def combinations_with_replacement(iterable, r):
    return _combined(tuple(iterable), r, True)
