"""Classes that say their table: declarative_base(), DeclarativeBase and what stands in such classes."""
from sqlalchemy import Column, MetaData, Table
from sqlalchemy.exc import ArgumentError, InvalidRequestError
from sqlalchemy.orm._core import instrument, refuse
from sqlalchemy.orm.annotated import _annotate, _collection, _declared, _inner
from sqlalchemy.orm.attributes import MappedColumn, mapped_column, touch
from sqlalchemy.orm.mapping import Mapper, _waiting, configure_mappers, is_mapped_class
from sqlalchemy.orm.relationships import RelationshipProperty

class registry:
    """The classes of one declarative base, by their names."""

    def __init__(self, *, metadata=None, class_registry=None, type_annotation_map=None, constructor=None):
        self.metadata = metadata if metadata is not None else MetaData()
        self._class_registry = class_registry if class_registry is not None else {}
        self.type_annotation_map = type_annotation_map or {}

    def generate_base(self, mapper=None, cls=object, name="Base", metaclass=None):
        bases = cls if isinstance(cls, tuple) else (cls,)
        namespace = {"registry": self, "metadata": self.metadata, "_is_base": True}
        if all(base.__init__ is object.__init__ for base in bases):
            namespace["__init__"] = _constructor
        return (metaclass or DeclarativeMeta)(name, bases, namespace)

    def mapped(self, cls):
        cls.registry = self
        cls.metadata = self.metadata
        if cls.__init__ is object.__init__:
            cls.__init__ = _constructor
        cls.__setattr__ = _set_attribute
        _map(cls)
        return cls

    def map_imperatively(self, cls, table, properties=None, **kwargs):
        named = {}
        for name, value in (properties or {}).items():
            if isinstance(value, Column):
                named[name] = value
        if cls.__init__ is object.__init__:
            cls.__init__ = _constructor
        cls.__setattr__ = _set_attribute
        cls.__table__ = table
        cls.registry = self
        self._class_registry[cls.__name__] = cls
        cls.__mapper__ = Mapper(cls, table, named)
        for name, column in cls.__mapper__.attributes.items():
            type.__setattr__(cls, name, column)
        for name, value in (properties or {}).items():
            if isinstance(value, RelationshipProperty):
                _add_relationship(cls, name, value)
        return cls.__mapper__

    def configure(self):
        configure_mappers()

    def dispose(self, cascade=False):
        pass


def _constructor(self, **kwargs):
    for name, value in kwargs.items():
        if not hasattr(type(self), name):
            raise TypeError(f"{name!r} is an invalid keyword argument for {type(self).__name__}")
        setattr(self, name, value)


def _set_attribute(self, name, value):
    object.__setattr__(self, name, value)
    touch(self)


def _forms(cls):
    """What stands in the class, then in what it derives from that is no mapped class: name -> value."""
    found = {}
    for base in cls.__mro__:
        if base is not cls and (is_mapped_class(base) or base is object):
            continue
        for name, value in base.__dict__.items():
            if name in found or (name.startswith("__") and name not in _special):
                continue
            if isinstance(value, declared_attr):
                value = value.__get__(None, cls)
            elif base is not cls and isinstance(value, Column):
                value = _copied(value)
            found[name] = value
    return found


_special = ("__table_args__", "__tablename__", "__mapper_args__")


def _copied(column):
    made = column._copy()
    if isinstance(column, MappedColumn):
        instrument(made, MappedColumn)
        made.__dict__.update(column.__dict__)
    return made


def _annotations(cls):
    found = {}
    for base in reversed(cls.__mro__):
        if base is cls or not is_mapped_class(base):
            found.update(base.__dict__.get("__annotations__", {}))
    return found


def _in_order(forms, annotations):
    """The names as they stand in the class: those with an annotation alone come where it stands."""
    order = []
    waiting = [name for name in annotations if name in forms]
    for name in forms:
        if name in waiting:
            place = waiting.index(name) + 1
            order += waiting[:place]
            waiting = waiting[place:]
        elif name not in order:
            order.append(name)
    return order + waiting


def _map(cls):
    forms = _forms(cls)
    annotations = _annotations(cls)
    for name, annotation in annotations.items():
        value = forms.get(name)
        inner = _inner(annotation)
        if inner is None:
            continue
        if value is None:
            declared = _declared(inner[0])
            forms[name] = value = mapped_column() if declared is None else _copied(declared)
        if isinstance(value, MappedColumn):
            _annotate(value, annotation, cls.registry.type_annotation_map)
        elif isinstance(value, RelationshipProperty):
            many = _collection.match(inner[0])
            value._annotated((many.group(1) if many else inner[0]).strip().strip("'\""), bool(many))
    columns = {}
    for name in _in_order(forms, annotations):
        value = forms[name]
        if isinstance(value, (tuple, list)) and len(value) == 1 and isinstance(value[0], Column):
            raise ArgumentError(f"Attribute '{name}' on class {cls} was not mapped: it is a tuple")
        if isinstance(value, Column) and value.table is None:
            if value.name is None or value.name == "":
                value.name = name
            columns[name] = value
    table = forms.get("__table__", cls.__dict__.get("__table__"))
    parent = next((base for base in cls.__mro__[1:] if is_mapped_class(base)), None)
    tablename = forms.get("__tablename__") or getattr(cls, "__tablename__", None)
    mapper_args = forms.get("__mapper_args__") or {}
    if parent is not None and (tablename is None or tablename == getattr(parent, "__tablename__", None)) and table is None:
        _map_onto(cls, parent, columns, mapper_args)
    else:
        if parent is not None:
            refuse("a mapped class that derives from another one with a table of its own")
        if table is None:
            if tablename is None:
                raise InvalidRequestError(
                    f"Class {cls} does not have a __table__ or __tablename__ specified and does not inherit from an "
                    f"existing table-mapped class.")
            table = _make_table(cls, tablename, columns, forms.get("__table_args__"))
        cls.__mapper__ = Mapper(cls, table, columns or _named_columns(forms, table))
        type.__setattr__(cls, "__table__", table)
        if "primary_key" in mapper_args:
            given = mapper_args["primary_key"]
            cls.__mapper__.key_names = [cls.__mapper__.name_of(column.name) for column in given]
        on = mapper_args.get("polymorphic_on")
        if on is not None:
            cls.__mapper__.polymorphic_on = on if isinstance(on, str) else cls.__mapper__.name_of(on.name)
        _set_identity(cls, mapper_args)
    for name, column in cls.__mapper__.attributes.items():
        type.__setattr__(cls, name, column)
    cls.registry._class_registry[cls.__name__] = cls
    for name, value in forms.items():
        if isinstance(value, RelationshipProperty):
            _add_relationship(cls, name, value)
    if parent is not None:
        for name, relation in parent.__mapper__.relationships.items():
            cls.__mapper__.relationships.setdefault(name, relation)


def _named_columns(forms, table):
    return {name: value for name, value in forms.items() if isinstance(value, Column) and value.table is table}


def _make_table(cls, name, columns, table_args):
    arguments, keywords = (), {}
    if isinstance(table_args, dict):
        keywords = dict(table_args)
    elif table_args:
        arguments = tuple(table_args)
        if isinstance(arguments[-1], dict):
            keywords = dict(arguments[-1])
            arguments = arguments[:-1]
    return Table(name, cls.metadata, *columns.values(), *arguments, **keywords)


def _map_onto(cls, parent, columns, mapper_args):
    """One table for both classes."""
    table = parent.__table__
    for column in columns.values():
        table.append_column(column)
    base = parent.__mapper__
    names = dict(base.attributes)
    names.update(columns)
    cls.__mapper__ = Mapper(cls, table, names)
    cls.__mapper__.base = base.base
    cls.__mapper__.polymorphic_on = base.polymorphic_on
    cls.__mapper__.polymorphic_map = base.polymorphic_map
    _set_identity(cls, mapper_args)


def _set_identity(cls, mapper_args):
    identity = mapper_args.get("polymorphic_identity")
    if identity is not None:
        cls.__mapper__.polymorphic_identity = identity
        cls.__mapper__.polymorphic_map[identity] = cls


def _add_relationship(cls, name, relation):
    cls.__mapper__.relationships[name] = relation
    type.__setattr__(cls, name, relation)
    relation._attach(cls, name)
    _waiting.append(relation)


class DeclarativeMeta(type):
    def __init__(cls, name, bases, namespace, **kwargs):
        super().__init__(name, bases, namespace)
        if namespace.get("_is_base") or namespace.get("__abstract__"):
            return
        if any(base is DeclarativeBase for base in bases if isinstance(base, DeclarativeMeta)):
            _begin(cls)
            return
        if getattr(cls, "registry", None) is not None:
            _map(cls)

    def __setattr__(cls, name, value):
        if is_mapped_class(cls) and isinstance(value, Column) and value.table is None:
            if not value.name:
                value.name = name
            cls.__table__.append_column(value)
            names = dict(cls.__mapper__.attributes)
            names[name] = value
            cls.__mapper__.__init__(cls, cls.__table__, names)
        elif is_mapped_class(cls) and isinstance(value, RelationshipProperty):
            _add_relationship(cls, name, value)
            return
        type.__setattr__(cls, name, value)

    def __clause_element__(cls):
        return cls.__table__


def _begin(cls):
    """A class that derives from DeclarativeBase itself: the base of its own family."""
    metadata = cls.__dict__.get("metadata")
    known = cls.__dict__.get("registry")
    if known is None:
        known = registry(metadata=metadata, type_annotation_map=cls.__dict__.get("type_annotation_map"))
        type.__setattr__(cls, "registry", known)
    type.__setattr__(cls, "metadata", known.metadata)
    if cls.__init__ is object.__init__:
        type.__setattr__(cls, "__init__", _constructor)


class DeclarativeBase(metaclass=DeclarativeMeta):
    _is_base = True
    __mapper__ = None

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)
        touch(self)


DeclarativeBaseNoMeta = DeclarativeBase


class MappedAsDataclass:
    """The constructor of a dataclass: the columns in their order."""

    def __init_subclass__(cls, init=True, repr=True, eq=True, order=False, unsafe_hash=False, match_args=True,
                          kw_only=False, dataclass_callable=None, **kwargs):
        super().__init_subclass__(**kwargs)

    def __init__(self, *args, **kwargs):
        mapper = type(self).__mapper__
        names = [name for name, column in mapper.attributes.items() if column.__dict__.get("_init", True)]
        if len(args) > len(names):
            raise TypeError(f"__init__() takes {len(names) + 1} positional arguments but {len(args) + 1} were given")
        given = dict(zip(names, args))
        given.update(kwargs)
        for name, column in mapper.attributes.items():
            if name not in given:
                factory = column.__dict__.get("_default_factory")
                if factory is not None:
                    given[name] = factory()
        _constructor(self, **given)


def declarative_base(bind=None, metadata=None, mapper=None, cls=object, name="Base", class_registry=None,
                     type_annotation_map=None, constructor=None, metaclass=None):
    known = registry(metadata=metadata, class_registry=class_registry, type_annotation_map=type_annotation_map)
    made = known.generate_base(cls=cls, name=name, metaclass=metaclass)
    type.__setattr__(made, "__setattr__", _set_attribute)
    type.__setattr__(made, "__mapper__", None)
    if constructor is not None:
        type.__setattr__(made, "__init__", constructor)
    return made


def as_declarative(**kwargs):
    def decorate(cls):
        return declarative_base(cls=cls, name=cls.__name__, **kwargs)

    return decorate


class declared_attr:
    """A method of a mixed-in class that makes an attribute for each class."""

    def __init__(self, function, cascading=False):
        self.function = function

    def __get__(self, instance, owner):
        function = self.function
        if isinstance(function, classmethod):
            function = function.__func__
        return function(owner)

    @classmethod
    def directive(cls, function):
        return cls(function)

    @classmethod
    def cascading(cls, function):
        return cls(function)


def has_inherited_table(cls):
    return any(is_mapped_class(base) for base in cls.__mro__[1:])


def synonym_for(name, map_column=False):
    return lambda function: synonym(name)


def declarative_mixin(cls):
    return cls


def synonym(name, **kwargs):
    return property(lambda self: getattr(self, name), lambda self, value: setattr(self, name, value))


def validates(*names, **kwargs):
    refuse("validates()")


def reconstructor(function):
    return function
