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


class EnumType(type):
    """The class of enumerations."""

    @classmethod
    def __prepare__(metacls, class_name, bases, **kwds):
        for base in bases:
            if isinstance(base, EnumType) and base._member_map_:
                raise TypeError("<enum %r> cannot extend %r" % (class_name, base))
        _, first = _member_type_and_first(class_name, bases)
        generate = getattr(first, '_generate_next_value_', None) if first is not None else None
        return _Body(class_name, generate)

    def __new__(metacls, class_name, bases, body, *, boundary=None, _simple=False, **kwds):
        if not isinstance(body, _Body):
            names = dict(body)
            body = metacls.__prepare__(class_name, bases)
            for name, value in names.items():
                body[name] = value
        members = body.members
        member_type, first = _member_type_and_first(class_name, bases)
        for name in ('mro', ''):
            if name in members:
                raise ValueError('invalid enum member name(s) %r' % name)
        namespace = {name: value for name, value in body.items() if name not in members and name not in body.ignored}
        namespace.pop('_ignore_', None)
        order = namespace.pop('_order_', None)
        if '_generate_next_value_' in namespace and not isinstance(namespace['_generate_next_value_'], staticmethod):
            namespace['_generate_next_value_'] = staticmethod(namespace['_generate_next_value_'])
        make, keeps_make, passes_value = _maker(namespace, member_type, first)
        is_flag = Flag is not None and first is not None and issubclass(first, Flag)
        namespace['_member_names_'] = []
        namespace['_member_map_'] = {}
        namespace['_value2member_map_'] = {}
        namespace['_unhashable_values_'] = []
        namespace['_member_type_'] = member_type
        namespace['_new_member_'] = staticmethod(make.__func__ if isinstance(make, staticmethod) else make)
        namespace['_use_args_'] = passes_value
        if is_flag or (class_name == 'Flag' and Flag is None):
            namespace['_boundary_'] = boundary or getattr(first, '_boundary_', None) or STRICT
            namespace['_flag_mask_'] = namespace['_singles_mask_'] = namespace['_all_bits_'] = 0
        cls = super().__new__(metacls, class_name, bases, namespace, **kwds)
        if Enum is not None:
            cls.__make_texts(body, member_type, first)
        for name, value in members.items():
            cls.__add(name, value, make, member_type, passes_value, is_flag)
        if Enum is not None:
            if keeps_make:
                type.__setattr__(cls, '__new_member__', namespace['_new_member_'])
            type.__setattr__(cls, '__new__', Enum.__new__)
        if order is not None:
            expected = [name for name in order if name not in members or cls._member_map_[name]._name_ == name]
            if cls._member_names_ != expected and not is_flag:
                raise TypeError('member order does not match _order_:\n  %r\n  %r' % (cls._member_names_, expected))
        return cls

    def __init__(cls, *args, **kwds):
        pass

    def __make_texts(cls, body, member_type, first):
        if ReprEnum is not None and first is not None and issubclass(cls, ReprEnum):
            if '__format__' not in body:
                type.__setattr__(cls, '__format__', member_type.__format__)
            if '__str__' not in body:
                type.__setattr__(cls, '__str__', str.__str__ if issubclass(member_type, str) else
                                 lambda self: member_type.__repr__(self))
        for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
            own = getattr(first, name, None)
            if name not in body and own is not None:
                found = getattr(cls, name)
                if found in (getattr(member_type, name), getattr(object, name)) and not (
                        ReprEnum is not None and issubclass(cls, ReprEnum) and name in ('__str__', '__format__')):
                    type.__setattr__(cls, name, own)
        if Flag is not None and issubclass(first, Flag):
            for name in ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__', '__invert__'):
                if name not in body:
                    type.__setattr__(cls, name, getattr(Flag, name))

    def __add(cls, name, value, make, member_type, passes_value, is_flag):
        arguments = value if isinstance(value, tuple) else (value,)
        if member_type is tuple:
            arguments = (arguments,)
        make = cls._new_member_
        made = make(cls, *arguments) if passes_value else make(cls)
        if not hasattr(made, '_value_'):
            if member_type is object:
                made._value_ = value
            else:
                try:
                    made._value_ = member_type(*arguments)
                except Exception as exc:
                    raise TypeError('_value_ not set in __new__, unable to create it') from exc
        value = made._value_
        made._name_ = name
        made.__objclass__ = cls
        made.__init__(*arguments)
        made._sort_order_ = len(cls._member_names_)
        known = None
        try:
            known = cls._value2member_map_.get(value)
        except TypeError:
            for each in cls._member_map_.values():
                if each._value_ == value:
                    known = each
        if known is not None:
            made = known
        elif not is_flag:
            cls._member_names_.append(name)
        elif isinstance(value, int):
            if _single_bit(value):
                cls._member_names_.append(name)
                type.__setattr__(cls, '_singles_mask_', cls._singles_mask_ | value)
            type.__setattr__(cls, '_flag_mask_', cls._flag_mask_ | value)
            type.__setattr__(cls, '_all_bits_', (1 << cls._flag_mask_.bit_length()) - 1)
        else:
            raise TypeError('invalid Flag value: %r' % (value,))
        cls.__bind(name, made)
        cls._member_map_[name] = made
        if known is None:
            try:
                cls._value2member_map_[value] = made
            except TypeError:
                cls._unhashable_values_.append(value)

    def __bind(cls, name, made):
        """The member as attribute; a descriptor of that name goes on working for instances."""
        for base in cls.__mro__[1:]:
            inherited = base.__dict__.get(name)
            if isinstance(inherited, property):
                redirect = property(inherited.fget, inherited.fset, inherited.fdel)
                redirect.__set_name__(cls, name)
                redirect.member = made
                type.__setattr__(cls, name, redirect)
                return
        type.__setattr__(cls, name, made)

    def __bool__(cls):
        return True

    def __call__(cls, value, names=None, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        if cls._member_map_:
            if names is not None:
                value = (value, names) + values
            return cls.__new__(cls, value)
        if names is None and type is None:
            return cls.__new__(cls, value)
        return cls._create_(value, names, module=module, qualname=qualname, type=type, start=start, boundary=boundary)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        body = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            given, names, previous = names, [], []
            for count, name in enumerate(given):
                value = cls._generate_next_value_(name, start, count, previous[:])
                previous.append(value)
                names.append((name, value))
        if names is None:
            names = ()
        for item in names:
            name, value = (item, names[item]) if isinstance(item, str) else item
            body[name] = value
        if module is not None:
            body['__module__'] = module
        else:
            body['__module__'] = '__main__'
        if qualname is not None:
            body['__qualname__'] = qualname
        return metacls.__new__(metacls, class_name, bases, body, boundary=boundary)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            return value in cls._value2member_map_
        except TypeError:
            return value in cls._unhashable_values_

    def __delattr__(cls, name):
        if name in cls._member_map_:
            raise AttributeError('%r cannot delete member %r.' % (cls.__name__, name))
        type.__delattr__(cls, name)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError('cannot reassign member %r' % name)
        type.__setattr__(cls, name, value)

    def __dir__(cls):
        return sorted(['__class__', '__contains__', '__doc__', '__getitem__', '__init_subclass__', '__iter__',
                       '__len__', '__members__', '__module__', '__name__', '__qualname__'] + cls._member_names_)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    @_language_property
    def __members__(cls):
        return dict(cls._member_map_)

    def __repr__(cls):
        return "<%s %r>" % ('flag' if Flag is not None and issubclass(cls, Flag) else 'enum', cls.__name__)


EnumMeta = EnumType


class Enum(metaclass=EnumType):
    """A class whose instances are its members."""

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for made in cls._member_map_.values():
                if made._value_ == value:
                    return made
        failure = None
        result = None
        try:
            result = cls._missing_(value)
        except Exception as exc:
            failure = exc
        if isinstance(result, cls):
            return result
        if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
            return result
        wrong = ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        if result is None and failure is None:
            raise wrong
        if failure is None:
            failure = TypeError('error in %s._missing_: returned %r instead of None or a valid member'
                                % (cls.__name__, result))
        if not isinstance(failure, ValueError):
            failure.__context__ = wrong
        raise failure

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return max(last_values) + 1
        except TypeError:
            pass
        for last in reversed(last_values):
            try:
                return last + 1
            except TypeError:
                pass
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        return "<%s.%s: %r>" % (self.__class__.__name__, self._name_, self._value_)

    def __str__(self):
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    @property
    def name(self):
        """The member's name."""
        return self._name_

    @property
    def value(self):
        """The member's value."""
        return self._value_


class ReprEnum(Enum):
    """Only the repr() is that of an enumeration; str() and format() are those of the data type."""


class IntEnum(int, ReprEnum):
    """Members are integers too."""


class StrEnum(str, ReprEnum):
    """Members are strings too."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError('too many arguments for str(): %r' % (values,))
        if not isinstance(values[0], str):
            raise TypeError('%r is not a string' % (values[0],))
        made = str.__new__(cls, *values)
        made._value_ = str(*values)
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class Flag(Enum, boundary=STRICT):
    """Members can be joined with |."""

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        highest = max(last_values)
        if not isinstance(highest, int):
            raise TypeError('invalid flag value %r' % (highest,))
        return 2 ** highest.bit_length()

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        mask, bits = cls._flag_mask_, cls._all_bits_
        negative = value if value < 0 else None
        if not ~bits <= value <= bits or value & (bits ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError('%r invalid value %r\n    given %s\n  allowed %s'
                                 % (cls, value, _binary(value, width), _binary(mask, width)))
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
            elif value < 0:
                value = max(bits + 1, 2 ** value.bit_length()) + value
        if value < 0:
            value = bits + 1 + value if cls._boundary_ is KEEP else mask & value
        if negative is not None or value in cls._value2member_map_:
            known = cls._value2member_map_.get(value)
            if known is not None:
                return known
        unknown = value & ~mask
        if unknown and cls._boundary_ is not KEEP:
            raise ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        made = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
        made._value_ = value
        names = [each._name_ for each in cls if each._value_ & value]
        made._name_ = '|'.join(names) if names else None
        if names and unknown:
            made._name_ += '|%s' % (unknown,)
        cls._value2member_map_[value] = made
        return made

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r"
                            % (type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return (made for made in self.__class__ if made._value_ & self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        if self._name_ is None:
            return "<%s: %r>" % (self.__class__.__name__, self._value_)
        return "<%s.%s: %r>" % (self.__class__.__name__, self._name_, self._value_)

    def __str__(self):
        if self._name_ is None:
            return "%s(%r)" % (self.__class__.__name__, self._value_)
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __bool__(self):
        return bool(self._value_)

    def _operand(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return None

    def __or__(self, other):
        number = self._operand(other)
        return NotImplemented if number is None else self.__class__(self._value_ | number)

    def __and__(self, other):
        number = self._operand(other)
        return NotImplemented if number is None else self.__class__(self._value_ & number)

    def __xor__(self, other):
        number = self._operand(other)
        return NotImplemented if number is None else self.__class__(self._value_ ^ number)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self):
        if self._boundary_ in (EJECT, KEEP):
            return self.__class__(~self._value_)
        return self.__class__(self._singles_mask_ & ~self._value_)


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are integers too."""


def _binary(number, width):
    """As bin(), in two's complement of at least `width` bits: 0b0 101, 0b1 011."""
    digits = format(number if number >= 0 else (1 << width) + number, 'b').rjust(width, '1' if number < 0 else '0')
    return '0b%d %s' % (number < 0, digits)


def unique(enumeration):
    """Refuses an enumeration with aliases."""
    aliases = [(name, made.name) for name, made in enumeration.__members__.items() if name != made.name]
    if aliases:
        raise ValueError('duplicate values found in %r: %s'
                         % (enumeration, ', '.join('%s -> %s' % pair for pair in aliases)))
    return enumeration


class EnumCheck:
    """What verify() looks for."""

    def __init__(self, name):
        self.name = name


CONTINUOUS = EnumCheck('CONTINUOUS')
NAMED_FLAGS = EnumCheck('NAMED_FLAGS')
UNIQUE = EnumCheck('UNIQUE')
for _each in (CONTINUOUS, NAMED_FLAGS, UNIQUE):
    setattr(EnumCheck, _each.name, _each)


class verify:
    """Refuses an enumeration that does not hold what is asked."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                unique(enumeration)
            elif check is CONTINUOUS:
                values = set(made.value for made in enumeration)
                if len(values) >= 2:
                    low, high = min(values), max(values)
                    missing = [value for value in range(low, high + 1) if value not in values]
                    if missing:
                        raise ValueError('invalid %s %r: missing values %s'
                                         % ('flag' if issubclass(enumeration, Flag) else 'enum',
                                            enumeration.__name__, ', '.join(str(value) for value in missing)))
        return enumeration


def global_enum(enumeration, update_str=False):
    return enumeration


def global_str(self):
    return self._name_


def show_flag_values(value):
    return list(_bits(value))
