"""Keep prices in cents

Fractions of a cent turned up in sums of order lines, so whole cents are stored from
here on. Both tables are filled from the old column before it goes.

Revision ID: 6e13d7a5c084
Revises: 5d08c6b4f92e
Create Date: 2025-03-30 04:55:46
"""
from alembic import op
import sqlalchemy as sa

revision = "6e13d7a5c084"
down_revision = "5d08c6b4f92e"
branch_labels = None
depends_on = None

TABLES = ("products", "order_lines")


def upgrade():
    for table in TABLES:
        op.add_column(
            table, sa.Column("price_cents", sa.Integer(), server_default="0", nullable=False)
        )
        op.execute(f"UPDATE {table} SET price_cents = CAST(round(price * 100) AS INTEGER)")
        with op.batch_alter_table(table) as batch:
            batch.drop_column("price")


def downgrade():
    for table in TABLES:
        op.add_column(
            table,
            sa.Column("price", sa.Numeric(precision=10, scale=2), server_default="0", nullable=False),
        )
        op.execute(f"UPDATE {table} SET price = price_cents / 100.0")
        with op.batch_alter_table(table) as batch:
            batch.drop_column("price_cents")
