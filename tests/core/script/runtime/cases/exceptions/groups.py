group = ExceptionGroup('several', [ValueError('a'), TypeError('b'), ExceptionGroup('inner', [ValueError('c'), KeyError('d')])])
print(group, repr(ExceptionGroup('one', [ValueError(1)])), str(ExceptionGroup('one', [ValueError(1)])))
print(group.message, group.exceptions, group.args[0], len(group.exceptions))
print(ExceptionGroup.__mro__, isinstance(group, Exception))
print(type(BaseExceptionGroup('x', [ValueError()])).__name__, type(BaseExceptionGroup('x', [KeyboardInterrupt()])).__name__)
for wrong in (
    lambda: ExceptionGroup(1, [ValueError()]),
    lambda: ExceptionGroup('x', 1),
    lambda: ExceptionGroup('x', []),
    lambda: ExceptionGroup('x', [1]),
    lambda: ExceptionGroup('x', [KeyboardInterrupt()]),
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)


def tree(exception):
    if isinstance(exception, BaseExceptionGroup):
        return (exception.message, [tree(one) for one in exception.exceptions])
    return repr(exception)


print([part and tree(part) for part in group.split(ValueError)])
print([part and tree(part) for part in group.split((TypeError, KeyError))])
print([part and tree(part) for part in group.split(lambda one: isinstance(one, KeyError))])
print([part and tree(part) for part in group.split(OSError)], group.split(ExceptionGroup)[0] is group)
print(tree(group.subgroup(KeyError)), group.subgroup(OSError), tree(group.derive([OSError('e')])))
try:
    group.split(1)
except TypeError as error:
    print(error)


def handles(exception):
    try:
        try:
            raise exception
        except* ValueError as caught:
            print('values', tree(caught))
        except* (TypeError, KeyError) as caught:
            print('others', tree(caught))
        else:
            print('none')
        finally:
            print('finally')
    except BaseException as left:
        print('left', tree(left))
    try:
        caught
    except NameError:
        print('unbound')


handles(group)
handles(ValueError('plain'))
handles(OSError('plain'))
handles(ExceptionGroup('mixed', [OSError('x'), ValueError('y')]))
handles(ExceptionGroup('deep', [ExceptionGroup('deeper', [OSError('x'), KeyError('y')]), ValueError('z')]))

try:
    pass
except* ValueError:
    print('never')
else:
    print('nothing was raised')


def raises(exception, raised):
    try:
        try:
            raise exception
        except* ValueError:
            raise raised
        except* TypeError:
            raise
    except BaseException as left:
        print(tree(left), tree(left.__context__) if left.__context__ else None)


raises(ExceptionGroup('g', [ValueError(1)]), OSError('new'))
raises(ExceptionGroup('g', [ValueError(1), TypeError(2), KeyError(3)]), OSError('new'))
raises(ExceptionGroup('g', [TypeError(2), KeyError(3)]), OSError('new'))
raises(ValueError('plain'), OSError('new'))
raises(TypeError('plain'), OSError('new'))

try:
    try:
        raise ExceptionGroup('g', [ValueError(1)])
    except* ExceptionGroup:
        pass
except TypeError as error:
    print(error)
try:
    try:
        raise ValueError(1)
    except* 1:
        pass
except TypeError as error:
    print(error)


def walks():
    for i in range(3):
        try:
            if i:
                raise ExceptionGroup('loop', [ValueError(i)])
        except* ValueError as caught:
            for one in caught.exceptions:
                if one.args[0] == 1:
                    continue
                yield one
    yield 'end'


print(list(walks()))


class Told(ExceptionGroup):
    def __new__(cls, message, exceptions, code):
        made = super().__new__(cls, message, exceptions)
        made.code = code
        return made

    def derive(self, exceptions):
        return Told(self.message, exceptions, self.code)


told = Told('told', [ValueError(1), TypeError(2)], 7)
told.add_note('a note')
taken, left = told.split(ValueError)
print(type(taken).__name__, taken.code, taken.__notes__, left.code, tree(left))


def nested():
    try:
        raise ExceptionGroup('outer', [ValueError(1), TypeError(2)])
    except* ValueError:
        try:
            raise ExceptionGroup('inner', [KeyError(3), OSError(4)])
        except* KeyError:
            print('inner key')
    except* TypeError:
        print('outer type')


try:
    nested()
except ExceptionGroup as left:
    print(tree(left))
try:
    raise ExceptionGroup('caught as one', [ValueError(1)])
except Exception as error:
    print(error)
