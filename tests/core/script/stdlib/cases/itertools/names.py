import itertools

names = """
accumulate chain combinations combinations_with_replacement compress count cycle dropwhile filterfalse groupby
islice pairwise permutations product repeat starmap takewhile tee zip_longest
""".split()
print(all([hasattr(itertools, name) for name in names]))
# Not asked of 3.11: batched
