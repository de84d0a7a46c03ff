l = [3, 1, 2]
l.append(4); l.extend([5]); l.insert(0, 9); print(l, l.pop(), l.pop(0), l.index(1), l.count(2)); l.remove(3); l.reverse(); l.sort(key=lambda x: -x); print(l, l.copy(), l + [1], l * 2, [1, 2] == [1, 2], [1, 2] < [1, 3])
a = list(range(10)); a[2:5] = "xy"; del a[::3]; print(a, a[-2:], a[::-1]); a.clear(); print(a)
d = {"a": 1, "b": 2}
d["c"] = 3; d.update({"d": 4}, e=5); print(d, d.get("z"), d.get("z", 0), d.pop("a"), d.pop("zz", None), d.setdefault("q", []), list(d.items()), list(d.keys()), list(d.values()), "b" in d, len(d)); del d["b"]; print(d, d | {"x": 1}, dict(a=1), dict([("k", "v")]), dict.fromkeys("ab", 0), d == dict(d), d.popitem(), d.keys() & {"c"})
t = (1, 2, 3); print(t, t[1:], t + (4,), (1,), (), t.count(1), t.index(3), 2 in t, hash(t) == hash((1, 2, 3)), t < (1, 3), tuple("ab"))
s = {1, 2, 3}; s.add(4); s.discard(9); s.remove(1); print(sorted(s), sorted(s | {7}), sorted(s & {2, 3}), sorted(s - {2}), sorted(s ^ {2, 8}), s >= {2}, {2} < s, s.isdisjoint({5}), sorted(s.union([9], [10])), frozenset([1]) == {1}, set(), frozenset())
print(range(5), list(range(5, 0, -2)), len(range(0, 100, 7)), 14 in range(0, 100, 7), range(10)[2:5], range(3) == range(0, 3), slice(1, 2), [1, 2, 3][slice(1, None)])
x = [1]; x.append(x); print(x)
m = {}; m["m"] = m; print(m)
print({**{"a": 1}, "b": 2}, [*range(2), *"ab"], {1: "a", True: "b"}, {(1, 2): 3}[1, 2], [[0] * 2 for _ in range(2)])
