from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite


def upgrade():
    op.create_foreign_key("fk1", "t", "u", ["a"], ["id"])
    op.create_foreign_key("fk2", "t", "u", ["a"], ["id"], ondelete="SET NULL", onupdate="CASCADE", deferrable=True, initially="DEFERRED")
    op.create_foreign_key("fk3", "t", "u", ["a", "b"], ["x", "y"], source_schema="crm", referent_schema="hr")
    op.create_foreign_key(None, "t", "u", ["a"], ["id"])
    op.create_foreign_key("fk4", "t", "u", ["a"], ["id"], postgresql_not_valid=True)
    op.drop_constraint("fk1", "t", type_="foreignkey")
    op.drop_constraint("uq1", "t", type_="unique", schema="crm")
    op.drop_constraint("pk1", "t", type_="primary")
    op.drop_constraint("ck1", "t", type_="check")
