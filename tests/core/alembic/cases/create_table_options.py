from alembic import op
import sqlalchemy as sa


def upgrade():
    op.create_table(
        "logs",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("line", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text()),
        sa.PrimaryKeyConstraint("day", "line", name="pk_logs"),
        mysql_engine="InnoDB",
        mysql_charset="utf8mb4",
    )
