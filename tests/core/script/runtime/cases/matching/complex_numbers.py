def named(value):
    match value:
        case 1 + 2j:
            return 'one and two'
        case -1 - 2j:
            return 'less'
        case 3j:
            return 'three'
        case -0.5j:
            return 'half'
        case [0 + 1j, {1 + 1j: found}]:
            return found
        case 2 | -2.5 + 1e1j:
            return 'either'
        case complex():
            return 'another'
        case _:
            return 'none'


for value in (1 + 2j, -1 - 2j, 3j, -0.5j, [1j, {1 + 1j: 'found'}], 2, -2.5 + 10j, 4j, 1, 'x', 2 + 0j):
    print(value, named(value))
