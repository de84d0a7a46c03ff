# What each method of both generators promises, whatever the numbers are.
import random

for generator in (random.Random(7), random.SystemRandom()):
    print(type(generator).__name__)
    generator.seed(3)
    print(len(generator.choices('abc', k=5)), set(generator.choices('abc', weights=[0, 1, 0], k=3)))
    print(0 <= generator.getrandbits(5) < 32, generator.getrandbits(0), len(generator.randbytes(6)))
    print(isinstance(generator.gauss(0, 1), float), isinstance(generator.normalvariate(5, 0), float))
    print(generator.randint(4, 4), generator.randrange(2, 3), generator.randrange(1), generator.randrange(0, 10, 10))
    print(sorted(generator.sample(range(5), 5)), 1 <= generator.uniform(1, 2) <= 2)
    items = [1, 2, 3]
    generator.shuffle(items)
    print(sorted(items), generator.choice('x'), 0 <= generator.random() < 1)
    for wrong in (lambda: generator.randrange(0), lambda: generator.sample([1], 2), lambda: generator.choice([])):
        try:
            wrong()
        except (ValueError, IndexError) as error:
            print(type(error).__name__)

a, b = random.Random(9), random.Random(9)
print(a.random() == b.random(), a.sample(range(99), 9) == b.sample(range(99), 9), a.gauss(0, 1) == b.gauss(0, 1))
a.seed(1)
b.seed(1)
print(a.getrandbits(99) == b.getrandbits(99))
