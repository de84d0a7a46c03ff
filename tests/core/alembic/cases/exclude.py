from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite


def upgrade():
    op.create_exclude_constraint("ex1", "t", ("a", "="), ("during", "&&"), using="gist", where=sa.text("a > 5"))
    op.create_exclude_constraint("ex2", "t", (sa.column("a"), "="), schema="crm", deferrable=True, initially="DEFERRED")
    op.create_table("b", sa.Column("r", postgresql.TSRANGE), postgresql.ExcludeConstraint(("r", "&&"), name="ex3", using="gist"))
