# SQLModel: AutoString, and the GUID of versions before 0.0.20.
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy import types
from sqlalchemy.types import TypeDecorator


class AutoString(TypeDecorator):
    impl = sa.String
    mysql_default_length = 255

    def load_dialect_impl(self, dialect):
        if self.impl.length is None and dialect.name == "mysql":
            return sa.String(self.mysql_default_length)
        return self.impl


class GUID(TypeDecorator):
    impl = sa.CHAR

    def load_dialect_impl(self, dialect):
        return postgresql.UUID() if dialect.name == "postgresql" else sa.CHAR(32)
