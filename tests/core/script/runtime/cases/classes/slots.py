class Point:
    __slots__ = ('x', 'y')

    def __init__(self, x):
        self.x = x


class Named(Point):
    __slots__ = 'name'


class Open(Point):
    pass


class WithDict:
    __slots__ = ('a', '__dict__')


for made in (Point(1), Named(2)):
    made.y = 3
    print(made.x, made.y, hasattr(made, '__dict__'))
    for name in ('z', 'name'):
        try:
            setattr(made, name, 1)
            print(getattr(made, name))
        except AttributeError as error:
            print(error)
    try:
        object.__setattr__(made, 'other', 1)
    except AttributeError as error:
        print(error)
    del made.x
    print(hasattr(made, 'x'))
made = Open(1)
made.z = 2
print(made.x, made.z)
made = WithDict()
made.b = 1
print(made.b)
for slots in (('a', 1), ('a', 'b')):
    try:
        type('T', (), {'__slots__': slots, 'b': 1})
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


class Descriptor:
    def __get__(self, obj, owner=None):
        return self if obj is None else 'got'

    def __set__(self, obj, value):
        print('set', value)

    def __delete__(self, obj):
        print('deleted')


class Watched:
    value = Descriptor()

    def __setattr__(self, name, value):
        print('asked for', name)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        super().__delattr__(name)


watched = Watched()
watched.value = 1
watched.plain = 2
print(watched.value, watched.__dict__)
del watched.value
del watched.plain
try:
    del watched.plain
except AttributeError as error:
    print(error)
try:
    pass
except ValueError:
    pass
objects = [object(), [], 'a' * 3]
print(len({id(each) for each in objects}), id(objects[0]) == id(objects[0]), isinstance(id(None), int))
