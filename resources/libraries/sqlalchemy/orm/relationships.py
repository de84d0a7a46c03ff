"""relationship(): the objects on the other side of a foreign key."""
from sqlalchemy import and_, exists, literal_column, not_, select
from sqlalchemy.orm._core import refuse
from sqlalchemy.orm.attributes import InstrumentedList, state_of, touch
from sqlalchemy.orm.joining import BOTH, MANY, ONE, Joining
from sqlalchemy.orm.mapping import table_of


def relationship(argument=None, secondary=None, **kwargs):
    return RelationshipProperty(argument, secondary, **kwargs)


relation = relationship


def backref(name, **kwargs):
    return name, kwargs


def foreign(expression):
    return expression


def remote(expression):
    return expression


class RelationshipProperty(Joining):
    """Stands in the class, and gives the objects of the other side on an instance."""

    def __init__(self, argument, secondary=None, *, uselist=None, primaryjoin=None, secondaryjoin=None, back_populates=None,
                 order_by=None, backref=None, cascade="save-update, merge", viewonly=False, remote_side=None,
                 foreign_keys=None, collection_class=None, lazy="select", passive_deletes=False, **kwargs):
        self.argument = argument
        self.secondary = secondary
        self.uselist = uselist
        self.primaryjoin = primaryjoin
        self.secondaryjoin = secondaryjoin
        self.back_populates = back_populates
        self.order_by = order_by
        self.backref = backref
        self.cascade = cascade or ""
        self.viewonly = viewonly
        self.remote_side = remote_side
        self.foreign_keys = foreign_keys
        self.lazy = lazy
        self.passive_deletes = passive_deletes
        if collection_class not in (None, list, set):
            refuse("relationship(collection_class=...)")
        self.reverse = None
        self.problem = None
        self.target = None

    def _attach(self, cls, name):
        self.owner = cls
        self.key = name

    def _annotated(self, name, many):
        if self.argument is None:
            self.argument = name
        if self.uselist is None:
            self.uselist = many

    # ---- in expressions

    def _of(self, alias):
        return _OfAlias(self, alias)

    @property
    def mapper(self):
        return self._ready().target.__mapper__

    def _join(self, left=None, right=None):
        """The conditions that join both sides, through the secondary where there is one: [(table, condition)]."""
        self._ready()
        here = left if left is not None else self.owner
        there = right if right is not None else self.target
        if self.direction == BOTH:
            return [(self.secondary, and_(*[getattr(here, a) == self.secondary.c[b] for a, b in self.pairs])),
                    (table_of(there), and_(*[getattr(there, a) == self.secondary.c[b] for a, b in self.far]))]
        if self.condition is not None and left is None and right is None:
            return [(self.there, self.condition)]
        if not self.is_simple:
            refuse("an alias with relationship(primaryjoin=...)")
        return [(table_of(there), and_(*[getattr(here, a) == getattr(there, b) for a, b in self.pairs]))]

    def _exists(self, criterion, keywords, left=None):
        steps = self._join(left)
        conditions = [condition for _, condition in steps]
        conditions += [criterion] if criterion is not None else []
        conditions += [getattr(self.target, name) == value for name, value in keywords.items()]
        if self.here is self.there:
            refuse("any() and has() of a table with itself")
        return exists(select(literal_column("1")).select_from(*[table for table, _ in steps]).where(*conditions))

    def any(self, criterion=None, **keywords):
        return self._exists(criterion, keywords)

    has = any

    def _matches(self, value, left=None):
        self._ready()
        here = left if left is not None else self.owner
        if self.direction != ONE:
            refuse("a comparison of a relationship to many")
        if value is None:
            return and_(*[getattr(here, a) == None for a, _ in self.pairs])
        return and_(*[getattr(here, a) == getattr(value, b) for a, b in self.pairs])

    def __eq__(self, other):
        return self._matches(other)

    def __ne__(self, other):
        return not_(self._matches(other))

    def __hash__(self):
        return id(self)

    def contains(self, value):
        self._ready()
        if self.direction == MANY:
            return and_(*[getattr(self.owner, a) == getattr(value, b) for a, b in self.pairs])
        keys = [getattr(self.target, name) == getattr(value, name) for name in self.target.__mapper__.key_names]
        return self._exists(and_(*keys), {})

    def of_type(self, other):
        return _OfType(self, other)

    def and_(self, *conditions):
        refuse("relationship.and_()")

    # ---- on an object

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        if self.key in obj.__dict__:
            return obj.__dict__[self.key]
        return self._load(obj)

    def __set__(self, obj, value):
        self._ready()
        if self.uselist:
            before = list(self.__get__(obj))
            made = InstrumentedList(value)._bind(obj, self)
            obj.__dict__[self.key] = made
            self._replaced(obj, before, made)
        else:
            before = obj.__dict__.get(self.key)
            obj.__dict__[self.key] = value
            self._told(obj, [before] if before is not None and before is not value else [],
                       [value] if value is not None and value is not before else [])
            touch(obj)

    def _load(self, obj):
        self._ready()
        state = state_of(obj)
        found = []
        if state.session is not None and (state.key is not None or self.direction == ONE):
            state.session._autoflush()
            if self.key in obj.__dict__:
                return obj.__dict__[self.key]
            found = self._query(state.session, obj)
        elif state.key is not None:
            from sqlalchemy.orm.exc import DetachedInstanceError
            raise DetachedInstanceError(f"Parent instance {obj!r} is not bound to a Session; lazy load operation of "
                                        f"attribute '{self.key}' cannot proceed")
        if self.uselist:
            if self.lazy == "dynamic":
                return state.session.query(self.target).filter(*self._conditions(obj))
            value = InstrumentedList(found)._bind(obj, self)
            state.collections[self.key] = list(found)
        else:
            value = found[0] if found else None
            if state.key is None and value is None:
                return None
            state.collections[self.key] = [value] if value is not None else []
        obj.__dict__[self.key] = value
        return value

    def _query(self, session, obj):
        if self.direction == ONE and self.is_simple:
            values = {there: getattr(obj, here) for here, there in self.pairs}
            if any(value is None for value in values.values()):
                return []
            names = self.target.__mapper__.key_names
            if set(names) == set(values):
                found = session.get(self.target, tuple(values[name] for name in names))
                return [found] if found is not None else []
        conditions = self._conditions(obj)
        if conditions is None:
            return []
        query = session.query(self.target).filter(*conditions)
        order = self._named(self.order_by)
        if order is not None and order is not False:
            query = query.order_by(*(order if isinstance(order, (list, tuple)) else [order]))
        return query.all()

    def _conditions(self, obj):
        if not self.is_simple:
            if self.here is self.there:
                refuse("relationship(primaryjoin=...) of a table with itself")
            mapper = self.owner.__mapper__
            return [self.condition] + [mapper.attributes[name] == getattr(obj, name) for name in mapper.key_names]
        if self.direction == BOTH:
            conditions = [self.secondary.c[b] == getattr(obj, a) for a, b in self.pairs]
            return conditions + [getattr(self.target, a) == self.secondary.c[b] for a, b in self.far]
        return [getattr(self.target, b) == getattr(obj, a) for a, b in self.pairs]

    # ---- the other side hears of changes

    def _added(self, owner, item):
        self._told(owner, [], [item])

    def _removed(self, owner, item):
        self._told(owner, [item], [])

    def _replaced(self, owner, before, after):
        self._told(owner, [item for item in before if not any(item is each for each in after)],
                   [item for item in after if not any(item is each for each in before)])

    def _told(self, owner, gone, come):
        touch(owner)
        session = state_of(owner).session
        for item in come:
            if session is not None and "save-update" in self.cascade or "all" in self.cascade and session is not None:
                session.add(item)
        if self.reverse is None:
            return
        for item in gone:
            self.reverse._without(item, owner)
        for item in come:
            self.reverse._with(item, owner)
            if session is None:
                other = state_of(item).session
                if other is not None:
                    other.add(owner)

    def _with(self, obj, value):
        touch(obj)
        if not self.uselist:
            obj.__dict__[self.key] = value
            return
        known = obj.__dict__.get(self.key)
        if known is None and state_of(obj).key is None:
            known = obj.__dict__[self.key] = InstrumentedList()._bind(obj, self)
        if known is not None and not any(each is value for each in known):
            list.append(known, value)

    def _without(self, obj, value):
        touch(obj)
        if not self.uselist:
            if obj.__dict__.get(self.key) is value:
                obj.__dict__[self.key] = None
            return
        known = obj.__dict__.get(self.key)
        if known is not None and any(each is value for each in known):
            list.remove(known, value)

    # The last one: it hides the builtin.
    @property
    def property(self):
        return self


Relationship = RelationshipProperty


class _OfAlias:
    """A relationship of an aliased class."""

    def __init__(self, relation, alias):
        self._relation = relation
        self._left = alias
        self._right = None

    def _steps(self):
        return self._relation._join(self._left, self._right)

    def any(self, criterion=None, **keywords):
        return self._relation._exists(criterion, keywords, self._left)

    has = any

    def of_type(self, other):
        self._right = other
        return self

    def __eq__(self, other):
        return self._relation._matches(other, self._left)

    def __hash__(self):
        return id(self)


class _OfType(_OfAlias):
    def __init__(self, relation, right):
        self._relation = relation
        self._left = None
        self._right = right
