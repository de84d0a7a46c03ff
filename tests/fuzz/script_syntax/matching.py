match a:
    case 1: pass
match a:
    case 1 | -1 | 1.5 | -0.5: pass
    case 'a' | 'b' 'c' | b'd': pass
    case None: pass
    case True | False: pass
    case a.b | a.b.c: pass
    case x: pass
match a, b:
    case 1, 2: pass
    case 1, *rest: pass
    case *_, 1: pass
    case [1, 2]: pass
    case [1, *x, 2]: pass
    case (1, 2): pass
    case (1): pass
    case (1,): pass
    case (): pass
    case []: pass
    case 1,: pass
    case _: pass
match (a):
    case {}: pass
    case {'a': 1}: pass
    case {'a': x, **rest}: pass
    case {a.b: 1, -1: 2, None: 3, True: 4,}: pass
    case {**rest}: pass
match a.b():
    case A(): pass
    case A(1): pass
    case A(1, x): pass
    case A(x=1): pass
    case A(1, x=2, y=_): pass
    case a.B(1,): pass
    case A(b=C(d=[1, {'e': F()}])): pass
match *a, b:
    case 1 as x: pass
    case (1 | 2) as x: pass
    case [1 as x, 2 as y]: pass
    case A(b=1 as x): pass
    case 1 | 2 as x: pass
    case x if x > 1: pass
    case x if (y := x): pass
    case _ if a: pass
    case ((1)): pass
match -a:
    case 1: pass
match [a]:
    case 1: pass
match {a: b}:
    case 1: pass
match not a:
    case 1: pass
match match:
    case case: pass
match a := b:
    case 1: pass
match lambda: a:
    case 1: pass
match a if b else c:
    case 1:
        match = 1
        case = 2
        match(case)
match ("a"
       "b"):
    case "ab": pass
