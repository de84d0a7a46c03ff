from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite


def upgrade():
    op.create_table("t",
        sa.Column("a", sa.Integer), sa.Column("b", sa.Integer),
        sa.ForeignKeyConstraint(["a"], ["u.id"]),
        sa.ForeignKeyConstraint(["a", "b"], ["v.x", "v.y"], name="fk_v", ondelete="CASCADE", onupdate="RESTRICT"),
        sa.ForeignKeyConstraint(["a"], ["crm.w.id"], name="fk_w"),
            sa.ForeignKeyConstraint(["a"], ["u.id"], name="fk_d", deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["a"], ["u.id"], name="fk_n", deferrable=False, initially="IMMEDIATE"),
    )
    op.create_table("s", sa.Column("a", sa.Integer), sa.ForeignKeyConstraint(["a"], ["s.a"]), schema="crm")
