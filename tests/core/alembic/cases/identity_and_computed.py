from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite


def upgrade():
    op.create_table("t",
        sa.Column("id", sa.Integer, sa.Identity(), primary_key=True),
        sa.Column("a", sa.Integer, sa.Identity(always=True, start=5, increment=2, minvalue=1, maxvalue=100, cycle=True, cache=3)),
        sa.Column("b", sa.Integer, sa.Computed("a + 1")),
        sa.Column("c", sa.Integer, sa.Computed("a + 2", persisted=True)),
    )
