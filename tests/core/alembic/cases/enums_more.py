from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite


def upgrade():
    kind = sa.Enum("a", "it's", name="kind")
    op.create_table("t", sa.Column("k", kind), sa.Column("l", kind))
    op.add_column("t", sa.Column("m", sa.Enum("x", name="m_kind")))
    op.add_column("t", sa.Column("n", sa.Enum("x", name="s_kind", schema="crm")))
    op.create_table("v", sa.Column("k", sa.Enum("q", name="v_kind")), schema="crm")
