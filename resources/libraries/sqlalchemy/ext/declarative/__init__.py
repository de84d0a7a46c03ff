"""Where declarative_base() was before SQLAlchemy 2."""
from sqlalchemy.orm import (
    DeclarativeMeta, as_declarative, declarative_base, declared_attr, has_inherited_table, synonym_for)


class AbstractConcreteBase:
    pass


ConcreteBase = DeferredReflection = AbstractConcreteBase
