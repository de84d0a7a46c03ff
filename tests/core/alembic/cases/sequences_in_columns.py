from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite


def upgrade():
    op.create_table("t", sa.Column("id", sa.Integer, sa.Sequence("t_seq"), primary_key=True), sa.Column("n", sa.Integer, sa.Sequence("n_seq", start=5), server_default=sa.text("nextval('n_seq')")))
