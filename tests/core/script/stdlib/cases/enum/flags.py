from enum import CONFORM, EJECT, Flag, IntFlag, auto


class Perm(Flag):
    R = 4
    W = 2
    X = 1
    RW = 6


print(Perm.R | Perm.W, repr(Perm.R | Perm.X), Perm.RW, list(Perm), list(Perm.RW), len(Perm.RW))
print(Perm.R in Perm.RW, Perm.X in Perm.RW, Perm.RW & Perm.W, Perm.RW ^ Perm.W, ~Perm.R, Perm(0), repr(Perm(0)))
print(bool(Perm.R & Perm.W), Perm(3), Perm(7), Perm.R.value, (Perm.R | Perm.X).value, (Perm.R | Perm.X).name)
for action in (lambda: Perm.R | 1, lambda: Perm("x")):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Chosen(Flag):
    A = auto()
    B = auto()
    C = auto()
    ALL = A | B | C


print([c.value for c in Chosen], Chosen.ALL, repr(Chosen.ALL), Chosen.ALL == Chosen.A | Chosen.B | Chosen.C)


class Number(IntFlag):
    ONE = 1
    TWO = 2


print(Number.ONE | Number.TWO, repr(Number.ONE | Number.TWO), Number.ONE | 8, repr(Number(8)), Number.ONE + 1)
print(isinstance(Number.ONE | 2, Number), ~Number.ONE, Number.ONE == 1, f"{Number.TWO}")


class Conform(Flag, boundary=CONFORM):
    A = 1


print(Conform(3), repr(Conform(2)))


class Eject(IntFlag, boundary=EJECT):
    A = 1


print(Eject(3), type(Eject(3)))
