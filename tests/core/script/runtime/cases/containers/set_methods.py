# The methods of sets and of what is like one, each by its name.
s = {1, 2, 3}
s.update([4], (5,))
print(sorted(s), sorted(s.copy()), s.copy() is s)
taken = s.pop()
print(taken in {1, 2, 3, 4, 5}, taken in s, len(s))
s.clear()
print(s)
try:
    s.pop()
except KeyError as error:
    print(error)

f = frozenset([1, 2, 3])
print(f.copy() == f, sorted(f.difference([2], {3})), sorted(f.intersection([2, 3], (3, 4))), sorted(f.symmetric_difference([3, 4])), sorted(f.union('a') - {'a'}))
print(f.isdisjoint([4]), f.isdisjoint([1]), f.issubset(range(5)), f.issubset([1]), f.issuperset([1]), f.issuperset([9]))
print(type(f.difference([1])).__name__, type(f.intersection([1])).__name__, type(f.symmetric_difference([1])).__name__)

keys = {'a': 1, 'b': 2}.keys()
print(keys.isdisjoint(['c']), keys.isdisjoint(['a']), {'a': 1}.items().isdisjoint([('a', 1)]))

r = range(0, 10, 3)
print(r.count(3), r.count(4), r.index(9))
try:
    r.index(4)
except ValueError as error:
    print(error)

print('abcabc'.rindex('b'), 'abcabc'.rindex('a', 0, 3))
try:
    'abc'.rindex('x')
except ValueError as error:
    print(error)
