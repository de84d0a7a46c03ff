"""Which columns join the two sides of a relationship."""
from sqlalchemy import Table
from sqlalchemy.exc import ArgumentError, InvalidRequestError
from sqlalchemy.orm._core import foreign_keys, pairs_of
from sqlalchemy.orm.mapping import _waiting, configure_mappers, is_mapped_class
from sqlalchemy.orm.written import Written

ONE, MANY, BOTH = "many to one", "one to many", "many to many"


class Joining:
    """The part of a relationship that finds out what it joins, when it is first needed."""

    def _configure(self):
        try:
            self._find()
        except (ArgumentError, InvalidRequestError) as error:
            self.problem = error

    def _ready(self):
        if _waiting:
            configure_mappers()
        if self.problem is not None:
            raise self.problem
        return self

    def _named(self, value):
        """A text as the classes of the registry understand it; a function is called."""
        if isinstance(value, str):
            return Written(value, self.owner).value()
        if callable(value) and not isinstance(value, type) and not hasattr(value, "__clause_element__") \
                and not hasattr(value, "key"):
            return value()
        return value

    def _find(self):
        target = self._named(self.argument)
        if not is_mapped_class(target):
            raise InvalidRequestError(f"relationship {self.owner.__name__}.{self.key}: {self.argument!r} is no mapped class")
        self.target = target
        self.here, self.there = self.owner.__table__, target.__table__
        self.condition = self._named(self.primaryjoin)
        if self.secondary is not None:
            self._find_secondary()
        else:
            self._find_direct()
        if self.uselist is None:
            self.uselist = self.direction != ONE
        self._find_reverse()

    def _find_direct(self):
        """self.pairs: (attribute here, attribute there)."""
        mine, theirs = self.owner.__mapper__, self.target.__mapper__
        if self.condition is not None:
            pairs = pairs_of(self.condition, self.here, self.there)
            outward = [(a, b) for a, b in pairs if self._refers(self.here, a, self.there, b)]
            self.direction = ONE if outward and len(outward) == len(pairs) else MANY
            if self.uselist is False and not outward:
                self.direction = ONE if self.direction == ONE else MANY
        else:
            outward = self._links(self.here, self.there)
            inward = [(b, a) for a, b in self._links(self.there, self.here)]
            remote = self._column_names(self.remote_side)
            if self.here is self.there and outward:
                if remote and all(b in remote for _, b in outward):
                    inward = []
                else:
                    inward, outward = [(b, a) for a, b in outward], []
            if not outward and not inward:
                raise ArgumentError(
                    f"Could not determine join condition between parent/child tables on relationship "
                    f"{self.owner.__name__}.{self.key} - there are no foreign keys linking these tables.")
            pairs = outward or inward
            self.direction = ONE if outward else MANY
        self.pairs = [(mine.name_of(a), theirs.name_of(b)) for a, b in pairs]
        self.is_simple = self.condition is None or len(pairs_of(self.condition, self.here, self.there, True)) == len(pairs)

    def _find_secondary(self):
        """self.pairs: (attribute here, column of the secondary); self.far: the same there."""
        secondary = self._named(self.secondary)
        if not isinstance(secondary, Table):
            raise InvalidRequestError(f"relationship {self.owner.__name__}.{self.key}: secondary={self.secondary!r} is no table")
        self.secondary = secondary
        mine, theirs = self.owner.__mapper__, self.target.__mapper__
        far = self._named(self.secondaryjoin)
        near = [(b, a) for a, b in foreign_keys(secondary, self.here)] if self.condition is None \
            else pairs_of(self.condition, self.here, secondary)
        other = [(b, a) for a, b in foreign_keys(secondary, self.there)] if far is None \
            else pairs_of(far, self.there, secondary)
        if self.here is self.there and self.condition is None and len(near) > 1:
            near, other = near[:1], other[1:]
        if not near or not other:
            raise ArgumentError(f"Could not determine join condition between parent/child tables on relationship "
                                f"{self.owner.__name__}.{self.key}")
        self.pairs = [(mine.name_of(a), b) for a, b in near]
        self.far = [(theirs.name_of(a), b) for a, b in other]
        self.direction = BOTH
        self.is_simple = True

    def _links(self, table, other):
        found = foreign_keys(table, other)
        wanted = self._column_names(self.foreign_keys)
        if wanted:
            chosen = [(a, b) for a, b in found if a in wanted]
            return chosen if chosen else ([] if len(found) > 1 else found)
        return found

    def _refers(self, table, column, other, target):
        wanted = self._column_names(self.foreign_keys)
        if wanted:
            return column in wanted and table.c[column].table is table and column != target or \
                (column in wanted and (column, target) in foreign_keys(table, other))
        if (column, target) in foreign_keys(table, other):
            return True
        if (target, column) in foreign_keys(other, table):
            return False
        return bool(other.c[target].primary_key and not table.c[column].primary_key)

    def _column_names(self, given):
        if given is None:
            return []
        given = self._named(given)
        if not isinstance(given, (list, tuple, set)):
            given = [given]
        return [column.name for column in given]

    def _find_reverse(self):
        if self.back_populates:
            other = self.target.__mapper__.relationships.get(self.back_populates)
            if other is None:
                raise InvalidRequestError(f"Mapper '{self.target.__name__}' has no property '{self.back_populates}'.")
            self.reverse = other
        elif self.backref and self.reverse is None:
            name, options = self.backref if isinstance(self.backref, tuple) else (self.backref, {})
            options = dict(options)
            if self.direction == BOTH:
                options.setdefault("secondary", self.secondary)
                options.setdefault("primaryjoin", self._named(self.secondaryjoin))
                options.setdefault("secondaryjoin", self.condition)
            else:
                options.setdefault("primaryjoin", self.condition)
                options.setdefault("foreign_keys", self.foreign_keys)
                if self.here is self.there and self.remote_side is None:
                    options.setdefault("remote_side", [self.here.c[self.target.__mapper__.attributes[a].name]
                                                       for a, _ in self.pairs])
            made = type(self)(self.owner, **options)
            made.reverse = self
            self.reverse = made
            self.target.__mapper__.relationships[name] = made
            type.__setattr__(self.target, name, made)
            made._attach(self.target, name)
            made._configure()
