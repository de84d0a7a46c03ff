import collections
from collections import ChainMap, Counter, OrderedDict, UserDict, defaultdict, deque, namedtuple
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, MutableMapping, Sequence, Set, Sized

groups = defaultdict(list)
for key, value in [("a", 1), ("b", 2), ("a", 3)]:
    groups[key].append(value)
print(groups, dict(groups), groups["zz"], "zz" in groups, len(groups), groups.get("q"))
print(defaultdict(int, {"x": 1}), defaultdict(None), defaultdict(lambda: 5)["k"], sorted(groups))
try:
    defaultdict()["x"]
except KeyError as error:
    print("KeyError", error)
nested = defaultdict(lambda: defaultdict(int))
nested["a"]["b"] += 2
print(nested["a"]["b"], isinstance(nested, dict), groups.copy() == groups)

ordered = OrderedDict([("a", 1), ("b", 2)])
ordered.move_to_end("a")
ordered["c"] = 3
print(list(ordered), ordered.popitem(last=False), list(ordered.items()), ordered == OrderedDict(c=3, a=1), ordered == {"c": 3, "a": 1})

counts = Counter("abracadabra")
print(counts, counts["a"], counts["z"], counts.most_common(2), sorted(counts.elements())[:3], counts.total())
counts.update("aaa")
counts.subtract({"b": 1})
print(counts, Counter(a=1) + Counter(a=2, b=1), Counter(a=3) - Counter(a=1), Counter(a=1) & Counter(a=2), Counter(a=1) | Counter(a=2), Counter())
print(Counter(["x", "y", "x"]) == {"x": 2, "y": 1}, dict(Counter("aab")))

queue = deque([1, 2, 3])
queue.append(4)
queue.appendleft(0)
print(queue, queue.pop(), queue.popleft(), len(queue), list(queue), queue[0], queue[-1], 2 in queue)
queue.rotate(1)
print(queue, deque("abc", maxlen=2), list(reversed(queue)), queue.count(2), bool(deque()), deque([1]) == deque([1]))
queue.extendleft([8, 9])
queue.remove(1)
print(queue, queue.index(3))
for action in (lambda: deque().pop(), lambda: deque().popleft(), lambda: deque([1])[5], lambda: deque([1]).remove(2)):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)

chain = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(chain["a"], chain["b"], len(chain), sorted(chain), chain.get("z"), "b" in chain, chain, dict(chain.items()))
chain["b"] = 9
print(chain.maps, chain.new_child({"n": 1})["n"], chain.parents)

Point = namedtuple("Point", "x y", defaults=[5])
p = Point(1)
print(p, p.x, p.y, p[0], p == (1, 5), p._asdict(), p._replace(y=7), Point._fields, Point._make([3, 4]), Point(y=1, x=2))
x, y = p
print(x, y, len(p), isinstance(p, tuple), p._field_defaults, hash(p) == hash((1, 5)), [*p], sorted([Point(2), Point(1)]))
for action in (lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(1, z=3), lambda: setattr(p, "x", 3), lambda: Point._make([1]),
               lambda: namedtuple("Bad", "a a"), lambda: namedtuple("Bad", "class"), lambda: namedtuple("Bad", "_a"), lambda: p._replace(q=1)):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
print(namedtuple("R", "a class a", rename=True)._fields)


class Named(namedtuple("Named", ["a", "b"])):
    def total(self):
        return self.a + self.b


print(Named(1, 2), Named(1, 2).total(), Named(a=3, b=4)._replace(a=1))
match p:
    case Point(x=1, y=b):
        print("matched", b)
match p:
    case Point(a, b):
        print(a, b)

print(isinstance({}, Mapping), isinstance({}, MutableMapping), isinstance([], Sequence), isinstance("s", Sequence), isinstance({1}, Set))
print(isinstance([], Iterable), isinstance(iter([]), Iterator), isinstance(5, Iterable), isinstance(len, Callable), isinstance(print, Callable))
print(isinstance([], Hashable), isinstance((), Hashable), isinstance([], Sized), isinstance(lambda: 1, Callable), isinstance({}, Sequence))
print(issubclass(list, Sequence), issubclass(dict, Mapping), isinstance((i for i in []), Iterator), isinstance(range(3), Sequence))


class Lower(MutableMapping):
    def __init__(self):
        self.data = {}

    def __getitem__(self, key):
        return self.data[key.lower()]

    def __setitem__(self, key, value):
        self.data[key.lower()] = value

    def __delitem__(self, key):
        del self.data[key.lower()]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)


lower = Lower()
lower["ABC"] = 1
lower.update({"X": 2}, y=3)
print(lower["abc"], "aBc" in lower, sorted(lower.items()), lower.pop("X"), lower.setdefault("Q", 4), lower.get("no"), list(lower.values()))
u = UserDict({"a": 1})
u["b"] = 2
print(u, len(u), u.data, isinstance(u, Mapping))
