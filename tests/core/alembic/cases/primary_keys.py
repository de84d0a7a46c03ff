from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite


def upgrade():
    op.create_table("a", sa.Column("x", sa.Integer, primary_key=True), sa.Column("y", sa.Integer, primary_key=True))
    op.create_table("b", sa.Column("x", sa.Integer), sa.Column("y", sa.Integer), sa.PrimaryKeyConstraint("x", "y", name="pk_b"))
    op.create_table("c", sa.Column("x", sa.BigInteger, primary_key=True))
    op.create_table("d", sa.Column("x", sa.SmallInteger, primary_key=True))
    op.create_table("e", sa.Column("x", sa.String(5), primary_key=True))
    op.create_table("g", sa.Column("x", sa.Integer, sa.ForeignKey("a.x"), primary_key=True))
    op.create_table("h", sa.Column("x", sa.Integer, nullable=False), sa.PrimaryKeyConstraint("x"))
    op.create_table("i", sa.Column("x", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True))
    op.create_table("j", sa.Column("x", sa.Integer, primary_key=True, nullable=True))
    op.create_table("k", sa.Column("x", sa.Integer, server_default="3", primary_key=True))
    op.create_table("l", sa.Column("x", sa.Integer, primary_key=True), sqlite_autoincrement=True)
    op.create_table("m", sa.Column("x", sa.Uuid, primary_key=True))
