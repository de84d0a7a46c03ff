import itertools as it
from itertools import chain, groupby, islice

print(list(chain([1], (2, 3), "ab")), list(chain.from_iterable([[1], [2, 3]])), list(islice(it.count(5, 2), 3)))
print(list(islice(it.cycle("ab"), 5)), list(it.repeat("x", 3)), list(it.accumulate([1, 2, 3])), list(it.accumulate([1, 2, 3], max, initial=2)))
print(list(it.compress("abcd", [1, 0, 1, 0])), list(it.dropwhile(lambda v: v < 3, [1, 3, 2])), list(it.takewhile(lambda v: v < 3, [1, 2, 3, 1])))
print(list(it.filterfalse(lambda v: v % 2, range(5))), list(it.filterfalse(None, [0, 1])), list(it.starmap(pow, [(2, 3), (3, 2)])))
print(list(it.pairwise("abcd")), list(islice(range(10), 2, 8, 3)), list(islice("abc", 2)), list(islice("abcdef", 2, None)))
print([(key, list(group)) for key, group in groupby("aabbca")])
print({key: [v for v in group] for key, group in groupby(sorted([3, 1, 4, 2, 6], key=lambda v: v % 2), key=lambda v: v % 2)})
print([key for key, _ in groupby("aabb")])
print(list(it.product("ab", [1, 2])), list(it.product([0, 1], repeat=2)), list(it.product()))
print(list(it.permutations("abc", 2)), list(it.permutations([1, 2])), list(it.combinations("abc", 2)), list(it.combinations_with_replacement("ab", 2)))
print(list(it.combinations([1], 2)), list(it.zip_longest("abc", [1], fillvalue=0)), list(it.zip_longest()))
first, second = it.tee([1, 2, 3])
print(next(first), next(first), list(second), list(first))
values = iter(range(10))
print(list(islice(values, 3)), list(values))
batch = iter(range(5))
while chunk := list(islice(batch, 2)):
    print(chunk)
for action in (lambda: islice([1], -1), lambda: islice([1], 0, 2, 0), lambda: it.permutations([1], -1)):
    try:
        action()
    except ValueError as error:
        print("ValueError")
