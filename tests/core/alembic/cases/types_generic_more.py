from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite


def upgrade():
    op.create_table("t",
        sa.Column("b", sa.String(255)), sa.Column("c", sa.Unicode(5)), sa.Column("d", sa.UnicodeText),
        sa.Column("e", sa.Numeric), sa.Column("f", sa.Numeric(10)), sa.Column("g", sa.Numeric(10, 2, asdecimal=False)), sa.Column("h", sa.Float(53)), sa.Column("i", sa.Float(precision=5)),
        sa.Column("j", sa.Double), sa.Column("k", sa.LargeBinary), sa.Column("l", sa.LargeBinary(20)), sa.Column("m", sa.PickleType), sa.Column("n", sa.Interval), sa.Column("o", sa.Interval(native=False)),
        sa.Column("p", sa.Time), sa.Column("q", sa.Time(timezone=True)), sa.Column("r", sa.DateTime(timezone=True)), sa.Column("s", sa.TIMESTAMP(timezone=True)), sa.Column("u", sa.TIMESTAMP),
        sa.Column("v", sa.JSON), sa.Column("w", sa.JSON(none_as_null=True)), sa.Column("x", sa.Uuid), sa.Column("y", sa.UUID), sa.Column("z", sa.Uuid(as_uuid=False, native_uuid=False)),
        sa.Column("aa", sa.Enum("x", "y", name="e0")), sa.Column("ab", sa.Enum("x", "y", name="e1", native_enum=False)), sa.Column("ac", sa.Enum("x", "y", name="e2", native_enum=False, create_constraint=True)), sa.Column("ad", sa.Enum("x", "yyy", name="e3", native_enum=False, length=40)),
        sa.Column("ae", sa.Boolean(create_constraint=True, name="ck_ae")), sa.Column("af", sa.Boolean), sa.Column("ag", sa.CHAR(5)), sa.Column("ah", sa.NCHAR(5)), sa.Column("ai", sa.NVARCHAR(5)), sa.Column("aj", sa.DECIMAL(5, 2)), sa.Column("ak", sa.REAL), sa.Column("al", sa.FLOAT), sa.Column("am", sa.BLOB), sa.Column("an", sa.CLOB), sa.Column("ao", sa.BINARY(5)), sa.Column("ap", sa.VARBINARY(5)), sa.Column("aq", sa.SMALLINT), sa.Column("ar", sa.BIGINT), sa.Column("at", sa.INT), sa.Column("au", sa.DOUBLE), sa.Column("av", sa.DOUBLE_PRECISION), sa.Column("aw", sa.BOOLEAN), sa.Column("ax", sa.TEXT), sa.Column("ay", sa.DATE), sa.Column("az", sa.DATETIME), sa.Column("ba", sa.TIME), sa.Column("bb", sa.Text(length=500)), sa.Column("bc", sa.Integer),
    )
