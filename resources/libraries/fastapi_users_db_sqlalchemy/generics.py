# FastAPI Users for SQLAlchemy.
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeDecorator


class GUID(TypeDecorator):
    impl = sa.CHAR

    def load_dialect_impl(self, dialect):
        return postgresql.UUID() if dialect.name == "postgresql" else sa.CHAR(36)


class TIMESTAMPAware(TypeDecorator):
    impl = sa.TIMESTAMP
