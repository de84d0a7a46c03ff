import copy
from enum import Enum


class Node:
    def __init__(self, value):
        self.value = value
        self.children = []


class Special:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return "deep"


class Numbers(list):
    pass


class E(Enum):
    A = [1]


a = {"x": [1, 2], "y": {"z": (1, [2])}}
b = copy.copy(a)
c = copy.deepcopy(a)
a["x"].append(3)
a["y"]["z"][1].append(9)
print(a, b, c)
node = Node([1])
node.children.append(node)
same = copy.copy(node)
deep = copy.deepcopy(node)
node.value.append(2)
print(same.value, deep.value, deep.children[0] is deep, same.children[0] is node, type(deep).__name__)
print(copy.copy(Special()), copy.deepcopy([Special()]), copy.copy(5), copy.deepcopy("s"), copy.deepcopy(None), copy.copy(print) is print)
loop = []
loop.append(loop)
print(copy.deepcopy(loop), copy.deepcopy((1, 2)), copy.deepcopy({1, 2}), copy.copy((1,)))
numbers = Numbers([1, [2]])
numbers.extra = 1
other = copy.deepcopy(numbers)
numbers[1].append(3)
print(other, other.extra, type(other).__name__, copy.copy(numbers))
shared = [1]
pair = copy.deepcopy([shared, shared])
print(pair[0] is pair[1], copy.deepcopy(E.A) is E.A, copy.copy(E.A) is E.A)
