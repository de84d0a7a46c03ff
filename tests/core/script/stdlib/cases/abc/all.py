from abc import ABC, ABCMeta, abstractmethod
from numbers import Integral, Number


class Shape(ABC):
    @abstractmethod
    def area(self):
        ...

    @property
    @abstractmethod
    def name(self):
        ...

    def twice(self):
        return 2 * self.area()


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2

    name = "square"


print(Square(3).area(), Square(3).twice(), Square(2).name, isinstance(Square(1), Shape), sorted(Shape.__abstractmethods__))
for cls in (Shape, type("Half", (Shape,), {"area": lambda self: 1})):
    try:
        cls()
    except TypeError:
        print("abstract", cls.__name__)


@Shape.register
class Other:
    pass


print(isinstance(Other(), Shape), issubclass(Other, Shape), issubclass(int, Shape))


class Meta(metaclass=ABCMeta):
    pass


print(type(Meta), Meta() is not None, isinstance(3, Number), isinstance(3, Integral), isinstance(3.0, Integral), isinstance("x", Number))
