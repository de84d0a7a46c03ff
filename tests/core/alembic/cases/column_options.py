from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite


def upgrade():
    op.create_table("t",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("a", sa.Integer, index=True),
        sa.Column("b", sa.Integer, unique=True),
        sa.Column("c", sa.Integer, index=True, unique=True),
        sa.Column("d", sa.Integer, server_default="5"),
        sa.Column("e", sa.String(5), server_default="it's"),
        sa.Column("f", sa.Boolean, server_default=sa.true()),
        sa.Column("g", sa.Boolean, server_default=sa.false(), nullable=False),
        sa.Column("h", sa.DateTime, server_default=sa.text("now()")),
        sa.Column("i", sa.DateTime, server_default=sa.func.now()),
        sa.Column("j", sa.DateTime, server_default=sa.func.current_timestamp()),
        sa.Column("k", sa.Integer, server_default=sa.literal(7)),
        sa.Column("l", sa.Integer, default=5, onupdate=6),
        sa.Column("m", sa.Integer, key="mm", doc="hidden", info={"x": 1}),
        sa.Column("n", sa.String(5), server_default=sa.text("'x'")),
        sa.Column("o", sa.Integer, nullable=True, comment="it's a comment"),
        sa.Column("p", sa.Float, server_default=sa.text("0.5")),
        sa.Column("q", sa.Integer, sa.ForeignKey("u.id")),
        sa.Column("r", sa.Integer, sa.ForeignKey("u.id", name="fk_r", ondelete="CASCADE", onupdate="SET NULL", deferrable=True, initially="DEFERRED")),
        sa.Column("s", sa.Integer, sa.CheckConstraint("s > 0", name="ck_s")),
        sa.Column("v", sa.Integer, sa.CheckConstraint("v > 0")),
        sa.Column("w", sa.String(3), server_default=""),
    )
