seen = 0
a = [i for i in b if i]
def f(x, y):
    one = [x for x in y]
    two = {i: [j + x for j in i] for i in y}
    three = (last := i for i in y)
    four = [[(deep := j) for j in i] for i in x]
    five = [lambda: i for i in x]
    return last, deep
total = [seen := i for i in a]
def g():
    global h
    return [h := i for i in a]
def match_it(v):
    match v:
        case [p, *q, {"k": r, **s}]:
            return lambda: p
        case T(u=w) as t:
            pass
