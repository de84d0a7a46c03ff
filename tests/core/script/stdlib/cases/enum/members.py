import enum
from enum import Enum, IntEnum, StrEnum, auto, unique


class Color(Enum):
    """Colours."""
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def lower(self):
        return self.name.lower()

    @property
    def shout(self):
        return self.name + "!"

    @classmethod
    def default(cls):
        return cls.GREEN

    @staticmethod
    def plain():
        return "plain"


print(Color, Color.RED, repr(Color.RED), str(Color.RED), f"{Color.RED}", "%s" % Color.RED)
print(Color.RED.name, Color.RED.value, Color.CRIMSON, Color.CRIMSON is Color.RED)
print(list(Color), len(Color), Color["GREEN"], Color(2), Color.RED in Color)
print(list(Color.__members__), list(reversed(Color)))
print(Color.RED.lower(), Color.RED.shout, Color.default(), Color.plain(), Color.__doc__)
print(Color.RED == Color.RED, Color.RED != Color.GREEN, Color.RED == 1, hash(Color.RED) == hash(Color.CRIMSON))
print(isinstance(Color.RED, Color), issubclass(Color, Enum), type(Color.RED), type(Color))
print([c.value for c in Color], {c: c.value for c in Color}, Color.RED in {Color.RED: 1})
try:
    Color.BLUE
except AttributeError:
    print('no blue')
for action in (lambda: Color(9), lambda: Color["BLUE"], lambda: setattr(Color, "RED", 3),
               lambda: setattr(Color.RED, "value", 3), lambda: Color.RED < Color.GREEN):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Status(str, Enum):
    OPEN = "open"
    DONE = "done"


print(Status.OPEN, repr(Status.OPEN), f"{Status.OPEN}", Status.OPEN == "open", Status.OPEN.upper(), Status("done"))
print("-".join(Status), Status.OPEN.value, [s.value for s in Status], Status.OPEN + "!", isinstance(Status.OPEN, str))
print({"open": 1}[Status.OPEN], "%s %r" % (Status.OPEN, Status.DONE), sorted(Status), len(Status.OPEN))


class Level(IntEnum):
    LOW = 1
    HIGH = 10


print(Level.LOW, repr(Level.LOW), f"{Level.LOW} {Level.HIGH:>4}", Level.LOW + 1, Level.HIGH > Level.LOW, int(Level.HIGH))
print(sorted([Level.HIGH, Level.LOW]), Level(10), [0, 1, 2][Level.LOW], sum(Level), max(Level))


class Kind(StrEnum):
    ALPHA = auto()
    BETA = auto()
    OTHER = "x"


print(Kind.ALPHA, repr(Kind.BETA), f"{Kind.OTHER}", Kind.ALPHA == "alpha", list(Kind))


class Auto(Enum):
    A = auto()
    B = auto()
    C = 10
    D = auto()


print([a.value for a in Auto])


class Named(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower() + str(count)

    FIRST = auto()
    SECOND = auto()


print([n.value for n in Named])

try:
    @unique
    class Twice(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)

Animal = Enum("Animal", "CAT DOG")
print(Animal, list(Animal), Animal.CAT.value)
Beast = Enum("Beast", ["LION", "TIGER"], start=5)
print(list(Beast))
Pair = Enum("Pair", {"A": "x", "B": "y"})
print(list(Pair), Enum("Listed", [("X", 1), ("Y", 2)]).Y)
Typed = Enum("Typed", "a b", type=str)
print(repr(Typed.a), isinstance(Typed.a, str))


class Planet(Enum):
    EARTH = (1.0, "blue")
    MARS = (0.5, "red")

    def __init__(self, size, colour):
        self.size = size
        self.colour = colour


print(Planet.EARTH.size, Planet.MARS.colour, Planet.MARS.value, Planet((0.5, "red")))


class Coded(Enum):
    def __new__(cls, code, text):
        made = object.__new__(cls)
        made._value_ = code
        made.text = text
        return made

    ONE = 1, "one"
    TWO = 2, "two"


print(Coded(1).text, Coded.TWO.value, repr(Coded.TWO))


class Lenient(Enum):
    YES = "y"
    NO = "n"

    @classmethod
    def _missing_(cls, value):
        return cls.NO if value is None else None


print(Lenient(None))
try:
    Lenient("q")
except ValueError as error:
    print(error)


class Base(Enum):
    def hello(self):
        return "hello " + self.name


class Derived(Base):
    X = 1


print(Derived.X.hello(), Derived.X)
try:
    class Further(Derived):
        Y = 2
except TypeError as error:
    print(error)

try:
    class Double(Enum):
        A = 1
        A = 2
except TypeError as error:
    print(error)


class Shown(Enum):
    A = 1

    def __str__(self):
        return self.name + "?"


print(Shown.A, f"{Shown.A}", [Shown.A])


class Lists(Enum):
    A = [1]
    B = [2]


print(Lists([2]), Lists.A.value)


class WithName(Enum):
    name = 1
    value = 2


print(WithName.name, WithName.value.name, WithName.value.value)


class Order(Enum):
    FIRST = 1
    SECOND = 2

    def __lt__(self, other):
        return self.value < other.value


print(sorted([Order.SECOND, Order.FIRST]), bool(Order.FIRST))
match Color.RED:
    case Color.GREEN:
        print("green")
    case Color.RED:
        print("red")
print(isinstance(Color, enum.EnumMeta), enum.Enum is Enum, bool(Color))
