from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite


def upgrade():
    op.create_index("ix1", "t", ["a", "b"], postgresql_using="gin")
    op.create_index("ix2", "t", ["a"], postgresql_where=sa.text("a > 5"))
    op.create_index("ix3", "t", ["a"], postgresql_ops={"a": "varchar_pattern_ops"})
    op.create_index("ix4", "t", ["a"], postgresql_include=["b", "c"])
    op.create_index("ix5", "t", ["a"], unique=True, postgresql_nulls_not_distinct=True)
    op.create_index("ix6", "t", ["a"], postgresql_with={"fillfactor": 50})
    op.create_index("ix7", "t", ["a"], postgresql_tablespace="fast")
    op.create_index("ix8", "t", [sa.text("lower(a)")])
    op.create_index("ix9", "t", [sa.text("a DESC"), "b"])
    op.create_index("ix10", "t", [sa.text("a DESC NULLS LAST")], schema="crm")
    op.create_index("ix11", "t", ["a"], if_not_exists=True)
    op.create_index("ix12", "t", [sa.func.lower(sa.column("a"))])
    op.create_index("ix13", "t", [sa.column("a").desc()])
    op.create_index("ix14", "t", [sa.desc("a")])
    op.create_index("ix15", "t", ["a"], postgresql_where=sa.column("a") > 5)
    op.create_index("ix16", "t", ["a"], postgresql_where="a IS NOT NULL")
    op.create_index("ix17", "t", ["a", sa.text("(b->>'x')")], postgresql_using="btree")
    op.create_index(op.f("ix_t_a"), "t", ["a"], unique=False)
    op.create_index(None, "t", ["a"])
    op.drop_index("ix1", table_name="t")
    op.drop_index("ix2", "t", schema="crm")
    op.drop_index("ix3", "t", if_exists=True)
    op.drop_index("ix4", table_name="t", postgresql_concurrently=True)
    op.drop_index(op.f("ix_t_a"), table_name="t")
    op.create_index("ix18", "t", ["a"], postgresql_ops={"a": "gin_trgm_ops"}, postgresql_using="gin")
