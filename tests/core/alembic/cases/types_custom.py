from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite


def upgrade():
    class Money(sa.types.TypeDecorator):
        impl = sa.Numeric
        cache_ok = True
    class Point(sa.types.UserDefinedType):
        def get_col_spec(self, **kw):
            return "POINT(%s)" % 5
    class Choice(sa.types.TypeDecorator):
        impl = sa.String(30)
        def load_dialect_impl(self, dialect):
            if dialect.name == "postgresql":
                return dialect.type_descriptor(postgresql.UUID())
            return dialect.type_descriptor(sa.CHAR(32))
    op.create_table("t", sa.Column("a", Money(10, 2)), sa.Column("b", Point()), sa.Column("c", Choice()), sa.Column("d", Money()))
