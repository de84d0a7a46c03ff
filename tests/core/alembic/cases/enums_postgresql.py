from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite


def upgrade():
    op.add_column("t", sa.Column("o", postgresql.ENUM("x", name="p_kind", create_type=False)))
    op.create_table("u", sa.Column("k", postgresql.ENUM("q", "r", name="q_kind")))
    op.drop_table("u")
    op.create_table("w", sa.Column("k", sa.ARRAY(sa.Enum("q", name="w_kind"))))
    kind = postgresql.ENUM("a", "b", name="kind")
    op.execute("ALTER TYPE kind ADD VALUE 'c'")
    kind.drop(op.get_bind(), checkfirst=False)
    kind.create(op.get_bind(), checkfirst=False)
