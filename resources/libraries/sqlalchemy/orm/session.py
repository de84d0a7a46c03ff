"""Session: the objects of a script and their rows."""
from sqlalchemy import select
from sqlalchemy.exc import InvalidRequestError, UnboundExecutionError
from sqlalchemy.orm._core import entities_of, is_select, rolled_back
from sqlalchemy.orm.attributes import identity_of, state_of
from sqlalchemy.orm.exc import UnmappedInstanceError
from sqlalchemy.orm.flushing import Flush
from sqlalchemy.orm.loading import Reader, Result
from sqlalchemy.orm.mapping import class_of, configure_mappers, is_mapped_class
from sqlalchemy.orm.query import Query
from sqlalchemy.orm.transactions import SessionTransaction, _Nested, _NoAutoflush


class Session:
    def __init__(self, bind=None, *, autoflush=True, expire_on_commit=True, autobegin=True, binds=None, info=None,
                 future=True, twophase=False, autocommit=False, query_cls=None, join_transaction_mode=None, **kwargs):
        self.bind = bind
        self.autoflush = autoflush
        self.expire_on_commit = expire_on_commit
        self.info = info or {}
        self._identities = {}  # (class, key) -> object
        self._new = {}  # id -> object, in the order they came
        self._inserted = []  # for savepoints: what they take back is new no more
        self._deleted = {}
        self._touched = {}
        self._has_written = False
        self._is_flushing = False
        self._query_class = query_cls or Query

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self.close()
        return False

    # ---- the connection

    def get_bind(self, *args, **kwargs):
        if self.bind is None:
            raise UnboundExecutionError("This session is not bound to a single Engine or Connection, and no context was "
                                        "provided to locate a binding.")
        return self.bind

    def connection(self, *args, **kwargs):
        return self.get_bind()

    def _run(self, statement, parameters=None):
        bind = self.get_bind()
        return bind.execute(statement, parameters) if parameters is not None else bind.execute(statement)

    def _write(self, statement, parameters=None):
        self._has_written = True
        return self._run(statement, parameters)

    def begin(self, nested=False, subtransactions=False):
        return self.begin_nested() if nested else SessionTransaction(self)

    def begin_nested(self):
        return _Nested(self)

    def in_transaction(self):
        return True

    def get_transaction(self):
        return SessionTransaction(self)

    @property
    def no_autoflush(self):
        return _NoAutoflush(self)

    @property
    def is_active(self):
        return True

    def commit(self):
        self.flush()
        if self.expire_on_commit:
            self.expire_all()

    def rollback(self):
        rolled_back(self._has_written)
        self._forget()

    def _forget(self, inserted_before=None):
        if inserted_before is not None:
            for obj in self._inserted[inserted_before:]:
                self.expunge(obj)
                state_of(obj).key = None
            del self._inserted[inserted_before:]
        for obj in list(self._new.values()):
            state_of(obj).session = None
        self._new.clear()
        self._deleted.clear()
        self._touched.clear()
        self.expire_all()

    def close(self):
        self.expunge_all()

    def reset(self):
        self.close()

    invalidate = reset

    # ---- questions

    def query(self, *entities, **kwargs):
        configure_mappers()
        return self._query_class(entities, self)

    def execute(self, statement, params=None, *, execution_options=None, bind_arguments=None, **kwargs):
        configure_mappers()
        self._autoflush()
        parameters = params if params is not None else (kwargs.get("parameters") or None)
        if isinstance(statement, Query):
            statement = statement.statement
        items = entities_of(statement)
        if is_select(statement):
            reader = Reader(items)
            if reader.has_entities:
                return Result(reader.rows(self, self._run(statement, parameters)), reader.names)
            return self._run(statement, parameters)
        result = self._write(statement, parameters)
        for cls in items:
            self._expire_class(cls)
        return result

    def scalars(self, statement, params=None, **kwargs):
        return self.execute(statement, params, **kwargs).scalars()

    def scalar(self, statement, params=None, **kwargs):
        return self.execute(statement, params, **kwargs).scalar()

    def get(self, entity, ident, *, options=None, populate_existing=False, with_for_update=None, **kwargs):
        mapper = class_of(entity).__mapper__
        if isinstance(ident, dict):
            ident = tuple(ident[name] for name in mapper.key_names)
        key = tuple(ident) if isinstance(ident, (tuple, list)) else (ident,)
        if len(key) != len(mapper.key_names):
            raise InvalidRequestError(f"Incorrect number of values in identifier to formulate primary key for "
                                      f"session.get(); primary key columns are "
                                      f"{','.join(repr(name) for name in mapper.key_names)}")
        known = self._identities.get((mapper.base.class_, key))
        if known is not None:
            if state_of(known).unloaded:
                self._refresh(known)
                if state_of(known).unloaded:
                    return None
            return known
        conditions = [mapper.attributes[name] == value for name, value in zip(mapper.key_names, key)]
        return self.query(mapper.class_).filter(*conditions).one_or_none()

    def get_one(self, entity, ident, **kwargs):
        from sqlalchemy.exc import NoResultFound
        found = self.get(entity, ident, **kwargs)
        if found is None:
            raise NoResultFound("No row was found when one was required")
        return found

    def _refresh(self, obj, names=None):
        """Reads the columns that are not known again."""
        self._autoflush()
        state = state_of(obj)
        mapper = state.mapper
        conditions = [mapper.attributes[name] == value for name, value in zip(mapper.key_names, state.key[1])]
        wanted = [name for name in mapper.attributes if name in state.unloaded]
        row = self._run(select(*[mapper.attributes[name] for name in wanted]).where(*conditions)).first()
        if row is None:
            return
        for place, name in enumerate(wanted):
            obj.__dict__[name] = state.committed[name] = row[place]
            state.unloaded.discard(name)

    # ---- objects

    def add(self, instance, _warn=True):
        if not is_mapped_class(type(instance)):
            raise UnmappedInstanceError(f"Class '{type(instance).__module__}.{type(instance).__name__}' is not mapped")
        configure_mappers()
        state = state_of(instance)
        if state.session is not None and state.session is not self:
            raise InvalidRequestError(f"Object '{instance!r}' is already attached to session "
                                      f"(this is another one)")
        if state.session is self:
            if not state.is_deleted:
                self._deleted.pop(id(instance), None)
            return
        state.session = self
        if state.key is None:
            self._new[id(instance)] = instance
        else:
            self._identities[state.key] = instance
            self._touched[id(instance)] = instance
        for relation in state.mapper.relationships.values():
            for other in _values(instance, relation):
                if state_of(other).session is None and _cascades(relation):
                    self.add(other)

    def add_all(self, instances):
        for instance in instances:
            self.add(instance)

    def delete(self, instance):
        state = state_of(instance)
        if state.key is None:
            raise InvalidRequestError(f"Instance '{instance!r}' is not persisted")
        if state.session is None:
            self.add(instance)
        self._deleted[id(instance)] = instance

    def merge(self, instance, *, load=True, options=None):
        mapper = type(instance).__mapper__
        key = identity_of(instance)
        known = self.get(type(instance), key) if key is not None else None
        if known is None:
            known = type(instance).__new__(type(instance))
            self.add(known)
        for name in mapper.attributes:
            if name in instance.__dict__:
                setattr(known, name, instance.__dict__[name])
        return known

    def refresh(self, instance, attribute_names=None, with_for_update=None):
        self.expire(instance, attribute_names)
        self._refresh(instance)
        if state_of(instance).unloaded:
            raise InvalidRequestError(f"Could not refresh instance '{instance!r}'")

    def expire(self, instance, attribute_names=None):
        state = state_of(instance)
        names = attribute_names or list(state.mapper.attributes) + list(state.mapper.relationships)
        for name in names:
            instance.__dict__.pop(name, None)
            state.collections.pop(name, None)
            if name in state.mapper.attributes:
                state.committed.pop(name, None)
                state.unloaded.add(name)

    def expire_all(self):
        for instance in self._identities.values():
            self.expire(instance)

    def _expire_class(self, cls):
        for instance in self._identities.values():
            if isinstance(instance, cls):
                self.expire(instance)

    def expunge(self, instance):
        state = state_of(instance)
        state.session = None
        self._identities.pop(state.key, None)
        self._new.pop(id(instance), None)
        self._touched.pop(id(instance), None)
        self._deleted.pop(id(instance), None)

    def expunge_all(self):
        for instance in list(self._identities.values()) + list(self._new.values()):
            state_of(instance).session = None
        self._identities.clear()
        self._inserted.clear()
        self._new.clear()
        self._touched.clear()
        self._deleted.clear()

    def __contains__(self, instance):
        return state_of(instance).session is self

    def __iter__(self):
        return iter(list(self._new.values()) + list(self._identities.values()))

    @property
    def new(self):
        return list(self._new.values())

    @property
    def deleted(self):
        return list(self._deleted.values())

    @property
    def dirty(self):
        return [instance for instance in self._touched.values() if self.is_modified(instance)]

    @property
    def identity_map(self):
        return dict(self._identities)

    def is_modified(self, instance, include_collections=True):
        return bool(Flush(self).changes_of(instance))

    def enable_relationship_loading(self, instance):
        state_of(instance).session = self

    # ---- to the database

    def flush(self, objects=None):
        if not self._is_flushing and (self._new or self._touched or self._deleted):
            self._is_flushing = True
            try:
                Flush(self).run()
            finally:
                self._is_flushing = False

    def _autoflush(self):
        if self.autoflush:
            self.flush()

    def bulk_save_objects(self, objects, return_defaults=False, update_changed_only=True, preserve_order=True):
        for instance in objects:
            state = state_of(instance)
            if state.key is None:
                Flush(self).insert_values(type(instance), Flush(self).values_of(instance))
            else:
                Flush(self).update_row(instance)

    def bulk_insert_mappings(self, mapper, mappings, return_defaults=False, render_nulls=False):
        cls = getattr(mapper, "class_", mapper)
        for values in mappings:
            Flush(self).insert_values(cls, values)

    def bulk_update_mappings(self, mapper, mappings):
        cls = getattr(mapper, "class_", mapper)
        known = cls.__mapper__
        for values in mappings:
            key = {name: values[name] for name in known.key_names}
            rest = {name: value for name, value in values.items() if name not in key}
            Flush(self).update_values(cls, key, rest)


def _values(instance, relation):
    value = instance.__dict__.get(relation.key)
    if value is None:
        return []
    return list(value) if isinstance(value, (list, set, tuple)) else [value]


def _cascades(relation):
    return "save-update" in relation.cascade or "all" in relation.cascade
