"""The part of SQLAlchemy's ORM that data migrations use."""
from sqlalchemy.orm.attributes import (
    InstrumentedAttribute, InstrumentedList, Mapped, WriteOnlyMapped, DynamicMapped, MappedColumn, QueryableAttribute,
    mapped_column, column_property, deferred, flag_modified)
from sqlalchemy.orm.declarative import (
    DeclarativeBase, DeclarativeBaseNoMeta, DeclarativeMeta, MappedAsDataclass, as_declarative,
    declarative_base, declarative_mixin, declared_attr, has_inherited_table, registry, reconstructor, synonym,
    synonym_for, validates)
from sqlalchemy.orm.exc import *
from sqlalchemy.orm.mapping import Mapper, aliased, class_mapper, configure_mappers, object_session
from sqlalchemy.orm.options import (
    Load, contains_eager, defaultload, defer, immediateload, joinedload, lazyload, load_only, noload, raiseload,
    selectinload, subqueryload, undefer, with_loader_criteria)
from sqlalchemy.orm.query import Query
from sqlalchemy.orm.relationships import Relationship, RelationshipProperty, backref, foreign, relation, relationship, remote
from sqlalchemy.orm.makers import scoped_session, sessionmaker
from sqlalchemy.orm.session import Session
from sqlalchemy.orm.transactions import SessionTransaction
