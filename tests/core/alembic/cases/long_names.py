from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite


def upgrade():
    op.create_table("t", sa.Column("a", sa.Integer, index=True), sa.Column("b", sa.Integer, unique=True), sa.UniqueConstraint("a", "b", name="uq_" + "c" * 50))
    op.create_table("long_" + "d" * 55, sa.Column("a" * 20, sa.Integer, index=True), sa.Column("b" * 20, sa.Integer, unique=True))
