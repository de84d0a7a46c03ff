from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql


class Money(sa.types.TypeDecorator):
    impl = sa.Numeric(12, 2)
    cache_ok = True


class Point(sa.types.UserDefinedType):
    def get_col_spec(self, **kw):
        return "POINT"


class Json(sa.TypeDecorator):
    impl = sa.Text

    def load_dialect_impl(self, dialect):
        if dialect.name == "postgresql":
            return dialect.type_descriptor(postgresql.JSONB())
        return dialect.type_descriptor(sa.Text())


def upgrade():
    op.create_table(
        "t",
        sa.Column("a", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
        sa.Column("b", sa.Text().with_variant(mysql.LONGTEXT(), "mysql")),
        sa.Column("c", Money()),
        sa.Column("d", Point()),
        sa.Column("e", Json()),
    )
