# The class of enumerations.


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
