"""Classes made from their annotations."""

# Annotations are text here: they are never evaluated.


class _Missing:
    def __repr__(self):
        return '<dataclasses.MISSING>'


class _KeywordOnly:
    pass


MISSING = _Missing()
KW_ONLY = _KeywordOnly()


class FrozenInstanceError(AttributeError):
    """An attribute of a frozen object was set."""


class InitVar:
    """An argument of __init__ that is no field."""

    def __class_getitem__(cls, item):
        return cls


class Field:
    """One field of a dataclass."""

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = metadata or {}
        self.kw_only = kw_only

    def __repr__(self):
        return 'Field(name=%r,type=%r,default=%r,default_factory=%r,init=%r,repr=%r,hash=%r,compare=%r)' % (
            self.name, self.type, self.default, self.default_factory, self.init, self.repr, self.hash, self.compare)


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _plain_name(annotation):
    """The annotation without its module and its arguments: ClassVar of typing.ClassVar[int]."""
    text = annotation.strip('\'" ') if isinstance(annotation, str) else getattr(annotation, '__name__', '')
    return text.split('[')[0].rsplit('.', 1)[-1].strip()


def _own_fields(cls, kw_only):
    own = []
    for name, annotation in cls.__dict__.get('__annotations__', {}).items():
        kind = _plain_name(annotation)
        if kind == 'ClassVar':
            continue
        if kind == 'KW_ONLY':
            kw_only = True
            continue
        default = cls.__dict__.get(name, MISSING)
        one = default if isinstance(default, Field) else field(default=default)
        if isinstance(one.default, (list, dict, set)):
            raise ValueError('mutable default %s for field %s is not allowed: use default_factory'
                             % (type(one.default), name))
        one.name = name
        one.type = annotation
        one.is_argument_only = kind == 'InitVar'
        if one.kw_only is MISSING:
            one.kw_only = kw_only
        if one.default is not MISSING:
            setattr(cls, name, one.default)
        elif isinstance(default, Field):
            delattr(cls, name)
        own.append(one)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls.__dict__.get('__annotations__', {}):
            raise TypeError('%r is a field but has no type annotation' % name)
    return own


def _quoted(names):
    names = [repr(name) for name in names]
    if len(names) <= 2:
        return ' and '.join(names)
    return ', '.join(names[:-1]) + ', and ' + names[-1]


def _arguments(name, parameters, args, kwargs):
    """The values of __init__ by name, of those that were given."""
    positional = [each for each in parameters if not each.kw_only]
    if len(args) > len(positional):
        required = [each for each in positional if each.default is MISSING and each.default_factory is MISSING]
        takes = len(positional) + 1
        counted = '%d' % takes if len(required) == len(positional) else 'from %d to %d' % (len(required) + 1, takes)
        raise TypeError('%s.__init__() takes %s positional argument%s but %d were given'
                        % (name, counted, '' if takes == 1 else 's', len(args) + 1))
    values = {each.name: value for each, value in zip(positional, args)}
    known = {each.name for each in parameters}
    for key, value in kwargs.items():
        if key not in known:
            raise TypeError("%s.__init__() got an unexpected keyword argument '%s'" % (name, key))
        if key in values:
            raise TypeError("%s.__init__() got multiple values for argument '%s'" % (name, key))
        values[key] = value
    for kw_only, kind in ((False, 'positional'), (True, 'keyword-only')):
        missing = [each.name for each in parameters if each.kw_only == kw_only and each.name not in values and
                   each.default is MISSING and each.default_factory is MISSING]
        if missing:
            raise TypeError('%s.__init__() missing %d required %s argument%s: %s'
                            % (name, len(missing), kind, '' if len(missing) == 1 else 's', _quoted(missing)))
    return values


def _make_init(cls, all_fields):
    parameters = [each for each in all_fields if each.init]
    has_default = None
    for each in parameters:
        if each.kw_only:
            continue
        if each.default is not MISSING or each.default_factory is not MISSING:
            has_default = each
        elif has_default is not None:
            raise TypeError('non-default argument %r follows default argument %r' % (each.name, has_default.name))

    def __init__(self, *args, **kwargs):
        values = _arguments(cls.__qualname__, parameters, args, kwargs)
        passed = []
        for each in all_fields:
            if each.name in values:
                value = values[each.name]
            elif each.default_factory is not MISSING:
                value = each.default_factory()
            elif each.default is not MISSING:
                value = each.default
            else:
                continue
            if each.is_argument_only:
                passed.append(value)
            else:
                object.__setattr__(self, each.name, value)
        if hasattr(self, '__post_init__'):
            self.__post_init__(*passed)
    return __init__


def _values(instance, names):
    return tuple([getattr(instance, name) for name in names])


def _process(cls, init, repr_, eq, order, unsafe_hash, frozen, match_args, kw_only):
    collected = {}
    bases_frozen = []
    for base in cls.__mro__[:0:-1]:
        for one in base.__dict__.get('__dataclass_fields__', {}).values():
            collected[one.name] = one
        if '__dataclass_frozen__' in base.__dict__:
            bases_frozen.append(base.__dataclass_frozen__)
    if bases_frozen and any(bases_frozen) != frozen:
        raise TypeError('cannot inherit non-frozen dataclass from a frozen one' if not frozen else
                        'cannot inherit frozen dataclass from a non-frozen one')
    for one in _own_fields(cls, kw_only):
        collected[one.name] = one
    all_fields = list(collected.values())
    real = [each for each in all_fields if not each.is_argument_only]
    cls.__dataclass_fields__ = collected
    cls.__dataclass_frozen__ = frozen
    own_names = cls.__dict__

    if init:
        cls.__init__ = _make_init(cls, all_fields)
    if repr_ and '__repr__' not in own_names:
        shown = [each.name for each in real if each.repr]

        def __repr__(self):
            return '%s(%s)' % (self.__class__.__qualname__,
                               ', '.join(['%s=%r' % (name, getattr(self, name)) for name in shown]))
        cls.__repr__ = __repr__
    compared = [each.name for each in real if each.compare]
    if eq and '__eq__' not in own_names:
        def __eq__(self, other):
            if other.__class__ is not self.__class__:
                return NotImplemented
            return _values(self, compared) == _values(other, compared)
        cls.__eq__ = __eq__
    if order:
        if not eq:
            raise ValueError('eq must be true if order is true')

        def ordering(name, compare):
            if name in own_names:
                raise TypeError('Cannot overwrite attribute %s in class %s. '
                                'Consider using functools.total_ordering' % (name, cls.__name__))

            def method(self, other):
                if other.__class__ is not self.__class__:
                    return NotImplemented
                return compare(_values(self, compared), _values(other, compared))
            setattr(cls, name, method)
        ordering('__lt__', lambda a, b: a < b)
        ordering('__le__', lambda a, b: a <= b)
        ordering('__gt__', lambda a, b: a > b)
        ordering('__ge__', lambda a, b: a >= b)
    hashed = [each.name for each in real if (each.compare if each.hash is None else each.hash)]
    has_own_hash = own_names.get('__hash__') is not None
    if unsafe_hash or (eq and frozen and not has_own_hash):
        cls.__hash__ = lambda self: hash(_values(self, hashed))
    elif eq and not has_own_hash:
        cls.__hash__ = None
    if frozen:
        names = set(each.name for each in real)

        def __setattr__(self, name, value):
            if type(self) is cls or name in names:
                raise FrozenInstanceError('cannot assign to field %r' % name)
            object.__setattr__(self, name, value)

        def __delattr__(self, name):
            if type(self) is cls or name in names:
                raise FrozenInstanceError('cannot delete field %r' % name)
            object.__delattr__(self, name)
        cls.__setattr__ = __setattr__
        cls.__delattr__ = __delattr__
    if match_args and '__match_args__' not in own_names:
        cls.__match_args__ = tuple([each.name for each in all_fields if each.init and not each.kw_only])
    if cls.__doc__ is None:
        cls.__doc__ = cls.__name__
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def decorate(decorated):
        return _process(decorated, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only)
    return decorate if cls is None else decorate(cls)


def fields(class_or_instance):
    found = getattr(class_or_instance, '__dataclass_fields__', None)
    if found is None:
        raise TypeError('must be called with a dataclass type or instance')
    return tuple([each for each in found.values() if not each.is_argument_only])


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), '__dataclass_fields__')


def _converted(value, convert):
    if is_dataclass(value) and not isinstance(value, type):
        return convert(value)
    if isinstance(value, tuple) and hasattr(value, '_fields'):
        return type(value)(*[_converted(each, convert) for each in value])
    if isinstance(value, (list, tuple)):
        return type(value)([_converted(each, convert) for each in value])
    if isinstance(value, dict):
        return {_converted(key, convert): _converted(each, convert) for key, each in value.items()}
    return value


def asdict(obj, *, dict_factory=dict):
    if not is_dataclass(obj) or isinstance(obj, type):
        raise TypeError('asdict() should be called on dataclass instances')

    def convert(one):
        return dict_factory([(each.name, _converted(getattr(one, each.name), convert)) for each in fields(one)])
    return convert(obj)


def astuple(obj, *, tuple_factory=tuple):
    if not is_dataclass(obj) or isinstance(obj, type):
        raise TypeError('astuple() should be called on dataclass instances')

    def convert(one):
        return tuple_factory([_converted(getattr(one, each.name), convert) for each in fields(one)])
    return convert(obj)


def replace(obj, /, **changes):
    if not is_dataclass(obj) or isinstance(obj, type):
        raise TypeError('replace() should be called on dataclass instances')
    for each in obj.__dataclass_fields__.values():
        if not each.init:
            if each.name in changes:
                raise ValueError('field %s is declared with init=False, it cannot be specified with replace()'
                                 % each.name)
        elif each.name not in changes and not each.is_argument_only:
            changes[each.name] = getattr(obj, each.name)
    return obj.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    body = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            item = (item, 'typing.Any')
        annotations[item[0]] = item[1]
        if len(item) == 3:
            body[item[0]] = item[2]
    body['__annotations__'] = annotations
    return dataclass(type(cls_name, bases, body), **options)
