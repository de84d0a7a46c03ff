a = bytearray(b'abc')
print(a, repr(a), str(a), len(a), bool(a), bool(bytearray()))
print(bytearray(3), bytearray([1, 2, 255]), bytearray('é', 'utf-8'), bytearray(range(3)), bytearray(a))
print(type(a), isinstance(a, bytes), isinstance(a, bytearray))
for wrong in (lambda: bytearray('text'), lambda: bytearray(-1), lambda: bytearray([256]), lambda: bytearray(1.5), lambda: hash(a)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)

# What changes it.
a.append(100)
a.extend(b'ef')
a.extend([103, 104])
a.insert(0, 64)
a.insert(-1, 65)
a.insert(99, 66)
print(a)
print(a.pop(), a.pop(0), a.pop(-2), a)
a.remove(101)
a.reverse()
print(a)
a[0] = 0x7A
a[-1] = 0x79
print(a, a[0], a[1:3], a[::-1])
a[1:3] = b'12345'
print(a)
a[::2] = bytes(len(a[::2]))
print(a)
del a[0]
del a[1:3]
print(a)
del a[::2]
print(a)
a[:] = b''
print(a)
a += b'xy'
same = a
a *= 2
print(a, same is a)
a.clear()
print(a, same)
for wrong in (
    lambda: a.pop(),
    lambda: bytearray(b'a').pop(3),
    lambda: a.remove(1),
    lambda: a.append(256),
    lambda: a.append('a'),
    lambda: a.extend('text'),
    lambda: a.insert(0, -1),
    lambda: a[0],
    lambda: a.__setitem__(0, 1),
    lambda: bytearray(b'abc').__setitem__(0, 999),
    lambda: bytearray(b'abc').__setitem__(slice(0, 3, 2), b'x'),
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)

# With bytes.
b = bytearray(b'one,two')
print(b == b'one,two', b'one,two' == b, b < b'p', b'o' in b, 111 in b, b'x' in b)
print(b + b'!', b'!' + b, b * 2, 2 * b)
print(b.split(b','), b.partition(b','), b.upper(), b.replace(b'o', b'0'), b.find(b'two'), b.count(b'o'))
print(b.decode(), b.hex(), bytearray.fromhex('61 62'), bytearray(b'-').join([b'a', bytearray(b'b')]), b'-'.join([bytearray(b'c')]))
print(bytes(b), list(b)[:3], max(b), sorted(bytearray(b'cab')))
print(b.startswith(b'one'), b.endswith((b'x', b'two')), b.strip(b'o'), b.title(), b.zfill(9), b.isalpha())
print(b.translate(bytes.maketrans(b'o', b'0')), bytearray.maketrans(b'a', b'b') == bytes.maketrans(b'a', b'b'))
c = b.copy()
c[0] = 79
print(b, c, c is b)
print(int(bytearray(b'12')), int.from_bytes(bytearray(b'\x01\x00'), 'big'), '%s %r' % (b, b), f'{b!r}')
try:
    b + 'text'
except TypeError as error:
    print(error)
try:
    b += 1
except TypeError as error:
    print(error)

# While it is walked through.
walked = bytearray(b'ab')
for byte in walked:
    if len(walked) < 5:
        walked.append(byte + 1)
print(walked)


class Shrinks:
    def __init__(self, array):
        self.array = array

    def __index__(self):
        self.array.clear()
        return 1


shrinking = bytearray(b'abc')
try:
    shrinking[Shrinks(shrinking)]
except IndexError as error:
    print(error)
shrinking = bytearray(b'abc')
try:
    shrinking[Shrinks(shrinking)] = 1
except IndexError as error:
    print(error)
shrinking = bytearray(b'abc')
print(shrinking[Shrinks(shrinking):])

match bytearray(b'a'):
    case bytes():
        print('bytes')
    case bytearray(x):
        print('bytearray', x)


class Buffer(bytearray):
    def double(self):
        self.extend(self)
        return self


print(Buffer(b'ab').double(), len(Buffer(b'ab').double()), Buffer(b'a') == b'a')
