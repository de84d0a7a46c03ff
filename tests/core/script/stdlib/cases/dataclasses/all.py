import dataclasses
from dataclasses import KW_ONLY, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace
from typing import ClassVar, List


@dataclass
class Column:
    name: str
    kind: str = "int"
    tags: List[str] = field(default_factory=list)
    hidden: int = field(default=0, repr=False, compare=False)
    registry: ClassVar[dict] = {}

    def upper(self):
        return self.name.upper()


a = Column("id")
b = Column("id", tags=["x"])
print(a, b, a == b, a == Column("id"), a.upper(), a.tags is not b.tags, a.hidden)
print(asdict(b), astuple(b), replace(b, name="new"), [f.name for f in fields(Column)], is_dataclass(Column), is_dataclass(a), is_dataclass(3))
for action in (lambda: Column(), lambda: Column("a", "b", [], 1, 2), lambda: Column("a", zzz=1), lambda: Column("a", name="b"), lambda: hash(a), lambda: a < b):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0


v = Version(1, 2)
print(v < Version(1, 3), sorted([Version(2), v]), hash(v) == hash(Version(1, 2)), {v: 1}[Version(1, 2)], max(v, Version(0)))
try:
    v.major = 3
except dataclasses.FrozenInstanceError as error:
    print("Frozen", error)
try:
    del v.major
except AttributeError as error:
    print(error)


@dataclass
class Base:
    x: int
    y: int = 2


@dataclass
class Derived(Base):
    z: int = 3
    x: int = 9

    def __post_init__(self):
        self.total = self.x + self.y + self.z


print(Derived(), Derived(1, 1, 1).total, isinstance(Derived(), Base))


@dataclass
class Posted:
    a: int
    scale: InitVar[int] = 2
    b: int = field(init=False)

    def __post_init__(self, scale):
        self.b = self.a * scale


print(Posted(2), Posted(2, 5).b)


@dataclass
class Keyword:
    a: int
    _: KW_ONLY
    b: int = 1
    c: int


print(Keyword(1, c=3))
try:
    Keyword(1, 2, 3)
except TypeError as error:
    print(error)
try:
    Keyword(1)
except TypeError as error:
    print(error)


@dataclass(eq=False, repr=False)
class Plain:
    a: int = 1


print(Plain() == Plain(), Plain().a)
try:
    @dataclass
    class Wrong:
        a: list = []
except ValueError as error:
    print(error)
try:
    @dataclass
    class Worse:
        a: int = 1
        b: int
except TypeError:
    print("TypeError")


@dataclass
class Nested:
    inner: Base
    many: list


print(asdict(Nested(Base(1), [Base(2), {"k": Base(3)}])))
Made = make_dataclass("Made", ["x", ("y", int, 5)])
print(Made(1))
match Version(1, 2):
    case Version(major, minor):
        print(major, minor)
