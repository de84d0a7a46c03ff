from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite


def upgrade():
    op.create_table("t",
        sa.Column("a", postgresql.INET), sa.Column("b", postgresql.CIDR), sa.Column("c", postgresql.MACADDR),
        sa.Column("d", postgresql.TSVECTOR), sa.Column("e", postgresql.HSTORE), sa.Column("f", postgresql.INT4RANGE),
        sa.Column("g", postgresql.TSTZRANGE), sa.Column("h", postgresql.DATERANGE), sa.Column("i", postgresql.BIT(5)),
        sa.Column("j", postgresql.BIT(5, varying=True)), sa.Column("k", postgresql.INTERVAL(fields="YEAR TO MONTH")),
        sa.Column("l", postgresql.INTERVAL(precision=3)), sa.Column("m", postgresql.OID), sa.Column("n", postgresql.REGCLASS),
        sa.Column("o", postgresql.MONEY), sa.Column("p", postgresql.BYTEA), sa.Column("q", postgresql.TIMESTAMP(timezone=True, precision=3)),
        sa.Column("r", postgresql.TIME(timezone=True, precision=0)), sa.Column("s", postgresql.JSON), sa.Column("u", postgresql.JSONB(astext_type=sa.Text())),
        sa.Column("v", postgresql.UUID(as_uuid=True)), sa.Column("w", postgresql.ARRAY(sa.String(5))), sa.Column("x", postgresql.ARRAY(sa.Integer, dimensions=2)),
        sa.Column("y", sa.ARRAY(sa.Text)), sa.Column("z", postgresql.DOUBLE_PRECISION), sa.Column("aa", postgresql.CITEXT),
        sa.Column("ab", postgresql.NUMRANGE), sa.Column("ac", postgresql.INT8RANGE), sa.Column("ad", postgresql.MACADDR8), sa.Column("ae", postgresql.TSQUERY),
        sa.Column("af", sa.String(5, collation="de_DE")), sa.Column("ag", postgresql.VARCHAR(9)), sa.Column("ah", postgresql.ARRAY(postgresql.UUID())),
        sa.Column("ai", postgresql.DATEMULTIRANGE), sa.Column("aj", postgresql.REAL), sa.Column("ak", postgresql.JSONPATH), sa.Column("al", postgresql.PG_LSN if hasattr(postgresql, "PG_LSN") else sa.Text),
        sa.Column("am", postgresql.INTEGER), sa.Column("an", postgresql.BIGINT), sa.Column("ao", postgresql.TEXT), sa.Column("ap", postgresql.BOOLEAN), sa.Column("aq", postgresql.CHAR(3)), sa.Column("ar", postgresql.DATE), sa.Column("at", postgresql.FLOAT), sa.Column("au", postgresql.NUMERIC(5, 2)),
    )
