from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql


def upgrade():
    if op.get_bind() is not None and op.get_context().dialect.name != "postgresql":
        return
    if op.get_context().dialect.name != "postgresql":
        return
    op.create_table(
        "t",
        sa.Column("a", postgresql.UUID(as_uuid=True), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("b", postgresql.JSONB(astext_type=sa.Text())),
        sa.Column("c", postgresql.ARRAY(sa.String(length=5))),
        sa.Column("d", postgresql.ENUM("x", "y", name="letters")),
        sa.Column("e", postgresql.TIMESTAMP(timezone=True, precision=3)),
        sa.Column("f", postgresql.INET()),
        sa.Column("g", postgresql.TSVECTOR()),
        sa.Column("h", postgresql.INTERVAL(fields="YEAR TO MONTH")),
        sa.Column("i", postgresql.INT4RANGE()),
        sa.Column("j", sa.Integer(), sa.Identity(always=True, start=5)),
        sa.Column("k", sa.Integer(), sa.Computed("j * 2", persisted=True)),
    )
