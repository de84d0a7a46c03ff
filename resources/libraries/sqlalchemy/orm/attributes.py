"""Mapped columns and the state of an object. A mapped attribute is the table's own column, so that every expression
takes it as it is; only what an object shows for it differs."""
from sqlalchemy import Column
from sqlalchemy.orm.exc import DetachedInstanceError, ObjectDeletedError


class State:
    """What the session knows of one object, kept in its __dict__."""

    def __init__(self, mapper):
        self.mapper = mapper
        self.session = None
        self.key = None  # of the identity map; None before it is in the database
        self.committed = {}  # the columns' values as the database has them
        self.collections = {}  # the same of relationships
        self.unloaded = set()  # columns to read when they are asked for
        self.is_deleted = False


def state_of(obj):
    state = obj.__dict__.get("_sa_instance_state")
    if state is None:
        state = State(type(obj).__mapper__)
        obj.__dict__["_sa_instance_state"] = state
    return state


def identity_of(obj):
    """The values of an object's primary key, or None where one is missing."""
    values = tuple(obj.__dict__.get(name) for name in type(obj).__mapper__.key_names)
    return None if None in values else values


def touch(obj):
    """The object may have changed: the next flush looks at it."""
    state = obj.__dict__.get("_sa_instance_state")
    if state is not None and state.session is not None:
        state.session._touched[id(obj)] = obj


class QueryableAttribute:
    pass


class InstrumentedAttribute(Column):
    """The class that the columns of mapped tables get. No data descriptor: a value in the object's __dict__ wins."""

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        state = obj.__dict__.get("_sa_instance_state")
        name = self._attribute
        if state is None or name not in state.unloaded:
            return None
        if state.session is None:
            raise DetachedInstanceError(
                f"Instance {obj!r} is not bound to a Session; attribute refresh operation cannot proceed")
        state.session._refresh(obj)
        if name in state.unloaded:
            raise ObjectDeletedError(f"Instance {obj!r} has been deleted, or its row is otherwise not present.")
        return obj.__dict__[name]

    @property
    def columns(self):
        return [self]

    @property
    def class_(self):
        return self._mapped_class

    @property
    def parent(self):
        return self._mapped_class.__mapper__

    @property
    def expression(self):
        return self

    def __clause_element__(self):
        return self

    # The last one: it hides the builtin.
    @property
    def property(self):
        return self


class InstrumentedList(list):
    """A collection of a relationship, which tells the other side."""

    def _bind(self, owner, relation):
        self._owner = owner
        self._relation = relation
        return self

    def append(self, item):
        list.append(self, item)
        self._relation._added(self._owner, item)

    def insert(self, place, item):
        list.insert(self, place, item)
        self._relation._added(self._owner, item)

    def extend(self, items):
        for item in list(items):
            self.append(item)

    def __iadd__(self, items):
        self.extend(items)
        return self

    def add(self, item):
        if not any(each is item for each in self):
            self.append(item)

    def remove(self, item):
        list.remove(self, item)
        self._relation._removed(self._owner, item)

    def discard(self, item):
        if any(each is item for each in self):
            self.remove(item)

    def pop(self, *place):
        item = list.pop(self, *place)
        self._relation._removed(self._owner, item)
        return item

    def clear(self):
        while self:
            self.pop()

    def __setitem__(self, place, item):
        before = list(self)
        list.__setitem__(self, place, item)
        self._relation._replaced(self._owner, before, self)

    def __delitem__(self, place):
        before = list(self)
        list.__delitem__(self, place)
        self._relation._replaced(self._owner, before, self)


class MappedColumn(Column):
    """mapped_column(): its type and whether it may be NULL may come from the annotation."""


def mapped_column(*args, init=True, repr=True, default_factory=None, compare=True, kw_only=False, hash=None,
                  use_existing_column=False, deferred=False, deferred_group=None, deferred_raiseload=None,
                  active_history=False, sort_order=0, dataclass_metadata=None, **kwargs):
    made = MappedColumn(*args, **kwargs)
    made._has_type = "type_" in kwargs or len(args) > (1 if args and isinstance(args[0], str) else 0)
    made._is_nullable_given = "nullable" in kwargs or kwargs.get("primary_key", False)
    made._init = init
    made._default_factory = default_factory
    return made


def deferred(column, *columns, group=None, raiseload=False, **kwargs):
    return column


def column_property(column, *columns, **kwargs):
    return column


def flag_modified(instance, key):
    state = state_of(instance)
    state.committed.pop(key, None)
    touch(instance)


class _MappedName:
    """Mapped[...] outside of an annotation."""

    def __class_getitem__(cls, item):
        return cls


class Mapped(_MappedName):
    pass


class DynamicMapped(_MappedName):
    pass


class WriteOnlyMapped(_MappedName):
    pass
