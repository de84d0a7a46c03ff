from alembic import op
import sqlalchemy as sa


def upgrade():
    op.create_table(
        "t",
        sa.Column("a", sa.BigInteger()),
        sa.Column("b", sa.Numeric(precision=10, scale=2)),
        sa.Column("c", sa.Float()),
        sa.Column("d", sa.LargeBinary()),
        sa.Column("e", sa.DateTime(timezone=True)),
        sa.Column("f", sa.Time()),
        sa.Column("g", sa.Interval()),
        sa.Column("h", sa.JSON()),
        sa.Column("i", sa.Uuid()),
        sa.Column("j", sa.Unicode(40)),
        sa.Column("k", sa.Enum("a", "b", name="kind")),
        sa.Column("l", sa.VARCHAR(20)),
        sa.Column("m", sa.TIMESTAMP(timezone=True)),
        sa.Column("n", sa.CHAR(3)),
        sa.Column("o", sa.Double()),
    )
