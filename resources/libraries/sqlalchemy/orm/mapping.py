"""Which class stands for which table."""
from sqlalchemy.exc import ArgumentError, InvalidRequestError
from sqlalchemy.orm._core import instrument, primary_key
from sqlalchemy.orm.attributes import InstrumentedAttribute, state_of
from sqlalchemy.orm.exc import UnmappedClassError

_waiting = []  # relationships whose other side nobody looked for yet


class Mapper:
    """The columns of a class, by the names of its attributes."""

    def __init__(self, cls, table, names=None):
        self.class_ = cls
        self.local_table = self.mapped_table = self.persist_selectable = table
        self.attributes = {}  # name -> column
        self.relationships = {}  # name -> RelationshipProperty
        self.polymorphic_on = None
        self.polymorphic_identity = None
        self.polymorphic_map = {}
        self.base = self  # the mapper whose rows the identity map counts with
        given = names or {}
        by_column = {column.name: name for name, column in given.items()}
        for column in table.columns:
            name = by_column.get(column.name, column.key)
            instrument(column, InstrumentedAttribute)
            column._attribute = name
            column._mapped_class = cls
            self.attributes[name] = column
        self.key_names = self._key_names(table)
        if not self.key_names:
            raise ArgumentError(f"Mapper Mapper[{cls.__name__}({table.name})] could not assemble any primary key "
                                f"columns for mapped table '{table.name}'")

    def _key_names(self, table):
        names = primary_key(table)
        return [name for name, column in self.attributes.items() if column.name in names]

    @property
    def columns(self):
        return list(self.attributes.values())

    c = columns

    @property
    def primary_key(self):
        return tuple(self.attributes[name] for name in self.key_names)

    @property
    def column_attrs(self):
        return list(self.attributes.values())

    def name_of(self, column):
        """The attribute a column of the table is mapped to."""
        for name, each in self.attributes.items():
            if each.name == column:
                return name
        raise InvalidRequestError(f"No attribute of {self.class_.__name__} is mapped to column {column}")

    def get_property(self, name):
        if name in self.relationships:
            return self.relationships[name]
        return self.attributes[name]


class AliasedClass:
    """A mapped class under another name in the SQL."""

    def __init__(self, cls, alias):
        self._class = cls
        self._alias = alias

    def __clause_element__(self):
        return self._alias

    def __getattr__(self, name):
        mapper = self._class.__mapper__
        if name == "__mapper__":
            return mapper
        if name in mapper.attributes:
            return self._alias.c[mapper.attributes[name].name]
        if name in mapper.relationships:
            configure_mappers()
            return mapper.relationships[name]._of(self)
        return getattr(self._class, name)


_alias_numbers = {}


def aliased(element, alias=None, name=None, flat=False, adapt_on_names=False):
    if alias is not None and not isinstance(alias, str):
        return AliasedClass(element, alias)
    name = name or alias
    table = element.__table__ if is_mapped_class(element) else element
    if name is None:
        number = _alias_numbers[table.name] = _alias_numbers.get(table.name, 0) + 1
        name = f"{table.name}_{number}"
    made = table.alias(name)
    return AliasedClass(element, made) if table is not element else made


def is_mapped_class(value):
    return isinstance(value, type) and getattr(value, "__mapper__", None) is not None


def is_entity(value):
    """Whether a row of a query holds an object for it."""
    return isinstance(value, AliasedClass) or is_mapped_class(value)


def class_of(entity):
    return entity._class if isinstance(entity, AliasedClass) else entity


def table_of(entity):
    return entity._alias if isinstance(entity, AliasedClass) else entity.__table__


def class_mapper(cls, configure=True):
    if not is_mapped_class(cls):
        raise UnmappedClassError(f"Class '{cls.__module__}.{cls.__name__}' is not mapped")
    return cls.__mapper__


def configure_mappers():
    while _waiting:
        relation = _waiting.pop()
        relation._configure()


def object_session(instance):
    return state_of(instance).session
