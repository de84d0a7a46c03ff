from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite


def upgrade():
    op.create_table("t", sa.Column("a", sa.Integer), sa.Column("d", sa.Integer, sa.Computed("a + 3", persisted=False)))
    op.add_column("t", sa.Column("e", sa.Integer, sa.Computed("a + 1", persisted=False)))
