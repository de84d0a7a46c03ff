"""What the objects of a session changed, as INSERT, UPDATE and DELETE, in an order that foreign keys allow."""
from sqlalchemy import ColumnElement, delete, insert, update
from sqlalchemy.orm._core import foreign_keys
from sqlalchemy.orm.attributes import InstrumentedList, state_of
from sqlalchemy.orm.joining import BOTH, MANY, ONE


class Flush:
    def __init__(self, session):
        self.session = session
        self.done = set()  # ids of objects that have their row
        self.holders = {}  # id of an object -> [(the one that holds it, relationship)]

    def run(self):
        self._reach()
        pending = [obj for obj in self.session._new.values()]
        for obj in self._in_order(pending):
            self._insert(obj)
        touched = list(self.session._touched.values())
        for obj in pending + touched:
            self._let_go(obj)
        for obj in touched:
            if id(obj) not in self.done and id(obj) not in self.session._deleted and state_of(obj).key is not None:
                self._take_keys(obj)
                self.update_row(obj)
        for obj in pending + touched:
            self._link(obj)
        self._delete_all()
        self.session._touched.clear()

    # ---- which objects

    def _reach(self):
        """Objects that others hold come along."""
        waiting = list(self.session._new.values()) + list(self.session._touched.values())
        seen = set()
        while waiting:
            obj = waiting.pop()
            if id(obj) in seen:
                continue
            seen.add(id(obj))
            for relation in type(obj).__mapper__.relationships.values():
                if relation.viewonly:
                    continue
                for other in _held(obj, relation):
                    if state_of(other).session is None and ("save-update" in relation.cascade or "all" in relation.cascade):
                        self.session.add(other)
                    if relation.direction == MANY:
                        self.holders.setdefault(id(other), []).append((obj, relation))
                        if state_of(other).key is not None:
                            self.session._touched[id(other)] = other
                    waiting.append(other)

    def _in_order(self, objects):
        """By their tables: those that others refer to come first."""
        tables = []
        for obj in objects:
            if type(obj).__table__ not in tables:
                tables.append(type(obj).__table__)
        ordered = sorted_tables(tables)
        return [obj for table in ordered for obj in objects if type(obj).__table__ is table]

    # ---- rows

    def _insert(self, obj):
        if id(obj) in self.done or state_of(obj).key is not None:
            return
        self.done.add(id(obj))
        self._take_keys(obj)
        cls = type(obj)
        mapper = cls.__mapper__
        state = state_of(obj)
        values = self.values_of(obj)
        result = self.insert_values(cls, values, True)
        for name, value in values.items():
            if isinstance(value, ColumnElement):
                obj.__dict__.pop(name, None)
                state.unloaded.add(name)
            else:
                obj.__dict__[name] = state.committed[name] = value
        missing = [name for name in mapper.key_names if obj.__dict__.get(name) is None]
        if missing:
            for name, value in zip(missing, self._given_key(mapper, missing, result)):
                obj.__dict__[name] = state.committed[name] = value
                state.unloaded.discard(name)
        for name, column in mapper.attributes.items():
            if name not in values and name not in missing:
                if column.server_default is not None:
                    obj.__dict__.pop(name, None)
                    state.unloaded.add(name)
                else:
                    obj.__dict__.setdefault(name, None)
                    state.committed[name] = None
        state.key = (mapper.base.class_, tuple(obj.__dict__[name] for name in mapper.key_names))
        self.session._identities[state.key] = obj
        self.session._new.pop(id(obj), None)
        self.session._inserted.append(obj)

    def values_of(self, obj):
        """The values of the row, by attribute: what is None is left to the column's defaults."""
        mapper = type(obj).__mapper__
        values = {}
        if mapper.polymorphic_on is not None and obj.__dict__.get(mapper.polymorphic_on) is None:
            obj.__dict__[mapper.polymorphic_on] = mapper.polymorphic_identity
        for name, column in mapper.attributes.items():
            value = obj.__dict__.get(name)
            if value is None:
                default = column.default
                if default is not None:
                    value = default() if callable(default) and not isinstance(default, ColumnElement) else default
                elif column.primary_key or column.server_default is not None:
                    continue
            values[name] = value
        return values

    def insert_values(self, cls, values, gives_key=False):
        mapper = cls.__mapper__
        row = {mapper.attributes[name].name: value for name, value in values.items()}
        if not row and self.session.get_bind().dialect.name != "postgresql":
            row = {mapper.attributes[mapper.key_names[0]].name: None}
        statement = insert(mapper.local_table).values(row) if row else insert(mapper.local_table)
        missing = [name for name in mapper.key_names if values.get(name) is None]
        if gives_key and missing and self.session.get_bind().dialect.name == "postgresql":
            statement = statement.returning(*[mapper.attributes[name] for name in missing])
        return self.session._write(statement)

    def _given_key(self, mapper, missing, result):
        if self.session.get_bind().dialect.name == "postgresql":
            return tuple(result.fetchone())
        return (result.lastrowid,)

    def update_row(self, obj):
        changes = self.changes_of(obj)
        if not changes:
            return
        state = state_of(obj)
        mapper = state.mapper
        for name, column in mapper.attributes.items():
            if name not in changes and column.onupdate is not None:
                value = column.onupdate
                changes[name] = value() if callable(value) and not isinstance(value, ColumnElement) else value
        self.update_values(type(obj), dict(zip(mapper.key_names, state.key[1])), changes)
        for name, value in changes.items():
            if isinstance(value, ColumnElement):
                obj.__dict__.pop(name, None)
                state.unloaded.add(name)
            else:
                obj.__dict__[name] = state.committed[name] = value
        key = (state.key[0], tuple(obj.__dict__[name] for name in mapper.key_names))
        if key != state.key:
            self.session._identities.pop(state.key, None)
            self.session._identities[key] = obj
            state.key = key

    def changes_of(self, obj):
        state = state_of(obj)
        changes = {}
        for name in state.mapper.attributes:
            if name in obj.__dict__:
                value = obj.__dict__[name]
                before = state.committed.get(name, state)
                if isinstance(value, ColumnElement) or before is state or (value is not before and value != before):
                    changes[name] = value
        return changes

    def update_values(self, cls, key, values):
        mapper = cls.__mapper__
        conditions = [mapper.attributes[name] == value for name, value in key.items()]
        row = {mapper.attributes[name].name: value for name, value in values.items()}
        if row:
            self.session._write(update(mapper.local_table).where(*conditions).values(row))

    # ---- relationships

    def _take_keys(self, obj):
        """The foreign keys of an object, from the objects that it belongs to."""
        for relation in type(obj).__mapper__.relationships.values():
            if relation.target is None or relation.viewonly or relation.direction != ONE or relation.key not in obj.__dict__:
                continue
            other = obj.__dict__[relation.key]
            known = state_of(obj).collections.get(relation.key)
            if other is None and not known and any(obj.__dict__.get(here) is not None for here, _ in relation.pairs) \
                    and known is not None:
                continue
            if other is not None:
                self._insert(other)
            for here, there in relation.pairs:
                setattr(obj, here, getattr(other, there) if other is not None else None)
        for holder, relation in self.holders.get(id(obj), []):
            self._insert(holder)
            for here, there in relation.pairs:
                setattr(obj, there, getattr(holder, here))

    def _let_go(self, obj):
        """What a collection no longer holds belongs to nobody, or goes."""
        state = state_of(obj)
        for relation in state.mapper.relationships.values():
            if relation.target is None or relation.viewonly or relation.direction != MANY:
                continue
            if relation.key not in obj.__dict__:
                continue
            held = _held(obj, relation)
            for other in state.collections.get(relation.key, []):
                if any(other is each for each in held) or id(other) in self.session._deleted:
                    continue
                if "delete-orphan" in relation.cascade:
                    self.session._deleted[id(other)] = other
                elif id(other) not in self.holders:
                    for _, there in relation.pairs:
                        setattr(other, there, None)
                    self.update_row(other)
            state.collections[relation.key] = held

    def _link(self, obj):
        """The rows of a table between."""
        state = state_of(obj)
        for relation in state.mapper.relationships.values():
            if relation.target is None or relation.viewonly or relation.direction != BOTH or relation.key not in obj.__dict__:
                continue
            held = _held(obj, relation)
            before = state.collections.get(relation.key, [])
            for other in held:
                if not any(other is each for each in before):
                    self.session._write(insert(relation.secondary).values(self._between(relation, obj, other)))
                    self._know(relation, other, obj)
            for other in before:
                if not any(other is each for each in held):
                    self._unlink(relation, obj, other)
            state.collections[relation.key] = held

    def _between(self, relation, obj, other):
        row = {column: getattr(obj, name) for name, column in relation.pairs}
        row.update({column: getattr(other, name) for name, column in relation.far})
        return row

    def _unlink(self, relation, obj, other):
        row = self._between(relation, obj, other)
        conditions = [relation.secondary.c[name] == value for name, value in row.items()]
        self.session._write(delete(relation.secondary).where(*conditions))
        if relation.reverse is not None:
            known = state_of(other).collections.get(relation.reverse.key)
            if known is not None:
                state_of(other).collections[relation.reverse.key] = [each for each in known if each is not obj]

    def _know(self, relation, other, obj):
        """The row is there: the other side need not write it."""
        if relation.reverse is None:
            return
        known = state_of(other).collections.setdefault(relation.reverse.key, [])
        if not any(each is obj for each in known):
            known.append(obj)

    # ---- deleting

    def _delete_all(self):
        deleted = self.session._deleted
        seen = set()
        while True:
            fresh = [obj for obj in deleted.values() if id(obj) not in seen]
            if not fresh:
                break
            for obj in fresh:
                seen.add(id(obj))
                self._leave(obj)
        for obj in reversed(self._in_order(list(deleted.values()))):
            state = state_of(obj)
            mapper = state.mapper
            conditions = [mapper.attributes[name] == value for name, value in zip(mapper.key_names, state.key[1])]
            self.session._write(delete(mapper.local_table).where(*conditions))
            self.session._identities.pop(state.key, None)
            state.is_deleted = True
            state.session = None
            state.key = None
        deleted.clear()

    def _leave(self, obj):
        """What refers to an object that goes."""
        for relation in type(obj).__mapper__.relationships.values():
            if relation.target is None or relation.viewonly or relation.passive_deletes:
                continue
            goes = "all" in relation.cascade or "delete" in relation.cascade.replace("delete-orphan", "")
            if relation.direction == ONE:
                if goes and getattr(obj, relation.key) is not None:
                    other = getattr(obj, relation.key)
                    self.session._deleted[id(other)] = other
                continue
            for other in list(getattr(obj, relation.key)):
                if relation.direction == BOTH:
                    self._unlink(relation, obj, other)
                elif goes:
                    self.session._deleted[id(other)] = other
                elif id(other) not in self.session._deleted:
                    for _, there in relation.pairs:
                        setattr(other, there, None)
                    self.update_row(other)


def _held(obj, relation):
    value = obj.__dict__.get(relation.key)
    if value is None:
        return []
    return list(value) if isinstance(value, InstrumentedList) else [value]


def sorted_tables(tables):
    """Those that others refer to first; else as they come."""
    ordered = []
    waiting = list(tables)
    while waiting:
        ready = [table for table in waiting
                 if not any(other is not table and foreign_keys(table, other) for other in waiting)]
        if not ready:
            ready = waiting[:1]
        ordered += ready
        waiting = [table for table in waiting if not any(table is each for each in ready)]
    return ordered
