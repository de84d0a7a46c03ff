from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite


def upgrade():
    op.add_column("t", sa.Column("f", sa.Integer, sa.ForeignKey("u.id", name="fk_f", ondelete="CASCADE")))
    op.add_column("t", sa.Column("g", sa.Integer, index=True))
    op.add_column("t", sa.Column("h", sa.Integer, unique=True))
    op.add_column("t", sa.Column("i", sa.Integer, sa.ForeignKey("u.id")))
    op.add_column("t", sa.Column("j", sa.Integer, primary_key=True))
    op.add_column("t", sa.Column("k", sa.Boolean(create_constraint=True, name="ck_k")))
    op.add_column("t", sa.Column("l", sa.Integer, sa.CheckConstraint("l > 0", name="ck_l")))
    op.add_column("t", sa.Column("m", sa.Integer, sa.Identity(start=3)))
