match a:
b
# ---
match a:
    b
# ---
match a:
    case 1 as _: pass
# ---
match a:
    case 1 as b.c: pass
# ---
match a:
    case 1 as 2: pass
# ---
match a:
    case f'b': pass
# ---
match a:
    case A(b=1, c): pass
# ---
match a:
    case {**b, 'c': 1}: pass
# ---
match a:
    case {b: 1}: pass
# ---
match a:
    case *b: pass
# ---
match a:
    case 1 + 2: pass
# ---
match a:
    case [b, b]: pass
# ---
match a:
    case [*b, *c]: pass
# ---
match a:
    case b | c: pass
# ---
match a:
    case [b] | [c]: pass
# ---
match a:
    case _: pass
    case 1: pass
# ---
match a:
    case b: pass
    case 1: pass
# ---
match a:
    case A(b=1, b=2): pass
# ---
match a:
    case 1
        b
    case 2:
        c d
# ---
match a:
    case -b: pass
# ---
match a:
    case 1j + 2j: pass
# ---
match a:
    case 1 - b: pass
# ---
match a:
    case -1 - 2j | {1 + 0j: 3j}: pass
