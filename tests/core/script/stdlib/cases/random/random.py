import random

print(0 <= random.random() < 1, 2 <= random.uniform(2, 3) <= 3, 1 <= random.randint(1, 6) <= 6, random.randrange(5) in range(5))
print(random.randrange(0, 100, 10) % 10, random.randrange(10, 0, -3) in (10, 7, 4, 1), random.randint(10**30, 10**30))
print(random.choice([7]), random.choice("abc") in "abc", len(random.choices("abc", k=5)), random.choices(["x", "y"], weights=[1, 0], k=3))
print(random.choices("ab", cum_weights=[0, 1], k=2), sorted(random.sample(range(10), 10)), len(set(random.sample("abcdef", 3))))
items = list(range(20))
random.shuffle(items)
print(sorted(items) == list(range(20)), 0 <= random.getrandbits(8) < 256, random.getrandbits(100) < 2**100, len(random.randbytes(5)))
print(type(random.gauss(0, 1)).__name__, type(random.normalvariate()).__name__)
random.seed(42)
first = [random.random() for _ in range(3)]
random.seed(42)
print(first == [random.random() for _ in range(3)], random.Random(1).random() == random.Random(1).random())
own = random.Random("text")
print(own.choice([1]), own.randint(1, 1), 0 <= random.SystemRandom().random() < 1, isinstance(own, random.Random))
for wrong in (lambda: random.choice([]), lambda: random.randint(2, 1), lambda: random.randrange(0), lambda: random.sample([1], 2), lambda: random.sample({1}, 1), lambda: random.choices([1], [0]), lambda: random.getrandbits(-1)):
    try:
        print(wrong())
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__)
