from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite


def upgrade():
    op.create_unique_constraint("uq1", "t", ["a", "b"])
    op.create_unique_constraint("uq2", "t", ["a"], schema="crm", deferrable=True, initially="DEFERRED")
    op.create_unique_constraint(None, "t", ["a"])
    op.create_unique_constraint("uq3", "t", ["a"], postgresql_nulls_not_distinct=True)
    op.create_check_constraint("ck1", "t", "a > 5")
    op.create_check_constraint("ck2", "t", sa.text("a > 5 AND b < 6"))
    op.create_check_constraint("ck3", "t", sa.column("a") > 5)
    op.create_check_constraint("ck4", "t", sa.and_(sa.column("a") > 5, sa.or_(sa.column("b") == "x", sa.column("c").is_(None))))
    op.create_check_constraint("ck5", "t", sa.func.length(sa.column("name")) > 5)
    op.create_check_constraint("ck6", "t", sa.column("a").in_(["x", "y"]))
    op.create_check_constraint("ck7", "t", sa.not_(sa.column("a").between(1, 5)))
    op.create_check_constraint("ck9", "t", sa.column("a") != sa.column("b"), schema="crm")
    op.create_primary_key("pk1", "t", ["a", "b"])
    op.create_primary_key(None, "t", ["a"], schema="crm")
