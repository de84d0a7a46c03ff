"""Session.query(): a select() that gives objects."""
from sqlalchemy import delete, func, select, text, update
from sqlalchemy.exc import InvalidRequestError, MultipleResultsFound, NoResultFound
from sqlalchemy.orm._core import foreign_keys, refuse
from sqlalchemy.orm.loading import Reader
from sqlalchemy.orm.mapping import AliasedClass, class_of, is_entity, table_of
from sqlalchemy.orm.relationships import RelationshipProperty, _OfAlias


class Query:
    """Each method gives a new one. The select() underneath is made of what was said so far when it is run."""

    def __init__(self, entities, session=None):
        self.session = session
        self._entities = list(entities) if isinstance(entities, (list, tuple)) else [entities]
        self._conditions = []
        self._steps = []  # what is done to the select, but the conditions
        self._joined = []  # entities, in the order they were joined
        self._is_plain = True  # neither limited nor grouped nor distinct

    def _with(self, step=None, plain=True):
        made = type(self)(self._entities, self.session)
        made._conditions = list(self._conditions)
        made._steps = list(self._steps)
        made._joined = list(self._joined)
        made._is_plain = self._is_plain and plain
        if step is not None:
            made._steps.append(step)
        return made

    def _made(self, items=None):
        statement = select(*(self._entities if items is None else items))
        if self._conditions:
            statement = statement.where(*self._conditions)
        for step in self._steps:
            statement = step(statement)
        return statement

    @property
    def statement(self):
        return self._made()

    def __clause_element__(self):
        return self._made()

    # ---- what is asked for

    def filter(self, *conditions):
        made = self._with()
        made._conditions += [text(each) if isinstance(each, str) else each for each in conditions]
        return made

    where = filter

    def filter_by(self, **keywords):
        entity = self._joined[-1] if self._joined else self._first_entity()
        return self.filter(*[getattr(entity, name) == value for name, value in keywords.items()])

    def _first_entity(self):
        first = self._entities[0]
        if is_entity(first):
            return first
        owner = getattr(first, "_mapped_class", None)
        if owner is None:
            table = getattr(first, "table", None)
            if table is None:
                table = first if hasattr(first, "c") else None
            if table is None:
                raise InvalidRequestError("Can't determine which entity filter_by() is about")
            return table.c
        return owner

    def order_by(self, *clauses):
        if clauses and (clauses[0] is None or clauses[0] is False):
            return self._with()
        return self._with(lambda statement: statement.order_by(*clauses))

    def group_by(self, *clauses):
        return self._with(lambda statement: statement.group_by(*clauses), False)

    def having(self, *conditions):
        return self._with(lambda statement: statement.having(*conditions), False)

    def distinct(self, *expressions):
        return self._with(lambda statement: statement.distinct(*expressions), False)

    def limit(self, limit):
        return self._with(lambda statement: statement.limit(limit), False)

    def offset(self, offset):
        return self._with(lambda statement: statement.offset(offset), False)

    def slice(self, start, stop):
        made = self.offset(start) if start else self
        return made.limit(stop - (start or 0)) if stop is not None else made

    def select_from(self, *sources):
        made = self._with(lambda statement: statement.select_from(*sources))
        made._joined += [source for source in sources if is_entity(source)]
        return made

    def with_entities(self, *entities):
        made = self._with()
        made._entities = list(entities)
        return made

    def add_columns(self, *columns):
        made = self._with()
        made._entities += columns
        return made

    add_column = add_columns

    def add_entity(self, entity, alias=None):
        return self.add_columns(entity)

    def join(self, target, *more, onclause=None, isouter=False, full=False):
        if more and onclause is None and not isinstance(more[0], (RelationshipProperty, _OfAlias)):
            onclause, more = more[0], more[1:]
        made = self._with()
        for table, condition in made._join_steps(target, onclause):
            made._steps.append(lambda statement, table=table, condition=condition:
                               statement.join(table, condition, isouter=isouter))
        entity = target
        if isinstance(target, RelationshipProperty):
            entity = target.target
        elif isinstance(target, _OfAlias):
            entity = target._right or target._relation.target
        if is_entity(entity):
            made._joined.append(entity)
        for each in more:
            made = made.join(each, isouter=isouter)
        return made

    def outerjoin(self, target, *more, onclause=None, full=False):
        return self.join(target, *more, onclause=onclause, isouter=True)

    def _join_steps(self, target, onclause):
        if isinstance(target, str):
            target = getattr(self._joined[-1] if self._joined else self._first_entity(), target)
        if isinstance(onclause, (RelationshipProperty, _OfAlias)):
            relation = onclause if isinstance(onclause, RelationshipProperty) else onclause._relation
            left = onclause._left if isinstance(onclause, _OfAlias) else None
            return relation._join(left, target if isinstance(target, AliasedClass) else None)
        if isinstance(target, RelationshipProperty):
            return target._join()
        if isinstance(target, _OfAlias):
            return target._steps()
        table = table_of(target) if is_entity(target) else target
        if onclause is None:
            onclause = self._natural(target, table)
        return [(table, onclause)]

    def _natural(self, target, table):
        """The condition that the foreign keys between the target and what is there already say."""
        known = [self._first_entity()] + self._joined
        for entity in reversed(known):
            mine = table_of(entity) if is_entity(entity) else None
            if mine is None:
                continue
            pairs = foreign_keys(mine, table) or [(b, a) for a, b in foreign_keys(table, mine)]
            if pairs:
                condition = None
                for a, b in pairs:
                    each = mine.c[a] == table.c[b]
                    condition = each if condition is None else condition & each
                return condition
        raise InvalidRequestError(f"Don't know how to join to {target!r}. Please use the .select_from() method to "
                                  f"establish an explicit left side, as well as providing an explicit ON clause")

    def get(self, identity):
        return self.session.get(self._first_entity(), identity)

    def _same(self, *args, **kwargs):
        return self

    options = execution_options = yield_per = populate_existing = enable_eagerloads = autoflush = _same
    correlate = with_for_update = with_hint = reset_joinpoint = enable_assertions = _same

    def union(self, *others):
        refuse("Query.union()")

    union_all = union

    def from_statement(self, statement):
        made = self._with()
        made._made = lambda items=None: statement
        return made

    # ---- the answer

    def _reader(self):
        return Reader(self._entities)

    def _is_single(self):
        return len(self._entities) == 1 and is_entity(self._entities[0])

    def all(self):
        self.session._autoflush()
        statement = self._made()
        reader = self._reader()
        if not reader.has_entities:
            return self.session._run(statement).fetchall()
        rows = reader.rows(self.session, self.session._run(statement))
        if not self._is_single():
            return rows
        found, seen = [], set()
        for (obj,) in rows:
            # As SQLAlchemy has it: an object that the rows hold more than once is given once.
            if id(obj) not in seen:
                seen.add(id(obj))
                found.append(obj)
        return found

    def __iter__(self):
        return iter(self.all())

    def __getitem__(self, place):
        if isinstance(place, slice):
            return self.slice(place.start or 0, place.stop).all()
        return self.slice(place, place + 1).all()[0]

    def first(self):
        rows = (self.limit(1) if self._is_plain else self).all()
        return rows[0] if rows else None

    def one_or_none(self):
        rows = self.all()
        if len(rows) > 1:
            raise MultipleResultsFound("Multiple rows were found when one or none was required")
        return rows[0] if rows else None

    def one(self):
        rows = self.all()
        if not rows:
            raise NoResultFound("No row was found when one was required")
        if len(rows) > 1:
            raise MultipleResultsFound("Multiple rows were found when exactly one was required")
        return rows[0]

    def scalar(self):
        row = self.one_or_none()
        return row if row is None or self._is_single() else row[0]

    def count(self):
        self.session._autoflush()
        if not self._is_plain:
            return len(self.session._run(self._made()).fetchall())
        first = self._entities[0]
        source = table_of(first) if is_entity(first) else getattr(first, "table", None)
        made = self._with()
        if source is not None and not made._joined:
            made._steps.insert(0, lambda statement: statement.select_from(source))
        return self.session._run(made._made([func.count()])).scalar()

    def exists(self):
        return self._made().exists()

    def subquery(self, name=None):
        return self._made().subquery(name) if name else self._made().subquery()

    def cte(self, name=None):
        return self._made().cte(name)

    def scalar_subquery(self):
        return self._made().scalar_subquery()

    as_scalar = scalar_subquery

    def label(self, name):
        return self._made().label(name)

    # ---- changes of many rows at once

    def _target(self):
        if self._steps or self._joined:
            raise InvalidRequestError("Can't call Query.update() or Query.delete() when limit(), offset(), order_by(), "
                                      "group_by(), distinct(), join() or select_from() has been called")
        entity = self._first_entity()
        return table_of(entity) if is_entity(entity) else self._entities[0]

    def update(self, values, synchronize_session="auto", update_args=None):
        self.session._autoflush()
        table = self._target()
        columns = {}
        for key, value in values.items():
            if isinstance(key, str):
                key = getattr(self._first_entity(), key)
            columns[key.name] = value
        result = self.session._run(update(table).where(*self._conditions).values(columns))
        if synchronize_session is not False:
            self.session._expire_class(class_of(self._first_entity()))
        return result.rowcount

    def delete(self, synchronize_session="auto"):
        self.session._autoflush()
        result = self.session._run(delete(self._target()).where(*self._conditions))
        if synchronize_session is not False:
            self.session._expire_class(class_of(self._first_entity()))
        return result.rowcount
