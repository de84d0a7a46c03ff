"""Rows as objects."""
from sqlalchemy.exc import MultipleResultsFound, NoResultFound
from sqlalchemy.orm.attributes import State
from sqlalchemy.orm.mapping import class_of, is_entity


class Row(tuple):
    """A row that holds objects, or was put together from several."""

    def __new__(cls, names, values):
        made = tuple.__new__(cls, values)
        made._fields = names
        return made

    def __getattr__(self, name):
        if name in self._fields:
            return self[self._fields.index(name)]
        raise AttributeError(f"Could not locate column in row for column '{name}'")

    def __getitem__(self, key):
        if isinstance(key, str):
            return getattr(self, key)
        return tuple.__getitem__(self, key)

    @property
    def _mapping(self):
        return dict(zip(self._fields, self))

    def _asdict(self):
        return dict(zip(self._fields, self))

    def keys(self):
        return list(self._fields)


class Entity:
    """How the columns of one entity in a row become its object."""

    def __init__(self, entity):
        self.cls = class_of(entity)
        self.mapper = self.cls.__mapper__
        self.names = list(self.mapper.attributes)
        self.keys = [self.names.index(name) for name in self.mapper.key_names]
        self.width = len(self.names)
        on = self.mapper.polymorphic_on
        self.discriminator = self.names.index(on) if on is not None else None

    def read(self, session, row, start):
        key = tuple(row[start + place] for place in self.keys)
        if None in key:
            return None
        identity = (self.mapper.base.class_, key)
        known = session._identities.get(identity)
        if known is not None:
            if known.__dict__["_sa_instance_state"].unloaded:
                self.fill(known, row, start)
            return known
        cls = self.cls
        if self.discriminator is not None:
            cls = self.mapper.polymorphic_map.get(row[start + self.discriminator], cls)
        obj = cls.__new__(cls)
        state = State(cls.__mapper__)
        state.session = session
        state.key = identity
        obj.__dict__["_sa_instance_state"] = state
        state.unloaded = set(cls.__mapper__.attributes)
        self.fill(obj, row, start)
        session._identities[identity] = obj
        return obj

    def fill(self, obj, row, start):
        """Only what is not known yet: what the script has changed stays."""
        values = obj.__dict__
        state = values["_sa_instance_state"]
        for name in self.names:
            if name in state.unloaded:
                values[name] = state.committed[name] = row[start]
                state.unloaded.discard(name)
            start += 1


class Reader:
    """What a select() was given, and how to read its rows."""

    def __init__(self, items, names=None):
        self.parts = [Entity(item) if is_entity(item) else None for item in items]
        self.names = names or [_name_of(item) for item in items]

    @property
    def has_entities(self):
        return any(part is not None for part in self.parts)

    def rows(self, session, result):
        found = []
        for row in result:
            values = []
            start = 0
            for part in self.parts:
                if part is None:
                    values.append(row[start])
                    start += 1
                else:
                    values.append(part.read(session, row, start))
                    start += part.width
            found.append(Row(self.names, values))
        return found


def _name_of(item):
    if is_entity(item):
        return class_of(item).__name__
    return item.__dict__.get("_attribute") or item.key if hasattr(item, "key") else None


class Result:
    """The answer to a select() of objects."""

    def __init__(self, rows, names, single=False):
        self._rows = rows
        self._names = names
        self._single = single  # the first value of each row

    def _taken(self):
        rows, self._rows = self._rows, []
        return [row[0] for row in rows] if self._single else rows

    def all(self):
        return self._taken()

    fetchall = all

    def __iter__(self):
        while self._rows:
            yield self.fetchone()

    def __next__(self):
        if not self._rows:
            raise StopIteration
        return self.fetchone()

    def fetchone(self):
        if not self._rows:
            return None
        row = self._rows.pop(0)
        return row[0] if self._single else row

    def fetchmany(self, size=1):
        return [self.fetchone() for _ in range(min(size, len(self._rows)))]

    def partitions(self, size=None):
        rows = self._taken()
        size = size or len(rows) or 1
        for start in range(0, len(rows), size):
            yield rows[start:start + size]

    def first(self):
        rows = self._taken()
        return rows[0] if rows else None

    def one_or_none(self):
        rows = self._taken()
        if len(rows) > 1:
            raise MultipleResultsFound("Multiple rows were found when one or none was required")
        return rows[0] if rows else None

    def one(self):
        rows = self._taken()
        if not rows:
            raise NoResultFound("No row was found when one was required")
        if len(rows) > 1:
            raise MultipleResultsFound("Multiple rows were found when exactly one was required")
        return rows[0]

    def scalars(self, index=0):
        if index:
            return Result([Row(self._names[index:index + 1], row[index:index + 1]) for row in self._rows],
                          self._names[index:index + 1], True)
        return Result(self._rows, self._names, True)

    def scalar(self):
        row = self.first()
        return row if self._single or row is None else row[0]

    def scalar_one(self):
        row = self.one()
        return row if self._single else row[0]

    def scalar_one_or_none(self):
        row = self.one_or_none()
        return row if self._single or row is None else row[0]

    def mappings(self):
        return [row._mapping for row in self._taken()]

    def unique(self, strategy=None):
        seen, kept = set(), []
        for row in self._rows:
            key = tuple(id(value) if hasattr(value, "__dict__") else value for value in row)
            if key not in seen:
                seen.add(key)
                kept.append(row)
        return Result(kept, self._names, self._single)

    def tuples(self):
        return self

    def keys(self):
        return list(self._names)

    def close(self):
        self._rows = []

    def yield_per(self, num):
        return self
