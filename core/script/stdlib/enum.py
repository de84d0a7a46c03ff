"""Enumerations."""

# How a class with members is made: the body runs in a _Body, which tells members from other names; EnumType.__new__
# takes them out again, makes the class, and then one object for each member.


class auto:
    """A value that is chosen by _generate_next_value_."""

    def __init__(self, value=None):
        self.value = value


class nonmember:
    """Keeps a value of the body from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Makes a member of what would be none: a function, a descriptor."""

    def __init__(self, value):
        self.value = value


# This module gives the name to another class.
_language_property = property


class property:
    """An attribute of members that leaves its name free for a member."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or getattr(fget, '__doc__', None)
        self.name = getattr(fget, '__name__', None)
        self.member = None

    def __set_name__(self, owner, name):
        self.name = name
        self.owner = owner.__name__

    def setter(self, function):
        return type(self)(self.fget, function, self.fdel, self.__doc__)

    def deleter(self, function):
        return type(self)(self.fget, self.fset, function, self.__doc__)

    def __get__(self, instance, owner=None):
        if instance is None:
            if self.member is None:
                raise AttributeError("%r has no attribute %r" % (owner, self.name))
            return self.member
        if self.fget is None:
            raise AttributeError("%r has no attribute %r" % (owner, self.name))
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("<enum %r> cannot set attribute %r" % (self.owner, self.name))
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("<enum %r> cannot delete attribute %r" % (self.owner, self.name))
        return self.fdel(instance)


class FlagBoundary:
    """What a flag does with bits that no member has."""

    def __init__(self, name):
        self.name = name
        self.value = name.lower()

    def __repr__(self):
        return "<FlagBoundary.%s: %r>" % (self.name, self.value)


STRICT = FlagBoundary('STRICT')
CONFORM = FlagBoundary('CONFORM')
EJECT = FlagBoundary('EJECT')
KEEP = FlagBoundary('KEEP')
for _each in (STRICT, CONFORM, EJECT, KEEP):
    setattr(FlagBoundary, _each.name, _each)

Enum = Flag = ReprEnum = None


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == '__' and name[2] != '_' and name[-3] != '_'


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'


def _is_private(class_name, name):
    return name.startswith('_%s__' % class_name) and not name.endswith('__')


def _is_descriptor(value):
    return (isinstance(value, (type(_is_dunder), staticmethod, classmethod, _language_property)) or
            hasattr(type(value), '__get__') or hasattr(type(value), '__set__') or hasattr(type(value), '__delete__'))


def _single_bit(value):
    return value > 0 and value & (value - 1) == 0


def _bits(value):
    while value:
        bit = value & -value
        yield bit
        value ^= bit


class _Body(dict):
    def __init__(self, class_name, generate):
        super().__init__()
        self.class_name = class_name
        self.members = {}
        self.last_values = []
        self.ignored = []
        self.generate = generate

    def __setitem__(self, name, value):
        if name == '_ignore_':
            self.ignored = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
            clashing = set(self.ignored) & set(self.members)
            if clashing:
                raise ValueError('_ignore_ cannot specify already set names: %r' % (clashing,))
        elif name == '_generate_next_value_':
            if self.members:
                raise TypeError('_generate_next_value_ must be defined before members')
            self.generate = value.__func__ if isinstance(value, staticmethod) else value
        elif name == '_order_':
            value = value.replace(',', ' ').split() if isinstance(value, str) else value
            self.order = value
        elif _is_sunder(name):
            if name not in ('_missing_', '_iter_member_', '_numeric_repr_', '_add_alias_', '_add_value_alias_'):
                raise ValueError('_sunder_ names, such as %r, are reserved for future Enum use' % name)
        elif _is_dunder(name) or _is_private(self.class_name, name) or name in self.ignored:
            pass
        elif name in self.members:
            raise TypeError('%r already defined as %r' % (name, self[name]))
        elif isinstance(value, nonmember):
            value = value.value
        elif _is_descriptor(value) and not isinstance(value, member):
            pass
        elif name in self:
            raise TypeError('%r already defined as %r' % (name, self[name]))
        else:
            if isinstance(value, member):
                value = value.value
            if isinstance(value, auto):
                value = self.chosen(name, value)
            elif isinstance(value, tuple) and any(isinstance(part, auto) for part in value):
                value = tuple(self.chosen(name, part) if isinstance(part, auto) else part for part in value)
            self.members[name] = value
            self.last_values.append(value)
        super().__setitem__(name, value)

    def chosen(self, name, one):
        if one.value is None:
            one.value = self.generate(name, 1, len(self.members), self.last_values[:])
        return one.value


def _member_type_and_first(class_name, bases):
    if not bases:
        return object, Enum
    first = bases[-1]
    if not isinstance(first, EnumType):
        raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
    data_types = []
    for chain in bases:
        candidate = None
        for base in chain.__mro__:
            if base is object:
                continue
            if isinstance(base, EnumType):
                if base._member_type_ is not object:
                    data_types.append(base._member_type_)
                    break
            elif '__new__' in base.__dict__ or '__dataclass_fields__' in base.__dict__:
                data_types.append(candidate or base)
                break
            else:
                candidate = candidate or base
    distinct = []
    for each in data_types:
        if each not in distinct:
            distinct.append(each)
    if len(distinct) > 1:
        raise TypeError('too many data types for %r: %r' % (class_name, set(distinct)))
    return (distinct[0] if distinct else object), first


def _maker(namespace, member_type, first):
    """The __new__ that makes members, whether it is kept, and whether it gets the value."""
    made = namespace.get('__new__')
    if made is not None:
        return made, True, True
    for name in ('__new_member__', '__new__'):
        for candidate in (member_type, first):
            found = getattr(candidate, name, None)
            if found not in (None, None.__new__, object.__new__, getattr(Enum, '__new__', None)):
                return found, False, True
    return object.__new__, False, False
