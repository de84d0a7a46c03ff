from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite


def upgrade():
    op.execute(sa.text("UPDATE t SET a = :a WHERE b = :b").bindparams(a="it's", b=5))
    op.execute(sa.text("UPDATE t SET a = 'x\\:y'"))
    op.execute(sa.text("SELECT a::text FROM t"))
    op.execute(sa.text("UPDATE t SET a = :a").bindparams(sa.bindparam("a", value="z", type_=sa.String)))
    op.execute("CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN NEW.x := 5; RETURN NEW; END $$ LANGUAGE plpgsql")
    op.execute("""
        UPDATE t
           SET a = 1;
    """)
    op.execute(sa.text("UPDATE t SET j = '{\"a\": 1}'"))
    op.execute("SELECT 1; SELECT 2;")
    op.execute(sa.text("UPDATE t SET a = :a").bindparams(a=None))
    op.execute(sa.text("UPDATE t SET a = :a").bindparams(a=True))
    op.execute(sa.text("UPDATE t SET a = :a").bindparams(a=1.5))
