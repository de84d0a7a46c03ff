from __future__ import annotations

import typing as t
from typing import (TYPE_CHECKING, Any, Callable, ClassVar, Dict, Generic, List, NamedTuple, NewType, Optional, Protocol,
                    Sequence, Tuple, TypedDict, TypeVar, Union, cast, overload, runtime_checkable)

if TYPE_CHECKING:
    from nowhere import Nothing

revision: str = "a"
down_revision: Union[str, None] = None
branch_labels: Union[str, Sequence[str], None] = None
T = TypeVar("T")
UserId = NewType("UserId", int)
Alias = Dict[str, List[Optional[int]]]


def typed(a: Nothing, b: Optional[List[int]] = None, *c: Any, **d: Callable[..., Any]) -> Tuple[int, str]:
    x: Dict[str, int] = {}
    return x


print(typed(1), UserId(5) + 1, cast(str, 7), T, Alias, Optional[int], Union[int, str], Union[int, None], List[int])
print(Union[int, int], t.List, Callable[[int], str], t.get_args(Dict[str, int]), t.get_origin(List[int]), List[int] == List[int])


class Pair(NamedTuple):
    left: int
    right: str = "r"

    def both(self):
        return f"{self.left}{self.right}"


print(Pair(1), Pair(1, "x").both(), Pair(left=3)._asdict(), Pair._fields, Pair._field_defaults, isinstance(Pair(1), tuple))
Old = NamedTuple("Old", [("a", int), ("b", str)])
print(Old(1, "z"))


class Movie(TypedDict, total=False):
    title: str
    year: int


print(Movie(title="x", year=1), type(Movie(title="x")))
Inline = TypedDict("Inline", {"a": int})
print(Inline(a=1))


class Box(Generic[T]):
    count: ClassVar[int] = 0

    def __init__(self, value: T):
        self.value = value


print(Box(3).value, Box[int](4).value, Box.count)


class Numbers(List[int]):
    pass


print(Numbers([1, 2]), issubclass(Numbers, list))


@runtime_checkable
class Closing(Protocol):
    def close(self) -> None: ...


class File:
    def close(self):
        return 1


print(isinstance(File(), Closing), isinstance(3, Closing))


@overload
def over(a: int) -> int: ...
def over(a):
    return a


print(over(2), list[int], dict[str, int], int | None)
