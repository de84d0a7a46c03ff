from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite


def upgrade():
    op.create_table("t", sa.Column("a", sa.Integer), sa.ForeignKeyConstraint(["a"], ["u.id"], name="fk_m", match="FULL"))
    op.create_foreign_key("fk_n", "t", "u", ["a"], ["id"], match="SIMPLE")
